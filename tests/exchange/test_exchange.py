"""The exchange with translators' tools: what goes out comes back, and nothing else is touched."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from desk import Desk, W, desk_in, replace
from judges import objections

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


def test_a_table_that_nobody_touched_changes_nothing(desk: Desk) -> None:
    before = desk.po.read_bytes()
    assert desk.unpack() == (0, "0 of 56 entries changed\nno findings\n")
    assert desk.po.read_bytes() == before


def test_a_new_translation_reaches_its_own_entry_only(desk: Desk) -> None:
    before = {key: entry.msgstr for key, entry in desk.entries().items()}

    def edit(rows: dict[str, Any]) -> None:
        rows["remark_a"].cells[2].paragraphs[0].runs[0].text = "其下各项从 (a) 开始；"

    desk.change(edit)
    code, said = desk.unpack()
    assert (code, said.splitlines()[-2:]) == (0, ["1 of 56 entries changed", "no findings"])
    after = {key: entry.msgstr for key, entry in desk.entries().items()}
    assert after == before | {"remark_a": "其下各项从 (a) 开始；"}


def test_errors_in_a_table_are_reported_and_keep_nothing_out(desk: Desk) -> None:
    def edit(rows: dict[str, Any]) -> None:
        rows["remark_a"].cells[2].paragraphs[0].runs[0].text = "其下 17 项从 (a) 开始。"

    desk.change(edit)
    code, said = desk.unpack()
    assert code == 0
    assert desk.entries()["remark_a"].msgstr == "其下 17 项从 (a) 开始。"
    reported = [line for line in said.splitlines() if ": warning[" in line]
    line = desk.po.read_text("utf-8").split("\n").index('msgstr "其下 17 项从 (a) 开始。"') + 1
    assert [found.partition(": warning")[2] for found in reported] == [
        "[pair-number]: `remark_a` has 17, which its source does not have",
        "[pair-end]: `remark_a` ends with a full stop, but its source ends with a semicolon",
    ]
    assert all(f"tiny.po:{line}:" in found for found in reported)


def test_changes_that_word_tracked_count_as_accepted(desk: Desk) -> None:
    def edit(rows: dict[str, Any]) -> None:
        paragraph = rows["remark_b"].cells[2].paragraphs[0]._p
        (run,) = paragraph.findall(f"{W}r")
        (text,) = run.findall(f"{W}t")
        mark = {f"{W}id": "900", f"{W}author": "A", f"{W}date": "2044-01-01T00:00:00Z"}
        inserted = paragraph.makeelement(f"{W}ins", mark)
        deleted = paragraph.makeelement(f"{W}del", mark | {f"{W}id": "901"})
        paragraph.extend([inserted, deleted])
        added = paragraph.makeelement(f"{W}r", {})
        added.append(paragraph.makeelement(f"{W}t", {}))
        added[0].text = "另一项为 (b)。"
        inserted.append(added)
        text.tag = f"{W}delText"
        deleted.append(run)

    desk.change(edit)
    assert desk.unpack()[0] == 0
    assert desk.entries()["remark_b"].msgstr == "另一项为 (b)。"


def test_the_state_and_the_comment_of_a_row_reach_the_entry(desk: Desk) -> None:
    def edit(rows: dict[str, Any]) -> None:
        rows["term_a"].cells[3].paragraphs[0].runs[0].text = "tentative"
        rows["term_a"].cells[4].paragraphs[0].add_run("Ask the author.")

    desk.change(edit)
    assert desk.unpack()[0] == 0
    entry = desk.entries()["term_a"]
    assert entry.fuzzy
    assert entry.tcomment == "Ask the author."


def test_a_stale_translation_that_was_worked_on_is_in_order_again(desk: Desk) -> None:
    replace(desk.folder / "terms.yaml", "The one term.", "The only term.")
    desk.run("sync", str(desk.folder))
    desk.pack()
    assert desk.entries()["term_a"].fuzzy

    def edit(rows: dict[str, Any]) -> None:
        rows["term_a"].cells[2].paragraphs[0].runs[0].text = "仅有的用语。"

    desk.change(edit)
    assert desk.unpack()[0] == 0
    entry = desk.entries()["term_a"]
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == ("The only term.", "仅有的用语。", False)


def edit_term(rows: dict[str, Any]) -> None:
    rows["term_a"].cells[2].paragraphs[0].runs[0].text = "仅有的用语。"


def test_a_source_that_changed_since_keeps_the_table_out(desk: Desk) -> None:
    desk.change(edit_term)
    replace(desk.folder / "terms.yaml", "The one term.", "The only term.")
    before = desk.po.read_bytes()
    code, said = desk.unpack()
    assert code == 1
    assert re.search(r"table\.docx:\d+:3: error\[table-conflict\]: the source of `term_a`", said)
    assert desk.po.read_bytes() == before


def test_a_translation_that_changed_on_both_sides_is_overwritten_only_when_asked(
    desk: Desk,
) -> None:
    desk.change(edit_term)
    desk.change_po("唯一的用语。", "只有一个用语。")
    before = desk.po.read_bytes()
    code, said = desk.unpack()
    assert code == 1
    assert (
        "error[table-conflict]: the translation of `term_a` has changed since the table was made"
        in said
    )
    assert desk.po.read_bytes() == before
    assert desk.unpack("--overwrite")[0] == 0
    assert desk.entries()["term_a"].msgstr == "仅有的用语。"


def test_a_row_whose_text_no_longer_exists_is_reported(desk: Desk) -> None:
    desk.change(edit_term)
    replace(desk.folder / "terms.yaml", "id: term_a", "id: term_b")
    code, said = desk.unpack()
    assert code == 1
    assert "error[table-conflict]: `term_a` is no longer a text of the report" in said


def join_cells(rows: dict[str, Any]) -> None:
    rows["term_a"].cells[1].merge(rows["term_a"].cells[2])


def join_rows(rows: dict[str, Any]) -> None:
    rows["term_a"].cells[2].merge(rows["remark_a"].cells[2])


def add_paragraph(rows: dict[str, Any]) -> None:
    rows["term_a"].cells[2].add_paragraph("又一段。")


def type_over_id(rows: dict[str, Any]) -> None:
    next(rows["term_a"]._tr.tc_lst[0].iter(f"{W}t")).text = "term"


def copy_row(rows: dict[str, Any]) -> None:
    from copy import deepcopy

    row = rows["term_a"]._tr
    row.addnext(deepcopy(row))


def misspell_state(rows: dict[str, Any]) -> None:
    rows["term_a"].cells[3].paragraphs[0].runs[0].text = "done"


def change_head(rows: dict[str, Any]) -> None:
    table = rows["term_a"]._tr.getparent()
    next(table.iter(f"{W}t")).text = "number"


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (join_cells, "has 4 cells, not 5"),
        (join_rows, "shares a cell with another"),
        (add_paragraph, "the target of `term_a` has more than one paragraph"),
        (type_over_id, "`term` is not a row's id"),
        (copy_row, "the id `term_a` appears twice"),
        (misspell_state, "`done` is not a state"),
        (change_head, "the head of the table has been changed"),
    ],
)
def test_a_damaged_table_is_reported_with_its_row_and_changes_nothing(
    desk: Desk, damage: Callable[[dict[str, Any]], None], message: str
) -> None:
    before = desk.po.read_bytes()

    def edit(rows: dict[str, Any]) -> None:
        rows["remark_a"].cells[2].paragraphs[0].runs[0].text = "另一译文。"
        damage(rows)

    desk.change(edit)
    code, said = desk.unpack()
    assert code == 1
    assert re.search(rf"table\.docx:\d+:\d: error\[bilingual-table\]: .*{message}", said)
    assert "hint: " in said
    assert "PK" not in said
    assert desk.po.read_bytes() == before


def test_a_translation_deleted_in_the_table_is_reported_and_kept(desk: Desk) -> None:
    def edit(rows: dict[str, Any]) -> None:
        rows["term_a"].cells[2].paragraphs[0].runs[0].text = ""

    before = desk.po.read_bytes()
    desk.change(edit)
    code, said = desk.unpack()
    assert code == 1
    assert "the translation of `term_a` was deleted in the table" in said
    assert desk.po.read_bytes() == before


def test_an_empty_row_at_the_end_is_not_an_error(desk: Desk) -> None:
    document = docx.Document(str(desk.table))
    document.tables[0].add_row()
    document.save(str(desk.table))
    assert desk.unpack()[0] == 0


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_a_file_that_is_not_a_word_file_is_reported(desk: Desk, data: bytes) -> None:
    desk.table.write_bytes(data)
    code, said = desk.unpack()
    assert code == 1
    assert "table.docx:1:1: error[bilingual-table]: this is not a valid Word file" in said


def test_a_word_file_without_a_table_is_reported(desk: Desk) -> None:
    docx.Document().save(str(desk.table))
    assert "this is not a bilingual table of a report" in desk.unpack()[1]


def test_ids_and_sources_are_locked_and_the_file_is_valid(desk: Desk) -> None:
    document = docx.Document(BytesIO(desk.table.read_bytes()))
    for row in document.tables[0].rows[1:]:
        cells = row._tr.tc_lst
        locks = [[lock.get(f"{W}val") for lock in cell.iter(f"{W}lock")] for cell in cells]
        assert locks == [["sdtContentLocked"], ["sdtContentLocked"], [], [], []]
    assert objections(desk.table.read_bytes()) == []


def test_a_memory_has_the_finished_translations_and_no_others(desk: Desk) -> None:
    replace(desk.folder / "terms.yaml", "The one term.", "The only term.")
    code, said = desk.run("tmx", str(desk.folder), "zh", "--output", str(desk.folder.parent))
    assert (code, "55 of 56 translations are ok" in said) == (0, True)
    (path,) = desk.folder.parent.rglob("*.tmx")
    root = ElementTree.parse(path).getroot()
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    units = {unit.get("tuid"): unit for unit in root.iter("tu")}
    entries = desk.entries()
    assert set(units) == set(entries) - {"term_a"}
    for key, unit in units.items():
        found = {v.get(LANG): v.findtext("seg") for v in unit.iter("tuv")}
        assert found == {"en-GB": entries[str(key)].msgid, "zh-CN": entries[str(key)].msgstr}


@pytest.mark.parametrize("title", ["tiny en > fr", "tiny en > en", "tiny xx > zh", "tiny"])
def test_a_table_without_two_known_languages_is_reported(desk: Desk, title: str) -> None:
    document = docx.Document(str(desk.table))
    document.paragraphs[0].runs[0].text = title
    document.save(str(desk.table))
    before = desk.po.read_bytes()
    code, said = desk.unpack()
    assert code == 1
    assert (
        "table.docx:1:1: error[bilingual-table]: this is not a bilingual table of a report" in said
    )
    assert desk.po.read_bytes() == before


def test_a_table_made_from_another_source_language_is_reported(desk: Desk) -> None:
    document = docx.Document(str(desk.table))
    document.paragraphs[0].runs[0].text = "tiny zh > en"
    document.save(str(desk.table))
    code, said = desk.unpack()
    assert code == 1
    assert "the sources are in `zh`, but the report is written in `en`" in said


@pytest.mark.parametrize("command", ["pack", "tmx"])
def test_there_is_nothing_to_exchange_with_the_source_language(desk: Desk, command: str) -> None:
    output = desk.folder.parent / "none"
    code, said = desk.run(command, str(desk.folder), "en", "--output", str(output))
    assert code == 2
    assert "is written in `en`" in said
    assert not output.exists()
