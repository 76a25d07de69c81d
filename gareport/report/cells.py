"""Cells that need no translator: a table in; the cells that its language writes, by key, out.

A blank cell, a blank head of the first column, a dash, a bare figure in a column of figures, and
a word for a cell such as `{nil}` are the same in every edition. They are typed once and have no
entry in a PO file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gareport.language.braces import CELL_WORDS, COMPUTED
from gareport.language.cell_figures import BareFigure, bare_figure
from gareport.report.cover import Report
from gareport.report.grid import Column
from gareport.report.keys import Key
from gareport.report.kinds import provided
from gareport.report.lattice import JOINS, has_heads
from gareport.report.model import Node
from gareport.report.source import Text
from gareport.report.stacked import Stacked
from gareport.report.texts import walk

_CALLS = re.compile(r"[ \u00a0]*(?:\{note\.[a-z0-9_]+\})*$")
_SIGN = re.compile(rf"[-–]|\.\.|\{{(?:{'|'.join(CELL_WORDS)})\}}|")
_BLANK = "~"  # which YAML reads as no value
_ASKED = f"{{{COMPUTED}}}"
_TAKEN = re.compile(r"\{cell\.(?P<cell>[a-z0-9_]+\.[a-z0-9_]+\.[a-z0-9_]+)\}")
_CODE = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class CellData:
    """What such a cell holds: a figure, or nothing or a sign; `rest` prints after the figure.

    `asked` says that a formula is to give the figure; with `taken`, it is that of another cell.
    """

    figure: BareFigure | None
    rest: str
    is_grouped: bool = True
    asked: bool = False
    taken: Key | None = None

    @property
    def is_blank(self) -> bool:
        """Whether the cell prints nothing."""
        return self.figure is None and not self.rest


def cell_data(cell: Text, column: Column) -> CellData | None:
    """What a cell holds that needs no translator; None for a cell with words."""
    typed = "" if cell == _BLANK and not cell.style else str(cell).strip()
    if typed in JOINS:
        return CellData(None, "")
    calls = _CALLS.search(typed)
    own = typed[: calls.start()] if calls else typed
    rest = calls[0].strip() if calls else ""
    if _SIGN.fullmatch(own):
        return CellData(None, own + rest)
    if column.align != "figures":
        return None
    if own == _ASKED:
        return CellData(None, rest, column.grouped, asked=True)
    if taken := _TAKEN.fullmatch(own):
        return CellData(None, rest, column.grouped, asked=True, taken=Key(taken["cell"]))
    if figure := bare_figure(own):
        return CellData(figure, rest, column.grouped)
    return CellData(None, own + rest) if not column.grouped and _CODE.fullmatch(own) else None


def typed_cells(report: Report) -> dict[Key, CellData]:
    """The cells of a report that need no translator as they were typed, by key."""
    roots: tuple[Node, ...] = report.roots
    return {key: data for node in walk(roots) for key, data in _of_node(node)}


def _of_node(node: Node) -> Iterator[tuple[Key, CellData]]:
    grid = provided(node).grid
    for head in (grid.leaves[:1] if has_heads(grid) else grid.heads) if grid else ():
        if not head.heading.strip():
            yield Key.column(node.id, head.id), CellData(None, "")
    for row in grid.rows if grid else ():
        for column, cell in zip(grid.leaves if grid else (), row.cells, strict=False):
            is_one = not isinstance(cell, Stacked)
            if is_one and (data := cell_data(cell, column)) is not None:
                yield Key.cell(node.id, row.id, column.id), data
