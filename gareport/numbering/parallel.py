"""The parallel edition: two resolved editions of a report in; their rows, block by block, out.

A reviser reads the original and the translation of a block next to each other, under one number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, assert_never

from gareport.numbering.profiles import Signs
from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import calls
from gareport.report.cover import Report
from gareport.report.edition import Edition, State
from gareport.report.grid import Grid
from gareport.report.keys import Key
from gareport.report.kinds import children, closing, notes_of, own_texts, provided
from gareport.report.model import Correction, Figure, Item, Node, Section

SHORT = 400  # characters: about five lines
RowKind = Literal["word", "title", "heading", "text", "quote", "grid", "figure", "abbreviations"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two editions of one report: the language it is written in, and another.

    `changed` are the keys of the texts that changed since `revision`; if it is given, only their
    rows are wanted.
    """

    original: Edition
    translation: Edition
    changed: frozenset[Key] | None = None
    revision: str = ""

    @property
    def report(self) -> Report:
        """The report of both editions."""
        return self.original.report

    @property
    def code(self) -> str:
        """The name of the pair: `zh+en`."""
        return f"{self.original.language.code}+{self.translation.language.code}"


@dataclass(frozen=True, slots=True)
class PairRow:
    """A block of both editions.

    `keys` are its texts in reading order, a run-in heading first; the row of a `word` has the key
    of a fixed word. `state` is the worst of its translations. A short row stays on one page.
    """

    id: str
    kind: RowKind
    keys: tuple[Key, ...]
    degree: int
    state: State
    grid: Grid | None = None
    is_short: bool = False
    figure: Figure | None = None

    @property
    def is_apart(self) -> bool:
        """Whether the row is as wide as the page, and in no table of a Word file."""
        return self.kind in ("grid", "figure")

    @property
    def template(self) -> Literal["across", "row", "grid", "figure", "abbreviations"]:
        """The name of the template in `parallel/` that prints the row."""
        match self.kind:
            case "word" | "heading":
                return "across"
            case "title" | "text" | "quote":
                return "row"
            case "grid" | "figure" | "abbreviations":
                return self.kind
            case _:
                assert_never(self.kind)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow each other in one table of a Word file; a row that is apart is separate."""

    is_apart: bool
    rows: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Both editions with their numbers, and the rows that are printed."""

    original: Resolved
    translation: Resolved
    rows: tuple[PairRow, ...]
    revision: str = ""
    printed: frozenset[str] = frozenset()  # blocks, texts and notes to which a link can lead

    @property
    def sides(self) -> tuple[Resolved, Resolved]:
        """The two editions, in the order of their columns."""
        return self.original, self.translation

    def sides_of(self, key: Key) -> tuple[Resolved, ...]:
        """The editions that print a text: the first for a figure that is the same in both."""
        segment = self.original.edition.texts.get(key)
        is_data = segment is not None and segment.data is not None
        is_same = is_data and self.original.plain(key) == self.translation.plain(key)
        return self.sides[:1] if is_same else self.sides

    @property
    def notes(self) -> dict[str, int]:
        """The notes that are used, each with its number among them, in reading order."""
        runs, numbered = self.original.runs, {note.id for note in self.original.notes}
        first = self.original.symbol_note
        called = (
            name for row in self.rows for key in row.keys for name in calls(runs.get(key, ()))
        )
        used = [*([first.id] if first else ()), *(name for name in called if name in numbered)]
        return {name: number for number, name in enumerate(used, 1)}

    @property
    def signs(self) -> Signs:
        """The signs of the translation, with the changes of printed texts only."""
        signs = self.translation.signs
        printed = {key for row in self.rows for key in row.keys}
        printed |= {Key.note(name) for name in self.notes}
        return replace(signs, changed=tuple(c for c in signs.changed if c.key in printed))

    @property
    def parts(self) -> tuple[Stretch, ...]:
        """The rows, cut before and after each table and each figure of the report."""
        turns = groupby(self.rows, key=lambda row: row.id if row.is_apart else "")
        return tuple(Stretch(bool(name), tuple(rows)) for name, rows in turns)


