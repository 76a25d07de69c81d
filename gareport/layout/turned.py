"""Stage 5: a resolved report in; its blocks on pages across, and where such pages begin, out.

A table that is too wide for a page is on a page across, with the headings right above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gareport.layout.table_form import table_form
from gareport.numbering.resolve import Resolved
from gareport.report.kinds import own_texts, provided
from gareport.report.model import Node, Table
from gareport.report.texts import walk


@dataclass(frozen=True, slots=True)
class Turned:
    """The ids of the blocks on pages across, and of those with which such pages begin and end.

    `first` is the first block with which one begins. `is_last` if the report ends on such a page.
    """

    blocks: frozenset[str]
    begins: frozenset[str]
    ends: frozenset[str]
    first: str | None
    is_last: bool


def turned(sides: Sequence[Resolved]) -> Turned:
    """The blocks on pages across in an edition, or in a pair of them."""
    report = sides[0].edition.report
    nodes = [node for node in walk(report.all_sections) if _is_printed(node, sides[0])]
    is_turned = [_is_wide(node, sides) for node in nodes]
    for at in range(len(nodes) - 2, -1, -1):
        if is_turned[at + 1] and provided(nodes[at]).row == "heading":
            is_turned[at] = True
    blocks = [node.id for node, one in zip(nodes, is_turned, strict=True) if one]
    begins = [
        node.id for at, node in enumerate(nodes) if is_turned[at] and not (at and is_turned[at - 1])
    ]
    ends = {
        node.id for at, node in enumerate(nodes[:-1]) if is_turned[at] and not is_turned[at + 1]
    }
    is_last = bool(nodes) and is_turned[-1]
    first = begins[0] if begins else None
    return Turned(frozenset(blocks), frozenset(begins), frozenset(ends), first, is_last)


def _is_wide(node: Node, sides: Sequence[Resolved]) -> bool:
    """Whether a block is a table that needs a page across."""
    return isinstance(node, Table) and table_form(sides, node.id, node.table).is_turned


def _is_printed(node: Node, resolved: Resolved) -> bool:
    return any(True for _ in own_texts(node)) or node.id in resolved.labels
