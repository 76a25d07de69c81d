"""The chart of a figure as it is drawn: the data and the page in; shapes and sizes out.

Both formats have the same size, scale and areas. The PDF prints the shapes; Word draws its own.
"""

from collections.abc import Sequence
from typing import assert_never

from gareport.layout.chart_bars import bars_plan
from gareport.layout.chart_columns import columns_plan
from gareport.layout.chart_lines import lines_plan
from gareport.layout.chart_pie import pie_plan
from gareport.layout.chart_shapes import ChartPlan
from gareport.layout.chart_stacked import stacked_plan
from gareport.layout.geometry import Page
from gareport.layout.layouts import LAYOUTS
from gareport.layout.picture_size import AROUND
from gareport.numbering.chart_data import ChartData, chart_data
from gareport.numbering.resolve import Resolved
from gareport.report.model import Figure


def chart_of(sides: Sequence[Resolved], figure: Figure) -> ChartPlan:
    """The chart of a figure, as wide as the page."""
    page = LAYOUTS[sides[0].edition.report.cover.layout].page
    return planned(chart_data(sides, figure), page.measure)


def planned(data: ChartData, across: float) -> ChartPlan:
    """A chart of its kind, so wide."""
    match data.kind:
        case "columns":
            return columns_plan(data, across)
        case "stacked":
            return stacked_plan(data, across)
        case "bars":
            return bars_plan(data, across)
        case "line":
            return lines_plan(data, across)
        case "pie":
            return pie_plan(data, across)
        case kind:
            assert_never(kind)


def printed_size(plan: ChartPlan, page: Page) -> tuple[float, float]:
    """The width and height of a chart on its page: one that is too high is smaller as a whole."""
    room = page.height - page.top - page.bottom - AROUND
    part = min(1.0, room / plan.height)
    return round(plan.width * part, 2), round(plan.height * part, 2)
