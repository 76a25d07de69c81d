"""The facts of the languages: how numbers, labels, dates, sums and sessions are written."""

import unicodedata
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gareport.language import languages as facts
from gareport.language.languages import AgendaNumber, Language, languages
from gareport.language.languages import en as english
from gareport.language.languages.en import ordinal
from gareport.language.numerals import SYSTEMS, chinese, lower_letter, lower_roman, spell
from gareport.language.scripts import runs

EN, ZH = languages()["en"], languages()["zh"]
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def read_roman(text: str) -> int:
    values = [ROMAN[char] for char in text]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def read_chinese(text: str) -> int:
    total, digit = 0, 0
    for char in text:
        if char in HAN_UNITS:
            total += (digit or 1) * HAN_UNITS[char]
            digit = 0
        else:
            digit = HAN_DIGITS[char]
    return total + digit


def test_a_roman_numeral_reads_back_as_its_number() -> None:
    numerals = [lower_roman(number) for number in range(1, 4000)]
    assert [read_roman(numeral) for numeral in numerals] == [*range(1, 4000)]
    assert not any(char * 4 in numeral for numeral in numerals for char in ROMAN)


def test_a_chinese_numeral_reads_back_as_its_number() -> None:
    assert [read_chinese(chinese(number)) for number in range(1, 10_000)] == [*range(1, 10_000)]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (62, "六十二"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2007, "二千零七"),
    ],
)
def test_chinese_numerals_are_written_as_in_words(number: int, text: str) -> None:
    assert chinese(number) == text


def test_letters_run_to_z_and_then_double() -> None:
    letters = [lower_letter(number) for number in (1, 2, 26, 27, 28, 52, 53)]
    assert letters == ["a", "b", "z", "aa", "bb", "zz", "aaa"]


@given(st.sampled_from(sorted(SYSTEMS)), st.integers(1, 3998))
def test_no_two_neighbouring_numbers_are_spelt_alike(system: str, number: int) -> None:
    assert spell(number, system) != spell(number + 1, system)


def test_every_file_of_the_folder_is_a_language_under_its_code() -> None:
    files = sorted(path.stem for path in Path(facts.__file__).parent.glob("[!_]*.py"))
    assert files == [*languages()] == [language.code for language in languages().values()]


def test_a_file_with_the_code_of_another_language_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xx.py").write_text("from gareport.language.languages.en import LANGUAGE\n")
    monkeypatch.setattr(facts, "__path__", [*facts.__path__, str(tmp_path)])
    with pytest.raises(LookupError, match=r"xx\.py describes `en` with the tag en-GB"):
        languages.__wrapped__()


def test_a_distribution_block_in_a_language_there_is_not_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(english, "LANGUAGE", replace(EN, distribution="xx"))
    with pytest.raises(LookupError, match=r"en\.py: no language `xx`"):
        languages.__wrapped__()


def test_every_mark_of_every_language_names_a_system_there_is() -> None:
    for language in languages().values():
        marks = (*language.headings, *language.items, language.paragraph, language.table)
        assert {mark.system for mark in (*marks, language.annex)} <= set(SYSTEMS)


def test_languages_have_as_many_degrees_as_each_other() -> None:
    assert len({len(language.headings) for language in languages().values()}) == 1
    assert len({len(language.items) for language in languages().values()}) == 1


def test_labels_are_those_of_the_general_assembly() -> None:
    assert [mark.printed(4) for mark in EN.headings] == ["IV.", "D.", "4.", "(d)", "(iv)", "d."]
    assert [mark.printed(4) for mark in ZH.headings] == ["四.", "D.", "4.", "(d)", "(四)", "d."]
    for language in (EN, ZH):
        assert [mark.printed(3) for mark in language.items] == ["(c)", "(iii)", "c.", "iii."]
        assert [mark.reference(3) for mark in language.items] == ["(c)", "(iii)", "c", "iii"]
        assert (language.paragraph.printed(27), language.paragraph.reference(27)) == ("27.", "27")
    assert (EN.annex.printed(2), EN.annex.reference(2)) == ("Annex II", "annex II")
    assert (ZH.annex.printed(2), ZH.annex.reference(2)) == ("附件二", "附件二")
    assert (EN.table.printed(1), EN.table.reference(1)) == ("Table 1", "table 1")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "first"),
        (12, "twelfth"),
        (20, "twentieth"),
        (40, "fortieth"),
        (62, "sixty-second"),
        (80, "eightieth"),
        (99, "ninety-ninth"),
        (100, "one hundredth"),
        (101, "one hundred and first"),
        (130, "one hundred and thirtieth"),
    ],
)
def test_english_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text


def test_all_sessions_that_a_cover_may_name_have_a_spelling_of_their_own() -> None:
    for language in languages().values():
        spelt = [language.corner.session(number) for number in range(1, 200)]
        assert len(set(spelt)) == 199
    assert EN.corner.session(62) == "Sixty-second session"
    assert ZH.corner.session(62) == "第六十二届会议"


def test_agenda_items_are_listed_as_the_language_does() -> None:
    def adopted(language: Language, *items: int) -> str:
        return "".join(language.corner.agenda(tuple(map(AgendaNumber, items)), "adopted"))

    assert adopted(EN, 126) == "Agenda item 126"
    assert adopted(EN, 126, 128) == "Agenda items 126 and 128"
    assert adopted(EN, 1, 2, 3) == "Agenda items 1, 2 and 3"
    assert adopted(ZH, 126) == "议程项目 126"
    assert adopted(ZH, 126, 128) == "议程项目 126 和 128"
    assert adopted(ZH, 1, 2, 3) == "议程项目 1、2 和 3"


def test_dates_and_sums_are_written_as_the_language_does() -> None:
    assert plain(EN.date(date(2007, 10, 2))) == "2 October 2007"
    assert plain(ZH.date(date(2007, 10, 2))) == "2007 年 10 月 2 日"
    assert [EN.dollars(n) for n in (0, 999, 421_400, 1_000_000)] == [
        "$0", "$999", "$421,400", "$1,000,000",
    ]  # fmt: skip
    assert plain(ZH.dollars(421_400)) == "421 400 美元"
    assert plain(ZH.dollars(1_000_000)) == "1 000 000 美元"


def test_figures_and_dates_never_break_over_a_line() -> None:
    written = (ZH.dollars(1_000_000), ZH.date(date(2007, 10, 2)), EN.date(date(2007, 10, 2))[:4])
    for text in written:
        assert not any(char.isspace() and unicodedata.decomposition(char) == "" for char in text)


def test_words_in_latin_letters_within_chinese_are_runs_of_their_own() -> None:
    text = "见 M. Broadbent and P. Weill，《报告》。"
    found = runs(text, ZH)
    assert "".join(part for part, _ in found) == text
    assert [tag for _, tag in found] == ["zh-CN", "en-GB", "zh-CN"]
    assert found[1][0] == "M. Broadbent and P. Weill"
    assert runs("P-5 职等和 D-1", ZH) == [("P-5 职等和 D-1", "zh-CN")]
    assert runs("plain", EN) == [("plain", "en-GB")]


@given(st.text(max_size=60))
def test_cutting_a_text_into_runs_loses_nothing(text: str) -> None:
    assert "".join(part for part, _ in runs(text, ZH)) == text


def test_a_very_long_word_is_read_in_reasonable_time() -> None:
    word = "a" * 50_000
    assert runs(word, ZH) == [(word, "zh-CN")]
