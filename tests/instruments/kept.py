"""Results of slow programs, kept: files' bytes in; out, what a program makes of each, made once.

All workers share a folder, which outlives the run: a result is found there by the hash of all that
it follows from. `make clean` empties it.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import BinaryIO

FOLDER = Path(__file__).parents[2] / ".pytest_cache" / "kept"
DAYS = 14  # that a result is kept without use
_SIZE = hashlib.sha256().digest_size


def kept(
    causes: Iterable[str], files: Sequence[bytes], make: Callable[[list[bytes]], list[bytes]]
) -> list[bytes]:
    """The result for each file; `make` is asked for those that are not kept, in one call.

    `causes` are what the results follow from besides the files. A worker waits while another makes
    the same. What fails is not kept.
    """
    program = "\n".join(causes).encode()
    keys = {_digest(program, data): data for data in files}
    with ExitStack() as locks:
        entries = {key: locks.enter_context(_entry(key)) for key in sorted(keys)}
        found = {key: _read(entry, key) for key, entry in entries.items()}
        missing = {key: data for key, data in keys.items() if found[key] is None}
        made = make([*missing.values()]) if missing else []
        for key, result in zip(missing, made, strict=True):
            _write(entries[key], key, result)
            found[key] = result
    return [found[_digest(program, data)] or b"" for data in files]


def file_state(path: Path) -> str:
    """A program's file among the causes: changed when the file is another."""
    real = path.resolve()
    return f"{real} {real.stat().st_size} {real.stat().st_mtime_ns}"


def forget_the_unused() -> None:
    """Delete what was not used for long."""
    for path in FOLDER.glob("*"):
        if time.time() - path.stat().st_mtime > DAYS * 24 * 60 * 60:
            path.unlink(missing_ok=True)


def _digest(*parts: bytes) -> bytes:
    """The hash of the parts, each by its own, so that their borders count."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


def _entry(key: bytes) -> BinaryIO:
    """The file of an entry, which no other worker reads or writes until it is closed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = (FOLDER / key.hex()).open("a+b")
    flock(file, LOCK_EX)
    return file


def _read(entry: BinaryIO, key: bytes) -> bytes | None:
    """The result in an entry; None where there is none, or not the whole one of this key."""
    entry.seek(0)
    seal, result = entry.read(_SIZE), entry.read()
    os.utime(entry.fileno())
    return result if seal == _digest(key, result) else None


def _write(entry: BinaryIO, key: bytes, result: bytes) -> None:
    entry.truncate(0)
    entry.write(_digest(key, result) + result)
