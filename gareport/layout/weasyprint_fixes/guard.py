"""PDF stage: takes a fix and the installed WeasyPrint; allows it only if the source matches."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pkgutil import resolve_name
from textwrap import dedent
from typing import Any


@dataclass(frozen=True)
class Fix:
    """One correction to WeasyPrint.

    ``sources`` has each library function that the fix replaces or depends on, written
    ``package.module:function`` or ``package.module:Class.method``, with the SHA-256 of the source
    text that the fix was made for (UTF-8, from ``inspect.getsource``).
    ``install`` changes the running process and must be called only once.
    """

    name: str
    cause: str
    sources: Mapping[str, str]
    install: Callable[[], None]


class StaleFix(Exception):  # noqa: N818 - what is wrong, not that it is an error
    """The source of a library function is not the one that a fix was made for."""

    def __init__(self, fix: str, function: str, installed: str) -> None:
        self.fix = fix
        self.function = function
        self.installed = installed
        super().__init__(
            f"The fix “{fix}” does not match {function} of the installed WeasyPrint {installed}. "
            "Install the WeasyPrint version that the requirements pin. To upgrade instead, check "
            "whether the new version still has the fault; then delete the fix, or adapt it and "
            "record the SHA-256 of the function's new source."
        )


def source_of(function: str) -> str:
    """Return the library's source of ``package.module:function``; empty if it does not exist."""
    try:
        return inspect.getsource(resolve_name(function))
    except (AttributeError, ImportError, OSError, TypeError):
        return ""


def check(fix: Fix) -> None:
    """Raise ``StaleFix`` for the first function of the fix whose source differs."""
    for function, expected in fix.sources.items():
        if sha256(source_of(function).encode()).hexdigest() != expected:
            raise StaleFix(fix.name, function, version("weasyprint"))


def substitute(function: str, fragment: str, replacement: str) -> None:
    """Recompile a library function with one fragment of its source replaced.

    Raises ``ValueError`` unless the fragment occurs exactly once. The new function keeps the file
    name and line numbers of the old one, so that tracebacks stay readable. It also keeps its
    source, so that a second fix can replace another fragment of the same function.
    """
    original = resolve_name(function)
    source: str = getattr(original, "text_installed", "") or dedent(source_of(function))
    if source.count(fragment) != 1:
        raise ValueError(f"“{fragment}” does not occur exactly once in {function}")
    start = original.__code__.co_firstlineno - 1
    text = source.replace(fragment, replacement)
    made: dict[str, Any] = {}
    exec(
        compile("\n" * start + text, original.__code__.co_filename, "exec"),
        original.__globals__,
        made,
    )
    owner, _, name = function.replace(":", ".").rpartition(".")
    made[name].text_installed = text
    setattr(resolve_name(owner), name, made[name])
