"""A bilingual Word table that came back: bytes in; its rows, or every error of its form, out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gareport.exchange.pack import HEADS, STATES
from gareport.exchange.word_table import Line, NotWord, read_word
from gareport.language.characters import form, refused
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.keys import SPELLING, Key

_TITLE = re.compile(r"([a-z][a-z0-9_]*) ([a-z]{2}) > ([a-z]{2})")
_ID = re.compile(rf"({SPELLING}) ([0-9a-f]{{8}}-[0-9a-f]{{8}})")
SOURCE, TARGET, STATE, COMMENT = range(1, len(HEADS))  # the cells of a line, by their heads


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One text: its id, the checksums of its source and target when packed, and its cells.

    `comments` are those of Word. `no_text` names what the target has that a PO file cannot hold,
    and `emphasis` the type it is set in. `number` is the row of the table; the heads are row 1.
    """

    id: Key
    proof: str
    source: str
    target: str
    state: str
    comment: str
    number: int
    comments: tuple[str, ...] = ()
    no_text: tuple[str, ...] = ()
    emphasis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BilingualTable:
    """The contents of a file: the report's name, its two languages and the readable rows.

    `found` are the warnings about what the file has outside its rows.
    """

    name: str
    written_in: str
    language: str
    rows: tuple[ReturnedRow, ...]
    found: tuple[Diagnostic, ...]


class Damaged(Exception):  # noqa: N818 - what is wrong, not that it is an error
    """The file is not a bilingual table, or is damaged; carries the errors with row and cell."""

    def __init__(self, *faults: Diagnostic) -> None:
        super().__init__(*faults)
        self.faults = faults


def read_table(data: bytes, shown: str, known: Sequence[str]) -> BilingualTable:
    """Read the file; raises `Damaged` with every error. A place is a row and a cell of the table.

    `known` are the known languages. Rows are counted through all parts of a divided table.
    """
    try:
        word = read_word(data)
    except NotWord as fault:
        hint = "ask for the file again; nothing was changed"
        raise Damaged(_fault(Span(shown, 1, 1), "this is not a valid Word file", hint)) from fault
    title = _TITLE.fullmatch(word.title)
    is_pair = title is not None and {title[2], title[3]} <= {*known} and title[2] != title[3]
    if title is None or not is_pair or not word.lines:
        hint = "use the file that `gareport pack` wrote; keep its first line and its table"
        raise Damaged(_fault(Span(shown, 1, 1), "this is not a bilingual table of a report", hint))
    if faults := tuple(_faults(word.lines, shown)):
        raise Damaged(*faults)
    rows = tuple(_row(line, at) for at, line in _texts(word.lines))
    outside = tuple(_outside(text, shown) for text in word.outside)
    return BilingualTable(title[1], title[2], title[3], rows, outside)


def _texts(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """The lines of texts with their numbers, without heads and empty lines.

    The heads are repeated where a table was divided. Word adds an empty row if someone presses Tab
    in the last cell.
    """
    for at, line in enumerate(lines, 1):
        if not _is_head(line) and (any(cell.text for cell in line.cells) or line.comments):
            yield at, line


def _is_head(line: Line) -> bool:
    return tuple(cell.text for cell in line.cells) == HEADS


def _faults(lines: Sequence[Line], shown: str) -> Iterator[Diagnostic]:
    if not _is_head(lines[0]):
        hint = f"write the heads {', '.join(HEADS)}, in this order"
        yield _fault(Span(shown, 1, 1), "the head of the table has been changed", hint)
        return
    seen: set[str] = set()
    for at, line in _texts(lines):
        found = _ID.fullmatch(line.cells[0].text) if line.cells else None
        yield from _faults_of_line(line, at, found, seen, shown)
        seen.add(found[1] if found else "")


def _faults_of_line(
    line: Line, at: int, found: re.Match[str] | None, seen: set[str], shown: str
) -> Iterator[Diagnostic]:
    hint = "copy the row from the file that was sent out; do not join or split cells"
    if line.is_joined:
        yield _fault(Span(shown, at, 1), f"row {at} shares a cell with another row", hint)
    cells = [cell.text for cell in line.cells]
    if len(cells) != len(HEADS):
        message = f"row {at} has {len(cells)} cells, not {len(HEADS)}"
        yield _fault(Span(shown, at, 1), message, hint)
    elif found is None:
        hint = "copy the first cell from the file that was sent out"
        yield _fault(Span(shown, at, 1), f"`{cells[0][:60]}` is not a row's id", hint)
    elif found[1] in seen:
        hint = "delete one of the two rows"
        yield _fault(Span(shown, at, 1), f"the id `{found[1]}` appears twice", hint)
    elif cells[STATE] not in STATES:
        hint = f"write one of {', '.join(STATES)}"
        yield _fault(Span(shown, at, 4), f"`{cells[STATE][:60]}` is not a state", hint)
    elif "\n" in cells[TARGET]:
        hint = "join its paragraphs, or copy the row from the file that was sent out"
        message = f"the target of `{found[1]}` has more than one paragraph"
        yield _fault(Span(shown, at, 3), message, hint)
    for fault in refused(cells[TARGET]) if len(cells) == len(HEADS) else ():
        yield Diagnostic("character", Span(shown, at, 3), fault.message, fault.hint)


def _row(line: Line, number: int) -> ReturnedRow:
    key, _, sums = line.cells[0].text.partition(" ")
    lines = (cell.text.replace("\n", " ") for cell in line.cells[SOURCE:])
    source, target, state, comment = (form(line).characters for line in lines)
    within = line.cells[TARGET]
    return ReturnedRow(
        Key(key), sums, source, target, state, comment, number, line.comments,
        (*within.no_text, *line.cells[COMMENT].no_text), within.emphasis,
    )  # fmt: skip


def _outside(text: str, shown: str) -> Diagnostic:
    message = f"`{text[:60]}` is outside the rows of the table, and is left out"
    hint = "put what belongs to a text into its row"
    return Diagnostic("bilingual-table", Span(shown, 1, 1), message, hint, Severity.WARNING)


def _fault(place: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("bilingual-table", place, message, hint)


def other_source(table: BilingualTable, language: str, shown: str) -> Diagnostic:
    """The error of a table whose sources are not in the language of the report."""
    message = f"the sources are in `{table.written_in}`, but the report is written in `{language}`"
    return _fault(Span(shown, 1, 1), message, "make a new table; nothing was changed")
