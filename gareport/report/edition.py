"""A report in one language: its texts by key, each with the state of its translation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zlib import crc32

from gareport.language.languages import Language, languages
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.glossary import Glossary
from gareport.report.keys import Key
from gareport.report.model import Report
from gareport.report.source import Text

# The note by which a sync knows a translation again that it marked fuzzy.
KEPT = re.compile(r"Before the change: ([0-9a-f]{8})(, fuzzy)?")


def checksum(translation: str) -> str:
    """A short sum by which a translation is known to be the same."""
    return f"{crc32(translation.encode()):08x}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a translator wrote for one segment: the text it was made from, and the translation.

    `previous` is what stands behind `#| msgid`: the text that the translation was made from,
    when `source` has changed since. `remarks` are the translator's comments as typed, with their
    `#`, and `remarks_at` their places; `notes` those that tools wrote behind `#.`.
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
        """Where its id stands, or else where the entry begins."""
        return self.named_at or self.span

    @property
    def is_doubtful(self) -> bool:
        """Whether a translator marked the translation fuzzy, beside what a sync marks.

        A sync notes what stood there before: as long as the translation is the same, the mark
        that it set can go with the change that it was set for.
        """
        kept = next(filter(None, map(KEPT.fullmatch, self.notes)), None)
        if not self.tentative or self.previous is None or kept is None:
            return self.tentative
        return kept[1] != checksum(self.translation) or kept[2] is not None

    @property
    def made_from(self) -> str:
        """The source text that the translation was made from, as far as the file tells."""
        return self.source if self.previous is None or not self.tentative else self.previous


class State(StrEnum):
    """Whether a translation may be printed without a mark; computed at every build."""

    OK = "ok"
    STALE = "stale"
    TENTATIVE = "tentative"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Segment:
    """One text of an edition: what is printed, in which language it is, and its state.

    `made_from` is the source that a translation was made from.
    """

    text: Text
    language: Language
    state: State
    made_from: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A report in one language: its structure, its texts by key, and the fixed words.

    Each is one of its own, so that what is worked out of it can be kept beside it.

    `entries` are what the translator's file holds; the original has none. `word_entries` are the
    entries of the fixed words. `unfinished` are the
    findings about states: what a final edition may not have.
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
    def code(self) -> str:
        """What people call the edition: `zh`."""
        return self.language.code

    @property
    def is_original(self) -> bool:
        """Whether this is the language the content is written in."""
        return self.language.code == self.report.cover.language

    @property
    def written_in(self) -> Language:
        """The language of the source."""
        return languages()[self.report.cover.language]
