"""`moved_from` names an id that no block has any more, and only one block was moved from it.

The translations of the old id go to the new one. If the old block is still there, it keeps its
translations and the new block gets none.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import Node
from gareport.report.texts import walk

NAMES = {"moved-from": Severity.WARNING}
TOPIC = Topic.STRUCTURE
_TWO = "- id: {}\n  moved_from: {}\n  paragraph: A text.\n- id: {}\n  {}paragraph: A text."
BAD = (
    Example(content=_TWO.format("cost", "costs", "costs", "")),
    Example(content=_TWO.format("cost", "price", "costs", "moved_from: price\n  ")),
    Example(content=_TWO.format("cost", "cost", "costs", "")),
)
GOOD = (
    Example(),
    Example(content=_TWO.format("cost", "price", "costs", "")),
    Example(content=_TWO.format("cost", "price", "costs", "moved_from: prices\n  ")),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each `moved_from` that cannot move a translation."""
    if not edition.is_original:
        return
    report = edition.report
    roots: tuple[Node, ...] = report.roots
    nodes = list(walk(roots))
    ids = {node.id for node in nodes}
    taken: dict[str, str] = {}
    for node in nodes:
        old = node.moved_from
        if old is None:
            continue
        if old in ids:
            message = f"`{node.id}` is moved from `{old}`, which is still there"
            hint = "delete `moved_from`, or rename the other block"
            yield Diagnostic("moved-from", node.place, message, hint, Severity.WARNING)
        elif old in taken:
            message = f"`{node.id}` is moved from `{old}`, and so is `{taken[old]}`"
            hint = f"delete `moved_from` here: the translations go to `{taken[old]}`"
            yield Diagnostic("moved-from", node.place, message, hint, Severity.WARNING)
        taken.setdefault(old, node.id)
