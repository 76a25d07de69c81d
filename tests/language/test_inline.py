"""Inline markup: the meaning and the place of each sign, and that no text can break the reader."""

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gareport.language.braces import Token
from gareport.language.inline import (
    Emphasis,
    Inline,
    Link,
    Plain,
    Shifted,
    Symbol,
    flat,
    parse,
    tokens,
)
from gareport.language.links import encoded

SIGNS = ("^", "~", "^2^", "*", "**", "{", "}", "{{", "}}", "[", "]", "](", ")", "\\", "{ref.a}",
         "{note.b_2}", " ", "A/62/502", "A//1*", "x", "中", "https://un.org/", "\n")  # fmt: skip


def shape(nodes: tuple[Inline, ...]) -> list[object]:
    """The nodes without their offsets, short enough to read."""
    found: list[object] = []
    for node in nodes:
        match node:
            case Plain():
                found.append(node.text)
            case Symbol():
                found.append(("symbol", node.text))
            case Token():
                found.append((node.kind, node.id))
            case Shifted():
                found.append((node.shift, node.text))
            case Emphasis():
                found.append((node.style, *shape(node.children)))
            case Link():
                found.append((node.href, *shape(node.children)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", ["plain"]),
        ("", []),
        ("*a* b", [("emphasis", "a"), " b"]),
        ("**a** b", [("strong", "a"), " b"]),
        ("**a *b* c**", [("strong", "a ", ("emphasis", "b"), " c")]),
        ("***a*** b", [("strong", ("emphasis", "a")), " b"]),
        ("**a *b*** c", [("strong", "a ", ("emphasis", "b")), " c"]),
        ("*a **b*** c", [("emphasis", "a ", ("strong", "b")), " c"]),
        ("***a* b** c", [("strong", ("emphasis", "a"), " b"), " c"]),
        ("*中文*字", [("emphasis", "中文"), "字"]),
        ("m^2^ and CO~2~.", ["m", ("raised", "2"), " and CO", ("lowered", "2"), "."]),
        (
            "^14^C, 1^st^, SO~4~^2−^",
            [
                ("raised", "14"),
                "C, 1",
                ("raised", "st"),
                ", SO",
                ("lowered", "4"),
                ("raised", "2−"),
            ],
        ),
        ("*x*~i~ 中^a,b^", [("emphasis", "x"), ("lowered", "i"), " 中", ("raised", "a,b")]),
        ("10~20、30~40 ~~x~~ a ~ b ~5~ /~a~", ["10~20、30~40 ~~x~~ a ~ b ~5~ /~a~"]),
        ("10~20~30 x^2 ^ ^2 ^^2^^ ^甲^", ["10~20~30 x^2 ^ ^2 ^^2^^ ^甲^"]),
        (r"m\^2^ CO\~2~", ["m", "^", "2^ CO", "~", "2~"]),
        ("2 * 3 ** 4", ["2 ", "*", " 3 ", "**", " 4"]),
        (r"\*a\* \[b\] \\", ["*", "a", "*", " ", "[", "b", "]", " ", "\\"]),
        (r"\a \{", ["\\a \\"]),
        ("{{a}}", ["{", "a", "}"]),
        ("{{{ref.a}}}", ["{", ("ref", "a"), "}"]),
        ("{ref.a}{note.b_1}{amount.c}", [("ref", "a"), ("note", "b_1"), ("amount", "c")]),
        ("[a *b*](https://x.org/)", [("https://x.org/", "a ", ("emphasis", "b"))]),
        ("[a](mailto:x@un.org)", [("mailto:x@un.org", "a")]),
        ("[a] (b)", ["[", "a] (b)"]),
        ("*A/1* A/2*", [("emphasis", ("symbol", "A/1")), " ", ("symbol", "A/2*")]),
        ("*see {ref.a}*", [("emphasis", "see ", ("ref", "a"))]),
        ("[a](https://x.org/b_(c)) d", [("https://x.org/b_(c)", "a"), " d"]),
        ("[a](https://x.org/(b(c))/d(e).html)", [("https://x.org/(b(c))/d(e).html", "a")]),
        ("(see [a](https://x.org/b)).", ["(see ", ("https://x.org/b", "a"), ")."]),
        ("[a [b] c](https://x.org/)", [("https://x.org/", "a ", "[", "b] c")]),
        (r"[a \[b](https://x.org/)", [("https://x.org/", "a ", "[", "b")]),
        ("[[a](https://x.org/)]", ["[", ("https://x.org/", "a"), "]"]),
        (r"[a](https://x.org/\*b*c{{d}})", [(r"https://x.org/\*b*c{d}", "a")]),
        (
            "[a](https://x.org:8080/) [b](https://x.org:/)",
            [("https://x.org:8080/", "a"), " ", ("https://x.org:/", "b")],
        ),
        ("[a](https://例子.测试/路径)", [("https://例子.测试/路径", "a")]),
        ("[sic] [A/1] (a) [b]", ["[", "sic] ", "[", ("symbol", "A/1"), "] (a) ", "[", "b]"]),
        ("[shall][should] [a]: b", ["[", "shall]", "[", "should] ", "[", "a]: b"]),
        ("［a］ 〔b〕（https://x.org/）", ["［", "a］ 〔b〕（https://x.org/）"]),
        ("［a](b) https://x.org/", ["［", "a", "](", "b) https://x.org/"]),
        ("[a］ （b）", ["[", "a］ （b）"]),
        ("甲*乙*丙", ["甲", ("emphasis", "乙"), "丙"]),
        ("**甲。**乙", [("strong", "甲。"), "乙"]),
        ("A*甲*B", ["A", ("emphasis", "甲"), "B"]),
        ("甲*A*乙", ["甲", ("emphasis", "A"), "乙"]),
        ("**甲***乙*丙", [("strong", "甲"), ("emphasis", "乙"), "丙"]),
        ("*甲***乙**丙", [("emphasis", "甲"), ("strong", "乙"), "丙"]),
        ("*a*-b **P**-5", [("emphasis", "a"), "-b ", ("strong", "P"), "-5"]),
        (
            "(*a*) “*b*”, *c*.",
            ["(", ("emphasis", "a"), ") “", ("emphasis", "b"), "”, ", ("emphasis", "c"), "."],
        ),
    ],
)
def test_each_sign_means_what_the_manual_says(text: str, expected: list[object]) -> None:
    assert shape(parse(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a *b", [(2, "emphasis")]),
        ("a **b* c", [(2, "emphasis"), (5, "emphasis")]),
        ("a {b} c", [(2, "token")]),
        ("a { b", [(2, "token")]),
        ("a } b", [(2, "token")]),
        (
            "{ref.A} {ref.} {ref.a.b.c} {Ref.a} {ref.a-b}",
            [(n, "token") for n in (0, 8, 15, 27, 35)],
        ),
        ("x [a](b) c", [(6, "link")]),
        ("[a](javascript:x) [b](file:///etc)", [(4, "link"), (22, "link")]),
        ("[a *b](https://x.org/) {c}", [(3, "emphasis"), (23, "token")]),
        ("[a](https://x.org/b c)", [(19, "link")]),
        ("[a](https://x.org/b(c)", [(4, "link")]),
        ("[a](https://x.org/b", [(4, "link")]),
        ("[a]( https://x.org/)", [(4, "link")]),
        ("[a]() b", [(3, "link")]),
        ("[](https://x.org/) [ ](https://x.org/)", [(0, "link"), (19, "link")]),
        ("[a] (https://x.org/)", [(3, "link")]),
        ("[a]\n(www.x.org)", [(3, "link")]),
        ("[a]（https://x.org/）", [(3, "link")]),
        ("［a］(https://x.org/)", [(0, "link")]),
        ("［a](https://x.org/)", [(0, "link")]),
        ("[a］(https://x.org/)", [(0, "link")]),
        ("[b [a］(https://x.org/)]", [(3, "link")]),
        ("[a](https://x.org/) ［b](https://x.org/)", [(20, "link")]),
        ("[a](https://x.org/) ［b](https://x.org/) c](d)", [(20, "link"), (41, "link")]),
        ("[a](https://x.org/）", [(4, "link")]),
        ("[a](https://x.org/，b)", [(18, "link")]),
        ("[a][https://x.org/]", [(3, "link")]),
        ("(a)[https://x.org/]", [(3, "link")]),
        ("![a](https://x.org/)", [(0, "link")]),
        ("[a [b](https://x.org/) c](https://x.org/)", [(3, "link")]),
        ("[1]: https://x.org/", [(0, "link")]),
        ("[a] b](https://x.org/)", [(5, "link")]),
        ("[a](<https://x.org/>)", [(4, "link")]),
        ("[a](www.x.org) [b](https://)", [(4, "link"), (19, "link")]),
        ("[a](https://x.org:99999/)", [(18, "link")]),
        ("[a](https://x.org/{ref.b})", [(18, "token")]),
        ("2*3*4", [(1, "emphasis"), (3, "emphasis")]),
        ("a**b", [(1, "emphasis")]),
        ("*wor*d", [(4, "emphasis")]),
        ("Total* and net* figures", [(5, "emphasis"), (14, "emphasis")]),
        ("a *b *c", [(2, "emphasis"), (5, "emphasis")]),
        ("(****)", [(1, "emphasis")]),
        ("“**”", [(1, "emphasis")]),
        ("甲****乙", [(1, "emphasis")]),
        ("{{ref.a}} {{ note.b }}", [(0, "token"), (10, "token")]),
        ("｛ref.a｝ ｛note．b}", [(0, "token"), (8, "token")]),
    ],
)
def test_markup_that_cannot_be_read_is_a_fault_at_its_place(
    text: str, faults: list[tuple[int, str]]
) -> None:
    assert [(fault.start, fault.rule) for fault in parse(text)[1]] == faults


