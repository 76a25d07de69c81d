"""Charts of columns beside each other: their data and the width in; the chart out."""

from collections.abc import Iterator
from decimal import Decimal

from gareport.layout.chart_fit import Figures, fit_figures
from gareport.layout.chart_frame import MOST_STEPS, ChartFrame, around, frame, left_of
from gareport.layout.chart_scale import scale
from gareport.layout.chart_shapes import BASELINE, Anchor, Bar, ChartPlan, Lettering, Shape
from gareport.numbering.chart_data import ChartData


def columns_plan(data: ChartData, across: float) -> ChartPlan:
    """The chart with the columns of a category beside each other."""
    axis = scale(data.numbers, MOST_STEPS)
    slot = (across - left_of(data, axis) - 1) / len(data.categories)
    figures = fit_figures(data, slot)
    below = figures.extent if min(data.numbers) < 0 else 0
    found = frame(data, across, axis, figures.extent + 4, below)
    return ChartPlan(
        data=data,
        width=across,
        height=found.height,
        plot=found.plot,
        shapes=(*_columns(data, found, figures), *around(found, data)),
        axis=axis,
        names_turned=found.names.is_turned,
        figures_turned=figures.is_turned,
        figure_size=figures.size,
        gap=figures.gap,
    )


def _columns(data: ChartData, found: ChartFrame, figures: Figures) -> Iterator[Shape]:
    for number, one in enumerate(data.series):
        for at, figure in enumerate(one.figures):
            if figure.number is not None:
                group = figures.bar * len(data.series)
                x = found.x(at) - group / 2 + number * figures.bar
                zero, end = found.y(Decimal(0)), found.y(figure.number)
                yield Bar(x, min(zero, end), figures.bar, abs(end - zero), number)
                middle = x + figures.bar / 2
                yield _at_end(figure.printed, middle, end, figure.number < 0, figures)


def _at_end(text: str, x: float, end: float, is_below: bool, figures: Figures) -> Lettering:
    """The figure over the end of a column, or under that of a negative one."""
    if figures.is_turned:
        anchor: Anchor = "end" if is_below else "start"
        y = end + 2 if is_below else end - 2
        return Lettering(text, x + figures.size / 3, y, anchor, figures.size, True, True)
    y = end + BASELINE + 1 if is_below else end - 3
    return Lettering(text, x, y, "middle", figures.size, is_bold=True)
