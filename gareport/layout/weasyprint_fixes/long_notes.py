"""PDF stage: a fix that breaks a long footnote between lines and continues it on the next page.

On a page with a long note, the text keeps everything down to two lines below the call, and at
least a fifth of the page; the notes get the rest. Lines that do not fit are cut from the last long
note of the page. The next page begins with them, above its own notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import wraps
from importlib import import_module
from typing import Any

from .guard import Fix, substitute

MUCH = 1 / 4  # of the page: notes that take less are not broken
KEPT = 1 / 5  # of the page: the least that the text keeps
LEAST = 2  # lines of a note on a page, at the least: its orphans and widows
FIRST = 3  # lines of a page: text this high up cannot move to the next page
LONG = 12  # lines: a shorter note is not broken
NOWHERE = (None, 0.0, 0.0)  # a call: its paragraph, the end of its line, and of two more
_BLOCK = "weasyprint.layout.block:block_box_layout"
_LINES = "weasyprint.layout.block:_linebox_layout"
_PAGE = "weasyprint.layout.page:make_page"
_PAGES = "weasyprint.layout.page:make_all_pages"
_CONTEXT = "weasyprint.layout:LayoutContext"


def _lines(context: Any, note: Any) -> list[Any]:
    """The lines of a note from where it continues; each knows where the next one begins."""
    if note.lines is None:
        library: Any = import_module("weasyprint.layout")
        area = context.current_footnote_area
        whole = area.copy_with_children([note])
        whole.height = "auto"
        note.shown = None
        boxes = library.build.create_anonymous_boxes(whole.deepcopy())
        laid = library.block_level_layout(context, boxes, -library.inf, None, area.page)[0]
        note.lines = list(laid.children[0].children)
    return list(note.lines)


def _breakable(context: Any) -> list[Any]:
    """The notes that may be broken: the rests, and the long ones called near the last call.

    A note called further up, or in another paragraph, is not broken: the text after it moves to
    the next page instead, so that a note does not end after the next one.
    """
    notes = context.current_page_footnotes
    rests = [note for note in notes if note.resumed]
    close = [note for note in notes if not note.resumed and _is_close(note, notes[-1])]
    return rests + [note for note in close if len(_lines(context, note)) >= LONG]


def _is_close(note: Any, last: Any) -> bool:
    """Whether a note is called in the line of the last call, or just above in its paragraph."""
    paragraph, line_bottom, lines_below = note.call
    return bool(
        line_bottom >= last.call[1] or (paragraph is last.call[0] and lines_below >= last.call[1])
    )


def _room(page: Any, note: Any) -> float:
    """The height that the notes of a page may have, given the text that calls this note."""
    top = page.content_box_y()
    kept = 0 if page.page_type.blank else KEPT * page.height
    return float(top + page.height - max(note.call[2], top + kept))


def _cut(lines: list[Any], excess: float) -> int:
    """How many lines of a note are shown if its height must shrink by the excess."""
    shown = len(lines) - LEAST
    while shown > LEAST and sum(line.height for line in lines[shown:]) < excess:
        shown -= 1
    return shown


def _fit(context: Any) -> bool:
    """Cut long notes until the text of the page has enough room; whether any note was cut."""
    area, notes = context.current_footnote_area, context.current_page_footnotes
    high = area.height != "auto" and area.margin_height() > MUCH * area.page.height
    if not high and not any(note.resumed for note in notes):
        return False
    breakable = _breakable(context)
    excess = area.margin_height() - min((_room(area.page, note) for note in breakable), default=0)
    for note in reversed(breakable):
        lines = _lines(context, note)
        if excess > 0 and len(lines) >= 2 * LEAST:
            note.shown = _cut(lines, excess)
            excess -= sum(line.height for line in lines[note.shown :])
    _leave_one_rest(area.page, [note for note in breakable if note.shown])
    return any(note.shown for note in notes)


def _leave_one_rest(page: Any, cut: Sequence[Any]) -> None:
    """While a rest continues, start no other long note, unless its call begins the page.

    Readers could not distinguish two rests on a page, as neither has its mark.
    """
    for note in cut:
        _, line_bottom, lines_below = note.call
        lines = (line_bottom - page.content_box_y()) / max((lines_below - line_bottom) / 2, 1)
        if cut[0].resumed and not note.resumed and lines > FIRST:
            note.shown = None


def _carry_over(context: Any) -> None:
    """Carry over to the next page the lines of notes that this page does not show."""
    rests = []
    for note in context.current_page_footnotes:
        if note.shown:
            rest = note.copy()
            rest.resumed = {0: note.lines[note.shown - 1].resume_at}
            rest.lines, rest.shown = note.lines[note.shown :], None
            rests.append(rest)
            context.has_long_notes = True
    context.reported_footnotes[:0] = rests


def _teach_context() -> None:
    """Fit the area of the notes whenever it changes."""
    context_class: Any = import_module("weasyprint.layout").LayoutContext
    update, lay_out = context_class._update_footnote_area, context_class.layout_footnote

    @wraps(update)
    def updated(context: Any) -> bool:
        for note in context.current_page_footnotes:
            note.shown = None
        overflow = update(context)
        return bool(update(context) if _fit(context) else overflow)

    @wraps(lay_out)
    def laid_out(context: Any, note: Any) -> bool:
        note.call, context.call = context.call, NOWHERE
        return bool(lay_out(context, note))

    context_class.has_long_notes, context_class.call = False, NOWHERE
    context_class.carry_over = _carry_over
    context_class._update_footnote_area, context_class.layout_footnote = updated, laid_out


def _install() -> None:
    box: Any = import_module("weasyprint.formatting_structure.boxes").Box
    box.resumed = box.shown = box.lines = None
    box.call = NOWHERE
    _teach_context()
    substitute(
        _BLOCK,
        "    result = block_container_layout(",
        "    skip_stack, max_lines = skip_stack or box.resumed, max_lines or box.shown\n"
        "    result = block_container_layout(",
    )
    substitute(
        _LINES,
        "overflow = context.layout_footnote(footnote)",
        "line_bottom = new_position_y + offset_y + bottom_space\n"
        "                context.call = box.element, line_bottom, line_bottom + 2 * line.height\n"
        "                overflow = context.layout_footnote(footnote)",
    )
    substitute(
        _PAGE,
        "footnote_area = build.create_anonymous_boxes(footnote_area.deepcopy())",
        "context.carry_over()\n"
        "    footnote_area = build.create_anonymous_boxes(footnote_area.deepcopy())",
    )
    # The lines carried over are not kept from one pagination to the next.
    substitute(_PAGES, "len(pages) == 0 or", "len(pages) == 0 or context.has_long_notes or")
    layout: Any = import_module("weasyprint.layout")
    layout.make_all_pages = import_module("weasyprint.layout.page").make_all_pages


LONG_NOTES = Fix(
    name="long footnotes",
    cause=(
        "The area of the notes is laid out without a lower limit, so nothing in it can break: a "
        "note too high for its page runs over the text or over the edge. The fix breaks it between "
        "its lines; the rest is a note of the next page that begins at a later line."
    ),
    # The fixes in footnotes.py guard the lines and the footnote area.
    sources={
        _BLOCK: "a6279066e3d9ff7d2efe70280d14eddd38bfbfa3f132ebf76011ecc8f4ca5a22",
        _PAGE: "656f183328e8b1b56311a342621442056c067422958dcaf6730acdfb6c7b8971",
        _PAGES: "b5e4034894841caa9581fa5d33338c71a7d8948be65618d358ab4b946f367edb",
        f"{_CONTEXT}.layout_footnote": (
            "5075f64aaae4a32d2ad552f8cc2e73e0bb833b79f9d586d7e23ab041b5fe83bd"
        ),
        f"{_CONTEXT}.report_footnote": (
            "f05bad3895c6824c591301212219c70ab11c11df9277695eea639ea80baf1ee0"
        ),
        f"{_CONTEXT}.unlayout_footnote": (
            "c7c223cf4a0fda5451c7da9f5a95603c21dda3f8286000c989b942ca71d58bfc"
        ),
        "weasyprint.layout.page:remake_page": (
            "1ff09b2dffa17839c03aec1150866068066c43e76a5cace0ea298e68909c6d31"
        ),
    },
    install=_install,
)
