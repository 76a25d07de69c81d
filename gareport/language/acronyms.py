"""Acronyms that a text explains: a text in; each acronym with what it stands for out.

In English the full name comes first, then the acronym in brackets: the information and
communications technology (ICT) strategy, enterprise resource planning (hereinafter “ERP”). In
Chinese a short form in brackets has characters of the name before it, in their order.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from gareport.language.languages import Manual

_IN_BRACKETS = re.compile(
    r"\((?:here\w+ )?(?:the )?“?(?P<acronym>[A-Z]{2,8}|[A-Z]{2,4}-[A-Z][a-z]+)s?”?[);,]"
)
# Words are read backwards from the bracket: only those right before it can be the name.
_WORDS_BACKWARDS = re.compile(r"(?: ,?[\w’-]*[A-Za-z]){1,14}")
_SMALL = frozenset({"and", "for", "in", "of", "on", "the", "to"})
_QUOTED = re.compile(r"(?<!\*)\*[^*]+\*(?!\*)|“(?![A-Z]+s?”[);,])[^”]*”")
_SHORT = re.compile(r"（(?P<acronym>[\u4e00-\u9fff]{2,8})）")
_NAMED = re.compile(r"[\u4e00-\u9fff]{4,20}\Z")


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
            capitals = "".join(filter(str.isupper, acronym))  # of UN-Habitat, those of three words
            yield Explained(acronym, found.start("acronym"), _name(before[0][::-1], capitals))


def short_forms(text: str) -> Iterator[Explained]:
    """Yield the Chinese short forms in brackets after their names, in reading order."""
    for found in _SHORT.finditer(text) if "（" in text else ():
        named = _NAMED.search(text, max(found.start() - 20, 0), found.start())
        if named and (name := _long_form(named[0], found["acronym"])):
            yield Explained(found["acronym"], found.start("acronym"), name)


def own_words(text: str) -> str:
    """The text with what it quotes masked by spaces: titles and quotations explain nothing."""
    if "*" not in text and "“" not in text:
        return text
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


READERS: Mapping[Manual | None, Callable[[str], Iterator[Explained]]] = {
    Manual.ENGLISH: lambda text: explained(own_words(text)),
    Manual.CHINESE: short_forms,
}


def within(name: str) -> str:
    """A name as it is within a sentence: with a capital only if it is one of its own."""
    first, *others = name.split()
    if first.isupper() or any(word[0].isupper() for word in others):
        return name
    return name[0].lower() + name[1:]


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
            return _lettered(words.split(), acronym)
    return "" if left else " ".join(taken)


def _lettered(words: list[str], acronym: str) -> str:
    """The fewest last words in capitals that have the letters of the acronym within them.

    Department of Peacekeeping Operations (DPKO). It is empty if there are none.
    """
    for start in reversed(range(len(words))):
        word, taken = words[start], words[start:]
        if word[0].islower() and word not in _SMALL:
            return ""
        letters = iter("".join(taken).upper())
        if len(taken) > 1 and word[0] == acronym[0] and all(one in letters for one in acronym):
            return " ".join(taken)
    return ""


def _long_form(words: str, short: str) -> str:
    """The last words, from the first character of the short form on; empty if it does not fit."""
    place = len(words)
    for char in reversed(short):
        place = words.rfind(char, 0, place)
        if place < 0:
            return ""
    return words[place:] if len(words) - place > len(short) and short not in words else ""
