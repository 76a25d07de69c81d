"""A heading that has the type of another degree has no number, and is lower than the one above it.

A number says of which degree a heading is. Under the heading of a section, which is of the first
degree, a heading without a number may be of any other.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.numbering.numbering import heading_degrees
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import Subsection
from gareport.report.texts import walk

NAME = "heading-degree"
NAMES = {NAME: Severity.ERROR}
TOPIC = Topic.STRUCTURE


def _of(keys: str, within: str = "{id: p, paragraph: A text.}") -> Example:
    """Two headings of one kind, the first with a block in it."""
    two = f"- {{id: two, heading: Posts, {keys}, content: [{{id: q, paragraph: A text.}}]}}"
    return Example(content=f"- {{id: one, heading: Costs, {keys}, content: [{within}]}}\n{two}")


_WITHIN = "{id: r, heading: Travel, numbered: false, degree: 2, content: []}"
BAD = (
    _of("degree: 5"),
    _of("numbered: true, degree: 3"),
    _of("numbered: false", _WITHIN),
)
GOOD = (
    _of("numbered: false, degree: 5"),
    _of("numbered: false, degree: 2"),
    _of("numbered: true", _WITHIN.replace("degree: 2", "degree: 3")),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each heading whose degree cannot be that of its type."""
    if not edition.is_original or edition.report.lost is not None:
        return
    degrees = heading_degrees(edition.report)
    for node in walk(edition.report.all_sections):
        if not isinstance(node, Subsection) or node.degree is None:
            continue
        own, place = 1 + degrees[node.id], node.heading.span
        if node.numbered:
            message = f"`{node.heading}` has a number, which shows its degree"
            yield Diagnostic(NAME, place, message, "write `numbered: false`, or delete `degree`")
        elif node.degree < own:
            message = (
                f"`{node.heading}` is of degree {own}, but has the type of degree {node.degree}"
            )
            yield Diagnostic(NAME, place, message, f"write `degree: {own}` or more, or delete it")
