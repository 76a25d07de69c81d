"""PDF stage: takes a word wider than its line; divides it also after a bracket or a quotation mark.

WeasyPrint divides such a word only if it is the very first text of its line. A mark after which the
line cannot break may be before the word.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .guard import Fix, substitute

_SPLIT = "weasyprint.layout.inline:split_inline_level"
_IDEOGRAPH = "\u2e80"
_MARKS = 2  # ems: as wide as the marks before a word, or the indent of a line


def install() -> None:
    """Take a text as the first of its line if the line cannot end anywhere before it."""
    inline: Any = import_module("weasyprint.layout.inline")

    def begins_line(
        line_children: list[tuple[int, Any]], text: str, style: Any, before_it: float
    ) -> bool:
        before = "".join(_text_of(child) for _, child in line_children)
        if before:
            return not inline.can_break_text(before + text[:1], style["lang"])
        # The text before it may be in the same element, which is not yet on the line.
        return bool(before_it <= _MARKS * style["font_size"])

    inline.begins_line = begins_line
    substitute(
        _SPLIT,
        "is_line_start = len(line_children) == 0",
        "is_line_start = begins_line("
        "line_children, box.text, box.style, position_x - containing_block.content_box_x())",
    )


def _text_of(box: Any) -> str:
    """The text of a box on the line; a label or a picture breaks lines like a Chinese character."""
    if hasattr(box, "text"):
        return str(box.text)
    boxes: Any = import_module("weasyprint.formatting_structure.boxes")
    if isinstance(box, boxes.InlineBox):
        return "".join(_text_of(child) for child in box.children)
    return _IDEOGRAPH


LONG_WORDS = Fix(
    name="long words after a bracket",
    cause=(
        "A word that is wider than its line is divided only if it is the first text of the line. "
        "After an opening bracket or quotation mark that belongs to another element, it is not "
        "divided and leaves the page. With the fix, a word is the first of its line if the line "
        "cannot be broken before it."
    ),
    sources={
        _SPLIT: "d98c008c8fc005828a5b04864ed3638ab9bb241f27245050e244869c90c490a3",
        "weasyprint.text.line_break:can_break_text": (
            "4f3fb5ef1c239df9afd97856784e6cefc518d256a666dc78e0c86defa2e111e3"
        ),
    },
    install=install,
)
