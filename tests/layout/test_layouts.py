"""The three layouts, read back from the PDF and the Word file: places, sizes, heads and feet.

The texts are made up; they have the shape of printed ones.
"""

import io
import re
import struct
import zlib
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from built import built, lines, page_texts
from conftest import TINY, Edited

from gareport.layout.layouts import LAYOUTS
from gareport.layout.weasyprint_fixes.near_words import fits

TODAY = {"report.yaml": ("layout: geneva\n", "layout: new_york\n")}


def png(width: int, height: int, bits: int, colour: int) -> bytes:
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    row = bytes(x * 7 % 256 for x in range(width * channels * bits // 8))
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    body = zlib.compress((b"\0" + row) * height)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def with_emblem(folder: Path, data: bytes) -> Path:
    (folder / "e.png").write_bytes(data)
    cover = folder / "report.yaml"
    cover.write_text(cover.read_text("utf-8") + "emblem: e.png\n", "utf-8")
    return folder


def document_xml(data: bytes) -> str:
    with ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def part(data: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_the_pages_count_all_pages_in_todays_layout_only(edited: Edited) -> None:
    today = page_texts(built(edited(TINY, TODAY), "en").pdf)
    assert f"2/{len(today)}" in today[1]
    assert f"1/{len(today)}" not in today[0]
    geneva = page_texts(built(TINY, "en").pdf)
    assert f"2/{len(geneva)}" not in geneva[1]


def test_a_line_may_take_a_word_if_its_spaces_change_less_than_without_it() -> None:
    assert fits(excess=2, spaces=10, gain=1, space=2.8)
    assert not fits(excess=8, spaces=10, gain=5, space=2.8), "more than a quarter of a space"
    assert not fits(excess=4, spaces=10, gain=0.5, space=2.8), "more than half of the gain"
    assert not fits(excess=1, spaces=0, gain=5, space=2.8), "no space to narrow"


@pytest.mark.parametrize(
    ("layout", "across", "down"), [("new_york", 612, 792), ("geneva", 595.3, 841.9)]
)
def test_the_paper_is_that_of_the_layout(
    layout: str, across: float, down: float, edited: Edited
) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva\n", f"layout: {layout}\n")})
    size = pypdfium2.PdfDocument(built(folder, "en").pdf)[0].get_size()
    assert size == pytest.approx((across, down), abs=0.1)


def test_the_first_line_has_its_number_at_the_margin_and_its_text_at_the_tab(
    edited: Edited,
) -> None:
    layout = LAYOUTS["new_york"]
    left = layout.page.side + layout.page.inset
    pdf = built(edited(TINY, TODAY), "en").pdf
    rows = [row for page in range(len(page_texts(pdf))) for row in lines(pdf, page)]
    numbered = [row for row in rows if "".join(one.char for one in row[:2]) == "1."]
    first = next(row for row in numbered if row[0].left == pytest.approx(left, abs=1))
    assert first[2].left == pytest.approx(left + layout.latin.label, abs=1)


@pytest.mark.parametrize(("bits", "colour"), [(16, 0), (16, 2), (16, 6), (8, 4)])
def test_any_png_keeps_its_shape_within_its_box(bits: int, colour: int, edited: Edited) -> None:
    made = built(with_emblem(edited(TINY, TODAY), png(120, 60, bits, colour)), "en")
    wide, high = LAYOUTS["new_york"].head.box
    extent = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"', document_xml(made.docx))
    assert extent is not None
    across, down = (int(one) / 12700 for one in extent.groups())
    assert across == pytest.approx(2 * down, abs=0.1)
    assert across <= wide + 0.1
    assert down <= high + 0.1
    page = pypdfium2.PdfDocument(made.pdf)[0]
    boxes = [one.get_bounds() for one in page.get_objects() if one.type == 3]
    shapes = [(right - left, top - bottom) for left, bottom, right, top in boxes]
    assert any(w == pytest.approx(2 * h, abs=0.5) and w <= wide + 0.5 for w, h in shapes)


def test_without_an_emblem_the_organ_stands_at_the_margin(edited: Edited) -> None:
    layout = LAYOUTS["new_york"]
    rows = lines(built(edited(TINY, TODAY), "en").pdf, 0)
    texts = {"".join(glyph.char for glyph in row): row[0].left for row in rows}
    organ = next(left for text, left in texts.items() if "GeneralAssembly" in text.replace(" ", ""))
    assert organ == pytest.approx(layout.page.side, abs=1.5)


NAMES = ("__Single Txt", "Session", "Agenda_Item_Normal", "Agenda_Title_H2")
ALIASES = ("_ H _Ch", "_ H_1", "_ H_2/3", "_ H_4", "_ H_5/6", "Title_H_CH", "Title_H1")


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_styles_of_word_have_the_names_of_the_organization(layout: str, edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva\n", f"layout: {layout}\n")})
    styles = part(built(folder, "en").docx, "word/styles.xml")
    assert all(f'<w:name w:val="{name}"/>' in styles for name in NAMES)
    assert all(f'<w:aliases w:val="{name}"/>' in styles for name in ALIASES)


def test_the_word_file_has_the_tracking_and_the_total_of_todays_layout(edited: Edited) -> None:
    made = built(edited(TINY, TODAY), "en").docx
    assert '<w:spacing w:val="4"/><w:w w:val="103"/>' in part(made, "word/styles.xml")
    assert "NUMPAGES" in part(made, "word/footer_even.xml")
    assert "NUMPAGES" not in part(built(TINY, "en").docx, "word/footer_even.xml")


def test_the_dates_are_behind_the_job_number(edited: Edited) -> None:
    dates = "layout: new_york\njob_dates: {en: [2044-04-15], zh: [2044-04-15, 2044-04-16]}\n"
    folder = edited(TINY, {"report.yaml": ("layout: geneva\n", dates)})
    first = re.sub(r"\s+", " ", page_texts(built(folder, "en").pdf)[0])
    assert "GE.44-12345 (E) 150444" in first
    second = re.sub(r"\s+", " ", page_texts(built(folder, "zh").pdf)[0])
    assert "GE.44-12346 (C) 150444 160444" in second


def test_numbers_of_resolutions_are_blue_links_in_todays_layout(edited: Edited) -> None:
    folder = edited(TINY, TODAY)
    section = next(path for path in folder.glob("*.yaml") if "content:" in path.read_text())
    new = "content:\n  - id: resolved\n    paragraph: See resolution 78/302.\n"
    section.write_text(section.read_text("utf-8").replace("content:\n", new, 1), "utf-8")
    made = built(folder, "en")
    assert "https://undocs.org/en/A/RES/78/302" in part(made.docx, "word/_rels/document.xml.rels")
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        notes = [note for page in document.pages for note in page.get("/Annots", ())]
        links = [note.A.URI for note in notes if "/A" in note and "/URI" in note.A]
    assert "https://undocs.org/en/A/RES/78/302" in [str(link) for link in links]


MM = 72 / 25.4
GENEVA = {  # millimetres from the left: what a line begins with
    "GeneralAssembly": 20.0,
    "Distr.": 139.9,
}


def test_the_page_of_geneva_has_its_measures() -> None:
    pdf = built(TINY, "en").pdf
    found = {"".join(one.char for one in row).replace(" ", ""): row for row in lines(pdf, 0)}
    for text, left in GENEVA.items():
        row = next(row for line, row in found.items() if text in line)
        first = next(one for one in row if one.char == text[0] and one.left >= (left - 2) * MM)
        assert first.left == pytest.approx(left * MM, abs=1.5)
    page = pypdfium2.PdfDocument(pdf)[0]
    rules = {
        round((841.9 - one.get_bounds()[1]) / MM, 1) for one in page.get_objects() if one.type == 2
    }
    assert {25.1, 75.4} <= rules


TEXT = (
    "The committee of Utopia met in a hall by the river and heard what its members had to say"
    " of the roads, bridges and lamps of the city, whose number had grown since the year "
    "before. It was informed that the lamps were lit at dusk, that nobody had seen one of "
    "them go out, and that an amount of 1,057,000 had been paid to settle 30 claims since the"
    " inception of the work, with no claims pending. The committee trusts that more detailed "
    "information on the redeployments will be given to it at the time of its next meeting."
)


def test_lines_end_as_word_ends_them(edited: Edited) -> None:
    """Words are whole, spaces are narrower in some lines, and each line ends at the margin."""
    folder = edited(TINY, TODAY)
    section = next(path for path in folder.glob("*.yaml") if "content:" in path.read_text())
    new = f"content:\n  - id: long\n    paragraph: {TEXT}\n"
    section.write_text(section.read_text("utf-8").replace("content:\n", new, 1), "utf-8")
    pdf, layout = built(folder, "en").pdf, LAYOUTS["new_york"]
    rows = [row for page in range(len(page_texts(pdf))) for row in lines(pdf, page)]
    texts = ["".join(one.char for one in row).replace(" ", "") for row in rows]
    whole = TEXT.replace(" ", "")
    found = [
        (row, text.removeprefix("3."))
        for row, text in zip(rows, texts, strict=True)
        if len(text) > 30 and text.removeprefix("3.") in whole
    ]
    right = layout.page.width - layout.page.side - layout.page.inset
    assert all(row[-1].right == pytest.approx(right, abs=1) for row, _ in found[:-1])
    assert [text[:16] for _, text in found] == [
        "ThecommitteeofUt", "hadtosayoftheroa", "theyearbefore.It",
        "oneofthemgoout,a", "sincetheinceptio", "moredetailedinfo",
    ]  # fmt: skip


def test_the_low_bars_of_todays_layout_are_read_back(edited: Edited) -> None:
    page = pypdfium2.PdfDocument(built(edited(TINY, TODAY), "en").pdf)[0]
    found = zxingcpp.read_barcodes(page.render(scale=4).to_pil())
    assert "4412345" in {code.text for code in found}


def test_the_contents_of_todays_layout_begin_under_the_text(edited: Edited) -> None:
    pdf = built(edited(TINY, TODAY), "en").pdf
    left = LAYOUTS["new_york"].page.side
    rows = {"".join(one.char for one in row): row[0].left for row in lines(pdf, 1)}
    entry = next(at for text, at in rows.items() if text.startswith("I.Introduction..."))
    below = next(at for text, at in rows.items() if text.startswith("A.Costs..."))
    assert rows["Contents"] == pytest.approx(left, abs=1)
    assert entry == pytest.approx(left + 64.8, abs=1.5)
    assert below == pytest.approx(entry + 21.6, abs=1.5)


def test_several_titles_of_agenda_items_stand_apart_in_todays_layout(edited: Edited) -> None:
    old = "  - {item: 7, title: A made-up agenda item}\n"
    new = f"{old}  - {{item: 8, title: Another item}}\n"
    for layout, pitch in (("new_york", 18), ("geneva", 12)):
        folder = edited(TINY, {"report.yaml": (old, new)})
        cover = folder / "report.yaml"
        cover.write_text(cover.read_text("utf-8").replace("layout: geneva", f"layout: {layout}"))
        rows = lines(built(folder.rename(folder.parent / layout), "en").pdf, 0)
        low = {"".join(one.char for one in row): row[0].bottom for row in rows}
        gap = low["Amade-upagendaitem"] - low["Anotheritem"]
        assert gap == pytest.approx(pitch, abs=0.5)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_line_of_a_title_or_an_author_has_the_pitch_of_its_style(code: str) -> None:
    edition = built(TINY, code)
    kind = LAYOUTS[edition.resolved.edition.report.cover.layout].type_for(code == "zh")
    pitches = {"title": kind.title.pitch, "author": kind.author.pitch}
    boxes = edition.paginated.document.pages[0]._page_box.descendants()
    named = [box for box in boxes if box.element is not None and type(box).__name__ == "LineBox"]
    found = {box.element.get("class"): box.height * 0.75 for box in named}  # in points
    for name, pitch in pitches.items():
        assert found[name] == pytest.approx(pitch, abs=0.1), name


def test_a_heading_without_a_number_may_have_the_type_of_a_lower_degree(edited: Edited) -> None:
    folder = edited(TINY, TODAY)
    section = next(path for path in folder.glob("*.yaml") if "content:" in path.read_text())
    new = (
        "content:\n  - {id: slope, heading: Lamps of Utopia, numbered: false, degree: 5,"
        " content: [{id: lit, paragraph: They are lit.}]}\n"
    )
    section.write_text(section.read_text("utf-8").replace("content:\n", new, 1), "utf-8")
    made = built(folder, "en")
    document = document_xml(made.docx)
    style = re.search(r'<w:pStyle w:val="(\w+)"/>[^¶]{0,200}?Lamps of Utopia', document)
    assert style is not None
    assert style[1] == "PlainHeading5"
    assert (
        '<w:pStyle w:val="PlainHeading5"/><w:spacing w:before="0"/><w:outlineLvl w:val="1"/>'
        in (document)
    )
    pages = range(len(page_texts(made.pdf)))
    rows = [row for page in pages for row in lines(made.pdf, page)]
    row = next(r for r in rows if "".join(g.char for g in r) == "LampsofUtopia")
    head = next(r for r in rows if "".join(g.char for g in r).endswith("Introduction"))
    assert row[0].top - row[0].bottom < head[0].top - head[0].bottom - 2
