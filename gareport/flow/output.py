"""Writing files: bytes and paths in, whole files on disk out, or the old files unchanged."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from gareport.report.diagnostics import EnvironmentFault


def require_writable(folder: Path) -> None:
    """Raise `EnvironmentFault`, before any work, if the folder cannot be written to."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        hint = "check the folder's permissions, or give --output"
        raise EnvironmentFault(f"cannot write to {nearest}", hint)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write the files of one report under temporary names, then rename them when all are whole.

    Raises `EnvironmentFault` if the disk or the permissions do not allow it.
    """
    pending: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            pending[path] = _write_temporary(path, data)
        for path, temporary in pending.items():
            os.replace(temporary, path)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "check the folder's permissions and the free space, or give --output"
        raise EnvironmentFault(f"cannot write {error.filename}: {reason}", hint) from error
    finally:
        for temporary in pending.values():
            temporary.unlink(missing_ok=True)


def _write_temporary(path: Path, data: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
