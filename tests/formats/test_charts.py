"""Charts in both formats: one picture with a table of its data, one chart that Word draws."""

import io
import re
from functools import cache
from zipfile import ZipFile

import pytest
from built import TESTS, built, page_texts
from conftest import Edited
from judges import CLEAN, broken_rules, judge
from libreoffice import PDF, converted
from lxml import etree
from pdf_structure import Element, tree

from gareport.flow.batch import Job, build_all
from gareport.flow.pipeline import Made, open_report
from gareport.numbering.profiles import Profile
from gareport.numbering.show import show

CHARTS = TESTS / "reports" / "charts"
IDS = ("by_year", "by_purpose", "by_office", "by_month", "shares")
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def files_of(code: str) -> dict[str, bytes]:
    """The files of an edition, or of two side by side."""
    edition = open_report(CHARTS).edition(code)
    ((_, made),) = build_all([Job(edition, ("pdf", "docx"), Profile.FINAL)])
    assert isinstance(made, Made)
    return dict(made.files)


def part(code: str, name: str) -> bytes:
    with ZipFile(io.BytesIO(files_of(code)["docx"])) as package:
        return package.read(name)


def chart(code: str, name: str) -> "etree._Element":
    return etree.fromstring(part(code, f"word/charts/{name}.xml"))


def cached(root: "etree._Element", tag: str) -> list[list[str]]:
    """The values in each cache under elements of a tag."""
    return [[v.text or "" for v in found.iter(f"{C}v")] for found in root.iter(f"{C}{tag}")]


def rows_of(element: Element) -> list[list[str]]:
    """The rows of a table, as they are read."""
    return [[said(cell) for cell in row.elements] for row in element.find("TR")]


def said(element: Element) -> str:
    return " ".join(element.text().split())


@pytest.mark.parametrize("code", ["en", "zh", "en+zh"])
def test_both_files_are_valid(code: str) -> None:
    files = files_of(code)
    assert judge([("charts", files["docx"])]) == {"charts": CLEAN}
    assert broken_rules({"charts": files["pdf"]}) == {"charts": {"ua1": [], "3a": []}}


@pytest.mark.parametrize("code", ["en", "zh", "en+zh"])
def test_the_same_report_gives_the_same_bytes(code: str) -> None:
    first = files_of(code)
    files_of.cache_clear()
    assert files_of(code) == first


def test_a_screen_reader_reads_the_words_for_a_chart_and_then_its_data() -> None:
    root = tree(files_of("en")["pdf"])
    figures = root.find("Figure")
    assert len(figures) == len(IDS)
    table = next(one for one in root.find("Table") if "Trips planned" in said(one))
    assert rows_of(table) == [
        ["Year", "Trips planned", "Trips made & paid"],
        ["2041", "1 250", "1 100"],
        ["2042", "130.5", "–"],
        ["2043", "(40)", "N/A"],
    ]
    assert [one.role for one in table.find("TH", "TD")][:4] == ["TH", "TH", "TH", "TH"]


@pytest.mark.parametrize(
    ("code", "words"), [("en", ["Sessions of the Assembly", "(40)"]), ("zh", ["大会届会", "(40)"])]
)
def test_the_words_of_a_chart_are_text_in_its_language(code: str, words: list[str]) -> None:
    text = "".join(page_texts(files_of(code)["pdf"])).replace("\xa0", " ")
    assert all(text.count(word) == 2 for word in words), text  # drawn, and in the data
    assert "1 250" in text


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("code", ["en", "zh"])
def test_word_draws_the_chart_from_its_own_data(code: str, name: str) -> None:
    root = chart(code, name)
    workbook = ZipFile(io.BytesIO(part(code, f"word/embeddings/{name}.xlsx")))
    sheet = etree.fromstring(workbook.read("xl/worksheets/sheet1.xml"))
    rows = [
        ["".join(t.text or "" for t in cell.iter("{*}t", "{*}v")) for cell in row]
        for row in sheet.iter("{*}row")
    ]
    assert cached(root, "cat")[0] == [row[0] for row in rows[1:]]
    assert [one[0] for one in cached(root, "tx")] == rows[0][1:]
    numbers = [value for one in cached(root, "val") for value in one]
    assert sorted(numbers) == sorted(value for row in rows[1:] for value in row[1:])


