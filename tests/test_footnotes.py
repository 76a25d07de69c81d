"""Notes in generated reports: each whole on the page of its call, and clear of all other text."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from built import Glyph, lines, page_texts, squeezed
from generated import NOTES, noted

from gareport.formats import packager
from gareport.paginate import paginate
from gareport.pipeline import open_report
from gareport.render import render
from gareport.resolve import resolve

SEEDS = range(20)  # times 35 notes are 700
INK = 0.82  # of a glyph's loose box: what letters of lines set close together may not share


@cache
def pdf_of(seed: int, old: str = "", new: str = "") -> bytes:
    report = open_report(noted(seed))
    resolved = resolve(next(iter(report.editions.values())))
    html = render(resolved, "pdf")["report.html"]
    assert old in html
    return packager("pdf")(resolved, paginate(html.replace(old, new), Path()))


def strayed(pdf: bytes) -> list[str]:
    """The notes whose beginning or end is not, once and only, on the page of their call."""
    pages = [squeezed(text) for text in page_texts(pdf)]

    def pages_of(mark: str) -> list[int]:
        return [n for n, text in enumerate(pages) for _ in re.findall(mark, text)]

    found = []
    for n in range(NOTES):
        places = [pages_of(f"{word}{n}{word}") for word in ("call", "note", "end")]
        if len(places[0]) != 1 or places != [places[0]] * 3:
            found.append(f"{n}: {places}")
    return found


def overlapping(rows: list[Glyph]) -> list[str]:
    """The pairs of characters on one page, calls left out, whose boxes share more than a trace."""
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    found = []
    for glyph in (glyph for glyph in rows if glyph.top - glyph.bottom > 9):
        x, y = int(glyph.left // 24), int(glyph.bottom // 24)
        near = [g for i in (x - 1, x, x + 1) for j in (y - 1, y, y + 1) for g in cells[i, j]]
        found += [other.char + glyph.char for other in near if _share(glyph, other)]
        cells[x, y].append(glyph)
    return found


def _share(a: Glyph, b: Glyph) -> bool:
    width = min(a.right, b.right) - max(a.left, b.left)
    height = min(a.top, b.top) - max(a.bottom, b.bottom)
    return width > 1 and height > (1 - INK) * 2 * min(a.top - a.bottom, b.top - b.bottom)


def glyphs(pdf: bytes) -> list[list[Glyph]]:
    pages = range(len(page_texts(pdf)))
    return [[glyph for row in lines(pdf, page) for glyph in row] for page in pages]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_note_is_whole_on_the_page_of_its_call_and_clear_of_text(seed: int) -> None:
    pdf = pdf_of(seed)
    assert len(page_texts(pdf)) > 3
    assert strayed(pdf) == []
    assert [pair for page in glyphs(pdf) for pair in overlapping(page)] == []


def test_a_strayed_note_would_be_noticed() -> None:
    policy = "footnote-policy: line"
    assert any(strayed(pdf_of(seed, policy, "footnote-policy: auto")) for seed in SEEDS[:6])


def test_overlapping_notes_would_be_noticed() -> None:
    pdf = pdf_of(0, ".note {", ".note { margin-top: -9pt;")
    assert any(overlapping(page) for page in glyphs(pdf))
