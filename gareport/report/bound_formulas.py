"""The formulas of a table: its rows and columns in; each formula with its ids looked up out.

A formula of a row names rows, and that of a column names columns. Sums are those of the ids in
them: `sum(a..c)` has those between, and `sum` alone all above or before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from gareport.report.diagnostics import Span
from gareport.report.expressions import (
    Expression,
    Formula,
    Misread,
    Negated,
    Number,
    Operand,
    Operation,
    Range,
    Sum,
    parse_formula,
    within,
)
from gareport.report.grid import Column, Grid, Row
from gareport.report.source import Text


@dataclass(frozen=True, slots=True)
class FormulaFault:
    """What is wrong with a formula or a figure: its place, the message and a hint.

    `name` is an id that is not in the table, and `known` are those that are. `is_figure` says that
    a typed figure is not what its formula gives.
    """

    place: Span
    message: str
    hint: str
    name: str = ""
    known: tuple[str, ...] = ()
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A formula whose ids are in its table, with the text that it was read from."""

    of: str
    text: Text
    formula: Formula

    @property
    def needs(self) -> tuple[str, ...]:
        """The ids of the rows or the columns that it needs."""
        names: list[str] = []
        for one in within(self.formula.expression):
            match one:
                case Operand():
                    names.append(one.id)
                case Sum():
                    names += [part.id for part in one.parts if isinstance(part, Operand)]
                case Number() | Negated() | Operation():
                    pass
                case _:
                    assert_never(one)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class _Axis:
    """A row or a column, as formulas see it. `counts` says whether a range takes it in.

    `is_result` says that it is a total or has a formula, so that a range would count it twice.
    """

    id: str
    formula: Text | None
    level: int
    counts: bool
    is_result: bool


@dataclass(slots=True)
class Binder:
    """Looks the ids of the formulas of a table up, and keeps what is wrong with them."""

    grid: Grid
    columns: Sequence[Column]
    faults: list[FormulaFault] = field(default_factory=list)

    def rows(self) -> dict[str, Bound]:
        """The formulas of the rows, by id."""
        return self._bound([*map(_row, self.grid.celled)], "row")

    def of_columns(self) -> dict[str, Bound]:
        """The formulas of the columns, by id."""
        return self._bound([*map(_column, self.columns)], "column")

    def _bound(self, lines: list[_Axis], called: str) -> dict[str, Bound]:
        found: dict[str, Bound] = {}
        for at, line in enumerate(lines):
            if line.formula is None:
                continue
            formula = parse_formula(line.formula)
            if isinstance(formula, Misread):
                place = line.formula.at(formula.start)
                self.faults.append(FormulaFault(place, formula.message, formula.hint))
                continue
            reader = _Lookup(lines, at, line.formula, called)
            expression = reader.bound(formula.expression)
            self.faults += reader.faults
            if not reader.faults:
                bound = replace(formula, expression=expression)
                found[line.id] = Bound(line.id, line.formula, bound)
        return found


def _row(row: Row) -> _Axis:
    is_result = row.total or row.formula is not None
    return _Axis(row.id, row.formula, row.level, row.adds, is_result)


def _column(column: Column) -> _Axis:
    counts = column.align == "figures" and column.grouped and column.adds
    return _Axis(column.id, column.formula, 0, counts, column.formula is not None)


@dataclass(slots=True)
class _Lookup:
    """Reads the ids of one formula."""

    lines: list[_Axis]
    at: int
    text: Text
    called: str
    faults: list[FormulaFault] = field(default_factory=list)

    def bound(self, expression: Expression) -> Expression:
        """The expression, with the ids of its sums."""
        match expression:
            case Number():
                return expression
            case Operand():
                self._place_of(expression)
                return expression
            case Sum():
                parts = expression.parts
                names = [name for part in parts for name in self._names(part)]
                return replace(expression, parts=tuple(names or self._all(expression)))
            case Negated():
                return Negated(self.bound(expression.of))
            case Operation():
                left, right = self.bound(expression.left), self.bound(expression.right)
                return replace(expression, left=left, right=right)
            case _:
                assert_never(expression)

    def _place_of(self, name: Operand) -> int | None:
        """Where a row or column is among the others; None, with a fault, if it is not there."""
        found = next((at for at, line in enumerate(self.lines) if line.id == name.id), None)
        if found is None:
            known = tuple(line.id for line in self.lines)
            message = f"the table has no {self.called} `{name.id}`"
            hint = f"write the id of a {self.called} of this table"
            self._fault(name.start, message, hint, name.id, known)
        elif found == self.at:
            message = f"the formula of `{name.id}` uses `{name.id}` itself"
            self._fault(name.start, message, f"name other {self.called}s")
        return found

    def _names(self, part: Operand | Range) -> Iterator[Operand]:
        match part:
            case Operand():
                self._place_of(part)
                yield part
            case Range():
                yield from self._between(part)
            case _:
                assert_never(part)

    def _between(self, part: Range) -> Iterator[Operand]:
        first, last = self._place_of(part.first), self._place_of(part.last)
        start = part.first.start
        if first is None or last is None or self.at in (first, last):
            return
        if first > last:
            hint = f"write `{part.last.id}..{part.first.id}`"
            message = f"`{part.last.id}` comes before `{part.first.id}` in the table"
            self._fault(start, message, hint)
            return
        lines = [line for line in self.lines[first : last + 1] if line.counts]
        if twice := next((line for line in lines if line.is_result), None):
            message = f"`{twice.id}` is a result of others, so the sum may count them twice"
            self._fault(start, message, f"name each {self.called}, or shorter stretches of them")
        yield from (Operand(line.id, start) for line in lines)

    def _all(self, expression: Sum) -> Iterator[Operand]:
        """The rows above, or the columns before; only if it is certain which are meant."""
        if expression.parts:
            return
        lines = [line for line in self.lines[: self.at] if line.counts]
        where = "above" if self.called == "row" else "before"
        example = "write `sum(first, second)` or `sum(from..to)` with their ids"
        if not lines:
            message = f"there is no {self.called} of figures {where} this one to add up"
            self._fault(expression.start, message, example)
        elif twice := next((line for line in lines if line.is_result), None):
            message = f"`{twice.id}` {where} is a result of others, so `sum` alone is not clear"
            self._fault(expression.start, message, example)
        elif len({line.level for line in lines}) > 1:
            message = "some of the rows above are parts of others, so `sum` alone is not clear"
            self._fault(expression.start, message, example)
        yield from (Operand(line.id, expression.start) for line in lines)

    def _fault(
        self, start: int, message: str, hint: str, name: str = "", known: tuple[str, ...] = ()
    ) -> None:
        self.faults.append(FormulaFault(self.text.at(start), message, hint, name, known))
