"""Texts counted within a cell keep their translations when another one is added or deleted."""

from pathlib import Path
from shutil import copytree

import pytest
from conftest import TESTS

from gareport.flow.pipeline import open_report
from gareport.report.edition import State

LISTS = TESTS / "reports" / "lists"
CELL = "framework.letters_row.indicators"
FIRST, SECOND = "1.1.1 等待答复的信件比上年减少", "1.1.2 以另一种语言答复的信件减少"
LINE = "              - 1.1.1 The number of letters that wait for an answer is smaller"
Found = list[tuple[str, str, State]]


def texts(folder: Path, old: str, new: str) -> Found:
    """The texts of a cell in Chinese, after a change of the source, each with its state."""
    copytree(LISTS, folder / "lists")
    body = folder / "lists" / "body.yaml"
    before = body.read_text("utf-8")
    assert old in before
    body.write_text(before.replace(old, new), "utf-8")
    found = open_report(folder / "lists").editions["zh"].texts
    return [
        (key.removeprefix(CELL), str(one.text), one.state)
        for key, one in found.items()
        if key.startswith(CELL)
    ]


@pytest.mark.parametrize("is_before", [True, False])
def test_a_translation_follows_its_text_to_another_number(tmp_path: Path, is_before: bool) -> None:
    new = "              - 1.1.0 A new one\n"
    found = texts(tmp_path, LINE, f"{new}{LINE}" if is_before else LINE)
    own = [(FIRST, State.OK), (SECOND, State.OK)]
    expected = [("1.1.0 A new one", State.MISSING), *own] if is_before else own
    assert [(text, state) for _, text, state in found] == expected
    assert [key for key, _, _ in found] == ["", ".2", ".3"][: len(expected)]


def test_a_text_that_has_changed_keeps_its_translation_as_outdated(tmp_path: Path) -> None:
    found = texts(tmp_path, LINE, LINE.replace("letters", "papers"))
    assert found == [("", FIRST, State.STALE), (".2", SECOND, State.OK)]
