"""Page geometry: the kinds of measures that a layout has, in points, for every format.

The layouts themselves are in `layouts.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

_HEAD_PITCH = 14  # of a running head of one line
_JOB_BOTTOM = 18
_RAISED = 0.65  # the size of raised figures, of that of the text
_STEP = 0.5  # between the sizes of type of tables
NOTE_GAP = 3.6  # between the mark of a note and its text
MEAN_LETTER = 0.4  # the mean width of a letter or space of a Times face, in ems
STRETCHES: Mapping[int, str] = {
    96: "condensed",
    98: "semi-condensed",
    100: "normal",
    103: "semi-expanded",
    104: "expanded",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A style of type: the size of its letters, and the distance between its lines.

    `before` is the space between a paragraph of body text and this one, `after` the space after
    it. `wide` is the width of the letters in per cent, and `spaced` the space added to each: both
    as Word knows them.
    """

    size: float
    pitch: float
    before: float = 0
    after: float = 0
    spaced: float = 0
    wide: int = 100
    is_bold: bool = False
    is_italic: bool = False

    @property
    def stretch(self) -> str:
        """The width of the letters as a keyword of CSS."""
        return STRETCHES[self.wide]

    @property
    def drawn(self) -> float:
        """The size of letters without space and of their own width that are as wide as these."""
        return self.size * self.wide / 100 + self.spaced / MEAN_LETTER


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents: labels begin `at` the left, and are `label` wide; a degree is a `step` in.

    `head` is the size of the heads of the columns.
    """

    heading: Style
    at: float
    label: float
    step: float
    head: float


@dataclass(frozen=True, slots=True)
class CellGap:
    """What the cells of a table keep free: at the left, at the right, and after the last column."""

    left: float
    right: float
    last: float = 0

    @property
    def both(self) -> float:
        """What a cell keeps free at both sides."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Tabular:
    """The styles of tables; `before` and `after` of cells are the spaces within them.

    `total` is the space over and under the figures of a total, whose first cell is indented by
    `total_indent`. `over` is the space between the words over a table and its first rule, `under`
    that after its last rule, and `around` that before and after all of it. `thin` and `thick` are
    its rules, and `air` is under the heads. `gaps` are the distances between columns, the usual
    one first; `figures` is how wide a column of figures becomes before the first column takes the
    rest. A table `narrows` to the text if it fits there, and the lines of its cells are side by
    side `at_foot`. Type is made smaller down to `least`. Bullets in cells hang by `bullet`.
    """

    text: Style
    head: Style
    label: Style
    title: Style
    headnote: Style
    total: float
    over: float
    under: float
    around: tuple[float, float]
    thin: float
    thick: float
    gaps: tuple[CellGap, ...]
    air: float = 0
    total_indent: float = 0
    note_hang: float = 0
    figures: float | None = None
    narrows: bool = False
    at_foot: bool = False
    least: float = 7
    bullet: float = 9

    @property
    def steps(self) -> tuple[Style, ...]:
        """The types of the cells, from the usual one down to the smallest."""
        sizes = [self.text.size]
        while (smaller := round(sizes[-1] - _STEP, 1)) >= self.least:
            sizes.append(smaller)
        pitch = self.text.pitch / self.text.size
        return tuple(replace(self.text, size=one, pitch=round(pitch * one, 2)) for one in sizes)


@dataclass(frozen=True, slots=True)
class Type:
    """The styles of a script in a layout.

    `headings` are those of each degree, `label` is the width of a paragraph's label on its first
    line, `item` how far subparagraphs are indented, `bullet` the space from a bullet to its text,
    and `label_gap` that after the label of a heading, which ends there; without it the label
    begins at the left of its column. The marks
    of notes hang by `note_hang` in front of their text, and `note_space` is over their rule.
    `draws_together` allows narrower spaces in a justified line, so that another word fits;
    then no word is divided.
    """

    text: Style
    headings: tuple[Style, ...]
    label: float
    item: float
    note: Style
    title: Style
    author: Style
    contents: Contents
    table: Tabular
    bullet: float = 18
    label_gap: float | None = None
    note_hang: float = 0
    note_space: float = 3
    is_han: bool = False
    draws_together: bool = False

    def hang(self, mark: str) -> float:
        """How far the first line of a note hangs in Word: the mark with the gap after it."""
        if not self.note_hang:
            return 0
        size = self.note.size * (1 if mark.startswith("*") else _RAISED)
        own = size * self.note.wide / 100 / 2 + self.note.spaced
        return len(mark) * own + NOTE_GAP

    @property
    def size(self) -> float:
        """The size of body text."""
        return self.text.size

    @property
    def pitch(self) -> float:
        """The distance between lines of body text."""
        return self.text.pitch

    @property
    def after(self) -> float:
        """The space after a paragraph of body text."""
        return self.text.after

    @property
    def heading_size(self) -> float:
        """The size of the headings of sections."""
        return self.headings[0].size

    @property
    def note_size(self) -> float:
        """The size of notes."""
        return self.note.size

    @property
    def note_pitch(self) -> float:
        """The distance between lines of notes."""
        return self.note.pitch


