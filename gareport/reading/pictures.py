"""Stage 1, pictures: a folder and the name of a picture in; its bytes, or what is wrong, out.

A picture is read once. Every format gets these bytes, so that no writer looks a name up again and
finds another file, or takes it for an address.
"""

import io
import os
import struct
from collections.abc import Collection, Mapping
from pathlib import Path

from gareport.report.pictures import Picture, PictureForm, Unprintable

MOST_PIXELS = 50_000_000
MOST_BYTES = 20_000_000
PNG = ("png",)
FIGURES = ("png", "jpeg")  # of a figure
_SIGNATURES: Mapping[str, bytes] = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_FORMS: Mapping[str, PictureForm] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_OTHERS = dict.fromkeys(("EMF", "SVG"), "an") | dict.fromkeys(
    ("WMF", "TIFF", "TIF", "GIF", "BMP", "PDF", "WEBP"), "a"
)
_ORIENTATION = 0x0112  # of the camera, which only some programs heed


def read_picture(folder: Path, name: str, forms: Collection[str] = PNG) -> Picture | Unprintable:
    """A picture of one of the forms that lies in the report's folder."""
    path = folder / name
    wanted = " or ".join(form.upper() for form in forms)
    form = _FORMS.get(Path(name).suffix.lower())
    if form not in forms and (other := Path(name).suffix[1:].upper()) in _OTHERS:
        hint = (
            f"save it as PNG, with 300 dots an inch of its printed width ({wanted} can be printed)"
        )
        return Unprintable(f"is {_OTHERS[other]} {other} file, which cannot be printed", hint)
    absent = Unprintable(
        f"is not a {wanted} file in the report's folder",
        f"write the name of a {wanted} file that is in the report's folder",
    )
    try:
        named = form is not None and form in forms and os.path.isfile(path)
        if not named or not path.resolve().is_relative_to(folder.resolve()):
            return absent
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        hint = "fix the permissions of the file"
        return Unprintable(f"cannot be read: {error.strerror}", hint)
    except ValueError:  # a character that no path may hold
        return absent
    return _sound(data, form or "png")


def _sound(data: bytes, form: PictureForm) -> Picture | Unprintable:
    """The picture, if every chunk and every line of it can be decoded."""
    name = form.upper()
    if not data.startswith(_SIGNATURES[form]):
        message = f"is not a {name} file, although its name says so"
        return Unprintable(message, f"save the picture as {name}")
    if len(data) > MOST_BYTES:
        hint = f"save it with at most {MOST_BYTES // 1_000_000} MB"
        return Unprintable(f"has more than {MOST_BYTES // 1_000_000} MB", hint)
    damaged = Unprintable(f"is a damaged {name} file", "save or copy the picture again")
    if (size := _size(data, form)) is None:
        return damaged
    width, height = size
    if not 0 < width * height <= MOST_PIXELS:
        hint = f"save it with at least one pixel and at most {MOST_PIXELS:,}"
        return Unprintable(f"is {width} by {height} pixels", hint)
    printed = _decoded(data, form)
    if printed is None:
        return damaged
    width, height = _size(printed, form) or size
    return Picture(printed, width, height, form)


def _size(data: bytes, form: PictureForm) -> tuple[int, int] | None:
    """The width and height in pixels, by the header alone; None if it has no header."""
    if form == "png":
        if data[12:16] != b"IHDR" or len(data) < 24:
            return None
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    at = 2
    while (marker := data[at : at + 2]) and len(marker) == 2 and marker[0] == 0xFF:
        if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):
            if len(data) < at + 9:
                return None
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if marker[1] == 0xFF:  # a byte between two parts
            at += 1
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def _decoded(data: bytes, form: PictureForm) -> bytes | None:
    """The bytes of a picture that every format can print; None if it is damaged.

    Greys of 16 bits become greys of 8 bits, which no printed page shows. A photograph is turned as
    its camera says, and the four colours of a press become those of a screen.
    """
    from PIL import Image, ImageOps  # few reports have a picture; the others need not wait

    try:
        with Image.open(io.BytesIO(data), formats=(form.upper(),)) as picture:
            picture.verify()
        with Image.open(io.BytesIO(data), formats=(form.upper(),)) as picture:
            picture.load()
            out = io.BytesIO()
            if picture.mode.startswith("I"):
                grey = picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
                grey.save(out, "PNG")
            elif form == "jpeg" and (
                picture.mode not in ("RGB", "L") or picture.getexif().get(_ORIENTATION, 1) != 1
            ):
                ImageOps.exif_transpose(picture).convert("RGB").save(out, "JPEG", quality=95)
            else:
                return data
            return out.getvalue()
    except Exception:  # Pillow's decoders raise many classes of exceptions
        return None
