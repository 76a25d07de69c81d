"""The formulas of a table can be computed, and its typed figures are what they give.

A figure that is typed in a row or a column with a formula may be off by half a unit of its last
place for each rounded figure that it is made of, and no more. A cell that is left to a formula
needs a figure or `{nil}` in every cell that the formula names.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.reading.explain import nearest
from gareport.report.bound_formulas import FormulaFault
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.losses import Lost
from gareport.report.reckoning import reckon

NAMES = {"formula": Severity.ERROR, "formula-figure": Severity.ERROR}
TOPIC = Topic.AMOUNTS


def _table(*rows: str, columns: str = "", keys: str = "") -> Example:
    """A table of costs in two years; each of the rows is `id: cells`, and more keys after `;`."""
    more = "".join(f"    - {{{column}}}\n" for column in filter(None, columns.split("; ")))
    head = (
        f"- id: costs\n  table:\n    title: Costs\n{keys}    columns:\n"
        "    - {id: object, heading: Object}\n"
        "    - {id: before, heading: Approved, align: figures}\n"
        "    - {id: after, heading: Proposed, align: figures}\n"
    )
    return Example(content=f"{head}{more}    rows:\n" + "".join(map(_row, rows)))


def _row(row: str) -> str:
    row_id, _, rest = row.partition(": ")
    typed, _, more = rest.partition("; ")
    cells = ", ".join(f'"{cell}"' for cell in typed.split(", "))
    keys, formula, text = more.rpartition("formula: ")
    more = f', {keys}formula: "{text}"' if formula else ", " * bool(more) + more
    return f"    - {{id: {row_id}, cells: [{cells}]{more}}}\n"


_POSTS, _TRAVEL = "posts: Posts, 100, 120", "travel: Travel, 40, 30"
_CHANGE = 'id: change, heading: Change, align: figures, formula: "after - before"'
_SHARE = (
    "id: share, heading: Percentage, align: figures, "
    'formula: "(after - before) / before as percentage"'
)
_TENTHS = ("posts: Posts, 100.1, 120.4", "travel: Travel, 40.2, 30.4")
BAD = (
    _table(_POSTS, _TRAVEL, "all: Total, 140, 160; total: true, formula: sum"),
    _table(_POSTS, _TRAVEL, "all: Total, 140; formula: posts + fares"),
    _table(_POSTS, _TRAVEL, "all: Total; formula: posts +"),
    _table(_POSTS, _TRAVEL, "all: Total; formula: sum(travel..posts)"),
    _table(_POSTS, "one: One; formula: two", "two: Two; formula: one"),
    _table(_POSTS, "rent: Rent, {na}, {nil}", "all: Total; total: true, formula: sum"),
    _table(_POSTS, "rent: Rent, , several", "all: Total; total: true, formula: sum"),
    _table("new: New, {nil}, 120", columns=_SHARE),
    _table("posts: Posts, 100, 120, 19.0", columns=_SHARE),
    _table("posts: Posts, 100, 120, 21", columns=_CHANGE),
    _table(_POSTS, "rent: Rent, {computed}, 10"),
    _table(_POSTS, "all: Total; formula: all + posts"),
    _table(*_TENTHS, "all: Total, 141.3, 150.8; total: true, formula: sum(posts, travel)"),
    _table(_POSTS, "sub: Subtotal; total: true, formula: sum", "all: Total; formula: sum"),
)
GOOD = (
    _table(_POSTS, _TRAVEL, "all: Total; total: true, formula: sum"),
    _table(_POSTS, _TRAVEL, "all: Total, 140, 150; total: true, formula: sum(posts..travel)"),
    _table(_POSTS, "rent: Rent, {nil}, –", "all: Total, 100, 120; total: true, formula: sum"),
    _table(_POSTS, "rent: Rent, {na}, {nil}", "all: Total, 100, 120; formula: sum"),
    _table("posts: Posts, 100, 120", columns=f"{_CHANGE}; {_SHARE}"),
    _table("posts: Posts, 100, 120, 20", columns=_CHANGE),
    _table("new: New, {nil}, 120, {na}", columns=_SHARE),
    _table("posts: Posts, 317.0, 269.7, (14.9)", columns=_SHARE),
    _table("rate: Rate, 4, 5; adds: false", "posts: Posts, 1, 2", "all: Total, 1, 2; formula: sum"),
    _table(*_TENTHS, "all: Total, 140.4, 150.8; total: true, formula: sum"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each wrong formula and figure; they are the same in every language."""
    if not edition.is_original:
        return
    lost = edition.report.lost
    for fault in reckon(edition.report).faults:
        if lost is None or not _follows(fault, lost):
            rule = "formula-figure" if fault.is_figure else "formula"
            meant = nearest(fault.name, fault.known) if fault.name else None
            hint = f"did you mean `{meant}`?" if meant else fault.hint
            yield Diagnostic(rule, fault.place, fault.message, hint)


def _follows(fault: FormulaFault, lost: Lost) -> bool:
    """Whether a fault may follow from what the report has lost, such as a row."""
    return fault.is_figure or (bool(fault.name) and lost.may_hold_block(fault.name))
