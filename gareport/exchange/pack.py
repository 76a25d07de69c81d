"""The bilingual Word table: a report's texts and translations in, the bytes of the file out.

A row has the id of its text and checksums of its source and target. A table that comes back is
matched by these alone, and they show which texts have changed in the meantime.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gareport.formats import DOCX
from gareport.formats.archive import archive
from gareport.formats.given import GivenToTable
from gareport.formats.render import fill
from gareport.report.edition import Edition, State, checksum
from gareport.report.keys import Key
from gareport.translation.catalogue import Catalogue

HEADS = ("id", "source", "target", "state", "comment")
STATES = tuple(str(state) for state in State)


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text: its id, the checksums of its source and target when packed, and its cells."""

    id: Key
    proof: str
    source: str
    target: str
    state: str
    comment: str


def proof(source: str, target: str, state: str) -> str:
    """The checksums that identify the source of a row, and its target with a state if not ok."""
    sent_out = target if state == State.OK else f"{target}\n{state}"
    return f"{checksum(source)}-{checksum(sent_out)}"


def title_of(name: str, written_in: str, language: str) -> str:
    """The line above the table, with the report and the two languages: `a_62_502 zh > en`."""
    return f"{name} {written_in} > {language}"


def rows_of(edition: Edition, catalogue: Catalogue) -> Iterator[TextRow]:
    """A row for each text, in reading order."""
    for key, segment in edition.worded.items():
        source = edition.source[key]
        entry = catalogue.entries.get(key)
        target = entry.translation.strip() if entry else ""
        state = str(segment.state)
        comment = as_comment(entry.remarks) if entry else ""
        yield TextRow(key, proof(source, target, state), str(source), target, state, comment)


def as_comment(remarks: Iterable[str]) -> str:
    """A translator's comments in one cell."""
    return " / ".join(remark.removeprefix("#").strip() for remark in remarks)


def pack(edition: Edition, catalogue: Catalogue, written_in: str, source_tag: str) -> bytes:
    """The Word file; the same texts give the same bytes."""
    parts = fill(
        DOCX.name,
        ("exchange/parts/",),
        **GivenToTable(
            title=title_of(edition.report.name, written_in, edition.code),
            heads=HEADS,
            rows=tuple(rows_of(edition, catalogue)),
            source_tag=source_tag,
            target_tag=edition.language.tag,
        ),
    )
    return archive({name: text.encode() for name, text in parts.items()})
