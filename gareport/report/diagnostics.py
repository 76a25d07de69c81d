"""Findings as values: every stage returns them, the command line prints them as text or JSON."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """The severity of a finding: an error stops the build, a warning or a note does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: the path as the user named it, line and column from 1.

    `end` is the column after the words concerned, in the same line; 0 if it is not known. `cell` is
    the place within a spreadsheet, such as `sheet Posts, C17`; the line is then its row.
    """

    file: str
    line: int
    column: int
    end: int = field(default=0, compare=False)
    cell: str = ""

    @property
    def printed(self) -> str:
        """The place as messages print it: `content/x/body.yaml:6:32`."""
        return (
            f"{self.file}, {self.cell}" if self.cell else f"{self.file}:{self.line}:{self.column}"
        )


@dataclass(frozen=True, slots=True)
class Remedy:
    """What `fix` does at the place of a finding: the characters found there, and those to write.

    `also` has the further places of the same finding, each with its own remedy.
    """

    found: str
    write: str
    also: tuple[tuple[Span, "Remedy"], ...] = ()

    @property
    def hint(self) -> str:
        """The remedy in words, so that a hint cannot differ from what `fix` writes."""
        if self.write:
            return f"write `{self.write}`" if self.write.strip() else "write one space"
        what = "it" if self.found.strip() else f"the space{'s' * (len(self.found) > 1)}"
        return f"delete {what}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: its place, the rule that is broken, what is wrong and how to fix it.

    `remedy` is set where the right characters are certain; the hint then begins with its words.
    """

    rule: str
    span: Span
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    remedy: Remedy | None = None

    def __str__(self) -> str:
        place = self.span.printed
        return f"{place}: {self.severity}[{self.rule}]: {self.message}\n    hint: {self.hint}"

    def as_json(self) -> dict[str, object]:
        """The finding as plain data for other programs, with its place flattened.

        A finding in a spreadsheet has its `cell` too.
        """
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            **({"cell": self.span.cell} if self.span.cell else {}),
            "message": self.message,
            "hint": self.hint,
        }


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings sorted by place, each once."""
    once = {(fault.span, fault.rule, fault.message): fault for fault in found}
    return tuple(once[key] for key in sorted(once))


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Whether any finding stops the build."""
    return any(d.severity is Severity.ERROR for d in found)


def count(found: Iterable[Diagnostic]) -> str:
    """The closing line of a run: `2 errors, 1 warning`."""
    severities = [d.severity for d in found]
    parts = [(severities.count(s), str(s)) for s in Severity]
    return ", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in parts if n) or "no findings"


class EnvironmentFault(Exception):  # noqa: N818 - the contract calls these faults
    """The machine lacks something; `hint` is the command or the step that helps."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def shown(path: Path) -> str:
    """A path as messages print it: relative if it is below the current folder, else in full."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative
