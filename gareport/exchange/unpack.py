"""A bilingual Word table that came back in; its rows and the entries made from them out.

Nothing is overwritten without being asked: a row counts only if neither its text nor its
translation has changed since the table was made.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zipfile import BadZipFile

from gareport.exchange.pack import HEADS, TextRow, as_comment
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.edition import Entry, checksum
from gareport.report.keys import SPELLING, Key
from gareport.report.source import Text
from gareport.translation.catalogue import Catalogue

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = re.compile(r"([a-z][a-z0-9_]*) ([a-z]{2}) > ([a-z]{2})")
_ID = re.compile(rf"({SPELLING}) ([0-9a-f]{{8}}-[0-9a-f]{{8}})")
_STATES = ("ok", "stale", "tentative", "missing")


@dataclass(frozen=True, slots=True)
class BilingualTable:
    """The contents of a file: the report's name, its two languages and the readable rows."""

    name: str
    written_in: str
    language: str
    rows: tuple[TextRow, ...]


class Damaged(Exception):  # noqa: N818 - what is wrong, not that it is an error
    """The file is not a bilingual table, or is damaged; carries the errors with row and cell."""

    def __init__(self, *faults: Diagnostic) -> None:
        super().__init__(*faults)
        self.faults = faults


def read_table(data: bytes, shown: str, known: Sequence[str]) -> BilingualTable:
    """Read the file; raises `Damaged` with every error. A place is a row and a cell of the table.

    `known` are the known languages. Tracked changes of Word count as accepted.
    """
    body = _body(data, shown)
    title = next((_text(p) for p in body.iter(f"{_W}p")), "")
    found = _TITLE.fullmatch(title.strip())
    table = next(body.iter(f"{_W}tbl"), None)
    is_pair = found is not None and {found[2], found[3]} <= {*known} and found[2] != found[3]
    if found is None or not is_pair or table is None:
        hint = "use the file that `gareport pack` wrote; keep its first line and its table"
        raise Damaged(_fault(Span(shown, 1, 1), "this is not a bilingual table of a report", hint))
    lines = [[_text(cell) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
    joined = (at for at, row in enumerate(table.iter(f"{_W}tr"), 1) if _is_joined(row))
    faults = [*_faults(lines, shown), *(_not_apart(at, shown) for at in joined)]
    if faults:
        raise Damaged(*faults)
    rows = tuple(_row(cells, at) for at, cells in enumerate(lines[1:], 2) if any(cells))
    return BilingualTable(found[1], found[2], found[3], rows)


def _body(data: bytes, shown: str) -> Any:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        return docx.Document(io.BytesIO(data)).element.body
    except (BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as fault:
        hint = "ask for the file again; nothing was changed"
        raise Damaged(_fault(Span(shown, 1, 1), "this is not a valid Word file", hint)) from fault


def _text(element: Any) -> str:
    """The text with all tracked changes accepted, each paragraph on its own line."""
    paragraphs = (_words(paragraph) for paragraph in element.iter(f"{_W}p"))
    return "\n".join(text for text in paragraphs if text)


def _words(element: Any) -> str:
    words = []
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        if any(above.tag in (f"{_W}del", f"{_W}moveFrom") for above in node.iterancestors()):
            continue
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        else:
            words.append("-" if node.tag == f"{_W}noBreakHyphen" else " ")
    return "".join(words).strip()


def _is_joined(row: Any) -> bool:
    """Whether a cell of the row was joined with one above or below."""
    return next(row.iter(f"{_W}vMerge"), None) is not None


def _not_apart(at: int, shown: str) -> Diagnostic:
    hint = "copy the row from the file that was sent out; do not join or split cells"
    return _fault(Span(shown, at, 1), f"row {at} shares a cell with another row", hint)


def _faults(lines: list[list[str]], shown: str) -> Iterator[Diagnostic]:
    if not lines or tuple(lines[0]) != HEADS:
        hint = f"write the heads {', '.join(HEADS)}, in this order"
        yield _fault(Span(shown, 1, 1), "the head of the table has been changed", hint)
        return
    seen: set[str] = set()
    for at, cells in enumerate(lines[1:], 2):
        if not any(cells):
            continue  # Word adds an empty row if someone presses Tab in the last cell
        if len(cells) != len(HEADS):
            hint = "copy the row from the file that was sent out; do not join or split cells"
            yield _fault(Span(shown, at, 1), f"row {at} has {len(cells)} cells, not 5", hint)
            continue
        found = _ID.fullmatch(cells[0])
        if found is None:
            hint = "copy the first cell from the file that was sent out"
            yield _fault(Span(shown, at, 1), f"`{cells[0][:60]}` is not a row's id", hint)
        elif found[1] in seen:
            hint = "delete one of the two rows"
            yield _fault(Span(shown, at, 1), f"the id `{found[1]}` appears twice", hint)
        elif cells[3] not in _STATES:
            hint = f"write one of {', '.join(_STATES)}"
            yield _fault(Span(shown, at, 4), f"`{cells[3][:60]}` is not a state", hint)
        elif "\n" in cells[2]:
            hint = "join its paragraphs, or copy the row from the file that was sent out"
            message = f"the target of `{found[1]}` has more than one paragraph"
            yield _fault(Span(shown, at, 3), message, hint)
        seen.add(found[1] if found else "")


def _row(cells: list[str], number: int) -> TextRow:
    key, _, sums = cells[0].partition(" ")
    source, target, state, comment = (cell.replace("\n", " ") for cell in cells[1:])
    return TextRow(Key(key), sums, source, target, state, comment, number)


def _fault(place: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("bilingual-table", place, message, hint)


def other_source(table: BilingualTable, language: str, shown: str) -> Diagnostic:
    """The error of a table whose sources are not in the language of the report."""
    message = f"the sources are in `{table.written_in}`, but the report is written in `{language}`"
    return _fault(Span(shown, 1, 1), message, "make a new table; nothing was changed")


def merge(
    table: BilingualTable,
    catalogue: Catalogue,
    source: Mapping[Key, Text],
    shown: str,
    overwrite: bool,
) -> tuple[Catalogue, list[Diagnostic], int]:
    """The catalogue with the table's translations, the conflicts, and how many entries changed.

    With `overwrite`, the table's translation replaces one that changed in the meantime.
    """
    entries = dict(catalogue.entries)
    found: list[Diagnostic] = []
    changed = 0
    for row in table.rows:
        conflict = _conflict(row, entries.get(row.id), source.get(row.id), shown, overwrite)
        if conflict:
            found.append(conflict)
        elif row.id in source:
            before = entries.get(row.id)
            after = _entry(row, before, source[row.id], shown)
            if after is not None and after != before:
                entries[row.id] = after
                changed += 1
    return replace(catalogue, entries=entries), found, changed


def _conflict(
    row: TextRow, entry: Entry | None, source: Text | None, shown: str, overwrite: bool
) -> Diagnostic | None:
    made_for, _, seen = row.proof.partition("-")
    now = entry.translation.strip() if entry else ""
    if source is None:
        message = f"`{row.id}` is no longer a text of the report"
        hint = "move the translation by hand"
    elif checksum(source) != made_for:
        message = f"the source of `{row.id}` has changed since the table was made"
        hint = "make a new table; this translation is left out"
    elif now not in (row.target, "") and checksum(now) != seen and not overwrite:
        message = f"the translation of `{row.id}` has changed since the table was made"
        hint = "compare the two; use --overwrite to take the one in the table"
    elif now and not row.target:
        message = f"the translation of `{row.id}` was deleted in the table"
        hint = "delete it in the PO file too; until then it is kept"
    else:
        return None
    if source is not None and checksum(row.target) == seen:
        return None  # the translator did not change the row
    return Diagnostic("table-conflict", Span(shown, row.number, 3), message, hint)


def _entry(row: TextRow, before: Entry | None, source: Text, shown: str) -> Entry | None:
    """The entry made from a row; None if there is still no translation."""
    remarks = _remarks(row, before)
    if not row.target:
        return replace(before, remarks=remarks) if before else None
    others = tuple(flag for flag in (before.flags if before else ()) if flag != "fuzzy")
    tentative = row.state == "tentative"
    flags = ("fuzzy", *others) if tentative else others
    if before is not None and before.translation.strip() == row.target:
        same_source = before.source == source and before.previous is None
        if row.state == "stale" or (tentative and before.tentative):
            return replace(before, remarks=remarks)
        if same_source and tentative == before.tentative:
            return replace(before, remarks=remarks)
    place = before.span if before else Span(shown, row.number, 3)
    return Entry(str(source), Text(row.target, place), tentative, place, None, remarks, (), flags)


def _remarks(row: TextRow, before: Entry | None) -> tuple[str, ...]:
    """The translator's comments, with what the table adds to them."""
    remarks = before.remarks if before else ()
    known = as_comment(remarks)
    if row.comment in ("", known):
        return remarks
    return (*remarks, f"# {row.comment.removeprefix(known).strip(' /')}")
