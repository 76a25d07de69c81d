"""Tables: heads, joined cells, edges, pages and boxes are in both files as they were typed."""

import io
import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from built import TESTS, Glyph, built, lines, page_texts
from conftest import ROOT
from judges import CLEAN, broken_rules, judge
from libreoffice import PDF, converted
from pdf_structure import Element, tree
from word_parts import W, body

from gareport.flow.pipeline import open_report
from gareport.layout.table_form import table_form
from gareport.numbering.resolve import Resolved, resolve
from gareport.report.kinds import provided
from gareport.report.texts import walk

TABLES = TESTS / "reports" / "tables"
HEADS = ["costs.object", "costs.old", "costs.new", "costs.change"]
COSTS, PLACES, ANNEX = 1, 2, 4  # pages from 0


def form(resolved: Resolved, table: str, *others: Resolved) -> tuple[bool, bool, bool]:
    """Whether a table is narrow, on a page across, and whole; `others` are editions beside it."""
    nodes = walk(resolved.edition.report.all_sections)
    grid = next(provided(node).grid for node in nodes if node.id == table)
    assert grid is not None
    found = table_form((resolved, *others), table, grid)
    return found.is_narrow, found.is_turned, found.is_whole


def test_a_table_in_two_languages_is_as_high_as_the_words_of_both() -> None:
    opened = open_report(ROOT / "content" / "demonstration")
    english, chinese = (resolve(opened.editions[code]) for code in ("en", "zh"))
    assert form(english, "requirements")[2] is form(chinese, "requirements")[2] is True
    assert form(english, "requirements", chinese)[2] is False
    assert form(english, "extension_table", chinese)[2] is True


def table(name: str) -> Element:
    found = (one for one in tree(built(TABLES, "en").pdf).walk() if one.role == "Table")
    return next(one for one in found if one.entries.get("ID") == name)


def test_both_files_are_valid() -> None:
    edition = built(TABLES, "en")
    assert judge([("tables", edition.docx)]) == {"tables": CLEAN}
    assert broken_rules({"tables": edition.pdf}) == {"tables": {"ua1": [], "3a": []}}


def test_the_heads_of_a_table_span_their_columns_and_each_cell_names_its_heads() -> None:
    first, second, numbers, *_ = table("costs").find("TR")
    spans = [(c.entries["ID"], c.entries.get("ColSpan"), c.entries.get("RowSpan")) for c in
             first.elements]  # fmt: skip
    assert spans == [(HEADS[0], None, "2"), (HEADS[1], None, "2"), (HEADS[2], None, "2"),
                     (HEADS[3], "2", None)]  # fmt: skip
    assert [c.entries["Headers"] for c in second.elements] == ["costs.change"] * 2
    assert [c.text().strip() for c in numbers.elements] == [
        "",
        "(1)",
        "(2)",
        "(3)=(2)-(1)",
        "(4)=(3)÷(1)",
    ]
    travel = next(
        row for row in table("costs").find("TR") if row.elements[0].text().strip() == "Travel"
    )
    assert [cell.entries["Headers"] for cell in travel.elements] == [
        "costs.object",
        "costs.old+costs.travel.object",
        "costs.new+costs.travel.object",
        "costs.change+costs.amount+costs.travel.object",
        "costs.change+costs.rate+costs.travel.object",
    ]


def test_the_heads_that_cells_name_are_all_in_the_tree() -> None:
    elements = [*tree(built(TABLES, "en").pdf).walk()]
    heads = {one.entries["ID"] for one in elements if one.role == "TH" and "ID" in one.entries}
    named = {name for one in elements for name in one.entries.get("Headers", "").split("+") if name}
    assert named <= heads
    assert "posts.group_1" in named


def test_joined_cells_are_one_cell_in_both_files() -> None:
    rows = table("costs").find("TR")
    rent = next(row for row in rows if row.elements[0].text().strip() == "Rent")
    later = next(row for row in rows if row.elements[0].text().strip() == "Supplies")
    assert rent.elements[0].entries["RowSpan"] == "2"
    assert [cell.entries.get("ColSpan") for cell in later.elements] == [None, "4"]
    word = body(built(TABLES, "en"))
    found = next(t for t in word.iter(f"{W}tbl") if "Variance" in "".join(t.itertext()))
    merges = [m.get(f"{W}val") for m in found.iter(f"{W}vMerge")]
    assert merges == ["restart"] * 3 + ["continue"] * 3 + ["restart", "continue"]
    wide = [int(s.get(f"{W}val")) for s in found.iter(f"{W}gridSpan")]
    assert wide == [2, 5, 5, 4]


