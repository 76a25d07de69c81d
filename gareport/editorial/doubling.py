"""Words and signs that stand twice on end: a text and its language in, each such place out.

What may stand twice is spared: had had, that that, 人人, 一步一步, names such as Pago Pago.
"""

import re
from collections.abc import Iterator
from itertools import chain

from gareport.language.languages import Language

# Each begins with a sign, which is looked for fast; the words with what stands before them.
_ENGLISH = (
    re.compile(r"\W(([A-Za-z]++) (?i:\2)\b)(?<![Hh]ad [Hh]ad)(?<![Tt]hat [Tt]hat)"),
    re.compile(r"(([,;:])\2)"),
    re.compile(r"([.](?<=[A-Za-z)”].)[.](?![.\w/]))"),
)
_CHINESE = (
    re.compile("((?![一逐])([\u4e00-\u9fff]{2,4})\\2)"),
    re.compile("(([的了在和与是及，。；：、])\\2)"),
)


def doubled(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Each place that has something twice, told by group 1, in a text behind a space.

    The space makes the first word one like the others: an offset is one less in the text itself.
    """
    patterns = _CHINESE if language.han else _ENGLISH
    for found in chain(*(pattern.finditer(f" {text}") for pattern in patterns)):
        if not all(word[0].isupper() for word in found[1].split()):
            yield found
