"""Translators' files: a PO file in, its entries by id and findings with their places out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gareport.language.characters import LOST, form
from gareport.reading.presence import is_there
from gareport.reading.yaml_text import UnreadableError, decode
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Entry
from gareport.report.keys import Key
from gareport.report.source import PO, Text, unfit
from gareport.translation import po_text
from gareport.translation.po_text import Record

_FLAGS = frozenset(("fuzzy", "wrap", "no-wrap", "python-brace-format"))
_FLAG = re.compile(r"[a-z0-9-]+-format|range:.*")  # what other tools may write
_LANGUAGE = re.compile(r"^Language:[ ]*([A-Za-z]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one report, or the fixed words, in one language, by id.

    `obsolete` are the entries of texts that no longer exist, with their ids, in order; `head` is
    the entry with the header fields, `tail` the comments after the last entry. `lost` are the ids
    of entries that could not be read. A catalogue is complete if the id of every lost entry is
    known.
    """

    file: str
    entries: Mapping[Key, Entry]
    lost: frozenset[Key] = frozenset()
    is_complete: bool = True
    is_there: bool = True
    obsolete: tuple[tuple[Key, Entry], ...] = ()
    head: Entry | None = None
    tail: tuple[str, ...] = ()


def read_catalogue(path: Path, shown: str) -> tuple[Catalogue, list[Diagnostic]]:
    """Read a PO file, and continue after entries that cannot be read.

    A file that does not exist gives an empty catalogue with `is_there` false.
    """
    if not is_there(path):
        return Catalogue(shown, {}, is_there=False), []
    try:
        text, faults = decode(path, shown)
    except UnreadableError as fault:
        return Catalogue(shown, {}, is_complete=False), [fault.diagnostic]
    catalogue, more = parse_catalogue(text, shown)
    return catalogue, faults + more


def parse_catalogue(text: str, shown: str) -> tuple[Catalogue, list[Diagnostic]]:
    """The catalogue in the text of a PO file."""
    lines = text.split("\n")
    parsed = po_text.parse(lines, shown)
    faults = parsed.faults
    lost = {_id_of(lines[entry.start : entry.stop]) for entry in parsed.left_out}
    entries: dict[Key, Entry] = {}
    obsolete: list[tuple[Key, Entry]] = []
    head: Entry | None = None
    for record in parsed.records:
        key, entry = Key(record.id or ""), _entry(record, lines, shown)
        if not _FLAGS.issuperset(entry.flags):
            faults += _unknown_flags(record, lines, shown)
        if record.is_obsolete:
            obsolete.append((key, entry))
        elif head is None and record.id is None and not record.source:
            head = entry
            faults += _other_language(entry, shown)
        elif twice := _fault_of_id(record, entry, entries):
            faults.append(twice)
        else:
            faults += unfit(entry.translation)
            faults += _line_breaks(record, entry.translation)
            entries[key] = entry
    catalogue = Catalogue(
        shown,
        entries,
        frozenset(filter(None, lost)),
        is_complete="" not in lost,
        obsolete=tuple(obsolete),
        head=head,
        tail=parsed.tail,
    )
    return catalogue, faults


def _entry(record: Record, lines: Sequence[str], shown: str) -> Entry:
    return Entry(
        source=form(record.source).characters,
        translation=_placed(record, lines, shown),
        tentative="fuzzy" in record.flags,
        span=Span(shown, record.line + 1, 1),
        previous=None if record.previous is None else form(record.previous).characters,
        remarks=record.remarks,
        notes=record.notes,
        flags=record.flags,
        remarks_at=tuple(Span(shown, at + 1, 1) for at in record.remarks_at),
        named_at=Span(shown, record.named + 1, lines[record.named].find('"') + 2),
    )


def _unknown_flags(record: Record, lines: Sequence[str], shown: str) -> Iterator[Diagnostic]:
    """Warn of flags that no tool knows: `fuzy` does not mark a translation as fuzzy."""
    for at, line in enumerate(lines[record.line : record.opens], record.line + 1):
        for flag in re.finditer(r"[^\s,#][^,]*\b", line) if line.startswith("#,") else ():
            if flag[0] not in _FLAGS and not _FLAG.fullmatch(flag[0]):
                message = f"`{flag[0]}` is not a flag of PO files, and has no effect"
                hint = "write `fuzzy` for a tentative translation, or delete the flag"
                place = Span(shown, at, flag.start() + 1)
                yield Diagnostic("po-flag", place, message, hint, Severity.WARNING)


def _line_breaks(record: Record, translation: Text) -> Iterator[Diagnostic]:
    """Report a line break at the start or the end that only one of the two texts has.

    `msgfmt -c` refuses such a file, except for entries that are fuzzy or not translated.
    """
    source, typed = record.source, record.translation
    if not source or not typed or "fuzzy" in record.flags:
        return
    last = len(typed) - typed.endswith("\n")
    begins = (source.startswith("\n"), typed.startswith("\n"), "begins", 0)
    ends = (source.endswith("\n"), typed.endswith("\n"), "ends", last)
    for in_source, in_translation, verb, at in (begins, ends):
        if in_source is not in_translation:
            has, other = ("msgid", "msgstr") if in_source else ("msgstr", "msgid")
            message = f"{has} {verb} with a line break, but {other} does not"
            hint = rf"delete the `\n`; no text of a report {verb} with one"
            yield Diagnostic("po-line-break", translation.typed_at(at), message, hint)


def _other_language(head: Entry, shown: str) -> Iterator[Diagnostic]:
    """Warn of a header that names another language than the folder of the file."""
    folder = PurePosixPath(shown).parts[-3:-2]
    for named in _LANGUAGE.finditer(head.translation):
        if folder and named[1].lower() != folder[0].lower():
            message = (
                f"the header names `{named[1]}`, but the file is in the folder of `{folder[0]}`"
            )
            place = head.translation.at(named.start(1))
            hint = "move the file to the folder of its language, or fix the header"
            yield Diagnostic("po-language", place, message, hint, Severity.WARNING)


def _fault_of_id(record: Record, entry: Entry, others: Mapping[Key, Entry]) -> Diagnostic | None:
    if not record.id:
        hint = "add the id in a msgctxt line; the earlier version of this file has it"
        return Diagnostic("entry-id", entry.span, "this entry has no id", hint)
    if Key(record.id) in others:
        message = f"the id `{record.id}` appears twice"
        return Diagnostic("entry-id", entry.id_place, message, "delete one of the two entries")
    return None


def _id_of(entry: Sequence[str]) -> Key:
    """The id of an entry that cannot be read; empty if the id cannot be read either."""
    found = (re.match(r'\s*msgctxt\s*"?([^\s"\\]+)"?\s*$', line) for line in entry)
    ids = (match[1] for match in found if match and LOST not in match[1])
    return Key(next(ids, ""))


def _placed(record: Record, lines: Sequence[str], shown: str) -> Text:
    """The translation with its place: the start of its first quoted line that is not empty."""
    opens = record.opens
    while opens + 1 < record.ends and lines[opens].rstrip().partition('"')[2] == '"':
        opens += 1
    column = lines[opens].find('"') + 2
    raw = "\n".join(lines[opens : record.ends])[column - 1 :]
    return Text(record.translation, Span(shown, opens + 1, column), raw, PO)
