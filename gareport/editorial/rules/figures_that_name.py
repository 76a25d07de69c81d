"""Years, codes and numbers of documents in a column of figures are not printed in groups.

A bare figure in such a column is printed as the language writes it: `1245300` as 1 245 300. A year
would become 2 024. `grouped: false` in the column prints all its figures as they are.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.grid import Column, Grid
from gareport.report.kinds import provided
from gareport.report.source import Text
from gareport.report.texts import walk

NAMES = {"grouped-name": Severity.WARNING}
TOPIC = Topic.NUMBERS
_TABLE = """\
- id: ships
  table:
    title: Ships
    columns: [{{id: a, heading: Ship}}, {{id: b, heading: {}, align: figures{}}}]
    rows:
      - {{id: one, cells: [First, "{}"]}}
      - {{id: two, cells: [Second, "{}"]}}
"""
BAD = (
    Example(content=_TABLE.format("Built", "", "2019", "2024")),
    Example(content=_TABLE.format("Built in", "", "1999", "")),
    Example(content=_TABLE.format("IMO number", "", "8519679", "8519680")),
)
GOOD = (
    Example(content=_TABLE.format("Built", ", grouped: false", "2019", "2024")),
    Example(content=_TABLE.format("Crew", "", "2019", "45")),
    Example(content=_TABLE.format("Tonnage", "", "2 019", "2 024")),
    Example(content=_TABLE.format("Tonnage", "", "8519679", "8519680")),
    Example(content=_TABLE.format("IMO number", ", grouped: false", "8519679", "8519680")),
)
_OF_NAMES = re.compile(
    r"(?i)\b(?:nos?\.|id|imo|isbn|issn|code|reference|account|telephone|fax)(?![\w.])|\bnumber$"
    "|编号|号码|代码|账号|帐号|电话|传真"
)
_BARE = re.compile("[1-9][0-9]{3,}")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first figure of each column whose figures name something."""
    if not edition.is_original:
        return
    for node in walk(edition.report.all_sections):
        grid = provided(node).grid
        for at, column in enumerate(grid.leaves if grid else ()):
            if grid and column.align == "figures" and column.grouped:
                yield from _of_column(column, _cells(grid, at))


def _cells(grid: Grid, at: int) -> list[Text]:
    """The cells of a column that are not blank, without totals."""
    rows = (row for row in grid.rows if len(row.cells) > at and not row.total)
    return [row.cells[at] for row in rows if row.cells[at].strip()]


def _of_column(column: Column, cells: list[Text]) -> Iterator[Diagnostic]:
    bare = [cell for cell in cells if _BARE.fullmatch(cell)]
    are_years = len(bare) == len(cells) and all(map(_YEAR.fullmatch, bare))
    if bare and (are_years or _OF_NAMES.search(column.heading)):
        shown = f"{int(bare[0]):,}".replace(",", " ")
        message = f"`{bare[0]}` is printed as `{shown}`"
        hint = "write `grouped: false` in the column if its figures are years or codes"
        yield Diagnostic("grouped-name", bare[0].span, message, hint, Severity.WARNING)
