"""Remedies applied to one file: its bytes, its texts and the edits in; the new bytes out.

Only the characters at the places change. Where the file does not have the characters that were
found, because a line ends inside them, nothing changes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.source import PO, Mapping, SourceNode, Text
from gareport.report.source import Sequence as Entries

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters to replace: their place, what was found there, what to write, and the rule."""

    place: Span
    found: str
    write: str
    rule: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A file after its edits: the bytes, the texts that they must have, and the edits by outcome.

    An edit is `left` if the file does not have its characters. One that overlaps another edit is
    neither: it waits until the first one is done.
    """

    data: bytes
    texts: tuple[str, ...]
    done: tuple[Edit, ...]
    left: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Patch:
    """What to write in place of the characters from `start` to `end`."""

    start: int
    end: int
    write: str


def edits_of(found: Iterable[Diagnostic]) -> list[Edit]:
    """The edits that the remedies of the findings ask for, by place, each once."""
    return sorted({edit for fault in found for edit in _edits(fault)})


def _edits(fault: Diagnostic) -> Iterator[Edit]:
    if fault.remedy is not None:
        for place, remedy in ((fault.span, fault.remedy), *fault.remedy.also):
            yield Edit(place, remedy.found, remedy.write, fault.rule)


def texts_in(node: SourceNode) -> Iterator[Text]:
    """Yield the texts under a node, in the order of the file."""
    match node:
        case Text():
            yield node
        case Mapping():
            for value in node.values.values():
                yield from texts_in(value)
        case Entries():
            for entry in node.entries:
                yield from texts_in(entry)


def apply(data: bytes, texts: Sequence[Text], edits: Sequence[Edit]) -> Applied:
    """Apply the edits, which are in order, to a file in UTF-8 with these texts, also in order."""
    whole = data.decode("utf-8")
    mark = _BOM if whole.startswith(_BOM) else ""
    lines = whole.removeprefix(_BOM).split("\n")
    begins = [_at(text.span) for text in texts]
    in_texts: list[list[_Patch]] = [[] for _ in texts]
    in_lines: dict[int, list[_Patch]] = {}
    done: list[Edit] = []
    left: list[Edit] = []
    for edit in edits:
        number = bisect_right(begins, _at(edit.place)) - 1
        offset = _offset(texts[number], edit.place) if number >= 0 else None
        if offset is None or not _is_there(edit, texts[number], offset, lines):
            left.append(edit)
        elif not in_texts[number] or offset >= in_texts[number][-1].end:
            raw, new = (_notation(part, texts[number].style) for part in (edit.found, edit.write))
            at = edit.place.column - 1
            in_texts[number].append(_Patch(offset, offset + len(edit.found), edit.write))
            in_lines.setdefault(edit.place.line - 1, []).append(_Patch(at, at + len(raw), new))
            done.append(edit)
    for line, pieces in in_lines.items():
        lines[line] = _replaced(lines[line], pieces)
    changed = (mark + "\n".join(lines)).encode()
    values = (_replaced(str(text), pieces) for text, pieces in zip(texts, in_texts, strict=True))
    return Applied(changed, tuple(values), tuple(done), tuple(left))


def changes(before: bytes, after: bytes, name: str) -> str:
    """The changes of a file as a unified diff, which `git apply -p0` and `patch` can read."""
    old, new = (_LINE.findall(data.decode()) for data in (before, after))
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, name, name)
    )


def _at(place: Span) -> tuple[int, int]:
    return place.line, place.column


def _offset(text: Text, place: Span) -> int | None:
    """The offset of the character at a place; None if the text has none there."""
    found = bisect_left(range(len(text)), _at(place), key=lambda offset: _at(text.at(offset)))
    return found if found < len(text) and _at(text.at(found)) == _at(place) else None


def _is_there(edit: Edit, text: Text, offset: int, lines: Sequence[str]) -> bool:
    """Whether both the text and the line of the file have the characters that were found."""
    raw = _notation(edit.found, text.style)
    line = lines[edit.place.line - 1]
    return text.startswith(edit.found, offset) and line.startswith(raw, edit.place.column - 1)


def _notation(characters: str, style: str) -> str:
    """The characters as a text of this style writes them in its file."""
    if style in ('"', PO):
        return characters.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return characters.replace("'", "''") if style == "'" else characters


def _replaced(text: str, pieces: Sequence[_Patch]) -> str:
    """The text with each piece, in order, in place of its characters."""
    kept = zip([0, *(piece.end for piece in pieces)], [p.start for p in pieces], strict=False)
    parts = (
        f"{text[end:start]}{piece.write}" for (end, start), piece in zip(kept, pieces, strict=True)
    )
    return "".join(parts) + text[pieces[-1].end if pieces else 0 :]
