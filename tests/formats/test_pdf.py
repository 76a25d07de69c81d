"""The PDF says the whole text, on the right pages, in lines that Chinese typography allows."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from built import (
    EDITIONS,
    NAMES,
    SAMPLE,
    TESTS,
    TINY,
    Glyph,
    built,
    lines,
    opened,
    page_texts,
    squeezed,
    text_lines,
)
from fontTools.cffLib import CFFFontSet

GOLDEN = (TESTS / "golden" / "a_62_502.zh.txt").read_text("utf-8")
NOT_FIRST = set("。，、；：）》”？！…")
NOT_LAST = set("（《“")
LEADER = re.compile(r"(?:\.\s?){3,}")
LABEL = re.compile(r"\d+\.|\([a-z]+\)")
BODY_LEFT, BODY_RIGHT, BODY_GLYPH = 106, 506, 11.6  # points: both edges, the height of a glyph
LABEL_WIDTH, PITCH, SPACE = 30, 13, 2.6  # points
Rows = list[list[Glyph]]


def printed_text(pdf: bytes) -> str:
    """The text of all pages without running heads, page numbers and leaders; notes go last."""
    body, notes = "", ""
    for number, text in enumerate(page_texts(pdf), 1):
        page = text.removesuffix(f"A/62/502\r\n{number}") if number > 1 else text
        page, _, note = page.partition("\r\n1 M. Broadbent")
        body += LEADER.sub("", page)
        notes += f"1 M. Broadbent{note}" if note else ""
    return squeezed(body + notes)


def seed_text() -> str:
    masthead = "联合国 A/62/502 大会 Distr.: General Chinese Original: English"
    return squeezed(masthead + GOLDEN.replace("¹", "1"))


def test_the_chinese_pdf_prints_the_whole_text_character_by_character() -> None:
    assert printed_text(built(SAMPLE, "zh").pdf) == seed_text()


@pytest.mark.parametrize("fault", ["missing", "changed", "doubled"])
def test_one_wrong_character_is_noticed(fault: str) -> None:
    printed = printed_text(built(SAMPLE, "zh").pdf)
    middle = len(printed) // 2
    wrong = {"missing": "", "changed": "错", "doubled": printed[middle] * 2}[fault]
    assert printed[:middle] + wrong + printed[middle + 1 :] != seed_text()


def test_the_chinese_contents_are_those_of_the_printed_document() -> None:
    edition = built(SAMPLE, "zh")
    rows = [
        (line.label, edition.resolved.range_of(line), edition.paginated.pages[line.id])
        for line in edition.resolved.contents
    ]
    assert rows == [
        ("一.", "1-4", 3),
        ("二.", "5-6", 3),
        ("三.", "7-16", 5),
        ("四.", "17-24", 8),
        ("五.", "25-27", 11),
    ]
    assert edition.paginated.count == len(page_texts(edition.pdf)) == 11


@pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)
def test_the_contents_page_prints_the_pages_where_the_headings_are(folder: Path, code: str) -> None:
    edition = built(folder, code)
    texts = [squeezed(LEADER.sub("", text)) for text in page_texts(edition.pdf)]
    for line in (line for group in edition.resolved.listed for line in group.lines):
        heading = squeezed(line.label + edition.resolved.plain(line.id))
        page = edition.paginated.pages[line.id]
        assert heading + edition.resolved.range_of(line) + str(page) in texts[1]
        assert squeezed(edition.resolved.plain(line.id)) in texts[page - 1]


@pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)
def test_running_heads_are_on_the_outer_side_of_every_page_but_the_first(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    symbol, job = edition.resolved.masthead.symbol, edition.resolved.masthead.job
    inner = job.number if job else ""
    for number in range(edition.paginated.count):
        rows = lines(edition.pdf, number)
        head, foot = (_read(rows[0]), _read(rows[-1]))
        if number == 0:
            assert head != symbol
            assert foot != "1"
            continue
        outer = str(number + 1)
        left = number % 2 == 1  # from 0: even pages
        assert (head, foot) == (symbol, f"{outer}{inner}" if left else f"{inner}{outer}")
        number_first = rows[-1][0] if left else rows[-1][-1]
        for glyph in (rows[0][0] if left else rows[0][-1], number_first):
            assert (glyph.left < 100) == left, "even pages: left; odd pages: right"


def _read(row: list[Glyph]) -> str:
    return "".join(glyph.char for glyph in row)


@pytest.mark.parametrize("folder", [SAMPLE, TINY], ids=["a_62_502", "tiny"])
def test_no_chinese_line_begins_or_ends_with_forbidden_punctuation(folder: Path) -> None:
    edition = built(folder, "zh")
    rows = [row for p in range(edition.paginated.count) for row in text_lines(edition.pdf, p)]
    assert len(rows) > 50
    assert [_read(row) for row in rows if forbidden(row)] == []


def forbidden(row: list[Glyph]) -> bool:
    return row[0].char in NOT_FIRST or row[-1].char in NOT_LAST


def test_the_line_check_knows_a_bad_line() -> None:
    def row(text: str) -> list[Glyph]:
        return [Glyph(char, i, 0, i + 1, 1) for i, char in enumerate(text)]

    assert forbidden(row("，而后"))
    assert forbidden(row("所谓“"))
    assert not forbidden(row("“所谓”，"))


def test_chinese_lines_are_17_points_apart_and_end_at_one_edge() -> None:
    edition = built(SAMPLE, "zh")
    rows = text_lines(edition.pdf, 4)
    han = [[glyph for glyph in row if glyph.char > "\u4e00"] for row in rows]
    middles = [(row[0].top + row[0].bottom) / 2 for row in han if row]
    assert len(middles) == len(rows)
    apart = [upper - lower for upper, lower in pairwise(middles)]
    within = [distance for distance in apart if distance < 18]
    assert len(within) > 20
    assert max(within) - min(within) < 0.4  # a line with a run of Hei sits a hair lower
    assert sum(within) / len(within) == pytest.approx(17, abs=0.05)
    edges = [row[-1].right for row, gap in zip(rows, apart, strict=False) if gap < 18]
    assert len(edges) > 20
    assert max(edges) - min(edges) < 0.75  # the box of the last glyph, not its ink


def english_body() -> list[Rows]:
    """The rows of the body's paragraphs, by page: neither headings, nor notes, nor tables."""
    edition = built(SAMPLE, "en")
    pages = [text_lines(edition.pdf, page) for page in range(2, edition.paginated.count)]
    return [[row for row in page if _of_body(row)] for page in pages]


