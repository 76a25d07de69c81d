"""The arithmetic of formulas: an expression and the values of its ids in; its value out.

A value knows how far it may be off, because printed figures are rounded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import assert_never

from gareport.language.cell_figures import BareFigure
from gareport.language.prose import LONGEST
from gareport.report.expressions import Expression, Negated, Number, Operand, Operation, Sum

# So many digits that nothing is lost before it is rounded; all of this is computed within it.
EXACT = Context(prec=3 * LONGEST, rounding=ROUND_HALF_UP)
NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, how far it may be off, and how many decimals it has."""

    figure: Decimal
    slack: Decimal = NOUGHT
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why an expression has no value: a division by zero, or a result of too many digits."""

    message: str


TOO_LONG = Nothing(f"gives a figure of more than {LONGEST} digits")
BY_ZERO = Nothing("divides by zero")


def typed(figure: BareFigure, is_rounded: bool) -> Estimate:
    """The value of a figure in a cell. One with decimals is rounded; a whole one may be exact."""
    decimals = len(figure.decimals)
    number = Decimal(f"{figure.whole}.{figure.decimals or 0}")
    slack = half(decimals) if decimals or is_rounded else NOUGHT
    return Estimate(-number if figure.is_negative else number, slack, decimals)


def half(decimals: int) -> Decimal:
    """Half a unit of the last decimal."""
    return Decimal(5).scaleb(-decimals - 1)


def rounded(value: Estimate, decimals: int) -> Estimate:
    """The value as it prints, with so many decimals."""
    figure = value.figure.quantize(Decimal(1).scaleb(-decimals))
    lost = half(decimals) if figure != value.figure else NOUGHT
    return Estimate(figure, value.slack + lost, decimals)


def printed(value: Estimate) -> BareFigure | None:
    """The figure that a rounded value prints; None for zero, which prints as nil."""
    if not value.figure:
        return None
    shown = f"{abs(value.figure):f}"
    whole = shown[: -value.decimals - 1] if value.decimals else shown
    return BareFigure(value.figure < 0, whole, shown[len(whole) + 1 :])


def evaluated(expression: Expression, value_of: Callable[[str], Estimate]) -> Estimate | Nothing:
    """The value of an expression, or why it has none."""
    found = _value(expression, value_of)
    is_long = isinstance(found, Estimate) and found.figure.adjusted() >= LONGEST
    return TOO_LONG if is_long else found


def _value(expression: Expression, value_of: Callable[[str], Estimate]) -> Estimate | Nothing:
    match expression:
        case Number():
            decimals = -int(expression.value.as_tuple().exponent)
            return Estimate(expression.value, NOUGHT, decimals)
        case Operand():
            return value_of(expression.id)
        case Sum():
            found = Estimate(NOUGHT)
            for part in expression.parts:
                assert isinstance(part, Operand), "ranges are read when the formula is bound"
                found = _added(found, value_of(part.id), 1)
            return found
        case Negated():
            of = evaluated(expression.of, value_of)
            return of if isinstance(of, Nothing) else Estimate(-of.figure, of.slack, of.decimals)
        case Operation():
            return _operation(expression, value_of)
        case _:
            assert_never(expression)


def _operation(operation: Operation, value_of: Callable[[str], Estimate]) -> Estimate | Nothing:
    left, right = (evaluated(one, value_of) for one in (operation.left, operation.right))
    if isinstance(left, Nothing):
        return left
    if isinstance(right, Nothing):
        return right
    match operation.operator:
        case "+" | "-":
            return _added(left, right, 1 if operation.operator == "+" else -1)
        case "*":
            slack = abs(left.figure) * right.slack + abs(right.figure) * left.slack
            return Estimate(left.figure * right.figure, slack, _more(left, right))
        case "/":
            return _divided(left, right)
        case _:
            assert_never(operation.operator)


def _added(left: Estimate, right: Estimate, sign: int) -> Estimate:
    figure = left.figure + sign * right.figure
    return Estimate(figure, left.slack + right.slack, _more(left, right))


def _divided(left: Estimate, right: Estimate) -> Estimate | Nothing:
    if not right.figure:
        return BY_ZERO
    figure = left.figure / right.figure
    least = max(abs(right.figure) - right.slack, abs(right.figure) / 2)
    slack = (left.slack + abs(figure) * right.slack) / least
    return Estimate(figure, slack, _more(left, right))


def _more(left: Estimate, right: Estimate) -> int:
    return max(left.decimals, right.decimals)
