"""Hints name commands that exist, as they can be typed where the user is."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TESTS

from gareport.cli.main import commands

ORPHAN = TESTS / "cases" / "marked" / "orphan_entry"
IN_TREE = {"setup", "setup-test"}  # what installs things is a matter of the source tree


def commands_in(source: str) -> Iterator[str]:
    """The commands that the texts of a module name, without its docstrings."""
    tree = ast.parse(source)
    bodies = (node.body for node in ast.walk(tree) if hasattr(node, "body"))
    firsts = (body[0] for body in bodies if isinstance(body, list) and body)
    alone = {first.value for first in firsts if isinstance(first, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in alone:
            yield from re.findall(r"`((?:gareport|make|\S*build\.py) [\w-]+)", node.value)


def unknown(named: str) -> bool:
    program, name = named.split()
    known = {"gareport": commands.commands.keys(), "make": IN_TREE}
    return name not in known.get(program, ())


def test_every_command_in_a_message_is_one_of_gareport_or_sets_up_the_source_tree() -> None:
    paths = [p for p in (ROOT / "gareport").rglob("*.py") if p.name != "rulebook.py"]
    found = [one for path in paths for one in commands_in(path.read_text("utf-8"))]
    assert {"gareport sync", "gareport ids", "gareport pack"} <= {*found}
    assert [one for one in found if unknown(one)] == []


def test_a_command_that_is_not_there_is_found() -> None:
    wrong = ["gareport snyc", "make sync", "build.py ids"]
    texts = ", ".join(f"`{command}`" for command in wrong)
    source = f'"""`make tea`"""\ndef f():\n    return f"run {texts}, `make setup`"'
    assert [*filter(unknown, commands_in(source))] == wrong


def hints(*words: object, cwd: Path = ROOT) -> set[str]:
    """The commands in the hints of a run, as they were printed."""
    command = [sys.executable, *map(str, words)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    findings = json.loads(done.stdout)["diagnostics"] if "--json" in words else []
    said = [finding["hint"] for finding in findings] or re.findall("hint: .*", done.stderr)
    return {command for hint in said for command in re.findall("`([^`]+)`", hint)}


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_hints_and_usage_name_the_command_as_it_was_called(
    form: tuple[str, ...], tmp_path: Path
) -> None:
    away = tmp_path / "a folder"
    away.mkdir()
    script = ROOT / "build.py"
    assert hints("build.py", "check", ORPHAN, *form) == {"python3 build.py sync"}
    assert hints(script, "check", ORPHAN, *form, cwd=away) == {f"python3 {script} sync"}
    assert hints("-m", "gareport", "check", ORPHAN, *form) == {"python3 -m gareport sync"}
    words = ("build.py", "--project", away, "check", ORPHAN, *form)
    assert hints(*words) == {f"python3 build.py --project '{away}' sync"}


def test_a_hint_within_python_names_the_installed_command() -> None:
    done = CliRunner().invoke(commands, ["check", str(ORPHAN)])
    assert "run `gareport sync`" in done.stderr
    assert CliRunner().invoke(commands, ["chekc"]).stderr.startswith("Usage: gareport [OPTIONS]")
