"""The document that a corrigendum corrects: a report and a place in; what is missing there out."""

from dataclasses import dataclass, field

from gareport.language.languages import languages
from gareport.numbering.corrections import item_labels
from gareport.numbering.numbering import labels, note_marks
from gareport.report.cover import Report
from gareport.report.grid import Grid
from gareport.report.model import CorrectedPlace, Section, Table
from gareport.report.texts import segments, walk


@dataclass(slots=True)
class Corrected:
    """The numbers of a report: of its annexes, and of the blocks in each part of it."""

    report: Report
    annexes: list[Section] = field(init=False)
    cited: dict[str, str] = field(init=False)
    footnotes: int = field(init=False)

    def __post_init__(self) -> None:
        """Number the report in its own language."""
        language = languages()[self.report.cover.language]
        self.annexes = [
            one for one in self.report.annexes if one.kind not in ("enclosure", "appendix")
        ]
        self.cited = {name: one.reference for name, one in labels(self.report, language).items()}
        marks = note_marks(self.report, dict(segments(self.report)))
        self.footnotes = sum(mark.isdigit() for mark in marks.values())

    def missing(self, place: CorrectedPlace) -> str:
        """What of a place is not in the report, in words; empty if everything is there."""
        if place.words is not None:
            return ""
        if (place.annex or int(place.only_annex)) > len(self.annexes):
            return f"annex {place.annex}" if place.annex else "annex"
        if place.summary and not self.report.summary:
            return "summary"
        if place.footnote is not None and place.footnote > self.footnotes:
            return f"footnote {place.footnote}"
        return self._missing_block(place) or self._missing_cell(place)

    def misnamed(self, place: CorrectedPlace) -> str:
        """What to write for an annex with a number too many, or without one; empty if right."""
        if place.words is not None:
            return ""
        if place.only_annex and len(self.annexes) > 1:
            return "annex: 1"
        return "only_annex: true" if place.annex and len(self.annexes) == 1 else ""

    def _missing_block(self, place: CorrectedPlace) -> str:
        if place.paragraph is None:
            return ""
        language = languages()[self.report.cover.language]
        wanted = " ".join((str(place.paragraph), *item_labels(place.item, language)))
        annex = place.annex or int(place.only_annex)
        part = (self.annexes[annex - 1],) if annex else self.report.sections
        is_there = any(self.cited.get(node.id) == wanted for node in walk(part))
        return "" if is_there else f"paragraph {wanted}"

    def _missing_cell(self, place: CorrectedPlace) -> str:
        if place.table is None:
            return ""
        tables = [one for one in walk(self.report.all_sections) if isinstance(one, Table)]
        if place.table > len(tables):
            return f"table {place.table}"
        return _beyond(place, tables[place.table - 1].table)


def _beyond(place: CorrectedPlace, grid: Grid) -> str:
    """The row or the column that a table lacks."""
    if place.row is not None and place.row > len(grid.rows):
        return f"row {place.row} in table {place.table}"
    if place.column is not None and place.column > len(grid.leaves):
        return f"column {place.column} in table {place.table}"
    return ""
