"""The inside of a table: plain data in; columns, rows and notes, with their places, out."""

import operator
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from gareport.language.braces import COMPUTED
from gareport.report.cell_parts import Cell
from gareport.report.diagnostics import Span
from gareport.report.foundation import BlockId, Kind, Notes
from gareport.report.scalars import (
    ColumnNumber,
    Decimals,
    Flag,
    Free,
    Id,
    Level,
    PlainText,
    Prose,
    WidthShare,
)
from gareport.report.source import Text
from gareport.report.units import Unit


class Column(Kind):
    """A column of a table, or a head over several; figures are aligned right, text left."""

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

    number: ColumnNumber | None = Field(
        None, description="The number of the column under its heading.", examples=["(3)=(2)-(1)"]
    )
    width: WidthShare | None = Field(
        None, description="The width of the column in per cent of that of the table."
    )
    columns: tuple["Column", ...] = Field(
        (), description="The columns under this heading, if it is one over several."
    )

    @property
    def leaves(self) -> Iterator["Column"]:
        """The columns under this heading that have cells; the column itself, if it has cells."""
        if not self.columns:
            yield self
        for column in self.columns:
            yield from column.leaves

    @property
    def heads(self) -> Iterator["Column"]:
        """The column and those under it, in reading order."""
        yield self
        for column in self.columns:
            yield from column.heads


class Row(Kind):
    """A row of a table: one cell for each column, or a head across them; a total is in bold."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema["required"].remove("cells"))
    id: BlockId
    across: Prose | None = Field(
        None, description="A head across all columns, in bold, in place of cells."
    )
    cells: tuple[Cell, ...] = Field(
        description='One cell for each column; "" is blank, {nil}, {na} and {unavailable} say why.'
        " A cell may be a list of paragraphs, with `bullets` or `dashes`.",
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
    title: Prose | None = Field(
        None, description="The title of the table; one without a title has no number."
    )
    numbered: Flag | None = Field(
        None,
        description="Whether it has a number; without this key it has one if it has a title and"
        " is not the only such table, as the layout has it.",
    )
    headnote: Prose | None = Field(
        None, description="The text in brackets under the title, such as the unit."
    )
    unit: Unit | None = Field(
        None, description="What the figures of the table count: units, thousands or millions."
    )
    rows_from: RowsFrom | None = Field(
        None, description="A file whose rows come before those that are typed under `rows`."
    )
    columns: tuple[Column, ...] = Field(
        min_length=2, description="The columns, or heads over several of them; at least two."
    )
    rows: tuple[Row, ...] = Field(min_length=1, description="The rows, at least one.")
    source: Prose | None = Field(None, description="The source, printed below.")
    abbreviations: Prose | None = Field(
        None, description="What abbreviations stand for, printed below: A, …; B, …."
    )
    note: Prose | None = Field(None, description="A note on all of it, printed below.")
    notes: Notes = Field(default_factory=dict)

    @model_validator(mode="after")
    def _filled(self) -> "Grid":
        """The table with a cell in place of each that its drafter leaves to the formulas."""
        rows = tuple(_filled(row, self.leaves) for row in self.rows)
        is_whole = all(map(operator.is_, rows, self.rows))
        return self if is_whole else self.model_copy(update={"rows": rows})

    @property
    def head(self) -> Span:
        """The place of its title, or where it begins."""
        return self.place if self.title is None else self.title.span

    @property
    def may_have_number(self) -> bool:
        """Whether it has a number if the report has several such tables."""
        return self.title is not None if self.numbered is None else self.numbered

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that have cells, without the heads over several."""
        return tuple(leaf for column in self.columns for leaf in column.leaves)

    @property
    def heads(self) -> tuple[Column, ...]:
        """The columns and the heads over them, each head before its columns."""
        return tuple(head for column in self.columns for head in column.heads)

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
