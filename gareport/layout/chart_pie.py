"""Charts of one pie: its data and the width in; the pie, with a name at each slice, out.

The slices begin at the top and go round as a clock does. A name that would touch another one moves
along its side of the pie, and a line leads to it.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gareport.layout.chart_shapes import (
    BASELINE,
    Anchor,
    Area,
    ChartPlan,
    Lettering,
    Point,
    Shape,
    Slice,
    Stroke,
    stacked_lines,
)
from gareport.layout.chart_words import PITCH, lines
from gareport.numbering.chart_data import ChartData

RADIUS, LEAST_HEIGHT = 62.0, 160.0
WIDE = 0.08  # of a turn: Word has room for the name of such a slice beside it
WHOLE, ARCS = 0.999, 12  # the turn that counts as a whole one; the arcs of a turn
_SIDES: Mapping[bool, tuple[int, Anchor]] = {True: (1, "start"), False: (-1, "end")}
ELBOW, NEAR, APART = 10.0, 3.0, 3.0  # of a leading line; to its words; between two names


@dataclass(frozen=True, slots=True)
class _Sector:
    """A slice, in turns from the top, and its name with the figure; `y` is the middle of those."""

    at: int
    start: float
    end: float
    lines: tuple[str, ...]
    y: float = 0

    @property
    def angle(self) -> float:
        """The middle of the slice, in radians from the top."""
        return math.pi * (self.start + self.end)

    @property
    def is_right(self) -> bool:
        return math.sin(self.angle) >= 0

    @property
    def height(self) -> float:
        return (len(self.lines) + 1) * PITCH


def pie_plan(data: ChartData, across: float) -> ChartPlan:
    """The chart of one pie."""
    room = across / 2 - RADIUS - 2 * ELBOW - 2 * NEAR
    parts = list(_parts(data, room))
    sides = [[part for part in parts if part.is_right is right] for right in (True, False)]
    height = max(LEAST_HEIGHT, *(sum(p.height + APART for p in side) for side in sides))
    middle = (across / 2, height / 2)
    placed = [part for side in sides for part in _apart(side, height)]
    shapes = [shape for part in placed for shape in _words(data, part, middle)]
    slices = [shape for part in parts for shape in _slice(part, middle)]
    plot = Area(middle[0] - RADIUS, middle[1] - RADIUS, 2 * RADIUS, 2 * RADIUS)
    wide = frozenset(part.at for part in parts if part.end - part.start >= WIDE)
    return ChartPlan(data, across, height, plot, (*slices, *shapes), wide=wide)


def _parts(data: ChartData, room: float) -> Iterator[_Sector]:
    (series,) = data.series
    whole, at = float(sum(series.numbers)), 0.0
    for number, (name, figure) in enumerate(zip(data.categories, series.figures, strict=True)):
        if figure.number is not None:
            end = at + float(figure.number) / whole
            yield _Sector(number, at, end, lines(name, room))
            at = end


def _apart(side: list[_Sector], height: float) -> list[_Sector]:
    """The parts of a side, their names as near to the slices as they fit."""
    placed: list[_Sector] = []
    top = 0.0
    for part in sorted(side, key=lambda one: -math.cos(one.angle)):
        wanted = height / 2 - (RADIUS + ELBOW) * math.cos(part.angle)
        y = max(wanted, top + part.height / 2)
        placed.append(replace(part, y=y))
        top = y + part.height / 2 + APART
    bottom = height
    for at in range(len(placed) - 1, -1, -1):
        part = placed[at]
        placed[at] = replace(part, y=min(part.y, bottom - part.height / 2))
        bottom = placed[at].y - part.height / 2 - APART
    return placed


def _slice(part: _Sector, middle: Point) -> Iterator[Slice]:
    """The outline of a slice; a whole pie has no line from its middle."""
    if part.end > part.start:
        is_whole = part.end - part.start > WHOLE
        start = "" if is_whole else f"M{_at(middle)} L"
        first = f"{start or 'M'}{_at(_place(part.start, middle))}"
        yield Slice(f"{first} {_arcs(part, middle)} Z", part.at)


def _arcs(part: _Sector, middle: Point) -> str:
    """The round edge of a slice, in arcs that are short enough to be drawn round."""
    count = max(1, math.ceil((part.end - part.start) * ARCS))
    ends = (part.start + (part.end - part.start) * n / count for n in range(1, count + 1))
    return " ".join(f"A{RADIUS} {RADIUS} 0 0 1 {_at(_place(end, middle))}" for end in ends)


def _place(turn: float, middle: Point, radius: float = RADIUS) -> Point:
    angle = 2 * math.pi * turn
    return middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _words(data: ChartData, part: _Sector, middle: Point) -> Iterator[Shape]:
    """The name of a slice and its figure, with the line that leads there."""
    sign, side = _SIDES[part.is_right]
    turn = (part.start + part.end) / 2
    knee = middle[0] + sign * (RADIUS + ELBOW)
    end = (knee + sign * ELBOW / 2, part.y)
    yield Stroke((_place(turn, middle), (knee, part.y), end))
    x, top = end[0] + sign * NEAR, part.y - part.height / 2
    yield from stacked_lines(part.lines, x, top, side)
    figure = data.series[0].figures[part.at].printed
    baseline = top + len(part.lines) * PITCH + BASELINE
    yield Lettering(figure, x, baseline, side, is_bold=True)
