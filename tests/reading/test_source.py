"""Reading YAML: every scalar stays text, every place is right, and no bomb goes off."""

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, TESTS
from hypothesis import given, settings
from hypothesis import strategies as st

from gareport.language.characters import is_refused
from gareport.reading.yaml_text import MAX_BYTES, MAX_DEPTH, MAX_NODES, events, read
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.source import Mapping, Sequence, SourceNode, Text, _Walk


def read_bytes(data: bytes, folder: Path) -> tuple[SourceNode | None, list[Diagnostic]]:
    path = folder / "file.yaml"
    path.write_bytes(data)
    return read(path, "file.yaml")


def read_text(text: str, folder: Path) -> Mapping:
    node, found = read_bytes(text.encode(), folder)
    assert found == []
    assert isinstance(node, Mapping)
    return node


def only_fault(data: bytes, folder: Path) -> tuple[str, int, int]:
    """The one fault of a file: its rule, line and column."""
    _, found = read_bytes(data, folder)
    (fault,) = found
    assert fault.span.file == "file.yaml"
    return fault.rule, fault.span.line, fault.span.column


WORDS = """NO yes on 010 0x1F 1_000 1.10 1e3 .inf 12:30:45 2026-13-45 2044-10-22 null ~ true = -1
+1"""


@pytest.mark.parametrize("word", ["", "1" * 5000, *WORDS.split()])
def test_every_scalar_stays_the_text_that_was_typed(word: str, tmp_path: Path) -> None:
    value = read_text(f"key: {word}\n", tmp_path).values["key"]
    assert isinstance(value, Text)
    assert value == word


def test_mappings_lists_and_texts_know_their_places(tmp_path: Path) -> None:
    node = read_text("first: one\nlist:\n  - {inner: 二, more: three}\n", tmp_path)
    entries = node.values["list"]
    assert isinstance(entries, Sequence)
    (inner,) = entries.entries
    assert isinstance(inner, Mapping)
    assert inner.span == Span("file.yaml", 3, 5)
    assert [key.span.column for key in inner.keys] == [6, 16]
    assert inner.values["more"].span == Span("file.yaml", 3, 22)


WAYS = {
    "plain": "{}",
    "plain over lines": "{}\n  ",
    "single": "'{}'",
    "double": '"{}"',
    "folded": ">-\n  {}",
    "folded with a comment": ">- # see here\n  {}",
    "literal": "|\n  {}",
    "kept": ">+\n  {}\n\n",
}


@settings(max_examples=200)
@given(
    way=st.sampled_from(sorted(WAYS)),
    words=st.lists(
        st.sampled_from(["see", "here", "it's", '"so"', "中文", "a\\b", "e"]), max_size=9
    ),
    breaks=st.lists(st.booleans(), min_size=10, max_size=10),
)
def test_a_character_is_found_at_its_place_however_the_text_is_written(
    tmp_path_factory: pytest.TempPathFactory, way: str, words: list[str], breaks: list[bool]
) -> None:
    joined = "x " + "".join(w + ("\n  " if b else " ") for w, b in zip(words, breaks, strict=False))
    typed = joined + "§ end"
    if way == "single":
        typed = typed.replace("'", "''")
    elif way == "double":
        typed = typed.replace("\\", "\\\\").replace('"', '\\"')
    text = "key: " + WAYS[way].format(typed) + "\n"
    value = read_text(text, tmp_path_factory.mktemp("way")).values["key"]
    assert isinstance(value, Text)
    before = text[: text.index("§")].split("\n")
    assert value.at(value.index("§")) == Span("file.yaml", len(before), len(before[-1]) + 1)


@pytest.mark.parametrize(
    "typed",
    [
        r'"a\nb c §"',
        r'"\u4e2d\x20\U0001F600 n §"',
        r'"\"\" \" §"',
        r'"\t\\t §"',
        r'"\N\_\L §"',
        "''' '' x §'",
    ],
)
def test_escapes_count_as_they_are_typed(typed: str, tmp_path: Path) -> None:
    line = f"key: {typed}"
    node, _ = read_bytes(f"{line}\n".encode(), tmp_path)
    assert isinstance(node, Mapping)
    value = node.values["key"]
    assert isinstance(value, Text)
    assert value.at(value.index("§")) == Span("file.yaml", 1, line.index("§") + 1)


