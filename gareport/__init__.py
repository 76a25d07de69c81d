"""The compiler of gareport: structured YAML in, Word and PDF editions of a report out.

The names in `__all__` are the public API, which docs/api.md describes. All else may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gareport.flow.api import (
        Built,
        Diagnostic,
        EnvironmentFault,
        OpenReport,
        ReportError,
        Severity,
        Span,
        open_report,
        shipped,
    )

__version__ = "0.2.0"
__all__ = [
    "Built",
    "Diagnostic",
    "EnvironmentFault",
    "OpenReport",
    "ReportError",
    "Severity",
    "Span",
    "open_report",
    "shipped",
]


def __dir__() -> list[str]:
    """The names of the public API, for completion."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> Any:
    """A name of the public API, loaded when it is first asked for."""
    if name in __all__:
        return getattr(import_module("gareport.flow.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
