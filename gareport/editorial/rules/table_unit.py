"""The unit of a table is the one that its headnote names.

By the unit, a text prints the figure of a cell as an amount. With another unit the amount would be
a thousand times too large, or too small.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import provided
from gareport.report.texts import walk
from gareport.report.units import unit_in

NAMES = {"table-unit": Severity.ERROR}
TOPIC = Topic.AMOUNTS


def _table(unit: str, headnote: str, language: str = "en") -> Example:
    return Example(
        language=language,
        content=f"""\
- id: costs
  table:
    title: Costs
    headnote: ({headnote})
    {unit}
    columns: [{{id: post, heading: Post}}, {{id: cost, heading: Cost, align: figures}}]
    rows: [{{id: one, cells: [Posts, "45.1"]}}]""",
    )


BAD = (
    _table("unit: units", "Thousands of United States dollars"),
    _table("unit: thousands", "Millions of United States dollars"),
    _table("unit: thousands", "United States dollars"),
    _table("unit: thousands", "百万美元", "zh"),
    _table("unit: millions", "千美元", "zh"),
)
GOOD = (
    _table("unit: thousands", "Thousands of United States dollars"),
    _table("unit: millions", "Millions of United States dollars"),
    _table("unit: units", "United States dollars"),
    _table("unit: units", "Number of posts"),
    _table("unit: thousands", "千美元", "zh"),
    _table("unit: millions", "百万美元", "zh"),
    _table("notes: {}", "Thousands of United States dollars"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each headnote that names another unit."""
    if not edition.is_original:
        return
    for node in walk(edition.report.all_sections):
        grid = provided(node).grid
        if grid is None or grid.headnote is None or grid.unit is None:
            continue
        named = unit_in(grid.headnote)
        if named not in (None, grid.unit):
            message = f"the headnote names {named}, but `unit` says {grid.unit}"
            hint = f"write `unit: {named}`, or fix the headnote"
            yield Diagnostic("table-unit", grid.headnote.span, message, hint)
