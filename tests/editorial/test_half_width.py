"""Half-width marks of a Chinese report: a style is one finding, a slip is one of its own."""

from pathlib import Path

import pytest

from gareport.editorial.example import Example
from gareport.flow.fixing import fixed_report
from gareport.flow.output import write_all
from gareport.flow.pipeline import open_report

NOTES = "notes:\n  x: 人员,费用"
TEXT = "人员,费用,时间{note.x}"


def report(text: str, folder: Path) -> Path:
    for name, content in Example(text, language="zh", section=NOTES).as_files().items():
        path = folder / "example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder / "example"


def messages(folder: Path) -> list[str]:
    return [one.message for one in open_report(folder).found if one.rule == "half-width"]


def test_a_mark_that_is_always_in_half_width_is_one_finding(tmp_path: Path) -> None:
    folder = report(f"{TEXT}。地点;方式;日期。", tmp_path)
    assert messages(folder) == [
        "`,` is a half-width mark among Chinese characters (and 2 more in this report)",
        "`;` is a half-width mark among Chinese characters (and 1 more in this report)",
    ]


@pytest.mark.parametrize("more", ["，地点。", "。"])
def test_a_mark_that_is_in_both_widths_is_found_at_each_place(more: str, tmp_path: Path) -> None:
    found = messages(report(TEXT + more, tmp_path))
    assert len(found) == (3 if "，" in more else 1)


def test_a_fix_changes_all_places_of_one_finding(tmp_path: Path) -> None:
    folder = report(f"{TEXT}。", tmp_path)
    write_all(fixed_report(folder).files)
    body = (folder / "body.yaml").read_text("utf-8")
    assert "人员，费用，时间{note.x}。" in body
    assert "x: 人员，费用" in body
    assert messages(folder) == []
