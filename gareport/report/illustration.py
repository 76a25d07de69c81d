"""The inside of a figure: plain data in; its picture, title, alternative text and source out."""

from typing import Annotated, NewType

from pydantic import Field, GetPydanticSchema
from pydantic_core import core_schema

from gareport.report.foundation import Kind, Notes
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
    """The inside of a figure: a picture with its title, alternative text, source and notes."""

    image: PictureName = Field(description="A PNG or JPEG file in the report's folder.")
    images: Annotated[dict[LanguageCode, PictureName], Free] = Field(
        default_factory=dict,
        description="The pictures of languages that have one of their own, in place of `image`.",
    )
    title: Prose = Field(description="The title of the figure, printed above the picture.")
    alt: Prose = Field(
        description="What the picture shows, in words, for readers who cannot see it."
    )
    source: Prose | None = Field(None, description="The source, printed below the picture.")
    notes: Notes = Field(default_factory=dict)

    @property
    def pictures(self) -> tuple[FileName, ...]:
        """The names of all its pictures."""
        return self.image, *self.images.values()

    def picture_in(self, language: str) -> FileName:
        """The name of the picture that a language prints."""
        return self.images.get(language, self.image)
