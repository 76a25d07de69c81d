"""Hints that name commands: `gareport sync` in; the command as it is typed here out.

The stages write hints with the command `gareport`. People type something else in a source tree
(`python3 build.py`), as a module (`python3 -m gareport`), or for a project elsewhere (`--project`).
"""

import re
import shlex
from collections.abc import Iterable
from dataclasses import replace

import click

from gareport.report.diagnostics import Diagnostic

NAME = "gareport"
_COMMAND = re.compile(rf"`{NAME} (?=[a-z])")


def as_typed(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings, with the commands in their hints as they can be typed where the user is."""
    return [replace(one, hint=_COMMAND.sub(lambda _: f"`{typed('')}", one.hint)) for one in found]


def typed(command: str) -> str:
    """A command with the words in front of it, as the command line was called."""
    context = click.get_current_context(silent=True)
    if context is None:
        return f"{NAME} {command}"
    root = context.find_root()
    project = root.params.get("project")
    option = f" --project {shlex.quote(str(project))}" if project else ""
    return f"{root.info_name}{option} {command}"
