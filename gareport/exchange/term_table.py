"""The glossary as a table for spreadsheets (CSV): terms in, the bytes of the file out; and back.

The columns are `kind`, one for each language under its code, and the lists `forms` and `avoid`. A
list for one language is in a column of its own: `forms.en`. A cell that a spreadsheet would read as
a formula gets an apostrophe in front; it is removed when the table comes back.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from gareport.language.characters import form, refused
from gareport.language.languages import languages
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.glossary import PLAIN, Term
from gareport.translation.term_files import KINDS, LISTS, codes, in_alphabets

_FORMULA = re.compile(r"'*[=+\-@\t]")
_BETWEEN = re.compile(r"(?<!\\)\|")
_HINT = "write the heads kind, a code for each language such as en and zh, forms and avoid"


def export(terms: Sequence[Term]) -> bytes:
    """The table, in UTF-8 with the byte order mark that spreadsheets need."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    named = dict.fromkeys(code for term in terms for code in term.names) or languages()
    listed = [*LISTS, *dict.fromkeys(head for term in terms for head in _heads_of_lists(term))]
    writer.writerow(("kind", *named, *listed))
    for term in terms:
        names = (term.names.get(code, "") for code in named)
        lists = ("|".join(map(_escaped, _list_of(term, head))) for head in listed)
        writer.writerow(map(_guarded, (term.kind, *names, *lists)))
    return text.getvalue().encode("utf-8-sig")


def _heads_of_lists(term: Term) -> Iterator[str]:
    """The columns for the lists of a term that are for one language."""
    for head, lists in zip(LISTS, (term.forms, term.avoid), strict=True):
        yield from (f"{head}.{code}" for code in lists if code != PLAIN)


def _list_of(term: Term, head: str) -> tuple[str, ...]:
    name, _, code = head.partition(".")
    return (term.forms if name == "forms" else term.avoid).get(code, ())


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
    heads = rows[0][1] if rows else []
    if not _are_heads(heads):
        return [], [_fault(Span(shown, 1, 1), "this is not a table of terms", _HINT)]
    placed = [(cells, Span(shown, line, 1)) for line, cells in rows[1:]]
    found = [fault for cells, place in placed for fault in _faults(heads, cells, place)]
    if found:
        return [], found
    terms = [_term(dict(zip(heads, cells, strict=True)), place) for cells, place in placed]
    return terms, [*_twice(terms)]


def _are_heads(heads: Sequence[str]) -> bool:
    """Whether these are the heads of a table of terms, each once, with a language among them."""
    lists = {*LISTS, *(f"{head}.{code}" for head in LISTS for code in codes())}
    known = {"kind", *codes(), *lists}
    is_known = "kind" in heads and set(heads) <= known and len(set(heads)) == len(heads)
    return is_known and not set(heads).isdisjoint(codes())


def _numbered(reader: "csv.Reader") -> Iterator[tuple[int, list[str]]]:  # type: ignore[name-defined]
    """Each row that is not empty, with the line where it begins."""
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, [_unguarded(form(cell).characters) for cell in cells]
        start = reader.line_num + 1


def _faults(heads: Sequence[str], cells: Sequence[str], place: Span) -> Iterator[Diagnostic]:
    if len(cells) != len(heads):
        hint = "put a text that contains the separator in quotes"
        yield _fault(place, f"this row has {len(cells)} cells, not {len(heads)}", hint)
        return
    row = dict(zip(heads, cells, strict=True))
    if row["kind"] not in KINDS:
        message = f"the kind `{row['kind']}` is not one of {', '.join(KINDS)}"
        yield _fault(place, message, "write one of these kinds")
    if not any(row.get(code) for code in codes()):
        message = "the term has no name in any language"
        yield _fault(place, message, "write the term in at least one language")
    yield from _unclear_lists(row, place)
    for head, cell in row.items():
        if head != "kind" and "\n" in cell:
            yield _fault(place, f"`{head}` has more than one line", "write one line of plain text")
        for fault in refused(cell):
            yield _fault(place, f"in `{head}`, {fault.message}", fault.hint)


def _unclear_lists(row: Mapping[str, str], place: Span) -> Iterator[Diagnostic]:
    """Lists whose language is not clear, or is none of the term's."""
    several = in_alphabets(code for code in codes() if row.get(code))
    for head in LISTS:
        own = [code for code in codes() if row.get(f"{head}.{code}")]
        if row.get(head) and (own or len(several) > 1):
            asked = ", ".join(dict.fromkeys((*several, *own)))
            message = f"`{head}` does not say for which of {asked} it is"
            yield _fault(place, message, f"use columns such as `{head}.{(several or own)[0]}`")
        for code in own:
            if not row.get(code):
                message = f"the term has no `{code}`, so it cannot have its `{head}`"
                yield _fault(place, message, f"write the term in `{code}`, or empty the cell")


def _twice(terms: Sequence[Term]) -> Iterator[Diagnostic]:
    seen: dict[frozenset[tuple[str, str]], Term] = {}
    for term in terms:
        first = seen.setdefault(frozenset(term.names.items()), term)
        if first is not term:
            message = f"{term.shown} appears twice (first on line {first.place.line})"
            yield _fault(term.place, message, "delete one of the two rows")


def _term(row: Mapping[str, str], place: Span) -> Term:
    names = {head: cell for head, cell in row.items() if head in codes() and cell}
    forms, avoid = (
        {
            head.partition(".")[2]: tuple(filter(None, map(_plain, _BETWEEN.split(cell))))
            for head, cell in row.items()
            if head.partition(".")[0] == name and cell
        }
        for name in LISTS
    )
    return Term(row["kind"], names, forms, avoid, place)


def _escaped(name: str) -> str:
    return name.replace("|", r"\|")


def _plain(name: str) -> str:
    return name.strip().replace(r"\|", "|")


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _fault(place: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("term-table", place, message, f"{hint}; nothing was changed")
