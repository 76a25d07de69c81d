"""The inside of a chart: plain data in; its kind, and its own data or those of a table, out."""

from typing import Annotated, Any, Literal, NewType

from pydantic import Field, GetPydanticSchema
from pydantic_core import core_schema

from gareport.report.diagnostics import Span
from gareport.report.foundation import BlockId, Kind
from gareport.report.grid import Column, Grid, Row
from gareport.report.scalars import Id, Prose
from gareport.report.source import Text

# A type apart from that of texts: the name of a part of a table is not printed or translated.
PartName = NewType("PartName", Text)
PartId = Annotated[
    PartName,
    GetPydanticSchema(
        lambda _, handler: core_schema.no_info_wrap_validator_function(
            lambda value, check: (check(value), value)[1], handler.generate_schema(Id)
        )
    ),
]
ChartKind = Literal["columns", "stacked", "bars", "line", "pie"]


class ChartColumn(Kind):
    """A column of the data of a chart: the categories in the first one, a series in each other."""

    id: BlockId
    heading: Prose = Field(
        description='The name of the series, printed in the legend; of the categories, maybe "".'
    )


class ChartRow(Kind):
    """A category of a chart: its name, and the figure of each series."""

    id: BlockId
    cells: tuple[Prose, ...] = Field(
        description="The name of the category, then a figure for each series; {nil} is zero, and "
        '{na}, {unavailable} or "" leaves a gap.',
    )


class ChartedTable(Kind):
    """The part of a table of the report that a chart shows."""

    table: PartId = Field(description="The id of the table.", examples=["travel_costs"])
    columns: tuple[PartId, ...] = Field(
        (), description="The ids of the columns that are series; all columns of figures by default."
    )
    rows: tuple[PartId, ...] = Field(
        (), description="The ids of the rows that are categories; all but totals by default."
    )


class Chart(Kind):
    """A chart: its kind, and either its own columns and rows or a table that has them."""

    kind: ChartKind = Field(
        "columns",
        description="columns, stacked (columns on each other), bars (across), line or pie.",
    )
    columns: tuple[ChartColumn, ...] = Field(
        (), min_length=2, description="The column of the categories, then one for each series."
    )
    rows: tuple[ChartRow, ...] = Field(
        (), min_length=1, description="The categories, each with its figures."
    )
    of: ChartedTable | None = Field(
        None, description="A table of the report with the data, in place of columns and rows."
    )

    def as_grid(self, title: Text, headnote: Text | None) -> Grid:
        """Its own data as a table; years need no translator, so that categories may be codes."""
        columns = tuple(
            Column.model_construct(
                **_at(one.place), id=one.id, heading=one.heading, align="figures", grouped=at > 0
            )
            for at, one in enumerate(self.columns)
        )
        rows = tuple(
            Row.model_construct(**_at(one.place), id=one.id, cells=one.cells) for one in self.rows
        )
        return Grid.model_construct(
            **_at(self.place), title=title, headnote=headnote, columns=columns, rows=rows
        )


def _at(place: Span) -> dict[str, Any]:
    """The place of a kind under its own key."""
    return {"@": place}
