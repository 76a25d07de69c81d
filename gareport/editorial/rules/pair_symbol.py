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
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-symbol": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="See A/60/846/Add.1.", translation="见 A/60/846/Add.2。"),
    Example(text="See A/57/620.", translation="见该文件。"),
    Example(text="See A/57/620 and A/58/377.", translation="见 A/57/620 和 A/57/620。"),
)
GOOD = (
    Example(text="See A/60/846/Add.1.", translation="见 A/60/846/Add.1。"),
    Example(text="See A/57/620 and A/58/377.", translation="见 A/58/377 和 A/57/620。"),
    Example(text="See A/C.3/62/SR.5–9 and 12.", translation="见 A/C.3/62/SR.5-9 和 12。"),
    Example(text="See resolution 60/283.", translation="见第 60/283 号决议。"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation whose symbols differ, with both lists."""
    for pair in pairs(edition):
        if "/" not in pair.source and "/" not in pair.target:
            continue
        source = Counter(_plain(node) for node in nodes(pair.source) if isinstance(node, Symbol))
        found = [node for node in nodes(pair.target) if isinstance(node, Symbol)]
        target = Counter(map(_plain, found))
        if source == target:
            continue
        extra = target - source
        first = next((node.start for node in found if _plain(node) in extra), None)
        place = pair.target.span if first is None else pair.target.at(first)
        message = f"`{pair.key}` cites {_listed(target)}, but its source cites {_listed(source)}"
        hint = "copy the symbols from msgid; a document has the same symbol in all languages"
        yield Diagnostic("pair-symbol", place, message, hint)


def _plain(symbol: Symbol) -> str:
    """The symbol; a range in it may have a hyphen or a short dash."""
    return symbol.text.replace("–", "-")


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "no symbol"
