"""Rows of tables come from files cell by cell, and what is not certain is an error at its cell."""

import datetime
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gareport.editorial.example import Example
from gareport.flow.opened import Opened
from gareport.flow.pipeline import open_report
from gareport.numbering.resolve import resolve
from gareport.report.keys import Key

CONTENT = """\
- id: staff
  table:
    title: Staff
    rows_from: {{file: {file}, key: Code, {more}columns: {{office: Office, posts: Posts{columns}}}}}
    columns:
    - {{id: office, heading: Office}}
    - {{id: posts, heading: Number, align: figures{decimals}}}
    - {{id: twice, heading: Twice, align: figures, formula: posts * 2}}
    rows:
    - {{id: all, cells: [Total], total: true, formula: sum}}
"""
HEAD = ["Code", "Office", "Posts"]
Filled = Callable[..., Opened]


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """Open a report with one table whose rows are in a file."""

    def fill(
        data: bytes,
        file: str = "staff.csv",
        more: str = "",
        columns: str = "",
        decimals: str = "",
        content: str = CONTENT,
    ) -> Opened:
        folder = tmp_path / "example"
        folder.mkdir(exist_ok=True)
        typed = content.format(file=file, more=more, columns=columns, decimals=decimals)
        for name, text in Example(content=typed).as_files().items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        if file.isascii() and "/" not in file:
            (folder / file).write_bytes(data)
        return open_report(folder)

    return fill


def found(opened: Opened) -> list[str]:
    """The errors, each with its place within the folder of the report."""
    return [
        f"{fault.span.printed.rpartition('/')[2]}: {fault.message}"
        for fault in opened.found
        if fault.severity == "error"
    ]


def printed(opened: Opened) -> list[list[str]]:
    """The cells of the table as they print."""
    edition = opened.editions["en"]
    resolved, table = resolve(edition), edition.report.sections[0].content[0]
    grid = table.table  # type: ignore[union-attr]
    keys = [[Key.cell("staff", row.id, one.id) for one in grid.columns] for row in grid.celled]
    return [[resolved.plain(key).replace("\u00a0", " ") for key in row] for row in keys]


def workbook(*rows: list[Any], change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    """An XLSX file with one sheet of the name Posts."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Posts"
    for row in [HEAD, *rows]:
        book.active.append(row)
    change(book.active)
    book.save(out)
    return out.getvalue()


CSV = '\ufeffCode,Office,Posts\r\nP-4,"Desk, ""first""",(1 200.5)\r\n\r\nrest,Rest,–\r\n'.encode()


def test_rows_of_a_csv_file_are_read_as_if_they_were_typed(filled: Filled) -> None:
    opened = filled(CSV)
    assert found(opened) == []
    assert printed(opened) == [
        ['Desk, "first"', "(1 200.5)", "(2 401.0)"],
        ["Rest", "–", "–"],
        ["Total", "(1 200.5)", "(2 401.0)"],
    ]
    assert str(opened.editions["en"].texts[Key("staff.p_4.office")].text) == 'Desk, "first"'


def formats(sheet: Any) -> None:
    for row, form in enumerate(["0.0", "0.0%", '#,##0;(#,##0);"-"', "General"], 2):
        sheet.cell(row, 3).number_format = form


def test_figures_of_a_sheet_have_the_decimals_of_their_formats(filled: Filled) -> None:
    rows = [[f"r{n}", "Desk", figure] for n, figure in enumerate([0.1 + 0.2, 0.149, 0, -7.25])]
    opened = filled(workbook(*rows, change=formats), "staff.xlsx")
    assert found(opened) == []
    assert [row[1] for row in printed(opened)] == ["0.3", "14.9", "–", "(7.25)", "7.95"]


def test_decimals_of_the_column_replace_those_of_the_sheet(filled: Filled) -> None:
    data = workbook(["a", "Desk", 1 / 3], ["b", "Desk", 2])
    opened = filled(data, "staff.xlsx", decimals=", decimals: 2")
    assert found(opened) == []
    assert [row[1] for row in printed(opened)] == ["0.33", "2.00", "2.33"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Code,Office,Posts\na,Desk,many\n", "staff.csv:2:8: `many` is not a number"),
        (b"Code,Office,Posts\na,Desk,1\nA,Desk,2\n", "staff.csv:3:1: the key `A` is already in "),
        (b"Code,Office,Posts\n7,Desk,1\n", "staff.csv:2:1: the key `7` gives no id"),
        (b"Code,Office,Posts\n,Desk,1\n", "staff.csv:2:1: this key is blank"),
        (b"Code,Office\na,Desk\n", "body.yaml:8:80: the first line of the file has no header"),
        (b"Code,Posts,Office,Posts\na,1,b,2\n", "staff.csv:1:19: two columns of the file have"),
        (b"Code,Office,Posts\n", "body.yaml:8:25: the file has no rows under its headers"),
        (b"", "body.yaml:8:41: the first line of the file has no header `Code`"),
        (b"Code,Office,Posts\na,\xb7,1\n", "staff.csv:2:1: the file is not UTF-8"),
        (b'Code,Office,Posts\na,"Desk" x,1\n', "staff.csv:2:3: the quotation marks of this cell"),
        (b"Code,Office,Posts\na,Desk {x,1\n", "staff.csv:2:8: `{x` is not a token"),
        (b"a,b,c\n" * 5_002, "staff.csv:5001:5: the file has more than 5,000 rows"),
    ],
)
def test_a_wrong_csv_file_is_reported_at_its_place(
    filled: Filled, data: bytes, message: str
) -> None:
    assert any(one.startswith(message) for one in found(filled(data))), found(filled(data))


