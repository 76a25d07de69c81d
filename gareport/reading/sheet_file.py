"""Stage 1, XLSX: the bytes of a file in; the lines of a sheet, or why it cannot be read, out.

A sheet shows a figure by its number format, and so does this: `41945` with the format `0.0` is
41945.0, and 0.149 with `0.0%` is 14.9. Nothing else is taken from the looks of a sheet.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from gareport.reading.table_file import MERGED, MOST_BYTES, MOST_ROWS, FileCell, FileLines, Unread
from gareport.report.diagnostics import Span

_MOST_PARTS, _MOST_RATIO, _MOST_COLUMNS, _MOST_DECIMALS = 200, 100, 200, 6
_LAST_ROW = 100_000  # rows that only have a colour or a border may follow those with cells
_AGAIN = "open it in a spreadsheet program, and save it as XLSX again"
_SECTION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # what a format has besides its figures
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="(?P<range>[A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_NIL = "{nil}"


def sheet_lines(
    data: bytes, shown: str, sheet: str | None, decimals: dict[str, int]
) -> FileLines | Unread:
    """The lines of a sheet, the first with the headers; `decimals` of a header replace formats."""
    if wrong := _unsafe(data):
        return wrong
    import openpyxl  # few reports have a sheet; the others need not wait

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            books = [
                openpyxl.load_workbook(io.BytesIO(data), True, data_only=cached, keep_links=False)
                for cached in (False, True)
            ]
            names = [one.title for one in books[0].worksheets]
            if sheet is None and len(names) == 1:
                sheet = names[0]
            if sheet not in names:
                return _no_sheet(sheet, names)
            reader = _Sheet(shown, str(sheet), decimals)
            return reader.lines(books[0][sheet], books[1][sheet], data)
    except Exception:  # openpyxl raises many classes of exceptions
        return Unread("the file is damaged, or not an XLSX file", _AGAIN)


def _unsafe(data: bytes) -> Unread | None:
    """Why a file is not opened: it is not an archive, or unpacks to far more than a table needs."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Unread("the file is damaged, or not an XLSX file", _AGAIN)
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    is_large = len(parts) > _MOST_PARTS or size > MOST_BYTES or size > _MOST_RATIO * packed
    if is_large or any(".." in part.filename for part in parts):
        return Unread("the file unpacks to more than a table needs", _AGAIN)
    return None


def _no_sheet(sheet: str | None, names: list[str]) -> Unread:
    listed = ", ".join(f"`{name}`" for name in names)
    if sheet is None:
        return Unread("the file has several sheets", f"name one of them under `sheet`: {listed}")
    return Unread(f"the file has no sheet `{sheet}`", f"its sheets are {listed}")


