"""PDF stage: a fix that removes the empty places of unused glyphs from a Chinese font."""

from __future__ import annotations

from functools import wraps
from importlib import import_module
from io import BytesIO
from typing import Any

from .guard import Fix, substitute

_BUILD = "weasyprint.pdf.fonts:build_fonts_dictionary"
_SFNT = (bytes((0, 1, 0, 0)), b"true", b"ttcf")
_SUBSET = "weasyprint.pdf.fonts:Font._harfbuzz_subset"


def is_found_by_cid(font_file: bytes, glyphs: set[int]) -> bool:
    """Whether a CID-keyed font has all these glyphs under their numbers as CIDs."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font_file)) as font:
        if "CFF " not in font:
            return False
        top = font["CFF "].cff.topDictIndex[0]
        names = {f"cid{glyph:05d}" for glyph in glyphs - {0}}
        return hasattr(top, "ROS") and names.issubset(top.charset)


def bare(font_file: bytes) -> bytes:
    """The CFF table alone: in a whole OpenType file, readers take a CID for a glyph index."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font_file)) as font:
        return bytes(font.reader["CFF "])


def _install() -> None:
    """Subset without empty places; if a glyph is then not found by its CID, subset as before."""
    font_class: Any = import_module("weasyprint.pdf.fonts").Font
    stock = font_class._harfbuzz_subset
    substitute(_SUBSET, "keep = tuple(range(max(to_unicode) + 1))", "keep = sorted(to_unicode)")
    close = font_class._harfbuzz_subset

    @wraps(stock)
    def subset(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        if "CFF " in font.tables and not font.missing:
            whole = font.file_content
            close(font, to_unicode, hinting)
            if is_found_by_cid(font.file_content, set(to_unicode)):
                font.file_content = bare(font.file_content)
                return
            font.file_content = whole
        stock(font, to_unicode, hinting)

    font_class._harfbuzz_subset = subset
    font_class.type = property(lambda font: "ttf" if font.file_content[:4] in _SFNT else "otf")
    substitute(
        _BUILD,
        "'/OpenType'",
        "'/OpenType' if font.file_content[:4] == b'OTTO' else '/CIDFontType0C'",
    )
    library: Any = import_module("weasyprint.pdf")
    library.build_fonts_dictionary = import_module("weasyprint.pdf.fonts").build_fonts_dictionary


FONT_SIZE = Fix(
    name="room for unused glyphs in a CID-keyed font",
    cause=(
        "A subset keeps an empty place for every glyph before the last one used, tens of "
        "thousands in a Chinese font. A CID-keyed font needs none: a PDF finds its glyphs by "
        "their CIDs, which a subset keeps wherever the glyphs go. The fix leaves out the empty "
        "places."
    ),
    sources={
        _SUBSET: "f80805663ede8080a3e1ffff831e20c74bd25fa3b8e4410334ba807158dc685f",
        _BUILD: "fc551bef35d0d6c3d288f686fd21b5ea8c1efadb8f2f3b4d379cfa6045c02230",
    },
    install=_install,
)
