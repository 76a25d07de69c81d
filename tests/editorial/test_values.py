"""Numbers by value: two languages name the same ones, and no changed figure goes unseen."""

import shutil
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from conftest import SAMPLE, TESTS, TINY, Edited

from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.rules import check, pair_number, pair_symbol, pair_tokens, targets
from gareport.editorial.values import _EN, _ZH, _starts_en, _starts_zh, unit_at, unmatched, values
from gareport.flow.pipeline import open_report
from gareport.language.languages import languages
from gareport.language.prose import prose
from gareport.report.edition import Edition
from gareport.report.source import Text

ENGLISH, CHINESE = languages()["en"], languages()["zh"]


def differ(english: str, chinese: str) -> bool:
    one, other = values(english, ENGLISH), values(chinese, CHINESE)
    return bool(unmatched(one, other) or unmatched(other, one))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("10,000 posts", "10 000 个员额"),
        ("10,000 posts", "1 万个员额"),
        ("$1.2 million", "120 万美元"),
        ("$3.5 billion", "35 亿美元"),
        ("fifty million", "5 000 万"),
        ("five thousand", "五千"),
        ("one hundred and ninety-two Members", "一百九十二个会员国"),
        ("one thousand two hundred and five", "一千二百零五"),
        ("15 April 2003", "2003 年 4 月 15 日"),
        ("April 2003", "二〇〇三年四月"),
        ("the sixty-second session", "第六十二届会议"),
        ("the 62nd session", "第 62 届会议"),
        ("the twenty-first century", "二十一世纪"),
        ("the 1990s", "20 世纪 90 年代"),
        ("50 per cent", "百分之五十"),
        ("2.5 per cent", "百分之二点五"),
        ("two thirds", "三分之二"),
        ("section II", "第二节"),
        ("section II", "第 2 节"),
        ("paragraphs 17 and 18", "第 17 和 18 段"),
        ("from January to June 2008", "2008 年 1 月至 6 月"),
        ("Member States may wish to march", "会员国不妨游行"),
        ("a very important point", "十分重要的一点"),
        ("half a million people", "50 万人"),
        ("one and a half million people", "一百五十万人"),
        ("traces of ¹³⁷Cs", "痕量铯-137"),
        ("traces of ¹³⁷Cs", "痕量 ¹³⁷Cs"),
        ("traces of Cs-137", "痕量 ¹³⁷Cs"),
        ("traces of ²³⁹⁺²⁴⁰Pu and ⁹⁹ᵐTc", "痕量钚-239 和钚-240 以及锝-99m"),
        ("3,000 doses of ³H and ³He", "3 000 剂氚和氦-3"),
        ("a dozen States", "12 个国家"),
        ("two dozen States", "24 个国家"),
        ("a hundred States", "100 个国家"),
        ("between 15 and 20 million people", "1 500 万至 2 000 万人"),
        ("15-20 million people", "1 500 万至 2 000 万人"),
        ("at 3 p.m.", "15 时"),
        ("from 3 to 6 p.m.", "下午 3 时至 6 时"),
        ("from 3 to 6 p.m.", "15 时至 18 时"),
        ("at 6.30 p.m.", "18 时 30 分"),
        ("at noon", "12 时"),
        ("the 1990s", "二十世纪九十年代"),
        ("the 1990s", "90 年代"),
        ("12.5 km2", "12.5 平方公里"),
        ("300 m2", "300 平方米"),
        ("CO2 in the air", "空气中的二氧化碳"),
        ("the financial period 2007/08", "2007-2008 财政年度"),
        ("over 60 per cent", "六成以上"),
        ("over 60 per cent", "6 成以上"),
        ("the events of 11 September", "九一一事件"),
        ("most urgent", "十万火急"),
        ("a third of the members", "三分之一的成员"),
        ("a quarter of the members", "四分之一的成员"),
        ("twice the amount", "数额的 2 倍"),
        ("It met in May.", "委员会五月召开。"),
        ("within three months", "三月内"),
        ("the November session", "十一月会议"),
        ("the nineties", "九十年代"),
        ("a P-5 post", "1 个 P-5 员额"),
    ],
)
def test_the_same_value_is_the_same_however_it_is_written(english: str, chinese: str) -> None:
    assert not differ(english, chinese)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("10,000 posts", "1 000 个员额"),
        ("$1.2 million", "12 万美元"),
        ("$3.5 billion", "3.5 亿美元"),
        ("15 April 2003", "2003 年 5 月 14 日"),
        ("15 April 2003", "2003 年 4 月 16 日"),
        ("4 May", "5 月 5 日"),
        ("the sixty-second session", "第六十一届会议"),
        ("the twenty-first century", "二十世纪"),
        ("50 per cent", "百分之十五"),
        ("two thirds", "四分之三"),
        ("twelve weeks", "几个星期"),
        ("some weeks", "12 个星期"),
        ("3 and 3", "3"),
        ("P-4", "P-5"),
        ("section 28D", "第 28E 款"),
        ("half a million people", "60 万人"),
        ("between 15 and 20 million people", "1 600 万至 2 000 万人"),
        ("at 3 p.m.", "16 时"),
        ("the 1990s", "二十世纪八十年代"),
        ("the 1990s", "80 年代"),
        ("the financial period 2007/08", "2007-2009 财政年度"),
        ("over 70 per cent", "六成以上"),
        ("a third of the members", "四分之一的成员"),
        ("In May of the following year.", "翌年三月。"),
        ("It met in March.", "委员会于五月召开。"),
    ],
)
def test_another_value_is_noticed(english: str, chinese: str) -> None:
    assert differ(english, chinese)


