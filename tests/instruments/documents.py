"""Documents of the project: names in; their text, code and tables out, or a copy to try them."""

import re
import shutil
import subprocess
from pathlib import Path

from click.testing import CliRunner
from conftest import ROOT

from gareport.cli import main as cli

GUIDES = [
    *sorted(ROOT.glob("*.md")),
    *sorted(ROOT.glob("docs/**/*.md")),
    *sorted(ROOT.glob("content/*/NOTES.md")),
]
FENCE = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)


def document(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def fences(text: str, info: str) -> list[str]:
    """The fenced blocks that open with this information."""
    return [body for found, body in FENCE.findall(text) if found == info]


def codes(text: str) -> list[str]:
    """What is set as code: spans, and the lines of fenced blocks."""
    spans = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    return spans + [line for _, body in FENCE.findall(text) for line in body.splitlines()]


def table_rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, row by row, without its head."""
    part = text.split(f"\n{heading}\n", 1)[1]
    table = re.search(r"(?:^\|.*\n)+", part, re.MULTILINE)
    assert table is not None
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in table[0].splitlines()[2:]]
    return [[cell.strip() for cell in row] for row in rows]


def checked(folder: Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.commands, ["check", str(folder)], catch_exceptions=False)
    return result.exit_code, result.stderr


def copied_project(copy: Path) -> Path:
    """A copy of the project, set up, with an earlier revision in git."""
    compiled = shutil.ignore_patterns("templates")  # of no use in another place, unlike modules
    shutil.copytree(ROOT / "gareport", copy / "gareport", ignore=compiled)
    for name in ("templates", "content", "locales"):
        shutil.copytree(ROOT / name, copy / name)
    for name in ("build.py", "Makefile"):
        shutil.copy(ROOT / name, copy)
    (copy / "setup.sh").write_text("#!/bin/sh\n", "utf-8")
    (copy / "setup.sh").chmod(0o755)
    for line in ("init -q", "add content", "commit -qm one", "commit -qm two --allow-empty"):
        names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *names, *line.split()], cwd=copy, check=True)
    return copy
