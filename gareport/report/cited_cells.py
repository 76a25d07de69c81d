"""The figures of tables that a text cites: a token in; the figure of its cell, or why none, out."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from gareport.language.braces import CELL_WORDS, Token
from gareport.language.cell_figures import BareFigure
from gareport.report.arithmetic import EXACT
from gareport.report.edition import Edition
from gareport.report.expressions import Formula, parse_formula
from gareport.report.grid import Grid
from gareport.report.keys import Key
from gareport.report.kinds import provided
from gareport.report.model import Node
from gareport.report.texts import walk
from gareport.report.units import SCALES


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """The figure of a cell; `dollars` is its amount, if an amount is asked for."""

    figure: BareFigure
    is_grouped: bool = True
    dollars: int = 0


@dataclass(frozen=True, slots=True)
class Uncited:
    """Why a text cannot cite a cell: the message and a hint."""

    message: str
    hint: str


def cited(edition: Edition, token: Token) -> CitedFigure | Uncited | None:
    """The figure that a token prints; None if there is no such cell."""
    key = Key(token.target)
    segment = edition.texts.get(key)
    if segment is None or key.owner not in _grids(edition):
        return None
    if segment.data is None or segment.data.figure is None:
        what = f"`{segment.text}`" if segment.text.strip() else "blank"
        message = f"the cell `{key}` is {what}, and not a figure"
        if segment.data is not None and segment.data.rest.startswith(f"{{{CELL_WORDS[0]}}}"):
            message = f"the figure of the cell `{key}` is nil"
        return Uncited(message, "write the words that are meant, or name another cell")
    figure = segment.data.figure
    if token.is_less and not figure.is_negative:
        message = f"the figure of the cell `{key}` is {figure.plain}, which is not negative"
        return Uncited(message, f"write {{{token.kind}.{key}}}, and words for an increase")
    cell = CitedFigure(replace(figure, is_negative=False) if token.is_less else figure)
    cell = replace(cell, is_grouped=segment.data.is_grouped)
    return _amount(edition, key, cell) if token.kind == "amount" else cell


def _amount(edition: Edition, key: Key, cell: CitedFigure) -> CitedFigure | Uncited:
    """The figure as an amount in dollars, by the unit of its table."""
    table, row, column = key.names
    grid = _grids(edition)[table]
    if grid.unit is None:
        hint = "write `unit: units`, `unit: thousands` or `unit: millions` in the table"
        return Uncited(f"the table `{table}` does not say what its figures count", hint)
    if _is_percentage(grid, row, column):
        hint = f"write {{cell.{key}}}, and the words after it"
        return Uncited(f"the figure of the cell `{key}` is a percentage", hint)
    amount = EXACT.multiply(Decimal(cell.figure.plain), SCALES[grid.unit])
    if amount != int(amount):
        shown = f"{amount.normalize():,f}"
        message = f"the amount of the cell `{key}` is {shown}, which is not in whole dollars"
        return Uncited(message, f"write {{cell.{key}}}, and the words after it")
    return replace(cell, dollars=int(amount))


def _is_percentage(grid: Grid, row: str, column: str) -> bool:
    """Whether a formula of the row or of the column gives percentages."""
    lines = [one.formula for one in grid.rows if one.id == row]
    lines += [one.formula for one in grid.leaves if one.id == column]
    found = (parse_formula(text) for text in lines if text is not None)
    return any(isinstance(one, Formula) and one.is_percentage for one in found)


@lru_cache(maxsize=8)
def _grids(edition: Edition) -> dict[str, Grid]:
    """The tables of an edition by id, without those that have lost rows."""
    roots: tuple[Node, ...] = edition.report.roots
    lost = edition.report.lost.names if edition.report.lost else frozenset[str]()
    nodes = (node for node in walk(roots) if node.id not in lost)
    return {node.id: grid for node in nodes if (grid := provided(node).grid)}
