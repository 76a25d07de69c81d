"""Lists: letters, bullets and dashes are lists for Word and for screen readers."""

import pytest
from built import TESTS, built
from judges import CLEAN, broken_rules, judge
from libreoffice import DOCX, converted
from lxml import etree
from pdf_structure import Element, tree
from word_parts import W, part

from gareport.flow.pipeline import open_report
from gareport.layout.table_form import table_form
from gareport.numbering.places import places
from gareport.numbering.show import show
from gareport.report.keys import Key
from gareport.report.kinds import provided
from gareport.report.texts import walk

LISTS = TESTS / "reports" / "lists"
EACH = pytest.mark.parametrize("code", ["en", "zh"])
BULLETED = {"letters", "visits", "by_train", "on_foot", "lists", "long_bullet", "short_bullet"}
DASHED = {"hats", "maps", "first_note", "second_note", "one_dash", "another_dash"}


def lists(code: str) -> list[Element]:
    return [one for one in tree(built(LISTS, code).pdf).walk() if one.role == "L"]


def signs(docx: bytes) -> list[tuple[str, str]]:
    """The sign and the first words of each paragraph of a Word file that has a bullet."""
    styles = part(docx, "word/styles.xml").findall(f"{W}style")
    named = {style.get(f"{W}styleId"): style for style in styles}
    levels = levels_by_list(part(docx, "word/numbering.xml"))
    found = []
    for paragraph in part(docx, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        owners = (paragraph, named.get(style.get(f"{W}val")) if style is not None else None)
        lists = (one.find(f"{W}pPr/{W}numPr") for one in owners if one is not None)
        counted = next((one for one in lists if one is not None), None)
        if counted is None or (level := levels.get(place_of(counted))) is None:
            continue
        if value(level, "numFmt") == "bullet":
            words = "".join(str(text.text) for text in paragraph.iter(f"{W}t"))
            found.append((value(level, "lvlText"), words))
    return found


def levels_by_list(numbering: etree._Element) -> dict[tuple[str, str], etree._Element]:
    schemes = {one.get(f"{W}abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
    return {
        (str(one.get(f"{W}numId")), str(level.get(f"{W}ilvl"))): level
        for one in numbering.iter(f"{W}num")
        for level in schemes[value(one, "abstractNumId")].iter(f"{W}lvl")
    }


def place_of(counted: etree._Element) -> tuple[str, str]:
    level = counted.find(f"{W}ilvl")
    return value(counted, "numId"), "0" if level is None else str(level.get(f"{W}val"))


def value(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val"))


def printed(code: str) -> list[tuple[str, str]]:
    """The sign and the words of each bullet and dash of an edition, in reading order."""
    shown = show(built(LISTS, code).resolved)["blocks"]
    items = [
        (one["label"], one.get("lead", "") + one["text"])
        for one in shown
        if one["id"] in BULLETED | DASHED
    ]
    lines = [
        line
        for one in shown
        for row in one.get("rows", ())
        for cell in row["cells"]
        for line in cell["text"].splitlines()
    ]
    return items + [(line[0], line[2:]) for line in lines if line[:2] in ("• ", "– ")]


@EACH
def test_both_files_with_lists_are_valid(code: str) -> None:
    edition = built(LISTS, code)
    assert judge([(code, edition.docx)]) == {code: CLEAN}
    assert broken_rules({code: edition.pdf}) == {code: {"ua1": [], "3a": []}}


@EACH
def test_an_item_has_the_mark_of_its_list_and_an_inner_list_the_one_around_it(code: str) -> None:
    labels = built(LISTS, code).resolved.labels
    assert {labels[one].printed for one in BULLETED} == {"•"}
    assert {labels[one].printed for one in DASHED} == {"–"}
    letters = ["notes", "decides", "deeper", "deep", "deepest", "deepest_too"]
    assert [labels[one].printed for one in letters] == ["(a)", "(b)", "(i)", "a.", "i.", "ii."]
    assert labels["deepest_too"].reference == "2 (b) (i) a ii"


@EACH
def test_a_list_of_bullets_is_a_list_in_the_structure_tree(code: str) -> None:
    systems = [one.entries["ListNumbering"].strip("/") for one in lists(code)]
    assert systems == [
        *("Disc", "Disc", "Disc"),
        *("LowerAlpha", "Disc", "LowerRoman", "LowerAlpha", "LowerRoman"),
        *("Disc", "Disc", "Disc", "Disc"),
    ]
    marks = [
        "".join(label.text() for label in item.elements if label.role == "Lbl").strip()
        for one in lists(code)
        if one.entries["ListNumbering"].strip("/") == "Disc"
        for item in one.elements
    ]
    assert sorted(set(marks)) == ["–", "•"]
    assert len(marks) == len(BULLETED | DASHED) + 4  # those in cells


@EACH
def test_word_prints_the_bullets_from_its_own_lists_also_when_saved_again(code: str) -> None:
    docx = built(LISTS, code).docx
    (saved,) = converted(DOCX, [docx])
    expected = [(sign, words.replace(" ", "")) for sign, words in printed(code)]
    for one in (docx, saved):
        found = [(sign, words.replace(" ", "")) for sign, words in signs(one)]
        assert found == expected


@EACH
def test_a_cell_has_paragraphs_and_lists_in_the_structure_tree(code: str) -> None:
    found = next(one for one in tree(built(LISTS, code).pdf).walk() if one.role == "Table")
    cells = [cell for row in found.find("TR") for cell in row.elements if cell.role == "TD"]
    inside = [[one.role for one in cell.elements if one.role in ("P", "L")] for cell in cells]
    assert inside == [["P", "P"], [], ["L"], [], ["P", "P", "L"], []]


def test_each_text_of_a_cell_has_an_entry_of_its_own_after_that_of_the_cell() -> None:
    edition = open_report(LISTS).editions["zh"]
    keys = [key for key in edition.texts if key.startswith("framework.meetings.indicators")]
    assert keys == [
        "framework.meetings.indicators",
        "framework.meetings.indicators.2",
        "framework.meetings.indicators.3",
        "framework.meetings.indicators.4",
    ]
    assert [str(edition.texts[key].text) for key in keys][2:] == ["时间长的", "时间短的"]
    assert places(edition.report, edition.language)[keys[1]] == "表, row 4, column 2, text 2 · 一"


def test_the_width_of_a_column_is_that_of_the_widest_text_of_its_cells() -> None:
    resolved = built(LISTS, "en").resolved
    node = next(one for one in walk(resolved.edition.report.all_sections) if one.id == "framework")
    grid = provided(node).grid
    assert grid is not None
    form = table_form((resolved,), "framework", grid)
    assert form.widths[1] > form.widths[0] > form.widths[2]


def test_a_figure_in_a_cell_of_several_texts_is_not_added_up() -> None:
    edition = open_report(LISTS).editions["en"]
    several = Key.cell("framework", "letters_row", "indicators")
    assert edition.texts[several].data is None
    assert edition.texts[Key.cell("framework", "papers", "posts")].data is not None


def test_a_translator_sees_which_bullet_a_text_is() -> None:
    edition = open_report(LISTS).editions["en"]
    found = {str(key): place for key, place in places(edition.report, edition.language).items()}
    assert found["visits.closing"] == "¶ 1 · I, bullet 2, closing words"
    assert found["maps"] == "¶ 1 · I, bullet 2, bullet 2, dash 2"
    assert found["second_note"] == "¶ 2 · I, item (a), dash 2"
    assert found["deepest_too"] == "¶ 2 · I, item (b) (i) a ii"
