"""Translations beside their sources: an edition in, its pairs of texts out, for the pair rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gareport.inline import Inline, flat, parse
from gareport.languages import Language, languages
from gareport.source import Text
from gareport.symbols import CANDIDATE, may_have_symbol
from gareport.translate import Edition, State

_NO_PROSE = re.compile(
    r"(?=[{(A-Zh])(?:"
    rf"(?<!\{{)\{{[^{{}}]*\}}|{CANDIDATE}|(?<=\])\([^()\s]*\)|https?://\S+)"
)
_SIGNS = ("{", "](", "://")  # without any of them, and without a symbol, all is prose
MASK = "\ufffc"


@dataclass(frozen=True, slots=True)
class Pair:
    """One text and its translation, each with its language."""

    key: str
    source: Text
    target: Text
    written_in: Language
    language: Language


@lru_cache(maxsize=8)
def pairs(edition: Edition) -> tuple[Pair, ...]:
    """The translated texts of an edition; a stale one was not made from the source of today.

    Every pair rule asks for them; they are worked out once for each edition.
    """
    if edition.is_original:
        return ()
    written_in = languages()[edition.report.cover.language]
    return tuple(
        Pair(key, edition.source[key], segment.text, written_in, segment.language)
        for key, segment in edition.texts.items()
        if segment.state not in (State.MISSING, State.STALE)
    )


def nodes(text: str) -> Iterator[Inline]:
    """All inline nodes of a text, in reading order."""
    return flat(parse(text)[0])


@lru_cache(maxsize=100_000)
def prose(text: str) -> str:
    """The text with tokens, symbols and addresses masked, every character at its place."""
    if any(map(text.__contains__, _SIGNS)) or may_have_symbol(text):
        return _NO_PROSE.sub(lambda found: MASK * len(found[0]), str(text))
    return str(text)
