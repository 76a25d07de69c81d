"""The glossary: terms in, and the terms that a text uses out.

The longest term masks the shorter ones within it: in 联合国秘书处, neither 联合国 nor 秘书处 is
found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from gareport.language.languages import Language
from gareport.report.diagnostics import Span


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One term: what to use in both languages, other English forms, and what to avoid.

    In a forbidden term, only `avoid` is searched for: `zh` and `en` are what to use instead.
    """

    kind: str
    zh: str
    en: str
    forms: tuple[str, ...]
    avoid: tuple[str, ...]
    place: Span

    def written(self, language: Language) -> tuple[str, ...]:
        """The ways to write it in the language, the one to use first."""
        return (self.zh,) if language.han else (self.en, *self.forms)


_WORD = re.compile(r"\w+|[^\w\s]")
Index = dict[str, tuple[Term, ...]]


class Glossary:
    """The terms by their names; one pass over a text finds them all."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)

    def terms_in(self, text: str, language: Language) -> list[Term]:
        """The terms that a text uses, each once, in reading order."""
        named = self.names_in(text, language)
        return list(dict.fromkeys(term for terms in named for term in terms))

    def names_in(self, text: str, language: Language) -> list[tuple[Term, ...]]:
        """For each name of a term in a text, once, the terms with that name: ICT may be several."""
        if not self.terms:
            return []
        if language.han:
            index, pattern = self._han
            return [index[name] for name in dict.fromkeys(pattern.findall(text))]
        index = self._latin[0]
        names = dict.fromkeys(map(str.casefold, self._latin_names(text)))
        return list(dict.fromkeys(index[_bare(name, index)] for name in names))

    def _latin_names(self, text: str) -> Iterator[str]:
        """The names as written in a text, tried only at words that some name begins with."""
        patterns = self._latin[1]
        end = 0
        for word in _WORD.finditer(text):
            pattern = patterns.get(word[0].casefold())
            if pattern and word.start() >= end and (found := pattern.match(text, word.start())):
                end = found.end()
                yield found[0]

    @cached_property
    def _han(self) -> tuple[Index, re.Pattern[str]]:
        index = _index((term.zh, term) for term in self.terms if term.kind != "forbidden")
        return index, re.compile(_alternatives(index) or r"\Z.")

    @cached_property
    def _latin(self) -> tuple[Index, dict[str, re.Pattern[str]]]:
        used = [term for term in self.terms if term.kind != "forbidden"]
        index = _index((name, term) for term in used for name in (term.en, *term.forms))
        begin: dict[str, set[str]] = {}
        for name in (name for term in used for name in (term.en, *term.forms)):
            first, *others = _WORD.findall(name.casefold()) or [""]
            for word in (first,) if others else (first, f"{first}s"):
                begin.setdefault(word, set()).add(name)
        return index, {
            word: re.compile(rf"(?i)(?<!\w)(?:{_alternatives(names)})s?(?!\w)")
            for word, names in begin.items()
        }


def is_written(name: str, text: str, language: Language) -> bool:
    """Whether a text has the name: as a word, singular or plural, in English."""
    if language.han:
        return name in text
    looked_in = text if name.isupper() else _folded(text)
    return _word(name).search(looked_in) is not None


@cache
def _word(name: str) -> re.Pattern[str]:
    """The name as a word, for a text without capitals unless the name is all capitals.

    The pattern begins with the name's letters, which makes the search fast; the character before
    them is checked only where they are found.
    """
    written = re.escape(name if name.isupper() else name.casefold())
    return re.compile(rf"{written}(?<!\w{written})[sS]?(?!\w)")


@lru_cache(maxsize=100_000)
def _folded(text: str) -> str:
    return text.casefold()


def _index(named: Iterable[tuple[str, Term]]) -> Index:
    index: Index = {}
    for name, term in named:
        index[name.casefold()] = (*index.get(name.casefold(), ()), term)
    return index


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(map(_pattern, sorted(names, key=len, reverse=True)))


def _pattern(name: str) -> str:
    """The name; its case counts only if it is all capitals: IT is not it."""
    return f"(?-i:{re.escape(name)})" if name.isupper() else re.escape(name)


def _bare(name: str, index: Index) -> str:
    return name if name in index else name.removesuffix("s")
