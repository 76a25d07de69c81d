"""The reports that a command names: its words in, the folders of those reports out."""

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path

import click

from gareport.cli.called import typed
from gareport.formats import FORMATS
from gareport.reading.neighbours import COVER, symbol_in
from gareport.reading.presence import is_there, taken_by
from gareport.reading.unlisted import misnamed
from gareport.reading.workspace import workspace
from gareport.report.diagnostics import EnvironmentFault, shown


def folder_of(name: str) -> Path | None:
    """The folder of a report: a path, or a name under content/."""
    covers = (place / COVER for place in _places(name))
    return next((c.parent for c in covers if is_there(c) and not taken_by(c)), None)


def _places(name: str) -> tuple[Path, ...]:
    return (Path(name), workspace().content / name) if name else ()


def folders_of(names: Sequence[str]) -> list[Path]:
    """The reports' folders, each once: paths as they are, names under content/."""
    if not names:
        found = _under_content()
        if not found:
            hint = f"run `{typed('new')} SYMBOL` to start one"
            raise click.UsageError(f"there is no report under {workspace().content}; {hint}")
        return found
    folders = []
    for name in names:
        folder = folder_of(name)
        if folder is None:
            covers = (place / COVER for place in _places(name))
            if taken := next(filter(None, map(taken_by, covers)), ""):
                raise click.UsageError(f"{COVER} in `{name}` is {taken}")
            raise click.UsageError(_none(name))
        folders.append(Path(os.path.abspath(folder)))
    folders = list(dict.fromkeys(folders))
    names = [folder.name for folder in folders]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise click.UsageError(f"two reports have the name `{twice}`; build them one by one")
    return folders


def _none(name: str) -> str:
    """Why a word does not name a report, and what to type instead."""
    reports = [path for path in _under_content() if is_there(path / COVER)]
    known = f"(content/ has: {', '.join(path.name for path in reports) or 'none'})"
    folder = next((place for place in _places(name) if place.is_dir()), None)
    if folder is not None:
        other = misnamed(folder, Path(COVER).stem)
        hint = f"; rename {other.name} to {COVER}" if other else f" {known}"
        return f"there is no {COVER} in the folder `{shown(folder)}`{hint}"
    if Path(name).is_file():
        return f"`{name}` is a file; type the name of its folder: `{shown(Path(name).parent)}`"
    meant = [path.name for path in reports if name.upper() in (symbol_in(path), path.name.upper())]
    by_name = re.sub(r"[^a-z0-9]+", "_", name.lower())
    meant += [path.name for path in reports if path.name == by_name]
    if meant:
        return f"there is no report `{name}`; type the name of its folder: `{meant[0]}`"
    return f"there is no report `{name}` {known}{_meant(name)}"


def _meant(name: str) -> str:
    """A hint if the name looks like another value of an option."""
    if name in FORMATS:
        return f"; join the formats by commas: --format {','.join(FORMATS)}"
    is_edition = re.fullmatch(r"[a-z]{2}(\+[a-z]{2})?", name) is not None
    return "; join the editions by commas: --edition zh,en" if is_edition else ""


def _under_content() -> list[Path]:
    """The folders under content/, also without a cover or closed: a check reports what is wrong.

    Raises `EnvironmentFault` if content/ itself cannot be read.
    """
    content = workspace().content
    try:
        names = sorted(name for name in os.listdir(content) if not name.startswith("."))
        return [content / name for name in names if stat.S_ISDIR((content / name).stat().st_mode)]
    except PermissionError as error:
        message = f"cannot read {error.filename}: {error.strerror}"
        raise EnvironmentFault(message, "fix the permissions of the folder") from error
    except OSError:
        return []
