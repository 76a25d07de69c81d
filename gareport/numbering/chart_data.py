"""The data of a chart as printed: a figure and its editions in; names and figures, in words, out.

Two editions side by side print one chart, whose names are in both languages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gareport.language.cell_figures import BareFigure
from gareport.language.languages import Language
from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import plain
from gareport.report.cells import CellData
from gareport.report.chart import ChartKind
from gareport.report.charted import Charted, charted
from gareport.report.keys import Key
from gareport.report.model import Figure

JOINT = " / "  # between the names in two languages
NILS = ("{nil}", "-", "–")


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A figure of a chart: its number, as printed, and the code by which Word prints it so.

    A gap has no number.
    """

    number: Decimal | None
    printed: str
    code: str = ""

    @property
    def value(self) -> str:
        """The number as programs write it, empty for a gap."""
        return "" if self.number is None else f"{self.number:f}"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """The figures under one name, one for each category."""

    name: str
    figures: tuple[ChartFigure, ...]

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers, without the gaps."""
        return tuple(one.number for one in self.figures if one.number is not None)

    @property
    def code(self) -> str:
        """The code of most of the figures."""
        codes = [one.code for one in self.figures if one.code]
        return max(sorted(codes), key=codes.count, default="0")


@dataclass(frozen=True, slots=True)
class ChartData:
    """The names of the categories, with the head over them, and the series."""

    kind: ChartKind
    head: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    language: Language

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """All numbers, without the gaps."""
        return tuple(number for one in self.series for number in one.numbers)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the figures, each once."""
        return tuple(dict.fromkeys(f.code for one in self.series for f in one.figures if f.code))

    def tick(self, number: Decimal, step: Decimal) -> str:
        """A number at the axis, with as many decimals as the steps have."""
        return _bare(number, step).printed(self.language)

    def code_at(self, number: Decimal, step: Decimal) -> str:
        """The code of a number at the axis."""
        return _code(_bare(number, step), self.language)


def _bare(number: Decimal, step: Decimal) -> BareFigure:
    places = max(0, -int(step.normalize().as_tuple().exponent))
    whole, _, decimals = f"{abs(number):.{places}f}".partition(".")
    return BareFigure(number < 0, whole, decimals)


def chart_data(sides: Sequence[Resolved], figure: Figure) -> ChartData:
    """The data of a figure that is a chart; the checks have found that it has some."""
    first, chart = sides[0], figure.figure.chart
    assert chart is not None, figure.id
    found = charted(figure, chart, first.edition.report)
    assert found is not None, figure.id
    return ChartData(
        kind=chart.kind,
        head=_name(sides, found.head),
        categories=tuple(_name(sides, key) for key in found.categories),
        series=tuple(_series(sides, found, at) for at in range(len(found.columns))),
        language=first.language,
    )


def _series(sides: Sequence[Resolved], found: Charted, at: int) -> ChartSeries:
    figures = tuple(_figure(sides, key) for key in found.figures(found.columns[at]))
    return ChartSeries(_name(sides, found.series[at]), figures)


def _name(sides: Sequence[Resolved], key: Key) -> str:
    """A name in each language, once if it is the same."""
    return JOINT.join(dict.fromkeys(plain(side.runs[key]).strip() for side in sides))


def _figure(sides: Sequence[Resolved], key: Key) -> ChartFigure:
    printed = [plain(side.runs[key]) for side in sides]
    return figure_of(sides[0].edition.texts[key].data, printed[0], sides[0].language)


def figure_of(data: CellData | None, printed: str, language: Language) -> ChartFigure:
    """The figure in a cell: a nil is zero, and a cell without a figure is a gap."""
    if data is not None and data.figure is not None:
        code = _code(data.figure, language, data.is_grouped)
        return ChartFigure(_number(data.figure), printed, code)
    if data is not None and data.rest.startswith(NILS):
        return ChartFigure(Decimal(0), printed, f'"{printed}"')
    return ChartFigure(None, printed)


def _number(figure: BareFigure) -> Decimal:
    value = Decimal(f"{figure.whole}.{figure.decimals}" if figure.decimals else figure.whole)
    return -value if figure.is_negative and value else value


def _code(figure: BareFigure, language: Language, is_grouped: bool = True) -> str:
    """The code of the spreadsheet for a figure in this form: `#\\ ##0.0;\\(#\\ ##0.0\\)`."""
    groups = (len(figure.whole) - 1) // 3 if is_grouped else 0
    gap = f"\\{language.table_gap}" if language.table_gap else ""
    whole = gap.join(["#", *["###"] * (groups - 1), "##0"]) if groups else "0"
    code = whole + ("." + "0" * len(figure.decimals) if figure.decimals else "")
    return f"{code};\\({code}\\)"