@settings(max_examples=400)
@given(st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=3)), max_size=12).map("".join))
def test_any_text_can_be_read_and_every_node_knows_its_place(text: str) -> None:
    nodes, faults = parse(text)
    for node in flat(nodes):
        assert 0 <= node.start < len(text)
        if isinstance(node, Symbol):
            assert text.startswith(node.text, node.start)
        elif isinstance(node, Token):
            assert text.startswith(f"{{{node.kind}.{node.id}}}", node.start)
        elif isinstance(node, Plain):
            escaped = text.startswith("\\" + node.text, node.start)
            assert escaped or text.startswith(node.text, node.start)
    assert all(0 <= fault.start < len(text) and fault.hint for fault in faults)
    assert [fault.start for fault in faults] == sorted(fault.start for fault in faults)


@settings(max_examples=200)
@given(st.text(st.characters(exclude_characters="*{}[]\\/", exclude_categories=["Cs"])))
def test_a_text_without_signs_is_left_as_it_is(text: str) -> None:
    nodes, faults = parse(text)
    assert faults == ()
    assert "".join(node.text for node in nodes if isinstance(node, Plain)) == text


def test_tokens_are_listed_in_reading_order_also_within_emphasis_and_links() -> None:
    text = "{ref.a} *{note.b} [{ref.c}](https://x.org/)* {ref.a}"
    assert [token.id for token in tokens(text, "ref")] == ["a", "c", "a"]
    assert [token.id for token in tokens(text, "note")] == ["b"]
    assert tokens(text, "amount") == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ref.a_b}}", "write `{ref.a_b}`"),
        ("{ Ref.A-b }", "write `{ref.a_b}`"),
        ("[a](www.x.org/b)", "write `https://www.x.org/b`"),
        ("[a](b@x.org)", "write `mailto:b@x.org`"),
        ("[a](HTTPS://x.org/B)", "write `https://x.org/B`"),
        ("[a](<https://x.org/>)", "write `https://x.org/`"),
        ("［a］（https://x.org/）", "write `[a](https://x.org/)`"),
        ("2*3", "write ×, or \\* to print an asterisk"),
    ],
)
def test_the_hint_has_the_right_markup_if_it_is_certain(text: str, hint: str) -> None:
    assert [fault.hint for fault in parse(text)[1]] == [hint]


