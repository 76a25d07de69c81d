"""The findings of a run printed: as text with their lines, as JSON, or in SARIF."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from gareport.cli.called import as_typed
from gareport.report.diagnostics import Diagnostic, EnvironmentFault, count, in_order
from gareport.report.excerpt import Lines, end_of, printed, reader

JSON = "json"
SARIF = "sarif"
SHOWN = 20  # findings of one rule in one line that are printed as text; the others are counted


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
    for text in _texts(ordered, lines):
        click.echo(text, err=True, color=plain)
    click.echo(count(ordered), err=True)


def _texts(ordered: Sequence[Diagnostic], lines: Lines) -> Iterator[str]:
    """The findings as text; what one rule finds in one line is counted after the first of them."""
    repeated = Counter((one.span.file, one.span.line, one.rule) for one in ordered)
    seen: Counter[tuple[str, int, str]] = Counter()
    for one in ordered:
        place = one.span.file, one.span.line, one.rule
        seen[place] += 1
        if seen[place] <= SHOWN:
            yield printed(one, lines)
        elif seen[place] == SHOWN + 1:
            more = repeated[place] - SHOWN
            where = one.span.printed
            yield f"{where}: and {more:,} more of {one.rule} in this line"


def _echo(data: dict[str, Any]) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
