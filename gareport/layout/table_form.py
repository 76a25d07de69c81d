"""Stage 5: a resolved table in; the form in which PDF and Word print it, out.

A table is as wide as the text if it fits there, else as wide as the page. If it does not fit,
its type becomes smaller, step by step. What is still too wide has a page across.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from gareport.language.scripts import WORD_JOINER, joined
from gareport.layout.columns import (
    CellText,
    ColumnNeeds,
    PrintedText,
    TableEms,
    TableTexts,
    ems,
    fitted,
    lines_of,
    needs,
    squeezed,
)
from gareport.layout.geometry import CellGap, Layout, Page, Style, Tabular, Type, twips
from gareport.layout.layouts import LAYOUTS
from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import plain
from gareport.report.grid import Grid
from gareport.report.keys import Key
from gareport.report.lattice import Slot, lattice
from gareport.report.model import Table

_FULL = 0.8  # of a page: an estimate of the height of a table that surely fits


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is printed, in points: the widths of its columns, their gap, the type of cells.

    `step` is the number of the type among those of its layout, from 0. It is as wide as the text if
    it `is_narrow`. It has a page across if it `is_turned`. One that `is_whole` fits on a page and
    is not divided. Words without room are divided if it `is_squeezed`.
    """

    widths: tuple[float, ...]
    gap: CellGap
    gap_number: int
    text: Style
    step: int
    is_narrow: bool = False
    is_turned: bool = False
    is_whole: bool = False
    is_squeezed: bool = False

    @property
    def classes(self) -> str:
        """The words for its form, for style sheets."""
        named = {"narrow": self.is_narrow, "turned": self.is_turned, "whole": self.is_whole}
        named["squeezed"] = self.is_squeezed
        return "".join(f" {name}" for name, is_so in named.items() if is_so)

    @property
    def width(self) -> float:
        """The width of the table."""
        return sum(self.widths)

    @property
    def twips(self) -> tuple[int, ...]:
        """The widths for Word. Edges are rounded, so each is off by half a twip at most."""
        edges = [0, *(twips(edge) for edge in accumulate(self.widths))]
        return tuple(right - left for left, right in pairwise(edges))


@dataclass(frozen=True, slots=True)
class _TableWidth:
    """A width that a table may have, in points."""

    width: float
    is_narrow: bool = False
    is_turned: bool = False
    squeezes: bool = False  # words are divided rather than that the table goes beyond it


@dataclass(frozen=True, slots=True)
class _Trial:
    """A width and a type in which a table is tried."""

    measure: _TableWidth
    text: Style
    step: int


def table_form(sides: Sequence[Resolved], table: str, grid: Grid) -> TableForm:
    """The form of a table in the language of an edition, or in both languages of a pair."""
    layout = LAYOUTS[sides[0].edition.report.cover.layout]
    type_ = layout.type_for(any(side.language.han for side in sides))
    texts = _texts(
        table, grid, lambda key: [joined(_marked(side, key), side.language) for side in sides]
    )
    within = _inside(layout) if table in sides[0].boxed else None
    made = [*_tried(_measures(layout.page, within, is_pair=len(sides) > 1), type_, texts)]
    form = next((form for form, excess in made if excess <= 0), made[-1][0])
    page = layout.page
    room = (page.width if form.is_turned else page.height) - page.top - page.bottom
    return replace(form, is_whole=_height(form, texts, type_.table) <= _FULL * room)


def _marked(side: Resolved, key: Key) -> str:
    """What a text prints, with the marks of its notes, which belong to the word before them."""
    return plain(side.runs.get(key, ()), f"{WORD_JOINER}{{}}")


def excess(page: Page, type_: Type, block: Table, plain: Callable[[Key], str]) -> float:
    """In points: how much wider than a page across the smallest type of a table is, about."""
    texts = _texts(block.id, block.table, lambda key: [plain(key)])
    return min(excess for _, excess in _tried(_measures(page), type_, texts))


def _texts(table: str, grid: Grid, plain: PrintedText) -> TableTexts:
    return TableTexts(table, grid, lattice(grid), plain)


def _inside(layout: Layout) -> float:
    """The width of the text in a box."""
    return layout.page.column + 2 * (layout.box.beyond - layout.box.across)


def _measures(
    page: Page, within: float | None = None, is_pair: bool = False
) -> tuple[_TableWidth, ...]:
    """The widths that a table may have, in the order in which they are tried.

    A table `within` a box has the width of its text. The pages of a parallel edition are all
    upright, and its tables are as wide as these.
    """
    full = _TableWidth(page.measure, squeezes=is_pair)
    if is_pair:
        return (full,)
    if within is not None:
        return (_TableWidth(within),)
    narrow = _TableWidth(page.measure - page.inset, is_narrow=True)
    return narrow, full, _TableWidth(page.turned, is_turned=True)


