"""A translation cites the document symbols of its source, each as often.

A wrong symbol misleads the reader.
"""

from collections import Counter
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.inline import Symbol
from gareport.language.prose import nodes
from gareport.language.symbols import ends
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.source import Text

NAMES = {"pair-symbol": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="See A/60/846/Add.1.", translation="见 A/60/846/Add.2。"),
    Example(text="See A/57/620.", translation="见该文件。"),
    Example(text="See A/57/620 and A/58/377.", translation="见 A/57/620 和 A/57/620。"),
    Example(text="See S/2024/12–S/2024/15.", translation="见 S/2024/12-S/2024/16。"),
)
GOOD = (
    Example(text="See A/60/846/Add.1.", translation="见 A/60/846/Add.1。"),
    Example(text="See A/57/620 and A/58/377.", translation="见 A/58/377 和 A/57/620。"),
    Example(text="See A/C.3/62/SR.5–9 and 12.", translation="见 A/C.3/62/SR.5-9 和 12。"),
    Example(text="See S/2024/12 to S/2024/15.", translation="见 S/2024/12-S/2024/15。"),
    Example(text="See resolution 60/283.", translation="见第 60/283 号决议。"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation whose symbols differ, with both lists."""
    for pair in pairs(edition):
        if "/" not in pair.source and "/" not in pair.target:
            continue
        source = Counter(symbol for symbol, _ in _cited(pair.source))
        found = list(_cited(pair.target))
        target = Counter(symbol for symbol, _ in found)
        if source == target:
            continue
        extra = target - source
        first = next((start for symbol, start in found if symbol in extra), None)
        place = pair.target.span if first is None else pair.target.at(first)
        message = f"`{pair.key}` cites {_listed(target)}, but its source cites {_listed(source)}"
        hint = "copy the symbols from msgid; a document has the same symbol in all languages"
        yield Diagnostic("pair-symbol", place, message, hint)


def _cited(text: Text) -> Iterator[tuple[str, int]]:
    """The symbols of a text with their offsets; of a range of symbols, the first and the last.

    A range within a symbol may have a hyphen or a short dash.
    """
    for node in nodes(text):
        if isinstance(node, Symbol):
            plain = node.text.replace("–", "-")
            yield from ((symbol, node.start) for symbol in ends(plain) or (plain,))


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "no symbol"
