"""A report of the Secretary-General begins with a summary and ends with conclusions and
recommendations.

The summary is on page 1. A build reports a summary that does not fit there (`summary-page`). Its
paragraphs are never numbered. The conclusions and recommendations are the last section, which has
the kind `recommendations`. Notes, drafts and the reports of other authors need neither. A joint
document of several organs has no room for a summary on page 1.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.symbols import is_joint
from gareport.report.cover import is_of_secretary_general
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

SOURCE = "United Nations Editorial Manual, training material on reports of the Secretary-General"
NAMES = {"no-summary": Severity.WARNING, "no-conclusions": Severity.WARNING}
TOPIC = Topic.STRUCTURE
_SUMMARY = "summary:\n  - {id: s, paragraph: The report in brief.}\n"
_END = "kind: recommendations\nheading: Conclusions and recommendations"
BAD = (
    Example(),
    Example(section=_END),
    Example(cover=_SUMMARY),
    Example(cover=_SUMMARY, section="kind: actions"),
)
GOOD = (
    Example(cover=_SUMMARY, section=_END),
    Example(cover="kind: note"),
    Example(cover="symbol: A/99/1/Corr.1"),
    Example(cover="kind: letter"),
    Example(cover="symbol: A/99/66-E/2044/79", section=_END),
    Example(cover="author: Note by the President of the Assembly"),
    Example(cover="kind: draft_resolution"),
    Example(cover="kind: committee_report\nbody: fifth_committee"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for a report without a summary, and for one without a closing section."""
    report = edition.report
    cover = report.cover
    is_asked = edition.is_original and is_of_secretary_general(cover)
    if report.lost is not None or not is_asked:
        return
    if not cover.summary and not is_joint(cover.symbol):
        message = "the report has no summary"
        hint = "write one under `summary`, with the mandate and the substance in brief"
        yield Diagnostic("no-summary", cover.title.span, message, hint, Severity.WARNING)
    last = report.sections[-1] if report.sections else None
    if last is not None and last.kind != "recommendations":
        place = last.place if last.heading is None else last.heading.span
        message = "the report does not end with conclusions and recommendations"
        hint = "write `kind: recommendations` in the last section, or add such a section"
        yield Diagnostic("no-conclusions", place, message, hint, Severity.WARNING)