@pytest.mark.parametrize(
    ("value", "change", "message"),
    [
        ("12", None, "C2: `12` is not a number, which is typed as a text"),
        (True, None, "C2: this cell is true or false"),
        (datetime.date(2044, 1, 1), None, "C2: this cell is a date or a time"),
        ("=1+1", None, "C2: this cell has a formula without its value"),
        ("#REF!", None, "C2: this cell has the error #REF!"),
        (1 / 3, None, "C2: this cell has 16 decimals"),
        (1, lambda sheet: sheet.merge_cells("C2:D3"), "C2: this cell is merged with others"),
        (
            45_000,
            lambda sheet: setattr(sheet["C2"], "number_format", "#,##0,"),
            "C2: this cell has the number format `#,##0,`",
        ),
    ],
)
def test_a_wrong_cell_of_a_sheet_is_reported_at_its_address(
    filled: Filled, value: Any, change: Callable[[Any], None] | None, message: str
) -> None:
    data = workbook(["a", "Desk", value], change=change or (lambda sheet: None))
    assert found(filled(data, "staff.xlsx")) == [f"staff.xlsx, sheet Posts, {message}"]


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no archive", "the file is damaged, or not an XLSX file"),
        (zipped(a="text"), "the file is damaged, or not an XLSX file"),
        (zipped(a="0" * 10_000_000), "the file unpacks to more than a table needs"),
        (zipped(**{"../a": "text"}), "the file unpacks to more than a table needs"),
        (zipped(**{f"a{n}": "" for n in range(201)}), "the file unpacks to more than"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(filled: Filled, data: bytes, message: str) -> None:
    (one,) = found(filled(data, "staff.xlsx"))
    assert one.startswith(f"body.yaml:8:25: {message}")


def test_a_sheet_is_named_if_there_are_several(filled: Filled) -> None:
    def more(sheet: Any) -> None:
        sheet.parent.create_sheet("Others")

    data = workbook(["a", "Desk", 1], change=more)
    opened = filled(data, "staff.xlsx")
    assert found(opened) == ["body.yaml:8:25: the file has several sheets"]
    assert "`Posts`, `Others`" in opened.found[0].hint
    assert found(filled(data, "staff.xlsx", more="sheet: Posts, ")) == []
    wrong = filled(data, "staff.xlsx", more="sheet: Post, ")
    assert found(wrong) == ["body.yaml:8:25: the file has no sheet `Post`"]


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("staff.ods", "`staff.ods` is not a CSV or XLSX file"),
        ("../staff.csv", "`../staff.csv` is not a file in the report's folder"),
        ("/dev/null.csv", "`/dev/null.csv` is not a file in the report's folder"),
    ],
)
def test_a_file_elsewhere_or_of_another_kind_is_refused(
    filled: Filled, file: str, message: str
) -> None:
    assert found(filled(b"", file)) == [f"body.yaml:8:25: {message}"]


def test_a_column_without_cells_is_reported(filled: Filled) -> None:
    wrong = filled(b"Code,Office,Posts\na,Desk,1\n", columns=", twise: Posts")
    assert found(wrong) == ["body.yaml:8:94: the table has no column `twise`"]
    content = CONTENT.replace(", posts: Posts", "")
    assert found(filled(b"Code,Office,Posts\na,Desk,1\n", content=content)) == [
        "body.yaml:11:9: the column `posts` gets no cells from the file"
    ]


def test_keys_of_another_kind_are_reported_once(filled: Filled) -> None:
    content = CONTENT.replace("key: Code, ", "key: [Code], ").replace("{more}", "{more}bad: x, ")
    opened = filled(CSV, content=content)
    assert {fault.rule for fault in opened.found if fault.severity == "error"} == {
        "unknown-key",
        "value",
    }


def test_a_report_without_a_sheet_does_not_wait_for_openpyxl() -> None:
    code = "import sys, gareport.cli.main, gareport.reading.load; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_rows_with_a_colour_alone_do_not_count(filled: Filled) -> None:
    def change(sheet: Any) -> None:
        for row in (3, 6_000):
            sheet.cell(row, 3).number_format = "0.0"

    opened = filled(workbook(["a", "Desk", 1], change=change), "staff.xlsx")
    assert found(opened) == []
    assert len(printed(opened)) == 2


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_entities_in_a_sheet_are_not_read(filled: Filled, part: str) -> None:
    old, out = workbook(["a", "Desk", 1]), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(old)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, BOMB.encode() + text if name == part else text)
    opened = filled(out.getvalue(), "staff.xlsx")
    errors = found(opened)
    assert errors in ([], ["body.yaml:8:25: the file is damaged, or not an XLSX file"])


def test_a_changed_word_makes_its_translation_outdated_and_a_figure_does_not(
    filled: Filled, tmp_path: Path
) -> None:
    place = tmp_path / "example" / "locales" / "zh" / "LC_MESSAGES" / "example.po"
    place.parent.mkdir(parents=True)
    place.write_text('msgctxt "staff.a.office"\nmsgid "Desk"\nmsgstr "办公室"\n', "utf-8")
    filled(b"Code,Office,Posts\na,Desk,1\n")
    cover = tmp_path / "example" / "report.yaml"
    both = cover.read_text("utf-8").replace("editions: [en]", "editions: [en, zh]")

    def outdated(data: bytes) -> list[str]:
        (tmp_path / "example" / "staff.csv").write_bytes(data)
        cover.write_text(both, "utf-8")
        faults = open_report(tmp_path / "example").found
        return [fault.message for fault in faults if fault.rule == "translation-stale"]

    assert outdated(b"Code,Office,Posts\na,Desk,2\n") == []
    assert outdated(b"Code,Office,Posts\na,Desks,2\n") == [
        "`staff.a.office` has changed since it was translated"
    ]
