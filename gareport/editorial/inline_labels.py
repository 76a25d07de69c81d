"""Labels of lists that are run into a text: a text and its language in, its labels out.

A language writes (a) and (ii), or a) and ii), as its own marks of subparagraphs do.
"""

import re

from gareport.editorial.spelled import ROMAN
from gareport.language.languages import Language
from gareport.language.languages.zh import LABELS
from gareport.language.numerals import lower_roman
from gareport.language.prose import MASK

_LABEL = re.compile(r"[(（㈠-㈩](?:(?<=[㈠-㈩])|(?<![A-Za-z].)([a-z]|[ivx]{2,4})[)）])")
_UNOPENED = re.compile(r"(?<![\w(（])\(?([a-z]|[ivx]{2,4})\)")
_COUNTED = re.compile(f"[(（]([{''.join(LABELS)}])[)）]")
SIGNS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"  # (i) to (x) in Chinese


def inline_labels(text: str, language: Language) -> list[str]:
    """The labels in a text, in one form for all languages: `(a)`."""
    has_brackets = ")" in text or "）" in text
    if not has_brackets and not (language.han and any(map(text.__contains__, SIGNS))):
        return []
    pattern = _UNOPENED if _is_unopened(language) else _LABEL
    labels = (
        found[1] or lower_roman(ord(found[0]) - ord("㈠") + 1) for found in pattern.finditer(text)
    )
    return [f"({label})" for label in labels]


def ordinals(labels: list[str]) -> list[int]:
    """The places of labels in their series; (i), (v) and (x) are taken for Roman numbers."""
    return [_ordinal(label.strip("()")) for label in labels]


def counted_labels(text: str, language: Language) -> list[int]:
    """The places of the labels (丑), (乙) and (二), which Chinese treaties have for (b)."""
    found = _COUNTED.findall(text) if language.han else ()
    return [series.index(one) + 1 for one in found for series in LABELS if one in series]


def _ordinal(label: str) -> int:
    return ROMAN.get(label.upper()) or ord(label[0]) - ord("a") + 1


def without_unopened(text: str, language: Language) -> str:
    """The text with the labels masked that have one bracket only, every character at its place."""
    if not _is_unopened(language):
        return text
    return _UNOPENED.sub(lambda found: MASK * len(found[0]), text)


def _is_unopened(language: Language) -> bool:
    """Whether the language writes `a)` in place of `(a)`."""
    return not language.items[0].pattern.startswith("(")
