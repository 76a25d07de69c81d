"""Notes in generated reports: each begins on the page of its call, and is clear of all other text.

A note ends there too, unless it is a long one, which goes on over the pages that follow.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache

import pypdfium2
import pytest
from built import Glyph, lines, page_texts, squeezed
from generated import LONG, NOTES, noted
from pdf_structure import tree

from gareport.flow.pipeline import open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import resolve

FAST = (1, 3, 12, 14)  # a long note and none, in Chinese and in English
SEEDS = [  # 20 times 35 notes are 700
    pytest.param(seed, marks=() if seed in FAST else pytest.mark.slow) for seed in range(20)
]
LONG_NOTES = [
    pytest.param(seed, note, size, marks=() if seed in FAST else pytest.mark.slow)
    for seed in LONG
    for note, size in LONG[seed].items()
]
RAISED = 9  # points: the box of a call or a mark is lower, that of any other character higher
NOTE = re.compile(r"\d+note")  # how the first line of a note reads
TRACE = 0.4  # points: drawing may shift a justified text as much against its box
INK = 0.82  # of a glyph's loose box: what letters of lines set close together may not share


@cache
def pdf_of(seed: int, old: str = "", new: str = "") -> bytes:
    report = open_report(noted(seed))
    resolved = resolve(next(iter(report.editions.values())))
    html = render(resolved, "pdf")["report.html"]
    assert old in html
    return packager("pdf")(resolved, paginate(html.replace(old, new)))


def strayed(pdf: bytes, long: Collection[int] = ()) -> list[str]:
    """The notes whose beginning, or end unless long, is not once on the page of their call."""
    pages = [squeezed(text) for text in page_texts(pdf)]

    def pages_of(mark: str) -> list[int]:
        return [n for n, text in enumerate(pages) for _ in re.findall(mark, text)]

    found = []
    for n in range(NOTES):
        places = [pages_of(f"{word}{n}{word}") for word in ("call", "note", "end")]
        if n in long and len(places[2]) == 1:
            places[2] = places[0]
        if len(places[0]) != 1 or places != [places[0]] * 3:
            found.append(f"{n}: {places}")
    return found


def printed(seed: int) -> list[str]:
    """The text of each page, without spaces."""
    return [squeezed(text) for text in page_texts(pdf_of(seed))]


def torn(pages: list[str], note: int, size: int) -> list[str]:
    """What is wrong with a long note: words lost, doubled or out of order, pages without it."""
    words = [re.findall(rf"w{note}x(\d+)x", text) for text in pages]
    where = [n for n, found in enumerate(words) if found]
    printed = [word for found in words for word in found]
    wrong = [] if printed == [str(n) for n in range(size)] else ["words"]
    if where != list(range(where[0], where[-1] + 1)) or len(where) == 1:
        wrong.append(f"pages {where}")
    return wrong


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


def touched(page: pypdfium2.PdfTextPage) -> list[str]:
    """The note calls and marks on a page whose ink meets that of another character."""
    text = page.get_text_range()
    shown = [index for index, char in enumerate(text) if not char.isspace()]
    inks = {index: page.get_charbox(index) for index in shown}
    boxes = {index: page.get_charbox(index, loose=True) for index in shown}
    calls = [index for index, (_, bottom, _, top) in boxes.items() if top - bottom < RAISED]
    found = []
    for call in calls:
        left, bottom, right, top = inks[call]
        for other, ink in inks.items():
            width = min(right, ink[2]) - max(left, ink[0])
            height = min(top, ink[3]) - max(bottom, ink[1])
            if other != call and width > TRACE and height > TRACE:
                found.append(f"{text[call]} on {text[other]}")
    return found


def all_touched(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [pair for page in document for pair in touched(page.get_textpage())]


def opening(pdf: bytes) -> list[str]:
    """The lines of text that begin with a call, away from its word; a note begins so too."""
    rows = [row for page in range(len(page_texts(pdf))) for row in lines(pdf, page)]
    small = [row for row in rows if row[0].top - row[0].bottom < RAISED]
    begun = ["".join(glyph.char for glyph in row) for row in small]
    return [text for text in begun if not NOTE.match(text)]


def glyphs(pdf: bytes) -> list[list[Glyph]]:
    pages = range(len(page_texts(pdf)))
    return [[glyph for row in lines(pdf, page) for glyph in row] for page in pages]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_note_begins_on_the_page_of_its_call_and_is_clear_of_text(seed: int) -> None:
    pdf = pdf_of(seed)
    assert len(page_texts(pdf)) > 3
    assert strayed(pdf, LONG.get(seed, {})) == []
    assert [pair for page in glyphs(pdf) for pair in overlapping(page)] == []
    assert all_touched(pdf) == []
    assert opening(pdf) == []


@pytest.mark.parametrize(("seed", "note", "size"), LONG_NOTES)
def test_a_long_note_goes_on_from_page_to_page_with_every_word(
    seed: int, note: int, size: int
) -> None:
    assert torn(printed(seed), note, size) == []
    read = [element.text() for element in tree(pdf_of(seed)).find("Note")]
    words = [found for text in read if (found := re.findall(rf"w{note}x(\d+)x", text))]
    assert words == [[str(n) for n in range(size)]]  # one element, whatever its pages


def test_a_torn_note_would_be_noticed() -> None:
    pages = printed(1)
    word, *others = [number for number, page in enumerate(pages) if "w17x400x" in page]
    assert others == []
    for wrong in ("", "w17x400xw17x400x", "w17x401x"):
        spoilt = [*pages]
        spoilt[word] = pages[word].replace("w17x400x", wrong)
        assert torn(spoilt, 17, 800) == ["words"]
    assert torn([*pages[:word], "", *pages[word:]], 17, 800)[0].startswith("pages")
    assert strayed(pdf_of(1)) != []


def test_a_strayed_note_would_be_noticed() -> None:
    policy = "footnote-policy: line"
    assert strayed(pdf_of(3, policy, "footnote-policy: auto")) != []


def test_a_call_at_the_beginning_of_a_line_would_be_noticed() -> None:
    joined = 'content: "\\2060" attr(data-call)'
    assert opening(pdf_of(14, joined, "content: attr(data-call)")) != []


def test_overlapping_notes_would_be_noticed() -> None:
    pdf = pdf_of(3, ".note {", ".note { margin-top: -9pt;")
    assert any(overlapping(page) for page in glyphs(pdf))


@pytest.mark.parametrize("rule", ["margin-left: -5pt", "margin-right: -6pt"])
def test_a_call_that_meets_another_letter_would_be_noticed(rule: str) -> None:
    spoilt = f".note::footnote-call {{ {rule} }}</style>"
    assert all_touched(pdf_of(2, "</style>", spoilt)) != []
