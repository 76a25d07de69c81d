"""The first page as laid out: an edition and its pages in, a summary that does not fit out."""

from collections.abc import Iterator
from typing import Any

from gareport.layout.paginate import Paginated
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key

NAME = "summary-page"


def overlong(edition: Edition, paginated: Paginated) -> Iterator[Diagnostic]:
    """Yield a warning if the summary, whose box belongs on one page, continues on the next.

    That is page 1, or page 2 in a report which a note transmits.

    Source: Editorial Manual, training material: a text box on the front page.
    """
    page = 1 if edition.report.cover.transmits is None else 2
    behind = paginated.document.pages[page:]
    if not any(_has_summary(page) for page in behind):
        return
    place = edition.texts[Key.own(edition.report.summary[0].id)].text.span
    message = f"the summary of the edition `{edition.code}` does not fit on page {page}"
    hint = "shorten the summary to the mandate and the substance in brief"
    yield Diagnostic(NAME, place, message, hint, Severity.WARNING)


def _has_summary(page: Any) -> bool:
    elements = (box.element for box in page._page_box.descendants() if box.element is not None)
    return any("summary" in element.get("class", "").split() for element in elements)
