"""The settings for editors and git: valid, and of one mind with what the command line prints."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from command_line import build_py
from conftest import ROOT, TESTS

from gareport.cli.main import commands
from gareport.drafting.starter import IN_TREE, SETTINGS

SETTINGS_OF_CODE = sorted((ROOT / ".vscode").iterdir())
PLACE = re.compile(r": (?:error|warning|note)\[")


def settings(name: str) -> Any:
    return json.loads((ROOT / ".vscode" / f"{name}.json").read_text("utf-8"))


def patterns() -> list[dict[str, Any]]:
    return [task["problemMatcher"]["pattern"] for task in settings("tasks")["tasks"]]


def test_the_settings_of_the_editor_are_json_and_all_of_them_travel() -> None:
    assert {f".vscode/{path.name}" for path in SETTINGS_OF_CODE} <= set(SETTINGS)
    assert all(json.loads(path.read_text("utf-8")) for path in SETTINGS_OF_CODE)
    assert "redhat.vscode-yaml" in settings("extensions")["recommendations"]


def test_each_file_of_a_report_has_one_schema_and_each_schema_exists() -> None:
    schemas = settings("settings")["yaml.schemas"]
    assert {(ROOT / name).resolve().name for name in schemas} == {
        path.name for path in (ROOT / "schema").iterdir()
    }
    for path in (ROOT / "content").glob("*/*.yaml"):
        file = path.relative_to(ROOT).as_posix()
        globs = {name: [one] if isinstance(one, str) else one for name, one in schemas.items()}
        meant = [
            name
            for name, of_name in globs.items()
            if any(fnmatch(file, one) for one in of_name if one[0] != "!")
            and not any(fnmatch(file, one[1:]) for one in of_name if one[0] == "!")
        ]
        cover = path.name == "report.yaml"
        assert meant == [f"./schema/{'report' if cover else 'section'}.schema.json"]


@pytest.mark.parametrize("pattern", patterns())
def test_the_problem_matcher_reads_every_finding_that_is_printed(pattern: dict[str, Any]) -> None:
    matcher = re.compile(pattern["regexp"])
    severities = set()
    outputs = sorted(TESTS.glob("cases/*/*/expected.txt"))
    assert len(outputs) > 50
    for path in outputs:
        for line in path.read_text("utf-8").split("\n"):
            found = matcher.match(line)
            assert bool(found) == bool(PLACE.search(line) and not line.startswith(" ")), line
            if found:
                assert (ROOT / found[pattern["file"]]).is_relative_to(path.parent), line
                assert int(found[pattern["line"]]) > 0
                assert int(found[pattern["column"]]) > 0
                assert line.endswith(found[pattern["message"]])
                severities.add(found[pattern["severity"]])
    assert severities == {"error", "warning", "note"}


def test_the_problem_matcher_reads_what_a_check_of_an_editor_prints(tmp_path: Path) -> None:
    folder = tmp_path / "with space"
    folder.mkdir()
    (folder / "report.yaml").write_text("symbol: A/99/1\n", "utf-8")
    (pattern, _) = patterns()
    lines = build_py("check", str(folder)).stderr.split("\n")
    found = [match for match in map(re.compile(pattern["regexp"]).match, lines) if match]
    assert found
    assert {match[pattern["file"]] for match in found} == {str(folder / "report.yaml")}


def hooks() -> list[dict[str, Any]]:
    (local,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    return [*local["hooks"], *yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))]


def test_the_hook_and_the_tasks_run_commands_that_there_are() -> None:
    tasks = [task["command"] for task in settings("tasks")["tasks"]]
    typed = [*tasks, *(hook["entry"] for hook in hooks())]
    assert len(typed) == 4
    for command in typed:
        name = command.removeprefix(f"{IN_TREE} ").removeprefix("gareport ")
        assert name in commands.commands, command


def test_a_commit_of_any_text_of_a_report_runs_the_hook() -> None:
    for hook in hooks():
        assert hook["id"] == "gareport-check"
        assert hook["pass_filenames"] is False
        assert re.match(hook["files"], "content/a_62_502/report.yaml")
        assert re.match(hook["files"], "locales/zh/LC_MESSAGES/labels.po")
        assert not re.match(hook["files"], "tests/content/report.yaml")
