"""Files with changes that are not written yet: paths and new bytes in; what is read there, out.

A fix checks its result in this way before it writes anything.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_PENDING: ContextVar[Mapping[Path, bytes] | None] = ContextVar("pending", default=None)


@contextmanager
def read_with(changes: Mapping[Path, bytes]) -> Iterator[None]:
    """Read these bytes in place of the files on the disk within this context."""
    before = _PENDING.set(changes)
    try:
        yield
    finally:
        _PENDING.reset(before)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, with its pending change. Raises `OSError` if it cannot be read."""
    changes = _PENDING.get() or {}
    return changes[path] if path in changes else path.read_bytes()
