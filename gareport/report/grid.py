"""The inside of a table: plain data in; columns, rows and notes, with their places, out."""

import operator
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from gareport.language.inline import COMPUTED
from gareport.report.foundation import BlockId, Kind, Notes
from gareport.report.scalars import Decimals, Flag, Free, Id, Level, PlainText, Prose
from gareport.report.source import Text
from gareport.report.units import Unit


class Column(Kind):
    """A column of a table; figures are aligned right, text is aligned left."""

    id: BlockId
    heading: Prose = Field(
        description='The heading of the column; that of the first column may be "".'
    )
    align: Literal["text", "figures"] = Field(
        "text", description="figures aligns the column right, text aligns it left."
    )
    grouped: Flag = Field(
        True,
        description="Whether bare figures are printed in groups of three: not years, not codes.",
    )
    formula: PlainText | None = Field(
        None,
        description="What computes the figures of the column from others of their row.",
        examples=["estimates - approved", "variance / approved as percentage"],
    )
    decimals: Decimals | None = Field(
        None, description="How many decimals the computed figures of the column have."
    )
    adds: Flag = Field(
        True, description="Whether the figures of the column add up: not rates, not strengths."
    )

    def takes(self, row: "Row") -> bool:
        """Whether a formula of the row or of the column computes their cell."""
        by_row = row.formula is not None and self.adds and self.grouped
        by_column = self.formula is not None and row.adds
        return self.align == "figures" and (by_row or by_column)


class Row(Kind):
    """A row of a table: one cell for each column, or a head across them; a total is in bold."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema["required"].remove("cells"))
    id: BlockId
    across: Prose | None = Field(
        None, description="A head across all columns, in bold, in place of cells."
    )
    cells: tuple[Prose, ...] = Field(
        description='One cell for each column; "" is blank, {nil}, {na} and {unavailable} say why.',
    )
    level: Level = Field(
        0, description="How deep the head of the row is indented: 1 or 2.", examples=[1]
    )
    total: Flag = Field(
        False, description="Whether the row is a total, printed in bold under a line."
    )
    formula: PlainText | None = Field(
        None,
        description="What computes the figures of the row from others of their columns.",
        examples=["sum", "sum(posts..travel)", "gross - income"],
    )
    adds: Flag = Field(
        True, description="Whether the figures of the row add up with others: not rates."
    )

    @model_validator(mode="before")
    @classmethod
    def _without_cells(cls, value: Any) -> Any:
        """A head across the columns needs no cells; every other row does."""
        is_head = isinstance(value, dict) and "across" in value
        return {"cells": [], **value} if is_head else value


class RowsFrom(Kind):
    """A file beside the section that has rows of a table: CSV, or a sheet of XLSX."""

    file: PlainText = Field(description="A CSV or XLSX file in the report's folder.")
    sheet: PlainText | None = Field(
        None, description="The sheet of an XLSX file; required if it has several."
    )
    key: PlainText = Field(
        description="The header over the keys of the rows, which become their ids.",
        examples=["Code"],
    )
    columns: Annotated[dict[Id, PlainText], Free] = Field(
        min_length=1,
        description="The header in the file of each column of the table, by id of the column.",
    )


class Grid(Kind):
    """The inside of a table: title, columns and rows, and notes with letters below it."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema["required"].remove("rows"))
    title: Prose = Field(description="The title of the table.")
    headnote: Prose | None = Field(
        None, description="The text in brackets under the title, such as the unit."
    )
    unit: Unit | None = Field(
        None, description="What the figures of the table count: units, thousands or millions."
    )
    rows_from: RowsFrom | None = Field(
        None, description="A file whose rows come before those that are typed under `rows`."
    )
    columns: tuple[Column, ...] = Field(min_length=2, description="The columns, at least two.")
    rows: tuple[Row, ...] = Field(min_length=1, description="The rows, at least one.")
    notes: Notes = Field(default_factory=dict)

    @model_validator(mode="after")
    def _filled(self) -> "Grid":
        """The table with a cell in place of each that its drafter leaves to the formulas."""
        rows = tuple(_filled(row, self.columns) for row in self.rows)
        is_whole = all(map(operator.is_, rows, self.rows))
        return self if is_whole else self.model_copy(update={"rows": rows})

    @property
    def celled(self) -> tuple[Row, ...]:
        """The rows that have cells, without the heads across the columns."""
        return tuple(row for row in self.rows if row.across is None)


def _filled(row: Row, columns: tuple[Column, ...]) -> Row:
    """The row with all its cells, if it has a formula and its first cell alone, or if those of the
    columns with formulas are left out.
    """
    if len(row.cells) in (0, len(columns)):
        return row
    if len(row.cells) == 1 and row.formula is not None:
        is_given = [column is columns[0] for column in columns]
    else:
        is_given = [column.formula is None for column in columns]
    if len(row.cells) != sum(is_given):
        return row
    typed, span = iter(row.cells), row.cells[0].span
    cells = tuple(
        next(typed) if given else Text(_LEFT_OUT * column.takes(row), span)
        for column, given in zip(columns, is_given, strict=True)
    )
    return row.model_copy(update={"cells": cells})


_LEFT_OUT = f"{{{COMPUTED}}}"