class _Sheet:
    """Reads the cells of one sheet, with their addresses."""

    def __init__(self, shown: str, name: str, decimals: dict[str, int]) -> None:
        self.shown = shown
        self.name = name
        self.decimals = decimals
        self.headers: list[str] = []

    def lines(self, typed: Any, cached: Any, data: bytes) -> FileLines | Unread:
        from openpyxl.utils import range_boundaries

        merged: set[tuple[int, int]] = set()
        part = typed._worksheet_path.removeprefix("/")
        for found in _MERGED.finditer(zipfile.ZipFile(io.BytesIO(data)).read(part)):
            corners = range_boundaries(found["range"].decode())
            left, top, right, bottom = (one or 1 for one in corners)
            across = range(left, min(right, _MOST_COLUMNS) + 1)
            down = range(top, min(bottom, _LAST_ROW) + 1)
            merged |= {(row, column) for row in down for column in across}
        lines: list[tuple[FileCell, ...]] = []
        for row, cells in enumerate(_both(typed, cached), 1):
            line = tuple(
                self._cell(one, value, row, column, (row, column) in merged)
                for column, (one, value) in enumerate(cells, 1)
            )
            if row == 1:
                self.headers = [cell.words for cell in line]
            if row == 1 or any(cell.words or cell.wrong for cell in line):
                lines.append(line)
            if len(lines) > MOST_ROWS:
                return Unread(f"the sheet has more than {MOST_ROWS:,} rows", "leave some out")
        return tuple(lines)

    def _cell(self, cell: Any, value: Any, row: int, column: int, is_merged: bool) -> FileCell:
        from openpyxl.utils import get_column_letter

        address = f"sheet {self.name}, {get_column_letter(column)}{row}"
        place = Span(self.shown, row, column, 0, address)
        if is_merged:
            return FileCell("", place, wrong=MERGED, hint="unmerge the cells")
        kind = cell.data_type if cell.value is not None else "blank"
        if kind == "f" and value is None:
            wrong = "has a formula without its value"
            hint = "open the file in a spreadsheet program, and save it"
            return FileCell("", place, wrong=wrong, hint=hint)
        if kind == "e" or (isinstance(value, str) and value.startswith("#") and kind == "f"):
            wrong = f"has the error {cell.value if kind == 'e' else value}"
            return FileCell("", place, wrong=wrong, hint="correct it in the sheet")
        return self._value(cell, value, place)

    def _value(self, cell: Any, value: Any, place: Span) -> FileCell:
        if value is None:
            return FileCell("", place)
        if isinstance(value, bool):
            hint = "write a figure or words in the sheet"
            return FileCell("", place, wrong="is true or false", hint=hint)
        if isinstance(value, int | float):
            return self._figure(value, str(cell.number_format), place)
        if isinstance(value, str):
            return FileCell(value.strip(), place)
        hint = "write it as a text in the sheet, with an apostrophe before it"
        return FileCell("", place, wrong="is a date or a time", hint=hint)

    def _figure(self, value: int | float, form: str, place: Span) -> FileCell:
        """A figure with the decimals of its column, or of its number format."""
        number = Decimal(repr(value))
        header = self.headers[place.column - 1] if place.column <= len(self.headers) else ""
        shows = _shows(form)
        if not number.is_finite() or shows is None:
            hint = "give the cell a number format such as 0.0"
            return FileCell("", place, wrong=f"has the number format `{form}`", hint=hint)
        places, percent, has_dash = shows
        number = number.scaleb(2) if percent else number
        places = self.decimals.get(header, places)
        if places is None:
            places = max(-int(number.normalize().as_tuple().exponent), 0)
        if places > _MOST_DECIMALS:
            hint = "give the cell a number format such as 0.0, or the column `decimals`"
            return FileCell("", place, wrong=f"has {places} decimals", hint=hint)
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if not number and has_dash:
            return FileCell(_NIL, place, is_figure=True)
        return FileCell(f"{number:f}".removeprefix("-" * (not number)), place, is_figure=True)


def _both(typed: Any, cached: Any) -> Iterator[list[tuple[Any, Any]]]:
    """The cells of each row, with the values that the spreadsheet program computed."""
    for sheet in (typed, cached):
        sheet.reset_dimensions()
    rows = [one.iter_rows(max_row=_LAST_ROW, max_col=_MOST_COLUMNS) for one in (typed, cached)]
    for first, second in zip(*rows, strict=False):
        yield [(one, other.value) for one, other in zip(first, second, strict=False)]


@lru_cache(maxsize=1_000)
def _shows(form: str) -> tuple[int | None, bool, bool] | None:
    """How many decimals a number format shows, whether per cent, and whether 0 is a dash.

    None for a format that shows another figure than the cell has: in thousands, as a fraction.
    """
    if form == "General" or form == "@":
        return None, False, False
    first, *others = form.split(";")
    plain = _SECTION.sub("", first)
    if re.search(r"[0#?],+(?![0#?])|[/E]", plain):
        return None
    decimals = re.search(r"\.([0#?]*)", plain)
    has_dash = len(others) > 1 and re.search(r"[-–—]", others[1]) is not None
    return len(decimals[1]) if decimals else 0, "%" in plain, has_dash
