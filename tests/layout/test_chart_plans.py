"""Charts as they are drawn: nothing is cut, nothing is over something else, all can be read."""

from decimal import Decimal
from itertools import combinations

import pytest

from gareport.language.cell_figures import bare_figure
from gareport.language.languages import languages
from gareport.layout.chart_scale import scale
from gareport.layout.chart_shapes import Bar, ChartPlan, Lettering, Marker, Slice, Stroke
from gareport.layout.chart_words import lines, width
from gareport.layout.charts import planned, printed_size
from gareport.layout.layouts import LAYOUTS
from gareport.numbering.chart_data import ChartData, ChartSeries, figure_of
from gareport.report.cells import CellData
from gareport.report.chart import ChartKind

EN, ZH = languages()["en"], languages()["zh"]
MEASURE = LAYOUTS["new_york"].page.measure
KINDS: tuple[ChartKind, ...] = ("columns", "stacked", "bars", "line", "pie")
LETTERS = "Travel of representatives to sessions of the Assembly "
CHARACTERS = "出席会议代表的旅费和一般临时人员"


def data(kind: ChartKind, names: list[str], *series: list[str]) -> ChartData:
    """A chart of figures as they are typed."""
    found = []
    for number, cells in enumerate(series):
        typed = [bare_figure(cell) for cell in cells]
        figures = tuple(
            figure_of(CellData(one, cell), one.printed(EN) if one else "–", EN)
            for one, cell in zip(typed, cells, strict=True)
        )
        found.append(ChartSeries(f"Series {number} of the figures", figures))
    return ChartData(kind, "Year", tuple(names), tuple(found), EN)


def names(count: int, text: str, long: int) -> list[str]:
    return [f"{(text * 9)[:long].strip()} {at}" for at in range(count)]


def figures(count: int, most: int, step: int = 7919) -> list[str]:
    return [str(at * step % most) for at in range(1, count + 1)]


WORST = {
    "three years": (["2041", "2042", "2043"], [["50", "8", "8"], ["42", "8", "5"]]),
    "one category": (["A"], [["5"]]),
    "long names": (names(6, LETTERS, 90), [figures(6, 900), figures(6, 700)]),
    "long names in Chinese": (names(6, CHARACTERS, 45), [figures(6, 900)]),
    "24 categories": (names(24, LETTERS, 44), [figures(24, 10**7)]),
    "24 in Chinese": (names(24, CHARACTERS, 22), [figures(24, 900)]),
    "24 of two series": (names(24, "20", 2), [figures(24, 900), figures(24, 9000, 331)]),
    "eight series": (["2041", "2042", "2043"], [figures(3, 90, n + 7) for n in range(6)]),
    "negative": (["A", "B", "C"], [["-12", "(40)", "-0.5"], ["3", "-7", "0"]]),
    "negative only": (["A", "B"], [["-12", "-40"]]),
    "zero": (["A", "B"], [["0", "{nil}"]]),
    "huge and tiny": (["A", "B", "C"], [["0.001", "123456789012345", "0.5"]]),
    "gaps": (["A", "B", "C", "D"], [["", "5", "{na}", "7"], ["", "", "3", "{unavailable}"]]),
    "flat": (["A", "B", "C"], [["1000", "1001", "1000.5"]]),
}
CASES = [(kind, name) for name in WORST for kind in KINDS if kind != "pie"]
PIES = {
    "eight slices": (names(8, LETTERS, 90), ["900", "5", "4", "3", "2", "1", "0.5", "0.1"]),
    "in Chinese": (names(8, CHARACTERS, 45), figures(8, 50)),
    "one slice": (["All", "Nothing"], ["100", "{nil}"]),
    "gaps": (["A", "B", "C"], ["", "5", "5"]),
}


def plan_of(kind: ChartKind, name: str) -> ChartPlan:
    categories, series = WORST[name]
    return planned(data(kind, categories, *series), MEASURE)


