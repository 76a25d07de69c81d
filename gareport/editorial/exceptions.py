"""The report's exceptions to rules: findings in; the same findings out, some lowered or silenced.

Only warnings and notes can be lowered, and every exception gives a reason. Unused exceptions are
reported so that they can be deleted.
"""

from collections.abc import Iterable
from dataclasses import replace

from gareport.editorial.rulebook import entries, lowerable, severities
from gareport.reading.explain import nearest
from gareport.report.cover import Report
from gareport.report.cover_parts import Lowered
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.losses import Lost
from gareport.report.source import Text

NAME = "exception"


ON_PAGES = {"summary-page"}  # only a build finds it


def lowered(found: Iterable[Diagnostic], report: Report) -> list[Diagnostic]:
    """The findings after the exceptions: silenced ones left out, lowered ones as notes."""
    excused = {str(name): exception for name, exception in report.cover.rules.items()}
    kept = (_lowered(fault, excused.get(fault.rule)) for fault in found)
    return [fault for fault in kept if fault is not None]


def lower(found: Iterable[Diagnostic], report: Report) -> list[Diagnostic]:
    """The findings after the exceptions on the cover, with findings about the exceptions."""
    excused = report.cover.rules
    findings = list(found)
    lost = report.lost or Lost()
    kept = [fault for fault in lowered(findings, report) if not lost.may_have_exception(fault)]
    used = {fault.rule for fault in findings} | ON_PAGES
    for name, exception in excused.items():
        if fault := _fault(name, exception, name in used or report.lost is not None):
            kept.append(fault)
    return kept


def _lowered(fault: Diagnostic, exception: Lowered | None) -> Diagnostic | None:
    if exception is None or fault.severity is Severity.ERROR:
        return fault
    if exception.severity == "none":
        return None
    return replace(fault, severity=Severity.NOTE, remedy=None)  # the report keeps what it has


def _fault(name: Text, exception: Lowered, is_used: bool) -> Diagnostic | None:
    """What is wrong with an exception; None when nothing is."""
    weight = severities().get(name)
    if weight is None:
        return Diagnostic(NAME, name.span, f"there is no rule `{name}`", _meant(name))
    if weight is Severity.ERROR:
        message = f"`{name}` is an error, and an error cannot be lowered"
        hint = "delete the exception, and fix what the rule reports"
        return Diagnostic(NAME, name.span, message, hint)
    if not exception.reason.strip():
        hint = "write under `reason` why the rule does not apply to this report"
        return Diagnostic(NAME, exception.reason.span, "this exception gives no reason", hint)
    if not is_used:
        message = f"the exception to `{name}` is unused: there is no such finding in this report"
        return Diagnostic(NAME, name.span, message, "delete the exception", Severity.WARNING)
    return None


def _meant(name: str) -> str:
    """The hint for an unknown name: the names in the rule file of that name, or the nearest one."""
    known = lowerable()
    typed = name.lower().replace("_", "-")
    files = {entry.module.replace("_", "-"): entry.names for entry in entries()}
    of_file = [f"`{one}`" for one in files.get(typed, ()) if one in known]
    if typed not in known and len(of_file) > 1:
        return f"write the name of one of its findings: {', '.join(of_file)}"
    meant = nearest(typed, known)
    return f"did you mean `{meant}`?" if meant else "write one of those that `gareport rules` lists"
