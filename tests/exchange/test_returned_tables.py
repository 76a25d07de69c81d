"""A table comes back from Word: all of it comes in, or what does not is reported."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from desk import Desk, W, desk_in, replace, row_id

Rows = dict[str, Any]
NEW = "仅有的用语。"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


def cell(rows: Rows, name: str, at: int = 2) -> Any:
    return rows[name].cells[at].paragraphs[0]


def write(rows: Rows, name: str = "term_a", text: str = NEW) -> None:
    cell(rows, name).runs[0].text = text


def element(name: str, **attributes: str) -> Any:
    made = docx.oxml.parser.OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(f"{W}{key}", value)
    return made


def cut(rows: Rows, at: str, with_heads: bool, between: str = "") -> None:
    """Divide the table before a row, as Word and LibreOffice do with a page break."""
    row = rows[at]._tr
    table = row.getparent()
    second = deepcopy(table)
    for old in second.findall(f"{W}tr"):
        second.remove(old)
    if with_heads:
        second.append(deepcopy(table.find(f"{W}tr")))
    later = [row, *row.itersiblings(f"{W}tr")]
    second.extend(later)
    paragraph, run, words = element("p"), element("r"), element("t")
    words.text = between
    run.extend([element("br", type="page"), words])
    paragraph.append(run)
    table.addnext(paragraph)
    paragraph.addnext(second)


@pytest.mark.parametrize("with_heads", [True, False])
def test_every_part_of_a_divided_table_comes_in(desk: Desk, with_heads: bool) -> None:
    def edit(rows: Rows) -> None:
        first_name, last_name = list(rows)[1], list(rows)[-1]
        write(rows, first_name, "第一。")
        write(rows, last_name, "最后。")
        cut(rows, list(rows)[20], with_heads)
        cut(rows, list(rows)[35], with_heads)

    desk.change(edit)
    _, said = desk.unpack()
    assert "2 of 56 entries changed" in said
    new = {entry.msgstr for entry in desk.entries().values()}
    assert {"第一。", "最后。"} <= new
    assert "bilingual-table" not in said


def test_a_table_of_which_half_came_back_is_reported(desk: Desk) -> None:
    def edit(rows: Rows) -> None:
        write(rows)
        for row in list(rows.values())[10:]:
            if row is not rows["term_a"]:
                row._tr.getparent().remove(row._tr)

    desk.change(edit)
    code, said = desk.unpack()
    assert "texts of the report have no row in this table: `" in said
    assert "warning[bilingual-table]" in said
    assert (code, desk.entries()["term_a"].msgstr) == (0, NEW)


def test_a_row_deleted_with_changes_tracked_is_gone(desk: Desk) -> None:
    def edit(rows: Rows) -> None:
        row = rows["term_a"]._tr
        row.get_or_add_trPr().append(element("del", id="7", author="A"))

    desk.change(edit)
    assert "1 text of the report has no row in this table: `term_a`" in desk.unpack()[1]


def test_words_between_two_parts_of_a_table_are_reported(desk: Desk) -> None:
    desk.change(lambda rows: cut(rows, list(rows)[20], True, between="Ask about this."))
    code, said = desk.unpack()
    assert code == 0
    assert "warning[bilingual-table]: `Ask about this.` is outside the rows of the table" in said


def commented(desk: Desk, name: str, at: int, text: str, author: str = "Li Ming") -> None:
    document = docx.Document(str(desk.table))
    rows = {row_id(row): row for row in document.tables[0].rows}
    paragraph = cell(rows, name, at)
    runs = paragraph.runs or [paragraph.add_run()]
    document.add_comment(runs, text, author=author, initials="L")
    document.save(str(desk.table))


@pytest.mark.parametrize(("at", "kept"), [(2, "Li Ming: Is this right?"), (4, "Li Ming: Ask.")])
def test_a_comment_of_word_comes_in_as_a_comment(desk: Desk, at: int, kept: str) -> None:
    before = desk.entries()["term_a"].msgstr
    commented(desk, "term_a", at, kept.partition(": ")[2])
    code, said = desk.unpack()
    assert (code, said.split("\n", 1)[1]) == (0, "1 of 56 entries changed\nno findings\n")
    entry = desk.entries()["term_a"]
    assert (entry.msgstr, entry.tcomment) == (before, kept)
    assert desk.unpack() == (0, "0 of 56 entries changed\nno findings\n")  # it comes in once


def test_a_comment_of_several_paragraphs_and_without_a_name_comes_in(desk: Desk) -> None:
    commented(desk, "term_a", 2, "One.\nTwo.", author="")
    desk.unpack()
    assert desk.entries()["term_a"].tcomment == "One. Two."


def test_a_comment_outside_the_rows_is_reported(desk: Desk) -> None:
    document = docx.Document(str(desk.table))
    document.add_comment(document.paragraphs[0].runs, "When is it due?", author="B", initials="B")
    document.save(str(desk.table))
    assert "`B: When is it due?` is outside the rows of the table" in desk.unpack()[1]


def test_a_source_edited_in_the_table_is_reported_and_makes_its_translation_tentative(
    desk: Desk,
) -> None:
    def edit(rows: Rows) -> None:
        next(rows["term_a"]._tr.tc_lst[1].iter(f"{W}t")).text = "The only term."
        write(rows)

    desk.change(edit)
    code, said = desk.unpack()
    assert code == 1
    assert "error[table-conflict]: the source of `term_a` was edited in the table" in said
    assert f"hint: edit it in {desk.folder.name}/terms.yaml;" in said
    entry = desk.entries()["term_a"]
    assert (entry.msgstr, entry.fuzzy, entry.msgid) == (NEW, True, "The one term.")


def test_a_source_in_which_word_changed_only_spaces_is_not_edited(desk: Desk) -> None:
    def edit(rows: Rows) -> None:
        text = next(rows["term_a"]._tr.tc_lst[1].iter(f"{W}t"))
        text.text = f"{text.text.replace(' ', '  ')} "

    desk.change(edit)
    assert desk.unpack() == (0, "0 of 56 entries changed\nno findings\n")


def symbol(paragraph: Any) -> None:
    paragraph.add_run()._r.append(element("sym", font="Wingdings", char="F0FC"))


def footnote(paragraph: Any) -> None:
    paragraph.add_run()._r.append(element("footnoteReference", id="2"))


def picture(paragraph: Any) -> None:
    paragraph.add_run()._r.append(element("drawing"))


def raised(paragraph: Any) -> None:
    paragraph.add_run("2").font.superscript = True


def struck(paragraph: Any) -> None:
    paragraph.runs[0].font.strike = True


LOST = [
    (symbol, "a symbol of a symbol font"),
    (footnote, "a footnote"),
    (picture, "a picture or a text box"),
    (raised, "superscript"),
    (struck, "text that is struck out"),
]


@pytest.mark.parametrize(("add", "name"), LOST)
@pytest.mark.parametrize("is_new", [True, False])
def test_what_a_po_file_cannot_hold_is_reported_and_left_out(
    desk: Desk, add: Callable[[Any], None], name: str, is_new: bool
) -> None:
    before = desk.entries()["term_a"].msgstr

    def edit(rows: Rows) -> None:
        if is_new:
            write(rows)
        add(cell(rows, "term_a"))
        write(rows, "remark_b", "另一项为 (b)。")

    desk.change(edit)
    code, said = desk.unpack()
    assert code == 1
    assert f"error[table-conflict]: the row of `term_a` has {name}\n" in said
    after = desk.entries()
    assert (after["term_a"].msgstr, after["remark_b"].msgstr) == (before, "另一项为 (b)。")


@pytest.mark.parametrize(("add", "name"), LOST)
def test_what_was_deleted_with_changes_tracked_is_not_reported(
    desk: Desk, add: Callable[[Any], None], name: str
) -> None:
    def edit(rows: Rows) -> None:
        write(rows)
        paragraph = cell(rows, "term_a")
        add(paragraph)
        deleted = element("del", id="9", author="A")
        deleted.append(paragraph.runs[-1]._r)
        paragraph._p.append(deleted)
        if name.startswith("text"):
            deleted.addprevious(element("r"))

    desk.change(edit)
    assert name not in desk.unpack()[1]


@pytest.mark.parametrize(("is_bold", "count"), [(True, 1), (False, 0)])
def test_bold_type_of_word_is_reported_but_its_text_comes_in(
    desk: Desk, is_bold: bool, count: int
) -> None:
    def edit(rows: Rows) -> None:
        write(rows)
        cell(rows, "term_a").runs[0].font.bold = is_bold

    desk.change(edit)
    code, said = desk.unpack()
    assert (code, said.count("warning[table-conflict]: the target of `term_a` is partly bold")) == (
        0,
        count,
    )
    assert desk.entries()["term_a"].msgstr == NEW


def test_a_row_that_nobody_touched_leaves_what_changed_meanwhile(desk: Desk) -> None:
    """Its source changed, or a reviewer marked the translation: neither becomes ok again."""
    replace(desk.folder / "terms.yaml", "The one term.", "The only term.")
    desk.run("sync", str(desk.folder))
    text = desk.po.read_text("utf-8")
    lines = text.split("\n")
    at = lines.index('msgctxt "remark_a"')
    lines.insert(at, "#, fuzzy")
    desk.po.write_text("\n".join(lines), "utf-8")
    assert [desk.entries()[name].fuzzy for name in ("term_a", "remark_a")] == [True, True]
    before = desk.po.read_bytes()
    assert desk.unpack()[1].splitlines()[0] == "0 of 56 entries changed"
    assert desk.po.read_bytes() == before


def test_a_stale_row_that_is_set_to_ok_is_ok_again(desk: Desk) -> None:
    replace(desk.folder / "terms.yaml", "The one term.", "The only term.")
    desk.run("sync", str(desk.folder))
    desk.pack()

    def edit(rows: Rows) -> None:
        rows["term_a"].cells[3].paragraphs[0].runs[0].text = "ok"

    assert desk.entries()["term_a"].fuzzy
    desk.change(edit)
    assert desk.unpack()[0] == 0
    assert not desk.entries()["term_a"].fuzzy


def test_characters_that_no_text_may_hold_are_reported_at_their_row(desk: Desk) -> None:
    before = desk.entries()
    desk.change(lambda rows: write(rows, text="使⽤的\ue000用语\u202e。"))
    code, said = desk.unpack()
    assert code == 1
    assert said.count("error[character]") == 3
    assert "write `用`" in said
    assert "U+E000" in said
    assert "U+202E (right-to-left override)" in said
    assert desk.entries() == before


def test_a_target_comes_in_in_one_form(desk: Desk) -> None:
    desk.change(lambda rows: write(rows, text="  Nguye\u0302\u0303n  的\u200b用语。"))
    desk.unpack()
    assert "Nguyễn 的用语。" in {entry.msgstr for entry in desk.entries().values()}
    assert desk.unpack() == (0, "0 of 56 entries changed\nno findings\n")


def test_a_translation_lost_in_the_meantime_comes_back(desk: Desk) -> None:
    whole = desk.po.read_bytes()
    translation = desk.entries()["term_a"].msgstr
    replace(desk.po, f'msgstr "{translation}"', 'msgstr ""')
    assert "1 of 56 entries changed" in desk.unpack()[1]
    assert desk.po.read_bytes() == whole
