"""The space at a line's end: text with elements breaks where the same text without them does.

Every document sets one text in a range of widths and is laid out twice: by WeasyPrint without fixes
in its own process, and by the fixed one in this process.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from conftest import ROOT
from weasyprint import HTML

from gareport.layout.weasyprint_fixes import apply

RUNS = {
    "en": "In addition, the resources required for the interim period include an amount of",
    "zh-CN": "2008-2009 两年期拟议方案预算项下的所需资源包括以下经费数额",
}
REST = " before recosting, as the Assembly requested."
ELEMENTS = {
    "nowrap": ("<span class=nowrap>$234,700</span>", "$234,700"),
    "link": ("<a href='#top'>A/62/502</a>", "A/62/502"),
    "emphasis": ("<em>consultants</em>", "consultants"),
    "note": ("<span class=note>See the report.</span>", "*"),
}
STYLE = """
@page { size: 600pt 800pt; margin: 20pt }
body { font: 10pt "Liberation Serif", "Noto Serif CJK SC"; margin: 0 } p { margin: 0 }
em { font-style: normal } .nowrap { white-space: nowrap }
.note { float: footnote }
.note::footnote-call { content: "*"; font-size: inherit; vertical-align: baseline }
.label { display: inline-block; width: 30pt }
"""
LABELLED = "<span class=label>1.</span>Offices " + " or ".join("AAAAAAAAAA")
CASES = list(product(RUNS, ELEMENTS, ("manual", "auto")))
WIDTHS = range(284, 318)  # points: about the width of each run
TRACE = 0.01  # pixels


@dataclass(frozen=True)
class Paragraph:
    """Its lines, and by how many pixels the widest is wider than the paragraph."""

    lines: tuple[str, ...]
    excess: float


def document(lang: str, text: str, rules: str) -> str:
    paragraphs = "".join(f"<p style='width: {width}pt'>{text}</p>" for width in WIDTHS)
    return f"<html lang={lang}><style>{STYLE} p {{ {rules} }}</style><body id=top>{paragraphs}"


def documents() -> dict[str, str]:
    pages = {}
    for lang, element, hyphens in CASES:
        for form, text in zip(("marked", "flat"), ELEMENTS[element], strict=True):
            name = f"{lang} {element} {hyphens} {form}"
            pages[name] = document(lang, f"{RUNS[lang]} {text}{REST}", f"hyphens: {hyphens}")
    for lang, run in RUNS.items():
        for rule in ("normal", "pre", "pre-wrap"):
            glue = "(" if rule == "normal" else " "
            text = f"{run}{glue}<em>A/62/502</em>{REST}"
            pages[f"{lang} kept {rule}"] = document(lang, text, f"white-space: {rule}")
    pages["labelled"] = document("en", LABELLED, "font-size: 20pt")
    return pages


def laid_out(html: str) -> list[Paragraph]:
    """Return the paragraph of each width."""
    widths: dict[object, float] = {}
    lines: dict[object, list[tuple[str, float]]] = {}
    for page in HTML(string=html).render().pages:
        for box in page._page_box.descendants():
            if box.element_tag == "p" and type(box).__name__ == "BlockBox":
                widths[box.element] = box.width
            elif box.element_tag == "p" and type(box).__name__ == "LineBox":
                text = "".join(getattr(inner, "text", "") for inner in box.descendants())
                lines.setdefault(box.element, []).append((text, box.width))
    return [
        Paragraph(tuple(text for text, _ in found), max(w for _, w in found) - widths[element])
        for element, found in lines.items()
    ]


def tell_stock() -> None:
    """Lay every document out in a process without the fixes and print what came of it."""
    found = {name: laid_out(html) for name, html in documents().items()}
    plain = {name: [(p.lines, p.excess) for p in paragraphs] for name, paragraphs in found.items()}
    print(json.dumps(plain))


Layouts = dict[str, list[Paragraph]]


@pytest.fixture(scope="module")
def stock() -> Layouts:
    program = "import sys; sys.path[:0] = sys.argv[1:]; import test_line_ends as t; t.tell_stock()"
    paths = [ROOT, ROOT / "tests", ROOT / "tests" / "instruments", Path(__file__).parent]
    command = [sys.executable, "-c", program, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {
        name: [Paragraph(tuple(lines), excess) for lines, excess in paragraphs]
        for name, paragraphs in json.loads(done.stdout).items()
    }


@pytest.fixture(scope="module")
def fixed() -> Layouts:
    apply()
    return {name: laid_out(html) for name, html in documents().items()}


def texts(paragraphs: list[Paragraph]) -> list[tuple[str, ...]]:
    return [paragraph.lines for paragraph in paragraphs]


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_a_space_before_an_element_does_not_cost_the_line(
    stock: Layouts, fixed: Layouts, case: tuple[str, str, str]
) -> None:
    marked, flat = (" ".join([*case, form]) for form in ("marked", "flat"))
    wanted = texts(stock[flat])
    pairs = zip(texts(stock[marked]), wanted, strict=True)
    cut = [lines[0] for lines, right in pairs if lines != right]
    assert cut
    assert min(map(len, cut)) < 12
    assert texts(fixed[marked]) == texts(fixed[flat]) == wanted


def test_a_letter_drawn_to_its_space_does_not_part_a_line_from_its_label(
    stock: Layouts, fixed: Layouts
) -> None:
    bare = [paragraph for paragraph in stock["labelled"] if paragraph.lines[0] == "1."]
    assert bare
    assert [paragraph for paragraph in fixed["labelled"] if paragraph.lines[0] == "1."] == []
    assert max(paragraph.excess for paragraph in fixed["labelled"]) < TRACE


@pytest.mark.parametrize("rule", ["normal", "pre", "pre-wrap"])
@pytest.mark.parametrize("lang", RUNS)
def test_text_that_ends_without_a_space_or_keeps_its_spaces_stays_as_it_was(
    stock: Layouts, fixed: Layouts, lang: str, rule: str
) -> None:
    name = f"{lang} kept {rule}"
    assert len(set(texts(stock[name]))) > (rule != "pre")
    assert fixed[name] == stock[name]
