"""Inline markup: the meaning and the place of each sign, and that no text can break the reader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gareport.language.inline import (
    MAX_NESTED,
    Emphasis,
    Inline,
    Link,
    Plain,
    Symbol,
    Token,
    flat,
    parse,
    tokens,
)

SIGNS = ("*", "**", "{", "}", "{{", "}}", "[", "]", "](", ")", "\\", "{ref.a}", "{note.b_2}", " ",
         "A/62/502", "A//1*", "x", "中", "https://www.un.org/", "\n")  # fmt: skip


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
        ("2 * 3 ** 4", ["2 ", "*", " 3 ", "**", " 4"]),
        (r"\*a\* \[b\] \\", ["*", "a", "*", " ", "[", "b", "]", " ", "\\"]),
        (r"\a \{", ["\\a \\"]),
        ("{{a}}", ["{", "a", "}"]),
        ("{{{ref.a}}}", ["{", ("ref", "a"), "}"]),
        ("{ref.a}{note.b_1}{amount.c}", [("ref", "a"), ("note", "b_1"), ("amount", "c")]),
        ("[a *b*](https://x.org/)", [("https://x.org/", "a ", ("emphasis", "b"))]),
        ("[a](mailto:x@un.org)", [("mailto:x@un.org", "a")]),
        ("[a] (b)", ["[a] (b)"]),
        ("*A/1* A/2*", [("emphasis", ("symbol", "A/1")), " ", ("symbol", "A/2*")]),
        ("*see {ref.a}*", [("emphasis", "see ", ("ref", "a"))]),
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
        ("{ref.A} {ref.} {ref.a.b} {Ref.a} {ref.a-b}", [(n, "token") for n in (0, 8, 15, 25, 33)]),
        ("x [a](b) c", [(6, "link")]),
        ("[a](javascript:x) [b](file:///etc)", [(4, "link"), (22, "link")]),
        ("[a *b](https://x.org/) {c}", [(3, "emphasis"), (23, "token")]),
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


def test_emphasis_nests_to_a_limit_and_further_is_a_fault() -> None:
    def nested(depth: int) -> str:
        signs = ["*" if level % 2 else "**" for level in range(depth)]
        return "".join(f"{s}a " for s in signs) + "".join(f" a{s}" for s in reversed(signs))

    assert parse(nested(MAX_NESTED))[1] == ()
    assert parse(nested(MAX_NESTED + 1))[1] != ()
    assert {fault.rule for fault in parse(nested(5_000))[1]} == {"emphasis"}


@pytest.mark.parametrize("sign", ["*a", "**", "[", "{", "}", "\\", "[a](", "{ref.", "*a **b "])
def test_a_long_row_of_signs_is_read_whole(sign: str) -> None:
    """Twenty thousand: a reader that tried every pair would not come to an end here."""
    nodes, faults = parse(sign * 20_000)
    assert nodes or faults
