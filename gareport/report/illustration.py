"""The inside of a figure: plain data in; its picture or chart, its texts and its notes out."""

from typing import Annotated, NewType

from pydantic import Field, GetPydanticSchema
from pydantic_core import core_schema

from gareport.report.chart import Chart, ChartRow
from gareport.report.foundation import Kind, Notes
from gareport.report.grid import Grid
from gareport.report.scalars import Free, LanguageCode, Prose
from gareport.report.source import Text

# A type apart from that of texts: a name of a file is not printed or translated.
FileName = NewType("FileName", Text)
PictureName = Annotated[
    FileName,
    GetPydanticSchema(
        lambda *_: core_schema.is_instance_schema(Text),
        lambda _, handler: handler(core_schema.str_schema()),
    ),
]


class Illustration(Kind):
    """The inside of a figure: a picture or a chart, with title, alternative text, source, notes."""

    image: PictureName | None = Field(
        None, description="A PNG or JPEG file in the report's folder, if there is no chart."
    )
    images: Annotated[dict[LanguageCode, PictureName], Free] = Field(
        default_factory=dict,
        description="The pictures of languages that have one of their own, in place of `image`.",
    )
    chart: Chart | None = Field(None, description="A chart in place of a picture, by its data.")
    title: Prose = Field(description="The title of the figure, printed above the picture.")
    headnote: Prose | None = Field(
        None, description="The text in brackets under the title, such as the unit."
    )
    alt: Prose = Field(
        description="What the picture shows, in words, for readers who cannot see it."
    )
    source: Prose | None = Field(None, description="The source, printed below.")
    abbreviations: Prose | None = Field(
        None, description="What abbreviations stand for, printed below: A, …; B, …."
    )
    note: Prose | None = Field(None, description="A note on all of it, printed below.")
    notes: Notes = Field(default_factory=dict)

    @property
    def pictures(self) -> tuple[FileName, ...]:
        """The names of all its pictures."""
        return tuple(name for name in (self.image, *self.images.values()) if name is not None)

    def picture_in(self, language: str) -> FileName | None:
        """The name of the picture that a language prints; a chart has none."""
        return self.images.get(language) or self.image

    @property
    def rows_without_columns(self) -> tuple[ChartRow, ...]:
        """The rows of a chart without columns, which is an error: their texts are checked."""
        return () if self.chart is None or self.chart.columns else self.chart.rows

    @property
    def grid(self) -> Grid | None:
        """The data of its chart as a table; None if they are those of another table."""
        if self.chart is None or not self.chart.columns:
            return None
        return self.chart.as_grid(self.title, self.headnote)
