"""Stage 1, CSV: the bytes of a file in; its lines with the place of each cell, or why not, out."""

import re
from collections.abc import Iterator

from gareport.reading.table_file import MOST_ROWS, FileCell, FileLines, Unread
from gareport.report.diagnostics import Span

_FIELD = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^,"\r\n]*))(?P<end>,|\r\n|\n|\r|\Z)')
_UTF8 = "save it as CSV UTF-8, with commas between the cells"


class _NoCsv(Exception):  # noqa: N818 - it never leaves this module
    """A place where a file is not CSV."""

    def __init__(self, unread: Unread) -> None:
        super().__init__(unread.message)
        self.unread = unread


def csv_lines(data: bytes, shown: str) -> FileLines | Unread:
    """The lines of a CSV file, the first with the headers."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Span(shown, data.count(b"\n", 0, error.start) + 1, 1)
        return Unread("the file is not UTF-8", _UTF8, place)
    if "\0" in text:
        return Unread("the file is not UTF-8", _UTF8)
    try:
        return tuple(_lines(text, shown))
    except _NoCsv as stop:
        return stop.unread


def _lines(text: str, shown: str) -> Iterator[tuple[FileCell, ...]]:
    at, line, begin, count = 0, 1, 0, 0
    cells: list[FileCell] = []
    while at < len(text) or cells:
        found = _FIELD.match(text, at)
        place = Span(shown, line, at - begin + 1)
        if found is None:
            hint = 'put the whole cell in quotes, and write "" for a quotation mark within it'
            raise _NoCsv(Unread("the quotation marks of this cell are not in pairs", hint, place))
        quoted = found["quoted"]
        words = found["plain"] if quoted is None else quoted.replace('""', '"')
        start = place if quoted is None else Span(shown, line, place.column + 1)
        cells.append(FileCell(words.strip(), start))
        at = found.end()
        if breaks := [one.end() for one in re.finditer(r"\r\n|\n|\r", found[0])]:
            line, begin = line + len(breaks), found.start() + breaks[-1]
        if found["end"] != ",":
            yield tuple(cells)
            cells, count = [], count + 1
            if count > MOST_ROWS:
                message, hint = f"the file has more than {MOST_ROWS:,} rows", "leave some out"
                raise _NoCsv(Unread(message, hint, place))
