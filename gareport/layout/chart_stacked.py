"""Charts of columns on each other: their data and the width in; the chart out.

Positive figures are over zero, negative ones under it. A figure is in the middle of its part of
the column, and left out if that has no room for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gareport.layout.chart_frame import MOST_STEPS, ChartFrame, around, frame
from gareport.layout.chart_scale import scale
from gareport.layout.chart_shapes import Bar, ChartPlan, Lettering, Shape
from gareport.layout.chart_words import PITCH, SIZE, width
from gareport.numbering.chart_data import ChartData

GAP, MOST_WIDE = 0.8, 60.0  # between columns, in widths of a column; points of a column


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part of a column: its series, its category, and the figures at its ends."""

    series: int
    at: int
    start: Decimal
    end: Decimal


def stacked_plan(data: ChartData, across: float) -> ChartPlan:
    """The chart of columns on each other."""
    parts = tuple(_parts(data))
    axis = scale([end for part in parts for end in (part.start, part.end)], MOST_STEPS)
    found = frame(data, across, axis, SIZE, 0)
    bar = min(found.slot / (1 + GAP), MOST_WIDE)
    hidden = frozenset((p.series, p.at) for p in parts if not _fits(data, p, found, bar))
    return ChartPlan(
        data=data,
        width=across,
        height=found.height,
        plot=found.plot,
        shapes=(*_drawn(data, parts, found, bar, hidden), *around(found, data)),
        axis=axis,
        names_turned=found.names.is_turned,
        hidden=hidden,
        gap=found.slot / bar - 1,
    )


def _parts(data: ChartData) -> Iterator[StackPart]:
    for at in range(len(data.categories)):
        ends = {True: Decimal(0), False: Decimal(0)}  # of the negative figures, and the others
        for series, one in enumerate(data.series):
            if (number := one.figures[at].number) is not None:
                start = ends[number < 0]
                ends[number < 0] = start + number
                yield StackPart(series, at, start, start + number)


def _fits(data: ChartData, part: StackPart, found: ChartFrame, bar: float) -> bool:
    """Whether the figure has room within its part."""
    text = data.series[part.series].figures[part.at].printed
    return abs(found.y(part.end) - found.y(part.start)) >= PITCH and width(text) <= bar - 2


def _drawn(
    data: ChartData,
    parts: tuple[StackPart, ...],
    found: ChartFrame,
    bar: float,
    hidden: frozenset[tuple[int, int]],
) -> Iterator[Shape]:
    for part in parts:
        ends = (found.y(part.start), found.y(part.end))
        top, down = min(ends), abs(ends[0] - ends[1])
        yield Bar(found.x(part.at) - bar / 2, top, bar, down, part.series)
        if (part.series, part.at) not in hidden:
            text = data.series[part.series].figures[part.at].printed
            middle = top + down / 2 + SIZE / 3
            yield Lettering(text, found.x(part.at), middle, is_bold=True, ground=width(text) + 1)
