"""Languages are told apart within a text, and Chinese may break where its quotation marks allow."""

import pytest

from gareport.languages import languages
from gareport.scripts import breakable, runs

ZH, EN = languages()["zh"], languages()["en"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("负责“为联合国”的", "负责|“为联合国”|的"),
        ("确保，“安全”。", "确保，|“安全”。"),
        ("题为“《计划》”《报告》", "题为|“《计划》”|《报告》"),
        ("（“引文”）", "（“引文”）"),
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


def test_english_text_is_one_run() -> None:
    assert runs("The report 报告 stays whole", EN) == [("The report 报告 stays whole", "en-GB")]