@cache
def sample() -> Edition:
    return open_report(SAMPLE).editions["en"]


def mutations(pair: TextPair) -> list[tuple[int, str]]:
    """The translation with one of its digits changed, for each digit and each other one."""
    return [
        (at, f"{pair.target[:at]}{digit}{pair.target[at + 1 :]}")
        for at, char in enumerate(pair.target)
        if char in "0123456789"
        for digit in "0123456789"
        if digit != char
    ]


def test_every_single_changed_digit_of_the_sample_is_reported() -> None:
    edition = sample()
    seen = 0
    for pair in pairs(edition):
        for _, text in mutations(pair):
            changed = Text(text, pair.target.span)
            segment = replace(edition.texts[pair.key], text=changed)
            alone = replace(edition, texts={pair.key: segment})
            rules = (pair_number, pair_symbol, pair_tokens, targets)
            assert any(list(rule.check(alone)) for rule in rules), f"{pair.key}: {text}"
            seen += 1
    assert seen > 1000


def test_a_changed_digit_outside_tokens_and_symbols_is_a_matter_of_numbers() -> None:
    for pair in pairs(sample()):
        source = values(pair.source, pair.written_in)
        plain = prose(pair.target)
        for at, text in mutations(pair):
            if plain[at] == pair.target[at]:
                target = values(text, pair.language)
                assert unmatched(source, target) or unmatched(target, source), text


def test_the_marks_of_a_waiver_are_read_however_they_are_typed(edited: Edited) -> None:
    entry = 'msgctxt "introduction"\n'
    path = "locales/zh/LC_MESSAGES/tiny.po"
    typed = ("# ok: number -- it is so", "#ok: end, number — 如此", "# OK: Number -- it is so")
    for waiver in (*typed, "# ok：pair-number -- it is so"):
        folder = edited(TINY, {path: (entry, f"{waiver}\n{entry}")})
        found = open_report(folder).found
        assert {fault.rule for fault in found} == {"waiver-unused"}
        shutil.rmtree(folder)


@pytest.mark.parametrize("waiver", ["# ok: pair-number -- so", "# OK: Number -- so"])
def test_a_waiver_may_have_the_name_as_the_finding_prints_it(waiver: str, edited: Edited) -> None:
    path = "locales/en/LC_MESSAGES/pair_numbers_by_value.po"
    old = "# ok: number -- a score is how the Chairman put it"
    folder = edited(TESTS / "cases" / "good" / "pair_numbers_by_value", {path: (old, waiver)})
    assert open_report(folder).found == ()


def test_nothing_is_found_in_the_unchanged_sample() -> None:
    assert [f for f in check(sample()) if f.rule.startswith(("pair-", "waiver-"))] == []


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_number_is_found_wherever_the_pattern_for_numbers_matches(code: str) -> None:
    parts = [
        "one",
        "ten",
        " ",
        "5",
        "20",
        "million",
        "ICT",
        "P-5",
        "28D",
        "section IV",
        "Sixty-second",
        "May",
        "two thirds",
        "x",
        "é",
        "-",
        "utf8",
        "UTF8",
        "6.30 p.m.",
        "1 000",
        "第",
        "六十二",
        "月",
        "百分之五十",
        "20世纪90年代",
        "1.2",
        "万",
        "annexes XI",
    ]
    pattern, starts = (_EN, _starts_en) if code == "en" else (_ZH, _starts_zh)
    chosen = Random(5)
    for _ in range(3000):
        text = "".join(chosen.choices(parts, k=chosen.randint(1, 9)))
        begin = {found.start() for found in pattern.finditer(text)}
        assert begin <= set(starts(text)), text


def test_a_unit_is_underlined_where_a_text_names_it_first() -> None:
    assert unit_at("共约 5 美元，即 6 美元。", "dollars") == 5
    assert unit_at("It costs 5 dollars ($5).", "dollars") == 11
    assert unit_at("约有六成人。", "per cent") == 2
