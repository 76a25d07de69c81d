"""Stage 5: a resolved table in; the widths of its columns, the same for PDF and Word, out.

Widths are estimated from the letters, not measured, so that both formats break lines in columns of
the same widths. In the parallel edition, whose cells have two languages, each format chooses its
own widths.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from gareport.language.scripts import divided, is_address, own_marks
from gareport.layout.geometry import Type, twips
from gareport.layout.layouts import LAYOUTS
from gareport.numbering.resolve import Resolved
from gareport.report.keys import Key
from gareport.report.model import Table

SHORT = 10  # no address is as short as that
LEVEL = 14.4  # points by which the head of a row is indented for each level
GAP, NARROW = 12.0, 6.0  # points kept free at the right of a column's cells
_SLACK = 1.06  # added to an estimate, for bold and for wide letters
_PIECE = re.compile(r"[^\s\u200b\u2e80-\uffef]+|[\u2e80-\uffef]")  # cannot be broken
_WIDE = re.compile("[\u2014\u2026\u201c\u201d\u2e80-\uffef]")


@dataclass(frozen=True, slots=True)
class ColumnNeeds:
    """In points: the width that keeps every cell on one line, and that of the longest word."""

    natural: float
    least: float


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """The widths of a table's columns, which add up to the page's measure, and the gap in each."""

    widths: tuple[float, ...]
    gap: float

    @property
    def twips(self) -> tuple[int, ...]:
        """The widths for Word. Edges are rounded, so each is off by half a twip at most."""
        edges = [0, *(twips(edge) for edge in accumulate(self.widths))]
        return tuple(right - left for left, right in pairwise(edges))


def columns(resolved: Resolved, block: Table) -> ColumnWidths:
    """The columns of a table; the gaps are narrow if the words do not fit otherwise."""
    layout = LAYOUTS[resolved.edition.report.cover.layout]
    whole = layout.page.measure
    drawn = _drawn(block, layout.type_for(resolved.language.han), resolved.plain)
    gap = GAP if sum(column.least + GAP for column in drawn) <= whole else NARROW
    spaced = [ColumnNeeds(column.natural + gap, column.least + gap) for column in drawn]
    return ColumnWidths(shared(spaced, whole), gap)


def least_width(block: Table, type_: Type, plain: Callable[[Key], str]) -> float:
    """In points: the estimated width that keeps each word and figure of a table on one line.

    `plain` gives the text of a key as it prints. No slack is added: a table that is as wide as the
    page by this estimate may still fit.
    """
    return sum(column.least / _SLACK + NARROW for column in _drawn(block, type_, plain)) - NARROW


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


def _drawn(block: Table, type_: Type, plain: Callable[[Key], str]) -> list[ColumnNeeds]:
    return [_column(block, at, type_, plain) for at in range(len(block.table.columns))]


def _column(block: Table, at: int, type_: Type, plain: Callable[[Key], str]) -> ColumnNeeds:
    column = block.table.columns[at]
    head = plain(Key.column(block.id, column.id))
    keys = (Key.cell(block.id, row.id, column.id) for row in block.table.celled)
    cells = [plain(key) for key in keys]
    size, head_size = type_.text.drawn, type_.table_head.drawn
    # A head of several words may take two lines; a Chinese one is hard to read when broken.
    natural = max(_longest(head), _width(head) / (1 if type_.is_han else 2)) * head_size
    longest = _width if column.align == "figures" else _longest  # figures are not broken
    least = max(_longest(head) * head_size, max(map(longest, cells), default=0) * size)
    natural = max(natural, least, max(map(_width, cells), default=0) * size)
    if at == 0 and (deepest := max(row.level for row in block.table.rows)):
        least, natural = (one + deepest * LEVEL for one in (least, natural))
    return ColumnNeeds(natural * _SLACK, least * _SLACK)


def _longest(text: str) -> float:
    """The width of the longest piece that is not broken, in ems."""
    pieces = own_marks(text, "") if len(text) > SHORT else [text]
    addresses = (divided(piece) if is_address(piece) else piece for piece in pieces)
    return max((_width(one) for piece in addresses for one in _PIECE.findall(piece)), default=0)


def _width(text: str) -> float:
    """The estimated width of a text in ems, in the typefaces of the reports."""
    return sum(map(_letter, text))


def _letter(char: str) -> float:
    if _WIDE.match(char):
        return 1.0
    if char.isdigit() or char in "$":
        return 0.5
    if char.isupper() or char in "mw%":
        return 0.72
    return 0.45 if char.isalpha() else 0.3
