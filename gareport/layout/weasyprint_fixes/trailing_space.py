"""PDF stage: takes a text and the width left in its line; breaks it as late as possible.

WeasyPrint measures the space at which a line may break, although the printed line loses it. In two
cases it therefore breaks the line far too early.
"""

from __future__ import annotations

from functools import wraps
from importlib import import_module
from typing import Any

from .guard import Fix, substitute

_SPLIT = "weasyprint.text.line_break:split_first_line"
_CALLERS = ("weasyprint.layout.inline", "weasyprint.layout.preferred", "weasyprint.svg.text")
_KERNING = 0.1  # em: more than any face draws a letter and a space together


def _let_space_hang(line_break: Any) -> None:
    """Take a text as fitting if it fits without the space at its end."""

    def fits_without_last_space(
        text: str, style: Any, context: Any, max_width: float, justification_spacing: float
    ) -> bool:
        stripped = text.rstrip(" ")
        if stripped == text:
            return False
        layout = line_break.create_layout(stripped, style, context, None, justification_spacing)
        width, _ = line_break.line_size(layout.get_first_line()[0], style)
        return bool(width <= max_width)

    line_break.fits_without_last_space = fits_without_last_space
    substitute(
        _SPLIT,
        "if resume_index is None and first_line_width <= max_width:",
        "if resume_index is None and (first_line_width <= max_width or space_collapse and "
        "fits_without_last_space(text, style, context, max_width, justification_spacing)):",
    )


def _leave_room_for_kerning(line_break: Any) -> None:
    """Break a line one word earlier if, without its space, it is slightly too wide."""
    split = line_break.split_first_line

    @wraps(split)
    def split_first_line(
        text: str, style: Any, context: Any, max_width: float | None, *others: Any, **options: Any
    ) -> Any:
        line = split(text, style, context, max_width, *others, **options)
        kerning = style["font_size"] * _KERNING
        _, _, resume_index, width, _, _ = line
        if resume_index is None or max_width is None or not 0 < width - max_width < kerning:
            return line
        shorter = split(text, style, context, max_width - kerning, *others, **options)
        return shorter if shorter[3] <= max_width else line

    line_break.split_first_line = split_first_line


def install() -> None:
    """Correct the splitting of text for every module of the library that splits text."""
    line_break: Any = import_module("weasyprint.text.line_break")
    _let_space_hang(line_break)
    _leave_room_for_kerning(line_break)
    for caller in _CALLERS:
        module: Any = import_module(caller)
        module.split_first_line = line_break.split_first_line


TRAILING_SPACE = Fix(
    name="space at the end of a line",
    cause=(
        "A text that fits its line except for the space before the next inline element is treated "
        "as one word that is too wide, and cut after the first word. And a line that fits only "
        "because its last letter and the space are drawn together is too wide once the space is "
        "gone, so all of it moves to the line after its label. With the fix, the space hangs, and "
        "the line is broken one word earlier."
    ),
    sources={
        _SPLIT: "39ad1016863ca34de0bea4c9fcffb46da7e27813c87dd82b7011bfa19fe5504f",
        "weasyprint.text.line_break:first_line_metrics": (
            "55ec5d0b58b29a8bda9f4c85d3bc3bc46b45d2110e05982e7126c7f4d507e65d"
        ),
        "weasyprint.text.line_break:create_layout": (
            "6587192cc0ab3ffad7bb1902654c7f26dd28910f760804bcf67cbf7b986660b0"
        ),
        "weasyprint.layout.inline:split_inline_box": (
            "3a0cb7ca7e34c7ef0feda818cdb8fea64b7a8332ccf83e12506289534f6faeae"
        ),
        "weasyprint.layout.inline:remove_last_whitespace": (
            "53f0c79c9fbbda500488edce48d95e80a43243d63824606aab2b0f77916e8601"
        ),
        "weasyprint.layout.preferred:trailing_whitespace_size": (
            "cd005b8042a652f9072d7190546439113280315f9a5b865b432c6e015b333b1d"
        ),
    },
    install=install,
)
