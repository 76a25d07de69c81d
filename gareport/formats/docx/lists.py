"""Word's lists: a report in; the blocks that need a list other than their style's, and it, out.

Headings and paragraphs take their numbers from the lists of their styles. A block needs another
list only where counting starts again without a higher level that restarts it: in each annex, in a
note that transmits a report, and under a paragraph without a number.
"""

from dataclasses import dataclass
from typing import assert_never

from gareport.report.cover import Report
from gareport.report.kinds import children, provided
from gareport.report.model import Item, Node, Subsection

HEADINGS, PARAGRAPHS, ANNEXES = 1, 2, 3


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A list (`w:num`) of one of the numbering schemes, which restarts `level` and those below."""

    number: int
    scheme: int
    level: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block is counted: the number of its list and its level."""

    list: int
    level: int


def list_places(report: Report) -> tuple[dict[str, Place], tuple[ListInstance, ...]]:
    """The places that differ from those of the styles, and the lists made for them."""
    book = _Book({}, [])
    apart = book.new(PARAGRAPHS, 0) if report.cover.transmits is not None else None
    for paragraph in report.cover.text:
        book.block(paragraph, None, apart)
    for section in report.sections:
        for node in section.content:
            book.block(node, None, None)
    for annex in report.annexes:
        headings = book.new(HEADINGS, 1)
        paragraphs = book.new(PARAGRAPHS, 0)
        for node in annex.content:
            book.block(node, headings, paragraphs)
    return book.places, tuple(book.lists)


@dataclass(slots=True)
class _Book:
    places: dict[str, Place]
    lists: list[ListInstance]

    def new(self, scheme: int, level: int) -> int:
        number = ANNEXES + 1 + len(self.lists)
        self.lists.append(ListInstance(number, scheme, level))
        return number

    def block(
        self, node: Node, headings: int | None, paragraphs: int | None, level: int = 1
    ) -> None:
        under = children(node)
        items = tuple(child for child in under if isinstance(child, Item))
        match provided(node).series:
            case "heading":
                self._count(node, headings, level)
            case "paragraph":
                self._count(node, paragraphs, 0)
            case "item" | "table" | None:
                pass
            case series:
                assert_never(series)
        first = self.new(PARAGRAPHS, 1) if items and not provided(node).series else paragraphs
        self.items(items, first, 1)
        for child in under:
            if not isinstance(child, Item):
                self.block(child, headings, paragraphs, level + isinstance(node, Subsection))

    def _count(self, node: Node, number: int | None, level: int) -> None:
        """Count a block in a list, unless the list is that of its style."""
        if number is not None:
            self.places[node.id] = Place(number, level)

    def items(self, items: tuple[Item, ...], paragraphs: int | None, level: int) -> None:
        for item in items:
            if paragraphs is not None:
                self.places[item.id] = Place(paragraphs, level)
            self.items(item.items, paragraphs, level + 1)