def test_every_place_of_a_long_text_is_found_in_one_walk_through_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def seek(walk: _Walk, char: str, position: int) -> tuple[int, int]:
        sought.append(char)
        return walked(walk, char, position)

    walked = _Walk._seek
    monkeypatch.setattr(_Walk, "_seek", seek)
    value = read_text("key: |\n  one\n  two\n  three\n", tmp_path).values["key"]
    assert isinstance(value, Text)
    forward = [value.at(offset) for offset in range(len(value))]
    assert sought == list(value)
    assert [value.at(offset) for offset in reversed(range(len(value)))] == forward[::-1]
    assert sought == list(value)


PLACED = {  # what is typed below `key:`, and the text as it is read; the place of § is right
    "folded Chinese": (">-\n  秘书处正在\n  改进§工作。", "秘书处正在改进§工作。"),
    "Chinese over plain lines": ("秘书处正在 \n  改进§工作。", "秘书处正在改进§工作。"),
    "Chinese in quotes": ('"秘书处正在\n\n  改进§\\u5de5作 。"', "秘书处正在\n改进§工作 。"),
    "a blank typed between": (">-\n  秘书处 正在\n  改进§", "秘书处 正在改进§"),
    "Chinese and Latin": (">-\n  采用\n  ICT§ 标准\n  和", "采用 ICT§ 标准和"),
    "literal": ("|\n  正在\n  改进§", "正在\n改进§"),
    "decomposed letters": ("Nguye\u0302\u0303n Va\u0306n§", "Nguyễn Văn§"),
    "decomposed by escapes": ('"e\\u0301e\u0301 §"', "éé §"),
    "blanks in quotes": ("'  it''s  a \u00a0 §  '", "it's a\u00a0§"),
    "tabs in quotes": ('"a\\t\\tb\tc §"', "a b c §"),
}


@pytest.mark.parametrize(("typed", "read"), PLACED.values(), ids=PLACED)
def test_a_text_is_read_in_one_form_and_knows_what_was_typed(
    typed: str, read: str, tmp_path: Path
) -> None:
    text = f"key: {typed}\n"
    value = read_text(text, tmp_path).values["key"]
    assert isinstance(value, Text)
    assert value == read
    before = text[: text.index("§")].split("\n")
    assert value.at(value.index("§")) == Span("file.yaml", len(before), len(before[-1]) + 1)


@pytest.mark.parametrize(
    "written", ["a\u200bb", '"a\\u200bb"', "{inner: a\u200bb}", ">-\n  a\u200bb"]
)
def test_an_invisible_character_is_reported_wherever_it_is(written: str, tmp_path: Path) -> None:
    node, (fault,) = read_bytes(f"key: {written}\n".encode(), tmp_path)
    typed = f"key: {written}\n".split("\n")[fault.span.line - 1]
    assert (fault.rule, fault.severity) == ("invisible-character", Severity.WARNING)
    assert typed[fault.span.column - 1 :].startswith(("\u200b", "\\u200b"))
    assert isinstance(node, Mapping)


def test_a_place_after_the_text_is_its_end(tmp_path: Path) -> None:
    value = read_text("key: abc\n", tmp_path).values["key"]
    assert isinstance(value, Text)
    assert value.at(99) == value.at(2) == Span("file.yaml", 1, 8)
    assert Text("", Span("f", 1, 3)).at(0) == Span("f", 1, 3)


def test_deep_nesting_is_refused_at_the_level_that_is_too_deep(tmp_path: Path) -> None:
    for depth in (MAX_DEPTH + 1, 1_000, 100_000):
        flow = only_fault(b"[" * depth, tmp_path)
        assert flow == ("yaml-depth", 1, MAX_DEPTH + 1)
    assert only_fault(b"- " * 5_000 + b"x", tmp_path) == ("yaml-depth", 1, 2 * MAX_DEPTH + 1)
    assert only_fault(b"{a: " * 5_000, tmp_path)[0] == "yaml-depth"
    whole, found = read_bytes(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, tmp_path)
    assert (whole is not None, found) == (True, [])


