"""Lists and ranges of references print one word and their numbers, as each language does."""

import pytest

from gareport.language.braces import Token
from gareport.language.inline import parse
from gareport.language.languages import languages
from gareport.numbering.numbering import Label
from gareport.numbering.runs import plain
from gareport.numbering.wording import Wording, texts_before


def _numbered(code: str) -> dict[str, Label]:
    language = languages()[code]
    found = {f"p{n}": Label("paragraph", f"{n}.", f"{n}", 0, f"{n}") for n in (3, 5, 8)}
    for letter in "ab":
        cited = f"({letter})"
        found[f"i{letter}"] = Label("item", cited, f"3 {cited}", 0, cited, above="p3")
    for name, mark in (("t", language.table), ("x", language.annex)):
        for number in (1, 2, 3):
            words = mark.cited.removesuffix("{}")
            own = mark.reference(number).removeprefix(words)
            label = Label("s", "", words + own, 0, own, words=words, plural=mark.plural)
            found[f"{name}{number}"] = label
    return found


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("in {refs.p3.p5.p8}", "3, 5 and 8", "3、5 和 8"),
        ("in {refs.p3.ib}", "3 and 3 (b)", "3 和 3 (b)"),
        ("in {refs.ia.ib}", "3 (a) and (b)", "3 (a) 和(b)"),
        ("in {range.p3.p8}", "3–8", "3–8"),
        ("in {range.ia.ib}", "3 (a)–(b)", "3 (a)–(b)"),
        ("in {refs.t1.t2}", "tables 1 and 2", "表 1 和表 2"),
        ("{refs.t1.t2}", "Tables 1 and 2", "表 1 和表 2"),
        ("in {refs.x1.x2.x3}", "annexes I, II and III", "附件一、附件二和附件三"),
        ("in {range.x1.x3}", "annexes I–III", "附件一至附件三"),
        ("It ended. {range.t1.t3}", "Tables 1–3", "表 1 至表 3"),
    ],
)
def test_a_list_has_one_word_and_its_numbers(text: str, en: str, zh: str) -> None:
    nodes, faults = parse(text)
    assert not faults
    token = next(node for node in nodes if isinstance(node, Token))
    for code, printed in (("en", en), ("zh", zh)):
        wording = Wording(_numbered(code), languages()[code], "–", texts_before(nodes))
        assert plain(wording.runs(token)) == printed
