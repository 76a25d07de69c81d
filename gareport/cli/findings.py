"""The findings of a run printed: as text with their lines, as JSON, or in SARIF."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from gareport.cli.called import as_typed
from gareport.report.diagnostics import Diagnostic, EnvironmentFault, count, in_order
from gareport.report.excerpt import end_of, printed, reader

JSON = "json"
SARIF = "sarif"


def print_findings(
    found: Sequence[Diagnostic],
    form: str | None,
    files: Sequence[Path],
    fault: EnvironmentFault | None = None,
) -> None:
    """Print the findings by place: text to standard error, JSON and SARIF to standard output."""
    ordered = as_typed(in_order(found))
    lines = reader()
    if form == SARIF:
        from gareport.cli.sarif import as_sarif  # it reads all rules

        _echo(as_sarif(ordered, lines))
        return
    if form == JSON:
        findings = [{**d.as_json(), "end_column": end_of(d, lines)} for d in ordered]
        data: dict[str, object] = {"diagnostics": findings, "files": [str(f) for f in files]}
        if fault is not None:
            data["environment"] = {"message": fault.message, "hint": fault.hint}
        _echo(data)
        return
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    plain = False if is_plain else None  # None: click decides by the terminal
    for diagnostic in ordered:
        click.echo(printed(diagnostic, lines), err=True, color=plain)
    click.echo(count(ordered), err=True)


def _echo(data: dict[str, Any]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