@dataclass(frozen=True, slots=True)
class Page:
    """A page in points.

    `side` is the margin of mastheads, tables and running heads; body text is indented by another
    `inset` on both sides. Page 1 has a top and a bottom of its own.
    """

    width: float
    height: float
    top: float
    bottom: float
    side: float
    inset: float
    first_top: float
    first_bottom: float

    @property
    def measure(self) -> float:
        """The width between the side margins."""
        return self.width - 2 * self.side

    @property
    def turned(self) -> float:
        """The width between the side margins of a page across."""
        return self.height - 2 * self.side

    @property
    def column(self) -> float:
        """The width of a line of body text."""
        return self.measure - 2 * self.inset


@dataclass(frozen=True, slots=True)
class Head:
    """The masthead: its two rows, between the thin rule and the heavy one.

    `emblem` is the width of the column of the emblem, which keeps its own shape within `box`
    (across, down). With an emblem, the name of the organization is over that of the organ if
    `name_over_organ`. The spaces are those over the texts of each row; `row` is the height of the
    row of the name with its rule, `height` that of the organ's row. The corner notation begins
    `corner` under it and is as wide as `corner_width`. `title_space` is over each of several titles
    of agenda items. `body` is the type of the body in the corner, if it is not that of the text.
    """

    row: float
    name: Style
    name_space: float
    name_over_organ: bool
    symbol: float
    symbol_head: float
    height: float
    rule: float
    emblem: float
    box: tuple[float, float]
    emblem_space: float
    organ: Style
    organ_space: float
    issue: Style
    issue_width: float
    issue_space: float
    corner: float
    corner_width: float | None
    title_space: float = 0
    body: Style | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """Heads and feet: the symbol over its rule, page number and job number.

    `rule_space` is the space from the rule to the text, `head_space` that from the symbol to the
    rule, `foot_space` that from the text to the page number. `has_total` counts all pages too:
    2/12. On page 1, `job_space` is over the job number, `bars` is the height of the bar code, with
    its digits in letters if `bars_text`, `code` the side of the QR code, and `code_space` is over
    it; `recycles` asks readers to recycle the paper.
    """

    head: Style
    head_rule: float
    head_space: float
    rule_space: float
    foot: Style
    foot_space: float
    has_total: bool
    job: Style
    first_job: Style
    job_space: float
    job_indent: float
    bars: float
    bars_text: bool
    code: float | None
    code_space: float
    recycles: bool


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """The box of the summary: its padding, and how far it extends beyond the text on each side.

    Its heading begins `out` points left of its text, if it is not centred.
    """

    before: float
    beyond: float
    across: float
    down: float
    heading: Style
    is_centred: bool
    out: float = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: the page, the styles of Chinese and of alphabets, masthead, heads and feet.

    `end` is the width of the rule at the end, `link` the colour of links to other documents.
    """

    page: Page
    han: Type
    latin: Type
    head: Head
    running: Running
    box: BoxStyle
    end: float
    end_space: float
    link: str | None = None

    def head_pitch(self, lines: int) -> float:
        """The distance between the lines of a running head in Word."""
        return _HEAD_PITCH if lines == 1 else self.running.head.pitch

    def head_top(self, lines: int) -> float:
        """How far from the edge of the paper a running head of so many lines begins in Word."""
        space = self.running.rule_space + self.running.head_space
        return self.page.top - space - lines * self.head_pitch(lines)

    @property
    def foot_bottom(self) -> float:
        """How far from the edge of the paper page numbers end in Word."""
        return self.page.bottom - self.running.foot_space - self.running.foot.pitch

    @property
    def job_bottom(self) -> float:
        """How far from the edge of the paper the foot of page 1 ends in Word."""
        return min(_JOB_BOTTOM, self.foot_bottom)

    def type_for(self, han: bool) -> Type:
        """The styles for Chinese text, or for text in an alphabet."""
        return self.han if han else self.latin


def twips(points: float) -> int:
    """Twentieths of a point, the unit of lengths in Word."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Half points, the unit of type sizes in Word."""
    return round(points * 2)
