"""Stage 3: an edition in, the findings of its rules out; one module per rule, found by its file.

A rule module has a docstring that says what the rule checks and why; `NAMES`, the names of its
findings with their severities; `TOPIC`, its part of docs/rules.md; `BAD` and `GOOD`, examples that
it reports and does not report; and `check(edition)`, which yields diagnostics. `SOURCE`, if there
is one, says where the rule is laid down. The source language is an edition too.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from gareport.editorial.waivers import waived
from gareport.report.diagnostics import Diagnostic
from gareport.report.edition import Edition

Rule = Callable[[Edition], Iterator[Diagnostic]]


def check(edition: Edition) -> list[Diagnostic]:
    """The findings of all rules in the edition, without those that a translator waived."""
    return waived(edition, [found for rule in _rules() for found in rule(edition)])


def modules() -> list[str]:
    """The names of the rule modules, in order."""
    return sorted(module.name for module in iter_modules(__path__))


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(import_module(f"{__name__}.{name}").check for name in modules())