def right_edges(page: int, words: tuple[str, ...]) -> list[float]:
    """Where lines end that end with one of the words: the right edge of a last column."""
    found: list[Glyph] = []
    for line in lines(built(TABLES, "en").pdf, page):
        text = "".join(glyph.char for glyph in line)
        found += [line[-1]] if text.endswith(words) else []
    assert len(found) == len(words)
    return [glyph.right for glyph in found]


def test_figures_end_at_one_edge_with_brackets_and_without() -> None:
    edges = right_edges(COSTS, ("(97.8)", "20.0", "(95.4)")[:3:2])
    assert max(edges) - min(edges) < 0.3


def test_small_tables_are_as_wide_as_the_text_and_large_ones_take_a_page_across() -> None:
    resolved = built(TABLES, "en").resolved
    assert form(resolved, "places") == (True, False, False)
    assert form(resolved, "costs") == (True, False, True)
    assert form(resolved, "posts") == (False, True, True)


def test_a_table_too_wide_for_the_page_has_a_page_across_in_both_files() -> None:
    with pikepdf.open(io.BytesIO(built(TABLES, "en").pdf)) as pdf:
        boxes = [[round(float(edge)) for edge in page.MediaBox[2:]] for page in pdf.pages]
    assert [box for box in boxes if box[0] > box[1]] == [[792, 612]]
    assert boxes[-1] == [792, 612]
    sizes = [
        (s.get(f"{W}w"), s.get(f"{W}orient")) for s in body(built(TABLES, "en")).iter(f"{W}pgSz")
    ]
    assert sizes == [("12240", None), ("15840", "landscape")]
    assert "Annex" in page_texts(built(TABLES, "en").pdf)[-1]


def test_a_long_table_repeats_its_heads_and_leaves_two_rows_on_either_side() -> None:
    pages = [text for text in page_texts(built(TABLES, "en").pdf) if "Place " in text]
    assert len(pages) > 1
    assert all("Before" in text and "After" in text for text in pages)
    assert all(len(re.findall(r"^Place \d+", text, re.MULTILINE)) >= 2 for text in pages)
    assert "Total" in pages[-1]


COVER = """\
symbol: A/99/1
kind: note
organ: general_assembly
session: 99
language: en
original: en
editions: [en]
title: A title
author: secretary_general
contents: none
sections: [body]
"""


@pytest.fixture(scope="module")
def near_the_end(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with a table that fits on a page, but not on what is left of its own."""
    folder = tmp_path_factory.mktemp("whole") / "whole"
    folder.mkdir()
    (folder / "report.yaml").write_text(COVER, "utf-8")
    texts = "".join(f"  - {{id: p{n}, paragraph: 'A text on {{ref.costs}}.'}}\n" for n in range(13))
    rows = "".join(f"        - {{id: r{n}, cells: [Row {n}, {n}]}}\n" for n in range(12))
    (folder / "body.yaml").write_text(
        "id: body\nkind: section\nheading: Costs\ncontent:\n"
        f"{texts}  - id: costs\n    table:\n      title: Costs\n      columns:\n"
        "        - {id: o, heading: Object}\n        - {id: a, heading: Costs, align: figures}\n"
        f"      rows:\n{rows}      note: A note under it.\n",
        "utf-8",
    )
    return folder


def test_a_table_that_fits_on_a_page_is_whole_in_the_pdf_and_as_libreoffice_shows_word(
    near_the_end: Path,
) -> None:
    edition = built(near_the_end, "en")
    (word,) = converted(PDF, [edition.docx])
    for pdf in (edition.pdf, word):
        first, second = page_texts(pdf)[:2]
        assert "Row 0" not in first
        assert all(piece in second for piece in ("Row 0", "Row 11", "A note under it."))
        assert "A text on" in first


def test_a_box_ends_its_page_and_its_letter_is_in_two_cells_and_once_below() -> None:
    first, second, *_ = page_texts(built(TABLES, "en").pdf)
    assert "$1,245,300" in first
    assert first.count("Made up for the present note.") == 1
    assert "Costs" in second
    called = [glyph for line in lines(built(TABLES, "en").pdf, 0) for glyph in line]
    sizes = [after.char for before, after in pairwise(called) if before.char in "34"]
    assert sizes.count("a") == 2


@pytest.mark.parametrize(
    ("lead", "text"),
    [("Source:", "The made-up offices."), ("Abbreviations:", "P, professional"), ("Note:", "Fig")],
)
def test_the_lines_under_a_table_have_their_words(lead: str, text: str) -> None:
    under = page_texts(built(TABLES, "en").pdf)[COSTS]
    assert f"{lead} {text}" in under
    word = "".join(body(built(TABLES, "en")).itertext(f"{W}t"))
    assert f"{lead} {text}" in word
