"""The figures of tables: a report in; the figures that formulas give, and what is wrong, out.

A cell that its drafter left to a formula is computed. One that was typed is proved: it may be off
by half a unit of the last place for each figure that it is made of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import localcontext
from functools import partial

from gareport.language.braces import CELL_WORDS, COMPUTED
from gareport.report import arithmetic
from gareport.report.arithmetic import Estimate, Nothing
from gareport.report.bound_formulas import Binder, Bound, FormulaFault
from gareport.report.cells import CellData, typed_cells
from gareport.report.cover import Report
from gareport.report.diagnostics import Span
from gareport.report.expressions import Formula, Operand
from gareport.report.grid import Column, Grid, Row
from gareport.report.keys import Key
from gareport.report.kinds import provided
from gareport.report.model import Node
from gareport.report.source import Text
from gareport.report.texts import walk
from gareport.report.units import SCALED, Unit

_COMPUTED = f"{{{COMPUTED}}}"
_NIL = (f"{{{CELL_WORDS[0]}}}", "-", "–")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The cells that formulas compute, with their figures, and what is wrong with formulas.

    `percentages` are the cells that a formula prints or proves as percentages.
    """

    computed: Mapping[Key, CellData]
    faults: tuple[FormulaFault, ...]
    percentages: frozenset[Key]


def data_cells(report: Report) -> dict[Key, CellData]:
    """The cells of a report that need no translator, by key: those typed, and those computed."""
    typed = typed_cells(report)
    return {**typed, **reckon(report, typed).computed}


def reckon(report: Report, typed: Mapping[Key, CellData] | None = None) -> Reckoned:
    """Compute the cells that are left to formulas, and prove the typed ones that have one."""
    roots: tuple[Node, ...] = report.roots
    lost = report.lost.names if report.lost else frozenset[str]()
    nodes = (node for node in walk(roots) if node.id not in lost)
    grids = {node.id: grid for node in nodes if (grid := provided(node).grid)}
    typed = typed_cells(report) if typed is None else typed
    asked = any(data.asked for data in typed.values())
    if not asked and not any(map(_has_formula, grids.values())):
        return Reckoned({}, (), frozenset())
    with localcontext(arithmetic.EXACT):
        books = _Books(typed)
        for table, grid in grids.items():
            books.enter(table, grid)
        return books.closed()


def _has_formula(grid: Grid) -> bool:
    lines: tuple[Row | Column, ...] = (*grid.rows, *grid.leaves)
    return any(line.formula is not None for line in lines)


@dataclass(frozen=True, slots=True)
class _Governed:
    """A cell with the formula that computes it; `needs` are the cells of its ids."""

    text: Text
    bound: Bound
    needs: Mapping[str, Key]
    decimals: int | None


