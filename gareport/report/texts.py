"""The texts of a report in reading order: its kinds in; blocks, and texts by key, out."""

from collections.abc import Iterator

from gareport.report.keys import Key
from gareport.report.model import (
    Cover,
    Item,
    Node,
    Paragraph,
    Quote,
    Report,
    Section,
    Subsection,
    Table,
    is_known_author,
)
from gareport.report.source import Text


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly under `node`, in reading order."""
    if isinstance(node, (Paragraph, Item)):  # first, as most nodes are and checks are slow
        return node.items
    return node.content if isinstance(node, (Section, Subsection)) else ()


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node under `nodes`, depth first, in reading order."""
    for node in nodes:
        yield node
        yield from walk(under) if (under := children(node)) else ()


def anchors(report: Report) -> Iterator[Key]:
    """The keys that files mark by name, in reading order: blocks, and `ID.closing`."""
    return _anchors((*report.cover.summary, *report.sections, *report.annexes))


def _anchors(nodes: tuple[Node, ...]) -> Iterator[Key]:
    for node in nodes:
        yield Key.own(node.id)
        yield from _anchors(children(node))
        if isinstance(node, (Paragraph, Item)) and node.closing is not None:
            yield Key.closing(node.id)


def texts_of(node: Node) -> Iterator[tuple[Key, Text]]:
    """The texts of the node itself and of the items under it, each with its key."""
    match node:
        case Paragraph() | Item():
            if node.lead is not None:
                yield Key.lead(node.id), node.lead
            yield Key.own(node.id), node.paragraph if isinstance(node, Paragraph) else node.text
            for item in node.items:
                yield from texts_of(item)
            if node.closing is not None:
                yield Key.closing(node.id), node.closing
        case Section(heading=None):
            return
        case Section(heading=Text() as heading) | Subsection(heading=heading):
            yield Key.own(node.id), heading
        case Quote():
            yield Key.own(node.id), node.quote
        case Table():
            yield from _texts_of_table(node)


def _texts_of_table(table: Table) -> Iterator[tuple[Key, Text]]:
    grid = table.table
    yield Key.own(table.id), grid.title
    if grid.headnote is not None:
        yield Key.headnote(table.id), grid.headnote
    for column in grid.columns:
        yield Key.column(table.id, column.id), column.heading
    for row in grid.rows:
        for column, cell in zip(grid.columns, row.cells, strict=False):
            yield Key.cell(table.id, row.id, column.id), cell
    for name, note in grid.notes.items():
        yield Key.note(name), note


def segments(report: Report) -> Iterator[tuple[Key, Text]]:
    """Every text to be translated, with its key, in reading order; notes after their section."""
    yield from segments_of_cover(report.cover)
    for section in (*report.sections, *report.annexes):
        yield from segments_of_section(section)


def segments_of_cover(cover: Cover) -> Iterator[tuple[Key, Text]]:
    """The texts of the cover that are translated."""
    for entry in cover.agenda:
        yield Key.agenda(entry.item), entry.title
    yield Key.title(), cover.title
    if not is_known_author(cover.author):
        yield Key.author(), cover.author
    for paragraph in cover.summary:
        yield from texts_of(paragraph)


def segments_of_section(section: Section) -> Iterator[tuple[Key, Text]]:
    """The texts of a section that are translated, its notes last."""
    for node in walk((section,)):
        if not isinstance(node, Item):  # an item's texts come with its paragraph's
            yield from texts_of(node)
    for name, note in section.notes.items():
        yield Key.note(name), note
