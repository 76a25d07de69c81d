"""Columns of tables: short ones keep to one line, every word has room, and both formats agree."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from built import TINY, built
from hypothesis import given
from hypothesis import strategies as st

from gareport.flow.pipeline import open_report
from gareport.layout.columns import ColumnNeeds, shared, squeezed
from gareport.layout.geometry import CellGap, Style
from gareport.layout.layouts import LAYOUTS
from gareport.layout.table_form import TableForm, table_form
from gareport.numbering.resolve import resolve
from gareport.report.model import Table
from gareport.report.texts import walk

WHOLE = 492.0
SIZES = st.lists(st.tuples(st.floats(5, 90), st.floats(0, 2000)), min_size=1, max_size=9)


@given(SIZES)
def test_the_widths_make_the_whole_and_leave_every_word_its_room(
    sizes: list[tuple[float, float]],
) -> None:
    made = [ColumnNeeds(least + more, least) for least, more in sizes]
    widths = shared(made, WHOLE)
    assert sum(widths) == pytest.approx(WHOLE, abs=0.1)
    if sum(least for least, _ in sizes) <= WHOLE:
        assert all(w >= c.least - 0.1 for w, c in zip(widths, made, strict=True))


@given(SIZES)
def test_in_word_no_edge_of_a_column_is_off_by_more_than_half_a_twip(
    sizes: list[tuple[float, float]],
) -> None:
    widths = shared([ColumnNeeds(least + more, least) for least, more in sizes], WHOLE)
    grid = TableForm(widths, CellGap(0, 6), 0, Style(10, 12), 0)
    for right in range(1, len(sizes) + 1):
        assert abs(sum(grid.twips[:right]) - 20 * sum(grid.widths[:right])) <= 0.5001


def test_a_short_column_is_not_starved_beside_a_long_one() -> None:
    assert shared([ColumnNeeds(60, 30), ColumnNeeds(3000, 80), ColumnNeeds(50, 50)], 400) == (
        60,
        290,
        50,
    )


def test_what_is_left_over_goes_to_each_in_proportion() -> None:
    assert shared([ColumnNeeds(50, 30), ColumnNeeds(150, 80)], 400) == (100, 300)


def test_words_too_wide_for_the_page_take_it_in_proportion() -> None:
    assert shared([ColumnNeeds(900, 300), ColumnNeeds(900, 500)], 400) == (150, 250)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_both_formats_draw_a_table_in_the_same_widths(code: str) -> None:
    edition = built(TINY, code)
    report = edition.resolved.edition.report
    (table,) = (node for node in walk(report.sections) if isinstance(node, Table))
    sized = table_form((edition.resolved,), table.id, table.table)
    assert sized.gap_number == 0
    assert sum(sized.widths) == pytest.approx(LAYOUTS[report.cover.layout].page.measure, abs=0.1)
    with ZipFile(BytesIO(edition.docx)) as parts:
        document = parts.read("word/document.xml").decode()
    grid = document[document.index("<w:tblGrid>", document.index("ReportTable")) :]
    drawn = re.findall(r"w:gridCol w:w=\"(\d+)\"", grid[: grid.index("</w:tblGrid>")])
    assert drawn == [str(width) for width in sized.twips]


def test_where_words_have_no_room_figures_and_cells_keep_theirs_and_heads_share_the_rest() -> None:
    stub, figure = ColumnNeeds(120, 60), ColumnNeeds(50, 50, is_figures=True, firm=20)
    wide = ColumnNeeds(80, 80, is_figures=True, firm=20)
    assert squeezed([stub, figure, wide], 160) == (60, 40, 60)
    # With less room, words of cells are divided too; with less than figures take, all shrink.
    assert squeezed([stub, figure, wide], 70) == (12, 26, 32)
    assert sum(squeezed([stub, figure, wide], 30)) == pytest.approx(30, abs=0.02)


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
sections: [body]
"""
BODY = """\
id: body
kind: section
heading: Costs
content:
  - id: first
    paragraph: The costs are in {ref.costs}.
  - id: costs
    table:
      title: Costs
      columns: [{id: object, heading: Object}, {id: reason, heading: "Reason{note.made}"}]
      rows: [{id: only, cells: ["InternationalizationMARK", LONG]}]
      notes: {made: A note.}
"""


def _first_width(folder: Path, mark: str) -> float:
    """The width of a column that has one word, beside a column that takes all that is left."""
    (folder / "report.yaml").write_text(COVER, "utf-8")
    body = BODY.replace("MARK", mark).replace("LONG", "reasons " * 60)
    (folder / "body.yaml").write_text(body, "utf-8")
    resolved = resolve(open_report(folder).editions["en"])
    (table,) = (node for node in walk(resolved.edition.report.sections) if isinstance(node, Table))
    return table_form((resolved,), table.id, table.table).widths[0]


def test_a_column_has_room_for_the_mark_of_a_note_at_its_longest_word(tmp_path: Path) -> None:
    assert _first_width(tmp_path, "{note.made}") > _first_width(tmp_path, "") + 2
