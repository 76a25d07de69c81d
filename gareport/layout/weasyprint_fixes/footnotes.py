"""PDF stage: two fixes that keep every WeasyPrint footnote on the page of its call.

Both need ``footnote-policy: line`` in the style sheet: with ``auto``, WeasyPrint may still move a
note to the next page, by design.
"""

from __future__ import annotations

from functools import partial

from .guard import Fix, substitute

_AREA = "weasyprint.layout:LayoutContext._update_footnote_area"
_LINES = "weasyprint.layout.block:_linebox_layout"

FOOTNOTE_AREA_OVERFLOW = Fix(
    name="footnote area overflow",
    cause=(
        "The bottom of the last note and the bottom of the footnote area are compared as exact "
        "floats, so a note that fits seems to overflow and leaves the page of its call. The fix "
        "uses the page's own comparison, which has a tolerance."
    ),
    sources={_AREA: "2e317e4b066fb80cb369a41cd6f054a127722f9961c18ef4d6e1eef93673c4c1"},
    install=partial(
        substitute,
        _AREA,
        "last_child_bottom > footnote_area_bottom",
        "self.overflows(footnote_area_bottom, last_child_bottom)",
    ),
)

ORPHAN_SAVED_BY_FOOTNOTES = Fix(
    name="footnotes moved to save an orphan line",
    cause=(
        "When a page has room for one line less than the orphans need, notes already on the page "
        "move to the next one to make room, away from their calls. The fix moves the paragraph "
        "instead."
    ),
    sources={_LINES: "e07bbe000974787ee370be1f419a01a21b327a1a1e3025a65afd47589060883d"},
    install=partial(
        substitute,
        _LINES,
        "report = not context.in_column and can_break_now and not could_break_before",
        "report = False",
    ),
)
