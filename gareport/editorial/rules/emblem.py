"""The emblem is a picture that can be printed: a valid PNG file in the report's folder.

The layout engine opens whatever file is named. If it fails, it does not name the file; of a file
that is cut short, it prints half.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.source import FORBIDDEN

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 50_000_000

NAMES = {"emblem": Severity.ERROR}
TOPIC = Topic.COVER
BAD = (
    Example(cover="emblem: emblem.png"),
    Example(cover="emblem: emblem.svg", files={"emblem.svg": "<svg/>"}),
    Example(cover="emblem: emblem.png", files={"emblem.png": "a text"}),
)
GOOD = (
    Example(),
    Example(cover="layout: geneva"),
    Example(text="The emblem of the Organization was adopted by resolution 92 (I)."),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for an emblem that is not in the folder, or not a PNG that can be decoded."""
    emblem = edition.report.cover.emblem
    if emblem is None or not edition.is_original or FORBIDDEN.search(emblem):
        return  # a forbidden character is reported as such
    found = _fault(Path(edition.report.folder), emblem)
    if found:
        message, hint = found
        yield Diagnostic("emblem", emblem.span, f"`{emblem}` {message}", hint)


def _fault(folder: Path, name: str) -> tuple[str, str] | None:
    """What is wrong with the picture, and how to fix it; None if nothing is wrong."""
    path = folder / name
    named = path.suffix.lower() == ".png" and os.path.isfile(path)
    if not named or not path.resolve().is_relative_to(folder.resolve()):
        hint = "write the name of a PNG file that is in the report's folder"
        return "is not a PNG file in the report's folder", hint
    try:
        with path.open("rb") as file:
            head = file.read(24)
    except OSError as error:
        return f"cannot be read: {error.strerror}", "fix the permissions of the file"
    if head[:8] != SIGNATURE or head[12:16] != b"IHDR" or len(head) < 24:
        return "is not a PNG file, although its name says so", "save the picture as PNG"
    width, height = struct.unpack(">II", head[16:])
    if not 0 < width * height <= MOST_PIXELS:
        hint = f"save it with at least one pixel and at most {MOST_PIXELS:,}"
        return f"is {width} by {height} pixels", hint
    if not _decodes(path):
        return "is a damaged PNG file", "save or copy the picture again"
    return None


def _decodes(path: Path) -> bool:
    """Whether every chunk and every line of the picture can be read."""
    from PIL import Image  # slow to import, and few reports have an emblem

    try:
        with Image.open(path, formats=("PNG",)) as picture:
            picture.verify()
        with Image.open(path, formats=("PNG",)) as picture:
            picture.load()
    except Exception:  # Pillow's decoders raise many classes of exceptions
        return False
    return True
