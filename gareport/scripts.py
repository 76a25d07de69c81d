"""Languages within a text: characters of one segment in, runs with their language tags out."""

import re

from gareport.languages import Language

LATIN_TAG = "en-GB"
# Words in Latin letters that stand together, with the punctuation between them: their quotation
# marks and dashes must be Latin too. A single word or a post grade stays part of the Chinese.
_LATIN = re.compile(
    r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9’'.&/-]*"
    r"(?:[ ,;:—–()“”]+[A-Za-z][A-Za-z0-9’'.&/-]*)+[,.]?(?: [0-9]+)*"
)


def runs(text: str, language: Language) -> list[tuple[str, str]]:
    """Split a text into (characters, language tag): Latin phrases inside Chinese are English."""
    if not language.han:
        return [(text, language.tag)]
    found: list[tuple[str, str]] = []
    end = 0
    for match in _LATIN.finditer(text):
        found += [(text[end : match.start()], language.tag), (match[0], LATIN_TAG)]
        end = match.end()
    found.append((text[end:], language.tag))
    return [(part, tag) for part, tag in found if part]
