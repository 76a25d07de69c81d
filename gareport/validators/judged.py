"""A file for the validators: its bytes and edition in; places in the content for its parts out."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gareport.formats import Format
from gareport.formats.render import block_template, part_template
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved
from gareport.reading.workspace import workspace
from gareport.report.cover import Report
from gareport.report.diagnostics import Span, shown
from gareport.report.keys import Key
from gareport.report.model import Node, kind_name
from gareport.report.texts import segments, walk


@dataclass(frozen=True)
class Judged:
    """A file's name for messages, its bytes, and the one or two editions in it."""

    name: str
    data: bytes
    resolved: Resolved
    parallel: Parallel | None = None

    @property
    def report(self) -> Report:
        """The report whose edition it is."""
        return self.resolved.edition.report

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """The blocks of the report by id."""
        report = self.report
        nodes = walk(report.roots)
        return {node.id: node for node in nodes}

    @cached_property
    def notes(self) -> dict[int, Key]:
        """The keys of the numbered notes, by their numbers in the file."""
        if self.parallel:
            return {number: Key.note(name) for name, number in self.parallel.notes.items()}
        return {number: Key.note(note.id) for number, note in enumerate(self.resolved.notes, 1)}

    def place(self, key: Key | None) -> Span:
        """The place of a block, a closing or a note; without a key, that of the cover."""
        if key in self.nodes:
            return self.nodes[key].place
        texts = {name: text.span for name, text in segments(self.report)}
        return texts[key] if key else self.report.cover.place

    def template(self, made_as: Format, part: str, key: Key | None) -> Path | None:
        """The template of a block in the main part of a format, or else that of the part."""
        block = self.nodes.get(key.owner) if key else None
        if block is not None and part == made_as.main:
            if self.parallel:
                return workspace().template(made_as.name, "parallel")
            return block_template(made_as.name, kind_name(type(block)))
        return part_template(made_as.name, part, self.parallel is not None)

    def hint(self, made_as: Format, part: str, key: Key | None) -> str:
        """A hint that names the template to fix."""
        found = self.template(made_as, part, key)
        template = found or workspace().template(made_as.name, "")
        return f"fix the output of `{shown(template)}`; if it is unchanged, report this as a bug"
