"""Entries of a corrigendum: a correction and the words of a language in; its printed pieces out.

An entry has the place on a line of its own, then the instruction, then the whole new text if there
is one. A piece is a fixed word or the key of a text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gareport.language.languages import Language
from gareport.report.keys import Key, TextPart
from gareport.report.model import CorrectedPlace, Correction

_HOLE = re.compile(r"\{(\w+)\}")
Subject = Literal["item", "paragraph", "table", "footnote", "other"]


@dataclass(frozen=True, slots=True)
class EntryPiece:
    """Fixed words, with their markup, or the key of a text among them."""

    words: str = ""
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class CorrectionLines:
    """The lines of an entry; `label` is the number of the new paragraph."""

    place: tuple[EntryPiece, ...]
    instruction: tuple[EntryPiece, ...]
    label: str


def correction_lines(
    node: Correction, language: Language, words: Mapping[Key, str]
) -> CorrectionLines:
    """The place, the instruction, and the label of the new text."""
    pattern = words[Key.word("correction", *instruction_of(node))]
    place = node.correction
    typed = (EntryPiece(key=Key.part(node.id, TextPart.PLACE)),) if place.words is not None else ()
    named = typed or (EntryPiece(_in_words(place, language)),)
    is_paragraph = node.text is not None and subject_of(place) == "paragraph"
    label = language.paragraph.printed(place.paragraph or 0) if is_paragraph else ""
    return CorrectionLines(named, tuple(_pieces(node.id, pattern)), label)


def instruction_of(node: Correction) -> tuple[str, ...]:
    """The name of the fixed word for what is to be done."""
    if node.text is not None:
        subject = subject_of(node.correction)
        return ("read", "other" if subject == "table" else subject)
    if node.omit:
        return ("omit", subject_of(node.correction))
    if node.insert is not None:
        if node.after is not None:
            return ("after",)
        return ("before",) if node.before is not None else ("insert",)
    return ("delete",) if node.delete is not None else ("replace",)


def subject_of(place: CorrectedPlace) -> Subject:
    """What the whole of a place is."""
    if place.line is not None or place.row is not None or place.column is not None:
        return "other"
    if place.footnote is not None:
        return "footnote"
    if place.table is not None:
        return "table"
    if place.paragraph is None:
        return "other"
    return "item" if place.item else "paragraph"


def item_labels(item: tuple[str, ...], language: Language) -> list[str]:
    """The labels of a subparagraph as a reference prints them: `(a)`, `(i)`, `a`."""
    return [mark.cited.format(own) for mark, own in zip(language.items, item, strict=False)]


def _in_words(place: CorrectedPlace, language: Language) -> str:
    """The place in the words of the language, with a capital: `Table 2, third column`."""
    named = language.place.joint.join(_parts(place, language))
    return named[:1].upper() + named[1:]


def _parts(place: CorrectedPlace, language: Language) -> Iterator[str]:
    words = language.place
    if place.only_annex:
        yield language.sole_annex
    elif place.annex is not None:
        yield words.annex(place.annex)
    if place.summary:
        yield words.summary
    if place.paragraph is not None:
        yield words.paragraph(place.paragraph, item_labels(place.item, language))
    for number, printed in (
        (place.table, words.table),
        (place.row, words.row),
        (place.column, words.column),
        (place.footnote, language.footnote.reference),
        (place.line, words.line),
    ):
        if number is not None:
            yield printed(number)


def _pieces(block: str, pattern: str) -> Iterator[EntryPiece]:
    """The pattern, cut at its texts."""
    end = 0
    for found in _HOLE.finditer(pattern):
        if found.start() > end:
            yield EntryPiece(pattern[end : found.start()])
        yield EntryPiece(key=Key.part(block, TextPart(found[1])))
        end = found.end()
    if end < len(pattern):
        yield EntryPiece(pattern[end:])
