"""Signs drawn on laid-out pages: a document and its signs in, pages with the signs out.

Watermark and line numbers are drawn after the pages are laid out, so that they cannot move a line.
They are outlines and artifacts, so that they are not read as text.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gareport.formats.pdf.outlines import Outline, outline
from gareport.layout.faces import LATIN, face_of
from gareport.layout.geometry import Page
from gareport.layout.layouts import LAYOUTS
from gareport.numbering.resolve import Resolved

PIXELS = 96 / 72  # pixels of the layout engine in a point
EVERY = 5
_WATERMARK_GREY = 0.94
_NUMBER_GREY = 0.35
_NUMBER_SIZE = 8.0
_UNCOUNTED = ("table", "header", "nav")


class SignedPage:
    """A page of the layout engine that also draws its signs."""

    def __init__(self, page: Any, resolved: Resolved) -> None:
        self._page = page
        self._resolved = resolved

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Paint the watermark, then the page over it, then the line numbers."""
        signs = self._resolved.signs
        geometry = LAYOUTS[self._resolved.edition.report.cover.layout].page
        if signs.watermark:
            with _artifact(stream, scale, "Watermark"):
                _watermark(stream, signs.watermark, geometry)
        self._page.paint(stream, scale)
        if signs.numbers_lines:
            with _artifact(stream, scale):
                _line_numbers(stream, every_fifth(self._page), geometry)


def signed(document: Any, resolved: Resolved) -> Any:
    """The document with the signs on its pages; the same document if there are none."""
    if not (resolved.signs.watermark or resolved.signs.numbers_lines):
        return document
    return document.copy([SignedPage(page, resolved) for page in document.pages])


def every_fifth(page: Any) -> list[tuple[int, float]]:
    """The number and the baseline, in pixels from the top, of every fifth line of body text.

    Headings count; tables, notes and everything before or after the body do not. Each page starts
    again, because reviewers cite a page and a line.
    """
    lines = [line for body in _within(page._page_box, "main") for line in _lines(body)]
    tops = sorted({round(line.position_y + line.baseline, 2) for line in lines})
    return [(at, tops[at - 1]) for at in range(EVERY, len(tops) + 1, EVERY)]


def _within(box: Any, tag: str) -> Iterator[Any]:
    if box.element_tag == tag:
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _within(child, tag)


def _lines(box: Any) -> Iterator[Any]:
    if type(box).__name__ == "LineBox":
        yield box
    elif box.element_tag not in _UNCOUNTED and not _is_apart(box):
        for child in getattr(box, "children", ()):
            yield from _lines(child)


def _is_apart(box: Any) -> bool:
    """Whether the box is out of flow, or added by the tool after the text."""
    if box.style["position"] in ("absolute", "fixed"):
        return True
    classes = box.element.get("class", "") if box.element is not None else ""
    return "changes" in classes.split() or "grid" in classes.split()


@contextmanager
def _artifact(stream: Any, scale: float, subtype: str = "") -> Iterator[None]:
    """A part of the page that is an artifact, measured in points from the upper left."""
    import pydyf

    kind = {"Type": "/Pagination"} | ({"Subtype": f"/{subtype}"} if subtype else {})
    with stream.stacked():
        stream.begin_marked_content("Artifact", pydyf.Dictionary(kind))
        stream.transform(a=scale * PIXELS, d=scale * PIXELS)
        yield
        stream.end_marked_content()


def _watermark(stream: Any, text: str, page: Page) -> None:
    """The word from lower left to upper right, under the text."""
    drawn = outline(text, face_of(text), "Bold")
    angle = math.atan2(page.height, page.width)
    size = min(120.0, 0.6 * math.hypot(page.width, page.height) / drawn.width)
    stream.set_color_rgb(_WATERMARK_GREY, _WATERMARK_GREY, _WATERMARK_GREY)
    along, across = size * math.cos(angle), size * math.sin(angle)
    # The middle of the word: half its width back along the slope, a third of its size below it.
    back, below = drawn.width / 2, 0.36
    x = page.width / 2 - back * along + below * across
    y = page.height / 2 + back * across + below * along
    _draw(stream, drawn, (along, -across, -across, -along, x, y))


def _line_numbers(stream: Any, numbered: list[tuple[int, float]], page: Page) -> None:
    stream.set_color_rgb(_NUMBER_GREY, _NUMBER_GREY, _NUMBER_GREY)
    for number, baseline in numbered:
        drawn = outline(str(number), LATIN, "Regular")
        left = page.side - 8 - drawn.width * _NUMBER_SIZE
        place = (_NUMBER_SIZE, 0.0, 0.0, -_NUMBER_SIZE, left, baseline / PIXELS)
        _draw(stream, drawn, place)


def _draw(
    stream: Any, drawn: Outline, place: tuple[float, float, float, float, float, float]
) -> None:
    a, b, c, d, e, f = place
    to = {"m": stream.move_to, "l": stream.line_to, "c": stream.curve_to}
    for operator, points in drawn.steps:
        if operator == "h":
            stream.close()
            continue
        pairs = zip(points[::2], points[1::2], strict=True)
        placed = [(a * x + c * y + e, b * x + d * y + f) for x, y in pairs]
        to[operator](*(round(value, 3) for point in placed for value in point))
    stream.fill()
