"""Repeated words and punctuation marks: a text and its language in, each repetition out.

Some repetitions are right: had had, that that, 人人, 一步一步, names such as Pago Pago.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from gareport.language.languages import Language, Manual

# For speed, each pattern begins with a character that is not a letter; before a word it is a space.
_PATTERNS: Mapping[Manual | None, tuple[re.Pattern[str], ...]] = {
    Manual.ENGLISH: (
        re.compile(r"\W(([A-Za-z]++) (?i:\2)\b)(?<![Hh]ad [Hh]ad)(?<![Tt]hat [Tt]hat)"),
        re.compile(r"(([,;:])\2)"),
        re.compile(r"([.](?<=[A-Za-z)”].)[.](?![.\w/]))"),
    ),
    Manual.CHINESE: (
        re.compile("((?![一逐])([\u4e00-\u9fff]{2,4})\\2)"),
        re.compile("(([的了在和与是及，。；：、])\\2)"),
    ),
}


def doubled(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Yield each repetition as group 1 of a match in the text with a space put before it.

    The space lets the patterns match the first word. Subtract one for the offset in the text.
    """
    patterns = _PATTERNS.get(language.manual, ())
    for found in chain(*(pattern.finditer(f" {text}") for pattern in patterns)):
        if not all(word[0].isupper() for word in found[1].split()):
            yield found
