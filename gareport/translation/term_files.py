"""The files of the glossary: YAML files of terms in, a `Glossary` and their errors out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gareport.reading.explain import nearest
from gareport.reading.yaml_text import read
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.glossary import Glossary, Term
from gareport.report.source import Mapping, Sequence, SourceNode, Text

KINDS = ("title", "country", "term", "forbidden")


_KEYS = ("kind", "zh", "en", "forms", "avoid")


_HINT = "write kind, zh and en for each term; the lists forms and avoid are optional"


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
            found += wrong
            if isinstance(entry, Mapping) and not wrong:
                terms.append(_term(entry))
    return Glossary(terms), found


def _wrong(entry: SourceNode) -> Iterator[Diagnostic]:
    """What is wrong with an entry."""
    if not isinstance(entry, Mapping):
        yield _fault(entry.span, "this is not a term")
        return
    there = {str(key) for key in entry.keys}
    for key in entry.keys:
        listed = key in ("forms", "avoid")
        value = entry.values[key]
        if key not in _KEYS:
            message = f"the key `{key}` is not known here"
            meant = nearest(key, [name for name in _KEYS if name not in there])
            there |= {meant} if meant else set()
            yield _fault(key.span, message, meant)
        elif listed and not _is_list(value):
            yield _fault(value.span, f"`{key}` must be a list of texts")
        elif not listed and (not isinstance(value, Text) or not value.strip()):
            place = value.span if isinstance(value, Text) else key.span
            yield _fault(place, f"`{key}` must be a text")
        elif key == "kind" and value not in KINDS:
            message = f"the kind `{value}` is not one of {', '.join(KINDS)}"
            yield _fault(value.span, message, nearest(str(value), KINDS))
    for needed in ("kind", "zh", "en"):
        if needed not in there:
            yield _fault(entry.span, f"the term has no `{needed}`")


def _is_list(node: SourceNode) -> bool:
    return isinstance(node, Sequence) and all(isinstance(part, Text) for part in node.entries)


def _term(entry: Mapping) -> Term:
    def texts(key: str) -> tuple[str, ...]:
        node = entry.values.get(key)
        return tuple(map(str, node.entries)) if isinstance(node, Sequence) else ()

    kind, zh, en = (str(entry.values[key]) for key in ("kind", "zh", "en"))
    return Term(kind, zh, en, texts("forms"), texts("avoid"), entry.span)


def _fault(span: Span, message: str, meant: str | None = None) -> Diagnostic:
    return Diagnostic("term", span, message, f"did you mean `{meant}`?" if meant else _HINT)
