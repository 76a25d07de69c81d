"""Charts of bars across: their data and the width in; the chart, first category on top, out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gareport.layout.chart_fit import printed
from gareport.layout.chart_frame import MOST_STEPS, NEAR, TICK, WANTED
from gareport.layout.chart_legend import Legend, legend
from gareport.layout.chart_scale import Scale, scale
from gareport.layout.chart_shapes import (
    Anchor,
    Area,
    Bar,
    ChartPlan,
    Lettering,
    Shape,
    Stroke,
    stacked_lines,
)
from gareport.layout.chart_words import PITCH, SIZE, lines, widest, width
from gareport.numbering.chart_data import ChartData

NAMES, PLOT = 0.38, 0.4  # of the width: the most for the names, the least for the plot
LEAST, MOST = 9.5, 24.0  # points of a bar
GAP = 0.6  # between groups of bars, in widths of a bar


@dataclass(frozen=True, slots=True)
class _Across:
    """The axes of a chart whose figures go to the right; the names at the left end at `end`."""

    plot: Area
    axis: Scale
    names: tuple[tuple[str, ...], ...]
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    bar: float
    end: float
    legend: Legend

    def x(self, value: Decimal) -> float:
        return self.plot.x + self.plot.width * self.axis.part(value)

    @property
    def foot(self) -> float:
        return self.plot.y + self.plot.height


def bars_plan(data: ChartData, across: float) -> ChartPlan:
    """The chart of bars across."""
    found = _across(data, across)
    ticks = found.foot + TICK + 1 + PITCH
    return ChartPlan(
        data=data,
        width=across,
        height=ticks + found.legend.height + 1,
        plot=found.plot,
        shapes=(*_bars(data, found), *_around(data, found), *found.legend.shapes(ticks)),
        axis=found.axis,
        gap=GAP,
    )


def _across(data: ChartData, across: float) -> _Across:
    axis = _axis(data, across)
    names = tuple(lines(name, across * NAMES) for name in data.categories)
    count, under = len(data.series), legend(data, across)
    left = min(across * NAMES, max(map(widest, names))) + 2 * NEAR
    last = width(data.tick(axis.high, axis.step)) / 2
    room = max(last, *(width(text) for text in printed(data))) + NEAR + 1
    end = left - NEAR
    left += room if min(data.numbers) < 0 else 0
    group = (WANTED - under.height - PITCH) / len(names)
    bar = min(max(group / (count + GAP), LEAST), MOST)
    heights = tuple(max(bar * (count + GAP), len(one) * PITCH + 2) for one in names)
    tops = tuple(sum(heights[:at]) + 1 for at in range(len(heights)))
    plot = Area(left, 1, across - left - room, sum(heights))
    return _Across(plot, axis, names, tops, heights, bar, end, under)


def _axis(data: ChartData, across: float) -> Scale:
    """The scale with as many figures as have room beside each other, whatever the names are."""
    found = [scale(data.numbers, most) for most in range(MOST_STEPS, 1, -1)]
    return next((one for one in found if _long(data, one) <= across * PLOT), found[-1])


def _long(data: ChartData, axis: Scale) -> float:
    return sum(width(data.tick(number, axis.step)) + 2 * NEAR for number in axis.ticks)


def _bars(data: ChartData, found: _Across) -> Iterator[Shape]:
    for number, one in enumerate(data.series):
        for at, figure in enumerate(one.figures):
            if figure.number is None:
                continue
            middle = found.tops[at] + found.heights[at] / 2
            y = middle + (number - len(data.series) / 2) * found.bar
            zero, end = found.x(Decimal(0)), found.x(figure.number)
            yield Bar(min(zero, end), y, abs(end - zero), found.bar, number)
            anchor: Anchor = "end" if figure.number < 0 else "start"
            x = end - NEAR if figure.number < 0 else end + NEAR
            yield Lettering(figure.printed, x, y + found.bar / 2 + SIZE / 3, anchor, is_bold=True)


def _around(data: ChartData, found: _Across) -> Iterator[Shape]:
    plot, zero = found.plot, found.x(Decimal(0))
    yield Stroke(((plot.x, found.foot), (plot.x + plot.width, found.foot)))
    yield Stroke(((zero, plot.y), (zero, found.foot)))
    for number in found.axis.ticks:
        x = found.x(number)
        yield Stroke(((x, found.foot), (x, found.foot + TICK)))
        words = (data.tick(number, found.axis.step),)
        yield from stacked_lines(words, x, found.foot + TICK + 1)
    for name, top, height in zip(found.names, found.tops, found.heights, strict=True):
        yield from stacked_lines(name, found.end, top + (height - len(name) * PITCH) / 2, "end")
