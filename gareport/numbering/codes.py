"""Bar codes and QR codes: a job number or an address in; its modules, as SVG or PNG, out.

The sizes are those of documents of the Organization: bars 8.5 mm high, a module of 0.24 mm; a
QR code of level M with a module of 0.55 mm.
"""

import io
from dataclasses import dataclass

POINTS = 72 / 25.4  # to the millimetre
_BAR_HEIGHT, _BAR_MODULE, _QR_MODULE = 8.5, 0.24, 0.55
_QUIET = 4  # white modules around a QR code
_PIXELS = 8  # to a module of a picture


@dataclass(frozen=True, slots=True)
class Code:
    """Rows of modules, dark if true; the size of a module in points, across and down."""

    rows: tuple[tuple[bool, ...], ...]
    across: float
    down: float

    @property
    def width(self) -> float:
        """In points."""
        return round(len(self.rows[0]) * self.across, 2)

    @property
    def height(self) -> float:
        """In points."""
        return round(len(self.rows) * self.down, 2)

    def svg(self) -> str:
        """The code as a drawing, a rectangle for each run of dark modules."""
        path = "".join(
            f"M{start} {at}h{end - start}v1h-{end - start}z"
            for at, row in enumerate(self.rows)
            for start, end in _runs(row)
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}pt" '
            f'height="{self.height}pt" viewBox="0 0 {len(self.rows[0])} {len(self.rows)}" '
            f'preserveAspectRatio="none"><path d="{path}"/></svg>'
        )

    def png(self) -> bytes:
        """The code as a picture in black and white; the same code gives the same bytes."""
        from PIL import Image

        high = round(self.down / self.across)  # a bar is one module, with its full height
        size = (len(self.rows[0]), len(self.rows))
        picture = Image.new("1", size, 1)
        picture.putdata([0 if dark else 1 for row in self.rows for dark in row])
        large = picture.resize((size[0] * _PIXELS, size[1] * _PIXELS * high))
        out = io.BytesIO()
        large.save(out, "PNG")
        return out.getvalue()


def bar_code(digits: str) -> Code:
    """Code 39 of the digits, without a check digit: scanners show `*4412345*`."""
    from barcode import Code39

    (bars,) = Code39(digits, add_checksum=False).build()
    row = tuple(bar == "1" for bar in bars)
    return Code((row,), _BAR_MODULE * POINTS, _BAR_HEIGHT * POINTS)


def qr_code(address: str) -> Code:
    """The QR code of an address, with the white border that readers need."""
    import segno

    made = segno.make(address, error="m", boost_error=False, micro=False)
    rows = tuple(tuple(bool(dark) for dark in row) for row in made.matrix_iter(border=_QUIET))
    return Code(rows, _QR_MODULE * POINTS, _QR_MODULE * POINTS)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """The runs of dark modules: where each begins and where it ends."""
    edges = [at for at in range(len(row) + 1) if _dark(row, at) != _dark(row, at - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _dark(row: tuple[bool, ...], at: int) -> bool:
    return 0 <= at < len(row) and row[at]
