"""Sums of a column: a total and the figures above it in; whether it is one of their sums out.

A total may be the sum of its group, of all rows, or of the totals above, with parts and deductions
read in more than one way.
"""

from collections.abc import Sequence
from itertools import permutations

from gareport.editorial.cells import FACTOR
from gareport.editorial.tallies import FigureKind, RowRole, Tallied

_NEAR, _FEW = 40, 10  # figures above of which two, or all, are tried as a difference
_BASES = 4  # the totals above that another may build on


class Above:
    """What is above a total in its column: rows, those since the total before, and totals."""

    def __init__(self) -> None:
        self.rows: list[Tallied] = []
        self.group: list[Tallied] = []
        self.totals: list[Tallied] = []
        self.all: list[Tallied] = []  # rows and totals, from top to bottom
        self.tail: list[Tallied] = []  # the rows since the last total, or gross or net amount

    def add(self, figure: Tallied) -> None:
        for rows in (self.rows, self.group, self.tail, self.all):
            rows.append(figure)

    def add_total(self, figure: Tallied, is_row: bool = False) -> None:
        """Add a total; a gross or net amount that is not marked as one may be a row as well."""
        self.totals.append(figure)
        self.all.append(figure)
        self.tail = []
        if is_row:
            self.rows.append(figure)
            self.group.append(figure)
        else:
            self.group = []

    def sums(self) -> list[list[Tallied]]:
        """The rows that may add up to the next total."""
        plain = [one for one in self.rows if one.part is not RowRole.BALANCE]
        of_group = [one for one in self.group if one.part is not RowRole.BALANCE]
        found = [self.group, self.rows, of_group, plain, self.totals, [*self.totals, *self.tail]]
        return [rows for rows in found if rows]


def holds(total: Tallied, sums: list[list[Tallied]], above: Above, kind: FigureKind) -> bool:
    """Whether the total is one of the sums, read in one of their ways, or cannot be checked."""
    if _may_be_average(total, above, kind):
        return True
    if any(one.part is RowRole.OF_WHICH and one.is_nil for one in sums[0]):
        return True  # `Of which:` above rows of its own: the last of them is not known
    found = [(value, rows) for rows in sums for value in readings(rows)]
    # Net is gross less staff assessment; total is gross, or net, with voluntary contributions.
    found += [
        (base.value + sign * value, [base, *above.tail])
        for base in above.totals[-_BASES:]
        for value in readings(above.tail)
        for sign in (1, -1)
    ]
    if total.part in (RowRole.RESULT, RowRole.NET_TOTAL) and _is_difference(total, sums, above):
        return True
    return any(
        _is_near(total, value, rows)
        or (kind is FigureKind.SHARES and 2 * abs(total.value - value) <= FACTOR * len(rows))
        for value, rows in found
    )


def _may_be_average(total: Tallied, above: Above, kind: FigureKind) -> bool:
    """Whether the total is a share between the shares above it, such as 50 under 40 and 60."""
    if kind is not FigureKind.SHARES or total.value == 100 * FACTOR:
        return False
    values = [one.value for one in above.rows if not one.is_nil]
    return not values or min(values) <= total.value <= max(values)


def _is_near(total: Tallied, value: int, rows: Sequence[Tallied]) -> bool:
    return 2 * abs(total.value - value) <= total.unit + sum(one.unit for one in rows)


def _is_difference(total: Tallied, sums: list[list[Tallied]], above: Above) -> bool:
    """Whether the total is a difference of two figures, or of a few with a sign each.

    It is also true if there are too many figures to say that it is none.
    """
    near = above.all[-_NEAR:]
    if any(
        _is_near(total, one.value - other.value, (one, other))
        for one, other in permutations(near, 2)
    ):
        return True
    if len(above.all) > _FEW and total.part is RowRole.RESULT:
        return True
    few = [rows for rows in (*sums, above.all) if len(rows) <= _FEW]
    return any(_is_near(total, value, rows) for rows in few for value in _signed(rows))


def _signed(rows: list[Tallied]) -> set[int]:
    """The sums of the rows, each with a plus or a minus."""
    values = {0}
    for row in rows:
        values = {value + sign * row.value for value in values for sign in (1, -1)}
    return values


def readings(rows: list[Tallied]) -> list[int]:
    """The sums of the rows, with or without parts of rows, with deductions taken away or added."""
    kept = [one for one in rows if one.part is not RowRole.OF_WHICH]
    return [
        sum(-one.value if is_less and one.part is RowRole.LESS else one.value for one in some)
        for some in (kept, rows)
        for is_less in (True, False)
    ]
