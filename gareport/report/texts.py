"""The texts of a report in reading order: blocks in; blocks, and texts by key, out."""

from collections.abc import Iterator

from gareport.report.keys import Key
from gareport.report.kinds import children, closing, notes_of, own_texts
from gareport.report.model import Cover, Node, Report, Section, is_known_author
from gareport.report.source import Text


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


def _texts_behind(node: Node) -> Iterator[tuple[Key, Text]]:
    """The closing of a block and its notes."""
    if (text := closing(node)) is not None:
        yield Key.closing(node.id), text
    for name, note in notes_of(node).items():
        yield Key.note(name), note


def segments(report: Report) -> Iterator[tuple[Key, Text]]:
    """Every text to be translated, with its key, in reading order; notes after their section."""
    yield from segments_of_cover(report.cover)
    for section in (*report.sections, *report.annexes):
        yield from segments_of_section(section)


def segments_of_cover(cover: Cover) -> Iterator[tuple[Key, Text]]:
    """The texts of the cover that are translated, the summary last."""
    yield from head_of(cover)
    yield from _keyed(cover.summary)


def head_of(cover: Cover) -> Iterator[tuple[Key, Text]]:
    """The texts of the cover that are translated, without the summary."""
    for entry in cover.agenda:
        yield Key.agenda(entry.item), entry.title
    yield Key.title(), cover.title
    if not is_known_author(cover.author):
        yield Key.author(), cover.author


def segments_of_section(section: Section) -> Iterator[tuple[Key, Text]]:
    """The texts of a section that are translated, its notes last."""
    return _keyed((section,))


def _keyed(nodes: tuple[Node, ...]) -> Iterator[tuple[Key, Text]]:
    return ((key, text) for _, key, text in reading(nodes))
