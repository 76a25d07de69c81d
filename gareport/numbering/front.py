"""The front page: an edition in; its parts in order, each with the lines it prints, out.

A part is one small template in each format: `front/corner.html.j2`. A line names what it is, which
decides its look, and the key of its text. Lines that are computed get their words here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal, assert_never

from gareport.language.languages import AgendaList, AgendaNumber, Corner, Language, languages
from gareport.language.symbols import modifier
from gareport.report.bodies import Body, Sessions
from gareport.report.cover import (
    LETTERS,
    Cover,
    MarkPlace,
    Report,
    authored,
    corrected_by,
    is_known_author,
    range_dash,
    received_by,
)
from gareport.report.cover_parts import AgendaItem, Meeting, Transmitted
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.scalars import SessionName
from gareport.report.texts import JOINT, SIGNED, TRANSMITS, agenda_key, reading


class LineRole(StrEnum):
    """What a line of the front page is."""

    ORGAN_NAME = "organ_name"
    BODY = "body"
    SESSION = "session"
    MEETING = "meeting"
    AGENDA = "agenda"
    AGENDA_TITLE = "agenda_title"
    SPONSORS = "sponsors"
    TITLE = "title"
    SUBTITLE = "subtitle"
    AUTHOR = "author"
    STATUS = "status"
    RAPPORTEUR = "rapporteur"
    SIGNATORY = "signatory"
    SIGNATORY_TITLE = "signatory_title"

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line: what it is, and the key of its text; `marked` names the entry of `marks` for it."""

    role: LineRole
    key: Key
    marked: MarkPlace | None = None


FrontPartName = Literal[
    "masthead", "corner", "titles", "text", "signature", "summary", "contents", "abbreviations"
]


@dataclass(frozen=True, slots=True)
class FrontPart:
    """A part of the front page; page 1 ends with the part that `ends_page`.

    A later part that `begins_page` is the first of its page. `columns` are its lines: in one
    column, and in two where a joint document has two organs; of a signature one for each name.
    """

    name: FrontPartName
    columns: tuple[tuple[FrontLine, ...], ...] = ((),)
    ends_page: bool = False
    begins_page: bool = False

    @property
    def lines(self) -> tuple[FrontLine, ...]:
        """The lines of all columns."""
        return tuple(line for column in self.columns for line in column)


ContentsPlace = Literal["none", "page", "front"]
# A document of fewer characters has some three pages at most, in an alphabet or in Chinese.
_SHORT, _SHORT_HAN = 7_000, 2_200


def contents_place(report: Report) -> ContentsPlace:
    """Where the contents are printed: nowhere in a letter, or in a document that is too short."""
    if report.cover.contents != "auto":
        return report.cover.contents
    if report.cover.kind in LETTERS or corrected_by(report.cover):
        return "none"
    sections = report.all_sections
    size = sum(len(text) for _, _, text in reading(sections))
    limit = _SHORT_HAN if languages()[report.cover.language].han else _SHORT
    has_headings = any(section.heading is not None for section in sections)
    return "page" if has_headings and size >= limit else "none"


def front_parts(
    report: Report, name_first: bool = True, has_list: bool = False
) -> tuple[FrontPart, ...]:
    """The parts in the order of the page; in a signature, the name or the titles come first.

    A list of abbreviations follows the contents; without contents, it is not on the front page.
    """
    cover, place = report.cover, contents_place(report)
    columns = [tuple(_corner(report))]
    if cover.joint is not None:
        organ = FrontLine(LineRole.ORGAN_NAME, Key.cover("organ"))
        columns = [(organ, *columns[0]), tuple(_joint_corner(cover.joint.agenda))]
    parts = [FrontPart("corner", tuple(columns)), FrontPart("titles", (tuple(_titles(report)),))]
    if cover.text:
        parts.append(FrontPart("text"))
    if cover.signed:
        parts.append(FrontPart("signature", tuple(_signature(cover, name_first))))
    if cover.summary:
        parts.append(FrontPart("summary"))
    if cover.transmits is not None or place == "page" or (cover.summary and place == "none"):
        parts[-1] = replace(parts[-1], ends_page=True)
    if cover.transmits is not None:
        titles = (tuple(_transmitted(cover.transmits)),)
        parts.append(FrontPart("titles", titles, begins_page=True))
        parts += [FrontPart("summary")] if cover.transmits.summary else []
    if place != "none":
        is_later = cover.transmits is not None
        ends, begins = place == "front" and not is_later, place == "page" and is_later
        parts.append(FrontPart("contents", ends_page=ends and not has_list, begins_page=begins))
        parts += [FrontPart("abbreviations", ends_page=ends)] if has_list else []
    return (FrontPart("masthead"), *parts)


