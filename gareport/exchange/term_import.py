"""A table of terms merged into the glossary: terms and YAML files in, the new files out.

Only the lines of new and replaced terms change; comments stay where they are. A term that differs
from the glossary's is a conflict, and nothing is overwritten without being asked.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from gareport.report.diagnostics import Diagnostic
from gareport.report.glossary import PLAIN, Term

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’./()-]*[\w)])?")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


@dataclass(slots=True)
class Imported:
    """The lines of the files by name, the conflicts, and how much changed."""

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
    """Merge the table into the files; new terms go to the end of `new_file`."""
    made = Imported({name: text.splitlines() for name, text in texts.items()})
    known = {_names(term): term for term in terms}
    named = {_names(term) for term in table}
    others = [term for term in terms if _names(term) not in named]
    new: list[Term] = []
    replacing: list[tuple[Term, Term]] = []
    for term in table:
        rival = known.get(_names(term)) or next(filter(partial(_is_of, term), others), None)
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
    return term.kind, dict(term.names), dict(term.forms), dict(term.avoid)


def _names(term: Term) -> frozenset[tuple[str, str]]:
    return frozenset(term.names.items())


def _is_of(term: Term, other: Term) -> bool:
    """Whether both have one name in the language that the first one begins with."""
    code = next(iter(term.names))
    return other.names.get(code) == term.names[code]


def _extent(term: Term, lines: Sequence[str], terms: Sequence[Term]) -> tuple[int, int]:
    """The lines of a term, without the comments and blank lines before the next one."""
    start = term.place.line - 1
    later = [t.place.line - 1 for t in terms if t.place.file == term.place.file]
    end = min((line for line in later if line > start), default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1][0] == "#"):
        end -= 1
    return start, end


def _is_free(term: Term, lines: Sequence[str], terms: Sequence[Term]) -> bool:
    """Whether the term has its own lines, and no comment after a text that would be lost."""
    start, end = _extent(term, lines, terms)
    texts = [line for line in lines[start:end] if not line.lstrip().startswith("#")]
    return lines[start].startswith("- ") and not any(" #" in line for line in texts)


def _takes_more(lines: Sequence[str]) -> bool:
    """Whether terms can be added at the end: the list has lines with `-`, not brackets."""
    said = (line for line in lines if line.strip() and line.lstrip()[0] != "#" and line != "---")
    return next(said, "- ").startswith("- ")


def _not_added(term: Term, file: str) -> Diagnostic:
    message = f"{term.shown} cannot be added to {file}, whose list is in brackets"
    hint = "rename the table, or begin each term in that file on a new line with `- `"
    return Diagnostic("term-conflict", term.place, message, hint)


def _conflict(term: Term, rival: Term, overwrite: bool) -> Diagnostic:
    place = f"{rival.place.file}:{rival.place.line}"
    others = [f"`{n}`" for code, n in rival.names.items() if term.names.get(code) != n]
    message = f"{term.shown} differs from {place}: {', '.join((*others, rival.kind))}"
    hint = "use --overwrite to take this row; without it, the glossary stays as it is"
    if overwrite:
        hint = "edit the glossary by hand: its lines also have a comment or another term"
    return Diagnostic("term-conflict", term.place, message, hint)


def _yaml(term: Term) -> list[str]:
    lines = [f"- kind: {term.kind}"]
    lines += [f"  {code}: {_scalar(name)}" for code, name in term.names.items()]
    for key, lists in (("forms", term.forms), ("avoid", term.avoid)):
        written = {code: f"[{', '.join(map(_scalar, names))}]" for code, names in lists.items()}
        if PLAIN in written:
            lines.append(f"  {key}: {written[PLAIN]}")
        elif written:
            by_language = ", ".join(f"{code}: {names}" for code, names in written.items())
            lines.append(f"  {key}: {{{by_language}}}")
    return lines


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
