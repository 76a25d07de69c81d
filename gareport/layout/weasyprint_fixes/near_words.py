"""PDF stage: takes a justified line that must not divide words; draws its words together.

A word that is slightly too long for its line may still be in it if the spaces of the line become
narrower. Typesetters prefer that to wide spaces, and so does Word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from typing import Any

from .guard import Fix, substitute

_NEXT = "weasyprint.layout.inline:get_next_linebox"
NARROWEST = 0.25  # of a space is what it may lose at most
PREFERENCE = 0.49  # a space may lose less than half of what it would gain on the shorter line
LETTERS = 6  # a line has no more spaces than every sixth letter is one
TRACE = 0.01  # pixels that are no width


@dataclass
class _Line:
    """A line as laid out in a width, with what it left in the lists of its block."""

    line: Any
    resume_at: Any
    absolute: list[Any] = field(default_factory=list)
    fixed: list[Any] = field(default_factory=list)


def draws_together(style: Any) -> bool:
    """Whether the words of a line of this style may be drawn together."""
    return bool(style["text_align_all"] == "justify" and style["hyphens"] == "none")


def fits(excess: float, spaces: int, gain: float, space: float) -> bool:
    """Whether a line may have the word that makes it `excess` too wide for its `spaces`.

    Without the word, each space would `gain` some width; `space` is the width of one.
    """
    return excess <= spaces * min(NARROWEST * space, PREFERENCE * gain)


def _width(line_break: Any, text: str, style: Any, context: Any) -> float:
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
    line_break: Any = import_module("weasyprint.text.line_break")
    substitute(
        _NEXT,
        "max_x = position_x + available_width",
        "max_x = position_x + available_width + getattr(linebox, 'allowance', 0)",
    )
    stock = inline.get_next_linebox

    def laid_out(allowance: float, args: tuple[Any, ...]) -> _Line:
        context, linebox, top, bottom, skip_stack, container, _, _, letter, first = args
        made = _Line(None, None)
        indent = linebox.text_indent
        linebox.allowance = allowance
        try:
            made.line, made.resume_at = stock(
                context, linebox, top, bottom, skip_stack, container, made.absolute, made.fixed,
                letter, first,
            )  # fmt: skip
        finally:
            linebox.allowance, linebox.text_indent = 0, indent
        return made

    def space_of(style: Any, context: Any) -> float:
        key = style["font_size"], style["letter_spacing"], style["font_weight"]
        widths: dict[Any, float] = context.__dict__.setdefault("space_widths", {})
        if key not in widths:
            apart, together = (_width(line_break, text, style, context) for text in ("n n", "nn"))
            widths[key] = apart - together
        return widths[key]

    def chosen(args: tuple[Any, ...]) -> _Line:
        context, linebox, container = args[0], args[1], args[5]
        spaced = linebox.style["letter_spacing"]
        hanging = 0 if spaced == "normal" else spaced  # what is behind the last letter
        width, space = container.width + hanging, space_of(linebox.style, context)
        long: list[tuple[_Line, float]] = []
        allowance = hanging + NARROWEST * width / LETTERS
        while True:
            made = laid_out(allowance, args)
            excess = 0 if made.line is None else made.line.width - width
            if excess <= TRACE:
                break
            long.append((made, excess))
            allowance = hanging + excess - TRACE
        spaces = inline.count_expandable_spaces
        for longer, excess in long:
            gain = _spacing(made.line) + hanging / max(1, spaces(made.line))
            if fits(excess, spaces(longer.line), gain, space):
                inline.justify_line(context, longer.line, -excess)
                return longer
        return made

    @wraps(stock)
    def get_next_linebox(*args: Any) -> tuple[Any, Any]:
        context, linebox = args[0], args[1]
        if not draws_together(linebox.style) or context.excluded_shapes or args[9]:
            return stock(*args)  # type: ignore[no-any-return]
        found = chosen(args)
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
