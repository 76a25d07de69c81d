"""Front pages with more than they can hold: nothing overlaps, is cut or leaves the page."""

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from built import Built, Glyph, built, lines
from libreoffice import PDF, converted

from gareport.layout.layouts import LAYOUTS

WORDS = {
    "en": "Implementation of the made-up decisions of the conference of Utopia on the lamps,"
    " bridges, roads, harbours and other public works of the city by the river and of all"
    " its districts",
    "zh": "虚构的乌托邦会议关于城市路灯、桥梁、道路、港口和其他公共工程的决定"
    "在河边城市及其所有各区的执行情况和后续行动以及今后工作的虚构建议",
}
LONG = [(layout, code) for layout in sorted(LAYOUTS) for code in WORDS]


def long_cover(layout: str, code: str) -> str:
    """A cover whose every line is long, with seven notes of two lines."""
    words, names = WORDS[code], range(1, 8)
    notes = "".join(f'  n{n}: "{words}."\n' for n in names)
    return f"""symbol: A/AC.999/2044/CRP.12/Add.15*
organ: general_assembly
body: "{words}"
session: 59
meeting: {{venue: Atlantis, begins: 2044-06-28, ends: 2044-07-17}}
agenda:
  - {{item: 72, parts: [b, c], title: "{words}{{note.n2}}"}}
  - {{item: 118, title: "{words}"}}
agenda_of: provisional
layout: {layout}
date: 2044-06-05
language: {code}
original: {code}
editions: [{code}]
job_numbers: {{{code}: 44-12345}}
title: "{words}{{note.n4}}"
subtitles: ["{words}{{note.n5}}"]
author: "{words}{{note.n6}}"
rapporteur: "Nescio Nomen{{note.n7}}"
marks: {{symbol: n1, agenda: n3}}
notes:
{notes}summary:
  - id: brief
    paragraph: "{words}."
sections: [body]
"""


def overlapping(rows: list[list[Glyph]]) -> list[str]:
    """The characters that cover another one of their line by more than a half."""
    return [
        f"{one.char}{two.char}"
        for row in rows
        for one, two in pairwise(row)
        if two.left - one.left < (one.right - one.left) * 0.4
    ]


def outside(rows: list[list[Glyph]], left: float, right: float) -> list[str]:
    """The lines that leave the margins of the page."""
    return [
        "".join(glyph.char for glyph in row)
        for row in rows
        if row[0].left < left - 2 or row[-1].right > right + 2
    ]


@pytest.fixture
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Built]:
    layout, code = request.param
    (tmp_path / "report.yaml").write_text(long_cover(layout, code), "utf-8")
    text = f"id: body\nkind: section\ncontent:\n  - {{id: one, paragraph: '{WORDS[code]}.'}}\n"
    (tmp_path / "body.yaml").write_text(text, "utf-8")
    return layout, built(tmp_path, code)


@pytest.mark.parametrize("made", LONG, ids=["-".join(one) for one in LONG], indirect=True)
def test_nothing_overlaps_or_leaves_a_long_front_page(made: tuple[str, Built]) -> None:
    layout, edition = made
    page = LAYOUTS[layout].page
    ours, theirs = edition.pdf, converted(PDF, [edition.docx])[0]
    for pdf in (ours, theirs):
        for number in range(min(2, len(pypdfium2.PdfDocument(pdf)))):
            rows = lines(pdf, number)
            assert outside(rows, page.side, page.width - page.side) == []
            assert overlapping(rows) == []
    head, text = (lines(theirs, 1)[row][0] for row in (0, 1))
    assert text.top < head.bottom - 2


def test_characters_over_each_other_are_noticed() -> None:
    row = [Glyph("a", 0, 0, 10, 10), Glyph("b", 1, 0, 11, 10), Glyph("c", 11, 0, 21, 10)]
    assert overlapping([row]) == ["ab"]
    assert outside([row], 5, 20) == ["abc"]
