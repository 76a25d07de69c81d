"""The mark that asks readers to recycle the paper: nothing in; the mark as SVG or PNG out."""

import io
from dataclasses import dataclass
from math import cos, pi, sin

WORDS = "Please recycle"  # in English in every edition
_ARROW = (
    (-0.40, 0.38), (0.08, 0.38), (0.08, 0.20), (0.50, 0.50), (0.08, 0.80),
    (0.08, 0.62), (-0.26, 0.62),
)  # fmt: skip
_SIDE = 18.0  # points
_PIXELS = 12  # to a point of the picture
_CENTRE = (0.5, 0.56)  # of the three arrows, in the square of the mark
_SCALE = 0.54


@dataclass(frozen=True, slots=True)
class RecyclingMark:
    """Three arrows that follow each other around a triangle; its side is in points."""

    side: float = _SIDE

    def svg(self) -> str:
        """The mark as a drawing."""
        path = "".join(
            "M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in one) + "z" for one in _arrows()
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIDE}pt" height="{_SIDE}pt" '
            f'viewBox="0 0 1 1"><path d="{path}"/></svg>'
        )

    def png(self) -> bytes:
        """The mark as a picture in black and white."""
        from PIL import Image, ImageDraw

        pixels = round(_SIDE * _PIXELS)
        picture = Image.new("1", (pixels, pixels), 1)
        drawing = ImageDraw.Draw(picture)
        for arrow in _arrows():
            drawing.polygon([(x * pixels, y * pixels) for x, y in arrow], fill=0)
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()


def _arrows() -> list[list[tuple[float, float]]]:
    """The corners of each arrow, within a square of side 1."""
    return [[_turned(x, y, turn * 2 * pi / 3) for x, y in _ARROW] for turn in range(3)]


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    across, down = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
    return _CENTRE[0] + _SCALE * across, _CENTRE[1] + _SCALE * down
