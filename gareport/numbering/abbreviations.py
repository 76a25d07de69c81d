"""The list of abbreviations: an edition in; its acronyms with what they stand for out.

They are those that the sentences of the edition explain, as `language/acronyms.py` reads them. A
text that is not translated yet explains them in its own language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gareport.language.acronyms import READERS, Explained, within
from gareport.language.languages import Language
from gareport.language.prose import prose
from gareport.report.edition import Edition
from gareport.report.kinds import Role, role_of
from gareport.report.source import Text
from gareport.report.texts import reading

_EXPLAINING = frozenset((Role.LEAD, Role.PARAGRAPH, Role.ITEM, Role.CLOSING))


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A line of the list: the acronym, what it stands for, and the language of both."""

    acronym: str
    meaning: str
    tag: str


def abbreviations(edition: Edition) -> tuple[Abbreviation, ...]:
    """The lines of the list in the order of the language; none unless the cover asks for it."""
    if not edition.report.cover.abbreviations:
        return ()
    found: dict[str, Abbreviation] = {}
    for _, language, one in explanations(edition):
        if one.written:
            line = Abbreviation(one.acronym, within(one.written), language.tag)
            found.setdefault(one.acronym, line)
    by = edition.language.sorted_by
    return tuple(sorted(found.values(), key=lambda line: by(line.acronym)))


def explanations(edition: Edition) -> Iterator[tuple[Text, Language, Explained]]:
    """Every acronym in brackets after words, in reading order, with its text and language."""
    for node, key, _ in reading(edition.report.roots):
        segment = edition.texts.get(key)
        if segment is None or role_of(node, key) not in _EXPLAINING:
            continue
        reader = READERS.get(segment.language.manual)
        for one in reader(prose(segment.text)) if reader else ():
            yield segment.text, segment.language, one
