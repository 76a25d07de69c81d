"""A quotation is short: documents do not repeat at length what earlier documents say.

A quotation of more than 10 lines of the page can be replaced by a reference or by a summary. Ten
lines are the measure of this tool; a line has 85 letters or 38 Chinese characters.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import RUNNING, passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

SOURCE = "United Nations Editorial Manual, instructions on the submission of documents"
NAMES = {"long-quotation": Severity.NOTE}
TOPIC = Topic.LENGTH
LINES = 10
_QUOTED = re.compile("“[^“”]*”")
_LONG = "What the Assembly decided. " * 33
_BLOCK = "- id: decision\n  quote: “{}”\n"
BAD = (
    f"The resolution says: “{_LONG}”.",
    Example(content=_BLOCK.format(_LONG)),
    Example(f"决议说：“{'大会决定。' * 80}”", language="zh"),
)
GOOD = (
    "The resolution says: “The Assembly decides”.",
    Example(content=_BLOCK.format("The Assembly decides.")),
    _LONG,
    Example(f"决议说：“{'大会决定。' * 70}”", language="zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a note at each quotation that is too long."""
    line = 38 if edition.language.han else 85
    for passage in passages(edition):
        found = [(0, len(passage.text))] if passage.role is Role.QUOTE else []
        if passage.role in RUNNING:
            found = [match.span() for match in _QUOTED.finditer(passage.text)]
        for start, end in found:
            if (lines := -(-(end - start) // line)) > LINES:
                message = f"this quotation has about {lines} lines, more than {LINES}"
                hint = "summarize it, and cite the paragraph that it comes from"
                place = passage.at(start)
                yield Diagnostic("long-quotation", place, message, hint, Severity.NOTE)
