"""Translators' files: PO text in, entries by id and faults with their places out (polib reads)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from gareport.diagnostics import Diagnostic, Span
from gareport.source import LOST, PO, Text, UnreadableError, decode, escaped_characters

# A line of a PO file: nothing, a comment, or a text in quotes behind a keyword or none. polib
# itself takes a text whose quotation mark is not closed, and cuts it.
_WORD = r"\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)(?=[\s\"]))?\s*"
_LINE = re.compile(rf'\s*(?:#.*)?|{_WORD}"(?:[^"\\]|\\.)*"\s*')
_READABLE = re.compile(rf'{_WORD}(?:"(?:[^"\\]|\\.)*"?)?')
MAX_OUT_OF_PLACE = 50  # after so many faults of order the rest is left unread
_HINT = 'each line is a keyword and a text in straight quotes; write “ ” or \\" inside it'


@dataclass(frozen=True, slots=True)
class Entry:
    """What a translator wrote for one segment: the text it was made from, and the translation."""

    source: str
    translation: Text
    tentative: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one report, or the fixed words, in one language, by id.

    `lost` are the ids of entries that could not be read. A catalogue is complete when no entry is
    lost without its id being known.
    """

    file: str
    entries: Mapping[str, Entry]
    lost: frozenset[str] = frozenset()
    is_complete: bool = True
    is_there: bool = True


def read_catalogue(path: Path, shown: str) -> tuple[Catalogue, list[Diagnostic]]:
    """Read a PO file, going on behind entries that cannot be read.

    A file that is not there is an empty catalogue that says so.
    """
    if not path.exists():
        return Catalogue(shown, {}, is_there=False), []
    try:
        text, faults = decode(path, shown)
    except UnreadableError as fault:
        return Catalogue(shown, {}, is_complete=False), [fault.diagnostic]
    lines = text.split("\n")
    found, left_out, broken = _readable(lines, shown)
    faults += broken
    lost = {_id_of(lines[entry.start : entry.stop]) for entry in left_out}
    entries: dict[str, Entry] = {}
    for entry in found:
        if entry.obsolete:
            continue
        span = Span(shown, entry.linenum or 1, 1)
        if not entry.msgctxt:
            hint = "every entry carries its id in msgctxt; take the entry back from the last file"
            faults.append(Diagnostic("entry-id", span, "this entry has no id", hint))
        elif entry.msgctxt in entries:
            message = f"the id `{entry.msgctxt}` stands twice"
            faults.append(Diagnostic("entry-id", span, message, "keep one of the two entries"))
        else:
            translation = _placed(entry.msgstr, lines, span)
            faults += escaped_characters(translation)
            tentative = "fuzzy" in entry.flags
            entries[entry.msgctxt] = Entry(entry.msgid, translation, tentative, span)
    return Catalogue(shown, entries, frozenset(lost - {""}), "" not in lost), faults


def _readable(
    lines: list[str], shown: str
) -> tuple[Iterable[polib.POEntry], list[range], list[Diagnostic]]:
    """The entries that can be read, the lines of the others, and the faults of those."""
    whole = _entries(lines)
    left_out: list[range] = []
    faults: list[Diagnostic] = []
    kept = list(lines)

    def leave_out(entry: range) -> None:
        left_out.append(entry)
        kept[entry.start : entry.stop] = [""] * len(entry)

    for entry in whole:
        damaged = any(LOST in lines[at] for at in entry)
        broken = next((at for at in entry if not _LINE.fullmatch(lines[at])), None)
        if broken is not None and LOST not in lines[broken]:
            faults.append(_unreadable(lines[broken], Span(shown, broken + 1, 1)))
        if broken is not None or damaged:
            leave_out(entry)
    for _ in range(MAX_OUT_OF_PLACE):
        try:
            return polib.pofile("\n".join(kept), encoding="utf-8"), left_out, faults
        except OSError as error:
            faults.append(_out_of_place(error, shown))
            line = faults[-1].span.line - 1
            at = next((at for at, entry in enumerate(whole) if line in entry), 0)
            if at and not any(kept[line].startswith("msgstr") for line in whole[at - 1]):
                leave_out(whole[at - 1])  # its rest is what is out of place
            leave_out(whole[at])
    return [], [*left_out, range(0)], faults


def _entries(lines: list[str]) -> list[range]:
    """The lines of each entry: from its comments, or else its msgctxt or msgid, to the next's."""
    starts = [0]
    has_text = False
    for at, line in enumerate(lines):
        begins = line.lstrip().startswith("msgctxt")
        is_text = re.match(r"\s*msgid\b", line) is not None
        if begins or (is_text and has_text):
            start = at
            while start > starts[-1] and lines[start - 1].lstrip().startswith("#"):
                start -= 1
            starts.append(start)
        has_text = is_text or (has_text and not begins)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _id_of(entry: list[str]) -> str:
    """The id of an entry that cannot be read; nothing when that cannot be read either."""
    found = (re.match(r'\s*msgctxt\s+"([^"\\]*)"\s*$', line) for line in entry)
    return next((match[1] for match in found if match and LOST not in match[1]), "")


def _placed(msgstr: str, lines: list[str], entry: Span) -> Text:
    """The translation with its place: where its first quoted line opens."""
    start = entry.line - 1
    while start < len(lines) - 1 and not lines[start].startswith("msgstr"):
        start += 1
    end = start + 1
    while end < len(lines) and lines[end].startswith('"'):
        end += 1
    column = lines[start].find('"') + 2
    raw = "\n".join(lines[start:end])[column - 1 :]
    return Text(msgstr, Span(entry.file, start + 1, max(column, 1)), raw, PO)


def _unreadable(line: str, place: Span) -> Diagnostic:
    readable = _READABLE.match(line)
    span = Span(place.file, place.line, (readable.end() if readable else 0) + 1)
    return Diagnostic("po-syntax", span, "this line of the PO file cannot be read", _HINT)


def _out_of_place(error: OSError, shown: str) -> Diagnostic:
    line = re.search(r"line (\d+)", str(error))
    span = Span(shown, int(line[1]) if line else 1, 1)
    hint = "an entry is msgctxt, msgid and msgstr, in this order"
    return Diagnostic("po-syntax", span, "this line of the PO file is out of place", hint)
