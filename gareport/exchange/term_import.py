"""A table of terms taken into the glossary: terms and its YAML files in, the files' new texts out.

Only lines of terms that are new or replaced change; comments stay where they are. What the table
says otherwise than the glossary is a conflict, and nothing is overwritten unasked.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gareport.report.diagnostics import Diagnostic
from gareport.report.glossary import Term

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’./()-]*[\w)])?")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


@dataclass(slots=True)
class Imported:
    """The lines of the files by their names, what stands in the way, and how much changed."""

    lines: dict[str, list[str]]
    found: list[Diagnostic] = field(default_factory=list)
    added: int = 0
    replaced: int = 0


def take_in(
    table: Sequence[Term],
    terms: Sequence[Term],
    texts: Mapping[str, str],
    new_file: str,
    overwrite: bool,
) -> Imported:
    """Take the table into the files; terms that are new go to the end of `new_file`."""
    made = Imported({name: text.splitlines() for name, text in texts.items()})
    known = {(term.zh, term.en): term for term in terms}
    named = {(term.zh, term.en) for term in table}
    others = [term for term in terms if (term.zh, term.en) not in named]
    new: list[Term] = []
    replacing: list[tuple[Term, Term]] = []
    for term in table:
        own = known.get((term.zh, term.en))
        rival = own or next((other for other in others if other.zh == term.zh), None)
        if rival is None:
            new.append(term)
        elif _content(rival) == _content(term):
            continue
        elif overwrite and _is_free(rival, made.lines[rival.place.file], terms):
            replacing.append((rival, term))
            others = [other for other in others if other is not rival]
        else:
            made.found.append(_conflict(term, rival, overwrite))
    for old, term in sorted(replacing, key=lambda pair: -pair[0].place.line):
        lines = made.lines[old.place.file]
        start, end = _extent(old, lines, terms)
        kept = [line for line in lines[start:end] if line.lstrip().startswith("#")]
        lines[start:end] = [*kept, *_yaml(term)]
    if new and not _takes_more(made.lines.get(new_file, [])):
        made.found += [_not_added(term, new_file) for term in new]
        new = []
    if new:
        made.lines.setdefault(new_file, []).extend(line for term in new for line in _yaml(term))
    made.added, made.replaced = len(new), len(replacing)
    return made


def _content(term: Term) -> tuple[object, ...]:
    return term.kind, term.zh, term.en, term.forms, term.avoid


def _extent(term: Term, lines: Sequence[str], terms: Sequence[Term]) -> tuple[int, int]:
    """The lines of a term, without the comments and blank lines before the next one."""
    start = term.place.line - 1
    later = [t.place.line - 1 for t in terms if t.place.file == term.place.file]
    end = min((line for line in later if line > start), default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1][0] == "#"):
        end -= 1
    return start, end


def _is_free(term: Term, lines: Sequence[str], terms: Sequence[Term]) -> bool:
    """Whether the term has lines of its own, and no comment behind a text, which would be lost."""
    start, end = _extent(term, lines, terms)
    texts = [line for line in lines[start:end] if not line.lstrip().startswith("#")]
    return lines[start].startswith("- ") and not any(" #" in line for line in texts)


def _takes_more(lines: Sequence[str]) -> bool:
    """Whether terms may follow at the end: it is a list of lines, not one in brackets."""
    said = (line for line in lines if line.strip() and line.lstrip()[0] != "#" and line != "---")
    return next(said, "- ").startswith("- ")


def _not_added(term: Term, file: str) -> Diagnostic:
    message = f"`{term.zh}` = `{term.en}` is not added to {file}, whose list stands in brackets"
    hint = "give the table another name, or write that file with a term from each `- ` on"
    return Diagnostic("term-conflict", term.place, message, hint)


def _conflict(term: Term, rival: Term, overwrite: bool) -> Diagnostic:
    place = f"{rival.place.file}:{rival.place.line}"
    message = f"`{term.zh}` = `{term.en}` stands otherwise in {place}: `{rival.en}`, {rival.kind}"
    hint = "--overwrite takes the row; this one is left out"
    if overwrite:
        hint = "edit the glossary by hand: the term shares its lines with a comment or another"
    return Diagnostic("term-conflict", term.place, message, hint)


def _yaml(term: Term) -> list[str]:
    lines = [f"- kind: {term.kind}", f"  zh: {_scalar(term.zh)}", f"  en: {_scalar(term.en)}"]
    for key, names in (("forms", term.forms), ("avoid", term.avoid)):
        if names:
            lines.append(f"  {key}: [{', '.join(map(_scalar, names))}]")
    return lines


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
