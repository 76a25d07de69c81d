"""The sections of a report come in this order: introduction, background, principles, actions,
recommendations.

Readers expect the reasons before the conclusions. A section of the kind `section` may be anywhere,
and several sections may have the same kind.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"heading-order": Severity.WARNING}
TOPIC = Topic.STRUCTURE
ORDER = ("introduction", "background", "principles", "actions", "recommendations")


def _of(*kinds: str) -> Example:
    """A report with a section of each kind."""
    named = [f"s{number}" for number in range(len(kinds))]
    content = "heading: A heading\ncontent: []\n"
    pairs = zip(named, kinds, strict=True)
    files = {f"{name}.yaml": f"id: {name}\nkind: {kind}\n{content}" for name, kind in pairs}
    return Example(cover=f"sections: [{', '.join(named)}]", files=files)


BAD = (
    _of("background", "introduction"),
    _of("introduction", "recommendations", "section", "actions"),
    _of("introduction", "actions", "principles", "recommendations"),
)
GOOD = (
    _of(*ORDER),
    _of("section", "introduction", "section", "section", "recommendations"),
    _of("introduction", "actions", "actions"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each section that comes after one that should follow it."""
    if not edition.is_original or edition.report.lost is not None:
        return
    last = ""
    for section in edition.report.sections:
        if section.kind not in ORDER:
            continue
        if last and ORDER.index(section.kind) < ORDER.index(last):
            place = section.place if section.heading is None else section.heading.span
            message = f"`{section.id}` is of the kind {section.kind}, but comes after the {last}"
            hint = f"put it before the {last} in `sections`, or write `kind: section`"
            yield Diagnostic("heading-order", place, message, hint, Severity.WARNING)
        else:
            last = section.kind
