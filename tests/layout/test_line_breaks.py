"""A line is broken as late as it may be: a space before an inline element costs it nothing."""

import json
import subprocess
import sys
from itertools import pairwise

import pytest
from built import SAMPLE, Glyph, built, text_lines

# Prints, for each width in points, the lines of one paragraph as laid out.
LAY_OUT = """
import json, sys
from weasyprint import HTML
if sys.argv[1] == "fixed":
    from gareport.layout.weasyprint_fixes import apply
    apply()
TEXT = {
    "en": "In addition, the resources required for the period would include an amount of "
          "<span>$234,700</span> for consultants, as requested in document "
          "<a href='#x'>A/60/846/Add.1</a> and in <em>other</em> reports of the Secretary-General "
          "on the governance of the Organization <b>worldwide</b> in the present biennium.",
    "zh": "本组织在信息和通信技术方面的战略和投资需要 <span>234 700 美元</span> 的费用，见文件 "
          "<a href='#x'>A/60/846/Add.1</a> 和秘书长关于本组织管理的 <em>其他</em> 各份报告和决议。",
}
def lines(box):
    if type(box).__name__ == "LineBox":
        yield "".join(getattr(b, "text", "") for b in box.descendants())
        return
    for child in getattr(box, "children", ()):
        yield from lines(child)
found = {}
for width in range(int(sys.argv[3]), int(sys.argv[4])):
    html = f'''<html lang={sys.argv[2]}><style>@page {{ size: 700pt 900pt; margin: 20pt }}
        p {{ width: {width}pt; font: 10.5pt/14pt "Liberation Serif", "Noto Serif CJK SC" }}
        p {{ text-align: justify; margin: 0 }} span, a {{ white-space: nowrap }}</style>
        <p>{TEXT[sys.argv[2]]}</p>'''
    page = HTML(string=html).render().pages[0]
    found[width] = list(lines(page._page_box))
print(json.dumps(found))
"""


def broken_early(engine: str, language: str) -> dict[str, list[str]]:
    """The widths at which a line before the last holds less than half of the longest one."""
    command = [sys.executable, "-c", LAY_OUT, engine, language, "300", "340"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    assert len(found) == 40
    return {
        width: lines
        for width, lines in found.items()
        if min(map(len, lines[:-1])) < max(map(len, lines)) / 2
    }


def test_stock_weasyprint_breaks_some_lines_after_a_word() -> None:
    assert broken_early("stock", "en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_broken_early_at_any_width(language: str) -> None:
    assert broken_early("fixed", language) == {}


def short_lines(rows: list[list[Glyph]], pitch: float, edge: float) -> list[str]:
    """The lines that end far from the edge though the paragraph goes on right below them."""
    return [
        "".join(glyph.char for glyph in upper)
        for upper, lower in pairwise(rows)
        if upper[0].top - lower[0].top < pitch + 1 and upper[-1].right < edge
    ]


@pytest.mark.parametrize(("code", "pitch"), [("en", 13), ("zh", 17)])
def test_the_pages_of_the_sample_have_no_short_line_within_a_paragraph(
    code: str, pitch: float
) -> None:
    edition = built(SAMPLE, code)
    for page in range(2, edition.paginated.count):
        rows = text_lines(edition.pdf, page)
        notes = [row for row in rows if row[0].top - row[0].bottom < 12]
        assert short_lines([row for row in rows if row not in notes], pitch, 426) == []


def test_a_short_line_would_be_noticed() -> None:
    def row(right: float, top: float) -> list[Glyph]:
        return [Glyph("a", 106, top - 10, 112, top), Glyph("b", right - 6, top - 10, right, top)]

    assert short_lines([row(506, 600), row(140, 587), row(506, 574)], 13, 426) == ["ab"]
    assert short_lines([row(506, 600), row(140, 587), row(506, 568)], 13, 426) == []


def torn(rows: list[list[Glyph]]) -> list[str]:
    """The lines that begin with a mark that belongs to the word before it."""
    texts = ("".join(glyph.char for glyph in row) for row in rows)
    return [text for text in texts if text[:1] in ").,;:”’" and text.strip(".")]


def test_no_line_of_the_english_sample_begins_with_a_mark_of_the_word_before_it() -> None:
    edition = built(SAMPLE, "en")
    pages = range(edition.paginated.count)
    assert [line for page in pages for line in torn(text_lines(edition.pdf, page))] == []


def test_a_mark_torn_from_its_word_would_be_noticed() -> None:
    row = [Glyph(char, 106 + 6 * at, 590, 112 + 6 * at, 600) for at, char in enumerate(". The")]
    assert torn([row, row[2:]]) == [". The"]
