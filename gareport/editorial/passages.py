"""The texts of an edition as an editor reads them: an edition in, its passages out, for the rules.

A passage has a role in the report, so that a rule can ask for headings only, or for running text
only. A text that is not translated yet has no passage.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from re import Match, Pattern

from gareport.language.languages import Manual
from gareport.language.prose import prose
from gareport.report.diagnostics import Span
from gareport.report.edition import Edition
from gareport.report.keys import Key, TextPart
from gareport.report.model import Item, Node, Paragraph, Quote, Section, Subsection, Table
from gareport.report.source import Text
from gareport.report.texts import segments_of_cover, texts_of, walk


class Role(StrEnum):
    """What a text is in its report."""

    TITLE = "title"
    AUTHOR = "author"
    AGENDA = "agenda item"
    HEADING = "heading"
    LEAD = "run-in heading"
    PARAGRAPH = "paragraph"
    ITEM = "subparagraph"
    CLOSING = "closing"
    QUOTE = "quotation"
    TABLE = "title of a table"
    HEADNOTE = "headnote"
    COLUMN = "heading of a column"
    CELL = "cell"
    NOTE = "note"

    # Every rule looks up roles, and the hash of an Enum is slow because it is written in Python.
    __hash__ = str.__hash__


HEADINGS = frozenset({Role.TITLE, Role.HEADING, Role.LEAD, Role.TABLE})
RUNNING = frozenset({Role.PARAGRAPH, Role.ITEM, Role.CLOSING})  # the report's own sentences
DIGITS = "0123456789"
PROSE = RUNNING | {Role.QUOTE, Role.NOTE}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an edition, with its key, its role, its section and its block.

    `section` is None for the texts of the cover and for the summary. `node` is None for the title,
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
        """Whether it belongs to the summary on the cover."""
        return self.section is None and self.node is not None

    def at(self, found: Match[str] | int) -> Span:
        """The place of the character at an offset, or at the start of a match."""
        return self.text.at(found if isinstance(found, int) else found.start())


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
    if segment is None or segment.language is not edition.language:
        return None
    return Passage(key, role, segment.text, prose(segment.text), section, node)


def _of_cover(edition: Edition) -> Iterator[Passage | None]:
    cover = edition.report.cover
    in_summary = {key for paragraph in cover.summary for key, _ in texts_of(paragraph)}
    for key, _ in segments_of_cover(cover):
        if key not in in_summary:
            yield _passage(edition, key, _COVER[key.rest[0]], None, None)
    for node in cover.summary:
        yield from _of_node(edition, node, None)


def _of_sections(edition: Edition) -> Iterator[Passage | None]:
    for section in (*edition.report.sections, *edition.report.annexes):
        for node in walk((section,)):
            if not isinstance(node, Item):  # an item's texts come with its paragraph's
                yield from _of_node(edition, node, section)
        for name in section.notes:
            yield _passage(edition, Key.note(name), Role.NOTE, section, None)


def _of_node(edition: Edition, node: Node, section: Section | None) -> Iterator[Passage | None]:
    """The texts of a block and of the items under it, each with its owner."""
    inside = walk(node.items) if isinstance(node, Paragraph) else ()
    owners = {one.id: one for one in inside}
    for key, _ in texts_of(node):
        owner = owners.get(key.owner, node)
        yield _passage(edition, key, _role(owner, key), section, owner)


def _role(node: Node, key: Key) -> Role:
    match node:
        case Paragraph() | Item():
            own = Role.ITEM if isinstance(node, Item) else Role.PARAGRAPH
            return _PARTS[TextPart(key.rest[0])] if key.rest else own
        case Section() | Subsection():
            return Role.HEADING
        case Quote():
            return Role.QUOTE
        case Table():
            return _role_in_table(node, key)


def _role_in_table(table: Table, key: Key) -> Role:
    if key.is_note:
        return Role.NOTE
    if not key.rest:
        return Role.TABLE
    if key == Key.headnote(table.id) and table.table.headnote is not None:
        return Role.HEADNOTE
    return Role.CELL if len(key.rest) == 2 else Role.COLUMN


_PARTS = {TextPart.LEAD: Role.LEAD, TextPart.CLOSING: Role.CLOSING}
_COVER = {"agenda": Role.AGENDA, "title": Role.TITLE, "author": Role.AUTHOR}
