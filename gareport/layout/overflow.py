"""Texts as laid out: an edition and its pages in, the texts that leave their column out."""

from collections.abc import Iterator, Sequence
from typing import Any

from gareport.language.scripts import ZERO_WIDTH_SPACE
from gareport.layout.paginate import Paginated
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.edition import Edition
from gareport.report.keys import Key

NAME = "text-width"
TRACE = 1  # CSS pixel
MM = 25.4 / 96  # of a CSS pixel


def overflowing(sides: Sequence[Edition], code: str, paginated: Paginated) -> Iterator[Diagnostic]:
    """Yield an error for each piece of text beyond the left or the right edge of its column.

    What is beyond is off the sheet, or over the text of the next column. `code` is that of the
    edition that was laid out, and `sides` are the editions in it.
    """
    for page in paginated.document.pages:
        for words, excess, block in _beyond(page._page_box, page._page_box, ""):
            message = f"`{_short(words)}` is {excess:.0f} mm too wide (edition `{code}`)"
            hint = "shorten it, or write spaces at which a line can end"
            yield Diagnostic(NAME, _place(sides, words, block), message, hint)


def _beyond(box: Any, column: Any, block: str) -> Iterator[tuple[str, float, str]]:
    """The stretches of text that leave the innermost box around them, by so many millimetres.

    Each has the innermost id around it, which is that of its block or its text.
    """
    for inner in getattr(box, "children", ()):
        if inner.is_absolutely_positioned():
            continue  # the tool's own signs, which are in the margin
        if hasattr(inner, "text"):
            left = float(column.content_box_x())
            right, left = left + float(column.width), left - _hang(column)
            excess = max(inner.position_x + inner.width - right, left - inner.position_x)
            words = inner.text.replace(ZERO_WIDTH_SPACE, "").strip()
            if excess > TRACE and words:
                yield words, max(1.0, excess * MM), block
        else:
            yield from _beyond(inner, inner if _has_lines(inner) else column, _id(inner) or block)


def _hang(column: Any) -> float:
    """How far the first line of a text begins to the left of the others."""
    indent = column.style["text_indent"]
    return max(0.0, -float(getattr(indent, "value", 0)))


def _id(box: Any) -> str:
    element = getattr(box, "element", None)
    return "" if element is None else str(element.get("id", ""))


def _has_lines(box: Any) -> bool:
    from weasyprint.formatting_structure.boxes import BlockContainerBox

    return isinstance(box, BlockContainerBox)


def _place(sides: Sequence[Edition], words: str, block: str) -> Span:
    """The first text with these words, in the block if it has one; else that of the title.

    The title stands for what the tool prints itself.
    """
    texts = [(key, one.text) for side in sides for key, one in side.texts.items()]
    own = [text for key, text in texts if key == block or key.startswith(f"{block}.")]
    every = (*own, *(text for _, text in texts))
    found = ((text, at) for text in every if (at := text.find(words)) >= 0)
    text, at = next(found, (sides[0].texts[Key.title()].text, 0))
    return text.at(at)


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
