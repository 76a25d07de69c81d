"""Templates that need not be checked again: their lines in, whether they are known out.

The stamp of templates in which no unknown name was found is kept beside the compiled templates. It
depends on the code too: what a template may use is defined there.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2

import gareport
from gareport.formats import render

_KEPT = 20  # stamps of a format: reports can be checked with different templates in turn
_ROOMS = ("formats", "formats/docx", "layout", "language", "language/languages", "numbering",
          "report")  # fmt: skip


def stamp_of(format_name: str, lines: Mapping[str, Sequence[str]]) -> str:
    """What identifies the templates of a format and the code that fills them."""
    made = sha256(f"{format_name} {_code()}".encode())
    for name in sorted(lines):
        text = "\n".join(lines[name])
        made.update(f"{name} {len(text)}\n{text}".encode())
    return made.hexdigest()


def is_stamped(format_name: str, stamp: str) -> bool:
    """Whether templates with this stamp were checked without an error."""
    return stamp in _kept(format_name)


def keep_stamp(format_name: str, stamp: str) -> None:
    """Keep a stamp for the next check, if that is possible."""
    if file := _file(format_name):
        with suppress(OSError):
            file.write_text("\n".join([*_kept(format_name)[1 - _KEPT :], stamp]), "utf-8")


def _kept(format_name: str) -> list[str]:
    with suppress(OSError, UnicodeDecodeError):
        if file := _file(format_name):
            return file.read_text("utf-8").split("\n")
    return []


def _file(format_name: str) -> Path | None:
    folder = render.compiled_in(format_name)
    return folder and folder / f"{format_name}.stamps"


@cache
def _code() -> str:
    """The state of the code: when its modules were changed, and the version of Jinja."""
    package = Path(gareport.__file__).parent
    found = sorted(
        (entry.path, entry.stat().st_mtime_ns, entry.stat().st_size)
        for room in _ROOMS
        for entry in os.scandir(package / room)
        if entry.name.endswith(".py")
    )
    return f"{jinja2.__version__} {found}"
