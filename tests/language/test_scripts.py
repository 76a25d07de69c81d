"""Languages are found within a text, and Chinese may break where its quotation marks allow."""

import pytest

from gareport.language.languages import languages
from gareport.language.scripts import breakable, joined, own_marks, runs, unbroken

ZH, EN = languages()["zh"], languages()["en"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("负责“为联合国”的", "负责|“为联合国”|的"),
        ("确保，“安全”。", "确保，|“安全”。"),
        ("题为“《计划》”《报告》", "题为|“《计划》”|《报告》"),
        ("（“引文”）", "（“引文”）"),
        ("他说——“一切……”——完了", "他说——|“一切……”|——完了"),
        ("他说……“——是”。", "他说……|“——是”。"),
        ("即“远景”——“战略”", "即|“远景”|——|“战略”"),
        ("甲……“‘乙’说”……丙", "甲……|“‘乙’|说”……丙"),
        ("其一——“甲……”。", "其一——|“甲……”。"),
        ("“引文”", "“引文”"),
        ("The “Assembly” says", "The “Assembly” says"),
    ],
)
def test_chinese_breaks_before_opening_and_after_closing_marks(text: str, marked: str) -> None:
    assert breakable(text, "zh-CN").replace("\u200b", "|") == marked


def test_english_gets_no_breaks_without_a_space() -> None:
    for text in ("负责“为联合国”的", "(“A”)", "The “Assembly” says"):
        assert breakable(text, "en-GB") == text


@pytest.mark.parametrize("tag", ["en-GB", "zh-CN"])
def test_a_line_may_end_between_a_closing_mark_and_a_bracket(tag: str) -> None:
    marked = breakable("“ICT” (A/60/846) and ‘IT’ [sic]", tag)
    assert marked.replace("\u200b", "|") == "“ICT”| (A/60/846) and ‘IT’| [sic]"


def test_latin_phrases_in_chinese_are_english() -> None:
    text = "见 M. Broadbent and P. Weill, Effective IT Governance 一书"
    assert runs(text, ZH) == [
        ("见 ", "zh-CN"),
        ("M. Broadbent and P. Weill, Effective IT Governance", "en-GB"),
        (" 一书", "zh-CN"),
    ]


@pytest.mark.parametrize("text", ["特等干事（D-1）和高等干事（P-5）", "第 28D 款", "见 A/62/502"])
def test_a_post_grade_or_a_number_stays_chinese(text: str) -> None:
    assert runs(text, ZH) == [(text, "zh-CN")]


def test_a_latin_phrase_takes_the_mark_that_closes_what_it_opened() -> None:
    assert runs("见 the “own words”一文", ZH)[1] == ("the “own words”", "en-GB")
    assert runs("“the own words”一文", ZH)[1] == ("the own words", "en-GB")


def test_dashes_and_ellipses_after_letters_are_drawn_by_themselves() -> None:
    assert own_marks("他说——是", "zh-CN") == ["他说", "——", "是"]
    assert own_marks("SAP……完，甲……乙", "zh-CN") == ["SAP", "……", "完，甲……乙"]
    assert own_marks("a——b……", "en-GB") == ["a——b……"]


def test_english_text_is_one_run() -> None:
    assert runs("The report 报告 stays whole", EN) == [("The report 报告 stays whole", "en-GB")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("大会第 60/283 号决议", "大会第 ~60/283 ~号决~议"),
        ("第 48/218 B 号决议", "第 ~48/218 ~B ~号决~议"),
        ("第 60/283 和 61/279 号", "第 ~60/283 和 61/279 ~号"),
        ("第 28D 款（厅）", "第 ~28D ~款（厅）"),
        ("需要 421 400 美元（前）", "需要 421 ~400 ~美~元（前）"),
        ("3.5 亿美元和 1 000 000 人", "3.5 ~亿~美~元和 1 ~000 ~000 ~人"),
        ("2003 年 4 月 15 日第", "2003 ~年 4 ~月 15 ~日~第"),
        ("在 2008-2009 两年期内", "在 2008-2009 两年期~内"),
        ("提供意见；", "提供意~见；"),
        ("题为“报告”。", "题为“报~告”。"),
        ("议程项目 126 和 128", "议程项目 126 和 128"),
        ("全部照办。", "全部照~办。"),
        ("他说：“照办。”", "他说：“照~办。”"),
        ("照办——", "照办——"),
        ("第 6 (a) 段的", "第 ~6 ~(a) ~段~的"),
        ("第 6 (abcde) 段的", "第 ~6 (abcde) 段~的"),
    ],
)
def test_chinese_units_are_joined_and_keep_their_plain_spaces(text: str, marked: str) -> None:
    made = joined(unbroken(text, ZH), ZH)
    assert made.replace("\u2060", "~") == marked
    assert made.replace("\u2060", "") == text


def test_a_no_break_space_beside_a_reference_is_a_joined_space() -> None:
    assert joined("\u00a0段说", ZH) == " \u2060段\u2060说"
    assert joined("上文第\u00a0", ZH) == "上文第 \u2060"


def test_english_keeps_its_no_break_spaces() -> None:
    assert joined("resolution\u00a060/283", EN) == "resolution\u00a060/283"


def test_a_short_last_word_in_english_stays_with_the_one_before() -> None:
    assert joined("units for ICT.", EN) == "units for\u00a0ICT."
    assert joined("as described below:", EN) == "as described below:"
    assert joined("a word (so ", EN) == "a word (so "


def test_an_ellipsis_and_a_year_beside_a_latin_phrase() -> None:
    text = unbroken("见 A Book — “Its Title” … and More, Inc. 2003 年 1 月", ZH)
    assert [part for part, tag in runs(text, ZH) if tag == "en-GB"] == [
        "A Book — “Its Title” … and More, Inc."
    ]
