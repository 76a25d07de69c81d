"""The pictures of figures: a figure and the editions that print it in; what is drawn out.

A parallel edition prints the picture of each language that has one of its own.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gareport.layout.layouts import LAYOUTS
from gareport.layout.picture_size import drawn_size
from gareport.numbering.resolve import Resolved
from gareport.report.model import Figure
from gareport.report.pictures import Picture


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture of a figure: the name of its part, the side whose words describe it, its size."""

    name: str
    side: int
    picture: Picture
    size: tuple[float, float]

    @property
    def address(self) -> str:
        """The picture as an address that holds it."""
        return picture_address(self.picture)

    @property
    def file(self) -> str:
        """The name of its file in a package."""
        return f"{self.name}{self.picture.ending}"


def pictures_of(sides: Sequence[Resolved], figure: Figure) -> tuple[DrawnPicture, ...]:
    """The pictures of a figure, each once, in the order of the editions; none of a chart."""
    return tuple(_pictures(sides, figure))


def _pictures(sides: Sequence[Resolved], figure: Figure) -> Iterator[DrawnPicture]:
    seen: set[str] = set()
    for side, resolved in enumerate(sides):
        named = str(figure.figure.picture_in(resolved.language.code) or "")
        if named and named not in seen:
            seen.add(named)
            picture = picture_of(resolved, named)
            page = LAYOUTS[resolved.edition.report.cover.layout].page
            name = figure.id if side == 0 else f"{figure.id}_{side + 1}"
            yield DrawnPicture(name, side, picture, drawn_size(picture, page))


def picture_of(resolved: Resolved, name: str) -> Picture:
    """A picture of the report; the checks have found that it can be printed."""
    found = resolved.edition.report.pictures[name]
    assert isinstance(found, Picture), found
    return found


def picture_address(picture: Picture) -> str:
    """A picture as an address that holds it."""
    return f"data:image/{picture.form};base64,{b64encode(picture.data).decode()}"