@dataclass(slots=True)
class _Books:
    """All tables of a report as their cells are computed."""

    typed: Mapping[Key, CellData]
    texts: dict[Key, Text] = field(default_factory=dict)
    rounded: dict[Key, bool] = field(default_factory=dict)
    places: dict[Key, tuple[str, str]] = field(default_factory=dict)  # the ids of row and column
    cells: dict[Key, _Governed] = field(default_factory=dict)
    units: dict[str, Unit | None] = field(default_factory=dict)
    values: dict[Key, Estimate] = field(default_factory=dict)
    decimals: dict[tuple[str, str], int] = field(default_factory=dict)  # the most, of a column
    faults: dict[tuple[Span, str], FormulaFault] = field(default_factory=dict)

    def enter(self, table: str, grid: Grid) -> None:
        """Take the cells of a table, each with its formula."""
        columns = grid.leaves
        self.units[table] = grid.unit
        binder = Binder(grid, columns)
        rows, of_columns = binder.rows(), binder.of_columns()
        for fault in binder.faults:
            self._add(fault)
        above = () if grid.headnote is None else (grid.headnote,)
        scaled = grid.unit not in (None, "units") or any(map(SCALED.search, above))
        heads = {one.id: scaled or bool(SCALED.search(one.heading)) for one in columns}
        for row in grid.celled:
            for at, (column, text) in enumerate(zip(columns, row.cells, strict=False)):
                key = Key.cell(table, row.id, column.id)
                self.texts[key], self.rounded[key] = text, heads[column.id]
                self.places[key] = row.id, column.id
                data = self.typed.get(key)
                if data is not None and data.figure is not None:
                    most = self.decimals.get((table, column.id), 0)
                    self.decimals[table, column.id] = max(most, len(data.figure.decimals))
                if data is not None and data.taken is not None:
                    self._take(key, row.id, data.taken)
                elif column.align != "figures" or not at:
                    self._without_figures(text)
                else:
                    by_row = rows.get(row.id) if column.adds and column.grouped else None
                    by_column = of_columns.get(column.id) if row.adds else None
                    self._govern(key, table, row, column, by_row, by_column)

    def _govern(
        self,
        key: Key,
        table: str,
        row: Row,
        column: Column,
        by_row: Bound | None,
        by_column: Bound | None,
    ) -> None:
        """Find the formula of a cell: of two, the one that does more than add."""
        asked = key in self.typed and self.typed[key].asked
        if not (by_row or by_column):
            if asked and not column.takes(row):  # a formula that cannot be read is reported
                hint = "write `formula` in its row or its column, or a figure here"
                self._fault(self.texts[key].span, "no formula gives the figure of this cell", hint)
            return
        both = [one for one in (by_row, by_column) if one is not None]
        if len(both) == 2 and not any(one.formula.only_adds for one in both):
            if asked:
                message = f"both `{row.id}` and `{column.id}` have a formula for this cell"
                hint = "write the figure or {na}, or `adds: false` in the row or the column"
                self._fault(self.texts[key].span, message, hint)
            return
        bound = next((one for one in both if not one.formula.only_adds), both[0])
        if bound is by_row:
            needs = {name: Key.cell(table, name, column.id) for name in bound.needs}
        else:
            needs = {name: Key.cell(table, row.id, name) for name in bound.needs}
        is_own = bound is by_column or not bound.formula.is_percentage
        decimals = column.decimals if is_own else None
        self.cells[key] = _Governed(self.texts[key], bound, needs, decimals)

    def _take(self, key: Key, row: str, source: Key) -> None:
        """Give a cell the figure of another one, of the same table or of another."""
        text = self.texts[key]
        bound = Bound(row, text, Formula(Operand(source, 0)))
        self.cells[key] = _Governed(text, bound, {str(source): source}, None)

    def _compare_units(self) -> None:
        """A fault at each cell that takes its figure from a table in another unit."""
        for key, data in self.typed.items():
            own = self.units.get(key.owner)
            other = self.units.get(data.taken.owner) if data.taken else None
            if own and other and own != other:
                message = f"the figure is in {other}, but this table is in {own}"
                self._fault(self.texts[key].span, message, "write the figure by hand")

    def _without_figures(self, text: Text) -> None:
        """A fault at a cell that asks for a figure in a column of words, or in the first column."""
        if _COMPUTED in text:
            hint = "write the words, or `align: figures` in a column after the first"
            self._fault(text.span, f"`{_COMPUTED}` is for cells in columns of figures", hint)

    def closed(self) -> Reckoned:
        """Compute every cell that is left to a formula, and prove the others."""
        computed: dict[Key, CellData] = {}
        self._compare_units()
        for key, data in self.typed.items():
            if data.asked:
                computed[key] = CellData(None, data.rest, data.is_grouped)
            elif value := self._typed_value(key):
                self.values[key] = value
        for key in self._in_order():
            if (value := self._computed(key)) is not None:
                self.values[key] = value
                figure, data = arithmetic.printed(value), self.typed[key]
                nil = data.rest if figure else _NIL[0] + data.rest
                computed[key] = CellData(figure, nil, data.is_grouped)
        for key, cell in self.cells.items():
            if key in self.values and not self.typed[key].asked:
                self._prove(key, cell)
        percentages = (key for key, cell in self.cells.items() if cell.bound.formula.is_percentage)
        return Reckoned(computed, tuple(self.faults.values()), frozenset(percentages))

    def _typed_value(self, key: Key) -> Estimate | None:
        data = self.typed[key]
        if data.figure is not None:
            return arithmetic.typed(data.figure, self.rounded.get(key, False))
        return Estimate(arithmetic.NOUGHT) if data.rest.startswith(_NIL) else None

    def _in_order(self) -> Iterator[Key]:
        """The cells to be computed, each after those that it needs; none that needs itself."""
        done: dict[Key, bool] = {}  # False while the cells that it needs are looked at
        for start in self.cells:
            path = [start] if start not in done and self._is_asked(start) else []
            while path:
                key = path[-1]
                done.setdefault(key, False)
                needs = [one for one in self.cells[key].needs.values() if self._is_asked(one)]
                following = next((one for one in needs if not done.get(one, False)), None)
                if following is None:
                    done[path.pop()] = True
                    yield key
                elif following in path:
                    self._circle(path[path.index(following) :])
                    done |= dict.fromkeys(path, True)
                    path = []
                else:
                    path.append(following)

    def _is_asked(self, key: Key) -> bool:
        return key in self.cells and key in self.typed and bool(self.typed[key].asked)

    def _circle(self, keys: list[Key]) -> None:
        first = self.cells[min(keys, key=lambda key: self.cells[key].bound.text.span)].bound
        others = [self.cells[key].bound.of for key in keys if self.cells[key].bound is not first]
        through = f", through `{'`, `'.join(dict.fromkeys(others))}`" if others else ""
        message = f"the formula of `{first.of}` needs its own result{through}"
        self._fault(first.text.span, message, "type the figures of one of them")

    def _computed(self, key: Key) -> Estimate | None:
        """The value of a cell that is left to its formula; None, with a fault, if it has none."""
        cell = self.cells[key]
        if not self._has_needs(key, cell):
            return None
        value = self._value(cell)
        if isinstance(value, Nothing):
            row, column = self.places[key]
            other = column if cell.bound.of == row else row
            message = f"the formula of `{cell.bound.of}` {value.message} in `{other}`"
            self._fault(cell.text.span, message, "write {na} or {nil} in this cell, or a figure")
            return None
        return arithmetic.rounded(value, self._decimals(key, cell, value))

    def _has_needs(self, key: Key, cell: _Governed) -> bool:
        """Whether all figures are there that a formula needs; a fault at each that is not."""
        missing = [one for one in cell.needs.values() if one not in self.values]
        for one in missing:
            text = self.texts.get(one)
            if text is None or not text.is_whole or (one in self.typed and self.typed[one].asked):
                continue  # reported there
            what = f"`{text}` is not a figure" if text.strip() else "this cell is blank"
            message = f"{what}, but the formula of `{cell.bound.of}` needs one"
            hint = "write a figure or {nil} here, or write the figure of the formula by hand"
            self._fault(text.span, message, hint)
        return not missing

    def _value(self, cell: _Governed) -> Estimate | Nothing:
        value_of = partial(_looked_up, self.values, cell.needs)
        value = arithmetic.evaluated(cell.bound.formula.expression, value_of)
        if isinstance(value, Nothing) or not cell.bound.formula.is_percentage:
            return value
        return Estimate(value.figure * 100, value.slack * 100, value.decimals)

    def _decimals(self, key: Key, cell: _Governed, value: Estimate) -> int:
        """How many decimals a computed figure has."""
        if cell.decimals is not None:
            return cell.decimals
        if cell.bound.formula.is_percentage:
            return 1
        if cell.bound.formula.only_adds:
            return value.decimals
        return self.decimals.get((key.owner, self.places[key][1]), value.decimals)

    def _prove(self, key: Key, cell: _Governed) -> None:
        """Compare a typed figure with what its formula gives; nothing if that is not known."""
        if any(one not in self.values for one in cell.needs.values()):
            return
        value, own = self._value(cell), self.values[key]
        if isinstance(value, Nothing):
            return
        only_adds = cell.bound.formula.only_adds
        slack = value.slack + (own.slack if only_adds else arithmetic.half(own.decimals))
        if abs(value.figure - own.figure) <= slack:
            return
        decimals = own.decimals if own.figure else self._decimals(key, cell, value)
        decimals = max(decimals, value.decimals) if only_adds else decimals
        right = arithmetic.rounded(value, decimals)
        shown, off = _shown(right), _shown(arithmetic.rounded(_apart(right, own), decimals))
        message = f"the formula of `{cell.bound.of}` gives {shown}, and not {_shown(own)}"
        hint = f"write {shown}, or fix one of the figures; the difference is {off}"
        self._add(FormulaFault(cell.text.span, message, hint, is_figure=True))

    def _fault(self, place: Span, message: str, hint: str) -> None:
        self._add(FormulaFault(place, message, hint))

    def _add(self, fault: FormulaFault) -> None:
        self.faults.setdefault((fault.place, fault.message), fault)


def _looked_up(values: Mapping[Key, Estimate], needs: Mapping[str, Key], name: str) -> Estimate:
    return values[needs[name]]


def _apart(one: Estimate, other: Estimate) -> Estimate:
    return Estimate(abs(one.figure - other.figure), decimals=max(one.decimals, other.decimals))


def _shown(value: Estimate) -> str:
    """A figure as a person may type it: `-1,234.5`."""
    return f"{value.figure:,f}"
