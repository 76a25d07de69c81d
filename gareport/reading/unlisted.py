"""Stage 1: YAML files that the cover does not name; a report's folder in, paths and names out.

The endings `.yaml` and `.yml` are found in capitals too: `Body.YAML` is a file of the report.
"""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from gareport.reading.presence import may_be_file
from gareport.report.scalars import ID_PATTERN, MAX_ID

_ENDINGS = (".yaml", ".yml")
_IS_SECTION = re.compile(r"^content[ ]*:", re.MULTILINE)
_DEEPEST = 3  # folders within the folder of the report
_OTHERS = frozenset({"locales", "output", "templates"})  # folders with files of another kind


def is_name(text: str) -> bool:
    """Whether a file of a report can have the name."""
    return re.fullmatch(ID_PATTERN, text) is not None and len(text) <= MAX_ID


def possible_name(stem: str) -> str:
    """The name that a file of a report may have in place of this one; empty if none is left."""
    if is_name(stem):
        return stem
    words = re.sub(r"[^a-z0-9]+", "_", stem.lower()).strip("_")
    return words[:MAX_ID] if is_name(words[:MAX_ID]) else ""


def unlisted(folder: Path, cover: str, named: Collection[str]) -> list[Path]:
    """The YAML files beside the cover that have none of the names.

    Raises `OSError` for a folder whose files cannot be listed.
    """
    files = (path for path in sorted(folder.iterdir()) if _is_yaml(path.name) and may_be_file(path))
    return [path for path in files if path.name != cover and path.stem not in named]


def in_subfolders(folder: Path, cover: str) -> Iterator[Path]:
    """The files of sections in subfolders, where nobody reads them.

    A subfolder that has a cover is a report of its own.
    """
    for place, folders, files in os.walk(folder):
        here = Path(place)
        depth = len(here.relative_to(folder).parts)
        if depth and cover in files:
            folders.clear()
            continue
        kept = (name for name in folders if name[0] != "." and name not in _OTHERS)
        folders[:] = sorted(kept) if depth < _DEEPEST else []
        for path in (here / name for name in sorted(files) if depth and _is_yaml(name)):
            if _has_section(path):
                yield path


def misnamed(folder: Path, name: str) -> Path | None:
    """The file that was meant by `name.yaml`, but ends in .yml or is written in other capitals."""
    wanted = [f"{name}{ending}".lower() for ending in _ENDINGS]
    try:
        found = [path for path in folder.iterdir() if path.name.lower() in wanted]
    except OSError:
        return None
    return min(filter(may_be_file, found), default=None)


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(_ENDINGS) and name[0] != "."


def _has_section(path: Path) -> bool:
    try:
        return path.is_file() and _IS_SECTION.search(path.read_text("utf-8", "replace")) is not None
    except OSError:
        return False
