"""The Word file, laid out by LibreOffice, has its lines where the PDF has them."""

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from built import built, lines
from conftest import ROOT, TINY, Edited
from libreoffice import PDF, converted

from gareport.editorial.example import Example
from gareport.layout.layouts import LAYOUTS

REPORTS = sorted(path.parent for path in (ROOT / "tests/reports").glob("*/report.yaml"))
EDITIONS = [(path, code) for path in REPORTS for code in ("en", "zh") if path.name != "typography"]
CLOSE = 10  # points: programs place Chinese characters differently within their lines
Places = list[tuple[str, float, float]]


@cache
def in_word() -> dict[tuple[Path, str], bytes]:
    """Every edition as LibreOffice prints its Word file."""
    printed = converted(PDF, [built(*edition).docx for edition in EDITIONS])
    return dict(zip(EDITIONS, printed, strict=True))


def places(pdf: bytes, page: int) -> Places:
    """The lines of a page from the top: text, distance from the top, distance from the left."""
    height = pypdfium2.PdfDocument(pdf)[page].get_size()[1]
    return [
        ("".join(glyph.char for glyph in row), height - row[0].bottom, row[0].left)
        for row in lines(pdf, page)
    ]


def moved(ours: Places, theirs: Places) -> list[str]:
    """The lines of a page that are elsewhere on the other; each line is looked for once."""
    found, left = [], list(theirs)
    for text, down, across in ours:
        same = next((one for one in left if one[0] == text), None)
        if same is None:
            continue
        left.remove(same)
        if abs(same[1] - down) > CLOSE or abs(same[2] - across) > CLOSE:
            found.append(f"{text}: {same[1] - down:+.1f} down, {same[2] - across:+.1f} across")
    return found


def test_a_line_that_moved_is_noticed() -> None:
    assert moved([("a", 10, 10), ("b", 30, 10)], [("a", 12, 10), ("b", 45, 10)]) == [
        "b: +15.0 down, +0.0 across"
    ]


@pytest.mark.parametrize(
    ("folder", "code"), EDITIONS, ids=[f"{path.name}-{code}" for path, code in EDITIONS]
)
def test_the_lines_of_page_1_stand_where_the_pdf_has_them(folder: Path, code: str) -> None:
    ours, theirs = places(built(folder, code).pdf, 0), places(in_word()[folder, code], 0)
    same = {text for text, *_ in ours} & {text for text, *_ in theirs}
    assert len(same) > len(ours) / 2
    assert moved(ours, theirs) == []


@pytest.mark.parametrize("code", ["en", "zh"])
def test_headings_and_annexes_stand_where_the_pdf_has_them(code: str) -> None:
    for folder in (path for path in REPORTS if path.name in ("joint", "letter", "transmittal")):
        ours, theirs = built(folder, code).pdf, in_word()[folder, code]
        for page in range(1, len(pypdfium2.PdfDocument(ours))):
            assert moved(places(ours, page), places(theirs, page)) == []


def baselines(pdf: bytes, texts: list[str]) -> list[float]:
    """How far down the first line with each text is, on the first page that has them all."""
    for page in range(len(pypdfium2.PdfDocument(pdf))):
        found = {text: down for text, down, _ in reversed(places(pdf, page))}
        if all(text in found for text in texts):
            return [found[text] for text in texts]
    raise AssertionError(f"no page has {texts}")


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_headings_in_a_row_are_as_far_apart_as_in_the_pdf(layout: str, edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva\n", f"layout: {layout}\n")})
    made = built(folder, "en")
    texts = ["II.Figuresandquotations", "A.Costs"]
    ours, theirs = (baselines(pdf, texts) for pdf in (made.pdf, *converted(PDF, [made.docx])))
    assert theirs[1] - theirs[0] == pytest.approx(ours[1] - ours[0], abs=2.5)


# What is under one another: texts before and after tables, boxes and figures.
AROUND = """\
id: body
kind: section
heading: Costs
content:
  - {id: before, paragraph: Before it.}
  - id: first
    table:
      title: A first table
      columns: [{id: name, heading: Name}, {id: sum, heading: Sum, align: figures}]
      rows: [{id: row, cells: [Row, 1]}]
  - {id: between, paragraph: Between them.}
  - id: box
    box: {title: A box, content: [{id: inside, paragraph: Inside it.}]}
  - {id: after, paragraph: After it.}
  - id: second
    table:
      title: A second table
      columns: [{id: name, heading: Name}, {id: sum, heading: Sum, align: figures}]
      rows: [{id: row, cells: [Second row, 1]}]
  - id: one
    heading: One of two headings
    content: [{id: text, paragraph: "See {ref.first}, {ref.second} and {ref.annex}."}]
  - {id: two, heading: Two of two, content: [{id: last, paragraph: Last of them.}]}
"""
ANNEXED = """\
id: annex
kind: annex
heading: A figure alone
content:
  - id: figure
    figure:
      title: A figure
      alt: Two columns.
      chart: {columns: [{id: name, heading: Name}, {id: sum, heading: Sum}],
              rows: [{id: row, cells: [Here, 1]}, {id: other, cells: [There, 2]}]}
  - {id: under, paragraph: Under it.}
"""
UNDER = (
    ("1.Beforeit.", "Table1"), ("Row1", "2.Betweenthem."), ("2.Betweenthem.", "Abox"),
    ("Insideit.", "3.Afterit."), ("3.Afterit.", "Table2"), ("Secondrow1", "A.Oneoftwoheadings"),
    ("Afigure", "1.Underit."),
)  # fmt: skip


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_tables_figures_and_boxes_have_the_space_of_the_pdf_around_them(
    layout: str, tmp_path: Path
) -> None:
    cover = Example(cover=f"layout: {layout}\nannexes: [annex]").as_files()["report.yaml"]
    files = {"report.yaml": cover, "body.yaml": AROUND, "annex.yaml": ANNEXED}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    made = built(tmp_path, "en")
    (word,) = converted(PDF, [made.docx])
    other = []
    for pair in map(list, UNDER):
        (up, down), (above, below) = baselines(made.pdf, pair), baselines(word, pair)
        if (below - above) != pytest.approx(down - up, abs=2.5):
            other.append((pair, round(below - above - (down - up), 1)))
    assert other == []


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_box_of_the_summary_has_the_borders_of_the_layout(layout: str, edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva\n", f"layout: {layout}\n")})
    page, box = LAYOUTS[layout].page, LAYOUTS[layout].box
    printed = pypdfium2.PdfDocument(converted(PDF, [built(folder, "en").docx])[0])[0]
    edges = [one.get_bounds() for one in printed.get_objects() if one.type == 2]
    upright = [(left + right) / 2 for left, low, right, high in edges if high - low > 15]
    beside = page.side + page.inset - box.beyond
    for edge in (beside, page.width - beside):
        assert any(one == pytest.approx(edge, abs=1) for one in upright)


def test_each_symbol_of_a_joint_document_has_a_line_of_the_running_head() -> None:
    folder = ROOT / "tests/reports/joint"
    for pdf in (built(folder, "en").pdf, in_word()[folder, "en"]):
        first, second, *_ = places(pdf, 1)
        assert (first[0], second[0]) == ("A/99/742", "S/2044/181")
    large = re.compile(r'"SymbolHead"/><w:lang w:val="en-GB"/></w:rPr><w:t[^>]*>([^<]*)<')
    with zipfile.ZipFile(BytesIO(built(folder, "en").docx)) as package:
        document = package.read("word/document.xml").decode()
    assert large.findall(document) == ["A", "–S"]
