"""The front page: an edition in; its parts in order, each with the lines it prints, out.

A part is one small template in each format: `front/corner.html.j2`. A line names what it is, which
decides its look, and the key of its text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from gareport.numbering.runs import Run, Words
from gareport.report.cover import is_known_author
from gareport.report.edition import Edition
from gareport.report.keys import Key


class LineRole(StrEnum):
    """What a line of the front page is."""

    SESSION = "session"
    AGENDA = "agenda"
    AGENDA_TITLE = "agenda_title"
    TITLE = "title"
    AUTHOR = "author"

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line: what it is, and the key of its text."""

    role: LineRole
    key: Key


FrontPartName = Literal["masthead", "corner", "titles", "summary", "contents"]


@dataclass(frozen=True, slots=True)
class FrontPart:
    """A part of the front page with its lines; a new page begins behind one that `ends_page`."""

    name: FrontPartName
    lines: tuple[FrontLine, ...] = ()
    ends_page: bool = False


def front_parts(edition: Edition, has_contents: bool) -> tuple[FrontPart, ...]:
    """The parts in the order of the page; the contents have a page of their own."""
    summary = bool(edition.report.cover.summary)
    parts = [
        FrontPart("masthead"),
        FrontPart("corner", tuple(_corner(edition))),
        FrontPart("titles", tuple(_titles()), ends_page=has_contents and not summary),
    ]
    if summary:
        parts.append(FrontPart("summary", ends_page=has_contents))
    if has_contents:
        parts.append(FrontPart("contents", ends_page=True))
    return tuple(parts)


def _corner(edition: Edition) -> Iterator[FrontLine]:
    agenda = edition.report.cover.agenda
    yield FrontLine(LineRole.SESSION, Key.session())
    if agenda:
        yield FrontLine(LineRole.AGENDA, Key.agenda_line())
    for entry in agenda:
        yield FrontLine(LineRole.AGENDA_TITLE, Key.agenda(entry.item))


def _titles() -> Iterator[FrontLine]:
    yield FrontLine(LineRole.TITLE, Key.title())
    yield FrontLine(LineRole.AUTHOR, Key.author())


def front_runs(edition: Edition) -> Mapping[Key, tuple[Run, ...]]:
    """The lines that are computed and not typed, as runs by key."""
    return {key: (Words(text, edition.language.tag),) for key, text in _computed(edition) if text}


def _computed(edition: Edition) -> Iterator[tuple[Key, str]]:
    cover, language = edition.report.cover, edition.language
    yield Key.session(), language.session(cover.session)
    items = tuple(entry.item for entry in cover.agenda)
    yield Key.agenda_line(), language.agenda(items) if items else ""
    if is_known_author(cover.author):
        yield Key.author(), edition.words[Key.known_author(cover.kind, cover.author)]
