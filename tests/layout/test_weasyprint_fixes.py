"""The fixes to WeasyPrint: each fault appears in a stock process and not once they are applied.

Every document is rendered twice from one HTML file, by WeasyPrint without fixes in its own process
and by the fixed one in this process; places are read back from the glyphs of both PDFs.
"""

import ctypes
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import ImageChops
from weasyprint import HTML
from weasyprint.layout import inline

from gareport.layout import weasyprint_fixes
from gareport.layout.weasyprint_fixes import FIXES, StaleFix, apply
from gareport.layout.weasyprint_fixes.guard import substitute
from gareport.layout.weasyprint_fixes.han_gaps import OBJECT, gap_positions

NOTE_SEEDS = (2, 20, 27, 66, 75, 78, 79, 91)  # with all but 2 and 27, stock loses notes outright
EM = 11.0  # points
RIGHT_EDGE = 480.0  # points
TOLERANCE = 0.1  # points

NOTE_STYLE = """
@page { size: 160mm %dmm; margin: 20mm;
  @footnote { border-top: .5pt solid; padding-top: 3pt; margin-top: 6pt } }
html { font: 10pt/1.3 "Liberation Serif" }
p { text-align: justify; orphans: 2; widows: 2; margin: 0 0 6pt }
.note { float: footnote; font-size: 8pt; footnote-policy: line }
"""
CHINESE_STYLE = """
@page { size: 500pt 600pt; margin: 20pt }
body { font: 11pt/1.7 "Noto Serif CJK SC"; margin: 0 }
p { text-align: justify; margin: 0 } [lang=en] { font-family: "Liberation Serif" }
.note { float: footnote; font-size: 8pt; footnote-policy: line }
.note::footnote-call { content: "d" }
.symbol { white-space: nowrap } a { text-decoration: underline }
"""
HAN = "大会强调必须在可行时执行决议秘书长关于联合国全系统问责制加强监督职能的报告请会员审批准提出建"
PUNCTUATION = "，|。|、|；|：|（附件）|《报告》|“引文”，|——|……|》、《|？”|！"
MIXED = (
    "第79/123号决议，|2024年|A/80/1|<b>粗体</b>|<a href='#n'>链接</a>|<sup>b</sup>，|<sup>b</sup>|"
    "Tom’s|<span lang=en>the Secretary-General’s aide</span>|<span class=symbol>A/RES/80/1</span>|"
    "，<span class=note>注释完</span>|<span class=note>注释完</span>。|——|……"
)


def noted_report(seed: int) -> str:
    """Return an English page set with random paragraphs, calls call3call, notes note3note."""
    chance, notes, paragraphs = random.Random(seed), 0, []
    vocabulary = "the report of Secretary General on resolution paragraph session committee"
    for _ in range(10):
        words = chance.choices(vocabulary.split(), k=chance.randint(8, 90))
        for _ in range(chance.choice([0, 1, 1, 2, 2])):
            notes += 1
            note = " ".join(chance.choices(["See", "Official", "Records"], k=chance.randint(3, 45)))
            call = f"call{notes}call<span class=note>note{notes}note {note}</span>"
            words.insert(chance.randint(1, len(words)), call)
        paragraphs.append(f"<p>{' '.join(words)}")
    style = NOTE_STYLE % (120 + seed * 7 % 90)
    return f"<html lang=en><style>{style}</style>{''.join(paragraphs)}"


def chinese_report(seed: int, inserts: str) -> str:
    """Return paragraphs of random Chinese whose last lines, and those before a break, end in 完."""
    chance, paragraphs = random.Random(seed), []
    for _ in range(6):
        runs = (
            "".join(chance.choices(HAN, k=chance.randint(3, 20)))
            + chance.choice(inserts.split("|"))
            for _ in range(16)
        )
        paragraphs.append(f"<p>　　{''.join(runs)}完<br>{chance.choice(HAN) * 40}完")
    paragraphs.append(f"<p>{'Report of the Secretary-General to the General Assembly, ' * 3}完")
    head = f"<html lang=zh-CN><meta charset=utf-8><style>{CHINESE_STYLE}</style>"
    return head + "".join(paragraphs)


REPORTS = {
    **{f"notes {seed}": noted_report(seed) for seed in NOTE_SEEDS},
    "chinese": chinese_report(1, PUNCTUATION),
    "mixed": chinese_report(2, MIXED),
    "rare": f"<html lang=zh><meta charset=utf-8><style>{CHINESE_STYLE}</style><p>龥龤",
}
STOCK = """
import sys; from pathlib import Path; from weasyprint import HTML
for page in Path(sys.argv[1]).glob("*.html"):
    HTML(filename=page).write_pdf(page.with_suffix(".pdf"))
"""


@dataclass(frozen=True)
class Glyph:
    """A character with the x of its origin and the right edge of its box, in points."""

    character: str
    x: float
    right: float


