"""Stage 5: a resolved table in; what its columns need, and widths that fit them, out.

Widths are estimated from the letters, not measured, so that both formats break lines in columns of
the same widths.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from gareport.language.scripts import WORD_JOINER, divided, is_address, own_marks
from gareport.layout.geometry import Style, Tabular
from gareport.report.grid import Column, Grid, Row
from gareport.report.keys import Key
from gareport.report.lattice import Lattice, Slot
from gareport.report.stacked import lines_of as lines_of_cell

SHORT = 10  # no address is as short as that
BULLET_EMS = 1.06  # what a bullet takes in a cell
LEVEL = 14.4  # points by which the head of a row is indented for each level
_SLACK = 1.06  # added to an estimate, for bold and for wide letters
_ATOM = r"(?:[^\s\u200b\u2060\u2e80-\uffef]+|[\u2e80-\uffef])"
_PIECE = re.compile(rf"{_ATOM}(?:(?:\u00a0| ?\u2060){_ATOM})*")  # cannot be broken
_WIDE = re.compile("[\u2014\u2026\u201c\u201d\u2e80-\uffef]")
# The text of a key as it prints, in each language, with joiners where its line cannot end.
PrintedText = Callable[[Key], Sequence[str]]


@dataclass(frozen=True, slots=True)
class ColumnNeeds:
    """In points: the width that keeps every cell on one line, and that of the longest word.

    Words can be divided where there is no room for them, and figures cannot: they take `firm`.
    """

    natural: float
    least: float
    is_figures: bool = False
    share: float | None = None
    firm: float = 0

    def with_gap(self, gap: float) -> "ColumnNeeds":
        """The needs with what the cells keep free at their sides."""
        natural, least, firm = (n + gap for n in (self.natural, self.least, self.firm))
        return replace(self, natural=natural, least=least, firm=firm)


@dataclass(frozen=True, slots=True)
class CellText:
    """A text of a cell as it prints, in each language, and the ems of the bullet before it."""

    texts: Sequence[str]
    hang: float = 0


@dataclass(frozen=True, slots=True)
class TableTexts:
    """A table by its id, with its slots and what its texts print."""

    id: str
    grid: Grid
    slots: Lattice
    plain: PrintedText

    def head(self, column: Column) -> Sequence[str]:
        """The heading of a column, or of a head over several."""
        return self.plain(Key.column(self.id, column.id))

    def cell(self, row: Row, slot: Slot) -> Iterator[CellText]:
        """The texts of a cell, each in every language."""
        key = Key.cell(self.id, row.id, slot.column.id)
        for line in lines_of_cell(key, row.cells[slot.first]):
            yield CellText(self.plain(line.key), BULLET_EMS if line.sign else 0)

    def alone(self, at: int) -> Iterator[tuple[str, float]]:
        """The texts of the cells that are in a column alone, each with what hangs before it."""
        for row, across in zip(self.grid.rows, self.slots.rows, strict=True):
            for slot in across:
                if slot.first == at and slot.across == 1 and not slot.continues:
                    for one in self.cell(row, slot):
                        yield from ((text, one.hang) for text in one.texts)


@dataclass(frozen=True, slots=True)
class ColumnEms:
    """The widths of a column's texts in ems: of its head, and of the widest cell."""

    head: float
    head_word: float
    cell: float
    cell_word: float


@dataclass(frozen=True, slots=True)
class TableEms:
    """The widths of a table's texts in ems: its columns, and the words of heads over several."""

    columns: tuple[ColumnEms, ...]
    over: tuple[tuple[Slot, float], ...]


def ems(table: TableTexts, is_han: bool) -> TableEms:
    """The widths of the texts of a table, which are the same in every type."""
    columns = tuple(_ems(table, at, one, is_han) for at, one in enumerate(table.grid.leaves))
    slots = (slot for row in table.slots.heads for slot in row if slot.is_over)
    over = tuple((slot, max(map(_longest, table.head(slot.column)))) for slot in slots)
    return TableEms(columns, over)


def _ems(table: TableTexts, at: int, column: Column, is_han: bool) -> ColumnEms:
    heads, cells = [*table.head(column), column.number or ""], [*table.alone(at)]
    # A head of several words may take two lines; a Chinese one is hard to read when broken.
    head = max(max(_longest(one), _width(one) / (1 if is_han else 2)) for one in heads)
    longest = _width if column.align == "figures" else _longest  # figures are not broken
    cell_word = max((longest(text) + hang for text, hang in cells), default=0)
    cell = max((_width(text) + hang for text, hang in cells), default=0)
    return ColumnEms(head, max(map(_longest, heads)), cell, cell_word)


