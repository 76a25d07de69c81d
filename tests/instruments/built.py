"""Editions built once a test run, and what readers of other programs see in them."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2

from gareport.flow.pipeline import open_report
from gareport.formats import FORMATS, packager
from gareport.formats.render import render
from gareport.layout.paginate import Paginated, paginate
from gareport.numbering.resolve import Resolved, resolve
from gareport.report.keys import Key

TESTS = Path(__file__).parents[1]
SAMPLE = TESTS.parent / "content" / "a_62_502"
TINY = TESTS / "reports" / "tiny"
EDITIONS = [(folder, code) for folder in (SAMPLE, TINY) for code in ("zh", "en")]
NAMES = [f"{folder.name}-{code}" for folder, code in EDITIONS]


@dataclass(frozen=True)
class Built:
    """One edition: resolved, laid out, and as the bytes of its two files."""

    resolved: Resolved
    paginated: Paginated
    pdf: bytes
    docx: bytes


@dataclass(frozen=True)
class Glyph:
    """A character on a page, its box in points from the lower left corner."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


@cache
def built(folder: Path, code: str) -> Built:
    resolved = resolve(open_report(folder).editions[code])
    paginated = paginate(render(resolved, "pdf")["report.html"])
    files = {name: packager(name)(resolved, paginated) for name in FORMATS}
    return Built(resolved, paginated, files["pdf"], files["docx"])


def opened(folder: Path, code: str) -> pikepdf.Pdf:
    """The PDF of an edition; the one who asks closes it."""
    return pikepdf.open(io.BytesIO(built(folder, code).pdf))


def page_texts(pdf: bytes) -> list[str]:
    """The text layer of each page."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def destinations(pdf: bytes) -> dict[str, int]:
    """The page, from 1, of each named destination; LibreOffice writes _ as 5F."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        for name, target in document.Root.get("/Dests", {}).items():
            place = target if isinstance(target, pikepdf.Array) else target.D
            found[name[1:].replace("5F", "_")] = numbers[place[0].objgen]
    return found


def body_texts(edition: Built) -> list[str]:
    """The text of each page without running head, page number and the notes at its foot."""
    notes = {
        squeezed(note.mark + edition.resolved.plain(Key.note(note.id)))
        for note in edition.resolved.notes
    }
    bodies = []
    for number, text in enumerate(page_texts(edition.pdf), 1):
        body = squeezed(text)
        if number > 1:
            body = body.removesuffix(squeezed(f"{edition.resolved.masthead.symbol}{number}"))
        while found := [note for note in notes if body.endswith(note)]:
            body = body.removesuffix(found[0])
        bodies.append(body)
    return bodies


def lines(pdf: bytes, page: int) -> list[list[Glyph]]:
    """The visible characters of a page (from 0), by line, top to bottom and left to right."""
    document = pypdfium2.PdfDocument(pdf)
    textpage = document[page].get_textpage()
    text = textpage.get_text_range()
    glyphs = [
        Glyph(char, *textpage.get_charbox(index, loose=True))
        for index, char in enumerate(text)
        if not char.isspace()
    ]
    document.close()
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -(g.bottom + g.top)):
        middle = (glyph.bottom + glyph.top) / 2
        if rows and abs((rows[-1][0].bottom + rows[-1][0].top) / 2 - middle) < 4:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda g: g.left) for row in rows]


def squeezed(text: str) -> str:
    """The text without white space and without what a line end adds to it."""
    return re.sub(r"[\s\u00a0\u00ad\ufffe\u0002\u2010]+", "", text)


def misnumbered(text: str, resolved: Resolved) -> list[str]:
    """The ids of blocks whose label is not right before their text, in this order.

    If a heading of the body is also a line of the contents, the body comes last, so the search
    begins after the contents.
    """
    whole = squeezed(text)
    expected = numbered_blocks(resolved)
    position = 0
    if any(part.name == "contents" for part in resolved.front):
        last = resolved.listed[-1].lines[-1]  # as the contents print it
        position = whole.index(squeezed(last.label + resolved.plain(last.id))) + 1
    missing = []
    for name, beginning in expected.items():
        found = whole.find(beginning, position)
        if found < 0:
            missing.append(name)
        else:
            position = found
    return missing


def numbered_blocks(resolved: Resolved) -> Mapping[str, str]:
    """Each labelled block's label and first words as they must be in a text, squeezed."""
    beginnings = {}
    for name, label in resolved.labels.items():
        keys = (Key.lead(name), Key.own(name))
        text = next(resolved.plain(key) for key in keys if key in resolved.runs)
        is_annexed = label.series in ("annex", "enclosure", "appendix")
        printed = resolved.head_of(name) if is_annexed else label.printed
        beginnings[name] = squeezed(printed + text[:24])
    order = list(resolved.runs)
    return dict(sorted(beginnings.items(), key=lambda item: order.index(item[0])))


def text_lines(pdf: bytes, page: int) -> list[list[Glyph]]:
    """The lines of a page between running head and page number."""
    rows = lines(pdf, page)
    return rows if page == 0 else rows[1:-1]