def _of_body(row: list[Glyph]) -> bool:
    edge, height = row[0].left - BODY_LEFT, row[0].top - row[0].bottom
    return abs(edge) < 2 and abs(height - BODY_GLYPH) < 0.2


def natural_width(row: list[Glyph]) -> float:
    """The width of the row in points, its spaces as narrow as if it were not justified."""
    gaps = [right.left - left.right for left, right in pairwise(row)]
    width = row[-1].right - row[0].left - sum(gap - SPACE for gap in gaps if gap > 1)
    if label := LABEL.match(_read(row)):
        width += LABEL_WIDTH - SPACE - (row[label.end() - 1].right - row[0].left)
    return width


def broken_early(pages: list[Rows]) -> list[str]:
    """The rows under 80 per cent of the measure that do not end their paragraph."""
    continued = []
    for page, following in zip(pages, [*pages[1:], []], strict=True):
        continued += [a for a, b in pairwise(page) if a[0].bottom - b[0].bottom < PITCH + 1]
        if following and not LABEL.match(_read(following[0])):
            continued.append(page[-1])
    measure = BODY_RIGHT - BODY_LEFT
    return [_read(row) for row in continued if natural_width(row) < 0.8 * measure]


def test_no_line_of_an_english_paragraph_is_broken_early() -> None:
    body = english_body()
    assert sum(map(len, body)) > 300
    assert broken_early(body) == []


def test_a_line_broken_early_is_noticed_even_if_justified() -> None:
    page = next(page for page in english_body() if len(page) > 20)
    place = next(i for i, row in enumerate(page) if LABEL.match(_read(row)))
    bare = page[place][:4]
    half = page[place][: len(page[place]) // 2]
    spread = [
        replace(glyph, left=glyph.left + 12 * index, right=glyph.right + 12 * index)
        for index, glyph in enumerate(half)
    ]
    for short in (bare, half, spread):
        assert broken_early([[*page[:place], short, *page[place + 1 :]]]) == [_read(short)]


def test_the_note_is_at_the_foot_of_the_page_of_its_call() -> None:
    for code in ("zh", "en"):
        edition = built(SAMPLE, code)
        pages = page_texts(edition.pdf)
        call = edition.paginated.pages["governance_matters"] - 1
        assert [n for n, text in enumerate(pages) if "M. Broadbent" in text] == [call]
        assert "M.Broadbent" in _read(text_lines(edition.pdf, call)[-2])


def _file(data: bytes) -> object:
    import io

    return io.BytesIO(data)


def test_only_the_chosen_faces_are_in_the_chinese_pdf() -> None:
    with pikepdf.open(_file(built(SAMPLE, "zh").pdf)) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
    families = {re.sub(r"[-,].*", "", name) for name in fonts}
    assert families == {"Latin", "Liberation", "Noto"}, fonts


def test_a_latin_title_within_a_chinese_note_is_italic() -> None:
    with pikepdf.open(_file(built(SAMPLE, "zh").pdf)) as pdf:
        page = pdf.pages[built(SAMPLE, "zh").paginated.pages["governance_matters"] - 1]
        names = {str(font.BaseFont) for font in page.Resources["/Font"].values()}
    assert any(name.endswith("Liberation-Serif-Italic") for name in names), names


def used_glyphs(pdf: pikepdf.Pdf) -> dict[str, set[int]]:
    """The glyphs that the pages show of each font, by its name."""
    used: dict[str, set[int]] = {}
    for page in pdf.pages:
        name = ""
        for words, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                name = str(page.Resources["/Font"][str(words[0])].BaseFont)
            elif str(operator) in ("Tj", "TJ"):
                shown = words[0] if str(operator) == "TJ" else words
                codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
                pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
                used.setdefault(name, set()).update(int.from_bytes(pair) for pair in pairs)
    return used


def test_the_chinese_pdf_is_small_and_its_fonts_hold_the_glyphs_it_shows() -> None:
    """Besides them a font holds .notdef, and what its rules of layout could put for some."""
    assert len(built(SAMPLE, "zh").pdf) < 500_000
    with opened(SAMPLE, "zh") as pdf:
        used = used_glyphs(pdf)
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/W" in o]
        for font in fonts:
            assert re.match("/[A-Z]{6}[+]", str(font.BaseFont))
        chinese = [font for font in fonts if font.Subtype == "/CIDFontType0"]
        assert len(chinese) > 1
        for font in chinese:
            program = CFFFontSet()
            program.decompile(BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
            held = {
                int(name.removeprefix("cid").replace(".notdef", "0")) for name in program[0].charset
            }
            assert used[str(font.BaseFont)] - held == set()
            assert len(held - used[str(font.BaseFont)]) < 10
