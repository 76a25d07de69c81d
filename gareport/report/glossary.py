"""The glossary: terms in, and the terms that a text uses out.

The longest term masks the shorter ones within it: in 联合国秘书处, neither 联合国 nor 秘书处 is
found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from gareport.language.languages import Language
from gareport.report.diagnostics import Span

PLAIN = ""  # the key of a list that names no language
Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One term: its name in each language that it has, other forms, and what to avoid.

    `names` are by code of language. `forms` and `avoid` are lists by code, or one `PLAIN` list:
    forms for the term's language with an alphabet, words to avoid for all its languages. In a
    forbidden term, only `avoid` is searched for: `names` are what to use instead.
    """

    kind: str
    names: Mapping[str, str]
    forms: Lists
    avoid: Lists
    place: Span

    def written(self, language: Language) -> tuple[str, ...]:
        """The ways to write it in the language, the one to use first; none if it has no name."""
        if language.code not in self.names:
            return ()
        plain = () if language.han else self.forms.get(PLAIN, ())
        return (self.names[language.code], *plain, *self.forms.get(language.code, ()))

    def avoided(self, language: Language) -> tuple[str, ...]:
        """The words to avoid in the language."""
        plain = self.avoid.get(PLAIN, ()) if language.code in self.names else ()
        return (*plain, *self.avoid.get(language.code, ()))

    @property
    def shown(self) -> str:
        """The term for messages: its names, in the order in which they were written."""
        return " = ".join(f"`{name}`" for name in self.names.values())


_WORD = re.compile(r"\w+|[^\w\s]")
Index = dict[str, tuple[Term, ...]]
Patterns = dict[str, re.Pattern[str]]


class Glossary:
    """The terms by their names; one pass over a text finds them all."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._han: dict[Language, tuple[Index, re.Pattern[str]]] = {}
        self._latin: dict[Language, tuple[Index, Patterns]] = {}

    def terms_in(self, text: str, language: Language) -> list[Term]:
        """The terms that a text uses, each once, in reading order."""
        named = self.names_in(text, language)
        return list(dict.fromkeys(term for terms in named for term in terms))

    def names_in(self, text: str, language: Language) -> list[tuple[Term, ...]]:
        """For each name of a term in a text, once, the terms with that name: ICT may be several."""
        if not self.terms:
            return []
        if language.han:
            if language not in self._han:
                self._han[language] = _in_characters(self._named(language))
            index, pattern = self._han[language]
            found = dict.fromkeys(map(str.casefold, pattern.findall(text)))
            return [index[name] for name in found]
        if language not in self._latin:
            self._latin[language] = _in_words(self._named(language), language.plural)
        index, patterns = self._latin[language]
        names = dict.fromkeys(map(str.casefold, _names_in_words(text, patterns)))
        return list(dict.fromkeys(index[_bare(name, index, language.plural)] for name in names))

    def _named(self, language: Language) -> list[tuple[str, Term]]:
        """Each name of each term in the language, of terms that may be used."""
        used = (term for term in self.terms if term.kind != "forbidden")
        return [(name, term) for term in used for name in term.written(language)]


def _in_characters(named: list[tuple[str, Term]]) -> tuple[Index, re.Pattern[str]]:
    """The terms by name, and a pattern for all names, the longest first."""
    return _index(named), re.compile(_alternatives({name for name, _ in named}) or r"\Z.")


def _in_words(named: list[tuple[str, Term]], plural: str) -> tuple[Index, Patterns]:
    """The terms by name, and the patterns of the names by the word that they begin with."""
    begin: dict[str, set[str]] = {}
    for name, _ in named:
        first, *others = _WORD.findall(name.casefold()) or [""]
        for word in (first,) if others else (first, f"{first}{plural}"):
            begin.setdefault(word, set()).add(name)
    return _index(named), {
        word: re.compile(rf"(?i)(?<!\w)(?:{_alternatives(names)}){_ending(plural)}(?!\w|-[0-9])")
        for word, names in begin.items()
    }


def _names_in_words(text: str, patterns: Patterns) -> Iterator[str]:
    """The names as a text has them, tried only at words that some name begins with."""
    end = 0
    for word in _WORD.finditer(text):
        pattern = patterns.get(word[0].casefold())
        if pattern and word.start() >= end and (found := pattern.match(text, word.start())):
            end = found.end()
            yield found[0]


def is_written(name: str, text: str, language: Language) -> bool:
    """Whether a text has the name; in an alphabet as a word, singular or plural."""
    if language.han:
        return name in text
    looked_in = text if name.isupper() else _folded(text)
    return _word(name, language.plural).search(looked_in) is not None


@cache
def _word(name: str, plural: str) -> re.Pattern[str]:
    """The name as a word, for a text without capitals unless the name is all capitals.

    The pattern begins with the name's letters, which makes the search fast; the character before
    them is checked only where they are found.
    """
    written = re.escape(name if name.isupper() else name.casefold())
    return re.compile(rf"{written}(?<!\w{written}){_ending(plural)}(?!\w)")


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
    """The name; capitals count if it is all capitals or begins with one.

    So IT is not it, and the member States of another body are not Member States.
    """
    capitals = len(name) if name.isupper() else int(name[:1].isupper())
    return f"(?-i:{re.escape(name[:capitals])})" * bool(capitals) + re.escape(name[capitals:])


def _bare(name: str, index: Index, plural: str) -> str:
    return name if name in index else name.removesuffix(plural)


def _ending(plural: str) -> str:
    return f"(?i:{re.escape(plural)})?" if plural else ""
