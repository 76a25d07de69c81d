"""The scale of a chart: its figures in; the ends of its axis and the steps between them out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_FLAT = Decimal(6)  # a line that varies less than by a sixth does not begin at zero


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of figures: its ends, which are multiples of the step."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The figures at the axis, from low to high."""
        return tuple(self.low + self.step * n for n in range(int(self.count) + 1))

    @property
    def count(self) -> Decimal:
        """The number of steps."""
        return (self.high - self.low) / self.step

    def part(self, value: Decimal) -> float:
        """How far up the axis a figure is, from 0 to 1."""
        return float((value - self.low) / (self.high - self.low))


def scale(values: Iterable[Decimal], most: int, from_zero: bool = True) -> Scale:
    """The scale for the figures, with at most so many steps (two or more); with zero, if asked."""
    found = [*values]
    low, high = min(found, default=Decimal(0)), max(found, default=Decimal(0))
    if from_zero or not _is_flat(low, high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _step((high - low) / most)
    while _rounded(low, high, step).count > most:
        step = _step(step * Decimal("1.01"))
    return _rounded(low, high, step)


def _is_flat(low: Decimal, high: Decimal) -> bool:
    furthest = max(abs(low), abs(high))
    return low * high > 0 and 0 < (high - low) * _FLAT < furthest


def _rounded(low: Decimal, high: Decimal, step: Decimal) -> Scale:
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    return Scale(first, last, step)


def _step(least: Decimal) -> Decimal:
    """The least of 1, 2, 5, 10, 20 and so on that is not under a figure."""
    unit = Decimal(1).scaleb(least.adjusted())
    return next(step * unit for step in _STEPS if step * unit >= least)
