"""Tabs in YAML: each is told, and the rest of its file is read as it was meant."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SAMPLE, TINY, Edited

from gareport.flow.pipeline import is_buildable, open_report
from gareport.reading.salvage import salvage
from gareport.reading.yaml_text import read
from gareport.report.diagnostics import Diagnostic
from gareport.report.losses import Losses
from gareport.report.model import Cover, Section
from gareport.report.source import Mapping, Sequence, SourceNode, Text

FILES = sorted([*TINY.glob("*.yaml"), *SAMPLE.glob("*.yaml")])
INDENTED = re.compile(r"(?m)^ +")


def read_text(text: str, folder: Path) -> tuple[SourceNode | None, list[Diagnostic]]:
    path = folder / "file.yaml"
    path.write_bytes(text.encode())
    return read(path, "file.yaml")


def plain(node: SourceNode | None) -> object:
    """The node as plain data, to be compared."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(entry) for entry in node.entries] if isinstance(node, Sequence) else node


def texts(node: SourceNode | None) -> Iterator[Text]:
    """Every text of the node, in order."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Mapping):
        for key in node.keys:
            yield from (key, *texts(node.values[str(key)]))
    elif isinstance(node, Sequence):
        for entry in node.entries:
            yield from texts(entry)


def tabbed(found: re.Match[str], width: int) -> str:
    """An indentation as an editor would write it whose tabs have the width."""
    tabs, spaces = divmod(len(found[0]), width)
    return "\t" * tabs + " " * spaces


@pytest.mark.parametrize("width", [2, 4, 8])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_indented_by_tabs_of_any_width_is_read_as_it_was_meant(
    path: Path, width: int, tmp_path: Path
) -> None:
    text = path.read_text("utf-8")
    meant, none = read_text(text, tmp_path)
    assert none == []
    other = INDENTED.sub(lambda found: tabbed(found, width), text)
    (tmp_path / "file.yaml").write_text(other, "utf-8")
    kind = Cover if path.name == "report.yaml" else Section
    node, found = read(
        tmp_path / "file.yaml", "file.yaml", lambda node: len(salvage(kind, node, Losses())[2])
    )
    assert plain(node) == plain(meant)
    assert {fault.rule for fault in found} <= {"yaml"}
    assert bool(found) == (other != text)


@pytest.mark.parametrize(
    "name", sorted(path.name for path in TINY.glob("*.yaml") if "  " in path.read_text("utf-8"))
)
def test_a_tab_in_any_one_line_is_told_alone(name: str, edited: Edited) -> None:
    folder = edited(TINY)
    chance = random.Random(name)
    lines = (TINY / name).read_text("utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        depth = len(line) - len(line.lstrip())
        ways = {tabbed(re.match(" *", line), width) + line.lstrip() for width in (2, 4, 8)}  # type: ignore[arg-type]
        ways |= {"\t" + line.lstrip(), "\t" + line, line[:depth] + "\t" + line[depth:]}
        ways |= {line + "\t", line + "\t# a\tremark", re.sub(": ", ":\t", line, count=1)}
        tabs = sorted(way for way in ways if depth and "\t" in way)
        for other in chance.sample(tabs, min(2, len(tabs))):
            text = "\n".join([*lines[: number - 1], other, *lines[number:]])
            (folder / name).write_text(text, "utf-8")
            opened = open_report(folder)
            told = [(fault.rule, fault.span.line) for fault in opened.found]
            assert told == [("yaml", number)], (other, opened.found)
            assert not is_buildable(opened)


def test_a_tab_is_told_with_every_other_fault_of_its_file(edited: Edited) -> None:
    folder = edited(TINY)
    (folder / "sources.yaml").write_text(
        "id: sources\nkind: annex\nheading: Sources.\ncontent:\n"
        "\t- id: source_first\n\t  pargraph: See {ref.nowhere}.\n"
        "  - id: source_second\n    paragraph: >-\n\tA text with 5%\n\tof A//1.\n",
        "utf-8",
    )
    found = [one for one in open_report(folder).found if one.span.file.endswith("sources.yaml")]
    assert [(one.rule, one.span.line, one.span.column) for one in found] == [
        ("heading-stop", 3, 17),
        ("yaml", 5, 1),
        ("unknown-key", 6, 4),
        ("unknown-reference", 6, 18),
        ("yaml", 9, 1),
        ("per-cent", 9, 15),
        ("symbol", 10, 5),
    ]


def test_a_tab_and_another_fault_of_the_yaml_are_both_told(tmp_path: Path) -> None:
    _, found = read_text("a:\n\t- b: c\n\t  d: e: f\n", tmp_path)
    assert [(one.span.line, one.span.column) for one in found] == [(2, 1), (3, 8)]


def test_lines_with_tabs_one_behind_the_other_are_told_once(tmp_path: Path) -> None:
    _, found = read_text("a:\n\tb: c\n\td: e\n\n  f: g\n\th: i\n", tmp_path)
    assert [(one.span.line, one.message) for one in found] == [
        (2, "tabs stand here, down to line 3, where YAML has spaces"),
        (6, "a tab stands here, where YAML has spaces"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\tb", (1, 3)),
        ("a: b\tc", (1, 5)),
        ("a: b\t# c", (1, 5)),
        ("- \ta: b", (1, 3)),
        ("a: [b,\tc]", (1, 7)),
        ("a: b\n\t\nc: d", (2, 1)),
        ("a: >-\n  b\n\t\n  c", (3, 1)),
        ("a: >-\t\n  b", (1, 6)),
        ("a: b\n\tc d", (2, 1)),
    ],
)
def test_a_tab_is_told_wherever_yaml_has_none(
    text: str, place: tuple[int, int], tmp_path: Path
) -> None:
    node, (fault,) = read_text(f"{text}\n", tmp_path)
    assert (fault.span.line, fault.span.column) == place
    assert plain(node) == plain(
        read_text(text.replace("\n\t", "\n  ").replace("\t", " "), tmp_path)[0]
    )


@pytest.mark.parametrize(
    "text", ["a: 'b\tc'", "a: >-\n  b\tc\n  \td", 'a: "b\n\t c"', "a: b # c\td", "#\ta\nb: c"]
)
def test_a_tab_is_not_told_where_it_may_stand(text: str, tmp_path: Path) -> None:
    assert read_text(text, tmp_path)[1] == []
    node, (fault,) = read_text(f"{text}\nz:\ty\n", tmp_path)
    assert fault.span.line == text.count("\n") + 2
    assert plain(node) == plain(read_text(f"{text}\nz: y\n", tmp_path)[0])


def test_a_place_behind_a_tab_is_that_of_its_character(tmp_path: Path) -> None:
    text = "a:\n\t- b: >-\n\t\t\tone two\n\t\t\tthree §\n\t  c: 'x\n\t\t\ty §'\n"
    node, _ = read_text(text, tmp_path)
    lines = text.split("\n")
    assert [one.span.column for one in texts(node)] == [1, 4, 7, 4, 7]
    marked = [one.at(one.index("§")) for one in texts(node) if "§" in one]
    assert [(one.line, one.column) for one in marked] == [
        (4, lines[3].index("§") + 1),
        (6, lines[5].index("§") + 1),
    ]
