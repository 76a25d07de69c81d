"""Two reports of a project cannot have the same symbol."""

import re
from pathlib import Path

from click.testing import CliRunner

from gareport.cli.main import commands
from gareport.editorial.example import Example
from gareport.flow.pipeline import open_report
from gareport.flow.same_symbol import with_same_symbols
from gareport.reading.workspace import Workspace, working_in, workspace


def _project(folder: Path, **symbols: str) -> Workspace:
    for name, symbol in symbols.items():
        for path, text in Example(cover=f"kind: note\nsymbol: {symbol}").as_files().items():
            (folder / "content" / name).mkdir(parents=True, exist_ok=True)
            (folder / "content" / name / path).write_text(text, "utf-8")
    return Workspace(folder, workspace().project)


def test_two_reports_of_one_symbol_are_an_error_at_each(tmp_path: Path) -> None:
    with working_in(_project(tmp_path, one="A/99/1", two="A/99/1*", three="A/99/3")):
        done = CliRunner().invoke(commands, ["check"])
    found = re.findall(r"(\w+)/report.yaml:\d+:9: error\[same-symbol\]: (.*)", done.output)
    assert [name for name, _ in found] == ["one", "two"]
    assert found[1][1].startswith("`A/99/1*` is also the symbol of ")
    assert found[1][1].endswith("content/one/report.yaml")
    assert done.exit_code == 1


def test_only_the_reports_with_the_same_symbol_cannot_be_built(tmp_path: Path) -> None:
    with working_in(_project(tmp_path, one="A/99/1", two="A/99/1", three="A/99/3")):
        folders = sorted((tmp_path / "content").iterdir())
        opened = with_same_symbols({folder: open_report(folder) for folder in folders})
    rules = {folder.name: [one.rule for one in report.found] for folder, report in opened.items()}
    assert rules == {"one": ["same-symbol"], "three": [], "two": ["same-symbol"]}


def test_a_report_that_is_checked_alone_is_not_compared(tmp_path: Path) -> None:
    with working_in(_project(tmp_path, one="A/99/1", two="A/99/1")):
        done = CliRunner().invoke(commands, ["check", "one"])
    assert (done.exit_code, "same-symbol" in done.output) == (0, False)