PAIRS = [(chr(code), chr(code - 1)) for code in range(ord("b"), ord("r"))]
BOMBS = {
    "aliases": "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{o}, *{o}]\n" for n, o in PAIRS),
    "merge keys": "a: &a {x: 1}\n" + "".join(f"{n}: &{n}\n  <<: [*{o}, *{o}]\n" for n, o in PAIRS),
    "itself": "a: &a [*a]\n",
    "an alias alone": "a: *b\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_anchors_and_aliases_are_refused_before_they_multiply(name: str, tmp_path: Path) -> None:
    assert only_fault(BOMBS[name].encode(), tmp_path) == ("yaml-anchor", 1, 4)


@settings(max_examples=60)
@given(keys=st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True), at=st.integers(0, 7))
def test_a_key_put_in_twice_is_found_with_both_its_lines(
    tmp_path_factory: pytest.TempPathFactory, keys: list[str], at: int
) -> None:
    first = at % len(keys)
    text = "".join(f"{key}: x\n" for key in [*keys, keys[first]])
    _, (fault,) = read_bytes(text.encode(), tmp_path_factory.mktemp("keys"))
    assert (fault.rule, fault.span.line) == ("duplicate-key", len(keys) + 1)
    assert f"first on line {first + 1})" in fault.message


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("a: é".encode("latin-1"), ("encoding", 1, 4)),
        ("a: x\nb: 中文".encode("gb18030"), ("encoding", 2, 4)),
        ("a: x".encode("utf-16"), ("encoding", 1, 1)),
        ("中: x".encode()[:2] + b" x", ("encoding", 1, 1)),
        (b"a: x\r\nb: \xed\xa0\x80", ("encoding", 2, 4)),
        (b'a: "\\ud800"', ("character", 1, 5)),
        (b"a: x\0y", ("character", 1, 5)),
        (b"a: x\r\nb: \0", ("character", 2, 4)),
        (b"a: x\ry: z", ("character", 1, 5)),
        ("a: x\ufeffy".encode(), ("character", 1, 5)),
        (b'a: "\\Uffffffff"', ("yaml", 1, 5)),
        (b"", ("yaml", 1, 1)),
        (b"%YAML 9.9\n---\na: x\n", ("yaml", 1, 1)),
    ],
)
def test_input_that_is_not_text_is_refused_at_its_place(
    data: bytes, place: tuple[str, int, int], tmp_path: Path
) -> None:
    assert only_fault(data, tmp_path) == place


def test_a_mark_at_the_start_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    node, found = read_bytes("\ufeffa: x\r\nb: >-\r\n  y\r\n  z\r\n".encode(), tmp_path)
    assert found == []
    assert isinstance(node, Mapping)
    assert node.values == {"a": "x", "b": "y z"}
    assert node.keys[0].span == Span("file.yaml", 1, 1)


def test_controls_overrides_and_what_is_not_ordinary_are_refused(
    tmp_path: Path,
) -> None:
    refused = {*range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), 0xFEFF, 0xFFFD, 0xFFFE}
    refused = (refused | {0xFFFF}) - {0x09, 0x0A}
    refused |= {code for code in range(0xA0, 0x10010) if is_refused(chr(code))}
    around = {
        *range(0x500),
        *range(0x2000, 0x2100),
        *range(0xFE00, 0x10010),
        *range(0x4E00, 0x4E20),
    }
    for code in around - {*range(0xD800, 0xE000)}:
        _, found = read_bytes(f'a: "x{chr(code)}"'.replace('""', '\\""').encode(), tmp_path)
        assert ("character" in {fault.rule for fault in found}) == (code in refused), hex(code)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    assert only_fault(b"a: " + b"x" * MAX_BYTES, tmp_path) == ("file-size", 1, 1)


def test_a_folder_in_place_of_a_file_is_a_fault_of_the_content(tmp_path: Path) -> None:
    _, (fault,) = read(tmp_path, "folder.yaml")
    assert (fault.rule, fault.span) == ("file", Span("folder.yaml", 1, 1))


