"""The wording of references at their places: a label and the words before a token in; words out.

A sentence begins with *Table 1* and *Annex II*, which are *table 1* and *annex II* within it. The
only annex is *the annex*, and *annex* after *see*, in brackets and after *the* or *its*.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from gareport.language.braces import Token
from gareport.language.inline import Inline, Plain, Shifted, Symbol
from gareport.language.languages import Language
from gareport.language.prose import MASK
from gareport.numbering.gaps import gap, leaves
from gareport.numbering.numbering import Label
from gareport.numbering.runs import Reference, Words, plain
from gareport.report.keys import Key

_OPENING = " \u00a0([“‘«\"'"
_SENTENCE_ENDS = re.compile(r"[.?!…][”’»\")\]]*$")
_SHORTENED = re.compile(
    r"\b(?:[Cc]f|e\.g|i\.e|vs|viz|[Nn]os?|[Pp]aras?|[Ss]ects?|[Cc]haps?|[Vv]ols?|pp?|[Aa]rts?)\.$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """How references of one text read: its labels, its language and the sign in ranges."""

    numbered: Mapping[str, Label]
    language: Language
    dash: str
    before: Mapping[int, str]  # each token
    heads: Mapping[str, Key] = field(default_factory=dict)  # of rows, by table and row

    def runs(self, token: Token) -> tuple[Words | Reference, ...]:
        """The runs that a reference or a list of them prints."""
        found: list[Words | Reference] = []
        names, tag = self._keys(token), self.language.tag
        for at, name in enumerate(names):
            label = self.numbered[name]
            words = self._words(label, token, at)
            is_whole = not at or label.above != self.numbered[names[at - 1]].above
            text = label.number if label.words or not is_whole else label.reference
            if at:
                found.append(Words(self._joint(token, at, found, words + text), tag))
            found.append(Reference(name, words + text, tag, words, is_whole or label.above is None))
        return tuple(found)

    def _keys(self, token: Token) -> list[str]:
        """The keys of the labels that a reference prints."""
        match token.kind:
            case "footnote":
                return [Key.note(token.id)]
            case "row":
                return [self.heads[token.id]]
            case _:
                return [one.id for one in token.members]

    def _words(self, label: Label, token: Token, at: int) -> str:
        if len(token.members) == 1:
            return words_before(label, self.before[token.start], self.language)
        if at:
            return "" if label.plural else label.words
        several = replace(label, words=label.plural or label.words)
        return words_before(several, self.before[token.start], self.language)

    def _joint(self, token: Token, at: int, found: list[Words | Reference], after: str) -> str:
        """What is before a member of a list, with the spaces that the language wants."""
        is_last = at + 1 == len(token.members)
        joint = self.language.list_joints[is_last]
        if token.kind == "range":
            has_words = self.numbered[token.members[at].id].words
            joint = (has_words and self.language.through) or self.dash
        if not self.language.han:
            return joint
        gaps = gap(plain(found), joint, "", self.language), gap(joint, after, "", self.language)
        return joint.join(gaps) if joint != self.dash else joint


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
            case _:
                assert_never(node)
    return found
