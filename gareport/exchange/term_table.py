"""The glossary as a table for spreadsheets (CSV): terms in, the bytes of the file out; and back.

A cell that a spreadsheet would read as a formula gets an apostrophe in front; it is removed when
the table comes back.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.glossary import Term
from gareport.report.source import FORBIDDEN
from gareport.translation.term_files import KINDS

HEADS = ("kind", "zh", "en", "forms", "avoid")
_FORMULA = re.compile(r"'*[=+\-@\t]")
_BETWEEN = re.compile(r"(?<!\\)\|")


def export(terms: Iterable[Term]) -> bytes:
    """The table, in UTF-8 with the byte order mark that spreadsheets need."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADS)
    for term in terms:
        lists = ("|".join(map(_escaped, names)) for names in (term.forms, term.avoid))
        writer.writerow(map(_guarded, (term.kind, term.zh, term.en, *lists)))
    return text.getvalue().encode("utf-8-sig")


def read_terms(data: bytes, shown: str) -> tuple[list[Term], list[Diagnostic]]:
    """The terms of a table, each with its line; none if the table has an error."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Span(shown, data[: error.start].count(b"\n") + 1, 1)
        return [], [_fault(place, "the file is not UTF-8", "save the table as CSV in UTF-8")]
    first = text.partition("\n")[0]
    sign = next((sign for sign in ",;\t" if sign in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        rows = [*_numbered(reader)]
    except csv.Error as error:
        place = Span(shown, reader.line_num, 1)
        return [], [
            _fault(place, f"the table cannot be read: {error}", "close the quotation marks")
        ]
    if not rows or tuple(rows[0][1]) != HEADS:
        hint = f"write the heads {', '.join(HEADS)}, in this order"
        return [], [_fault(Span(shown, 1, 1), "this is not a table of terms", hint)]
    found = [fault for line, cells in rows[1:] for fault in _faults(cells, Span(shown, line, 1))]
    if found:
        return [], found
    terms = [_term(cells, Span(shown, line, 1)) for line, cells in rows[1:]]
    return terms, [*_twice(terms)]


def _numbered(reader: "csv.Reader") -> Iterator[tuple[int, list[str]]]:  # type: ignore[name-defined]
    """Each row that is not empty, with the line where it begins."""
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, [_unguarded(cell.strip()) for cell in cells]
        start = reader.line_num + 1


def _faults(cells: Sequence[str], place: Span) -> Iterator[Diagnostic]:
    if len(cells) != len(HEADS):
        hint = "put a text that contains the separator in quotes"
        yield _fault(place, f"this row has {len(cells)} cells, not {len(HEADS)}", hint)
        return
    if cells[0] not in KINDS:
        message = f"the kind `{cells[0]}` is not one of {', '.join(KINDS)}"
        yield _fault(place, message, "write one of these kinds")
    for head, cell in zip(HEADS[1:], cells[1:], strict=True):
        if head in ("zh", "en") and not cell:
            yield _fault(place, f"the term has no `{head}`", "write the term in both languages")
        elif FORBIDDEN.search(cell) or "\n" in cell or "\t" in cell:
            hint = "write one line of plain text"
            yield _fault(place, f"`{head}` has a character that is not allowed in a term", hint)


def _twice(terms: Sequence[Term]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Term] = {}
    for term in terms:
        first = seen.setdefault((term.zh, term.en), term)
        if first is not term:
            message = f"`{term.zh}` = `{term.en}` appears twice (first on line {first.place.line})"
            yield _fault(term.place, message, "delete one of the two rows")


def _term(cells: Sequence[str], place: Span) -> Term:
    kind, zh, en, *lists = cells
    forms, avoid = (
        tuple(filter(None, (_plain(part.strip()) for part in _BETWEEN.split(names))))
        for names in lists
    )
    return Term(kind, zh, en, forms, avoid, place)


def _escaped(name: str) -> str:
    return name.replace("|", r"\|")


def _plain(name: str) -> str:
    return name.replace(r"\|", "|")


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _fault(place: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("term-table", place, message, f"{hint}; nothing was changed")