def test_a_doubled_quotation_mark_is_one_character(tmp_path: Path) -> None:
    value = read_text("key: ''''''\n", tmp_path).values["key"]
    assert isinstance(value, Text)
    assert value == "''"
    assert [value.at(offset).column for offset in (0, 1)] == [7, 9]


def test_a_file_of_too_many_nodes_is_refused(tmp_path: Path) -> None:
    many = b"a:\n" + b"- x\n" * (MAX_NODES + 1)
    assert only_fault(many, tmp_path)[0] == "file-size"


INSERTED = [*" \n:-{}[],&*!|>'\"%@`#\\~a1中", "---\n", "...\n", "|-\n", ">-\n", "\n\n", "\t", "?"]
YAML_FILES = [p for p in sorted(ROOT.glob("content/*/*.yaml")) if p.stat().st_size < 20_000]
YAML_FILES += sorted(TESTS.glob("cases/*/*/body.yaml"))[:60]


def seen(found: Iterable[Any]) -> list[object]:
    """The events as far as the reader looks at them; a fault with its place ends them."""
    seen_events: list[object] = []
    try:
        for event in found:
            start, end = event.start_mark, event.end_mark
            places = ((start.line, start.column), (start.index, end.index))
            about = [getattr(event, name, None) for name in ("value", "anchor", "tag")]
            is_read = isinstance(event, yaml.NodeEvent | yaml.DocumentStartEvent)
            seen_events.append(
                (type(event), about, getattr(event, "style", None) or "")
                + (places[: 1 + isinstance(event, yaml.ScalarEvent)] if is_read else ())
            )
    except yaml.MarkedYAMLError as error:
        seen_events.append((error.problem, str(error.problem_mark)))
    except Exception as error:
        seen_events.append(type(error))
    return seen_events  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_the_fast_parser_reads_as_the_other_does_and_finds_the_same_faults(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        text = chance.choice(YAML_FILES).read_text("utf-8-sig", errors="ignore")[:3000]
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(INSERTED) + text[at + chance.randrange(3) :]
        assert seen(events(text)) == seen(yaml.parse(text, Loader=yaml.SafeLoader))


def test_the_fast_parser_is_there() -> None:
    assert yaml.__with_libyaml__


# Tabs


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\tb", (1, 3)),
        ("a: b\tc", (1, 5)),
        ("a: b\t# c", (1, 5)),
        ("- \ta: b", (1, 3)),
        ("a: [b,\tc]", (1, 7)),
        ("a:\n\tb: c", (2, 1)),
        ("a: >-\t\n  b", (1, 6)),
        ("a: >-\n\tb", (2, 1)),
        ("a: b\n\tc d", (2, 1)),
    ],
)
def test_a_tab_is_reported_at_its_place_and_as_nothing_else(
    text: str, place: tuple[int, int], tmp_path: Path
) -> None:
    _, (fault,) = read_bytes(f"{text}\n".encode(), tmp_path)
    assert (fault.span.line, fault.span.column) == place
    assert (fault.message, fault.hint) == (
        "a tab is not allowed here",
        "write spaces instead of tabs",
    )


def test_the_lines_that_begin_with_a_tab_too_are_counted(tmp_path: Path) -> None:
    _, (fault,) = read_bytes(b"a:\n\tb: c\n\td: e\n  f: g\n\n  \th: i\n", tmp_path)
    assert fault.message == "a tab is not allowed here, nor on line 3 and 1 other line"
    _, (fault,) = read_bytes(b"a:\n\tb: c\n\td: e\n", tmp_path)
    assert fault.message == "a tab is not allowed here, nor on line 3"


@pytest.mark.parametrize(
    "text", ["a: 'b\tc'", "a: >-\n  b\tc\n  \td", 'a: "b\n\t c"', "a: b # c\td", "#\ta\nb: c"]
)
def test_a_tab_within_a_text_or_a_remark_is_read(text: str, tmp_path: Path) -> None:
    assert read_bytes(f"{text}\n".encode(), tmp_path)[1] == []
