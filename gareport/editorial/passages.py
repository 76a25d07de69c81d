"""The texts of an edition as an editor reads them: an edition in, its passages out, for the rules.

A passage has a role in the report, so that a rule can ask for headings only, or for running text
only. A text that is not translated yet has no passage.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from re import Match, Pattern
from typing import Literal, assert_never

from gareport.language.languages import Manual
from gareport.language.prose import prose
from gareport.report.cover import on_front
from gareport.report.diagnostics import Remedy, Span
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import Role, role_of
from gareport.report.model import Node, Section
from gareport.report.source import Text
from gareport.report.texts import TRANSMITS, head_of, reading


def _group(role: Role) -> Literal["heading", "running", "other prose", "none"]:
    """The group of a role, for the rules: running text is the report's own sentences."""
    match role:
        case Role.TITLE | Role.HEADING | Role.LEAD | Role.TABLE | Role.FIGURE | Role.BOX:
            return "heading"
        case Role.PARAGRAPH | Role.ITEM | Role.CLOSING:
            return "running"
        case Role.QUOTE | Role.NOTE | Role.CORRECTED | Role.ALT | Role.SOURCE:
            return "other prose"
        case Role.AUTHOR | Role.AGENDA | Role.HEADNOTE | Role.COLUMN | Role.CELL:
            return "none"
        case Role.FRAGMENT | Role.MISPRINT:
            return "none"
        case _:
            assert_never(role)


HEADINGS = frozenset(role for role in Role if _group(role) == "heading")
RUNNING = frozenset(role for role in Role if _group(role) == "running")
DIGITS = "0123456789"
PROSE = RUNNING | {role for role in Role if _group(role) == "other prose"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an edition, with its key, its role, its section and its block.

    `section` is None for the texts of the cover. `node` is None for the title,
    the author, an agenda item and a note of a section. `prose` is the text with tokens, symbols
    and addresses masked; every other character keeps its offset.
    """

    key: Key
    role: Role
    text: Text
    prose: str
    section: Section | None
    node: Node | None = None

    @property
    def in_summary(self) -> bool:
        """Whether it belongs to the summary, or to the note or letter before the report."""
        return self.section is None and self.node is not None

    def at(self, found: Match[str] | int) -> Span:
        """The place of the character at an offset, or at the start of a match."""
        return self.text.at(found if isinstance(found, int) else found.start())

    def remedy(self, found: Match[str], write: str, group: str | int = 0) -> Remedy:
        """The remedy that replaces what a match, or a group of it, has found."""
        start, end = found.span(group)
        return Remedy(str(self.text)[start:end], write)

    def remedies(self, places: Iterable[tuple[int, str, str]]) -> Remedy:
        """The remedy at the first of the offsets, with those at the others; what to write there."""
        first, *also = ((self.at(at), Remedy(found, write)) for at, found, write in places)
        return replace(first[1], also=tuple(also))


@lru_cache(maxsize=8)
def passages(edition: Edition) -> tuple[Passage, ...]:
    """The texts of the edition in its language, in reading order, notes after their sections."""
    placed = [*_of_cover(edition), *_of_sections(edition)]
    return tuple(passage for passage in placed if passage is not None)


@lru_cache(maxsize=64)
def _of_roles(edition: Edition, roles: frozenset[Role]) -> tuple[Passage, ...]:
    """The passages with one of the roles; cached because many rules ask for the same roles."""
    return tuple(passage for passage in passages(edition) if passage.role in roles)


def worded(
    edition: Edition,
    pattern: Pattern[str],
    roles: frozenset[Role],
    manual: Manual | None = None,
    maybe: Pattern[str] | None = None,
    needs: Collection[str] = (),
) -> Iterator[tuple[Passage, Match[str]]]:
    """Yield every match in the prose of passages with these roles, if the manual fits.

    For speed, a text that has none of `needs`, or no match of `maybe`, is skipped: `needs` is the
    fastest to look for, and `pattern` the slowest.
    """
    if manual not in (None, edition.language.manual):
        return
    for passage in _of_roles(edition, roles):
        if needs and not any(map(passage.text.__contains__, needs)):
            continue
        if maybe is None or maybe.search(passage.text):
            for found in pattern.finditer(passage.prose):
                yield passage, found


def _passage(
    edition: Edition, key: Key, role: Role, section: Section | None, node: Node | None
) -> Passage | None:
    segment = edition.texts.get(key)
    if segment is None or segment.data or segment.language is not edition.language:
        return None
    return Passage(key, role, segment.text, prose(segment.text), section, node)


def _of_cover(edition: Edition) -> Iterator[Passage | None]:
    cover = edition.report.cover
    for key, _ in head_of(cover):
        yield _passage(edition, key, _on_cover(key), None, None)
    for node, key, _ in reading(on_front(cover)):
        yield _passage(edition, key, role_of(node, key), None, node)


def _of_sections(edition: Edition) -> Iterator[Passage | None]:
    for section in edition.report.all_sections:
        for node, key, _ in reading((section,)):
            of_block, role = None if node is section and key.is_note else node, role_of(node, key)
            if role is not Role.MISPRINT:  # what is wrong there is what the document corrects
                yield _passage(edition, key, role, section, of_block)


def _on_cover(key: Key) -> Role:
    """The role of a text of the cover."""
    if key.is_note:
        return Role.NOTE
    what = key.rest[1] if key.rest[0] == TRANSMITS else key.rest[0]
    match what:
        case "title" | "subtitle":
            return Role.TITLE
        case "agenda" | "joint":
            return Role.AGENDA
        case _:
            return Role.AUTHOR
