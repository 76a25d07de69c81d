"""What a text may hold: the form in which it is read, and the characters that are refused."""

from unicodedata import normalize

import pytest

from gareport.language.characters import folds, form, invisible, is_refused, unfit

INVISIBLE = [
    *map(chr, (0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x3164, 0xFFA0, 0xFE00, 0xFE0F, 0xE0100)),
    *map(chr, range(0x200B, 0x2010)),
    *map(chr, range(0x2060, 0x2065)),
]
MEANINGLESS = [*map(chr, (0x2800, 0xFFF9, 0xFFFC, 0xE000, 0xF8FF, 0xF0000, 0x10FFFD))]
ALLOWED = "\ufa0e\ufa11é中㈠㈩①⑳Ⅳ℃№²½—“”…·　％（）ー㐀𠀀〇々※→∑Ω§\u2066\u2069\u00a0\u2011"


@pytest.mark.parametrize("char", INVISIBLE, ids=ascii)
def test_invisible_characters_are_reported_alike_and_left_out(char: str) -> None:
    (fault,) = invisible(f"a{char}b{char}c")
    assert fault.offset == 1
    assert f"U+{ord(char):04X} (" in fault.message
    assert fault.message.endswith("prints nothing, 2 times in this text")
    assert (form(f"a{char}b{char}c").characters, form(f"a{char}b").begins) == ("abc", (0, 2))
    assert not is_refused(char)


def test_all_invisible_characters_of_a_text_are_reported_in_one_run() -> None:
    assert [fault.offset for fault in invisible("a\u200bb\u200ec\u200bd\u2060")] == [1, 3, 7]


@pytest.mark.parametrize("char", MEANINGLESS, ids=ascii)
def test_characters_without_a_meaning_are_refused(char: str) -> None:
    (fault,) = unfit(f"a{char}b{char}c")
    assert fault.message.endswith("is not allowed in a report, 2 times in this text")
    assert is_refused(char)


@pytest.mark.parametrize("char", ALLOWED)
def test_ordinary_characters_are_not_reported(char: str) -> None:
    assert [*unfit(f"一{char}a"), *invisible(f"一{char}a")] == []


def test_a_joiner_is_part_of_a_word_where_letters_join() -> None:
    assert [*invisible("می\u200cخواهم, क्\u200dष")] == []
    assert [fault.offset for fault in invisible("a\u200cb")] == [1]
    assert [fault.offset for fault in invisible("می\u200c b")] == [2]


LOOKALIKES = [
    ("⽤", "用"), ("⼀", "一"), ("⿕", "龠"), ("⻓", "长"), ("⻔", "门"), ("⻳", "龟"),
    ("\uf900", "\u8c48"), ("\ufa1e", "羽"), ("\U0002f801", "丸"),
    ("ｱ", "ア"), ("ｶﾞ", "ガ"), ("ﾊﾟ", "パ"), ("｡", "。"),
    ("｢", "「"),
    ("ﬁ", "fi"), ("ﬄ", "ffl"), ("︵", "（"), ("﹐", "，"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "right"), LOOKALIKES)
def test_a_character_that_looks_like_another_is_reported_with_the_ordinary_one(
    typed: str, right: str
) -> None:
    (fault,) = unfit(f"一 {typed} a")
    assert (fault.offset, fault.hint) == (2, f"write `{normalize('NFC', right)}`")
    assert is_refused(typed[0])


def test_all_characters_that_look_like_others_are_one_fault() -> None:
    (fault,) = unfit("使⽤新⽅法，⽤")
    assert fault.offset == 1
    assert fault.message.startswith("`⽤`, `⽅` (U+2F64, U+2F45) are not ordinary characters")
    assert fault.hint == "write `用` for `⽤`, `方` for `⽅`"


FORMS = {
    "as it is": "as it is",
    " a  b\u00a0\u00a0c ": "a b\u00a0c",
    "a \u00a0b": "a\u00a0b",
    "a\tb \t c": "a b c",
    "a\u00a0": "a",
    "\n a\n\n": "a",
    "a\nb": "a\nb",
    "\u3000a": "\u3000a",
    "Nguye\u0302\u0303n": "Nguyễn",
    "\u0301a": "\u0301a",
    "\u1112\u1161\u11ab": "한",
    "一\uf900e\u0301": "一\uf900é",
    "\uf900 e\u0301": "\uf900 é",
    "q\u0323\u0307": "q\u0323\u0307",
    "q\u0307\u0323": "q\u0323\u0307",
    "\u212b": "Å",
    "": "",
    "a \u200b b\u00ad": "a b",
    "e\u200b\u0301": "é",
    "  ": "",
}


@pytest.mark.parametrize(("typed", "read"), FORMS.items())
def test_a_text_is_read_in_one_form(typed: str, read: str) -> None:
    made = form(typed)
    assert made.characters == read
    assert form(read) == form(made.characters)
    assert form(read).begins is None or normalize("NFC", read) != read


def test_each_character_of_the_form_knows_where_it_begins() -> None:
    made = form("  Ce\u0301line  a\u00a0 b e\u0300 ")
    assert made.characters == "Céline a\u00a0b è"
    assert form("a\u212be\u0301b").begins == (0, 1, 2, 4)
    typed = (2, 3, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16)
    assert made.begins == typed


FOLDS = {
    "正在| 改进": "join", "工作。| 秘书处": "join", "共| （二）": "join", "（二）| 共": "join",
    "说：| “信息": "join", "说| “ICT": "join", "ICT”| 工作": "join", "信息”| “信息": "keep",
    "。| 2007 年": "join", "2007| ，": "join", "，| ICT": "join", "采用| ICT": "keep",
    "ICT| 标准": "keep", "第| 17 段": "keep", "see| 信息": "keep", "said| “now": "keep",
    "作。{note.a}| 改": "join", "**重要**| 工作": "join", "重要| **工作**": "join",
    "第| {ref.a} 段": "keep", "共| {amount.a}": "keep", "改进—| 信息": "join", "a —| b": "keep",
    "カナ| 漢字": "join",
}  # fmt: skip


@pytest.mark.parametrize(("text", "what"), FOLDS.items())
def test_a_line_end_is_no_blank_in_chinese(text: str, what: str) -> None:
    at = text.index("|")
    assert (at in folds(text.replace("|", ""))) is (what == "join")


@pytest.mark.parametrize("unit", ["e\u0301", "\u0301", " ", "一 ", "⽤", "\u200b", "ｶﾞ", "* "])
def test_a_long_text_of_one_kind_is_read(unit: str) -> None:
    text = unit * 30_000
    assert form(text, folds(text)).characters == form(form(text, folds(text)).characters).characters
    assert len([*unfit(text), *invisible(text)]) <= 1


RADICALS = [*zip("⼾⾒⾙⾞⾧⾨⾭⾴⾵⾺⻝⻅⻢⼈⼭", "户见贝车长门青页风马食见马人山", strict=True)]


@pytest.mark.parametrize(("typed", "right"), RADICALS)
def test_a_radical_is_replaced_by_the_simplified_character(typed: str, right: str) -> None:
    (fault,) = unfit(f"在{typed}处")
    assert fault.hint == f"write `{right}`"