Line = list[Glyph]


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the PDFs that a process without the fixes makes."""
    folder = tmp_path_factory.mktemp("stock")
    for name, html in REPORTS.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    subprocess.run([sys.executable, "-c", STOCK, str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the PDFs that this process makes with the fixes."""
    apply()
    folder = tmp_path_factory.mktemp("fixed")
    for name, html in REPORTS.items():
        HTML(string=html).write_pdf(folder / f"{name}.pdf")
    return folder


def page_texts(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def strayed_notes(pdf: Path) -> list[str]:
    """Return the numbers of the notes that aren't on the page of their call, or on none."""
    pages = page_texts(pdf)

    def pages_of(mark: str) -> list[int]:
        return [number for number, page in enumerate(pages) if mark in page]

    numbers = re.findall(r"call(\d+)call", REPORTS[pdf.stem])
    places = {number: pages_of(f"call{number}call") for number in numbers}
    return [n for n, calls in places.items() if not calls or pages_of(f"note{n}note") != calls]


def glyphs(text_page: pypdfium2.PdfTextPage) -> Iterator[tuple[float, Glyph]]:
    """Yield the height of its line and the glyph for each character that shows."""
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        # pdfium gives a hyphen that ends a line as U+0002.
        character = chr(pdfium.FPDFText_GetUnicode(text_page, index)).replace("\x02", "-")
        if not character.isspace():
            pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
            right = text_page.get_charbox(index, loose=True)[2]
            # The box of a Chinese glyph grows with its ink; its advance is one em.
            yield y.value, Glyph(character, x.value, x.value + EM if character > "⺀" else right)


def lines_of(pdf: Path) -> list[Line]:
    """Return the lines of text, a raised note call in the line of its word."""
    lines: list[Line] = []
    height = float("inf")
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for y, glyph in glyphs(page.get_textpage()):
                if abs(y - height) > EM / 2:
                    lines.append([])
                    height = y
                lines[-1].append(glyph)
    return lines


def text_of(line: Line) -> str:
    return "".join(glyph.character for glyph in line)


def line_pairs(stock: Path, fixed: Path, report: str) -> list[tuple[Line, Line]]:
    """Return each line of a report as stock and as fixed WeasyPrint set it."""
    before, after = (lines_of(folder / f"{report}.pdf") for folder in (stock, fixed))
    return list(zip(before, after, strict=True))


def is_justified_chinese(line: Line) -> bool:
    return line[-1].character != "完" and re.search(f"[{HAN}]", text_of(line)) is not None


def steps(line: Line, pattern: str) -> list[float]:
    """Return the distance of origins for each pair of neighbours in a line that matches."""
    pairs = pairwise(line)
    return [b.x - a.x for a, b in pairs if re.fullmatch(pattern, a.character + b.character)]


def right_edges(pdf: Path) -> list[float]:
    """Return where the lines end that a paragraph or a break does not end."""
    return [line[-1].right for line in lines_of(pdf) if line[-1].character != "完"]


@pytest.mark.parametrize("seed", NOTE_SEEDS)
def test_every_note_is_on_the_page_of_its_call(stock: Path, fixed: Path, seed: int) -> None:
    assert strayed_notes(stock / f"notes {seed}.pdf")
    assert strayed_notes(fixed / f"notes {seed}.pdf") == []


@pytest.mark.parametrize("report", ["chinese", "mixed"])
def test_justified_chinese_lines_end_at_one_edge(stock: Path, fixed: Path, report: str) -> None:
    ragged, straight = (right_edges(folder / f"{report}.pdf") for folder in (stock, fixed))
    assert max(ragged) - min(ragged) > 2
    assert len(straight) > 20
    assert straight == pytest.approx([RIGHT_EDGE] * len(straight), abs=TOLERANCE)


def test_the_free_space_of_a_line_goes_out_in_equal_parts(fixed: Path) -> None:
    for line in filter(is_justified_chinese, lines_of(fixed / "chinese.pdf")):
        between_letters = steps(line, f"[{HAN}]{{2}}")
        assert max(between_letters) - min(between_letters) < 0.02


@pytest.mark.parametrize("report", ["chinese", "mixed"])
def test_lines_still_break_in_the_same_places(stock: Path, fixed: Path, report: str) -> None:
    for before, after in line_pairs(stock, fixed, report):
        assert text_of(after) == text_of(before)


@pytest.mark.parametrize("report", ["chinese", "mixed"])
def test_last_lines_and_lines_in_latin_stay_as_they_were(
    stock: Path, fixed: Path, report: str
) -> None:
    others = [p for p in line_pairs(stock, fixed, report) if not is_justified_chinese(p[0])]
    assert len(others) > 10
    for before, after in others:
        assert [glyph.x for glyph in after] == [glyph.x for glyph in before]


@pytest.mark.parametrize("pattern", ["[A-Z0-9/]{2}|[Tm’s]{2}", f"[{HAN}][bd]"])
def test_latin_words_and_note_calls_are_not_spread(stock: Path, fixed: Path, pattern: str) -> None:
    pairs = [p for p in line_pairs(stock, fixed, "mixed") if is_justified_chinese(p[0])]
    natural = [step for before, _ in pairs for step in steps(before, pattern)]
    assert len(natural) > 5
    assert [step for _, after in pairs for step in steps(after, pattern)] == pytest.approx(
        natural, abs=0.02
    )


def test_dashes_and_ellipses_stay_whole_where_letter_spacing_tears_them(
    fixed: Path, tmp_path: Path
) -> None:
    whole, torn = fixed / "chinese.pdf", tmp_path / "torn.pdf"
    HTML(string=REPORTS["chinese"] + "<style>p { letter-spacing: 1pt }</style>").write_pdf(torn)
    widest = [
        max(step for line in lines_of(pdf) for step in steps(line, "……|——"))
        for pdf in (torn, whole)
    ]
    assert widest == pytest.approx([EM + 1, EM], abs=0.02)


@pytest.mark.parametrize("report", ["chinese", "mixed"])
def test_spread_text_is_extracted_without_stray_spaces(
    stock: Path, fixed: Path, report: str
) -> None:
    before, after = (page_texts(folder / f"{report}.pdf") for folder in (stock, fixed))
    assert after == before
    assert re.search(f"[{HAN}] [{HAN}]", " ".join(after)) is None


@pytest.mark.parametrize(
    ("what", "opened"),
    [
        ("punctuation hugs its word", "他|说：|“好。”|你|呢？"),
        ("brackets hug what they enclose", "报|告|（《总|结》）、|《决|议》"),
        ("dashes and ellipses are one sign", "这|——|是|……|吗"),
        ("Latin words and numbers are one sign", "第|79/123|号|（2024|年）|Tom’s|话"),
        ("a space opens once", "在 |the |“UN” |— |见　|图"),
        ("a name keeps its dot", "安|东|尼|奥·古|特|雷|斯"),
        ("an indent stays", "　　第|一|章　|总|则　"),
        ("a picture stays where it is", f"图{OBJECT}见|表"),
        ("per cent and degrees hug their number", "增|长|5%，|约|10℃"),
        ("rare characters count", "𠀀|㐀|〇々"),
    ],
)
def test_a_chinese_line_opens_where_chinese_composition_allows(what: str, opened: str) -> None:
    line = opened.replace("|", "")
    places = set(gap_positions(line))
    shown = "".join("|" * (i in places) + character for i, character in enumerate(line))
    assert shown == opened, what


def test_a_chinese_font_has_room_for_its_used_glyphs_only(stock: Path, fixed: Path) -> None:
    before, after = stock / "rare.pdf", fixed / "rare.pdf"
    assert after.stat().st_size < 5_000 < 50_000 < before.stat().st_size
    with pypdfium2.PdfDocument(before) as large, pypdfium2.PdfDocument(after) as small:
        drawn, redrawn = (pdf[0].render(scale=2).to_pil() for pdf in (large, small))
        assert drawn.convert("L").getextrema()[0] < 32
        assert ImageChops.difference(drawn, redrawn).convert("L").getextrema()[1] < 16


def replacement() -> None:
    """Simulate a function that a newer WeasyPrint has rewritten."""


@pytest.mark.parametrize(
    ("function", "fix"),
    {function: fix.name for fix in reversed(FIXES) for function in fix.sources}.items(),
)
def test_a_changed_library_function_stops_the_fixes(
    monkeypatch: pytest.MonkeyPatch, fix: str, function: str
) -> None:
    monkeypatch.setattr(weasyprint_fixes, "_applied", False)
    monkeypatch.setattr(function.replace(":", "."), replacement)
    with pytest.raises(StaleFix) as stale:
        apply()
    assert (stale.value.fix, stale.value.function) == (fix, function)
    for part in (fix, function, version("weasyprint"), "requirements", "SHA-256"):
        assert part in str(stale.value)


def test_a_vanished_library_function_stops_the_fixes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint_fixes, "_applied", False)
    monkeypatch.delattr(inline, "justify_line")
    with pytest.raises(StaleFix, match="justify_line"):
        apply()


def test_a_substitution_refuses_a_fragment_that_is_not_there_exactly_once() -> None:
    for fragment in ("no such line", "return"):
        with pytest.raises(ValueError, match="exactly once"):
            substitute("weasyprint.layout.inline:text_align", fragment, "pass")


def test_applying_the_fixes_twice_changes_nothing_more(fixed: Path) -> None:
    installed = inline.justify_line
    apply()
    assert inline.justify_line is installed
    again = HTML(string=REPORTS["mixed"]).write_pdf()
    assert again == (fixed / "mixed.pdf").read_bytes()


def test_the_fixes_load_weasyprint_only_when_applied() -> None:
    program = "import sys, gareport.layout.weasyprint_fixes; print('weasyprint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "False"
