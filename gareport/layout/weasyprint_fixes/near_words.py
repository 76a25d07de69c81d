"""PDF stage: takes a justified line that must not divide words; draws its words together.

A word that is slightly too long for its line may still be in it if the spaces of the line become
narrower. Typesetters prefer that to wide spaces, and so does Word.
"""

from __future__ import annotations

from functools import wraps
from importlib import import_module
from typing import Any

from .guard import Fix, substitute

_NEXT = "weasyprint.layout.inline:get_next_linebox"
NARROWEST = 0.25  # of a space is what it may lose at most
PREFERENCE = 0.49  # a space may lose less than half of what it would gain on the shorter line
LETTERS = 6  # a line has no more spaces than every sixth letter is one
TRACE = 0.01  # pixels, too few to count


def draws_together(style: Any) -> bool:
    """Whether the words of a line of this style may be drawn together."""
    return bool(style["text_align_all"] == "justify" and style["hyphens"] == "none")


def fits(excess: float, spaces: int, gain: float, space: float) -> bool:
    """Whether a line may have the word that makes it `excess` too wide for its `spaces`.

    Without the word, each space would `gain` some width; `space` is the width of one.
    """
    return excess <= spaces * min(NARROWEST * space, PREFERENCE * gain)


class _Tried:
    """A line as laid out in a width, with what it left in the lists of its block."""

    def __init__(self, stock: Any, args: tuple[Any, ...], allowance: float) -> None:
        context, linebox, top, bottom, skip_stack, container, _, _, letter, first = args
        self.absolute: list[Any] = []
        self.fixed: list[Any] = []
        lists = self.absolute, self.fixed
        indent = linebox.text_indent
        linebox.allowance = allowance
        try:
            self.line, self.resume_at = stock(
                context, linebox, top, bottom, skip_stack, container, *lists, letter, first
            )
        finally:
            linebox.allowance, linebox.text_indent = 0, indent


def _chosen(stock: Any, args: tuple[Any, ...]) -> _Tried:
    """The longest line whose words may be drawn together, or the one that needs nothing."""
    inline: Any = import_module("weasyprint.layout.inline")
    linebox, spaces = args[1], inline.count_expandable_spaces
    spaced = linebox.style["letter_spacing"]
    hanging = 0 if spaced == "normal" else spaced  # what is after the last letter
    width, space = args[5].width + hanging, _space(linebox.style, args[0])
    long: list[tuple[_Tried, float]] = []
    allowance = hanging + NARROWEST * width / LETTERS
    while True:
        tried = _Tried(stock, args, allowance)
        excess = 0 if tried.line is None else tried.line.width - width
        if excess <= TRACE:
            break
        long.append((tried, excess))
        allowance = hanging + excess - TRACE
    for longer, excess in long:
        gain = _spacing(tried.line) + hanging / max(1, spaces(tried.line))
        if fits(excess, spaces(longer.line), gain, space):
            inline.justify_line(args[0], longer.line, -excess)
            return longer
    return tried


def _space(style: Any, context: Any) -> float:
    """The width of a space with what is added to it, measured once for each style."""
    key = style["font_size"], style["letter_spacing"], style["font_stretch"], style["font_weight"]
    widths: dict[Any, float] = context.__dict__.setdefault("space_widths", {})
    if key not in widths:
        widths[key] = _width("n n", style, context) - _width("nn", style, context)
    return widths[key]


def _width(text: str, style: Any, context: Any) -> float:
    line_break: Any = import_module("weasyprint.text.line_break")
    layout = line_break.create_layout(text, style, context, None, 0)
    return float(line_break.line_size(layout.get_first_line()[0], style)[0])


def _spacing(box: Any) -> float:
    """What each space of a line gained when it was justified."""
    if found := getattr(box, "justification_spacing", 0):
        return float(found)
    return next((gain for one in getattr(box, "children", ()) if (gain := _spacing(one))), 0.0)


def _install() -> None:
    """Try a line first in a greater width; keep it if its words may be drawn together."""
    inline: Any = import_module("weasyprint.layout.inline")
    substitute(
        _NEXT,
        "max_x = position_x + available_width",
        "max_x = position_x + available_width + getattr(linebox, 'allowance', 0)",
    )
    stock = inline.get_next_linebox

    @wraps(stock)
    def get_next_linebox(*args: Any) -> tuple[Any, Any]:
        context, linebox, first_line_style = args[0], args[1], args[9]
        if not draws_together(linebox.style) or context.excluded_shapes or first_line_style:
            return stock(*args)  # type: ignore[no-any-return]
        found = _chosen(stock, args)
        args[6].extend(found.absolute)
        args[7].extend(found.fixed)
        return found.line, found.resume_at

    inline.get_next_linebox = get_next_linebox


NEAR_WORDS = Fix(
    name="words drawn together",
    cause=(
        "WeasyPrint only widens the spaces of a justified line. Without division of words, many "
        "lines then have wide spaces, and break elsewhere than in print. The fix lets the spaces "
        "lose a quarter of their width if another word fits then, and if that changes them less "
        "than half as much as spreading the line without the word."
    ),
    sources={
        _NEXT: "67af458c2545e74f0803072103c6c5d392d5e353dfdaa4f5bac5a96e20ed024d",
        "weasyprint.layout.inline:text_align": (
            "e953d41b87ccfc30405f83f6cc3c73918ef4638662794db4f834b1d788d6ed67"
        ),
    },
    install=_install,
)
