"""How the cells of a table join: its columns and rows in; the cells of heads and rows out.

A head over several columns spans them, and the head of a column reaches down to the rows. A cell
that holds `{left}` belongs to the cell on its left, one that holds `{above}` to the cell above it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gareport.language.braces import JOIN_WORDS
from gareport.report.diagnostics import Span
from gareport.report.grid import Column, Grid, Row
from gareport.report.stacked import Stacked

JOINS = LEFT, ABOVE = tuple(f"{{{word}}}" for word in JOIN_WORDS)


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a table as it prints: its column, the first of them, and what it spans.

    `over` are the heads over it. A slot that `continues` is the part of a cell in a further row
    that the cell spans.
    """

    column: Column
    first: int
    across: int = 1
    down: int = 1
    continues: bool = False
    over: tuple[Column, ...] = ()

    @property
    def end(self) -> int:
        """The column after its last one, counted from 0."""
        return self.first + self.across

    @property
    def is_over(self) -> bool:
        """Whether it is a head over several columns."""
        return bool(self.column.columns)

    @property
    def align(self) -> str:
        """How it is aligned: a head over several columns is in their middle."""
        return "over" if self.is_over else self.column.align


@dataclass(frozen=True, slots=True)
class Misjoined:
    """A cell that cannot join another one: its place, and why."""

    place: Span
    message: str


@dataclass(frozen=True, slots=True)
class Lattice:
    """The slots of a table, row by row: of its heads, and of its rows, by the number of the row.

    A table whose heads are all blank has none. A row with a head across the columns has no slots.
    `columns` are those that have cells, and the heads of some may have numbers under them.
    """

    heads: tuple[tuple[Slot, ...], ...]
    rows: tuple[tuple[Slot, ...], ...]
    columns: tuple[Column, ...]
    has_numbers: bool


def lattice(grid: Grid) -> Lattice:
    """The slots of a table; cells that no column is for have none."""
    has_numbers = any(leaf.number for leaf in grid.leaves)
    heads = _heads(grid) if has_heads(grid) else ()
    return Lattice(heads, tuple(_rows(grid)), grid.leaves, has_numbers)


def has_heads(grid: Grid) -> bool:
    """Whether a head of a column has words; a table without them has no heads."""
    return any(head.heading.strip() for head in grid.heads)


def depth(columns: Sequence[Column]) -> int:
    """How many rows the heads of columns take."""
    return 1 + max((depth(column.columns) for column in columns if column.columns), default=0)


def _heads(grid: Grid) -> tuple[tuple[Slot, ...], ...]:
    whole = depth(grid.columns)
    rows: list[list[Slot]] = [[] for _ in range(whole)]

    def place(columns: Sequence[Column], first: int, over: tuple[Column, ...]) -> None:
        for column in columns:
            across, level = len(tuple(column.leaves)), len(over)
            down = 1 if column.columns else whole - level
            for under in range(down):
                rows[level + under].append(Slot(column, first, across, down, under > 0, over))
            place(column.columns, first, (*over, column))
            first += across

    place(grid.columns, 0, ())
    return tuple(tuple(sorted(row, key=lambda slot: slot.first)) for row in rows)


def _paths(columns: Sequence[Column]) -> Iterator[tuple[str, tuple[Column, ...]]]:
    """The heads of each column with cells: those over it and its own."""
    for column in columns:
        if not column.columns:
            yield column.id, (column,)
        for name, path in _paths(column.columns):
            yield name, (column, *path)


Crossing = tuple[int, int]  # row and column, from 0


def _owners(rows: Sequence[Row]) -> dict[Crossing, Crossing]:
    """The cell that each cell belongs to: itself, or the one that it joins."""
    owners: dict[Crossing, Crossing] = {}
    for at, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            word = "" if isinstance(cell, Stacked) else cell.strip()
            joined = {LEFT: (at, column - 1), ABOVE: (at - 1, column)}.get(word)
            owners[at, column] = owners.get(joined, (at, column)) if joined else (at, column)
    return owners


def _areas(owners: Mapping[Crossing, Crossing]) -> dict[Crossing, list[Crossing]]:
    """The cells that belong to each cell, itself among them."""
    areas: dict[Crossing, list[Crossing]] = {}
    for cell, owner in owners.items():
        areas.setdefault(owner, []).append(cell)
    return areas


def _rows(grid: Grid) -> Iterator[tuple[Slot, ...]]:
    """The slots of each row from left to right; one that continues has the columns of its cell."""
    owners, leaves = _owners(grid.rows), grid.leaves
    paths = dict(_paths(grid.columns)) if has_heads(grid) else {}
    areas = _areas(owners)
    for at, row in enumerate(grid.rows):
        slots: list[Slot] = []
        for first in range(min(len(row.cells), len(leaves))):  # a row may have too many
            owner = owners[at, first]
            if owner[1] != first:
                continue
            across = len({column for _, column in areas[owner]})
            down = len({line for line, _ in areas[owner]})
            over = (
                head for one in leaves[first : first + across] for head in paths.get(one.id, ())
            )
            unique = tuple({head.id: head for head in over}.values())
            slots.append(Slot(leaves[first], first, across, down, owner[0] != at, unique))
        yield tuple(slots)


def misjoined(grid: Grid) -> Iterator[Misjoined]:
    """The cells that join none, and those that do not make a rectangle with the others."""
    owners = _owners(grid.rows)
    for (at, column), owner in owners.items():
        cell = grid.rows[at].cells[column]
        if cell.strip() in JOINS and owner == (at, column):
            side = "on its left" if cell.strip() == LEFT else "above"
            yield Misjoined(cell.span, f"`{cell.strip()}` has no cell {side}")
    for owner, area in _areas(owners).items():
        rows, columns = {row for row, _ in area}, {column for _, column in area}
        if len(rows) * len(columns) != len(area):
            place = grid.rows[owner[0]].cells[owner[1]].span
            yield Misjoined(place, "the cells that join this one do not make a rectangle with it")
