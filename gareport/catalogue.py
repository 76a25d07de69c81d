"""Translators' files: PO text in, entries by id and faults with their places out (polib reads)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from gareport.diagnostics import Diagnostic, Span
from gareport.source import PO, Text, UnreadableError, decode, escaped_characters

# A line of a PO file: nothing, a comment, or a text in quotes behind a keyword or none. polib
# itself takes a text whose quotation mark is not closed, and cuts it.
_WORD = r"\s*(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)(?=[\s\"]))?\s*"
_LINE = re.compile(rf'\s*(?:#.*)?|{_WORD}"(?:[^"\\]|\\.)*"\s*')
_READABLE = re.compile(rf'{_WORD}(?:"(?:[^"\\]|\\.)*"?)?')
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
    """The translations of one report, or the fixed words, in one language, by id."""

    file: str
    entries: Mapping[str, Entry]


def read_catalogue(path: Path, shown: str) -> tuple[Catalogue, list[Diagnostic]]:
    """Read a PO file. A file that is not there is an empty catalogue; states tell the rest."""
    if not path.exists():
        return Catalogue(shown, {}), []
    try:
        text = decode(path, shown)
        lines = text.split("\n")
        _refuse_broken(lines, shown)
        found = polib.pofile(text, encoding="utf-8")
    except UnreadableError as fault:
        return Catalogue(shown, {}), [fault.diagnostic]
    except OSError as error:
        return Catalogue(shown, {}), [_out_of_place(error, shown)]
    entries: dict[str, Entry] = {}
    faults: list[Diagnostic] = []
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
    return Catalogue(shown, entries), faults


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


def _refuse_broken(lines: list[str], shown: str) -> None:
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line):
            readable = _READABLE.match(line)
            span = Span(shown, number, (readable.end() if readable else 0) + 1)
            message = "the PO file cannot be read from here on"
            raise UnreadableError(Diagnostic("po-syntax", span, message, _HINT))


def _out_of_place(error: OSError, shown: str) -> Diagnostic:
    line = re.search(r"line (\d+)", str(error))
    span = Span(shown, int(line[1]) if line else 1, 1)
    hint = "an entry is msgctxt, msgid and msgstr, in this order"
    return Diagnostic("po-syntax", span, "this line of the PO file is out of place", hint)
