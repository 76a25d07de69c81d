"""Page geometry: the name of a layout in, measures in points, for every format, out."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type in points.

    `pitch` is the distance between lines, `after` the space after a paragraph, `heading_space`
    the space before and after a heading, `label` the width of a paragraph's label on its first
    line.
    """

    size: float
    pitch: float
    after: float
    heading_size: float
    heading_space: float
    label: float
    note_size: float
    note_pitch: float

    @property
    def heading_sizes(self) -> tuple[float, ...]:
        """The size of each degree of headings: the type of the text from the third on."""
        text = self.size
        return (self.heading_size, (text + self.heading_size) / 2, *(text,) * 4)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in points.

    `side` is the margin of mastheads, tables and running heads; body text is indented by another
    `inset` on both sides.
    """

    width: float
    height: float
    top: float
    bottom: float
    side: float
    inset: float

    @property
    def measure(self) -> float:
        """The width between the side margins."""
        return self.width - 2 * self.side

    @property
    def column(self) -> float:
        """The width of a line of body text."""
        return self.measure - 2 * self.inset


# New York: Letter. 400 by 584 points take 38 Chinese characters of 10.5 points a line and 34 lines
# of 17 points, which gives A/62/502 the page breaks of the printed document. Geneva: A4, with the
# text 40 mm from the sides.
PAGES: Mapping[str, Page] = {
    "new_york": Page(612, 792, 100, 108, 60, 46),
    "geneva": Page(595.3, 841.9, 85, 113.4, 56.7, 56.7),
}
HAN_TYPE = Type(10.5, 17, 5, 12, 6, 31.5, 9, 12)
LATIN_TYPE = Type(10.5, 13, 6, 12, 8, 30, 9, 11)


def type_for(han: bool) -> Type:
    """The sizes for Chinese text, or for text in an alphabet."""
    return HAN_TYPE if han else LATIN_TYPE


def twips(points: float) -> int:
    """Twentieths of a point, the unit of lengths in Word."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Half points, the unit of type sizes in Word."""
    return round(points * 2)
