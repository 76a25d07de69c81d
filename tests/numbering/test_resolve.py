"""Numbers: each is given once, as the General Assembly does, alike in every language.

The sample's printed contents and its printed Chinese text are the measure.
"""

import re
from pathlib import Path

import pytest
from conftest import SAMPLE, TESTS, TINY, Edited, difference

from gareport.flow.pipeline import open_report, show_edition
from gareport.language.numerals import spell
from gareport.numbering.numbering import Label
from gareport.numbering.resolve import Resolved, resolve
from gareport.numbering.runs import Styled, Words
from gareport.report.diagnostics import has_errors

REPORTS = [SAMPLE, TINY, *sorted(path for path in TESTS.glob("cases/good/*"))]
PRINTED = TESTS / "golden" / "a_62_502.zh.txt"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def editions(folder: Path) -> dict[str, Resolved]:
    opened = open_report(folder)
    assert not has_errors(opened.found)
    return {code: resolve(edition) for code, edition in opened.editions.items()}


def cited(folder: Path, code: str = "en") -> dict[str, str]:
    return {key: label.reference for key, label in editions(folder)[code].labels.items()}


def series(resolved: Resolved, name: str) -> dict[str, Label]:
    return {key: label for key, label in resolved.labels.items() if label.series == name}


def contents(folder: Path, code: str) -> list[tuple[str, str, str]]:
    shown = show_edition(open_report(folder).editions[code], with_pages=False)
    return [(line["label"], line["heading"], line["paragraphs"]) for line in shown["contents"]]


def test_the_contents_of_the_sample_are_those_of_the_printed_report() -> None:
    assert contents(SAMPLE, "zh") == [
        ("一.", "导言", "1-4"),
        ("二.", "背景", "5-6"),
        ("三.", "信息和通信技术管理的主要原则", "7-16"),
        ("四.", "当前如何努力解决信息和通信技术方面悬而未决的问题", "17-24"),
        ("五.", "结论和建议", "25-27"),
    ]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_sample_has_27_paragraphs_and_45_subparagraphs_in_both_languages(code: str) -> None:
    resolved = editions(SAMPLE)[code]
    paragraphs = [label.reference for label in series(resolved, "paragraph").values()]
    assert paragraphs == [str(number) for number in range(1, 28)]
    items = [label.printed for label in series(resolved, "item").values()]
    runs = {6: 6, 9: 9, 10: 12, 13: 9, 18: 7, 27: 2}
    assert items == [f"({chr(97 + n)})" for count in runs.values() for n in range(count)]
    assert len(items) == 45
    ranges = [paragraphs for _, _, paragraphs in contents(SAMPLE, code)]
    assert ranges == ["1-4", "5-6", "7-16", "17-24", "25-27"]


@pytest.mark.parametrize("folder", REPORTS, ids=lambda folder: folder.name)
def test_all_languages_number_alike_up_to_the_spelling_of_their_numerals(folder: Path) -> None:
    """Give every language the same marks: then all labels must be equal, in the same order."""
    numbered = [
        [(key, label.series, label.degree, _number(label, resolved)) for key, label in found]
        for resolved in editions(folder).values()
        for found in [resolved.labels.items()]
    ]
    assert all(labels == numbered[0] for labels in numbered)
    called = [[(n.id, n.mark) for n in found.notes] for found in editions(folder).values()]
    assert all(notes == called[0] for notes in called)


def _number(label: Label, resolved: Resolved) -> int:
    """The number of a printed label, found by spelling the numbers one by one."""
    language = resolved.language
    marks = {
        "heading": language.headings,
        "item": language.items,
        "operative": (language.paragraph,),
        "clause": language.items,
        "part": (language.part,),
        "draft": (language.resolution,),
        "paragraph": (language.paragraph,),
        "table": (language.table,),
        "figure": (language.figure,),
        "box": (language.box,),
        "annex": (language.annex,),
    }
    mark = marks[label.series][label.degree]
    spelt = {mark.pattern.format(spell(number, mark.system)): number for number in range(1, 100)}
    return spelt.get(label.printed, 0)  # 0: a sole annex has no number


