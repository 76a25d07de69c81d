"""Remedies applied to a report: its folder in; its changed files, and what was not fixed, out.

Nothing is written here. The changed files are checked in memory, and an edit that would add a
finding is not applied.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from gareport.drafting.remedies import Edit, apply, edits_of, texts_in
from gareport.flow.pipeline import open_report
from gareport.language.languages import languages
from gareport.reading.pending import bytes_of, read_with
from gareport.reading.presence import is_there, may_be_file
from gareport.reading.workspace import workspace
from gareport.reading.yaml_text import read
from gareport.report.diagnostics import Diagnostic, EnvironmentFault, Severity, Span, shown
from gareport.report.source import Text
from gareport.translation.catalogue import read_catalogue

_ROUNDS = 20  # an edit may make room for another, but not for ever
_STATES = "translation-"  # findings that a changed source brings: its translation is outdated
Changes = Mapping[Path, bytes]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a fix changes: the new bytes of the files that change, and the number of edits.

    `left` are the edits that were not applied, `unreadable` the first error of each file that does
    not change because of its errors. `outdated` is the number of translations that become outdated.
    """

    files: Changes
    edits: int
    left: tuple[Edit, ...]
    unreadable: tuple[Diagnostic, ...]
    outdated: int


@dataclass(frozen=True, slots=True)
class _Attempt:
    """The changes with some of the edits, the edits by outcome, and what is found then."""

    files: Changes
    done: tuple[Edit, ...]
    left: tuple[Edit, ...]
    found: tuple[Diagnostic, ...]


def fixed_report(folder: Path) -> Fixed:
    """The files of a report with every remedy that adds no finding, until nothing changes."""
    paths = {shown(path): path for path in _files_of(folder)}
    known = _checked(folder, {})
    now = _Attempt({}, (), (), known)
    count, rest = 0, list[Edit]()
    for _ in range(_ROUNDS):
        edits = [edit for edit in edits_of(now.found) if edit.place.file in paths]
        after = _largest(folder, paths, now, edits)
        rest = sorted({*edits} - {*after.done})
        if not after.done:
            break
        count += len(after.done)
        now = after
    read_ones = (_read(path, now.files)[1] for path in paths.values())
    unreadable = tuple(fault for found in read_ones for fault in _errors(found)[:1])
    outdated = len(_of_states(now.found)) - len(_of_states(known))
    return Fixed(now.files, count, tuple(rest), unreadable, max(outdated, 0))


def _files_of(folder: Path) -> Iterator[Path]:
    """The files of a report that a fix may change: its YAML files and its translations.

    Raises `EnvironmentFault` for a folder whose files cannot be listed.
    """
    if not os.access(folder, os.R_OK):
        message = f"the files of {shown(folder)} cannot be listed: Permission denied"
        raise EnvironmentFault(message, "fix the permissions of the folder")
    yield from sorted(path for path in folder.glob("*.yaml") if may_be_file(path))
    catalogues = (workspace().translations(folder, code) for code in languages())
    yield from (path for path in catalogues if is_there(path))


def _checked(folder: Path, files: Changes) -> tuple[Diagnostic, ...]:
    with read_with(files):
        return open_report(folder).found


def _largest(
    folder: Path, paths: Mapping[str, Path], now: _Attempt, edits: Sequence[Edit]
) -> _Attempt:
    """The attempt with all the edits, or else with those of each half that add no finding."""
    tried = _tried(folder, paths, now, edits)
    if tried is not None or len(edits) < 2:
        return tried or _Attempt(now.files, (), (), now.found)
    middle = len(edits) // 2
    first, second = (
        _largest(folder, paths, now, half) for half in (edits[:middle], edits[middle:])
    )
    if not (first.done and second.done):
        return first if first.done else second
    return _tried(folder, paths, now, [*first.done, *second.done]) or first


def _tried(
    folder: Path, paths: Mapping[str, Path], now: _Attempt, edits: Sequence[Edit]
) -> _Attempt | None:
    """The attempt with the edits; None if it adds a finding, or changes more than it should."""
    files = dict(now.files)
    done: list[Edit] = []
    left: list[Edit] = []
    for name, of_file in groupby(edits, key=lambda edit: edit.place.file):
        path = paths[name]
        texts = _texts(path, now.files)
        with read_with(now.files):
            data = bytes_of(path)
        applied = apply(data, texts or (), list(of_file))
        files[path] = applied.data
        after = _texts(path, files)
        if texts is not None and (after is None or applied.texts != tuple(map(str, after))):
            return None
        done += applied.done
        left += applied.left
    found = _checked(folder, files) if done else now.found
    files = files if done else dict(now.files)
    return None if _adds(now.found, found) else _Attempt(files, tuple(done), tuple(left), found)


def _adds(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether a rule finds more places in a file than before, apart from outdated translations."""
    counts = [
        Counter((place.file, f.rule) for f in found for place in _places(f))
        for found in (before, after)
    ]
    return bool(counts[1] - counts[0])


def _places(fault: Diagnostic) -> Iterator[Span]:
    """The places of a finding that a change of the source does not bring."""
    if not fault.rule.startswith(_STATES):
        yield fault.span
        yield from (place for place, _ in (fault.remedy.also if fault.remedy else ()))


def _of_states(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [fault for fault in found if fault.rule.startswith(_STATES)]


def _texts(path: Path, files: Changes) -> list[Text] | None:
    """The texts of a file in its order; None if it has errors, so that it must not change."""
    texts, found = _read(path, files)
    return None if _errors(found) else texts


def _read(path: Path, files: Changes) -> tuple[list[Text], list[Diagnostic]]:
    """The texts of a file in its order, and the findings of reading it."""
    with read_with(files):
        if path.suffix == ".po":
            catalogue, found = read_catalogue(path, shown(path))
            return [entry.translation for entry in catalogue.entries.values()], found
        node, found = read(path, shown(path))
    return [] if node is None else list(texts_in(node)), found


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [fault for fault in found if fault.severity is Severity.ERROR]
