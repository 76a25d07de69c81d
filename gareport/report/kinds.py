"""What every kind of block provides, in one place: a block in; what the rooms need of it out.

When you add a kind to `Block`, mypy names each function here that has no answer for it. The rooms
read these answers. They number, check, print and show a block by them, and do not ask for its kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, assert_never

from gareport.report.grid import Column, Grid, Row
from gareport.report.keys import Key, TextPart
from gareport.report.model import (
    ANNEXED,
    Box,
    Correction,
    DraftDecision,
    DraftResolution,
    Figure,
    Item,
    Node,
    Operative,
    Paragraph,
    Preambular,
    Quote,
    ResolutionPart,
    Section,
    Subsection,
    Table,
)
from gareport.report.source import Text
from gareport.report.stacked import lines_of


class Role(StrEnum):
    """What a text is in its report."""

    TITLE = "title"
    AUTHOR = "author"
    AGENDA = "agenda item"
    HEADING = "heading"
    LEAD = "run-in heading"
    PARAGRAPH = "paragraph"
    ITEM = "subparagraph"
    CLOSING = "closing"
    QUOTE = "quotation"
    TABLE = "title of a table"
    FIGURE = "title of a figure"
    BOX = "title of a box"
    ALT = "alternative text"
    SOURCE = "source"
    HEADNOTE = "headnote"
    COLUMN = "heading of a column"
    CELL = "cell"
    NOTE = "note"
    CORRECTED = "corrected text"
    FRAGMENT = "words of a correction"
    MISPRINT = "words that are corrected"

    # Every rule looks up roles, and the hash of an Enum is slow because it is written in Python.
    __hash__ = str.__hash__


Series = Literal[
    "heading", "paragraph", "item", "table", "figure", "box", "operative", "part", "draft"
]
BlockRow = Literal["heading", "text", "quote", "grid", "figure"]
Tag = Literal["H", "P", "BlockQuote", "Table", "Sect"]


@dataclass(frozen=True, slots=True)
class Provided:
    """The answers of a kind that are one word each.

    `role` is the role of its own text for the editorial rules. `series` says how it is numbered;
    without a series it has no number, and a reference cannot lead to it. `row` is its row in a
    parallel edition. `tag` is the role of its own text in the structure tree of the PDF, which
    screen readers use; a heading adds its level: H1. `called` is its name for translators if it
    has no number. `grid` is the table inside it.
    """

    role: Role
    series: Series | None
    row: BlockRow
    tag: Tag
    called: str
    grid: Grid | None


def provided(node: Node) -> Provided:
    """The answers for the kind of a block."""
    match node:
        case Paragraph():
            series: Series | None = "paragraph" if node.numbered else None
            return Provided(Role.PARAGRAPH, series, "text", "P", "paragraph without number", None)
        case Item():
            series = "item" if node.mark == "letters" else None
            return Provided(Role.ITEM, series, "text", "P", "item", None)
        case Subsection():
            series = "heading" if node.numbered else None
            return Provided(Role.HEADING, series, "heading", "H", "heading", None)
        case Section():
            is_headed = node.heading is not None or node.kind in ANNEXED
            series = "heading" if is_headed else None
            return Provided(Role.HEADING, series, "heading", "H", "heading", None)
        case Quote():
            return Provided(Role.QUOTE, None, "quote", "BlockQuote", "quotation", None)
        case Table():
            series = "table" if node.table.may_have_number else None
            return Provided(Role.TABLE, series, "grid", "Table", "table", node.table)
        case Figure():
            return Provided(Role.FIGURE, "figure", "figure", "P", "figure", node.figure.grid)
        case Box():
            series = "box" if node.box.may_have_number else None
            return Provided(Role.BOX, series, "text", "Sect", "box", None)
        case Correction():
            return Provided(Role.CORRECTED, None, "text", "P", "correction", None)
        case Preambular():
            return Provided(Role.PARAGRAPH, None, "text", "P", "preambular paragraph", None)
        case Operative():
            called = "operative paragraph without number"
            return Provided(Role.PARAGRAPH, "operative", "text", "P", called, None)
        case ResolutionPart():
            return Provided(Role.HEADING, "part", "heading", "H", "part", None)
        case DraftResolution() | DraftDecision():
            return Provided(Role.HEADING, "draft", "heading", "H", "draft", None)
        case _:
            assert_never(node)


def children(node: Node) -> tuple[Node, ...]:
    """The blocks directly under a block, in reading order."""
    match node:
        case Paragraph() | Item() | Operative():
            return node.items
        case Section() | Subsection():
            return node.content
        case ResolutionPart():
            return node.part
        case Box():
            return node.box.content
        case DraftResolution():
            return node.resolution
        case DraftDecision():
            return node.decision
        case Quote() | Table() | Figure() | Preambular() | Correction():
            return ()
        case _:
            assert_never(node)


def own_texts(node: Node) -> Iterator[tuple[Key, Text]]:
    """The texts of a block that come before the blocks under it, each with its key."""
    match node:
        case Paragraph() | Item():
            if node.lead is not None:
                yield Key.lead(node.id), node.lead
            yield Key.own(node.id), node.paragraph if isinstance(node, Paragraph) else node.text
        case Section() | Subsection():
            if node.heading is not None:
                yield Key.own(node.id), node.heading
        case Quote():
            yield from ((line.key, line.text) for line in lines_of(Key.own(node.id), node.quote))
            if node.source is not None:
                yield Key.part(node.id, TextPart.SOURCE), node.source
        case Table():
            yield from _texts_of_table(node)
        case Figure():
            yield from _texts_of_figure(node)
        case Box():
            if node.box.title is not None:
                yield Key.own(node.id), node.box.title
        case Correction():
            yield from _texts_of_correction(node)
        case Preambular():
            yield Key.own(node.id), node.preambular
        case Operative():
            yield Key.own(node.id), node.operative
        case ResolutionPart() | DraftResolution() | DraftDecision():
            if node.title is not None:
                yield Key.own(node.id), node.title
        case _:
            assert_never(node)


def _texts_of_table(table: Table) -> Iterator[tuple[Key, Text]]:
    grid = table.table
    if grid.title is not None:
        yield Key.own(table.id), grid.title
    if grid.headnote is not None:
        yield Key.headnote(table.id), grid.headnote
    yield from _texts_of_grid(table.id, grid)
    yield from under(table)


def _texts_of_grid(owner: str, grid: Grid) -> Iterator[tuple[Key, Text]]:
    for column in grid.heads:
        yield Key.column(owner, column.id), column.heading
    for row in grid.rows:
        if row.across is not None:
            yield Key.across(owner, row.id), row.across
        for column, cell in zip(grid.leaves, row.cells, strict=False):
            found = lines_of(Key.cell(owner, row.id, column.id), cell)
            yield from ((line.key, line.text) for line in found)


def _texts_of_figure(node: Figure) -> Iterator[tuple[Key, Text]]:
    figure = node.figure
    yield Key.own(node.id), figure.title
    if figure.headnote is not None:
        yield Key.headnote(node.id), figure.headnote
    if figure.grid is not None:
        yield from _texts_of_grid(node.id, figure.grid)
    for row in figure.rows_without_columns:
        yield from ((Key.cell(node.id, row.id, str(n)), cell) for n, cell in enumerate(row.cells))
    yield Key.part(node.id, TextPart.ALT), figure.alt
    yield from under(node)


def under(node: Table | Figure) -> Iterator[tuple[Key, Text]]:
    """The texts under a table or a figure, before its notes, each with its key."""
    inside = node.table if isinstance(node, Table) else node.figure
    parts = (
        (TextPart.SOURCE, inside.source),
        (TextPart.ABBREVIATIONS, inside.abbreviations),
        (TextPart.NOTE, inside.note),
    )
    yield from ((Key.part(node.id, part), text) for part, text in parts if text is not None)


def _texts_of_correction(node: Correction) -> Iterator[tuple[Key, Text]]:
    parts = (
        (TextPart.PLACE, node.correction.words),
        (TextPart.OLD, node.old),
        (TextPart.NEW, node.new),
        (TextPart.DELETE, node.delete),
        (TextPart.INSERT, node.insert),
        (TextPart.AFTER, node.after),
        (TextPart.BEFORE, node.before),
    )
    yield from ((Key.part(node.id, part), text) for part, text in parts if text is not None)
    if node.text is not None:
        yield Key.own(node.id), node.text


def closing(node: Node) -> Text | None:
    """The text of a block that comes after the blocks under it."""
    match node:
        case Paragraph() | Item() | Operative():
            return node.closing
        case Section() | Subsection() | Quote() | Table() | Figure() | Box():
            return None
        case Preambular() | Correction():
            return None
        case ResolutionPart() | DraftResolution() | DraftDecision():
            return None
        case _:
            assert_never(node)


def notes_of(node: Node) -> Mapping[str, Text]:
    """The notes that a block defines, by name."""
    match node:
        case Section():
            return node.notes
        case Table():
            return node.table.notes
        case Figure():
            return node.figure.notes
        case Paragraph() | Item() | Subsection() | Quote() | Preambular() | Operative():
            return {}
        case ResolutionPart() | DraftResolution() | DraftDecision() | Correction() | Box():
            return {}
        case _:
            assert_never(node)


_PARTS = frozenset(str(part) for part in TextPart)


def part_of(node: Node, key: Key) -> TextPart | None:
    """What a further text of a block is; None for its own text, its cells and its notes."""
    if len(key.rest) != 1 or key.is_note or key.rest[0] not in _PARTS:
        return None
    grid = provided(node).grid
    lines: tuple[Column | Row, ...] = (*grid.heads, *grid.rows) if grid else ()
    # A row or a column may have the name of a part as its id.
    return None if any(line.id == key.rest[0] for line in lines) else TextPart(key.rest[0])


def role_of(node: Node, key: Key) -> Role:
    """The role of a text of a block."""
    if key.is_note:
        return Role.NOTE
    if not key.rest:
        return provided(node).role
    match part_of(node, key):
        case TextPart.LEAD:
            return Role.LEAD
        case TextPart.CLOSING:
            return Role.CLOSING
        case TextPart.HEADNOTE:
            return Role.HEADNOTE
        case TextPart.ALT:
            return Role.ALT
        case TextPart.SOURCE | TextPart.ABBREVIATIONS | TextPart.NOTE:
            return Role.SOURCE
        case TextPart.OLD | TextPart.DELETE:
            return Role.MISPRINT
        case TextPart.PLACE | TextPart.NEW | TextPart.INSERT | TextPart.AFTER | TextPart.BEFORE:
            return Role.FRAGMENT
        case None if isinstance(node, Quote):
            return Role.QUOTE
        case None:
            return Role.COLUMN if len(key.rest) == 1 else Role.CELL
        case part:
            assert_never(part)
