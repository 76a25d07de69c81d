"""The words of a chart in the room that they have: names and figures in; how they are set out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gareport.language.scripts import is_chinese
from gareport.layout.chart_words import PITCH, SIZE, lines, shortest, widest, width
from gareport.numbering.chart_data import ChartData

APART = 4.0  # points between two names
MOST_LINES = {True: 5, False: 4}  # of a name that is not turned, in Chinese and in letters
LEAST_SIZE = 7.0
GAPS = (0.8, 0.3)  # between groups of columns, in widths of a column
MOST_WIDE = 46.0  # points of a column


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the categories under their axis: the lines of each, and the room they take."""

    lines: tuple[tuple[str, ...], ...]
    extent: float
    is_turned: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures at the ends of columns: the width of a column, the gap, and their own room."""

    bar: float
    gap: float
    size: float
    extent: float
    is_turned: bool


def fit_names(names: Sequence[str], slot: float) -> Names:
    """The names, each within its part of the axis; turned if its words are too long for that."""
    room = slot - APART
    set_out = tuple(lines(name, room) for name in names)
    fits = all(
        widest(one) <= room and len(one) <= MOST_LINES[is_chinese(name)]
        for name, one in zip(names, set_out, strict=True)
    )
    if fits:
        return Names(set_out, max(map(len, set_out)) * PITCH, False)
    most = max(1, int((slot - 1) // PITCH))
    extent = max(shortest(name, most) for name in names)
    return Names(tuple(lines(name, extent) for name in names), extent + 2, True)


def fit_figures(data: ChartData, slot: float) -> Figures:
    """The figures over columns side by side; turned if they are wider than the columns."""
    count = len(data.series)
    longest = max((width(text) for text in printed(data)), default=0.0)
    for gap in GAPS:
        bar = min(slot / (count + gap), MOST_WIDE)
        if longest <= (slot - 2 if count == 1 else bar):
            return Figures(bar, slot / bar - count, SIZE, PITCH, False)
    bar = min(slot / (count + GAPS[-1]), MOST_WIDE)
    size = SIZE if bar >= SIZE else LEAST_SIZE
    extent = longest * size / SIZE + 2
    return Figures(bar, slot / bar - count, size, extent, True)


def printed(data: ChartData) -> Iterable[str]:
    """The figures as printed, without the gaps."""
    return (f.printed for one in data.series for f in one.figures if f.number is not None)
