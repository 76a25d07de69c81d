"""What a chart is drawn of: nothing in; shapes at their places, in points from the upper left, out.

The template of a format turns each shape into what its format has.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from gareport.layout.chart_scale import Scale
from gareport.layout.chart_words import PITCH, SIZE
from gareport.numbering.chart_data import ChartData

BASELINE = 7.6  # under the top of a line
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A column or a bar, or a sample of its fill in the legend; `fill` is the number of a fill."""

    x: float
    y: float
    width: float
    height: float
    fill: int


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice of a pie, as the path of its outline."""

    path: str
    fill: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `style` is the number of a style, and None is that of an axis."""

    points: tuple[Point, ...]
    style: int | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark at a point of a line; `style` is the number of that of the line."""

    x: float
    y: float
    style: int


@dataclass(frozen=True, slots=True)
class Lettering:
    """One line of text, with its anchor on the baseline; a turned one is read from below.

    `ground` is the width of white under it, where it is over something else.
    """

    text: str
    x: float
    y: float
    anchor: Anchor = "middle"
    size: float = SIZE
    is_bold: bool = False
    is_turned: bool = False
    ground: float = 0


Shape = Bar | Slice | Stroke | Marker | Lettering


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the chart: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """A chart as it is drawn, and what a program that draws it itself must know of it.

    `plot` is the area between the axes. `turned` says whether the names of the categories, and
    the figures, are read from below. `hidden` are the figures that have no room, by series and
    category, and `low` those under their points; those of `wide`
    slices have room beside them. `gap` is the space between groups of columns,
    in widths of a column.
    """

    data: ChartData
    width: float
    height: float
    plot: Area
    shapes: tuple[Shape, ...]
    axis: Scale | None = None
    names_turned: bool = False
    figures_turned: bool = False
    figure_size: float = SIZE
    has_figures: bool = True
    hidden: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    low: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    wide: frozenset[int] = field(default_factory=frozenset)
    gap: float = 1

    @property
    def axis_code(self) -> str:
        """The code by which Word prints the figures at the axis."""
        if self.axis is None:
            return "0"
        ends = (self.axis.low, self.axis.high)
        return self.data.code_at(max(ends, key=abs), self.axis.step)


def stacked_lines(
    lines: Sequence[str], x: float, y: float, anchor: Anchor = "middle", size: float = SIZE
) -> Iterator[Lettering]:
    """Lines under each other, the first of which has its top at y."""
    pitch = size * PITCH / SIZE
    for at, line in enumerate(lines):
        yield Lettering(line, x, y + at * pitch + BASELINE * size / SIZE, anchor, size)


def turned_lines(
    lines: Sequence[str], x: float, y: float, anchor: Anchor = "end", size: float = SIZE
) -> Iterator[Lettering]:
    """Lines that are read from below, beside each other with x in their middle."""
    pitch = size * PITCH / SIZE
    first = x - pitch * len(lines) / 2
    for at, line in enumerate(lines):
        yield Lettering(
            line, first + at * pitch + BASELINE * size / SIZE, y, anchor, size, False, True
        )
