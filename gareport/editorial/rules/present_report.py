"""A report calls itself `the present report`, and writes the names of principal organs in full.

If the paragraph has named another report, `this report` may mean that one. `United Nations`,
`General Assembly`, `Security Council` and `Secretary-General` are never abbreviated in a report.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.organizations import NEVER_ABBREVIATED
from gareport.editorial.passages import HEADINGS, RUNNING, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.symbols import CANDIDATE
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"present-report": Severity.NOTE, "never-abbreviated": Severity.WARNING}
TOPIC = Topic.ABBREVIATIONS
SOURCE = "Editorial Manual, abbreviations"
BAD = (
    "This report describes the team.",
    "It is the purpose of this note to explain.",
    "This Report describes the team.",
    "The present report has figures, and the team reports. This report describes the team.",
    "The UN has a team.",
    "The U.N. has a team.",
    "A GA resolution was adopted by the GA.",
    "The SG and the UNSC met; ECOSOC did not.",
)
GOOD = (
    "The present report describes the team of the United Nations.",
    "UN-Women, UNDP and UN-Habitat met; see A/62/502.",
    "In that report, on the costs, this report was noted.",
    "The Board issued a second report on travel. This report was welcomed.",
    "See A/57/620: this report has figures, as its note has; this note is short.",
    "This reporting period was long; in this reported case they met.",
    "This note-taking is old; UN Women and UN News met.",
    "See *UN Chronicle*, “this report” and https://un.org/UN/GA.",
    "Write to @UN, #UN or UN@example.org, at UN.example.org.",
    "Vitamin SC and the GAO have no part.",
    Example("本报告。", language="zh"),
)

_SHORT = "|".join(map(re.escape, sorted(NEVER_ABBREVIATED, key=len, reverse=True)))
_WORDS = re.compile(
    r"\*[^*]*\*|“[^“”]*”|\b(?P<this>[Tt]his) (?P<kind>[Rr]eport|[Nn]ote)\b(?!-)"
    rf"|(?<![\w./@#&-])(?P<short>{_SHORT})(?![\w/@&-]|\.\w| (?:Women|News)\b)"
)
# Another report, by its symbol or in words: `in that report`, `a second report`.
_OTHER = re.compile(
    rf"{CANDIDATE}|\b(?:[Tt]hat|[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ee]ach|[Oo]ne)"
    r"(?: (?!present\b)[\w-]+){0,3} (?:[Rr]eport|[Nn]ote)\b"
)
_NEEDS = ("his ", "UN", "U.N", "GA", "SG", "ECOSOC")  # most texts have none of these


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a note at `this report`, a warning at a name that is never abbreviated."""
    for passage, found in worded(
        edition, _WORDS, RUNNING | HEADINGS | {Role.NOTE}, Manual.ENGLISH, needs=_NEEDS
    ):
        place = passage.at(found)
        if found["short"]:
            message = f"`{found[0]}` is never abbreviated"
            remedy = passage.remedy(found, NEVER_ABBREVIATED[found[0]])
            hint = remedy.hint
            yield Diagnostic("never-abbreviated", place, message, hint, Severity.WARNING, remedy)
        elif found["this"] and not _OTHER.search(passage.text, 0, found.start()):
            kind = found["kind"].lower()
            message = f"`{found[0]}` should be `the present {kind}`"
            hint = f"write `{'The' if found['this'] == 'This' else 'the'} present {kind}`"
            yield Diagnostic("present-report", place, message, hint, Severity.NOTE)
