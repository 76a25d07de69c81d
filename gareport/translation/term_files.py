"""The files of the glossary: YAML files of terms in, a `Glossary` and their errors out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gareport.language.languages import OFFICIAL, languages
from gareport.reading.explain import nearest
from gareport.reading.yaml_faults import cut_text
from gareport.reading.yaml_text import read
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.glossary import PLAIN, Glossary, Term
from gareport.report.source import Mapping, Sequence, SourceNode, Text

KINDS = ("title", "country", "term", "forbidden")
LISTS = ("forms", "avoid")
_HINT = "write kind, and the term in each language, as en and zh; forms and avoid are optional"
UNCLEAR = "write lists by language, such as {{{0}: [a word]}}"


def codes() -> tuple[str, ...]:
    """The codes under which a term may have a name: of the languages, and the official ones."""
    return tuple(dict.fromkeys((*languages(), *OFFICIAL)))


def in_alphabets(names: Iterable[str]) -> list[str]:
    """Those of the codes whose language is written in an alphabet, as far as is known."""
    known = languages()
    return [code for code in names if code not in known or not known[code].han]


def read_glossary(files: Iterable[tuple[Path, str]]) -> tuple[Glossary, list[Diagnostic]]:
    """The terms of the files, each a path and its name in messages."""
    terms: list[Term] = []
    found: list[Diagnostic] = []
    for path, shown in files:
        node, faults = read(path, shown)
        found += faults
        if node is not None and not isinstance(node, Sequence):
            found.append(_fault(node.span, "a file of terms must be a list"))
        for entry in node.entries if isinstance(node, Sequence) else ():
            wrong = [*_wrong(entry)]
            found += [*wrong, *_cut(entry)]
            if isinstance(entry, Mapping) and not wrong:
                terms.append(_term(entry))
    return Glossary(terms), found


def _cut(node: SourceNode) -> Iterator[Diagnostic]:
    """The errors at comments that may have cut a name, or a word of a list: `post #1`.

    A file of terms may have remarks after its names, with a space after the `#`.
    """
    if isinstance(node, Text) and (fault := cut_text(node)) and node.cut is not None:
        yield from [fault] if node.cut[1:2].strip() else []
    for inner in node.entries if isinstance(node, Sequence) else ():
        yield from _cut(inner)
    for key, inner in node.values.items() if isinstance(node, Mapping) else ():
        yield from _cut(inner) if key != "kind" else ()


def _wrong(entry: SourceNode) -> Iterator[Diagnostic]:
    """What is wrong with an entry."""
    if not isinstance(entry, Mapping):
        yield _fault(entry.span, "this is not a term")
        return
    there = {str(key) for key in entry.keys}
    known = ("kind", *codes(), *LISTS)
    for key in entry.keys:
        value = entry.values[key]
        if key not in known:
            message = f"the key `{key}` is not known here"
            meant = nearest(key, [name for name in known if name not in there])
            there |= {meant} if meant else set()
            yield _fault(key.span, message, meant)
        elif key in LISTS:
            yield from _wrong_list(key, value, there)
        elif not isinstance(value, Text) or not value.strip():
            place = value.span if isinstance(value, Text) else key.span
            yield _fault(place, f"`{key}` must be a text")
        elif key == "kind" and value not in KINDS:
            message = f"the kind `{value}` is not one of {', '.join(KINDS)}"
            yield _fault(value.span, message, nearest(str(value), KINDS))
    if "kind" not in there:
        yield _fault(entry.span, "the term has no `kind`")
    if there.isdisjoint(codes()):
        yield _fault(entry.span, "the term has no name in any language")


def _wrong_list(key: Text, value: SourceNode, there: set[str]) -> Iterator[Diagnostic]:
    """What is wrong with the forms of a term, or with what to avoid: a list, or one a language."""
    if not isinstance(value, Mapping):
        several = in_alphabets(name for name in codes() if name in there)
        if not _is_list(value):
            yield _fault(value.span, f"`{key}` must be a list of texts")
        elif len(several) > 1:
            message = f"`{key}` does not say for which of {', '.join(several)} it is"
            hint = UNCLEAR.format(several[0])
            yield Diagnostic("term", value.span, message, hint)
        return
    for code in value.keys:
        if code not in there or code not in codes():
            yield _fault(code.span, f"the term has no `{code}`, so it cannot have its `{key}`")
        elif not _is_list(value.values[code]):
            yield _fault(value.values[code].span, f"`{code}` must be a list of texts")


def _is_list(node: SourceNode) -> bool:
    return isinstance(node, Sequence) and all(isinstance(part, Text) for part in node.entries)


def _term(entry: Mapping) -> Term:
    names = {str(key): str(entry.values[key]) for key in entry.keys if key in codes()}
    forms, avoid = (_lists(entry.values.get(key)) for key in LISTS)
    return Term(str(entry.values["kind"]), names, forms, avoid, entry.span)


def _lists(node: SourceNode | None) -> dict[str, tuple[str, ...]]:
    """The lists by code of language; one that names no language is `PLAIN`."""
    lists = node.values if isinstance(node, Mapping) else {PLAIN: node}
    return {
        str(code): tuple(map(str, one.entries))
        for code, one in lists.items()
        if isinstance(one, Sequence) and one.entries
    }


def _fault(span: Span, message: str, meant: str | None = None) -> Diagnostic:
    return Diagnostic("term", span, message, f"did you mean `{meant}`?" if meant else _HINT)