def _tried(
    measures: Sequence[_TableWidth], type_: Type, texts: TableTexts
) -> Iterator[tuple[TableForm, float]]:
    """The form of a table in each trial, up to one that fits, and by how much it is too wide."""
    widths = ems(texts, type_.is_han)
    for trial in _trials(measures, type_.table):
        form, excess = _try(trial, texts, widths, type_.table)
        yield form, excess
        if excess <= 0:
            return


def _trials(measures: Sequence[_TableWidth], style: Tabular) -> Iterator[_Trial]:
    """The widths and types, in the order in which they are tried."""
    for measure in measures:
        if measure.is_narrow and not style.narrows:
            continue
        steps = style.steps[:1] if measure.is_narrow else style.steps
        yield from (_Trial(measure, text, step) for step, text in enumerate(steps))


def _try(
    trial: _Trial, texts: TableTexts, widths: TableEms, style: Tabular
) -> tuple[TableForm, float]:
    """The form of a table in a trial, and by how much it is too wide for it."""
    bare, width = needs(texts, widths, style, trial.text), trial.measure.width
    for number, gap in enumerate(style.gaps):
        spaced = [_spaced(column, gap, at, len(bare)) for at, column in enumerate(bare)]
        wanted = _wanted(spaced, trial.measure, style)
        if wanted <= width or number == len(style.gaps) - 1:
            break
    # A table that is too wide keeps its words whole: how far it goes beyond the page is reported.
    is_too_wide = wanted > width and not trial.measure.is_narrow
    squeezes = is_too_wide and trial.measure.squeezes
    least = tuple(round(one.least, 2) for one in spaced)
    if squeezes and all(column.share is None for column in bare):
        made = squeezed(spaced, width)
    else:
        is_cut = is_too_wide and not squeezes
        made = least if is_cut else fitted(spaced, width, style.figures)
    form = TableForm(
        made,
        gap,
        number,
        trial.text,
        trial.step,
        trial.measure.is_narrow,
        trial.measure.is_turned,
        is_squeezed=squeezes,
    )
    return form, wanted - width


def _wanted(columns: Sequence[ColumnNeeds], measure: _TableWidth, style: Tabular) -> float:
    """The width that a table needs, also if some columns have a share of the width."""
    alone = [_easy(one, style) if measure.is_narrow else one.least for one in columns]
    if all(column.share is not None for column in columns):
        return sum(alone)
    taken = (
        need if column.share is None else measure.width * column.share / 100
        for column, need in zip(columns, alone, strict=True)
    )
    return max(sum(alone), sum(taken))


def _easy(column: ColumnNeeds, style: Tabular) -> float:
    """The width in which a column is easy to read."""
    usual = style.figures if column.is_figures and style.figures else 0
    return max(column.natural, usual)


def _spaced(column: ColumnNeeds, gap: CellGap, at: int, count: int) -> ColumnNeeds:
    left = gap.left if at else 0
    return column.with_gap(left + (gap.right if at < count - 1 else gap.last))


def _height(form: TableForm, texts: TableTexts, style: Tabular) -> float:
    """About how high the rows of a table are, in points, with its heads and its notes."""
    height = 4 * style.title.pitch
    for slots in texts.slots.heads:
        heads = ((slot, [CellText(texts.head(slot.column))]) for slot in slots if slot.down == 1)
        taken = _most_lines(heads, form, style.head)
        height += taken * style.head.pitch + style.head.before + style.head.after
    for row, slots in zip(texts.grid.rows, texts.slots.rows, strict=True):
        cells = ((slot, [*texts.cell(row, slot)]) for slot in slots)
        taken = _most_lines(cells, form, form.text)
        around = 2 * style.total if row.total else form.text.before + form.text.after
        height += taken * form.text.pitch + around
    notes = texts.grid.notes.values()
    length = sum(map(len, notes)) * style.head.size / 2
    return height + (length / form.width + len(notes)) * style.text.pitch


def _most_lines(
    cells: Iterable[tuple[Slot, Sequence[CellText]]], form: TableForm, style: Style
) -> float:
    """The lines of the longest cell of a row, with the spaces between the texts of a cell."""
    taken = 1.0
    for slot, found in cells:
        width = sum(form.widths[slot.first : slot.end]) - form.gap.both
        spaces = (len(found) - 1) * max(style.before, style.after) / style.pitch
        # Both languages are under one another, and equal texts print once.
        lines = sum(
            lines_of(text, width - one.hang * style.drawn, style.drawn)
            for one in found
            for text in dict.fromkeys(one.texts)
        )
        taken = max(taken, lines + spaces)
    return taken
