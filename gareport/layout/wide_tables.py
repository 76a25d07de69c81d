"""Tables as laid out: an edition and its pages in, the tables that are too wide out."""

from collections.abc import Iterator
from typing import Any

from gareport.layout.paginate import Paginated
from gareport.report.diagnostics import Diagnostic
from gareport.report.edition import Edition
from gareport.report.model import Table
from gareport.report.texts import walk

NAME = "table-width"
TRACE = 1  # CSS pixel


def too_wide(edition: Edition, paginated: Paginated) -> Iterator[Diagnostic]:
    """Yield an error for each table wider than the page: what is off the sheet is lost."""
    wide = {name for page in paginated.document.pages for name in _wide(page._page_box)}
    report = edition.report
    for node in walk((*report.sections, *report.annexes)):
        if isinstance(node, Table) and node.id in wide:
            message = f"the table `{node.id}` is wider than the page (edition `{edition.code}`)"
            hint = "shorten its headings, delete a column, or split it into two tables"
            yield Diagnostic(NAME, node.table.title.span, message, hint)


def _wide(page_box: Any) -> Iterator[str]:
    """The ids of the tables that go beyond the right edge of the page's column."""
    edge = page_box.content_box_x() + page_box.width + TRACE
    for block in page_box.descendants():
        name = "" if block.element is None else block.element.get("id", "")
        if name and any(_right(box) > edge for box in block.descendants() if _is_cell(box)):
            yield name


def _is_cell(box: Any) -> bool:
    return box.element_tag in ("td", "th")


def _right(box: Any) -> float:
    return float(box.position_x + box.border_width())
