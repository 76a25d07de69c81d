"""References read as their language and their place want: *see annex II*, *Annex II lists*."""

import pytest

from gareport.language.inline import parse
from gareport.language.languages import languages
from gareport.numbering.numbering import Label
from gareport.numbering.wording import texts_before, words_before

EN, ZH = (languages()[code] for code in ("en", "zh"))
SOLE = Label("annex", "Annex", "Annex", 0, "", words="annex", article="the ")
SECOND = Label("annex", "Annex II", "Annex II", 0, "II", words="annex ")


@pytest.mark.parametrize(
    ("before", "numbered", "sole"),
    [
        ("", "Annex ", "The annex"),
        ("The list is in ", "annex ", "the annex"),
        ("The list (see ", "annex ", "annex"),
        ("The list (", "annex ", "annex"),
        ("As its ", "annex ", "annex"),
        ("The list is long. ", "Annex ", "The annex"),
        ("“It is long.” ", "Annex ", "The annex"),
        ("It is long. (", "Annex ", "Annex"),
        ("The list, cf. ", "annex ", "annex"),
        ("Paras. 3 and 4 of ", "annex ", "the annex"),
        ("The list: ", "annex ", "the annex"),
        ("See \ufffc and ", "annex ", "annex"),
        ("In \ufffc and ", "annex ", "the annex"),
    ],
)
def test_a_word_has_a_capital_and_an_article_where_its_place_wants_them(
    before: str, numbered: str, sole: str
) -> None:
    assert words_before(SECOND, before, EN) == numbered
    assert words_before(SOLE, before, EN) == sole


def test_chinese_has_one_word_at_every_place() -> None:
    label = Label("annex", "附件", "附件", 0, "", words="附件")
    assert {words_before(label, before, ZH) for before in ("", "见", "很长。")} == {"附件"}


def test_a_note_does_not_hide_the_end_of_a_sentence() -> None:
    nodes, _ = parse("A study.{note.a} {ref.b} and *see {ref.c}*")
    assert list(texts_before(nodes).values()) == [
        "A study.",
        "A study. ",
        "A study. \ufffc and see ",
    ]
