"""PDF stage: takes a style of type with a width; draws its letters wider or narrower.

Word draws letters at 103 per cent of their width where a style says so. The faces of the pages have
no other widths, so `font-stretch` changes nothing without this fix.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from importlib import import_module
from typing import Any

from .guard import Fix, substitute

# What each keyword of CSS stands for here.
WIDTHS: Mapping[str, float] = {
    "condensed": 0.96,
    "semi-condensed": 0.98,
    "semi-expanded": 1.03,
    "expanded": 1.04,
}
_DRAW = "weasyprint.draw.text:draw_first_line"
_FONT = "weasyprint.text.fonts:get_font_description"


def width_of(style: Any) -> float:
    """The width of the letters of a style, of their own."""
    return WIDTHS.get(str(style["font_stretch"]), 1)


def _install() -> None:
    """Lay letters out in a larger size, and draw them in their own, wider."""
    fonts: Any = import_module("weasyprint.text.fonts")
    line_break: Any = import_module("weasyprint.text.line_break")
    draw: Any = import_module("weasyprint.draw.text")
    matrix_class: Any = import_module("weasyprint.matrix").Matrix
    stock = fonts.get_font_description

    @wraps(stock)
    def get_font_description(style: Any) -> Any:
        description = stock(style)
        if (width := width_of(style)) != 1:
            size = int(style["font_size"] * width * fonts.TO_UNITS)
            fonts.pango.pango_font_description_set_stretch(
                description, fonts.PANGO_STRETCH["normal"]
            )
            fonts.pango.pango_font_description_set_absolute_size(description, size)
        return description

    for module in (fonts, line_break):
        module.get_font_description = get_font_description
    draw.letter_width = width_of
    draw.widened = lambda matrix, width: matrix if width == 1 else matrix_class(a=width) @ matrix
    substitute(
        _DRAW,
        "stream.set_text_matrix(*matrix.values)",
        "stream.set_text_matrix(*widened(matrix, letter_width(textbox.style)).values)",
    )
    substitute(
        _DRAW,
        "1 if font.bitmap else font_size)",
        "1 if font.bitmap else font_size / letter_width(textbox.style))",
    )


LETTER_WIDTHS = Fix(
    name="widths of letters",
    cause=(
        "Type of another width is drawn only if the family has a face of that width. Word draws "
        "the letters of any face wider or narrower. The fix gives the keywords of `font-stretch` "
        "the widths of the Organization's styles."
    ),
    sources={
        _FONT: "85734b8947b9bf64ef27ff11d8f5355db76a2ae8efc9a6fed925dc9e2a1056ce",
        _DRAW: "1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b",
    },
    install=_install,
)
