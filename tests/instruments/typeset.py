"""The glyphs of a finished PDF with their faces and slants, by line, as a typographer sees them."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_SAME_LINE = 4  # points between the middles of two glyphs, at most
_FACE = re.compile(r"^[A-Z]{6}\+")


@dataclass(frozen=True)
class Letter:
    """A character, its box in points from the lower left corner, and how it is drawn.

    `face` is the name of its font without the mark of a subset; `slant` the shear of its matrix;
    `page` counts from 1. A space that the reader guessed from a gap is `guessed`.
    """

    char: str
    left: float
    right: float
    middle: float
    size: float
    face: str
    slant: float
    page: int
    guessed: bool


Line = list[Letter]


def typeset(pdf: bytes) -> list[Line]:
    """All lines of all pages, top to bottom, each left to right with its spaces."""
    document = pypdfium2.PdfDocument(pdf)
    rows = [row for number in range(len(document)) for row in _rows(document, number)]
    document.close()
    return rows


def written(line: Line) -> str:
    """The characters of a line, its spaces plain and none at its ends."""
    return "".join(letter.char for letter in line).strip()


def _rows(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    textpage = document[number].get_textpage()
    rows: list[Line] = []
    for letter in sorted(_letters(textpage, number + 1), key=lambda found: -found.middle):
        if rows and abs(rows[-1][0].middle - letter.middle) < _SAME_LINE:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [_trimmed(sorted(row, key=lambda found: found.left)) for row in rows if _drawn(row)]


def _drawn(row: Line) -> bool:
    return any(not letter.char.isspace() for letter in row)


def _trimmed(row: Line) -> Line:
    while row[-1].char.isspace():
        row = row[:-1]
    while row[0].char.isspace():
        row = row[1:]
    return row


def _letters(textpage: pypdfium2.PdfTextPage, page: int) -> Iterator[Letter]:
    handle = textpage.raw
    for index in range(textpage.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(handle, index))
        if char in "\r\n":
            continue
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        matrix, name, flags = pdfium.FS_MATRIX(), ctypes.create_string_buffer(256), ctypes.c_int()
        pdfium.FPDFText_GetMatrix(handle, index, matrix)
        pdfium.FPDFText_GetFontInfo(handle, index, name, 256, flags)
        yield Letter(
            char,
            left,
            right,
            (bottom + top) / 2,
            pdfium.FPDFText_GetFontSize(handle, index) * (abs(matrix.d) or 1),
            _FACE.sub("", name.value.decode()),
            matrix.c / matrix.a if matrix.a else 0.0,
            page,
            bool(pdfium.FPDFText_IsGenerated(handle, index)),
        )
