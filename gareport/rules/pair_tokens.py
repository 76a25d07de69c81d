"""A translation carries the tokens of its source: references, notes, amounts, each as often.

The order may change with the language, except that of note calls: notes are numbered by the
source, and marks must not run backwards.
"""

from collections import Counter
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.inline import Token, flat, parse
from gareport.translate import Edition, State

NAMES = {"pair-tokens": Severity.ERROR}
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
    """Yield a fault for each translation whose tokens differ, both lists printed."""
    for key, segment in edition.texts.items():
        if edition.is_original or segment.state in (State.MISSING, State.STALE):
            continue
        if "{" not in segment.text and "{" not in edition.source[key]:
            continue
        source, target = _tokens(edition.source[key]), _tokens(segment.text)
        if Counter(source) != Counter(target):
            message = f"`{key}` has {_listed(target)} where its source has {_listed(source)}"
            hint = "copy the tokens from msgid; only their order may change"
            yield Diagnostic("pair-tokens", segment.text.span, message, hint)
        elif [t for t in source if "note." in t] != [t for t in target if "note." in t]:
            message = f"`{key}` calls its notes in another order than its source"
            yield Diagnostic("pair-tokens", segment.text.span, message, "keep the notes' order")


def _tokens(text: str) -> list[str]:
    found = (n for n in flat(parse(text)[0]) if isinstance(n, Token))
    return [f"{{{token.kind}.{token.id}}}" for token in found]


def _listed(tokens: list[str]) -> str:
    return " ".join(sorted(tokens)) or "none"
