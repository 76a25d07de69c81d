"""The frame of a chart whose figures go up: data and scale in; axes, names and legend out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gareport.layout.chart_fit import Names, fit_names
from gareport.layout.chart_legend import Legend, legend
from gareport.layout.chart_scale import Scale
from gareport.layout.chart_shapes import Area, Lettering, Shape, Stroke, stacked_lines, turned_lines
from gareport.layout.chart_words import SIZE, widest
from gareport.numbering.chart_data import ChartData

WANTED, LEAST_PLOT = 175.0, 95.0  # points of the height: of the chart, and of the plot
MOST_STEPS = 7
TICK, NEAR = 3.0, 3.0  # the length of a tick, and the space beside it


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The axes of a chart whose figures go up, with the names under them."""

    plot: Area
    axis: Scale
    slot: float
    names: Names
    legend: Legend
    below: float

    def x(self, at: int) -> float:
        """The middle of a category."""
        return self.plot.x + (at + 0.5) * self.slot

    def y(self, value: Decimal) -> float:
        """The place of a figure."""
        return self.plot.y + self.plot.height * (1 - self.axis.part(value))

    @property
    def foot(self) -> float:
        """Where the names begin."""
        return self.plot.y + self.plot.height + self.below + TICK + 1

    @property
    def height(self) -> float:
        """The height of the chart."""
        return self.foot + self.names.extent + self.legend.height + 1


def frame(data: ChartData, across: float, axis: Scale, above: float, below: float) -> ChartFrame:
    """The frame of a chart with so much room over the plot, and between it and the names."""
    left = left_of(data, axis)
    slot = (across - left - 1) / len(data.categories)
    names, under = fit_names(data.categories, slot), legend(data, across)
    used = above + below + TICK + 2 + names.extent + under.height
    plot = Area(left, above, across - left - 1, max(LEAST_PLOT, WANTED - used))
    return ChartFrame(plot, axis, slot, names, under, below)


def left_of(data: ChartData, axis: Scale) -> float:
    """The room at the left for the figures at the axis."""
    return widest(tuple(data.tick(number, axis.step) for number in axis.ticks)) + TICK + NEAR


def around(found: ChartFrame, data: ChartData) -> Iterator[Shape]:
    """The axes with their ticks, figures and names, and the legend."""
    plot, axis = found.plot, found.axis
    bottom = plot.y + plot.height
    yield Stroke(((plot.x, plot.y), (plot.x, bottom)))
    for number in axis.ticks:
        y = found.y(number)
        yield Stroke(((plot.x - TICK, y), (plot.x, y)))
        yield Lettering(data.tick(number, axis.step), plot.x - TICK - 2, y + SIZE / 3, "end")
    zero = found.y(min(max(Decimal(0), axis.low), axis.high))
    yield Stroke(((plot.x, zero), (plot.x + plot.width, zero)))
    for at in range(len(data.categories) + 1):
        x = plot.x + at * found.slot
        yield Stroke(((x, zero), (x, zero + TICK)))
    for at, lines in enumerate(found.names.lines):
        draw = turned_lines if found.names.is_turned else stacked_lines
        yield from draw(lines, found.x(at), found.foot)
    yield from found.legend.shapes(found.foot + found.names.extent)
