"""The wording of references at their places: a label and the words before a token in; words out.

A sentence begins with *Table 1* and *Annex II*, which are *table 1* and *annex II* within it. The
only annex is *the annex*, and *annex* after *see*, in brackets and after *the* or *its*.
"""

import re

from gareport.language.inline import Inline, Plain, Shifted, Symbol, Token
from gareport.language.languages import Language
from gareport.language.prose import MASK
from gareport.numbering.gaps import leaves
from gareport.numbering.numbering import Label

_OPENING = " \u00a0([“‘«\"'"
_SENTENCE_ENDS = re.compile(r"[.?!…][”’»\")\]]*$")
_SHORTENED = re.compile(
    r"\b(?:[Cc]f|e\.g|i\.e|vs|viz|[Nn]os?|[Pp]aras?|[Ss]ects?|[Cc]haps?|[Vv]ols?|pp?|[Aa]rts?)\.$"
)


def words_before(label: Label, before: str, language: Language) -> str:
    """The words before the number of a reference, as they are after the text `before`."""
    words = label.words
    if label.article and not _leaves_article(before, language):
        words = label.article + words
    return words[:1].upper() + words[1:] if _begins_sentence(before) else words


def _leaves_article(before: str, language: Language) -> bool:
    return bool(language.without_article) and bool(re.search(language.without_article, before))


def _begins_sentence(before: str) -> bool:
    bare = before.rstrip(_OPENING)
    is_end = _SENTENCE_ENDS.search(bare) is not None and not _SHORTENED.search(bare)
    return is_end or not bare


def texts_before(nodes: tuple[Inline, ...]) -> dict[int, str]:
    """What is typed before each token, by the place of the token; other tokens are one sign."""
    found: dict[int, str] = {}
    text = ""
    for node in leaves(nodes):
        match node:
            case Token():
                found[node.start] = text
                text += "" if node.kind == "note" else MASK
            case Plain() | Shifted() | Symbol():
                text += node.text
    return found
