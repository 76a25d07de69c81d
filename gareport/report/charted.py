"""The data of a chart, by key: a figure and its report in; its categories and its series out.

The data are the chart's own, or those of a table of the report.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gareport.report.chart import Chart, ChartedTable
from gareport.report.cover import Report
from gareport.report.grid import Column, Grid, Row
from gareport.report.keys import Key
from gareport.report.kinds import provided
from gareport.report.model import Figure, Table
from gareport.report.source import Text
from gareport.report.texts import walk


@dataclass(frozen=True, slots=True)
class Charted:
    """The data of a chart as part of a table: whose texts they are, its columns and its rows."""

    owner: str
    stub: Column
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def head(self) -> Key:
        """The heading over the categories."""
        return Key.column(self.owner, self.stub.id)

    @property
    def categories(self) -> tuple[Key, ...]:
        """The names of the categories."""
        return tuple(Key.cell(self.owner, row.id, self.stub.id) for row in self.rows)

    @property
    def series(self) -> tuple[Key, ...]:
        """The names of the series."""
        return tuple(Key.column(self.owner, column.id) for column in self.columns)

    def figures(self, column: Column) -> tuple[Key, ...]:
        """The figures of a series."""
        return tuple(Key.cell(self.owner, row.id, column.id) for row in self.rows)


def charted(figure: Figure, chart: Chart, report: Report) -> Charted | None:
    """The data of the chart of a figure; None if the table does not exist, or has no columns."""
    owner, grid, part = figure.id, provided(figure).grid, chart.of
    if part is not None:
        table = table_of(part, report)
        owner, grid = str(part.table), None if table is None else table.table
    if grid is None or len(grid.leaves) < 2:
        return None
    stub, *others = grid.leaves
    return Charted(owner, stub, tuple(_columns(others, part)), tuple(_rows(grid, part)))


def table_of(part: ChartedTable, report: Report) -> Table | None:
    """The table of the report that a chart shows."""
    found = (node for node in walk(report.all_sections) if isinstance(node, Table))
    return next((table for table in found if table.id == part.table), None)


def _columns(others: list[Column], part: ChartedTable | None) -> Iterator[Column]:
    wanted = () if part is None else part.columns
    if not wanted:
        yield from (column for column in others if column.align == "figures")
    yield from (column for name in wanted for column in others if column.id == name)


def _rows(grid: Grid, part: ChartedTable | None) -> Iterator[Row]:
    wanted: tuple[Text, ...] = () if part is None else part.rows
    celled = [row for row in grid.celled if len(row.cells) == len(grid.leaves)]
    if not wanted:
        yield from (row for row in celled if not row.total)
    yield from (row for name in wanted for row in celled if row.id == name)