def test_paragraphs_run_on_through_all_headings() -> None:
    found = cited(TESTS / "cases" / "good" / "numbers_run_through_headings")
    assert [found[f"p{number}"] for number in range(1, 8)] == list("1234567")


def test_headings_count_within_the_heading_above_them() -> None:
    folder = TESTS / "cases" / "good" / "numbers_run_through_headings"
    for code, labels in (("en", ["I.", "A.", "1.", "2.", "B.", "C.", "II."]),
                         ("zh", ["一.", "A.", "1.", "2.", "B.", "C.", "二."])):  # fmt: skip
        found = series(editions(folder)[code], "heading")
        assert [label.printed for label in found.values()] == labels


def test_an_unnumbered_paragraph_or_heading_takes_no_number() -> None:
    assert not {"remark"} & set(cited(TINY))
    folder = TESTS / "cases" / "good" / "numbers_run_through_headings"
    assert not {"free", "one_c"} & set(cited(folder))


def test_annexes_start_again_but_tables_count_on(edited: Edited) -> None:
    table = "  - id: grid\n    table:\n      title: T\n"
    table += "      columns: [{id: a, heading: A}, {id: b, heading: B}]\n"
    table += "      rows: [{id: r, cells: [x, y]}]\n"
    folder = edited(TINY, {"sources.yaml": ("content:\n", "content:\n" + table)})
    found = cited(folder)
    assert (found["term"], found["term_two"], found["source"]) == ("1", "2", "1")
    assert (found["resources"], found["grid"]) == ("table 1", "table 2")
    assert found["term_section"] == "A"


def test_subparagraphs_are_cited_with_all_that_are_above_them() -> None:
    found = cited(TESTS / "cases" / "good" / "subparagraphs")
    assert [found[key] for key in ("a", "i", "x", "y", "ii", "b", "free_a")] == [
        "1 (a)", "1 (a) (i)", "1 (a) (i) a", "1 (a) (i) b", "1 (a) (ii)", "1 (b)", "(a)",
    ]  # fmt: skip
    assert cited(TINY)["third"] == "2 (a) (i)"


@pytest.mark.parametrize(("code", "dash"), [("en", "–"), ("zh", "-")])
def test_a_range_of_one_paragraph_is_a_single_number(code: str, dash: str) -> None:
    ranges = [line[2] for line in contents(TINY, code)]
    assert ranges[:6] == [f"1{dash}2", f"3{dash}6", "3", f"4{dash}6", "5", "6"]


def test_a_range_has_the_dash_of_the_layout_and_of_the_language(edited: Edited) -> None:
    assert [contents(TINY, code)[1][2] for code in ("en", "zh")] == ["3–6", "3-6"]
    folder = edited(TINY, {"report.yaml": ("layout: geneva\n", "layout: new_york_2007\n")})
    assert [contents(folder, code)[1][2] for code in ("en", "zh")] == ["3-6", "3-6"]


def test_annexes_have_no_range_because_they_start_again() -> None:
    assert [line[2] for line in contents(TINY, "en")][6:] == ["", "", "", ""]


def test_notes_are_numbered_in_the_order_of_their_calls_and_those_of_tables_lettered() -> None:
    shown = show_edition(open_report(TESTS / "cases" / "good" / "notes").editions["en"], False)
    assert [(note["id"], note["mark"]) for note in shown["notes"]] == [
        ("later", "1"), ("of_item", "2"), ("of_closing", "3"), ("of_quote", "4"), ("last", "5"),
        ("of_title", "a"), ("of_column", "b"), ("of_cell", "c"),
    ]  # fmt: skip


def test_the_notes_of_a_table_follow_its_letters_beyond_z() -> None:
    folder = TESTS / "cases" / "good" / "thirty_table_notes"
    marks = [note.mark for note in editions(folder)["en"].table_notes["grid"]]
    assert marks[:2] == ["a", "b"]
    assert marks[-3:] == ["z", "aa", "bb"]


