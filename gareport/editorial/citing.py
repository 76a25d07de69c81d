"""Quotations, and numbers of other documents: a text in; the text without its quotations out, and
whether a number belongs to another document.
"""

import re
from collections.abc import Mapping
from re import Pattern

from gareport.language.languages import Manual
from gareport.language.prose import MASK
from gareport.language.symbols import CANDIDATE

# A quotation of several paragraphs is opened in each of them and closed in the last one only.
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*\"")
_SENTENCE = re.compile(r"[。；？！]|(?<![A-Z]\.)(?<=[a-z0-9)”][.;?!]) (?=[A-Z“])")
_SYMBOL = re.compile(CANDIDATE)
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
    sentence = _SENTENCE.split(text[:start])[-1]
    if _OTHER[manual].search(sentence):
        return True
    return bool(_WITH_SYMBOL[manual].search(sentence)) and bool(_SYMBOL.search(sentence))
