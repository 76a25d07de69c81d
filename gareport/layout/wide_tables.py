"""Tables too wide for their page: an edition in, or also its pages; findings with the excess out.

Before layout the widths are estimated, so that a check can warn; after layout they are known.
"""

from collections.abc import Callable, Iterator
from typing import Any

from gareport.language.inline import characters
from gareport.language.prose import nodes
from gareport.language.scripts import joined
from gareport.layout.paginate import Paginated
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.model import Table
from gareport.report.texts import walk

NAME = "table-width"
TRACE = 1  # CSS pixel
POINT, PIXEL = 25.4 / 72, 25.4 / 96  # in millimetres
CERTAIN = 0.9  # of an estimated width: letters may be narrower
HINT = "shorten its headings, delete a column, or split it into two tables"


def perhaps_too_wide(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each table whose words and figures seem wider than the page."""
    for node in _tables(edition):
        excess = _estimated_excess(node, edition)
        if excess > 0:
            message = (
                f"the table `{node.id}` seems {excess:.0f} mm too wide for the page"
                f" (edition `{edition.code}`)"
            )
            yield Diagnostic(NAME, node.table.head, message, HINT, Severity.WARNING)


def _estimated_excess(table: Table, edition: Edition) -> float:
    """In millimetres; 0 if the table may fit. A report without tables loads nothing for it."""
    from gareport.layout.layouts import LAYOUTS
    from gareport.layout.table_form import excess

    layout, printed = LAYOUTS[edition.report.cover.layout], _printed(edition)
    room = layout.page.turned
    over = excess(layout.page, layout.type_for(edition.language.han), table, printed)
    return over * POINT if (room + over) * CERTAIN > room else 0


def too_wide(edition: Edition, paginated: Paginated) -> Iterator[Diagnostic]:
    """Yield an error for each table wider than the page: what is off the sheet is lost."""
    wide: dict[str, float] = {}
    for page in paginated.document.pages:
        for name, excess in _wide(page._page_box):
            wide[name] = max(excess, wide.get(name, 0))
    for node in _tables(edition):
        if node.id in wide:
            excess = max(1, wide[node.id] * PIXEL)
            message = (
                f"the table `{node.id}` is {excess:.0f} mm wider than the page"
                f" (edition `{edition.code}`)"
            )
            yield Diagnostic(NAME, node.table.head, message, HINT)


def _tables(edition: Edition) -> Iterator[Table]:
    for node in walk(edition.report.all_sections):
        if isinstance(node, Table):
            yield node


def _printed(edition: Edition) -> Callable[[Key], str]:
    """What a text prints, before anything is numbered: without calls of notes and references."""
    texts = edition.texts
    return lambda key: joined(
        "".join(
            characters(node) or "" for node in (nodes(texts[key].text) if key in texts else ())
        ),
        edition.language,
    )


def _wide(page_box: Any) -> Iterator[tuple[str, float]]:
    """The tables that go beyond the right edge of the page's column, by id, with the excess."""
    edge = page_box.content_box_x() + page_box.width + TRACE
    for block in page_box.descendants():
        name = "" if block.element is None else block.element.get("id", "")
        edges = (_right(box) for box in block.descendants() if _is_cell(box)) if name else ()
        if (excess := max(edges, default=edge) - edge) > 0:
            yield name, excess


def _is_cell(box: Any) -> bool:
    return box.element_tag in ("td", "th")


def _right(box: Any) -> float:
    return float(box.position_x + box.border_width())
