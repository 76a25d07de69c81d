"""Draft resolutions: a report in; which operative paragraphs are counted together, out.

They are counted from 1 in each resolution and in each of its parts, and run on through the headings
of a part. A single one has no number.
"""

from collections.abc import Iterator

from gareport.report.cover import Report
from gareport.report.kinds import children
from gareport.report.model import DraftDecision, DraftResolution, Node, Operative, ResolutionPart
from gareport.report.texts import walk


def is_draft(report: Report) -> bool:
    """Whether the document is a draft resolution or decision as a whole."""
    return report.cover.kind in ("draft_resolution", "draft_decision")


def has_own_count(node: Node) -> bool:
    """Whether the operative paragraphs of a block are counted separately from those around it."""
    return isinstance(node, (DraftResolution, DraftDecision, ResolutionPart))


def single_operatives(report: Report) -> frozenset[str]:
    """The ids of the operative paragraphs that are the only ones where they are counted."""
    own = (children(node) for node in walk(report.all_sections) if has_own_count(node))
    counted = (report.sections, *((annex,) for annex in report.annexes), *own)
    found = [tuple(_operatives(nodes)) for nodes in counted]
    return frozenset(ids[0] for ids in found if len(ids) == 1)


def _operatives(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The ids of the operative paragraphs under the nodes that are counted together."""
    for node in nodes:
        if isinstance(node, Operative):
            yield node.id
        elif not has_own_count(node):
            yield from _operatives(children(node))
