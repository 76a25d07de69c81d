"""Quotations, and numbers of other documents: a text in; the text without its quotations out, and
whether a number belongs to another document.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from re import Pattern

from gareport.language.languages import Manual
from gareport.language.prose import MASK
from gareport.language.symbols import CANDIDATE

# A quotation of several paragraphs is opened in each of them and closed in the last one only.
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*\"")
_SENTENCE = re.compile(r"[。；？！]|(?<![A-Z]\.)(?<=[a-z0-9)”][.;?!]) (?=[A-Z“])")
_SYMBOL = re.compile(CANDIDATE)
_NEAR = 200  # characters before a number in which the words before it are sought
_SAID = (
    "commented|concluded|emphasized|explained|expressed|indicated|noted|observed|pointed out|"
    "recalled|recommended|reiterated|remarked|reported|requested|said|stated|stressed|suggested"
)
# The words right before a number of another document: where the sentence need not have a symbol.
_OTHER: Mapping[Manual, Pattern[str]] = {
    Manual.ENGLISH: re.compile(r"\b(?:[Ii]bid\.|[Ii]dem|[Oo]p\. cit\.),? (?:[Ss]ee )?$"),
    Manual.CHINESE: re.compile(
        r"(?:同上|[该此这那](?:份|项|个)?(?:报告|决议|决定|文件|说明))[，的]?(?:见|在)?$"
    ),
}
# The same, where the sentence must have the symbol of that document.
_WITH_SYMBOL: Mapping[Manual, Pattern[str]] = {
    Manual.ENGLISH: re.compile(rf"(?<!\b[Aa]s )(?<!was )(?<!were )(?<!been )\b(?:{_SAID}),? in $"),
    Manual.CHINESE: re.compile(
        rf"(?:{CANDIDATE}[）)]?[中的在]*|(?<!本)(?:报告|说明|决议|文件)[中的在]*)$"
    ),
}


def without_quotations(text: str) -> str:
    """The text with its quotations masked; every other character keeps its offset."""
    if "“" not in text and '"' not in text:
        return text
    return _QUOTED.sub(lambda found: MASK * len(found[0]), text)


def is_of_another(text: str, start: int, manual: Manual) -> bool:
    """Whether the words before a number say that it is of a document that the sentence cites."""
    begin = _begin(text, start)
    near = text[max(begin, start - _NEAR) : start]
    if _OTHER[manual].search(near):
        return True
    return bool(_WITH_SYMBOL[manual].search(near)) and bool(_SYMBOL.search(text, begin, start))


def _begin(text: str, start: int) -> int:
    """Where the sentence begins that has this place."""
    ends = _ends(text)
    at = bisect_right(ends, start)
    if at and ends[at - 1] == start and text[start - 1] == " ":  # it belongs to the sentence before
        at -= 1
    return ends[at - 1] if at else 0


@lru_cache(maxsize=1000)
def _ends(text: str) -> list[int]:
    """Where each sentence of a text ends, with the space after it."""
    return [found.end() for found in _SENTENCE.finditer(text)]