def test_a_chart_of_a_table_has_the_rows_and_the_words_of_the_table() -> None:
    assert cached(chart("zh", "shares"), "cat") == [["机票", "津贴", "签证"]]
    assert cached(chart("zh", "shares"), "val") == [["1245300", "45000", "0"]]


def test_word_has_a_code_for_each_form_of_a_figure_and_no_point_in_a_gap() -> None:
    root = chart("en", "by_year")
    codes = [one.get("formatCode") for one in root.iter(f"{C}numFmt")]
    assert {"#\\\xa0##0;\\(#\\\xa0##0\\)", "0.0;\\(0.0\\)", "0;\\(0\\)", '"–"'} <= {*codes}
    made = list(root.iter(f"{C}val"))[1]
    assert [one.get("idx") for one in made.iter(f"{C}pt")] == ["0", "1"]


@pytest.mark.parametrize("name", IDS)
def test_every_series_has_an_ink_of_its_own_and_the_faces_of_the_report(name: str) -> None:
    root = chart("zh", name)
    parts = root.iter(f"{C}dPt" if name == "shares" else f"{C}ser")
    inks = [etree.tostring(one.find(f"{C}spPr")) for one in parts]
    assert len(inks) == len({*inks}) or name == "by_month"
    for tag, face in (("latin", "Times New Roman"), ("ea", "SimSun")):
        assert {one.get("typeface") for one in root.iter(f"{A}{tag}")} == {face}
    assert list(root.iter(f"{C}title", f"{C}majorGridlines")) == []


def test_both_languages_share_one_chart_in_the_parallel_edition() -> None:
    assert cached(chart("en+zh", "by_year"), "tx")[0] == ["Trips planned / 计划的差旅"]
    assert cached(chart("en+zh", "by_year"), "cat")[0] == ["2041", "2042", "2043"]
    root = tree(files_of("en+zh")["pdf"])
    assert len(root.find("Figure")) == len(IDS)
    document = etree.fromstring(part("en+zh", "word/document.xml"))
    alts = [one.get("descr") for one in document.iter("{*}docPr")]
    assert alts[0] == (
        "In each year fewer trips were made than were planned. / 每年的差旅都少于计划。"
    )
    assert len(alts) == len(IDS)


def test_libreoffice_draws_every_chart() -> None:
    (pdf,) = converted(PDF, [files_of("en")["docx"]])
    text = "".join(page_texts(pdf)).replace("\xa0", " ")
    wanted = ("Trips planned", "1 250", "130.5", "(40)", "Sessions of the Assembly", "1 245 300")
    assert [word for word in wanted if word not in text] == []


def test_an_untranslated_name_is_marked_like_any_other_text(edited: Edited) -> None:
    folder = edited(CHARTS)
    catalogue = folder / "locales/zh/LC_MESSAGES/charts.po"
    text = catalogue.read_text("utf-8").replace('msgstr "计划的差旅"', 'msgstr ""')
    catalogue.write_text(text, "utf-8")
    found = open_report(folder).found
    assert sum(one.rule == "translation-missing" for one in found) == 2


def test_a_figure_of_words_is_refused_at_its_place(edited: Edited) -> None:
    folder = edited(CHARTS, {"trips.yaml": ("[2041, 1 250, 1100]", "[2041, many, 1100]")})
    (fault,) = [one for one in open_report(folder).found if one.rule == "chart"]
    assert "`many` is not a figure" in fault.message
    assert re.search(
        r"\bmany\b", (folder / "trips.yaml").read_text("utf-8").split("\n")[fault.span.line - 1]
    )


def test_a_built_edition_has_its_chart_where_its_figure_is() -> None:
    assert built(CHARTS, "en").resolved.labels["shares"].printed == "Figure V"


def test_other_programs_get_the_data_of_a_chart_and_of_one_of_a_table() -> None:
    blocks = {one["id"]: one for one in show(built(CHARTS, "en").resolved)["blocks"]}
    assert blocks["by_year"]["chart"] == "columns"
    assert blocks["by_year"]["columns"] == ["Year", "Trips planned", "Trips made & paid"]
    assert blocks["by_year"]["data"][2] == ["2043", "(40)", "N/A"]
    assert blocks["shares"]["chart"] == "pie"
    assert blocks["shares"]["data"][0] == ["Tickets", "1\xa0245\xa0300"]
