"""Running text has `per cent` after a figure, not `%` or `percent`. Tables may have `%`."""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, RUNNING, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"per-cent": Severity.WARNING}
TOPIC = Topic.NUMBERS
SOURCE = "Editorial Manual, numbers"
BAD = ("Costs rose by 5%.", "Costs rose by 5.5 %.", "It is 5 percent.", "It is 5 per-cent.")
GOOD = (
    "Costs rose by 5 per cent, a small percentage.",
    "The title is *5% of Everything*, or “5% for all”.",
    "See https://www.un.org/a%20b for it.",
    Example("增加 5%。", language="zh"),
)

_SIGN = re.compile(
    r"\*[^*]*\*|“[^“”]*”"
    r"|(?P<number>(?<![0-9])(?<![0-9][.,])[0-9][0-9.,]*+)? ?(?P<sign>%|\bpercent\b|\bper-cent\b)"
)
_NEEDS = ("%", "percent", "per-cent")  # most texts have none of these


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each per cent in another form."""
    for passage, found in worded(edition, _SIGN, RUNNING | HEADINGS, Manual.ENGLISH, needs=_NEEDS):
        if found["sign"]:
            group = 0 if found["number"] else "sign"
            written = f"{found['number']} per cent" if found["number"] else "per cent"
            remedy = passage.remedy(found, written, group)
            place = passage.at(found.start(group))
            message = f"`{remedy.found}` is not written in running text"
            yield Diagnostic("per-cent", place, message, remedy.hint, Severity.WARNING, remedy)
