"""Long notes in every place: each begins on the page of its call and continues, complete, in order.

The pages are small and made by hand, of ten lines each, or of forty. The checks must find errors in
what WeasyPrint without fixes makes of them in its own process.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from weasyprint import HTML

from gareport.layout.weasyprint_fixes import apply

STYLE = """<html lang=en><style>
  @page { size: 200pt 120pt; margin: 10pt; @footnote { margin: 0 } }
  body, p, h1, table { margin: 0; font: 8pt/10pt "Liberation Serif"; orphans: 1; widows: 1 }
  h1 { break-after: avoid }
  td { padding: 0 }
  span { float: footnote; footnote-policy: line; font: 8pt/10pt "Liberation Serif" }
  ::footnote-call { font-size: 5pt; line-height: 0; vertical-align: baseline }
</style>"""
WIDE = "<style>@page { size: 600pt 120pt }</style>"
TALL = "<style>@page { size: 200pt 420pt }</style>"
PITCH, MARGIN = 10, 10  # points
Place = tuple[int, float]  # page, height above its foot


def note(number: int, words: int) -> str:
    """A call and its note; every word names its note and its place."""
    text = " ".join(f"w{number}x{n}x" for n in range(words))
    return f"call{number}call<span>{text}</span>"


def rows(count: int) -> str:
    return "<p>row</p>" * count


CASES = {
    "alone": f"<p>{note(0, 100)}</p>{rows(20)}",
    "two on one page": f"<p>{note(0, 70)}</p>{rows(2)}<p>{note(1, 70)}</p>{rows(30)}",
    "two in one line": f"<p>{note(0, 70)} {note(1, 70)}</p>{rows(30)}",
    "from a table cell": f"<table><tr><td>one<td>{note(0, 100)}</table>{rows(20)}",
    "from two table cells": (
        f"{TALL}{rows(20)}<table><tr><td>{note(0, 260)}<td>{note(1, 240)}</table>{rows(40)}"
    ),
    "from lines of two table cells": (
        f"{TALL}{rows(20)}<table><tr><td>one<br>{note(0, 260)}<td>{note(1, 240)}</table>{rows(40)}"
    ),
    "near the page end": f"{rows(6)}<p>{note(0, 100)}</p>{rows(20)}",
    "in the last paragraph": f"{rows(3)}<p>{note(0, 150)}</p>",
    "half a page": f"{TALL}{rows(18)}<h1>row</h1><p>{note(0, 120)}</p>{rows(40)}",
    "two of half a page in one line": (
        f"{TALL}{rows(16)}<h1>row</h1><p>{note(0, 120)} {note(1, 120)}</p>{rows(40)}"
    ),
    "one after the rest of another": (
        f"{TALL}{rows(2)}<p>{note(0, 400)}</p>{rows(9)}<p>{note(1, 120)}</p>{rows(40)}"
    ),
    "two of a third in one paragraph": (
        f"{TALL}{rows(15)}<p style=orphans:3>{note(0, 80)}<br>row<br>{note(1, 80)}</p>{rows(40)}"
    ),
    "twelve thousand letters": f"{WIDE}{rows(2)}<p>{note(0, 1600)}</p>{rows(20)}",
}
STOCK = """
import json, sys; from weasyprint import HTML
for html in json.load(sys.stdin):
    print(HTML(string=html).write_pdf().hex())
"""


@cache
def stock() -> dict[str, bytes]:
    """What a process without the fixes makes of every case."""
    pages = json.dumps([STYLE + html for html in CASES.values()])
    made = subprocess.run(
        [sys.executable, "-c", STOCK], input=pages, capture_output=True, check=True, text=True
    )
    return dict(zip(CASES, map(bytes.fromhex, made.stdout.split()), strict=True))


@cache
def fixed(case: str) -> bytes:
    apply()
    pdf = HTML(string=STYLE + CASES[case]).write_pdf()
    assert isinstance(pdf, bytes)
    return pdf


def lines_of(pdf: bytes) -> list[list[tuple[float, str]]]:
    """The lines of each page with the height of their middle, top to bottom."""
    pages = []
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            found = [((box[1] + box[3]) / 2, text.get_text_bounded(*box)) for box in boxes]
            pages.append(sorted(found, reverse=True))
    return pages


def faults(pdf: bytes, html: str) -> set[str]:
    """What is wrong with the notes and the pages of a document."""
    pages, height = lines_of(pdf), 420 if TALL in html else 120
    found = {"blank page" for page in pages if not page}
    if any(len({round(y) for y, _ in page}) * PITCH < height / 2 for page in pages[:-1]):
        found.add("half a page empty")
    if any(not MARGIN - 1 < y < height - MARGIN + 1 for page in pages for y, _ in page):
        found.add("over the edge")
    for number, size in ((n, html.count(f"w{n}x")) for n in range(html.count("<span>"))):
        found |= _faults_of_note(pages, number, size)
    tops = [[y for y, text in page if re.match(r"w\d+x", text)] for page in pages]
    texts = [[y for y, text in page if "row" in text or "call" in text] for page in pages]
    if any(
        note and row and max(note) > min(row) - 5 for note, row in zip(tops, texts, strict=True)
    ):
        found.add("over the text")
    if sum(text.count("row") for page in pages for _, text in page) != html.count("row"):
        found.add("text lost")
    return found


def rests(pdf: bytes) -> list[int]:
    """How many notes go on on each page from the one before."""
    pages = [" ".join(text for _, text in page) for page in lines_of(pdf)]
    firsts = [dict(reversed(re.findall(r"w(\d+)x(\d+)x", page))) for page in pages]
    return [sum(word != "0" for word in first.values()) for first in firsts]


def _faults_of_note(pages: list[list[tuple[float, str]]], number: int, size: int) -> set[str]:
    words = [re.findall(rf"w{number}x(\d+)x", " ".join(t for _, t in page)) for page in pages]
    lines = [len({round(y) for y, t in page if f"w{number}x" in t}) for page in pages]
    where = [n for n, count in enumerate(lines) if count]
    calls = [n for n, page in enumerate(pages) if any(f"call{number}call" in t for _, t in page)]
    found = set()
    if [w for page in words for w in page] != [str(n) for n in range(size)]:
        found.add("words")
    if calls != where[:1]:
        found.add("away from its call")
    if any(after != before + 1 for before, after in pairwise(where)):
        found.add("page left out")
    if any(count == 1 for count in lines):
        found.add("single line")
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_long_note_goes_on_from_its_call_whole_and_in_order(case: str) -> None:
    assert faults(fixed(case), CASES[case]) == set()


def test_no_two_notes_go_on_on_one_page_unless_called_in_one_line() -> None:
    assert max(rests(fixed("one after the rest of another"))) == 1
    assert max(rests(fixed("two in one line"))) == 2


def test_without_the_fix_every_case_is_found_wrong() -> None:
    found = Counter(case for case, pdf in stock().items() if faults(pdf, CASES[case]))
    assert set(found) == set(CASES)
