"""The reports that people name: words of a command in, the folders of those reports out."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from gareport.load import COVER
from gareport.pipeline import ROOT

CONTENT = ROOT / "content"


def folder_of(name: str) -> Path | None:
    """The folder of a report: a path, or a name under content/."""
    places = (Path(name), CONTENT / name) if name else ()
    return next((place for place in places if (place / COVER).is_file()), None)


def folders_of(names: Sequence[str]) -> list[Path]:
    """The reports' folders, each once: paths as they are, names under content/."""
    if not names:
        found = sorted(path.parent for path in CONTENT.glob(f"*/{COVER}"))
        if not found:
            raise click.UsageError(f"there is no report under {CONTENT}")
        return found
    folders = []
    for name in names:
        folder = folder_of(name)
        if folder is None:
            known = ", ".join(sorted(p.parent.name for p in CONTENT.glob(f"*/{COVER}")))
            missing = f"{COVER} in" if Path(name).is_dir() else "report"
            raise click.UsageError(f"there is no {missing} `{name}` (content/ has: {known})")
        folders.append(Path(os.path.abspath(folder)))
    folders = list(dict.fromkeys(folders))
    names = [folder.name for folder in folders]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise click.UsageError(f"two reports bear the name `{twice}`; build them one by one")
    return folders
