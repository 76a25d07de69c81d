"""Lists within a text: labels and conjunctions are those of the text's language."""

from dataclasses import replace

from gareport.editorial.conjunctions import bare_entry, without_conjunction
from gareport.editorial.inline_labels import inline_labels, without_unopened
from gareport.language.languages import Mark, languages

EN, ZH = languages()["en"], languages()["zh"]
# A language that writes `a)` and joins by `et`, as French does.
UNOPENED = replace(
    EN, code="xx", items=(Mark("lowerLetter", "{})", "{})"), *EN.items[1:]), conjunctions=("et",)
)


def test_labels_are_read_in_the_form_of_the_language() -> None:
    for text, language in (
        ("It has (a) one; and (b) two.", EN),
        ("它有 (a) 一个；（b）另一个。", ZH),
        ("Il y a a) un ; et b) deux.", UNOPENED),
        ("Il y a (a) un ; et b) deux.", UNOPENED),
    ):
        assert inline_labels(text, language) == ["(a)", "(b)"], text
    assert inline_labels("第 5(a)㈡分段。", ZH) == ["(a)", "(ii)"]
    assert inline_labels("Une personne(s) (voir par. 3 b)).", UNOPENED) == ["(b)"]
    assert inline_labels("It has a) one.", EN) == []


def test_a_label_with_one_bracket_is_masked_where_the_language_writes_it() -> None:
    text = "Il y a a) un (voir par. 3 b))."
    masked = without_unopened(text, UNOPENED)
    assert (masked.count("("), masked.count(")"), len(masked)) == (1, 1, len(text))
    assert without_unopened(text, EN) == text


def test_a_conjunction_is_taken_off_in_its_own_language() -> None:
    assert without_conjunction("Take note; and/or", EN) == "Take note;"
    assert without_conjunction("Prend note ; et", UNOPENED) == "Prend note ;"
    assert without_conjunction("Take note; and", UNOPENED) == "Take note; and"
    assert without_conjunction("Take note and", EN) == "Take note and"
    assert bare_entry("strategy drives investment; and ", EN) == "strategy drives investment"
    assert bare_entry("a band", EN) == "a band"
    assert bare_entry("战略；以及", EN, ZH) == "战略"
    assert bare_entry("战略；以及", EN) == "战略；以及"