def box(words: Lettering) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the letters."""
    long, high = width(words.text, words.size) / 1.02, words.size * 0.66
    before = {"start": 0.0, "middle": long / 2, "end": long}[words.anchor]
    if words.is_turned:
        return words.x - high, words.y - long + before, words.x, words.y + before
    return words.x - before, words.y - high, words.x - before + long, words.y


def touching(plan: ChartPlan) -> list[tuple[str, str]]:
    """The words that are over each other."""
    placed = [(one.text, box(one)) for one in plan.shapes if isinstance(one, Lettering)]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(placed, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def beyond(plan: ChartPlan) -> list[object]:
    """The shapes that leave the chart."""
    found: list[object] = []
    for shape in plan.shapes:
        match shape:
            case Lettering():
                edges = box(shape)
            case Bar():
                edges = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            case Stroke():
                across, down = zip(*shape.points, strict=True)
                edges = (min(across), min(down), max(across), max(down))
            case Marker():
                edges = (shape.x - 3, shape.y - 3, shape.x + 3, shape.y + 3)
            case Slice():
                continue
        if (
            edges[0] < -0.1
            or edges[1] < -0.1
            or edges[2] > plan.width + 0.1
            or edges[3] > plan.height + 0.1
        ):
            found.append(shape)
    return found


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_nothing_is_cut_or_over_something_else(kind: ChartKind, name: str) -> None:
    plan = plan_of(kind, name)
    assert beyond(plan) == []
    assert touching(plan) == []


@pytest.mark.parametrize("name", PIES)
def test_the_names_of_slices_do_not_touch(name: str) -> None:
    categories, series = PIES[name]
    plan = planned(data("pie", categories, series), MEASURE)
    assert beyond(plan) == []
    assert touching(plan) == []


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_a_chart_is_50_to_70_mm_high_unless_its_words_need_more(kind: ChartKind, name: str) -> None:
    plan = plan_of(kind, name)
    assert plan.width == MEASURE
    assert plan.height >= (40 if kind == "bars" else 140)  # a single bar is not made wider
    if name in ("three years", "negative", "zero", "gaps"):
        assert plan.height <= 200


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_chart_stays_on_the_page_and_keeps_its_shape(layout: str) -> None:
    page = LAYOUTS[layout].page
    plan = planned(data("bars", names(24, CHARACTERS, 100), figures(24, 90)), page.measure)
    across, down = printed_size(plan, page)
    assert down <= page.height - page.top - page.bottom - 100
    assert abs(across * plan.height - down * plan.width) < 5


def test_every_figure_is_at_its_column() -> None:
    plan = plan_of("columns", "three years")
    printed = [one.text for one in plan.shapes if isinstance(one, Lettering) and one.is_bold]
    assert printed == ["50", "8", "8", "42", "8", "5"]
    bars = [one for one in plan.shapes if isinstance(one, Bar)][:6]
    heights = [one.height / plan.plot.height for one in bars]
    assert [round(part, 2) for part in heights] == [1, 0.16, 0.16, 0.84, 0.16, 0.1]


def test_a_gap_interrupts_a_line() -> None:
    plan = planned(data("line", list("ABCDE"), ["1", "2", "", "4", "5"]), MEASURE)
    drawn = [one for one in plan.shapes if isinstance(one, Stroke) and one.style == 0]
    assert [len(one.points) for one in drawn] == [2, 2]


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        (["50", "8"], ("0", "50", "10")),
        (["-12", "40"], ("-20", "40", "10")),
        (["0"], ("0", "1", "0.2")),
        (["0.003"], ("0", "0.003", "0.0005")),
        (["123456789012345"], ("0", "140000000000000", "20000000000000")),
        ([], ("0", "1", "0.2")),
    ],
)
def test_an_axis_has_round_figures(values: list[str], ends: tuple[str, str, str]) -> None:
    found = scale(map(Decimal, values), 7)
    assert (found.low, found.high, found.step) == tuple(map(Decimal, ends))


def test_a_name_ends_its_lines_between_words_and_between_characters() -> None:
    assert lines("Travel of staff", 40) == ("Travel of", "staff")
    assert lines("出席会议代表的旅费。", 40) == ("出席会议", "代表的旅", "费。")
    assert lines("Infrastructure", 10) == ("Infrastructure",)