def _corner(report: Report) -> Iterator[FrontLine]:
    """The lines of the corner notation; a committee of the whole is under the session."""
    cover = report.cover
    received = received_by(cover)
    body = [FrontLine(LineRole.BODY, Key.cover("body"), "body")] if received is not None else []
    known = report.bodies.get(str(received))
    is_under = known is not None and known.sessions is Sessions.ORGAN
    yield from () if is_under else body
    yield FrontLine(LineRole.SESSION, Key.cover("session"), "session")
    yield from body if is_under else ()
    if cover.meeting is not None:
        is_typed = cover.meeting.venue is not None
        yield FrontLine(LineRole.MEETING, Key.cover("venue" if is_typed else "meeting"))
    if cover.agenda:
        yield FrontLine(LineRole.AGENDA, Key.cover("agenda"), "agenda")
    for entry in cover.agenda:
        yield FrontLine(LineRole.AGENDA_TITLE, agenda_key(entry))


def _joint_corner(agenda: tuple[AgendaItem, ...]) -> Iterator[FrontLine]:
    yield FrontLine(LineRole.ORGAN_NAME, Key.cover(JOINT, "organ"))
    yield FrontLine(LineRole.SESSION, Key.cover(JOINT, "session"))
    if agenda:
        yield FrontLine(LineRole.AGENDA, Key.cover(JOINT, "agenda"))
    for entry in agenda:
        yield FrontLine(LineRole.AGENDA_TITLE, agenda_key(entry, JOINT))


def _titles(report: Report) -> Iterator[FrontLine]:
    cover = report.cover
    if cover.sponsors is not None:
        yield FrontLine(LineRole.SPONSORS, Key.cover("sponsors"))
    yield FrontLine(LineRole.TITLE, Key.title())
    for number, _ in enumerate(cover.subtitles, 1):
        yield FrontLine(LineRole.SUBTITLE, Key.cover("subtitle", number))
    if (author := _author(report)) is not None:
        yield FrontLine(LineRole.AUTHOR, author, "author")
    if status_of(cover):
        yield FrontLine(LineRole.STATUS, Key.cover("status"))
    if cover.rapporteur is not None:
        yield FrontLine(LineRole.RAPPORTEUR, Key.cover("rapporteur"))


def _transmitted(transmits: Transmitted) -> Iterator[FrontLine]:
    yield FrontLine(LineRole.TITLE, Key.cover(TRANSMITS, "title"))
    for number, _ in enumerate(transmits.subtitles, 1):
        yield FrontLine(LineRole.SUBTITLE, Key.cover(TRANSMITS, "subtitle", number))
    if transmits.author is not None:
        yield FrontLine(LineRole.AUTHOR, Key.cover(TRANSMITS, "author"))
    if transmits.rapporteur is not None:
        yield FrontLine(LineRole.RAPPORTEUR, Key.cover(TRANSMITS, "rapporteur"))


def _signature(cover: Cover, name_first: bool) -> Iterator[tuple[FrontLine, ...]]:
    """The lines of each name, with its titles."""
    for number, one in enumerate(cover.signed, 1):
        name = FrontLine(LineRole.SIGNATORY, Key.cover(SIGNED, number))
        titles = tuple(
            FrontLine(LineRole.SIGNATORY_TITLE, Key.cover(SIGNED, number, "title", line))
            for line, _ in enumerate(one.titles, 1)
        )
        yield (name, *titles) if name_first else (*titles, name)


def _author(report: Report) -> Key | None:
    """The key of the author's line; without an author, a committee is that of its report."""
    cover = report.cover
    if cover.author is not None:
        return Key.author()
    if cover.kind != "committee_report" or cover.body is None:
        return None
    return Key.author() if str(cover.body) in report.bodies else Key.cover("body")


def status_of(cover: Cover) -> str:
    """What the document is to an earlier one: its own key, or the last part of its symbol.

    A revision shows in the symbol only, unless the cover asks for a line.
    """
    match cover.status:
        case "auto" if cover.kind == "corrigendum":
            return "corrigendum"
        case "auto":
            return {"Add": "addendum", "Corr": "corrigendum"}.get(modifier(cover.symbol), "")
        case "none":
            return ""
        case "addendum" | "corrigendum" | "revision":
            return cover.status
        case _:
            assert_never(cover.status)


@dataclass(frozen=True, slots=True)
class Computed:
    """A line that is computed: the words before the mark of a note on it, and after."""

    before: str
    after: str = ""


