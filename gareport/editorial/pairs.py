"""Translations with their sources: an edition in, its pairs of texts out, for the pair rules."""

from dataclasses import dataclass
from functools import lru_cache

from gareport.language.languages import Language, languages
from gareport.report.edition import Edition, State
from gareport.report.keys import Key
from gareport.report.source import Text


@dataclass(frozen=True, slots=True)
class TextPair:
    """One text and its translation, each with its language."""

    key: Key
    source: Text
    target: Text
    written_in: Language
    language: Language

    @property
    def is_read(self) -> bool:
        """Whether the rules know the words of both languages."""
        return None not in (self.written_in.manual, self.language.manual)


@lru_cache(maxsize=8)
def pairs(edition: Edition) -> tuple[TextPair, ...]:
    """The translated texts of an edition, except stale ones, whose sources have changed.

    Every pair rule asks for them, so they are computed once per edition.
    """
    if edition.is_original:
        return ()
    written_in = languages()[edition.report.cover.language]
    return tuple(
        TextPair(key, edition.source[key], segment.text, written_in, segment.language)
        for key, segment in edition.worded.items()
        if segment.state not in (State.MISSING, State.STALE)
    )
