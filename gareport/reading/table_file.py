"""A file with rows of a table as it was read: the cells of its lines, each with its place.

The readers of CSV files and of sheets give this, and what is wrong with a cell that has no value.
"""

from dataclasses import dataclass

from gareport.report.diagnostics import Span

MERGED = "is merged with others"
MOST_ROWS = 5_000
MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class FileCell:
    """A cell: its words, or its figure as the file shows it; `wrong` says why it has neither.

    `is_figure` says that the file itself has it as a figure.
    """

    words: str
    place: Span
    is_figure: bool = False
    wrong: str = ""
    hint: str = ""


FileLines = tuple[tuple[FileCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a file cannot be read, and a hint; `place` is where in the file, if that is known."""

    message: str
    hint: str
    place: Span | None = None
