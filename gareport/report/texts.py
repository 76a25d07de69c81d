"""The texts of a report in reading order: blocks in; blocks, and texts by key, out."""

from collections.abc import Collection, Iterator
from functools import cache

from gareport.report.cover import Cover, Report, is_known_author, is_known_body, on_front
from gareport.report.cover_parts import AgendaItem, Transmitted
from gareport.report.foundation import Kind
from gareport.report.grid import Column, Row
from gareport.report.keys import Key
from gareport.report.kinds import children, closing, notes_of, own_texts, provided
from gareport.report.model import Figure, Node, Section
from gareport.report.shape import has_texts, keys_of, kinds_within
from gareport.report.source import Text
from gareport.report.stacked import Stacked

JOINT = "joint"  # the second organ of a joint document, in keys
SIGNED, TRANSMITS = "signed", "transmits"  # who has signed, and the report of another author


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node under `nodes`, depth first, in reading order."""
    for node in nodes:
        yield node
        yield from walk(under) if (under := children(node)) else ()


def figures_of(report: Report) -> tuple[Figure, ...]:
    """The figures of a report, in reading order."""
    return tuple(node for node in walk(report.all_sections) if isinstance(node, Figure))


def repeated(report: Report) -> frozenset[str]:
    """The ids that several blocks have, and those of tables with two rows or columns of one id."""
    seen: set[str] = set()
    found: set[str] = set()
    roots: tuple[Node, ...] = report.roots
    for node in walk(roots):
        grid = provided(node).grid
        parts: tuple[Column | Row, ...] = (*grid.heads, *grid.rows) if grid else ()
        if node.id in seen or len({part.id for part in parts}) < len(parts):
            found.add(node.id)
        seen.add(node.id)
    return frozenset(found)


def uneven(report: Report) -> frozenset[str]:
    """The ids of the tables in which a row has too few cells or too many."""
    roots: tuple[Node, ...] = report.roots
    return frozenset(
        node.id
        for node in walk(roots)
        if (grid := provided(node).grid)
        and any(len(row.cells) != len(grid.leaves) for row in grid.celled)
    )


def cells_of(report: Report) -> Iterator[Key]:
    """The keys of all cells of tables."""
    roots: tuple[Node, ...] = report.roots
    for node in walk(roots):
        grid = provided(node).grid
        for row in grid.celled if grid else ():
            yield from (Key.cell(node.id, row.id, one.id) for one in (grid.leaves if grid else ()))


def row_heads(report: Report) -> dict[Key, Key]:
    """The key of the text at the head of each row: its first cell, or its words across."""
    found: dict[Key, Key] = {}
    for node in walk(report.roots):
        grid = provided(node).grid
        for row in grid.rows if grid else ():
            first = grid.leaves[0].id if grid else ""
            across, cell = Key.across(node.id, row.id), Key.cell(node.id, row.id, first)
            found[across] = cell if row.across is None else across
    return found


def repeated_lines(report: Report) -> frozenset[tuple[str, int]]:
    """The lines of the texts whose block has the id of another."""
    ids = repeated(report)
    roots: tuple[Node, ...] = report.roots
    nodes = walk(roots) if ids else ()
    texts = (text for node in nodes if node.id in ids for _, text in texts_of(node))
    return frozenset(
        (text.span.file, text.span.line + more)
        for text in texts
        for more in range(text.raw.count("\n") + 1)
    )


def anchors(report: Report) -> Iterator[Key]:
    """The keys that files mark by name, in reading order: blocks, and `ID.closing`."""
    return _anchors(report.roots)


def _anchors(nodes: tuple[Node, ...]) -> Iterator[Key]:
    for node in nodes:
        yield Key.own(node.id)
        yield from _anchors(children(node))
        if closing(node) is not None:
            yield Key.closing(node.id)


def texts_of(node: Node) -> Iterator[tuple[Key, Text]]:
    """The texts of one block, each with its key, without those of the blocks under it."""
    yield from own_texts(node)
    yield from _texts_behind(node)


def reading(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, Key, Text]]:
    """Every text of the nodes and of all blocks under them, in reading order, with its block."""
    for node in nodes:
        for key, text in own_texts(node):
            yield node, key, text
        yield from reading(under) if (under := children(node)) else ()
        for key, text in _texts_behind(node):
            yield node, key, text


def left_out(report: Report) -> Iterator[str]:
    """The keys of blocks that hold a text which no stage would get: an error of this program.

    It shows at the first reading that somebody gave a kind a key and forgot it in `kinds`.
    """
    for node in walk(report.roots):
        known = {id(text) for _, text in texts_of(node)}
        reached: dict[str, bool] = {}  # of a row with too many cells, a rule reports the others
        for key, text in _typed(node, {id(child) for child in children(node)}):
            reached[key] = reached.get(key, False) or id(text) in known
        yield from (
            f"{type(node).__name__}.{key}" for key, is_known in reached.items() if not is_known
        )


def _typed(kind: Kind, under: Collection[int]) -> Iterator[tuple[str, Text]]:
    """Every text that a kind holds itself, without the blocks `under` it, with its key."""
    for key in _text_keys(type(kind)):
        yield from ((key, text) for text in _texts_in(getattr(kind, key)))
    for value in (getattr(kind, key) for key in _inner_keys(type(kind))):
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Kind) and id(inner) not in under:
                yield from _typed(inner, ())


@cache
def _text_keys(kind: type[Kind]) -> tuple[str, ...]:
    return tuple(key for key in keys_of(kind) if has_texts(kind, key))


@cache
def _inner_keys(kind: type[Kind]) -> tuple[str, ...]:
    return tuple(key for key in keys_of(kind) if kinds_within(kind, key))


def _texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Stacked):
        yield from (line.text for line in value.lines)
    elif isinstance(value, Text):
        yield value
    elif isinstance(value, tuple | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)


def _texts_behind(node: Node) -> Iterator[tuple[Key, Text]]:
    """The closing of a block and its notes."""
    if (text := closing(node)) is not None:
        yield Key.closing(node.id), text
    for name, note in notes_of(node).items():
        yield Key.note(name), note


def segments(report: Report) -> Iterator[tuple[Key, Text]]:
    """Every text to be translated, with its key, in reading order; notes after their section."""
    yield from segments_of_cover(report.cover)
    for section in report.all_sections:
        yield from segments_of_section(section)


def segments_of_cover(cover: Cover) -> Iterator[tuple[Key, Text]]:
    """The texts of the cover that are translated, the paragraphs last."""
    yield from head_of(cover)
    yield from _keyed(on_front(cover))


def head_of(cover: Cover) -> Iterator[tuple[Key, Text]]:
    """The texts of the cover that are translated, without its paragraphs; notes last."""
    if cover.body is not None and not is_known_body(cover.body):
        yield Key.cover("body"), cover.body
    if cover.meeting is not None and cover.meeting.venue is not None:
        yield Key.cover("venue"), cover.meeting.venue
    for entry in cover.agenda:
        yield agenda_key(entry), entry.title
    for entry in cover.joint.agenda if cover.joint else ():
        yield agenda_key(entry, JOINT), entry.title
    if cover.sponsors is not None:
        yield Key.cover("sponsors"), cover.sponsors
    yield Key.title(), cover.title
    for number, subtitle in enumerate(cover.subtitles, 1):
        yield Key.cover("subtitle", number), subtitle
    if cover.author is not None and not is_known_author(cover.author):
        yield Key.author(), cover.author
    if cover.rapporteur is not None:
        yield Key.cover("rapporteur"), cover.rapporteur
    yield from _signed(cover)
    if cover.transmits is not None:
        yield from _transmitted(cover.transmits)
    for name, note in cover.notes.items():
        yield Key.note(name), note


def _signed(cover: Cover) -> Iterator[tuple[Key, Text]]:
    for number, one in enumerate(cover.signed, 1):
        yield Key.cover(SIGNED, number), one.name
        for line, title in enumerate(one.titles, 1):
            yield Key.cover(SIGNED, number, "title", line), title


def _transmitted(transmits: Transmitted) -> Iterator[tuple[Key, Text]]:
    yield Key.cover(TRANSMITS, "title"), transmits.title
    for number, subtitle in enumerate(transmits.subtitles, 1):
        yield Key.cover(TRANSMITS, "subtitle", number), subtitle
    if transmits.author is not None:
        yield Key.cover(TRANSMITS, "author"), transmits.author
    if transmits.rapporteur is not None:
        yield Key.cover(TRANSMITS, "rapporteur"), transmits.rapporteur


def agenda_key(entry: AgendaItem, *organ: str) -> Key:
    """The key of the title of an agenda item, of the second organ of a joint document too."""
    if organ:
        return Key.cover(*organ, "agenda", entry.item, *entry.parts)
    return Key.agenda(entry.item, *entry.parts)


def segments_of_section(section: Section) -> Iterator[tuple[Key, Text]]:
    """The texts of a section that are translated, its notes last."""
    return _keyed((section,))


def _keyed(nodes: tuple[Node, ...]) -> Iterator[tuple[Key, Text]]:
    return ((key, text) for _, key, text in reading(nodes))
