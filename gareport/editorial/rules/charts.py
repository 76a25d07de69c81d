"""A chart can be drawn and read: it has data, figures in place of words, and not too many of them.

A figure has either a picture or a chart. The data of a chart are its own columns and rows, or those
of a table of the report. A chart has as many series as there are patterns that print in black and
white, and as many categories as have room for their names.
"""

from collections.abc import Iterator, Mapping

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.cell_figures import BareFigure
from gareport.language.inline import tokens
from gareport.language.scripts import is_chinese
from gareport.report.cells import CellData
from gareport.report.chart import Chart, ChartedTable, ChartKind
from gareport.report.charted import Charted, charted, table_of
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition, Segment
from gareport.report.keys import Key
from gareport.report.model import Figure
from gareport.report.source import Text
from gareport.report.texts import walk

NAMES = {"chart": Severity.ERROR}
TOPIC = Topic.STRUCTURE
_FIGURE = "- {{id: trips, figure: {{title: Trips, alt: Two columns, {}}}}}"
_OWN = "chart: {{{}columns: [{{id: year, heading: Year}}, {{id: made, heading: Made}}], rows: {}}}"
_ROWS = "[{{id: one, cells: [2042, {}]}}, {{id: two, cells: [2043, {}]}}]"


def _of(rows: str, kind: str = "") -> str:
    return _FIGURE.format(_OWN.format(kind and f"kind: {kind}, ", rows))


_TABLE = """\
- id: costs
  table:
    title: Costs
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost, align: figures}]
    rows: [{id: one, cells: [P-5, 100]}, {id: all, cells: [Total, 100], total: true}]
"""
BAD = (
    Example(content="- {id: trips, figure: {title: Trips, alt: Two columns}}"),
    Example(content=_FIGURE.format("chart: {}")),
    Example(content=_of(_ROWS.format("about forty", "12"))),
    Example(content=_of(_ROWS.format('"{na}"', '""'))),
    Example(content=_of(_ROWS.format("-4", "12"), "pie")),
    Example(content=_FIGURE.format("chart: {of: {table: costs}}")),
    Example(content=_TABLE + _FIGURE.format("chart: {of: {table: costs, columns: [price]}}")),
)
GOOD = (
    Example(content=_of(_ROWS.format("40", '"1 200.5"'))),
    Example(content=_of(_ROWS.format('"{nil}"', "-12"))),
    Example(content=_of(_ROWS.format('"{na}"', "12"), "line")),
    Example(content=_of(_ROWS.format("0", "12"), "pie")),
    Example(content=_TABLE + _FIGURE.format("chart: {of: {table: costs, rows: [one]}}")),
)

