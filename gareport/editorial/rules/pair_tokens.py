"""A translation has the tokens of its source: references, notes and amounts, each as often.

Their order may change, except the order of note tokens: notes are numbered in the order of the
source, so another order would print their marks backwards.
"""

from collections import Counter
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.rules.targets import named
from gareport.editorial.topics import Topic
from gareport.language.braces import Token
from gareport.language.inline import flat, parse
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition, State
from gareport.report.source import Text

NAMES = {"pair-tokens": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="See {ref.example}.", translation="见上文。"),
    Example(
        text="See {ref.example} above.", translation="见第 {ref.example} 和 {ref.example} 段。"
    ),
    Example(text="See above.", translation="见第 {ref.example} 段。"),
)
GOOD = (
    Example(text="See {ref.example}.", translation="见第 {ref.example} 段。"),
    Example(text="{ref.example} and {ref.body}", translation="{ref.body}和{ref.example}"),
    Example(text="See above.", translation="见上文。"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation whose tokens differ, with both lists."""
    for key, segment in edition.texts.items():
        if edition.is_original or segment.state in (State.MISSING, State.STALE):
            continue
        if "{" not in segment.text and "{" not in edition.source[key]:
            continue
        source, target = _tokens(edition.source[key]), _tokens(segment.text)
        missing, extra = _beyond(source, target), _beyond(target, source)
        if missing or extra:
            if _are_unknown(missing, extra, edition):
                continue
            message = f"`{key}` has {_listed(target)}, but its source has {_listed(source)}"
            hint = "copy the tokens from msgid; only their order may change"
            yield Diagnostic("pair-tokens", _place(segment.text, extra[:1]), message, hint)
        elif backward := _first_out_of_order(source, target):
            message = f"`{key}` has its notes in another order than its source"
            place = _place(segment.text, [backward])
            hint = "put the note tokens in the order of msgid"
            yield Diagnostic("pair-tokens", place, message, hint)


def _tokens(text: str) -> list[Token]:
    return [node for node in flat(parse(text)[0]) if isinstance(node, Token)]


def _beyond(tokens: list[Token], others: list[Token]) -> list[Token]:
    """The tokens that the others lack, in reading order."""
    left = Counter(map(_written, others))
    found = []
    for token in tokens:
        left[_written(token)] -= 1
        if left[_written(token)] < 0:
            found.append(token)
    return found


def _are_unknown(missing: list[Token], extra: list[Token], edition: Edition) -> bool:
    """Whether only unknown tokens differ, each of which another rule reports."""
    unknown = [token for token in extra if token.target not in named(edition)[token.kind]]
    return len(unknown) == len(extra) >= len(missing)


def _first_out_of_order(source: list[Token], target: list[Token]) -> Token | None:
    """The first note token that is where the source has another one."""
    first, second = ([one for one in side if one.kind == "note"] for side in (source, target))
    pairs = zip(first, second, strict=True)
    return next((there for here, there in pairs if here.id != there.id), None)


def _place(text: Text, tokens: list[Token]) -> Span:
    """The place of the first token, or of the first line of the text if there are no tokens."""
    if tokens:
        return text.at(tokens[0].start)
    return text.first_line()


def _written(token: Token) -> str:
    return token.written


def _listed(tokens: list[Token]) -> str:
    return " ".join(sorted(map(_written, tokens))) or "no tokens"
