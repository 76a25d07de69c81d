"""The charts that Word draws: the editions of a file in; the parts of each chart and its data out.

The data are a workbook inside the file, so that they can be changed in Word.
"""

from collections.abc import Sequence

from gareport.formats import DOCX
from gareport.formats.archive import archive
from gareport.formats.given import CHARTS, PARTS, GivenToChart
from gareport.formats.render import fill
from gareport.layout.charts import chart_of
from gareport.numbering.resolve import Resolved
from gareport.report.model import Figure
from gareport.report.texts import figures_of

TEMPLATES = f"{CHARTS}{PARTS}"
WORKBOOK = f"{CHARTS}workbook/{PARTS}"
_ANY = "chart.xml"  # the name of the part in the templates


def charts_of(sides: Sequence[Resolved]) -> tuple[Figure, ...]:
    """The figures that are charts."""
    figures = figures_of(sides[0].edition.report)
    return tuple(figure for figure in figures if figure.figure.chart is not None)


def chart_parts(sides: Sequence[Resolved], marked: bool = False) -> dict[str, str]:
    """The parts of every chart, by name."""
    found: dict[str, str] = {}
    for figure in charts_of(sides):
        given = _given(sides, figure)
        for part, text in fill(DOCX.name, (TEMPLATES,), marked, **given).items():
            found[part.replace(_ANY, _named(given["name"], "xml"))] = text
    return found


def workbooks(sides: Sequence[Resolved]) -> dict[str, bytes]:
    """The workbook of every chart, by the name of its part: the same data give the same bytes."""
    found: dict[str, bytes] = {}
    for figure in charts_of(sides):
        given = _given(sides, figure)
        parts = fill(DOCX.name, (WORKBOOK,), **given)
        name = f"word/embeddings/{_named(given['name'], 'xlsx')}"
        found[name] = archive({part: text.encode() for part, text in parts.items()})
    return found


def _named(name: str, ending: str) -> str:
    return f"{name}.{ending}"


def _given(sides: Sequence[Resolved], figure: Figure) -> GivenToChart:
    plan = chart_of(sides, figure)
    return GivenToChart(name=figure.id, plan=plan, language=sides[0].language)