MOST_SERIES: Mapping[ChartKind, int] = {"columns": 8, "stacked": 8, "bars": 8, "line": 6, "pie": 1}
MOST_CATEGORIES: Mapping[ChartKind, int] = {
    "columns": 36, "stacked": 36, "bars": 24, "line": 36, "pie": 8,
}  # fmt: skip
MOST_BARS = 48  # of several series, side by side
MANY = 12  # categories, whose names must be short
LONGEST = (100, 50)  # letters in a name; in one of many


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield the errors of each chart; those of its names are looked for in every language."""
    for node in walk(edition.report.all_sections):
        if isinstance(node, Figure):
            chart = node.figure.chart
            if edition.is_original:
                yield from _of_content(node, edition)
                yield from _of_chart(node, chart, edition) if chart is not None else ()
            if chart is not None:
                yield from _long_names(node, chart, edition)


def _of_content(node: Figure, edition: Edition) -> Iterator[Diagnostic]:
    chart, image = node.figure.chart, node.figure.image
    if chart is None and image is None and edition.report.lost is not None:
        return  # a key that was not read may be meant for one of them
    if (chart is None) == (image is None):
        what = "neither a picture nor a chart" if chart is None else "a picture and also a chart"
        hint = "write either `image` or `chart`"
        yield _error(node.figure.place, f"the figure has {what}", hint)
    elif chart is not None and node.figure.images:
        yield _error(node.figure.place, "a chart has no other `images`", "delete `images`")


def _of_chart(node: Figure, chart: Chart, edition: Edition) -> Iterator[Diagnostic]:
    is_whole = edition.report.lost is None
    if fault := _of_source(chart, edition):
        yield from (fault,) if is_whole or chart.of is not None else ()
        return
    found = charted(node, chart, edition.report)
    if found is None or not found.rows:
        return  # the table has lost its columns or rows
    if not found.columns:
        hint = "write `align: figures` in the columns of the table, or name its columns here"
        yield _error(chart.place, "the chart has no series", hint)
        return
    yield from _too_many(chart, found)
    faults = [*_of_cells(chart, found, edition)]
    yield from faults or _of_whole(chart, found, edition)
    yield from _notes(found, edition) if chart.of is None else ()


def _of_source(chart: Chart, edition: Edition) -> Diagnostic | None:
    """The error if the data are in no place, in two, or not in the table."""
    has_own = bool(chart.columns or chart.rows)
    if has_own == (chart.of is not None):
        what = "two sources of data" if has_own else "no data"
        hint = "write either `columns` and `rows`, or `of` with a table"
        return _error(chart.place, f"the chart has {what}", hint)
    if chart.of is not None:
        return _of_table(chart.of, edition)
    if not (chart.columns and chart.rows):
        lacking = "rows" if chart.columns else "columns"
        return _error(chart.place, f"the chart has no {lacking}", f"add `{lacking}`")
    return None


def _of_table(part: ChartedTable, edition: Edition) -> Diagnostic | None:
    table, lost = table_of(part, edition.report), edition.report.lost
    if table is None:
        if lost and lost.may_hold_block(str(part.table)):
            return None
        hint = "write the id of a table of the report"
        return _error(part.table.span, f"the report has no table `{part.table}`", hint)
    for kind, names, known in (
        ("column", part.columns, [one.id for one in table.table.leaves[1:]]),
        ("row", part.rows, [one.id for one in table.table.celled]),
    ):
        for name in names:
            if name not in known:
                message = f"the table `{table.id}` has no {kind} `{name}`"
                hint = f"write one of {', '.join(known)}"
                return _error(name.span, f"{message} that a chart can show", hint)
    return None


def _too_many(chart: Chart, found: Charted) -> Iterator[Diagnostic]:
    series, categories = len(found.columns), len(found.rows)
    kind, bars = chart.kind, len(found.columns) * len(found.rows)
    if kind == "pie" and series > 1:
        hint = "name one column, or write `kind: stacked`"
        yield _error(chart.place, f"a pie has one series, not {series}", hint)
    elif series > MOST_SERIES[kind]:
        message = f"the chart has {series} series, but {MOST_SERIES[kind]} patterns to print them"
        yield _error(chart.place, message, "split it into two charts, or print a table")
    if categories > (most := MOST_CATEGORIES[kind]):
        what = "slices" if kind == "pie" else "categories"
        message = f"the chart has {categories} {what}, of which {most} can be read"
        yield _error(chart.place, message, "join some of them, or print a table")
    elif kind in ("columns", "bars") and bars > MOST_BARS and series > 1:
        message = f"the chart has {bars} {kind}, of which {MOST_BARS} can be read"
        yield _error(chart.place, message, "write `kind: line` or `kind: stacked`")


def _of_cells(chart: Chart, found: Charted, edition: Edition) -> Iterator[Diagnostic]:
    """The errors of single cells: words, and what is less than nothing in a pie."""
    for text, data in _cells(found, edition):
        if data is None or (data.asked and data.figure is None and chart.of is None):
            hint = 'write a figure, {nil} for zero, or "" for a gap'
            yield _error(text.span, f"`{text}` is not a figure", hint)
        elif (
            chart.kind == "pie"
            and data.figure
            and data.figure.is_negative
            and _has_value(data.figure)
        ):
            hint = "write `kind: columns`"
            yield _error(text.span, f"`{text}` is negative, and a pie has no such slice", hint)


def _of_whole(chart: Chart, found: Charted, edition: Edition) -> Iterator[Diagnostic]:
    """The error of a chart without any figure, or of a pie without any slice."""
    figures = [data.figure for _, data in _cells(found, edition) if data and data.figure]
    if chart.kind == "pie" and not any(map(_has_value, figures)):
        yield _error(chart.place, "the pie has no slice", "write a figure that is not zero")
    elif not figures:
        yield _error(chart.place, "the chart has no figure", "write a figure, or delete the chart")


def _cells(found: Charted, edition: Edition) -> Iterator[tuple[Text, CellData | None]]:
    for column in found.columns:
        for key in found.figures(column):
            if (segment := edition.texts.get(key)) and segment.text.is_whole:
                yield segment.text, segment.data


def _has_value(figure: BareFigure) -> bool:
    return any(digit in "123456789" for digit in figure.whole + figure.decimals)


def _notes(found: Charted, edition: Edition) -> Iterator[Diagnostic]:
    """The errors of notes that the names and figures of the chart call."""
    keys = (found.head, *found.series, *found.categories)
    cells = (key for column in found.columns for key in found.figures(column))
    for key in (*keys, *cells):
        if (segment := edition.texts.get(key)) and (calls := tokens(segment.text, "note")):
            message = "a chart cannot print the mark of a note"
            hint = f"put `{calls[0].written}` into the title"
            yield _error(segment.text.at(calls[0].start), message, hint)


def _long_names(node: Figure, chart: Chart, edition: Edition) -> Iterator[Diagnostic]:
    """The errors of names that are too long to be printed in a chart."""
    found = charted(node, chart, edition.report)
    if found is None:
        return
    is_many = len(found.rows) > MANY and chart.kind in ("columns", "stacked", "line")
    for keys, most in ((found.series, LONGEST[0]), (found.categories, LONGEST[is_many])):
        for segment in _segments(keys, edition):
            letters = sum(1 + is_chinese(char) for char in segment.text)
            if letters > most:
                message = f"the name is {letters} letters long, and {most} have room in the chart"
                hint = "shorten it (a Chinese character counts as two letters)"
                yield _error(segment.text.span, message, hint)


def _segments(keys: tuple[Key, ...], edition: Edition) -> Iterator[Segment]:
    yield from (edition.texts[key] for key in keys if key in edition.texts)


def _error(place: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic("chart", place, message, hint)
