"""The inside of a table: plain data in; columns, rows and notes, with their places, out."""

from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator

from gareport.report.foundation import BlockId, Kind, Notes
from gareport.report.scalars import Flag, Level, Prose


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

    @model_validator(mode="before")
    @classmethod
    def _without_cells(cls, value: Any) -> Any:
        """A head across the columns needs no cells; every other row does."""
        is_head = isinstance(value, dict) and "across" in value
        return {"cells": [], **value} if is_head else value


class Grid(Kind):
    """The inside of a table: title, columns and rows, and notes with letters below it."""

    title: Prose = Field(description="The title of the table.")
    headnote: Prose | None = Field(
        None, description="The text in brackets under the title, such as the unit."
    )
    columns: tuple[Column, ...] = Field(min_length=2, description="The columns, at least two.")
    rows: tuple[Row, ...] = Field(min_length=1, description="The rows, at least one.")
    notes: Notes = Field(default_factory=dict)

    @property
    def celled(self) -> tuple[Row, ...]:
        """The rows that have cells, without the heads across the columns."""
        return tuple(row for row in self.rows if row.across is None)
