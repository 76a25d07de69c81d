"""PDF stage: takes a Pango line and the gaps of its text; widens the glyph before each gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_PANGO_UNITS = 1024  # to the pixel
_STEPS = 1000  # to the em: glyph adjustments in a PDF are whole thousandths of an em


@dataclass(frozen=True)
class Gaps:
    """The gaps of one text box: byte offsets in its text, and their total width in pixels."""

    offsets: frozenset[int]
    width: float
    font_size: float


def _runs(first_line: Any) -> Iterator[tuple[list[Any], list[int]]]:
    """Yield, for each run, its glyphs' geometries and the byte offsets where they end.

    Only the last glyph of a cluster has an end; the others have ``-1``.
    """
    node = first_line.runs
    while node:
        item, string = node.data.item, node.data.glyphs
        node = node.next
        offset, count = item.offset, string.num_glyphs
        starts = [offset + cluster for cluster in string.log_clusters[0:count]]
        after = offset + item.length
        right_to_left = item.analysis.level % 2
        ends = [after, *starts[:-1]] if right_to_left else [*starts[1:], after]
        geometries = [glyph.geometry for glyph in string.glyphs[0:count]]
        pairs = zip(starts, ends, strict=True)
        yield geometries, [-1 if start == end else end for start, end in pairs]


def widen_glyphs(first_line: Any, gaps: Gaps) -> None:
    """Open the gaps in a Pango line that is about to be drawn.

    The drawing code truncates every adjustment to whole thousandths of an em and rounds glyph
    widths in the same way. Half a step on top of whole steps survives the truncation, and the
    steps compensate for the rounding of the whole text box.
    """
    step = int(gaps.font_size * _PANGO_UNITS) / _STEPS
    drift, openings = 0.0, []
    for geometries, ends in _runs(first_line):
        widths = [geometry.width / step for geometry in geometries]
        drift += sum(map(round, widths)) - sum(widths)
        openings += [g for g, end in zip(geometries, ends, strict=True) if end in gaps.offsets]
    steps = max(0, round(gaps.width * _PANGO_UNITS / step - drift))
    for index, geometry in enumerate(openings):
        share = steps * (index + 1) // len(openings) - steps * index // len(openings)
        if share:
            geometry.width += round((share + 0.5) * step)
