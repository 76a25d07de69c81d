"""Recipes of CONTRIBUTING.md: a heading in; the changes that its steps show out, to make in a copy.

A block `diff FILE` shows changes in a file, with `@@` between two places. Any other block that
names a file after its language is a new file.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT
from documents import FENCE, document

COPIED = (".vscode", "docs", "gareport", "locales", "schema", "templates", "tests")
FILES = (
    ".editorconfig",
    ".pre-commit-config.yaml",
    "build.py",
    "pyproject.toml",
    "CONTRIBUTING.md",
)


@dataclass(frozen=True)
class Change:
    """One change of a file: `new` instead of `old`, or a new file where `old` is empty."""

    file: str
    old: str
    new: str

    @property
    def name(self) -> str:
        """The file, with the first line that the change adds."""
        added = [line for line in self.new.splitlines() if line not in self.old.splitlines()]
        return f"{self.file}: {added[0].strip()}"

    def make(self, project: Path) -> None:
        """Make the change in a copy of the project; the old text must be there once."""
        path = project / self.file
        text = path.read_text("utf-8") if self.old else ""
        assert text.count(self.old) == 1 or not text, f"{self.file} has not once:\n{self.old}"
        path.write_text(text.replace(self.old, self.new) if text else self.new, "utf-8")


def changes(heading: str, text: str = "") -> list[Change]:
    """The changes that the steps under a heading of CONTRIBUTING.md show, in order."""
    part = (text or document("CONTRIBUTING.md")).split(f"\n## {heading}\n", 1)[1]
    part = re.split(r"^## ", part, maxsplit=1, flags=re.MULTILINE)[0]
    return [change for info, body in FENCE.findall(part) for change in _changes(info, body)]


def _changes(info: str, body: str) -> Iterator[Change]:
    language, _, file = info.partition(" ")
    if language == "diff":
        for hunk in body.split("@@\n"):
            lines = hunk.splitlines(keepends=True)
            yield Change(file, _side(lines, "-"), _side(lines, "+"))
    elif file:
        yield Change(file, "", body)


def _side(lines: list[str], own: str) -> str:
    """One side of a change: the lines of both sides, and those of its own."""
    kept = (line for line in lines if line[0] in (own, " ", "\n"))
    return "".join(line if line == "\n" else line[1:] for line in kept)


def copied(folder: Path) -> Path:
    """A copy of the project in which a recipe can be followed."""
    ignored = shutil.ignore_patterns("__pycache__", "cases")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in FILES:
        shutil.copy2(ROOT / name, folder / name)
    return folder
