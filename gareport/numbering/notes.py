"""Notes with their marks: an edition and its runs in; those of pages and those of tables out."""

from collections.abc import Mapping
from dataclasses import dataclass

from gareport.numbering.numbering import lettered_notes
from gareport.numbering.runs import Run
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import notes_of
from gareport.report.model import Node, Section
from gareport.report.texts import walk


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its mark and its text."""

    id: str
    mark: str
    number: int
    runs: tuple[Run, ...]


def notes_at_foot(
    edition: Edition, marks: Mapping[str, str], texts: Mapping[Key, tuple[Run, ...]]
) -> dict[str, Note]:
    """The notes at the foot of pages, in the order of their calls."""
    lettered = lettered_notes(edition.report)
    at_foot = (name for name in marks if name not in lettered)
    return {
        name: Note(name, marks[name], number, texts[Key.note(name)])
        for number, name in enumerate(at_foot, 1)
    }


def notes_of_tables(
    edition: Edition, marks: Mapping[str, str], texts: Mapping[Key, tuple[Run, ...]]
) -> dict[str, tuple[Note, ...]]:
    """The notes of each table, in the order of their letters."""
    nodes = walk(edition.report.all_sections)
    return {
        node.id: tuple(
            Note(name, marks[name], number, texts[Key.note(name)])
            for number, name in enumerate(_by_letter(node, marks), 1)
        )
        for node in nodes
        if not isinstance(node, Section)
    }


def _by_letter(node: Node, marks: Mapping[str, str]) -> list[str]:
    """The notes of a table in the order of their letters: z comes before aa."""
    return sorted(notes_of(node), key=lambda name: (len(marks[name]), marks[name]))