def computed_lines(edition: Edition) -> dict[Key, Computed]:
    """The lines of the front page that are computed and not typed, by key."""
    cover, words, language = edition.report.cover, edition.words, edition.language
    received = edition.report.bodies.get(str(received_by(cover)))
    known = edition.report.bodies.get(str(cover.body))
    found = {Key.cover("session"): Computed(_session(cover, received, edition))}
    if received is not None:
        found[Key.cover("body")] = Computed(received.name_in(language.code))
    if cover.meeting is not None and cover.meeting.venue is None:
        found[Key.cover("meeting")] = Computed(_days(cover, cover.meeting, language))
    if cover.agenda:
        found[Key.cover("agenda")] = _agenda(language.corner, cover.agenda, cover.agenda_of)
    if cover.author is not None and is_known_author(cover.author):
        author = Key.known_author(authored(cover.kind), cover.author)
        found[Key.author()] = Computed(words[author])
    elif cover.author is None and known is not None and _author(edition.report):
        of_body = words[Key.word("author", cover.kind)]
        found[Key.author()] = Computed(of_body.replace("{body}", known.name_in(language.code)))
    if status := status_of(cover):
        found[Key.cover("status")] = Computed(words[Key.word("status", status)])
    if (joint := cover.joint) is not None:
        found[Key.cover("organ")] = Computed(words[Key.organ(cover.organ)])
        found[Key.cover(JOINT, "organ")] = Computed(words[Key.organ(joint.organ)])
        organ = edition.report.bodies.get(joint.organ)
        session = _session_line(joint.session, organ, language.corner)
        found[Key.cover(JOINT, "session")] = Computed(session)
        if joint.agenda:
            line = _agenda(language.corner, joint.agenda, joint.agenda_of)
            found[Key.cover(JOINT, "agenda")] = line
    return found


def _agenda(corner: Corner, agenda: tuple[AgendaItem, ...], of: AgendaList) -> Computed:
    """The line of the items; the sub-items of one item are written together."""
    parts: dict[int, tuple[str, ...]] = {}
    for entry in agenda:
        parts[entry.item] = (*parts.get(entry.item, ()), *entry.parts)
    return Computed(*corner.agenda(tuple(AgendaNumber(*one) for one in parts.items()), of))


def _session(cover: Cover, body: Body | None, edition: Edition) -> str:
    counted = body or edition.report.bodies.get(cover.organ)
    return _session_line(cover.session, counted, edition.language.corner)


def _session_line(session: SessionName, body: Body | None, corner: Corner) -> str:
    number = session.number
    match session.series:
        case "S":
            return corner.special(number)
        case "ES":
            return corner.emergency(number)
        case "":
            sessions = Sessions.OWN if body is None else body.sessions
        case _:
            assert_never(session.series)
    match sessions:
        case Sessions.OWN | Sessions.ORGAN:
            return corner.session(number)
        case Sessions.YEARS:
            return corner.year(number)
        case Sessions.DATED:
            return corner.dated(number)
        case _:
            assert_never(sessions)


def patterns(edition: Edition) -> dict[Key, str]:
    """The words around a line that is typed in part, by key; `{}` is the place of its text."""
    cover, language = edition.report.cover, edition.language
    found: dict[Key, str] = {}
    if cover.meeting is not None and cover.meeting.venue is not None:
        days = _days(cover, cover.meeting, language)
        found[Key.cover("venue")] = language.corner.meeting.format(venue="{}", days=days)
    if cover.rapporteur is not None:
        found[Key.cover("rapporteur")] = edition.words[Key.word("rapporteur")].format(name="{}")
    if cover.transmits is not None and cover.transmits.rapporteur is not None:
        pattern = edition.words[Key.word("rapporteur")].format(name="{}")
        found[Key.cover(TRANSMITS, "rapporteur")] = pattern
    for number, _ in enumerate(cover.signed, 1):
        pattern = edition.words[Key.word("signed")].format(name="{}")
        found[Key.cover(SIGNED, number)] = pattern
    if _author(edition.report) == Key.cover("body"):
        line = edition.words[Key.word("author", cover.kind)]
        found[Key.cover("body")] = line.replace("{body}", "{}")
    return found


def _days(cover: Cover, meeting: Meeting, language: Language) -> str:
    first, last = map(date.fromisoformat, (meeting.begins, meeting.ends))
    return language.corner.days(first, last, range_dash(cover, language))


def note_on(line: FrontLine, cover: Cover) -> str | None:
    """The note that `marks` puts on a line."""
    return None if line.marked is None else cover.marks.get(line.marked)


def front_lines(report: Report) -> Iterator[FrontLine]:
    """Every line of the front page, in the order of reading."""
    for part in front_parts(report):
        yield from part.lines
