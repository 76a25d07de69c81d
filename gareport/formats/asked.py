"""No text is left out: an edition in; the same edition out, which records the texts asked for.

A template prints a text by asking for its runs. A text that no template asked for is missing from
the file, although every template was filled without an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import Run
from gareport.report.keys import Key


class AskedRuns(Mapping[Key, tuple[Run, ...]]):
    """The runs of an edition, and the keys of those that were asked for.

    `get` and `in` do not count: a template that only tests a text does not print it.
    """

    def __init__(self, runs: Mapping[Key, tuple[Run, ...]]) -> None:
        self._runs = runs
        self.asked: set[Key] = set()

    def __getitem__(self, key: Key) -> tuple[Run, ...]:
        found = self._runs[key]
        self.asked.add(key)
        return found

    def get(self, key: Key, default: Any = None, /) -> Any:
        """The runs of a key, without recording that they were asked for."""
        return self._runs.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._runs

    def __iter__(self) -> Iterator[Key]:
        return iter(self._runs)

    def __len__(self) -> int:
        return len(self._runs)


@dataclass(frozen=True, slots=True)
class Watched:
    """What templates are given to print, and the keys of the texts that they must ask for."""

    resolved: Resolved
    parallel: Parallel | None
    sides: tuple[AskedRuns, ...]
    wanted: tuple[Key, ...]

    def unasked(self) -> list[Key]:
        """The texts that were not asked for, in reading order; none if nothing was asked for."""
        if not any(side.asked for side in self.sides):
            return []
        return [key for key in self.wanted if any(key not in side.asked for side in self.sides)]


def watched(resolved: Resolved, parallel: Parallel | None) -> Watched:
    """Watch what templates ask for; notes are printed where they are called."""
    if parallel is None:
        runs = AskedRuns(resolved.runs)
        wanted = tuple(key for key in runs if not key.is_note)
        return Watched(replace(resolved, runs=runs), None, (runs,), wanted)
    own, other = (AskedRuns(side.runs) for side in parallel.sides)
    original, translation = (
        replace(side, runs=runs) for side, runs in zip(parallel.sides, (own, other), strict=True)
    )
    keys = (key for row in parallel.rows if row.kind != "word" for key in row.keys)
    wanted = tuple(key for key in keys if not key.is_note)
    both = replace(parallel, original=original, translation=translation)
    return Watched(replace(resolved, runs=own), both, (own, other), wanted)
