"""Words that join the entries of a list: a text and its language in, the text without them out."""

import re
from functools import cache

from gareport.language.languages import Language

_SIGNS = r"[\s;；,，.。、]*"


def without_conjunction(text: str, language: Language) -> str:
    """The text without a conjunction after its last semicolon: `…; and`."""
    for word in language.conjunctions:
        if text.endswith(f"; {word}"):
            return text.removesuffix(f" {word}")
    return text


def bare_entry(text: str, *languages: Language) -> str:
    """The text without a conjunction and punctuation marks at its end, in one of the languages."""
    return _ending(frozenset(languages)).sub("", text)


@cache
def _ending(languages: frozenset[Language]) -> re.Pattern[str]:
    """What to remove: in Chinese a conjunction follows a mark, in an alphabet it is a word."""
    words = [
        rf"(?<=[;；,，、]){word}" if language.han else rf"\b{re.escape(word)}"
        for language in sorted(languages, key=lambda language: language.code)
        for word in language.conjunctions
    ]
    return re.compile(rf"{_SIGNS}(?:{'|'.join(words)})?\s*$" if words else rf"{_SIGNS}$")
