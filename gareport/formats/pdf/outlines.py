"""Letters as drawings: characters of a typeface in, their outlines out (fontTools).

Drawn letters are visible but are not text: they are neither read aloud nor copied.
"""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from gareport.report.diagnostics import EnvironmentFault

# A step of an outline: an operator of PDF and its coordinates in ems, upwards from the baseline.
Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawn word: its steps and its width, both in ems."""

    steps: tuple[Step, ...]
    width: float


@cache
def outline(text: str, family: str, style: str) -> Outline:
    """Draw the word in the family's style."""
    font = _font(family, style)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    em = font["head"].unitsPerEm
    steps: list[Step] = []
    at = 0.0
    for char in text:
        glyph = glyphs[names[ord(char)]]
        pen = _pen(glyphs)
        glyph.draw(pen)
        steps += (_step(operator, points, at, em) for operator, points in pen.value)
        at += glyph.width
    return Outline(tuple(steps), at / em)


def _pen(glyphs: Any) -> Any:
    """A pen that records what it draws, with parts of glyphs and quadratic curves resolved."""
    pens: Any = import_module("fontTools.pens.recordingPen")

    class Pen(pens.DecomposingRecordingPen):  # type: ignore[misc]
        def qCurveTo(self, *points: Any) -> None:  # noqa: N802 - fontTools' name
            basic: Any = import_module("fontTools.pens.basePen")
            start = self.value[-1][1][-1]
            for control, end in basic.decomposeQuadraticSegment(points):
                near = [s + (c - s) * 2 / 3 for s, c in zip(start, control, strict=True)]
                far = [e + (c - e) * 2 / 3 for e, c in zip(end, control, strict=True)]
                self.curveTo(tuple(near), tuple(far), end)
                start = end

    return Pen(glyphs)


_OPERATORS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h", "endPath": "h"}


def _step(operator: str, points: Sequence[tuple[float, float]], at: float, em: float) -> Step:
    flat = [value for x, y in points for value in ((x + at) / em, y / em)]
    return _OPERATORS[operator], tuple(flat)


@cache
def _font(family: str, style: str) -> Any:
    library: Any = import_module("fontTools.ttLib")
    command = ["fc-list", "--format", "%{file}\t%{index}\n", f":family={family}:style={style}"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for line in sorted(listed.splitlines()):
        file, _, index = line.partition("\t")
        return library.TTFont(file, fontNumber=int(index) & 0xFFFF, lazy=True)
    hint = f"install {family} with all its styles"
    raise EnvironmentFault(f"missing font: {family} {style}", hint)
