"""Charts of lines: their data and the width in; the chart, each line with its own marks, out.

A single line has its figures at its points, if they have room. Several lines would run through
each other's figures, so that they are read at the axis.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gareport.layout.chart_fit import printed
from gareport.layout.chart_frame import MOST_STEPS, ChartFrame, around, frame, left_of
from gareport.layout.chart_scale import scale
from gareport.layout.chart_shapes import (
    BASELINE,
    ChartPlan,
    Lettering,
    Marker,
    Point,
    Shape,
    Stroke,
)
from gareport.layout.chart_words import PITCH, width
from gareport.numbering.chart_data import ChartData

MARK = 3.0  # half of a mark, in points


def lines_plan(data: ChartData, across: float) -> ChartPlan:
    """The chart of lines."""
    axis = scale(data.numbers, MOST_STEPS, from_zero=False)
    slot = (across - left_of(data, axis) - 1) / len(data.categories)
    has_figures = len(data.series) == 1 and max(map(width, printed(data))) <= slot - 2
    room = PITCH + MARK if has_figures else MARK
    found = frame(data, across, axis, room + 3, room)
    low = frozenset(_low(data))
    return ChartPlan(
        data=data,
        width=across,
        height=found.height,
        plot=found.plot,
        shapes=(*around(found, data), *_lines(data, found, low if has_figures else None)),
        axis=axis,
        names_turned=found.names.is_turned,
        has_figures=has_figures,
        low=low,
    )


def _lines(
    data: ChartData, found: ChartFrame, low: frozenset[tuple[int, int]] | None
) -> Iterator[Shape]:
    """The lines, with figures at their points unless none are wanted."""
    for style, one in enumerate(data.series):
        numbers = [figure.number for figure in one.figures]
        for stretch in _stretches(numbers):
            points = tuple(_point(found, at, numbers) for at in stretch)
            if len(points) > 1:
                yield Stroke(points, style)
        for at, figure in enumerate(one.figures):
            if figure.number is not None:
                x, y = found.x(at), found.y(figure.number)
                if low is not None:
                    down = BASELINE + MARK + 1 if (style, at) in low else -MARK - 3
                    ground = width(figure.printed) + 1
                    yield Lettering(figure.printed, x, y + down, is_bold=True, ground=ground)
                yield Marker(x, y, style)


def _point(found: ChartFrame, at: int, numbers: Sequence[Decimal | None]) -> Point:
    return found.x(at), found.y(numbers[at] or Decimal(0))


def _stretches(numbers: Sequence[Decimal | None]) -> Iterator[list[int]]:
    """The points that a line runs through, up to the next gap."""
    there = [at for at, number in enumerate(numbers) if number is not None]
    stretch = there[:1]
    for before, at in pairwise(there):
        if at > before + 1:
            yield stretch
            stretch = []
        stretch.append(at)
    yield stretch


def _low(data: ChartData) -> Iterator[tuple[int, int]]:
    """The points from which a line goes up to both sides, by series and category."""
    for series, one in enumerate(data.series):
        numbers = [figure.number for figure in one.figures]
        yield from ((series, at) for at in range(len(numbers)) if _is_low(numbers, at))


def _is_low(numbers: Sequence[Decimal | None], at: int) -> bool:
    """Whether the line goes up from a point to both sides, so that the room is under it."""
    number = numbers[at]
    beside = [
        n for n in (*numbers[max(0, at - 1) : at], *numbers[at + 1 : at + 2]) if n is not None
    ]
    return bool(beside) and number is not None and all(n > number for n in beside)
