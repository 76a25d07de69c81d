"""The spaces around tokens are those of the language, whatever was typed, in linear time."""

import sys
from types import FrameType
from typing import Any

import pytest

from gareport.language.braces import Token
from gareport.language.inline import Inline, characters, flat, parse
from gareport.language.languages import languages
from gareport.numbering.gaps import spaced

PRINTED = {
    "para": "2",
    "item": "6 (a)",
    "annex": "附件一",
    "second": "Annex II",
    "part": "四",
    "roman": "IV",
    "table": "表 1",
    "money": "1\u00a0245\u00a0000\u00a0美元",
    "dollars": "$45,000",
}


def printed(text: str, code: str) -> str:
    """The text as printed, with `~` for a no-break space and `^` for the mark of a note."""

    def shown(token: Token) -> str:
        return PRINTED[token.id]

    def own(node: Inline) -> str:
        if isinstance(node, Token):
            return "^" if node.kind == "note" else shown(node)
        return characters(node) or ""

    nodes = spaced(parse(text)[0], shown, languages()[code])
    return "".join(map(own, flat(nodes))).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("第{ref.para}段", "第~2~段"),
        ("第 {ref.para} 段", "第~2~段"),
        ("第 {ref.para}段", "第~2~段"),
        ("第  {ref.para}\u00a0段", "第~2~段"),
        ("第{ref.item}段", "第~6 (a)~段"),
        ("第{ref.part}节", "第四节"),
        ("第 {ref.part} 节", "第四节"),
        ("第{ref.roman}节", "第 IV 节"),
        ("见{ref.annex}。", "见附件一。"),
        ("见 {ref.annex} 。", "见附件一。"),
        ("见 {ref.annex} 和{ref.annex} 的", "见附件一和附件一的"),
        ("{ref.table}所示，见{ref.table}、{ref.table}", "表 1 所示，见表 1、表 1"),
        ("其中 {amount.money} 用于", "其中 1~245~000~美元用于"),
        ("其中{amount.money}用于", "其中 1~245~000~美元用于"),
        ("（ {ref.para} ）“ {ref.para} ”", "（2）“2”"),
        ("*第*{ref.para}**段**", "第~2~段"),
        ("第 *{ref.annex}* 段", "第附件一段"),
        ("{ref.para}{ref.annex}{ref.annex}", "2 附件一附件一"),
        ("{ref.annex} A/62/502 {ref.annex}", "附件一 A/62/502 附件一"),
        ("{ref.annex}(b)", "附件一(b)"),
        (" {ref.para} ", " 2 "),
        ("第{ref.para}{note.x}段", "第~2^~段"),
        ("研究。{note.x} 另见 {note.x}ICT {note.x}系统", "研究。^另见^ ICT^ 系统"),
        ("研究 {note.x} {note.x}。", "研究^^。"),
        ("第 3 段和 60/283 号", "第~3~段和 60/283~号"),
    ],
)
def test_chinese_has_its_spaces_around_tokens(typed: str, expected: str) -> None:
    assert printed(typed, "zh") == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("paragraph {ref.para} above", "paragraph~2 above"),
        ("paragraph{ref.para}above", "paragraph~2 above"),
        ("in *section*{ref.roman},", "in section~IV,"),
        ("paragraphs {ref.para}-{ref.para}", "paragraphs~2-2"),
        ("see{ref.second}.", "see Annex II."),
        ("costs{amount.dollars}", "costs $45,000"),
        ("US{amount.dollars}", "US$45,000"),
        ("({ref.para}), P-{ref.para}", "(2), P-2"),
        ("{ref.para}{ref.roman}", "2 IV"),
        ("a text {note.x}. {note.x} {note.x} Next", "a text^.^^ Next"),
        ("a text {note.x}next", "a text^ next"),
        ("{note.x} a", "^ a"),
        ("( {ref.para} ), “ {ref.annex} ”", "(2), “附件一”"),
        ("it says,{ref.para}; see:{ref.second}", "it says, 2; see: Annex II"),
        ("section {ref.para}.{ref.para}, 3.{ref.para}", "section~2.2, 3.2"),
        ("of it.{ref.second} says", "of it. Annex II says"),
        ("para.{ref.para},{ref.para} , {amount.dollars} .", "para.~2, 2, $45,000."),
        ("is it{ref.para} ?” So {ref.item}above", "is it 2?” So 6 (a) above"),
        ("*( {ref.para}* ), “ *{ref.para}* ”", "(2), “2”"),
        (
            "see {ref.para} ... and {ref.para} .un, {ref.para} – {ref.para}",
            "see 2 ... and 2 .un, 2 – 2",
        ),
        ("A/{ref.para}, {ref.para}(b), “{ref.para}”", "A/2, 2(b), “2”"),
        ("two  spaces, and one {ref.para}  more", "two  spaces, and one 2  more"),
    ],
)
def test_english_has_a_space_between_words_and_keeps_those_typed(typed: str, expected: str) -> None:
    assert printed(typed, "en") == expected


@pytest.mark.parametrize(
    "marked", ["中文**English**中文", "中文[English](https://www.un.org/)中文"]
)
def test_markup_between_chinese_and_latin_changes_no_space(marked: str) -> None:
    assert printed(marked, "zh") == printed("中文English中文", "zh")
    spaced_out = marked.replace("中文*", "中文 *").replace("中文[", "中文 [")
    assert printed(spaced_out, "zh") == printed("中文 English中文", "zh")


@pytest.mark.parametrize("marked", ["第**{ref.para}**段", "第[{ref.para}](https://www.un.org/)段"])
def test_a_token_within_markup_has_the_spaces_that_it_has_without(marked: str) -> None:
    assert printed(marked, "zh") == printed("第{ref.para}段", "zh")


def steps(text: str, code: str) -> int:
    taken = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal taken
        taken += 1
        return count

    nodes, language, before = parse(text)[0], languages()[code], sys.gettrace()
    sys.settrace(count)
    try:
        spaced(nodes, lambda token: PRINTED[token.id], language)
    finally:
        sys.settrace(before)
    return taken


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("unit", ["{ref.para}", "{note.x} ", "*a* ", "{ref.para}*段* ", "\\* "])
def test_a_text_twice_as_long_takes_at_most_twice_the_steps(unit: str, code: str) -> None:
    assert steps(unit * 1_000, code) <= 2.1 * steps(unit * 500, code) + 50