def test_moving_a_section_renumbers_everything_that_names_it(edited: Edited) -> None:
    change = ("[introduction, figures]", "[figures, introduction]")
    folder = edited(TINY, {"report.yaml": change})
    before, after = cited(TINY), cited(folder)
    assert (before["figures"], after["figures"]) == ("II", "I")
    assert (before["first"], after["first"]) == ("1", "5")
    shown = show_edition(open_report(folder).editions["en"], with_pages=False)
    purpose = next(block for block in shown["blocks"] if block["id"] == "purpose")
    assert purpose["text"].endswith("paragraph\u00a05.")


@pytest.mark.parametrize("word", ["Secretary-General’s", "Umoja"])
def test_one_emphasised_latin_word_in_chinese_is_english(word: str, edited: Edited) -> None:
    po = "locales/zh/LC_MESSAGES/tiny.po"
    folder = edited(TINY, {po: ("*注意到*", f"*{word}*")})
    resolved = resolve(open_report(folder).editions["zh"])
    assert Styled("emphasis", (Words(word, "en-GB"),)) in resolved.runs["decision"]


def test_what_show_gives_other_programs_has_the_promised_keys() -> None:
    shown = show_edition(open_report(TINY).editions["en"], with_pages=False)
    assert list(shown) == [
        *("symbol", "edition", "title", "masthead", "front"),
        *("contents", "abbreviations", "blocks", "notes"),
    ]
    assert all(
        list(line) == ["id", "label", "heading", "paragraphs", "page"] for line in shown["contents"]
    )
    assert all(list(block)[:4] == ["id", "kind", "label", "text"] for block in shown["blocks"])
    assert {block["kind"] for block in shown["blocks"]} == {
        "section", "paragraph", "item", "subsection", "table", "quote", "figure", "box",
    }  # fmt: skip


def printed_lines(folder: Path, with_pages: bool = True) -> list[str]:
    """The Chinese edition as lines of print: head, contents, a line for each block, the notes."""
    edition = open_report(folder).editions["zh"]
    resolved, shown = resolve(edition), show_edition(edition, with_pages)
    words = resolved.words
    gap = resolved.language.lead_gap
    blocks = [
        f"{block['label']} {block.get('lead', '')}{gap if 'lead' in block else ''}{block['text']}"
        for block in shown["blocks"]
    ]
    summary = len(resolved.edition.report.cover.summary)
    lines = [
        *(line["text"] for line in shown["front"]),
        words["summary"],
        *blocks[:summary],
        words["contents"],
        f"{words['paragraphs']} {words['page']}",
        *("{label} {heading} {paragraphs} {page}".format(**line) for line in shown["contents"]),
        *blocks[summary:],
        *(f"{note['mark'].translate(SUPERSCRIPTS)} {note['text']}" for note in shown["notes"]),
    ]
    return [_as_print(line) for line in lines]


def _as_print(line: str) -> str:
    raised = re.sub(r"\[([0-9]+)\]", lambda call: call[1].translate(SUPERSCRIPTS), line)
    return raised.replace("\u00a0", " ").strip()


def test_the_chinese_edition_of_the_sample_is_the_printed_text_to_the_character() -> None:
    text = "\n".join(printed_lines(SAMPLE)) + "\n"
    assert difference(PRINTED.read_text("utf-8"), text, "a_62_502.zh.txt") == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("于 2007 年 8 月底", "于 2007年 8 月底"),
        ("“因特网技术", '"因特网技术'),
        ("（综管系统）", "(综管系统）"),
        ("注意到本报告", "注意本报告"),
    ],
)
def test_one_changed_character_of_the_sample_is_noticed(old: str, new: str, edited: Edited) -> None:
    files = [path.name for path in SAMPLE.glob("*.yaml") if old in path.read_text("utf-8")]
    folder = edited(SAMPLE, {files[0]: (old, new)})
    text = "\n".join(printed_lines(folder, with_pages=False)) + "\n"
    printed = re.sub(r"(?m)^(.\. .* \S+-\S+) \d+$", r"\1 None", PRINTED.read_text("utf-8"))
    found = difference(printed, text, "a_62_502.zh.txt").splitlines()[2:]
    assert len([line for line in found if line[0] in "+-"]) == 2
