"""Writing files: bytes and paths in, whole files on disk out, or the old files unchanged."""

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from gareport.report.diagnostics import EnvironmentFault


def require_writable(folder: Path) -> None:
    """Raise `EnvironmentFault`, before any work, if the folder cannot be written to."""
    places = (folder, *folder.absolute().parents)
    nearest = next(place for place in places if place.exists() or place.is_symlink())
    hint = "check the folder's permissions, or give --output"
    if nearest.is_symlink() and not nearest.exists():
        hint = "fix or delete the link, or give --output"
        raise EnvironmentFault(f"{nearest} is a link to a folder that does not exist", hint)
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise EnvironmentFault(f"cannot write to {nearest}", hint)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write the files of one report under temporary names, then rename them when all are whole.

    A file that is a link stays one: what it leads to is written. An old file's mode stays. Raises
    `EnvironmentFault` if the disk or the permissions do not allow it.
    """
    pending: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            target = Path(os.path.realpath(path))
            _sweep(target)
            pending[target] = _write_temporary(target, data)
        for path, temporary in pending.items():
            os.replace(temporary, path)
        _flush(target.parent for target in pending)
    except OSError as error:
        raise _fault(error, path, sum(map(len, files.values()))) from error
    finally:
        for temporary in pending.values():
            temporary.unlink(missing_ok=True)


def hard_links(paths: Iterable[Path]) -> list[Path]:
    """The files that have other names too, which do not follow when they are written."""
    found = (path for path in paths if path.is_file())
    return [path for path in found if path.stat().st_nlink > 1]


def _fault(error: OSError, path: Path, needed: int) -> EnvironmentFault:
    """What to say of a write that failed; the file is named, not its temporary name."""
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        hint = f"free at least {needed:,} bytes on that disk, or give --output"
        return EnvironmentFault(f"cannot write {path}: {reason}", hint)
    hint = "check the folder's permissions and the free space, or give --output"
    return EnvironmentFault(f"cannot write {path}: {reason}", hint)


def _write_temporary(target: Path, data: bytes) -> Path:
    name = f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.part"
    temporary = target.with_name(name)
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if os.fstat(file.fileno()).st_size != len(data):
                raise OSError(errno.EIO, "the file was not written whole", str(target))
            with suppress(FileNotFoundError):
                os.fchmod(file.fileno(), stat.S_IMODE(target.stat().st_mode))
    except BaseException:  # an interruption too leaves no part of a file
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _sweep(target: Path) -> None:
    """Remove what a build that was killed has left of this file; other files stay."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.(\d+)-[0-9a-f]{{8}}\.part")
    for path in target.parent.glob(".*.part"):
        found = pattern.fullmatch(path.name)
        if found and not _is_running(int(found[1])):
            path.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _flush(folders: Iterable[Path]) -> None:
    """Have the disk keep the new names; not every file system can."""
    for folder in dict.fromkeys(folders):
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
