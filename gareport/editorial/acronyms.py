"""Acronyms that a text explains: a text in; each acronym with what it stands for out.

The full name comes first, then the acronym in brackets: the information and communications
technology (ICT) strategy, enterprise resource planning (hereinafter “ERP”).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_IN_BRACKETS = re.compile(r"\((?:here\w+ )?(?:the )?“?(?P<acronym>[A-Z][A-Z]{1,7})s?”?[);,]")
# Words are read backwards from the bracket: only those right before it can be the name.
_WORDS_BACKWARDS = re.compile(r"(?: ,?[\w’-]*[A-Za-z]){1,14}")
_SMALL = frozenset({"and", "for", "in", "of", "on", "the", "to"})


@dataclass(frozen=True, slots=True)
class Explained:
    """An acronym in brackets after a name: its offset, and the name as written.

    The name is empty if the words before the bracket do not have the acronym's letters.
    """

    acronym: str
    start: int
    written: str

    @property
    def name(self) -> str:
        """The name in lower case, to compare it."""
        return self.written.lower()


def explained(text: str) -> Iterator[Explained]:
    """Yield the acronyms in brackets after words, in reading order."""
    for found in _IN_BRACKETS.finditer(text) if "(" in text else ():
        if before := _WORDS_BACKWARDS.match(text[: found.start()][::-1]):
            acronym = found["acronym"]
            yield Explained(acronym, found.start("acronym"), _name(before[0][::-1], acronym))


def _name(words: str, acronym: str) -> str:
    """The last words whose initials are the letters of the acronym; small words may have none."""
    left = list(acronym.lower())
    taken: list[str] = []
    for word in reversed(words.split()):
        if not left:
            break
        taken.insert(0, word)
        if word[0].lower() == left[-1]:
            left.pop()
        elif word[0].isupper() or word.lower() not in _SMALL:
            return ""
    return "" if left else " ".join(taken)
