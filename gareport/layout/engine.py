"""The layout engine and its libraries: names in; the engine, loaded into this process, out."""

import ctypes
import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()


def load() -> None:
    """Load WeasyPrint, with its libraries found by the loader of the system."""
    with _lock, _asking_no_programs():
        import weasyprint  # noqa: F401


def has_library(name: str) -> bool:
    """Whether the loader finds a library, given without `lib` and its ending: `pango-1.0`."""
    try:
        ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        with _asking_no_programs():
            return ctypes.util.find_library(name) is not None
    return True


@contextmanager
def _asking_no_programs() -> Iterator[None]:
    """Within, a search for a library on Linux does not start a compiler and `ldconfig`.

    WeasyPrint tries the names of every system in turn, and cffi searches for each one that does
    not load with three programs. On Linux the last name is that of the file, which the loader finds
    by itself, so the searches only cost time: some 60 processes for each build.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
