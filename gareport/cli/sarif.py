"""Findings for code scanners: diagnostics in, a log in SARIF 2.1.0 out.

Columns count characters, and the findings have the same order, as in the messages.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gareport import __version__
from gareport.editorial.rulebook import entries
from gareport.editorial.stages import STAGES
from gareport.report.diagnostics import Diagnostic
from gareport.report.excerpt import Lines, end_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(found: Sequence[Diagnostic], lines: Lines) -> dict[str, Any]:
    """The log of one run, with the rules that have findings."""
    names = sorted({fault.rule for fault in found})
    texts = {name: meaning for name, (_, meaning) in STAGES.items()}
    texts |= {name: entry.text for entry in entries() for name in entry.names}
    driver = {
        "name": "gareport",
        "version": __version__,
        "rules": [_rule(name, texts[name]) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(fault, names, lines) for fault in found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(name: str, text: str) -> Mapping[str, Any]:
    first, _, rest = text.partition("\n\n")
    rule = {"id": name, "shortDescription": {"text": _flowing(first)}}
    return {**rule, "fullDescription": {"text": _flowing(rest)}} if rest else rule


def _flowing(text: str) -> str:
    return text.replace("\n", " ")


def _result(fault: Diagnostic, names: Sequence[str], lines: Lines) -> Mapping[str, Any]:
    region = {"startLine": fault.span.line, "startColumn": fault.span.column}
    end = end_of(fault, lines)
    if end > fault.span.column:
        region["endColumn"] = end
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(fault.span.file)}}
    message = f"{fault.message} ({fault.hint})"
    if fault.span.cell:  # a spreadsheet has no lines
        message = f"{fault.span.cell}: {message}"
    else:
        location["region"] = region
    return {
        "ruleId": fault.rule,
        "ruleIndex": names.index(fault.rule),
        "level": str(fault.severity),
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
    }


def _uri(file: str) -> str:
    """The file as a URI; a relative path stays relative to the root of the sources."""
    return Path(file).as_uri() if Path(file).is_absolute() else quote(Path(file).as_posix())
