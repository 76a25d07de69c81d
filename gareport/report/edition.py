"""A report in one language: its texts by key, each with the state of its translation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zlib import crc32

from gareport.language.languages import Language, languages
from gareport.report.cells import CellData
from gareport.report.cover import Report
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.glossary import Glossary
from gareport.report.keys import Key
from gareport.report.source import Text

# The note by which a sync recognizes a translation that it marked fuzzy.
KEPT = re.compile(r"Before the change: ([0-9a-f]{8})(, fuzzy)?")


def checksum(translation: str) -> str:
    """A short checksum that identifies a text."""
    return f"{crc32(translation.encode()):08x}"


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of one text in a PO file: the text that was translated, and the translation.

    `previous` is the text after `#| msgid`: the text that the translation was made from, if
    `source` has changed since. `remarks` are the translator's comments as typed, with their `#`,
    and `remarks_at` their places; `notes` are the comments of tools, after `#.`.
    """

    source: str
    translation: Text
    tentative: bool
    span: Span
    previous: str | None = None
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    remarks_at: tuple[Span, ...] = field(default=(), compare=False)
    named_at: Span | None = field(default=None, compare=False)

    @property
    def id_place(self) -> Span:
        """The place of its id, or else the start of the entry."""
        return self.named_at or self.span

    @property
    def is_doubtful(self) -> bool:
        """Whether a translator, and not a sync, marked the translation fuzzy.

        A sync records the checksum of the translation that it marks. While the translation is the
        same, the mark is the sync's, and goes when the change of the source is undone.
        """
        kept = next(filter(None, map(KEPT.fullmatch, self.notes)), None)
        if not self.tentative or self.previous is None or kept is None:
            return self.tentative
        return kept[1] != checksum(self.translation.typed) or kept[2] is not None

    @property
    def made_from(self) -> str:
        """The source text that the translation was made from, as far as the file shows it."""
        return self.source if self.previous is None or not self.tentative else self.previous


class State(StrEnum):
    """Whether a translation may be printed without a mark; computed at every build."""

    OK = "ok"
    STALE = "stale"
    TENTATIVE = "tentative"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Segment:
    """One text of an edition: the printed text, its language, and its state.

    `made_from` is the source that a translation was made from. `data` is what a cell holds that
    needs no translator; the rules about words do not read it.
    """

    text: Text
    language: Language
    state: State
    made_from: str = ""
    data: CellData | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A report in one language: its structure, its texts by key, and the fixed words.

    Editions compare by identity, so that results worked out for one can be cached by it.

    `entries` are those of the translator's file; the original has none. `word_entries` are the
    entries of the fixed words. `unfinished` are the findings about states: a final edition must
    not have any.
    """

    report: Report
    language: Language
    texts: Mapping[Key, Segment]
    source: Mapping[Key, Text]
    words: Mapping[Key, Text]
    words_file: str
    has_all_words: bool = True
    entries: Mapping[Key, Entry] = field(default_factory=dict)
    unfinished: tuple[Diagnostic, ...] = ()
    word_entries: Mapping[Key, Entry] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)

    @property
    def worded(self) -> Mapping[Key, Segment]:
        """The texts that a translator translates: all but cells that hold data."""
        return {key: segment for key, segment in self.texts.items() if segment.data is None}

    @property
    def code(self) -> str:
        """The name of the edition: `zh`."""
        return self.language.code

    @property
    def is_original(self) -> bool:
        """Whether this is the language that the content is written in."""
        return self.language.code == self.report.cover.language

    @property
    def written_in(self) -> Language:
        """The language of the source."""
        return languages()[self.report.cover.language]
