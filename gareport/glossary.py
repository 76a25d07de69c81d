"""The glossary: YAML files of terms in; the terms of a text, and the faults of the files, out.

The longest term masks the shorter ones within it: where 联合国秘书处 stands, neither 联合国 nor
秘书处 is looked for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from gareport.diagnostics import Diagnostic, Span
from gareport.explain import nearest
from gareport.languages import Language
from gareport.source import Mapping, Node, Sequence, Text, read

KINDS = ("title", "country", "term", "forbidden")
_KEYS = ("kind", "zh", "en", "forms", "avoid")
_HINT = "an entry has kind, zh and en, and may have the lists forms and avoid"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One term: what to use in both languages, other forms of it in English, what to avoid.

    Of a forbidden term only `avoid` is looked at: `zh` and `en` are what to use in its place.
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
    """The terms by what they look like; one pass over a text finds them all."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)

    def terms_in(self, text: str, language: Language) -> list[Term]:
        """The terms that a text uses, each once, in reading order."""
        named = self.names_in(text, language)
        return list(dict.fromkeys(term for terms in named for term in terms))

    def names_in(self, text: str, language: Language) -> list[tuple[Term, ...]]:
        """For each name of a term in a text, once, the terms that bear it: ICT may be several."""
        if not self.terms:
            return []
        if language.han:
            index, pattern = self._han
            return [index[name] for name in dict.fromkeys(pattern.findall(text))]
        index = self._latin[0]
        names = dict.fromkeys(map(str.casefold, self._latin_names(text)))
        return list(dict.fromkeys(index[_bare(name, index)] for name in names))

    def _latin_names(self, text: str) -> Iterator[str]:
        """The names as they stand in a text, tried only at words that some name begins with."""
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
    """The name as a word, to be looked for in a text without capitals unless it is all capitals.

    It begins with the name's own letters: such a search is fast, and what stands before them is
    looked at only where they are found.
    """
    written = re.escape(name if name.isupper() else name.casefold())
    return re.compile(rf"{written}(?<!\w{written})[sS]?(?!\w)")


@lru_cache(maxsize=100_000)
def _folded(text: str) -> str:
    return text.casefold()


def read_glossary(files: Iterable[tuple[Path, str]]) -> tuple[Glossary, list[Diagnostic]]:
    """The terms of the files, each a path and its name in messages."""
    terms: list[Term] = []
    found: list[Diagnostic] = []
    for path, shown in files:
        node, faults = read(path, shown)
        found += faults
        if node is not None and not isinstance(node, Sequence):
            found.append(_fault(node.span, "a file of terms is a list"))
        for entry in node.entries if isinstance(node, Sequence) else ():
            wrong = [*_wrong(entry)]
            found += wrong
            if isinstance(entry, Mapping) and not wrong:
                terms.append(_term(entry))
    return Glossary(terms), found


def _index(named: Iterable[tuple[str, Term]]) -> Index:
    index: Index = {}
    for name, term in named:
        index[name.casefold()] = (*index.get(name.casefold(), ()), term)
    return index


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(map(_pattern, sorted(names, key=len, reverse=True)))


def _pattern(name: str) -> str:
    """The name, its case as in the glossary only where all of it is capitals: IT is not it."""
    return f"(?-i:{re.escape(name)})" if name.isupper() else re.escape(name)


def _bare(name: str, index: Index) -> str:
    return name if name in index else name.removesuffix("s")


def _wrong(entry: Node) -> Iterator[Diagnostic]:
    """What is wrong with an entry."""
    if not isinstance(entry, Mapping):
        yield _fault(entry.span, "this is no term")
        return
    there = {str(key) for key in entry.keys}
    for key in entry.keys:
        listed = key in ("forms", "avoid")
        value = entry.values[key]
        if key not in _KEYS:
            message = f"`{key}` is no key of a term"
            meant = nearest(key, [name for name in _KEYS if name not in there])
            there |= {meant} if meant else set()
            yield _fault(key.span, message, meant)
        elif listed and not _is_list(value):
            yield _fault(value.span, f"`{key}` is a list of texts")
        elif not listed and (not isinstance(value, Text) or not value.strip()):
            yield _fault(value.span if isinstance(value, Text) else key.span, f"`{key}` is a text")
        elif key == "kind" and value not in KINDS:
            message = f"the kind `{value}` is none of {', '.join(KINDS)}"
            yield _fault(value.span, message, nearest(str(value), KINDS))
    for needed in ("kind", "zh", "en"):
        if needed not in there:
            yield _fault(entry.span, f"the term has no `{needed}`")


def _is_list(node: Node) -> bool:
    return isinstance(node, Sequence) and all(isinstance(part, Text) for part in node.entries)


def _term(entry: Mapping) -> Term:
    def texts(key: str) -> tuple[str, ...]:
        node = entry.values.get(key)
        return tuple(map(str, node.entries)) if isinstance(node, Sequence) else ()

    kind, zh, en = (str(entry.values[key]) for key in ("kind", "zh", "en"))
    return Term(kind, zh, en, texts("forms"), texts("avoid"), entry.span)


def _fault(span: Span, message: str, meant: str | None = None) -> Diagnostic:
    return Diagnostic("term", span, message, f"did you mean `{meant}`?" if meant else _HINT)
