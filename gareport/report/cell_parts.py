"""Cells with several texts: what is typed in a cell in; one text, which knows the others, out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from gareport.report.foundation import SIGNS, Kind
from gareport.report.scalars import Prose
from gareport.report.source import Text
from gareport.report.stacked import StackedLine, stacked


class CellPart(Kind):
    """A part of a cell: a paragraph, bullets or dashes, or a paragraph with them under it."""

    text: Prose | None = Field(None, description="A paragraph of the cell.")
    bullets: tuple[Prose, ...] = Field(
        (), min_length=1, description="The texts of a list with bullets."
    )
    dashes: tuple[Prose, ...] = Field(
        (), min_length=1, description="The texts of a list with dashes."
    )

    @model_validator(mode="after")
    def _sole(self) -> "CellPart":
        """It has a text, bullets or dashes, but not both kinds of list."""
        if self.bullets and self.dashes:
            raise PydanticCustomError("cell_part", "a part of a cell has bullets and dashes")
        if self.text is None and not (self.bullets or self.dashes):
            raise PydanticCustomError("cell_part", "a part of a cell has no text")
        return self


def _lines(part: Any) -> Iterator[StackedLine]:
    if isinstance(part, Text):
        yield StackedLine(part)
    elif isinstance(part, CellPart):
        if part.text is not None:
            yield StackedLine(part.text)
        yield from (StackedLine(text, SIGNS["bullets"]) for text in part.bullets)
        yield from (StackedLine(text, SIGNS["dashes"]) for text in part.dashes)
    else:
        for inner in part:
            yield from _lines(inner)


def _joined(value: Any) -> Text:
    """A cell as one text."""
    return stacked(_lines(value))


def _tag(value: Any) -> str:
    """Which form of a cell a value has; the error names it if the value is wrong."""
    return "=parts" if isinstance(value, list | tuple) else _tag_of_part(value)


def _tag_of_part(value: Any) -> str:
    return "=part" if isinstance(value, dict | CellPart) else "=text"


# The tags begin with a sign that no key of a file has, so that they are never taken for one.
if TYPE_CHECKING:
    Cell = Text
else:
    _Text, _Part = Annotated[Prose, Tag("=text")], Annotated[CellPart, Tag("=part")]
    _Parts = tuple[Annotated[_Text | _Part, Discriminator(_tag_of_part)], ...]
    Cell = Annotated[
        _Text | _Part | Annotated[_Parts, Field(min_length=1), Tag("=parts")],
        Discriminator(_tag),
        AfterValidator(_joined),
    ]