# Each language has a list of its own, because their acronyms differ, and the order of them.
_ABBREVIATIONS = (
    PairRow("abbreviations_head", "word", (Key.word("abbreviations"),), 0, State.OK),
    PairRow("abbreviations_list", "abbreviations", (), 0, State.OK),
)


def parallel(pair: Pair, original: Resolved, translation: Resolved) -> Parallel:
    """Lay the two resolved editions of a pair side by side.

    If only changes are wanted, the rows of the changed texts and the headings above are kept.
    """
    rows = tuple(_rows(original, translation))
    if pair.changed is not None:
        rows = tuple(_kept(rows, pair.changed))
    made = Parallel(original, translation, rows, pair.revision)
    return replace(made, printed=frozenset(_printed(made)))


def _printed(made: Parallel) -> Iterator[str]:
    """The ids of the rows, the keys of their texts, and those of the notes that they call."""
    for row in made.rows:
        yield from (row.id, *row.keys)
        yield from (Key.note(note.id) for note in made.original.table_notes.get(row.id, ()))
    yield from map(Key.note, made.notes)


def _rows(original: Resolved, resolved: Resolved) -> Iterator[PairRow]:
    edition, has_list = resolved.edition, bool(original.abbreviations or resolved.abbreviations)
    is_at_end = resolved.contents_place == "none"
    for part in original.front:  # its signatures are in the order of the first language
        for line in part.lines:
            yield _row(edition, "title", line.key, [line.key])
        if part.name == "text":
            for paragraph in edition.report.cover.text:
                yield from _of_node(paragraph, resolved)
        if part.name == "summary":
            yield PairRow("summary", "word", (Key.word("summary"),), 0, State.OK)
            for paragraph in edition.report.summary:
                yield from _of_node(paragraph, resolved)
    yield from _ABBREVIATIONS if has_list and not is_at_end else ()
    for section in edition.report.all_sections:
        yield from _of_node(section, resolved)
    yield from _ABBREVIATIONS if has_list and is_at_end else ()


def _of_node(node: Node, resolved: Resolved) -> Iterator[PairRow]:
    edition, own = resolved.edition, provided(node)
    degree = _degree(node, resolved)
    keys = [key for key, _ in own_texts(node)]
    if not isinstance(node, Section):  # its notes belong to the texts of its blocks
        keys += map(Key.note, notes_of(node))
    is_counted = own.row == "heading" and node.id in resolved.labels
    if keys or is_counted or isinstance(node, Correction):
        figure = node if isinstance(node, Figure) else None
        yield replace(_row(edition, own.row, node.id, keys, degree, own.grid), figure=figure)
    for child in children(node):
        yield from _of_node(child, resolved)
    if closing(node) is not None:
        key = Key.closing(node.id)
        yield _row(edition, own.row, key, [key], degree)


def _degree(node: Node, resolved: Resolved) -> int:
    """How deep the row is indented, from 0."""
    match provided(node).row:
        case "heading":
            return resolved.degrees.get(node.id, 0)
        case "text" | "quote":
            return resolved.labels[node.id].degree + 1 if isinstance(node, Item) else 0
        case "grid" | "figure":
            return 0
        case row:
            assert_never(row)


_WORST_FIRST = (State.MISSING, State.STALE, State.TENTATIVE, State.OK)


def _row(
    edition: Edition,
    kind: RowKind,
    name: str,
    keys: Sequence[Key],
    degree: int = 0,
    grid: Grid | None = None,
) -> PairRow:
    texts = [edition.texts[key] for key in keys if key in edition.texts]  # others are computed
    states = {text.state for text in texts} or {State.OK}
    worst = next(state for state in _WORST_FIRST if state in states)
    length = sum(len(text.text) for text in texts)
    return PairRow(name, kind, tuple(keys), degree, worst, grid, length <= SHORT)


def _kept(rows: tuple[PairRow, ...], changed: frozenset[Key]) -> Iterator[PairRow]:
    """The rows with a changed text, each after the headings above it."""
    above: list[PairRow] = []
    for row in rows:
        if row.kind in ("heading", "word"):
            above = [*(r for r in above if r.kind == "heading" and r.degree < row.degree), row]
            if changed.isdisjoint(row.keys):
                continue
        if not changed.isdisjoint(row.keys):
            yield from (heading for heading in above if heading is not row)
            yield row
            above = []
