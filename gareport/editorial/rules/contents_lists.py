"""The lists for which a cover asks under `contents_lists` have lines to print.

They are in the contents, so there must be contents, and a table, figure or box with a title.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.numbering.contents import groups
from gareport.numbering.front import contents_place
from gareport.numbering.numbering import labels
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"contents-list": Severity.ERROR}
TOPIC = Topic.STRUCTURE
_GRID = """\
- {id: text, paragraph: 'The costs are in {ref.costs}.'}
- id: costs
  table:
    title: Costs
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost}]
    rows: [{id: one, cells: [P-5, 100]}]
"""
BAD = (
    Example(cover="contents: page\ncontents_lists: [tables]"),
    Example(content=_GRID, cover="contents: page\ncontents_lists: [tables, figures]"),
    Example(content=_GRID, cover="contents: page\ncontents_lists: [tables, tables]"),
    Example(content=_GRID, cover="contents: none\ncontents_lists: [tables]"),
)
GOOD = (
    Example(content=_GRID, cover="contents: page\ncontents_lists: [tables]"),
    Example(content=_GRID, cover="contents: page\ncontents_lists: []"),
    Example(content=_GRID, cover="contents: none"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at the lists if one of them would not print."""
    report = edition.report
    asked = report.cover.contents_lists
    if not asked or report.lost is not None or not edition.is_original:
        return
    for message, hint in _wrong(edition):
        yield Diagnostic("contents-list", report.cover.lists_at, message, hint)


def _wrong(edition: Edition) -> Iterator[tuple[str, str]]:
    report, language = edition.report, edition.language
    asked = report.cover.contents_lists
    if contents_place(report) == "none":
        yield "the document has no contents, so it has no lists in them", "write `contents: page`"
        return
    found = {group.word for group in groups((), report, labels(report, language), language)}
    for name in dict.fromkeys(asked):
        if asked.count(name) > 1:
            yield f"the list of {name} is named more than once", "name each list once"
        if name not in found:
            what = f"the report has no {name} with titles, so it has no list of them"
            yield what, f"delete `{name}`"
