"""Stage 2: an edition in, what its rules find out; one module a rule, found by its file.

A rule module says in its docstring what it checks and why, in `NAMES` which names its findings
bear and how much they weigh, in `BAD` and `GOOD` what it catches and what it spares, and has one
function `check(edition)` that yields diagnostics. `SOURCE`, if there, is where the rule is laid
down; `FORMAT`, if there, the one format that suffers from its findings. Rules see the source
language as an edition too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from gareport.editorial.waivers import waived
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

Rule = Callable[[Edition], Iterator[Diagnostic]]


def check(edition: Edition) -> list[Diagnostic]:
    """Everything that the rules find in the edition, without what a translator waived."""
    return waived(edition, [found for rule in _rules() for found in rule(edition)])


def modules() -> list[str]:
    """The names of the rule modules, in order."""
    return sorted(module.name for module in iter_modules(__path__))


def eased(found: Iterable[Diagnostic], formats: Sequence[str]) -> list[Diagnostic]:
    """The findings, with those that only another format suffers from made warnings.

    No formats named are all of them.
    """
    spared = {name for name, only in _formats().items() if formats and only not in formats}
    return [replace(f, severity=Severity.WARNING) if f.rule in spared else f for f in found]


@cache
def _formats() -> Mapping[str, str]:
    """The format that alone suffers from what is found, by the names of such findings."""
    loaded = [import_module(f"{__name__}.{name}") for name in modules()]
    return {name: m.FORMAT for m in loaded if hasattr(m, "FORMAT") for name in m.NAMES}


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(import_module(f"{__name__}.{name}").check for name in modules())
