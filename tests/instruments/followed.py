"""Recipes followed in a copy of the project: a heading of CONTRIBUTING.md in; what happens out."""

import os
import re
import subprocess
import sys
from pathlib import Path

from documents import document, fences
from recipes import Change, changes, copied


def commands(heading: str) -> list[str]:
    """The commands that the steps under a heading show, in order."""
    part = document("CONTRIBUTING.md").split(f"\n## {heading}\n", 1)[1]
    part = re.split(r"^## ", part, maxsplit=1, flags=re.MULTILINE)[0]
    return [line for block in fences(part, "sh") for line in block.splitlines()]


def followed(folder: Path, heading: str) -> Path:
    """A copy of the project with the changes of a recipe."""
    project = copied(folder)
    for change in changes(heading):
        made(change, project)
    return project


def made(change: Change, project: Path) -> None:
    """Make a change; a new file may need its folder."""
    (project / change.file).parent.mkdir(parents=True, exist_ok=True)
    change.make(project)


def typed(project: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A command as a person types it in the copy; `python3` is the Python of the tests."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        command,
        shell=True,
        cwd=project,
        env=os.environ | {"PATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def printed(project: Path, *words: str) -> str:
    """What a command of the copy prints, all of it, where it succeeds."""
    done = typed(project, f"python3 build.py {' '.join(words)}")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def own_tests(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Some tests of the copy."""
    return typed(project, f"python3 -m pytest -q -p no:cacheprovider {' '.join(words)}")
