"""Word's lists: a report in; the blocks that need a list other than their style's, and it, out.

Headings and paragraphs take their numbers from the lists of their styles. A block needs another
list only where counting starts again without a higher level that restarts it: in each annex, in
each draft resolution and each part of one, in a report that a note transmits, and under a paragraph
without a number. Bullets and dashes are never counted, so the lists of their styles are enough.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from gareport.report.cover import Report
from gareport.report.drafts import has_own_count, is_draft, single_operatives
from gareport.report.kinds import children, provided
from gareport.report.model import Item, Node, Operative, ResolutionPart, Subsection

HEADINGS, PARAGRAPHS, ANNEXES, OPERATIVES, PARTS = range(1, 6)
LAST = 9  # after these: bullets and dashes, then those in cells


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


@dataclass(frozen=True, slots=True)
class _CountedIn:
    """The lists that count the blocks here; without a number, that of their styles does."""

    headings: int | None = None
    paragraphs: int | None = None
    operatives: int | None = None
    parts: int | None = PARTS


def list_places(report: Report) -> tuple[dict[str, Place], tuple[ListInstance, ...]]:
    """The places that differ from those of the styles, and the lists made for them."""
    book = _Book({}, [], single_operatives(report))
    for paragraph in report.cover.text:
        book.block(paragraph, _CountedIn())
    apart = book.new(PARAGRAPHS, 0) if report.cover.transmits is not None else None
    headings = book.new(HEADINGS, 1) if is_draft(report) else None
    body = _CountedIn(headings=headings, paragraphs=apart)
    for section in report.sections:
        for node in section.content:
            book.block(node, body)
    for annex in report.annexes:
        lists = _CountedIn(book.new(HEADINGS, 1), book.new(PARAGRAPHS, 0))
        for node in annex.content:
            book.block(node, lists)
    return book.places, tuple(book.lists)


@dataclass(slots=True)
class _Book:
    places: dict[str, Place]
    lists: list[ListInstance]
    single: frozenset[str]

    def new(self, scheme: int, level: int) -> int:
        number = LAST + 1 + len(self.lists)
        self.lists.append(ListInstance(number, scheme, level))
        return number

    def block(self, node: Node, lists: _CountedIn, level: int = 1) -> None:
        under = children(node)
        self._own(node, lists, level)
        self._items(node, lists)
        lists, level = self._within(node, lists, level)
        for child in under:
            if not isinstance(child, Item):
                self.block(child, lists, level)

    def _own(self, node: Node, lists: _CountedIn, level: int) -> None:
        """Count a block in a list, unless the list is that of its style."""
        match provided(node).series:
            case "heading":
                number = lists.headings
            case "paragraph":
                number, level = lists.paragraphs, 0
            case "operative":
                number, level = None if node.id in self.single else lists.operatives, 0
            case "part":
                number, level = lists.parts, 0
            case "item" | "table" | "figure" | "box" | "draft" | None:
                return
            case series:
                assert_never(series)
        if number is not None:
            self.places[node.id] = Place(number, level)

    def _items(self, node: Node, lists: _CountedIn) -> None:
        """The subparagraphs of a block; those of one without a number start again."""
        items = tuple(child for child in children(node) if isinstance(child, Item))
        is_operative = isinstance(node, Operative)
        scheme = OPERATIVES if is_operative else PARAGRAPHS
        first = lists.operatives if is_operative else lists.paragraphs
        is_lettered = any(item.mark == "letters" for item in items)
        if is_lettered and (not provided(node).series or node.id in self.single):
            first = self.new(scheme, 1)
        self.items(items, first, 1)

    def _within(self, node: Node, lists: _CountedIn, level: int) -> tuple[_CountedIn, int]:
        """The lists of the blocks under a block: a draft and its parts start again."""
        if not has_own_count(node):
            return lists, level + isinstance(node, Subsection)
        headings, operatives = self.new(HEADINGS, 1), self.new(OPERATIVES, 0)
        parts = lists.parts if isinstance(node, ResolutionPart) else self.new(PARTS, 0)
        return replace(lists, headings=headings, operatives=operatives, parts=parts), 1

    def items(self, items: tuple[Item, ...], paragraphs: int | None, level: int) -> None:
        for item in items:
            if paragraphs is not None and item.mark == "letters":
                self.places[item.id] = Place(paragraphs, level)
            self.items(item.items, paragraphs, level + 1)