def test_an_address_prints_with_escapes_for_what_no_address_has() -> None:
    assert encoded(r'https://x.org/a"b\c|{f}%20路') == "https://x.org/a%22b%5Cc%7C%7Bf%7D%20路"


def test_emphasis_of_one_kind_does_not_nest() -> None:
    assert shape(parse("**a *b* c**")[0]) == [("strong", "a ", ("emphasis", "b"), " c")]
    assert {fault.rule for fault in parse("*a **b " * 5_000)[1]} == {"emphasis"}


def steps(text: str) -> int:
    """The function calls and lines that it takes to read a text."""
    taken = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal taken
        taken += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        parse.__wrapped__(text)
    finally:
        sys.settrace(before)
    return taken


MANY = ("[", "(", "*", "{", "}", "]", "\\", "［", "｛", "[(", "](", "[](", "[]( ", "*a", "a*",
        "甲*", "**a ", "[a](", "[a] (", "[[a](", "![", "{{", "{ref.", "{{ref.a", "[a](https://x.org/(",
        "A/1*", "［a］(", "［a](https:", "[a］(https:", "[x][https:")  # fmt: skip


@pytest.mark.parametrize("sign", MANY)
def test_a_text_twice_as_long_takes_at_most_twice_the_steps(sign: str) -> None:
    assert steps(sign * 2_000) <= 2.1 * steps(sign * 1_000) + 50


@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("[", "](a)"), ("(", ")"), ("{", "}")]
)
def test_brackets_within_brackets_take_as_many_steps_as_they_are(
    opening: str, closing: str
) -> None:
    def nested(depth: int) -> str:
        row = f"{opening * depth}a{closing * depth}"
        return f"[a](https://x.org/{row}) {row}"

    assert steps(nested(2_000)) <= 2.1 * steps(nested(1_000)) + 50


@pytest.mark.parametrize("sign", MANY)
def test_a_long_row_of_signs_is_read_whole(sign: str) -> None:
    """Thirty thousand: a reader that tried every pair would not come to an end here."""
    nodes, faults = parse(sign * 30_000)
    assert nodes or faults
