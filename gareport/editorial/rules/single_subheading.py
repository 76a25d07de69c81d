"""No heading is the only one at its level: where there is an A, there is a B.

A single subheading divides nothing. Headings without numbers count too. Published reports have some
all the same, so this is a warning. Main sections and annexes do not count, because a short report
may have only one.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import children
from gareport.report.model import Subsection
from gareport.report.texts import walk

SOURCE = "United Nations Editorial Manual, headings"
NAMES = {"single-subheading": Severity.WARNING}
TOPIC = Topic.STRUCTURE
_ONE = "- {id: one, heading: Costs, content: [{id: p, paragraph: A text.}]}\n"
_TWO = _ONE + "- {id: two, heading: Posts, content: [{id: q, paragraph: A text.}]}\n"
BAD = (
    Example(content=_ONE),
    Example(content=f"- {{id: before, paragraph: A text.}}\n{_ONE}"),
    Example(content=_TWO.replace("id: p, paragraph: A text.", "id: p, heading: P, content: []")),
)
GOOD = (
    Example(),
    Example(content=_TWO),
    Example(content=_TWO.replace("{id: two,", "{id: two, numbered: false,")),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each subheading that is the only one under its heading."""
    if not edition.is_original or edition.report.lost is not None:
        return
    for node in walk(edition.report.all_sections):
        under = [block for block in children(node) if isinstance(block, Subsection)]
        if len(under) == 1:
            message = f"`{under[0].heading}` is the only heading at its level"
            hint = "add a second heading, or delete this one"
            yield Diagnostic(
                "single-subheading", under[0].heading.span, message, hint, Severity.WARNING
            )
