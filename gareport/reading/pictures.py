"""Stage 1, pictures: a folder and the name of a picture in; its bytes, or what is wrong, out.

A picture is read once. Every format gets these bytes, so that no writer looks a name up again and
finds another file, or takes it for an address.
"""

import io
import os
import struct
from pathlib import Path

from gareport.report.pictures import Picture, Unprintable

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 50_000_000
MOST_BYTES = 20_000_000


def read_picture(folder: Path, name: str) -> Picture | Unprintable:
    """A PNG file that lies in the report's folder."""
    path = folder / name
    try:
        named = path.suffix.lower() == ".png" and os.path.isfile(path)
        if not named or not path.resolve().is_relative_to(folder.resolve()):
            hint = "write the name of a PNG file that is in the report's folder"
            return Unprintable("is not a PNG file in the report's folder", hint)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        hint = "fix the permissions of the file"
        return Unprintable(f"cannot be read: {error.strerror}", hint)
    except ValueError:  # a character that no path may hold
        hint = "write the name of a PNG file that is in the report's folder"
        return Unprintable("is not a PNG file in the report's folder", hint)
    return _sound(data)


def _sound(data: bytes) -> Picture | Unprintable:
    """The picture, if every chunk and every line of it can be decoded."""
    head = data[:24]
    if head[:8] != SIGNATURE or head[12:16] != b"IHDR" or len(head) < 24:
        return Unprintable(
            "is not a PNG file, although its name says so", "save the picture as PNG"
        )
    if len(data) > MOST_BYTES:
        hint = f"save it with at most {MOST_BYTES // 1_000_000} MB"
        return Unprintable(f"has more than {MOST_BYTES // 1_000_000} MB", hint)
    width, height = struct.unpack(">II", head[16:])
    if not 0 < width * height <= MOST_PIXELS:
        hint = f"save it with at least one pixel and at most {MOST_PIXELS:,}"
        return Unprintable(f"is {width} by {height} pixels", hint)
    printed = _decoded(data)
    if printed is None:
        return Unprintable("is a damaged PNG file", "save or copy the picture again")
    return Picture(printed, width, height)


def _decoded(data: bytes) -> bytes | None:
    """The bytes of a picture that every format can print; None if it is damaged.

    Greys of 16 bits become greys of 8 bits, which no printed page shows.
    """
    from PIL import Image  # few reports have a picture; the others need not wait for the library

    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            picture.verify()
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            picture.load()
            if not picture.mode.startswith("I"):
                return data
            out = io.BytesIO()
            picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L").save(out, "PNG")
            return out.getvalue()
    except Exception:  # Pillow's decoders raise many classes of exceptions
        return None