def needs(
    table: TableTexts, widths: TableEms, style: Tabular, text: Style
) -> tuple[ColumnNeeds, ...]:
    """What the columns of a table need with cells in the type `text`, without gaps."""
    size, head_size = text.drawn, style.head.drawn
    found: list[ColumnNeeds] = []
    for at, (column, own) in enumerate(zip(table.grid.leaves, widths.columns, strict=True)):
        indent = 0 if at else _indent(table.grid, style)
        least = max(own.head_word * head_size, own.cell_word * size) + indent
        natural = max(own.head * head_size, least, own.cell * size + indent)
        is_figures = column.align == "figures"
        firm = own.cell * size * _SLACK if is_figures else 0
        needed = natural * _SLACK, least * _SLACK
        found.append(ColumnNeeds(*needed, is_figures, column.width, firm))
    for slot, word in widths.over:
        inside = found[slot.first : slot.end]
        short = word * head_size * _SLACK - sum(one.least for one in inside)
        for at, one in enumerate(inside, slot.first) if short > 0 else ():
            least = one.least + short / len(inside)
            found[at] = replace(one, least=least, natural=max(one.natural, least))
    return tuple(found)


def _indent(grid: Grid, style: Tabular) -> float:
    """How far the deepest head of a row is indented."""
    return max(row.level * LEVEL + row.total * style.total_indent for row in grid.rows)


def fitted(
    columns: Sequence[ColumnNeeds], whole: float, figures: float | None
) -> tuple[float, ...]:
    """The widths of columns that need their gaps too; columns of figures are equally wide.

    A column with a `share` of its own has it. Columns of figures are at most `figures` wide if
    they need no more, and the first column takes the rest.
    """
    given = {at: whole * c.share / 100 for at, c in enumerate(columns) if c.share is not None}
    others = [at for at in range(len(columns)) if at not in given]
    if not others:  # widths that are rounded
        given = {at: width / sum(given.values()) * whole for at, width in given.items()}
    rest = whole - sum(given.values())
    inside = [columns[at] for at in others]
    found = _equal(inside, rest, figures) or shared(inside, rest) if inside else ()
    widths = given | dict(zip(others, found, strict=True))
    return tuple(round(widths[at], 2) for at in range(len(columns)))


def _equal(
    columns: Sequence[ColumnNeeds], whole: float, figures: float | None
) -> tuple[float, ...] | None:
    """The widths of a first column and of columns of figures; None if they are not of this kind."""
    first, *others = columns
    if figures is None or first.is_figures or not others or not all(c.is_figures for c in others):
        return None
    least = max(column.least for column in others)
    width = max(least, min(figures, (whole - first.natural) / len(others)))
    rest = whole - width * len(others)
    return (rest, *[width] * len(others)) if rest >= first.least else None


def shared(columns: Sequence[ColumnNeeds], whole: float) -> tuple[float, ...]:
    """The widths of the columns, with their gaps, in a table of the `whole` width.

    If all cells fit on one line, the space left over is shared in proportion. If not, every column
    gets room for its longest word, short columns for their whole text, and long columns share the
    rest. If even the words are too wide, the whole width is shared in proportion.
    """
    least, natural = ([getattr(c, name) for c in columns] for name in ("least", "natural"))
    if sum(least) >= whole or sum(natural) <= whole:
        base = least if sum(least) >= whole else natural
        return tuple(round(width / sum(base) * whole, 2) for width in base)
    wanted = {at: column.natural - column.least for at, column in enumerate(columns)}
    left, given = whole - sum(least), dict.fromkeys(wanted, 0.0)
    while short := [at for at in wanted if wanted[at] <= left / len(wanted)]:
        given |= {at: wanted.pop(at) for at in short}
        left = whole - sum(least) - sum(given.values())
    given |= {at: left * width / sum(wanted.values()) for at, width in wanted.items()}
    return tuple(round(column.least + given[at], 2) for at, column in enumerate(columns))


def squeezed(columns: Sequence[ColumnNeeds], whole: float) -> tuple[float, ...]:
    """The widths of columns whose words have no room: figures have theirs, words share the rest.

    If there is room, the words of cells stay whole, and only those of heads are divided.
    """
    for firm in ([c.firm if c.is_figures else c.least for c in columns], [c.firm for c in columns]):
        over = [column.least - own for column, own in zip(columns, firm, strict=True)]
        left = whole - sum(firm)
        if left >= 0 and sum(over) > 0:
            shares = zip(firm, over, strict=True)
            return tuple(round(own + left * more / sum(over), 2) for own, more in shares)
    return shared(columns, whole)


def lines_of(text: str, width: float, size: float) -> int:
    """How many lines a text takes, about, in a cell that has this width without its gap."""
    return max(1, math.ceil(_width(text) * size * _SLACK / max(width, size)))


def _longest(text: str) -> float:
    """The width of the longest piece that is not broken, in ems."""
    pieces = own_marks(text, "") if len(text) > SHORT else [text]
    addresses = (divided(piece) if is_address(piece) else piece for piece in pieces)
    return max((_width(one) for piece in addresses for one in _PIECE.findall(piece)), default=0)


def _width(text: str) -> float:
    """The estimated width of a text in ems, in the typefaces of the reports."""
    return sum(map(_letter, text.replace(WORD_JOINER, "")))


def _letter(char: str) -> float:
    if _WIDE.match(char):
        return 1.0
    if char.isdigit() or char in "$":
        return 0.5
    if char.isupper() or char in "mw%":
        return 0.72
    return 0.45 if char.isalpha() else 0.3
