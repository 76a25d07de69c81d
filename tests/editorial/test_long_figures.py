"""Figures of thousands of digits: each is an error at its place, wherever it is, and never a
traceback."""

import json
from pathlib import Path

import pytest

from gareport.editorial.example import Example
from gareport.flow.opened import Opened
from gareport.flow.pipeline import open_report
from gareport.language.prose import LONGEST

FORMS = (
    "{}", "{} million", "{} 万", "${}", "{} per cent", "{}%", "paragraph {}", "第 {} 段",
    "resolution {}/{}", "第 {}/{} 号决议", "A/{}/{}", "A/RES/{}", "{} in {}", "{}/{}", "{}-{}",
    "from {} to {}", "{} May {}", "{} 年 {} 月 {} 日", "{} years and a half", "{} 年半",
    "{}.{} p.m.", "({})", "footnote {}", "{} 分之 {}", "{} 成", "-{}", "{} km", "{}th session",
    "1.{}", "附件 {}",
)  # fmt: skip
REPEATED = (
    "²",
    "٣",
    "７",
    "①",
    "七",
    "十",
    "亿",
    "一万",
    "hundred ",
    "one hundred ",
    "X",
    "1 000 ",
)


def opened(example: Example, folder: Path) -> Opened:
    for path, content in example.as_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    return open_report(folder)


def everywhere(text: str) -> Example:
    """A report with the text in a heading, a note, a quotation, a cell and an amount."""
    quoted = json.dumps(text, ensure_ascii=False)
    cells = f"cells: [A, {quoted}]"
    return Example(
        content=f"- id: text\n  quote: {quoted}\n- id: table\n  table:\n"
        "    title: Posts\n"
        "    columns: [{id: what, heading: A}, {id: sum, heading: B, align: figures}]\n"
        f"    rows: [{{id: one, {cells}}}, {{id: all, total: true, {cells}}}]\n",
        section=f"heading: {quoted}\nnotes: {{x: {quoted}}}\n",
        cover=f"amounts: {{a: {quoted}}}\n",
    )


@pytest.mark.parametrize(("form", "digits"), [("{}", 10_000), *((form, 4301) for form in FORMS)])
def test_a_figure_of_thousands_of_digits_is_an_error(
    form: str, digits: int, tmp_path: Path
) -> None:
    text = form.replace("{}", "7" * digits)
    for number, (language, translation) in enumerate((("en", text), ("zh", text))):
        example = Example(text, language, translation)
        found = opened(example, tmp_path / str(number) / "example").found
        assert any(fault.rule in ("figure-length", "symbol") for fault in found)
    found = opened(everywhere(text), tmp_path / "everywhere").found
    assert any(fault.rule == "figure-length" and fault.span.line > 0 for fault in found)


@pytest.mark.parametrize("unit", REPEATED)
def test_characters_that_look_like_digits_are_never_a_traceback(unit: str, tmp_path: Path) -> None:
    text = unit * 4301
    for number, language in enumerate(("en", "zh")):
        folder = tmp_path / str(number) / "example"
        assert opened(Example(text, language, f"{text}A"), folder).editions
    assert opened(everywhere(text), tmp_path / "everywhere").found


def test_a_figure_of_a_hundred_digits_is_read_as_any_other(tmp_path: Path) -> None:
    text, other = (f"There are {'7' * LONGEST}{digit} posts." for digit in ("", "7"))
    names = [
        {fault.rule for fault in opened(Example(one), tmp_path / str(len(one))).found}
        for one in (text, other)
    ]
    assert "figure-length" not in names[0]
    assert "figure-length" in names[1]
