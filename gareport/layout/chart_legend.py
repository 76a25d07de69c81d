"""The legend of a chart: its series and the width in; samples with names, and their height, out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gareport.layout.chart_shapes import Bar, Marker, Shape, Stroke, stacked_lines
from gareport.layout.chart_words import PITCH, lines, widest
from gareport.numbering.chart_data import ChartData

SAMPLE = {"box": 6.0, "line": 20.0}  # the width of a sample
BEHIND, BETWEEN, ABOVE = 3.0, 14.0, 6.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """The name of a series in lines, with the width of its sample."""

    style: int
    lines: tuple[str, ...]
    sample: float

    @property
    def width(self) -> float:
        """The width of the sample and the name."""
        return self.sample + BEHIND + widest(self.lines)


@dataclass(frozen=True, slots=True)
class Legend:
    """The entries in rows within the width of the chart."""

    rows: tuple[tuple[LegendEntry, ...], ...]
    width: float

    @property
    def height(self) -> float:
        """The height of the rows with the space above; nothing without rows."""
        return ABOVE + sum(map(_height, self.rows)) if self.rows else 0

    def shapes(self, top: float) -> Iterator[Shape]:
        """The rows, each in the middle, the first under the space below `top`."""
        y = top + ABOVE
        for row in self.rows:
            x = (self.width - _across(row)) / 2
            for entry in row:
                yield from _sample(entry, x, y)
                yield from stacked_lines(entry.lines, x + entry.sample + BEHIND, y, "start")
                x += entry.width + BETWEEN
            y += _height(row)


def legend(data: ChartData, width: float) -> Legend:
    """The legend of the series; it has no rows if there is only one."""
    if len(data.series) < 2:
        return Legend((), width)
    sample = SAMPLE["line" if data.kind == "line" else "box"]
    entries = [
        LegendEntry(at, lines(one.name, width - sample - BEHIND - 1), sample)
        for at, one in enumerate(data.series)
    ]
    return Legend(tuple(map(tuple, _rows(entries, width))), width)


def _height(row: Sequence[LegendEntry]) -> float:
    return max(len(entry.lines) for entry in row) * PITCH + 1


def _rows(entries: Sequence[LegendEntry], width: float) -> list[list[LegendEntry]]:
    """The entries in rows within the width of the chart."""
    rows: list[list[LegendEntry]] = [[]]
    for entry in entries:
        if rows[-1] and _across([*rows[-1], entry]) > width:
            rows.append([])
        rows[-1].append(entry)
    return rows


def _across(row: Sequence[LegendEntry]) -> float:
    return sum(entry.width for entry in row) + BETWEEN * (len(row) - 1)


def _sample(entry: LegendEntry, x: float, y: float) -> list[Shape]:
    middle = y + PITCH / 2
    if entry.sample == SAMPLE["line"]:
        across = ((x, middle), (x + entry.sample, middle))
        return [
            Stroke(across, entry.style),
            Marker(x + entry.sample / 2, middle, entry.style),
        ]
    return [Bar(x, middle - entry.sample / 2, entry.sample, entry.sample, entry.style)]
