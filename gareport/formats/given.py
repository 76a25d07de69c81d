"""What templates are given: nothing in; the names of the values for each template, by type, out.

A check of the templates reads this; mypy compares it with what `render` and its callers give.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from gareport.formats import DOCX

if TYPE_CHECKING:  # the parts of a format load this module
    from gareport.formats.docx.anchors import Bookmark
    from gareport.formats.docx.lists import ListInstance, Place
    from gareport.formats.figures import DrawnPicture
    from gareport.language.languages import Language
    from gareport.layout.chart_shapes import ChartPlan
    from gareport.layout.geometry import Layout, Page, Tabular, Type
    from gareport.layout.table_form import TableForm
    from gareport.layout.turned import Turned
    from gareport.numbering.numbering import Label
    from gareport.numbering.parallel import Parallel
    from gareport.numbering.resolve import Resolved
    from gareport.numbering.runs import Run
    from gareport.report.cover import Cover, Report
    from gareport.report.grid import Grid, Row
    from gareport.report.keys import Key
    from gareport.report.lattice import Lattice, Slot
    from gareport.report.model import Figure
    from gareport.report.stacked import KeyedLine

PARTS = "parts/"
EXCHANGE = "exchange/"
CHARTS = "charts/"


class Given(TypedDict):
    """The values for every template of an edition."""

    resolved: "Resolved"
    parallel: "Parallel | None"
    side_number: int
    is_boxed: bool
    report: "Report"
    cover: "Cover"
    runs: "Mapping[Key, tuple[Run, ...]]"
    labels: "Mapping[str, Label]"
    label_width: Callable[[float, float], float]
    unlinked: "Callable[[tuple[Run, ...]], Iterator[Run]]"
    picture: Callable[[str], str]
    plain: "Callable[[tuple[Run, ...]], str]"
    pictures_of: "Callable[[Figure], tuple[DrawnPicture, ...]]"
    chart_of: "Callable[[Figure], ChartPlan]"
    chart_size: "Callable[[ChartPlan], tuple[float, float]]"
    form_of: "Callable[[str, Grid], TableForm]"
    turned: "Turned"
    lattice_of: "Callable[[Grid], Lattice]"
    lines_of: "Callable[[str, Row, Slot], tuple[KeyedLine, ...]]"
    words: "Mapping[Key, str]"
    language: "Language"
    latin_in_chinese: str
    layout: "Layout"
    page: "Page"
    type: "Type"
    tabular: "Tabular"


class GivenToWord(TypedDict):
    """The further values for the templates of Word files."""

    bookmarks: "Mapping[Key, Bookmark]"
    places: "Mapping[str, Place]"
    lists: "Sequence[ListInstance]"
    links: Mapping[str, Mapping[str, str]]
    figures: "Sequence[Figure]"
    pages: Mapping[str, int]
    page_count: int
    first_block: str | None
    top_heading: str | None
    after_tables: set[str]
    table_steps: Sequence[int]
    close_above: set[str]


class GivenToTable(TypedDict):
    """The values for the templates of bilingual tables."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Any]
    source_tag: str
    target_tag: str


class GivenToChart(TypedDict):
    """The values for the templates of a chart that Word draws, and of its data."""

    name: str
    plan: "ChartPlan"
    language: "Language"


def given_to(format_name: str, template: str) -> Mapping[str, Any]:
    """The values that the template of a part is given: {name: its type}; none for the others."""
    if PARTS not in template:
        return {}
    if template.startswith(EXCHANGE):
        return GivenToTable.__annotations__
    if template.startswith(CHARTS):
        return GivenToChart.__annotations__
    more = GivenToWord.__annotations__ if format_name == DOCX.name else {}
    return {**Given.__annotations__, **more}
