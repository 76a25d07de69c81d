"""Files that are not plain: pipes are reported, hard links named, and reports lie anywhere."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import TINY, Edited

from gareport.cli.main import commands

CATALOGUE = "locales/zh/LC_MESSAGES/tiny.po"


def ran(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, list(map(str, words)))


@pytest.mark.parametrize("name", [CATALOGUE, "figures.yaml", "locales/terms/own.yaml"])
def test_a_pipe_in_place_of_a_file_is_reported(name: str, edited: Edited) -> None:
    folder = edited(TINY)
    (folder / name).unlink(missing_ok=True)
    (folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(folder / name)
    done = ran("check", folder)
    assert done.exit_code == 1
    assert "a pipe" in done.stderr


def test_a_hard_link_that_is_written_is_named(edited: Edited, tmp_path: Path) -> None:
    old, new = "The last paragraph of the body", "The very last paragraph of the body"
    folder = edited(TINY, {"figures.yaml": (old, new)})
    os.link(folder / CATALOGUE, tmp_path / "other.po")
    done = ran("sync", folder)
    assert f"{CATALOGUE}: this was a hard link; its other names keep the old text" in done.stderr
    assert "hard link" not in ran("sync", folder).stderr


def test_a_table_of_a_report_anywhere_is_read_back_with_its_folder(
    edited: Edited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = edited(TINY)
    assert ran("pack", folder, "zh", "--output", tmp_path / "out").exit_code == 0
    (table,) = (tmp_path / "out").rglob("*.docx")
    monkeypatch.chdir(tmp_path / "out")
    lost = ran("unpack", table)
    assert lost.exit_code == 2
    assert "the table is of the report `tiny`, which is not here" in lost.stderr
    done = ran("unpack", table, folder)
    assert (done.exit_code, done.stderr) == (0, "0 of 56 entries changed\nno findings\n")
