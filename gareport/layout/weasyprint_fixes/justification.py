"""PDF stage: takes a justified line with Chinese text and aligns its right edge.

The free space of the line is shared equally by the places where Chinese text may be spread:
between Chinese characters, between Chinese and Latin, and at spaces. Line layout finds the places
and moves the boxes; drawing widens the glyphs before the gaps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from typing import Any

from gareport.language.scripts import is_han

from .glyph_gaps import Gaps, widen_glyphs
from .guard import Fix
from .han_gaps import HAN_LETTER, OBJECT, gap_positions

_ZERO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")


@dataclass
class Letters:
    """The characters of a line in reading order, each with its box and its number in the box.

    Note calls and joiners belong to the character before.
    """

    text: str = ""
    places: list[tuple[Any, int]] = field(default_factory=list)

    def add(self, box: Any, text: str) -> None:
        self.text += text
        self.places.extend((box, index) for index in range(1, len(text) + 1))

    def add_one_by_one(self, box: Any, attached: bool) -> None:
        for index, character in enumerate(box.text, 1):
            if self.places and (attached or character in _ZERO_WIDTH):
                self.places[-1] = box, index
            else:
                self.text += character
                self.places.append((box, index))


def _is_raised(box: Any) -> bool:
    style, tag = box.style, str(box.element_tag)
    positions = style["vertical_align"], style["font_variant_position"]
    return positions != ("baseline", "normal") or tag.endswith("::footnote-call")


def _collect(boxes: Any, box: Any, letters: Letters, attached: bool = False) -> None:
    """Add a box of the line to its letters; an ``attached`` box is, for example, a note call."""
    if isinstance(box, boxes.TextBox):
        if attached or not _ZERO_WIDTH.isdisjoint(box.text):
            letters.add_one_by_one(box, attached)
        else:
            letters.add(box, box.text)
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        attached = attached or (isinstance(box, boxes.InlineBox) and _is_raised(box))
        for child in box.children:
            if child.is_in_normal_flow():
                _collect(boxes, child, letters, attached)
    else:
        letters.add(None, OBJECT)


def _is_chinese(box: Any) -> bool:
    return is_han(str(box.style["lang"]))


def gaps_of_line(boxes: Any, line: Any) -> dict[Any, list[int]]:
    """Return the byte offsets of the line's gaps for each text box; empty if not Chinese."""
    letters = Letters()
    _collect(boxes, line, letters)
    han_letters = HAN_LETTER.finditer(letters.text)
    if not any(_is_chinese(letters.places[han.start()][0]) for han in han_letters):
        return {}
    gaps: dict[Any, list[int]] = {}
    for position in gap_positions(letters.text):
        # The gap opens after the note call, not between it and its word.
        box, length = letters.places[position - 1]
        if box is not None:
            gaps.setdefault(box, []).append(len(box.text[:length].encode()))
    return gaps


def _open_boxes(
    boxes: Any, box: Any, gaps: dict[Any, list[int]], gap: float, shift: float
) -> float:
    """Move a box by ``shift`` pixels and widen it by its gaps; return the shift after it."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        if offsets := gaps.get(box):
            width = gap * len(offsets)
            box.pango_layout.gaps = Gaps(frozenset(offsets), width, box.style["font_size"])
            box.width += width
            shift += width
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += shift
        start = shift
        children = box.children if box.style["direction"] == "ltr" else box.children[::-1]
        for child in children:
            if child.is_in_normal_flow():
                shift = _open_boxes(boxes, child, gaps, gap, shift)
        box.width += shift - start
    else:
        box.translate(shift, 0)
    return shift


def install() -> None:
    """Replace the justification of Chinese lines and the drawing of their gaps.

    With ``wraps``, the guard still sees the library's own source.
    """
    boxes: Any = import_module("weasyprint.formatting_structure.boxes")
    inline: Any = import_module("weasyprint.layout.inline")
    layout_class = import_module("weasyprint.text.line_break").Layout
    stock_justify_line, stock_get_first_line = inline.justify_line, layout_class.get_first_line

    @wraps(stock_justify_line)
    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        if gaps := gaps_of_line(boxes, line):
            _open_boxes(boxes, line, gaps, extra_width / sum(map(len, gaps.values())), 0)
        else:
            stock_justify_line(context, line, extra_width)

    @wraps(stock_get_first_line)
    def get_first_line(layout: Any) -> tuple[Any, int | None]:
        first_line, index = stock_get_first_line(layout)
        if gaps := getattr(layout, "gaps", None):
            widen_glyphs(first_line, gaps)
        return first_line, index

    inline.justify_line = justify_line
    layout_class.get_first_line = get_first_line


CHINESE_JUSTIFICATION = Fix(
    name="justification of Chinese",
    cause=(
        "Only spaces absorb the free space of a justified line, so lines of Chinese, which has "
        "none, keep a ragged right edge. The fix spreads the space between Chinese characters too."
    ),
    sources={
        "weasyprint.layout.inline:justify_line": (
            "f83b21ff8793ba6b6dfc5fe8e10e4ab6cd6e02b17de02da97200902166148a81"
        ),
        "weasyprint.layout.inline:add_word_spacing": (
            "879516e71f1b80fa1833aee877e1a34c851248c5fd871d6c855c58f07358d418"
        ),
        "weasyprint.text.line_break:Layout.get_first_line": (
            "bb65cbda0e27f1350376bc345c82093c5a3d00b8ac6d8dd9d7303f7693db9254"
        ),
        "weasyprint.draw.text:draw_first_line": (
            "1bb8eae6d88e71b17096a034656f3be17da8f1f513c78536c1c38d971927638b"
        ),
    },
    install=install,
)
