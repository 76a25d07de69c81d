"""Slips in YAML: the place and the character are reported, and texts that look alike are not."""

from pathlib import Path

import pytest

from gareport.reading.yaml_text import read
from gareport.report.diagnostics import Diagnostic

HEAD = "id: body\ncontent:\n"
LONG = 30_000


def findings(tmp_path: Path, text: str) -> list[Diagnostic]:
    path = tmp_path / "body.yaml"
    path.write_text(text, "utf-8")
    return read(path, "body.yaml")[1]


@pytest.mark.parametrize(
    "text",
    [
        "  - id: one\n    paragraph: >-\n      id：one\n      – id: two\n      \u3000id: three\n",
        "  - id: one\n    paragraph: 秘书长说：\n      id：一\n",
        '  - id: one\n    paragraph: "\n      \u00a0id: two\n      id:three\n      ======="\n',
        "  - id: one\n    paragraph: |\n      <<<<<<< mine\n      =======\n      >>>>>>> theirs\n",
        "  - {id: one, paragraph: 'a, b'}\n  - {id: 秘书长：b}\n",
        "  - id: one\n    paragraph: one\u00a0two\u3000three – four\n",
    ],
)
def test_a_text_that_looks_like_a_slip_is_not_reported(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, HEAD + text) == []


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u202f", "\u2003"])
def test_each_space_of_print_is_named_where_it_indents(tmp_path: Path, space: str) -> None:
    text = f"{HEAD}  - id: one\n{space * 2}paragraph: One.\n  - id: two\n"
    (fault,) = findings(tmp_path, text)
    assert (fault.span.line, fault.span.column) == (4, 1)
    assert f"U+{ord(space):04X}" in fault.message


@pytest.mark.parametrize("line", ["id{} body", "content{}", "  - id{}one", "    paragraph{} One."])
def test_each_wrong_colon_is_named_where_it_is(tmp_path: Path, line: str) -> None:
    lines = ["id: body", "content:", "  - id: one", "    paragraph: One.", "  - id: two"]
    at = next(n for n, known in enumerate(lines) if known.split(":")[0] == line.split("{")[0])
    lines[at] = line.format("：")
    (fault,) = findings(tmp_path, "\n".join(lines))
    assert (fault.span.line, fault.span.column) == (at + 1, line.index("{") + 1)
    assert "：" in fault.message


def test_an_earlier_text_is_not_blamed_for_a_later_error(tmp_path: Path) -> None:
    text = "  - id: one\n    paragraph: >-\n      id：one\n  - id: two\n    paragraph: @ two\n"
    (fault,) = findings(tmp_path, HEAD + text)
    assert (fault.span.line, fault.span.column) == (7, 16)


@pytest.mark.parametrize("char", "：\u00a0 –-:<=>{,")
def test_a_long_run_of_one_character_is_read_at_once(tmp_path: Path, char: str) -> None:
    assert findings(tmp_path, f"{HEAD}  - id: one\n{char * LONG}id: a: b\n")
