"""References read as their language and their place want: *see annex II*, *Annex II lists*."""

import pytest
from conftest import TINY, Edited

from gareport.flow.pipeline import open_report
from gareport.language.inline import parse
from gareport.language.languages import languages
from gareport.numbering.numbering import Label
from gareport.numbering.resolve import resolve
from gareport.numbering.wording import texts_before, words_before
from gareport.report.keys import Key

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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("See {ref.note.book} above.", "See footnote 1 above."),
        ("It ended. {ref.note.second} says so.", "It ended. Footnote 2 says so."),
        ("The figures (see {ref.note.years})", "The figures (see footnote a)"),
        ("As “{ref.resources.posts}” is", "As “Posts” is"),
        ("Paragraphs {range.first.list} say so.", "Paragraphs 1–2 say so."),
        ("All of {ref.resources.sum}.", "All of Total."),
    ],
)
def test_a_note_prints_its_word_and_mark_and_a_row_its_head(
    typed: str, printed: str, edited: Edited
) -> None:
    folder = edited(TINY, {"figures.yaml": ("The last paragraph of the body.", typed)})
    resolved = resolve(open_report(folder).editions["en"])
    assert resolved.plain(Key("last_too")) == printed


def test_the_small_report_cites_a_note_and_a_row_in_both_languages() -> None:
    found = {code: resolve(one) for code, one in open_report(TINY).editions.items()}
    last, source = Key("last"), Key("source")
    assert found["en"].plain(last).endswith("and the row “Travel of staff”.")
    assert found["zh"].plain(last).endswith("另见“工作人员差旅”。")
    assert found["en"].plain(source).endswith("; see footnote 2.")
    assert found["zh"].plain(source).endswith("；见脚注\u00a02。")


def test_a_note_that_moves_takes_its_references_along(edited: Edited) -> None:
    old = "as {ref.resources} and {refs.growth.decline} show.{note.second}"
    folder = edited(
        TINY,
        {
            "figures.yaml": (old, "as {ref.resources} and {refs.growth.decline} show."),
            "introduction.yaml": ("has a note.{note.book}", "has a note.{note.second} {note.book}"),
        },
    )
    resolved = resolve(open_report(folder).editions["en"])
    assert "see footnote 1." in resolved.plain(Key("source"))
