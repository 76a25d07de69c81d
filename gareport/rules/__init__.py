"""Stage 2: an edition in, what its rules find out; one module a rule, found by its file.

A rule module has a docstring that says what it checks and why, and one function
`check(edition)` that yields diagnostics. Rules see the source language as an edition too.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from gareport.diagnostics import Diagnostic
from gareport.translate import Edition

Rule = Callable[[Edition], Iterator[Diagnostic]]


def check(edition: Edition) -> list[Diagnostic]:
    """Everything that the rules find in the edition."""
    return [found for rule in _rules() for found in rule(edition)]


@cache
def _rules() -> tuple[Rule, ...]:
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)
