"""Between render and package: the PDF's HTML in, the laid-out document and the page of ids out.

Layout is by far the slowest step, so it runs once for each edition. Word's contents take their page
numbers from it too.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from gareport.layout.faces import files
from gareport.report.diagnostics import EnvironmentFault

VARIANT = "pdf/a-3a"  # for archives; the format adds what PDF/UA-1 needs


class LayoutError(Exception):
    """The layout engine reported errors: a broken style sheet, resource or link."""

    def __init__(self, *messages: str) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Paginated:
    """The laid-out document (WeasyPrint's), the page of every id from 1, and the page count."""

    document: Any
    pages: Mapping[str, int]
    count: int


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def correct() -> None:
    """Apply the corrections to the layout engine once; another version of it is refused."""
    from gareport.layout.engine import load
    from gareport.layout.weasyprint_fixes import StaleFix, apply

    load()
    try:
        apply()
    except StaleFix as stale:
        hint = "run `make setup` in the source tree, or install gareport again with pip"
        raise EnvironmentFault(str(stale), hint) from stale


@contextmanager
def strict() -> Iterator[None]:
    """Raise every warning of the engine within as a `LayoutError`: it would leave the thing out."""
    collector = _Collector()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(collector)
    try:
        yield
    finally:
        logger.removeHandler(collector)
    if collector.messages:
        raise LayoutError(*dict.fromkeys(collector.messages))


def _fetcher() -> Any:
    """A fetcher that opens no connection, and no file but those of the typefaces.

    The pages hold all else that they show. Raises `ValueError`, which the engine reports.
    """
    from urllib.request import url2pathname  # loads the parts of Python for the web

    from weasyprint.urls import URLFetcher

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:") or (
                url.startswith("file:") and url2pathname(urlsplit(url).path) in files()
            ):
                return super().fetch(url, headers)
            raise ValueError("the pages may show only what is inside them")

    return Fetcher(allowed_protocols=("data", "file"))


def paginate(html: str) -> Paginated:
    """Lay out the pages. Any warning of the engine is a `LayoutError`: it means a wrong page."""
    from weasyprint import HTML

    correct()
    with strict():
        document = HTML(string=html, url_fetcher=_fetcher()).render(pdf_variant=VARIANT)
    # A block across a page break has its anchor on both pages; it begins on the first.
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return Paginated(document, pages, len(document.pages))
