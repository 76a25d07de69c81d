"""Tables on their pages: a figure stays on one line, and a table that is too wide is reported."""

import json
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from built import page_texts
from click.testing import CliRunner

from gareport.cli.main import commands
from gareport.flow.pipeline import Made, build_edition, open_report
from gareport.report.diagnostics import Diagnostic, Severity

COVER = """\
symbol: A/99/1
kind: note
organ: general_assembly
session: 99
language: CODE
original: CODE
editions: [CODE]
title: A title
author: secretary_general
layout: LAYOUT
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
      columns: COLUMNS
      rows: ROWS
"""


def made(
    folder: Path,
    heads: Sequence[str],
    cells: Sequence[str],
    layout: str,
    first: int | None = None,
    language: str = "en",
) -> object:
    """What a build makes of a report with a table of one row; `first` is a width in per cent."""
    columns = [{"id": f"c{n}", "heading": head, "align": "figures" if n else "text"}
               for n, head in enumerate(heads)]  # fmt: skip
    columns[0] |= {"width": first} if first else {}
    body = BODY.replace("COLUMNS", json.dumps(columns))
    body = body.replace("ROWS", json.dumps([{"id": "row", "cells": list(cells)}]))
    (folder / "report.yaml").write_text(
        COVER.replace("LAYOUT", layout).replace("CODE", language), "utf-8"
    )
    (folder / "body.yaml").write_text(body, "utf-8")
    opened = open_report(folder)
    assert opened.is_whole, opened.found
    return build_edition(opened.editions[language], ("pdf",))


def turned(result: object) -> list[bool]:
    """Which pages of a build without findings are across."""
    assert isinstance(result, Made)
    assert result.found == ()
    with pikepdf.open(BytesIO(result.files["pdf"])) as pdf:
        return [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]


def test_a_width_that_leaves_the_others_no_room_needs_a_wider_table(tmp_path: Path) -> None:
    heads = ["Object", *("Requirements",) * 7]
    table = (heads, ["Posts", *("1",) * 7], "new_york")
    assert turned(made(tmp_path, *table)) == [False]
    assert turned(made(tmp_path, *table, first=40)) == [False, True]


def test_what_chinese_keeps_on_a_line_is_not_wider_than_its_column(tmp_path: Path) -> None:
    """The last two characters of a text and a figure with its unit; single characters are not."""
    for word, across in (("共计", True), ("2044 年", True), ("共计数额", False)):
        heads = ["支出用途", *(word,) * (24 if word == "共计" else 15)]
        table = (heads, ["员额", *("1",) * (len(heads) - 1)], "new_york")
        assert turned(made(tmp_path, *table, language="zh"))[-1] is across, word


@pytest.mark.parametrize("layout", ["geneva", "new_york"])
def test_a_table_wider_than_the_page_is_reported_where_its_title_is(
    layout: str, tmp_path: Path
) -> None:
    heads = ["Object", *("Extrabudgetaryrequirements",) * 11]
    result = made(tmp_path, heads, ["Posts", *("1",) * 11], layout)
    assert isinstance(result, Made)
    assert result.files == {}
    (found,) = result.found
    assert (found.rule, Path(found.span.file).name, found.span.line) == (
        "table-width", "body.yaml", 9
    )  # fmt: skip
    excess = int(re.fullmatch(r"the table `costs` is (\d+) mm .*", found.message)[1])
    guessed = check(tmp_path)
    assert [(one.rule, one.severity, one.span) for one in guessed] == [
        ("table-width", Severity.WARNING, found.span)
    ]
    estimate = int(re.fullmatch(r"the table `costs` seems (\d+) mm .*", guessed[0].message)[1])
    assert excess > 20
    assert abs(estimate - excess) < excess / 4


def check(folder: Path) -> list[Diagnostic]:
    return [fault for fault in open_report(folder).found if fault.rule == "table-width"]


@pytest.mark.parametrize("layout", ["geneva", "new_york"])
@pytest.mark.parametrize("count", range(2, 13))
def test_no_table_that_fits_is_said_to_be_too_wide(layout: str, count: int, tmp_path: Path) -> None:
    heads = ["Object", *("Requirements",) * count]
    result = made(tmp_path, heads, ["Posts", *("2 185 183",) * count], layout)
    assert isinstance(result, Made)
    assert not (result.files and check(tmp_path))


def test_an_address_in_a_cell_is_divided_and_makes_no_table_too_wide(tmp_path: Path) -> None:
    address = "https://www.un.org/en/ga/fifth/62/statements/information_technology_strategy.pdf"
    result = made(tmp_path, ["Source", "Year", "Sum"], [f"See {address}", "2007", "1"], "geneva")
    assert isinstance(result, Made)
    assert result.found == ()
    assert check(tmp_path) == []


def test_every_wide_table_is_reported_in_one_run_and_no_file_is_written(tmp_path: Path) -> None:
    heads = ["Object", *("Extrabudgetaryrequirements",) * 11]
    made(tmp_path, heads, ["Posts", *("1",) * 11], "geneva")
    body = tmp_path / "body.yaml"
    first, table = body.read_text("utf-8").split("  - id: costs\n")
    body.write_text(f"{first}  - id: costs\n{table}  - id: others\n{table}", "utf-8")
    words = ["build", str(tmp_path), "--format", "pdf", "--output", str(tmp_path / "out")]
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 1
    assert done.stderr.count("error[table-width]") == 2
    assert not (tmp_path / "out" / tmp_path.name).exists()


def test_a_figure_in_a_table_keeps_to_one_line_and_the_text_gives_way(tmp_path: Path) -> None:
    words = "General temporary assistance for the preparation of the comprehensive report " * 3
    heads = ["Object of expenditure of the period", "Approved", "Proposed", "Difference", "Total"]
    cells = [words, "421 400", "634 700", "1 056 100", "2 185 183 590"]
    result = made(tmp_path, heads, cells, "new_york")
    assert isinstance(result, Made)
    page = page_texts(result.files["pdf"])[-1].replace("\u00a0", " ")
    for figure in cells[1:]:
        assert figure in page
