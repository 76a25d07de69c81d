"""The templates before they are filled in: the wanted formats in, every syntax error out.

Compiled templates are cached, so that checking all of them takes almost no time.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from gareport.formats import FORMATS, LAID_OUT, Format, render
from gareport.formats.template_stamps import is_stamped, keep_stamp, stamp_of
from gareport.formats.tracing import in_words, template_place
from gareport.numbering.runs import Run
from gareport.reading.presence import is_there
from gareport.reading.workspace import workspace
from gareport.report.diagnostics import Diagnostic, Span, shown
from gareport.report.excerpt import reader
from gareport.report.model import NODE_KINDS, kind_name

_NAMED = re.compile(
    r"""\{%[-+]?\s*(?:include|import|from|extends)\s+["']([^"']+)["']"""
    r"(?=\s*[-+]?%\}|\s+(?:as|import|with|without)\b)"
)
_ASKED = re.compile(r"\bis == [\"'](\w+)[\"']")  # {% if is == "words" %}


def template_faults(formats: Iterable[str] = ()) -> list[Diagnostic]:
    """The errors in the templates of the formats, or of all formats if none is named.

    The templates of the PDF are always checked: Word's page numbers come from it.
    """
    wanted = dict.fromkeys((LAID_OUT.name, *(formats or FORMATS)))
    return [fault for name in wanted for fault in _faults(FORMATS[name])]


def _faults(wanted: Format) -> Iterator[Diagnostic]:
    place = partial(workspace().template, wanted.name)
    closed = [*_closed(workspace().template_folders(wanted.name))]
    if closed:  # the templates in it are not known
        yield from closed
        return
    faulty = render.prepare(wanted.name)
    for name, error in faulty.items():
        yield _fault(template_place(error, place(name)), in_words(error), "fix the template")
    there = render.names(wanted.name)
    blocks = (wanted.block.format(kind) for kind in _kinds())
    for name in (*wanted.templates, *blocks):
        if name not in there:
            missing = Span(shown(place(name)), 1, 1)
            yield _fault(missing, "this template does not exist", "restore it: every file needs it")
    sound = {name: place(name) for name in sorted(there - faulty.keys())}
    for path in sound.values():
        yield from _unknown_templates(path, there)
    yield from _unprinted_runs(sound.values())
    if not faulty:  # a template that cannot be read may define names for others
        yield from _unknown_names(wanted.name, sound)


def _kinds() -> list[str]:
    """The names of the kinds that are printed."""
    return sorted(map(kind_name, NODE_KINDS))


def _closed(places: Sequence[Path]) -> Iterator[Diagnostic]:
    """The folders that cannot be read; the last place if there is no folder at all."""
    errors: list[OSError] = []
    for folder in [*filter(is_there, places)] or places[-1:]:
        for _ in os.walk(folder, onerror=errors.append):
            pass
    for error in errors:
        message = f"the folder cannot be read: {error.strerror}"
        yield _fault(
            Span(shown(Path(error.filename)), 1, 1), message, "restore it, or fix its permissions"
        )


def _unknown_templates(path: Path, there: set[str]) -> Iterator[Diagnostic]:
    """The templates that a template names and that do not exist."""
    for number, line in enumerate(reader()(str(path)), 1):
        for found in _NAMED.finditer(line):
            if found[1] not in there:
                place = Span(shown(path), number, found.start(1) + 1, found.end(1) + 1)
                hint = "fix the name, or restore the template"
                yield _fault(place, f"the template `{found[1]}` does not exist", hint)


def _unknown_names(format_name: str, sound: Mapping[str, Path]) -> Iterator[Diagnostic]:
    """The names that no template defines; nothing is looked for where nothing has changed."""
    lines = {name: reader()(str(path)) for name, path in sound.items()}
    stamp = stamp_of(format_name, lines)
    if is_stamped(format_name, stamp):
        return
    from gareport.formats.template_names import unknown_names

    sources = {name: "\n".join(written) for name, written in lines.items()}
    found = unknown_names(format_name, render.filled_by(format_name), sources)
    for one in found:
        place = _place_of(one.name, sound[one.template], one.line)
        yield _fault(place, one.message, one.hint)
    if not found:
        keep_stamp(format_name, stamp)


def _place_of(name: str, path: Path, number: int) -> Span:
    """The place of a name in a line: within an expression or a statement, if there is one."""
    line = reader()(str(path))[number - 1]
    places = [*re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", line)]
    within = [found for found in places if _is_within(line[: found.start()])]
    found = next(iter(within or places), None)
    column, end = (found.start() + 1, found.end() + 1) if found else (1, 0)
    return Span(shown(path), number, column, end)


def _is_within(before: str) -> bool:
    """Whether a line that begins so is within an expression or a statement."""
    return max(map(before.rfind, ("{{", "{%"))) > max(map(before.rfind, ("}}", "%}")))


def _unprinted_runs(templates: Iterable[Path]) -> Iterator[Diagnostic]:
    """The kinds of runs that no template asks for, if the templates ask for kinds at all."""
    asked: dict[str, Span] = {}
    for path in templates:
        for number, line in enumerate(reader()(str(path)), 1):
            for found in _ASKED.finditer(line):
                asked.setdefault(found[1], Span(shown(path), number, found.start() + 1))
    kinds = [kind_name(kind) for kind in get_args(Run)]
    printed = [asked[kind] for kind in kinds if kind in asked]
    for kind in kinds if printed else ():
        if kind not in asked:
            hint = f'add a branch for `is == "{kind}"` here'
            yield _fault(printed[-1], f"the template does not print the kind `{kind}`", hint)


def _fault(place: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("template", place, message, hint)
