"""The report's exceptions to rules: its findings in, those it excuses lowered or left out.

Only a warning or a note can be lowered, for a reason, and an exception that excuses nothing is
told, so that none outlives its cause.
"""

from collections.abc import Iterable
from dataclasses import replace

from gareport.editorial.rulebook import entries, lowerable, severities
from gareport.reading.explain import nearest
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.losses import Lost
from gareport.report.model import Lowered, Report
from gareport.report.source import Text

NAME = "exception"


ON_PAGES = {"summary-page"}  # shows in a build only


def lowered(found: Iterable[Diagnostic], report: Report) -> list[Diagnostic]:
    """The findings without those that an exception excuses, or with less weight."""
    excused = {str(name): exception for name, exception in report.cover.rules.items()}
    kept = (_lowered(fault, excused.get(fault.rule)) for fault in found)
    return [fault for fault in kept if fault is not None]


def lower(found: Iterable[Diagnostic], report: Report) -> list[Diagnostic]:
    """The findings as `rules` in the cover has them, with the faults of the exceptions."""
    excused = report.cover.rules
    findings = list(found)
    lost = report.lost or Lost()
    told = [fault for fault in lowered(findings, report) if not lost.may_excuse(fault)]
    used = {fault.rule for fault in findings} | ON_PAGES
    for name, exception in excused.items():
        if fault := _fault(name, exception, name in used or report.lost is not None):
            told.append(fault)
    return told


def _lowered(fault: Diagnostic, exception: Lowered | None) -> Diagnostic | None:
    if exception is None or fault.severity is Severity.ERROR:
        return fault
    if exception.severity == "none":
        return None
    return replace(fault, severity=Severity.NOTE)


def _fault(name: Text, exception: Lowered, is_used: bool) -> Diagnostic | None:
    """What is wrong with an exception; None when nothing is."""
    weight = severities().get(name)
    if weight is None:
        return Diagnostic(NAME, name.span, f"there is no rule `{name}`", _meant(name))
    if weight is Severity.ERROR:
        message = f"`{name}` is an error, which cannot be lowered"
        return Diagnostic(NAME, name.span, message, "take the exception out and mend the fault")
    if not exception.reason.strip():
        hint = "say why the rule does not hold here"
        return Diagnostic(NAME, exception.reason.span, "this exception gives no reason", hint)
    if not is_used:
        message = f"the exception to `{name}` excuses nothing"
        return Diagnostic(NAME, name.span, message, "take it out", Severity.WARNING)
    return None


def _meant(name: str) -> str:
    """The hint for what is no rule: the names of that file of rules, or the nearest name."""
    known = lowerable()
    typed = name.lower().replace("_", "-")
    files = {entry.module.replace("_", "-"): entry.names for entry in entries()}
    of_file = [f"`{one}`" for one in files.get(typed, ()) if one in known]
    if typed not in known and len(of_file) > 1:
        return f"its findings bear the names {', '.join(of_file)}: write one of these"
    meant = nearest(typed, known)
    return f"did you mean `{meant}`?" if meant else "`build.py rules` lists them"
