"""Cells with several texts: what is typed in a cell in; one text, which knows the others, out.

Most cells are one text. A cell with several is its first text for everything that looks for a
figure or a word in it, and `lines_of` gives all of them, each with its own key.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from gareport.report.foundation import SIGNS, Kind
from gareport.report.keys import Key
from gareport.report.scalars import Prose
from gareport.report.source import Text


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


@dataclass(frozen=True, slots=True)
class CellLine:
    """A text of a cell, with the sign before it: a bullet, a dash, or none."""

    text: Text
    sign: str = ""


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """A text of a cell with its key: that of the cell, then `costs.travel.why.2`."""

    key: Key
    text: Text
    sign: str


class Stacked(Text):
    """The first text of a cell that has several, or that has a list."""

    lines: tuple[CellLine, ...]


def lines_of(key: Key, cell: Text) -> Iterator[KeyedLine]:
    """The texts of the cell that has this key."""
    lines = cell.lines if isinstance(cell, Stacked) else (CellLine(cell),)
    for number, line in enumerate(lines, 1):
        yield KeyedLine(key if number == 1 else key.counted(number), line.text, line.sign)


def _lines(part: Any) -> Iterator[CellLine]:
    if isinstance(part, Text):
        yield CellLine(part)
    elif isinstance(part, CellPart):
        if part.text is not None:
            yield CellLine(part.text)
        yield from (CellLine(text, SIGNS["bullets"]) for text in part.bullets)
        yield from (CellLine(text, SIGNS["dashes"]) for text in part.dashes)
    else:
        for inner in part:
            yield from _lines(inner)


def _joined(value: Any) -> Text:
    """A cell as one text."""
    lines = tuple(_lines(value))
    first = lines[0].text
    if len(lines) == 1 and not lines[0].sign:
        return first
    cell = Stacked(first.typed, first.span, first.raw, first.style)
    cell.lines = lines
    return cell


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
