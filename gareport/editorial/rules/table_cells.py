"""The cells of tables can be printed: every row has one for each column, joined cells make a
rectangle, and heads over several columns have the columns' numbers and widths below them."""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.grid import Grid
from gareport.report.kinds import provided
from gareport.report.lattice import depth, misjoined
from gareport.report.texts import walk

MOST_HEADS = 3  # levels of heads of columns
WHOLE, LEAST = 100, 3  # per cent of a table, and of a column without a width
ROUNDED = 1  # per cent: widths that are rounded can add up to more
NAMES = {"cells": Severity.ERROR}
TOPIC = Topic.STRUCTURE
_TABLE = """\
- id: costs
  table:
    title: Costs
    columns: {}
    rows: {}"""
_TWO = "[{id: post, heading: Post}, {id: cost, heading: Cost}]"
_OVER = (
    "[{{id: post, heading: Post}}, {{id: costs, heading: Costs, {}columns: "
    "[{{id: old, heading: '2025'}}, {{id: new, heading: '2026', {}}}]}}]"
)
_ONE, _THREE = "[{id: one, cells: [P-5, A]}]", "[{id: one, cells: [P-5, A, B]}]"


def _with(columns: str, rows: str) -> Example:
    return Example(content=_TABLE.format(columns, rows))


_DEEP = "{id: c, heading: C, columns: [{id: low, heading: C, columns: [{id: old, heading: D}]}]}"
BAD = (
    _with(_TWO, "[{id: one, cells: [P-5]}]"),
    _with(_TWO, "[{id: one, across: Posts, cells: [P-5, A]}]"),
    _with(_TWO, "[{id: one, cells: ['{left}', A]}]"),
    _with(_TWO, "[{id: one, cells: ['{above}', A]}]"),
    _with(
        _TWO, "[{id: one, cells: [P, A]}, {id: posts, across: P}, {id: b, cells: [P, '{above}']}]"
    ),
    _with(
        _OVER.format("", ""),
        "[{id: a, cells: [A, '{left}', B]}, {id: b, cells: ['{above}', A, B]}]",
    ),
    _with(_OVER.format("number: '(2)', ", ""), _THREE),
    _with(_OVER.format("", "width: 98, "), _THREE),
    _with(
        f"[{{id: post, heading: A}}, {{id: b, heading: B, columns: [{_DEEP}]}}]",
        _ONE,
    ),
)
GOOD = (
    _with(_TWO, _ONE),
    _with(_OVER.format("", "width: 20, number: (3)=(2)-(1)"), _THREE),
    _with(_TWO, "[{id: one, cells: [P-5, '{left}']}, {id: two, cells: [P-4, A]}]"),
    _with(_TWO, "[{id: one, cells: [P-5, A]}, {id: two, cells: ['{above}', B]}]"),
    _with(_TWO, "[{id: one, cells: [A, '{left}']}, {id: two, cells: ['{above}', '{above}']}]"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield the errors of tables; they are the same in every language."""
    if not edition.is_original:
        return
    for node in walk(edition.report.all_sections):
        if grid := provided(node).grid:
            yield from _heads(grid)
            yield from _uneven(grid)
            yield from _joined(grid)
            yield from _widths(grid)


def _heads(grid: Grid) -> Iterator[Diagnostic]:
    """Errors at heads over other columns that are too deep, or have what only a column has."""
    levels = depth(grid.columns)
    if levels > MOST_HEADS:
        message = f"the heads of the columns have {levels} levels, but tables have {MOST_HEADS}"
        yield Diagnostic("cells", grid.head, message, "leave out the heads of a level")
    for head in grid.heads:
        if head.columns and (head.number or head.width):
            has = "number" if head.number else "width"
            message = f"`{head.id}` is a head over other columns and has no {has} of its own"
            yield Diagnostic("cells", head.place, message, f"write the {has} in these columns")


def _joined(grid: Grid) -> Iterator[Diagnostic]:
    hint = "a cell joins one in the same row, or the same column, and they make a rectangle"
    for found in misjoined(grid):
        yield Diagnostic("cells", found.place, found.message, hint)


def _widths(grid: Grid) -> Iterator[Diagnostic]:
    given = [column.width for column in grid.leaves if column.width]
    others = len(grid.leaves) - len(given)
    if sum(given) + LEAST * others > WHOLE + (0 if others else ROUNDED):
        message = f"the columns are {sum(given):g} per cent of the table wide together"
        yield Diagnostic("cells", grid.head, message, "make one of them narrower")


def _uneven(grid: Grid) -> Iterator[Diagnostic]:
    columns = len(grid.leaves)
    for row in grid.rows:
        if row.across is not None and row.cells:
            message = "the row has cells, and also a head across the columns"
            yield Diagnostic("cells", row.place, message, "split it into two rows")
        elif row.across is None and len(row.cells) != columns:
            cells = f"{len(row.cells)} cell{'s' * (len(row.cells) != 1)}"
            message = f"the row has {cells}, but the table has {columns} columns"
            hint = "write one cell per column, and two quotation marks for a blank one"
            yield Diagnostic("cells", row.place, message, hint)
