"""Redlines: what they mark, that they lose nothing, and that a reader can follow them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gareport.language.redline import as_text, redline

ENGLISH = [
    ("He proposes 10 posts.", "He proposes 12 posts.", "He proposes [-10-]{+12+} posts."),
    ("It costs $421,400 now.", "It costs $421,500 now.", "It costs $[-421,400-]{+421,500+} now."),
    ("see A/60/846", "see A/60/846/Add.1", "see [-A/60/846-]{+A/60/846/Add.1+}"),
    ("the Secretary-General", "the Secretary General",
     "the [-Secretary-General-]{+Secretary General+}"),
    ("As {ref.a} shows", "As {ref.b} shows", "As [-{ref.a}-]{+{ref.b}+} shows"),
    ("The old paper", "The new report", "The [-old paper-]{+new report+}"),
    ("one and two", "three and four", "[-one and two-]{+three and four+}"),
    ("from a great house", "from a house", "from a [-great -]house"),
    ("a house.", "a house, and a garden.", "a house{+, and a garden+}."),
    ("it *must* be", "it must be", "it [-*-]must[-*-] be"),
    ("the Member States’ views", "the Member States views",
     "the Member [-States’-]{+States+} views"),
    ("same", "same", "same"),
    ("", "new", "{+new+}"),
    ("gone", "", "[-gone-]"),
    ("", "", ""),
]  # fmt: skip
CHINESE = [
    ("秘书长提议设置10个员额。", "秘书长提议设置12个员额。", "秘书长提议设置[-10-]{+12+}个员额。"),
    ("共计 421 400 美元。", "共计 421 500 美元。", "共计 [-421 400-]{+421 500+} 美元。"),
    ("第 60/283 号", "第 61/283 号", "第 [-60/283-]{+61/283+} 号"),
    ("见 A/60/846。", "见 A/60/847。", "见 [-A/60/846-]{+A/60/847+}。"),
    ("本报告说明办法", "本报告介绍做法", "本报告[-说明办-]{+介绍做+}法"),
    ("秘书长说明的办法", "秘书长列举的措施", "秘书长[-说明的办法-]{+列举的措施+}"),
    ("会议已经举行", "会议尚未举行", "会议[-已经-]{+尚未+}举行"),
    ("秘书长的报告", "秘书长报告", "秘书长[-的-]报告"),
    ("见{note.a}第一段", "见{note.b}第一段", "见[-{note.a}-]{+{note.b}+}第一段"),
]


@pytest.mark.parametrize(("old", "new", "marked"), ENGLISH)
def test_words_figures_symbols_and_tokens_change_whole(old: str, new: str, marked: str) -> None:
    assert as_text(redline(old, new, han=False)) == marked


@pytest.mark.parametrize(("old", "new", "marked"), CHINESE)
def test_chinese_changes_by_the_character_but_figures_whole(
    old: str, new: str, marked: str
) -> None:
    assert as_text(redline(old, new, han=True)) == marked


def test_a_token_that_stayed_is_never_marked_as_changed() -> None:
    changes = redline("alpha {ref.a} beta", "gamma {ref.a} delta", han=False)
    assert ("same", " {ref.a} ") in [(change.kind, change.text) for change in changes]


WORDS = st.sampled_from(
    ["the", "of", " ", "  ", ", ", "。", "报告", "大", "会", "421,400", "4 000", "A/60/846", "\n",
     "{ref.a}", "{", "}", "[-", "+}", "*", "’", "-", "é", "0"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map("".join), st.text(max_size=20))


@settings(max_examples=500)
@given(TEXTS, TEXTS, st.booleans())
def test_the_old_and_the_new_text_can_be_read_off(old: str, new: str, han: bool) -> None:
    changes = redline(old, new, han)
    assert "".join(c.text for c in changes if c.kind != "new") == old
    assert "".join(c.text for c in changes if c.kind != "gone") == new
    kinds = [change.kind for change in changes]
    assert all(change.text for change in changes)
    assert all(a != b and (a, b) != ("new", "gone") for a, b in pairwise(kinds))


def test_a_long_paragraph_rewritten_here_and_there_is_marked_in_those_places_only() -> None:
    old = "".join(
        f"第 {n} 项措施已经由秘书处在全球范围内执行，所需经费列入方案预算。" for n in range(400)
    )
    new = old.replace("第 7 项措施已经", "第 7 项措施尚未").replace("第 350 项", "第 351 项")
    changes = redline(old, new, han=True)
    assert [c.text for c in changes if c.kind != "same"] == ["已经", "尚未", "350", "351"]
