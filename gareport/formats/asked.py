"""No text is left out: an edition in; the same edition out, which records the texts asked for.

A template prints a text by asking for its runs, and the notes of a table by asking for the notes of
the block. A text that no template asked for is missing from the file, although every template was
filled without an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from gareport.numbering.notes import Note
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import Run
from gareport.report.keys import Key

Name = TypeVar("Name")
Asked = TypeVar("Asked", covariant=True)


class AskedFor(Mapping[Name, Asked]):
    """A mapping that records the names that were asked for.

    `get` and `in` do not count: a template that only tests a text does not print it.
    """

    def __init__(self, values: Mapping[Name, Asked]) -> None:
        self.values_by_name = values
        self.names: set[Name] = set()

    def __getitem__(self, name: Name) -> Asked:
        found = self.values_by_name[name]
        self.names.add(name)
        return found

    def get(self, name: Name, default: Any = None, /) -> Any:
        """The value of a name, without recording that it was asked for."""
        return self.values_by_name.get(name, default)

    def __contains__(self, name: object) -> bool:
        return name in self.values_by_name

    def __iter__(self) -> Iterator[Name]:
        return iter(self.values_by_name)

    def __len__(self) -> int:
        return len(self.values_by_name)


@dataclass(frozen=True, slots=True)
class WatchedTexts:
    """The texts of an edition and the notes of its tables, with what was asked for."""

    runs: AskedFor[Key, tuple[Run, ...]]
    notes: AskedFor[str, tuple[Note, ...]]

    def asked(self) -> set[Key]:
        """The keys of the texts that were asked for."""
        blocks = (self.notes.values_by_name[name] for name in self.notes.names)
        return {*self.runs.names, *(Key.note(note.id) for notes in blocks for note in notes)}

    def within(self, resolved: Resolved) -> Resolved:
        """The edition with these texts."""
        return replace(resolved, runs=self.runs, table_notes=self.notes)


@dataclass(frozen=True, slots=True)
class Watched:
    """What templates are given to print, and the keys of the texts that they must ask for."""

    resolved: Resolved
    parallel: Parallel | None
    sides: tuple[WatchedTexts, ...]
    wanted: tuple[Key, ...]

    def unasked(self) -> list[Key]:
        """The texts that were not asked for, in reading order; none if nothing was asked for."""
        asked = [side.asked() for side in self.sides]
        if not any(asked):
            return []
        return [key for key in self.wanted if any(key not in keys for keys in asked)]


def watched(resolved: Resolved, parallel: Parallel | None) -> Watched:
    """Watch what templates ask for; the numbered notes are printed where they are called."""
    own = _texts(resolved)
    if parallel is None:
        numbered = {Key.note(note.id) for note in resolved.notes}
        wanted = tuple(key for key, runs in resolved.runs.items() if runs and key not in numbered)
        return Watched(own.within(resolved), None, (own,), wanted)
    other = _texts(parallel.translation)
    both = replace(
        parallel,
        original=own.within(parallel.original),
        translation=other.within(parallel.translation),
    )
    runs = (parallel.original.runs, parallel.translation.runs)
    wanted = tuple(
        key
        for row in parallel.rows
        if row.kind != "word"
        for key in row.keys
        if key.is_note or any(side.get(key) for side in runs)  # a blank cell prints nothing
    )
    return Watched(own.within(resolved), both, (own, other), wanted)


def _texts(resolved: Resolved) -> WatchedTexts:
    return WatchedTexts(AskedFor(resolved.runs), AskedFor(resolved.table_notes))
