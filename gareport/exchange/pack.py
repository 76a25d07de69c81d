"""The bilingual Word table: a report's texts and translations in, the bytes of the file out.

A row has the id of its text and checksums of its source and target. A table that comes back is
matched by these alone, and they show which texts have changed in the meantime.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gareport.formats import DOCX
from gareport.formats.archive import archive
from gareport.formats.render import fill
from gareport.report.edition import Edition, checksum
from gareport.report.keys import Key
from gareport.translation.catalogue import Catalogue

HEADS = ("id", "source", "target", "state", "comment")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text: its id, the checksums of its source and target when packed, and its cells.

    `number` is the row of the table; the heads are row 1.
    """

    id: Key
    proof: str
    source: str
    target: str
    state: str
    comment: str
    number: int = 0


def proof(source: str, target: str) -> str:
    """The checksums that identify the two texts of a row."""
    return f"{checksum(source)}-{checksum(target)}"


def title_of(name: str, written_in: str, language: str) -> str:
    """The line above the table, with the report and the two languages: `a_62_502 zh > en`."""
    return f"{name} {written_in} > {language}"


def rows_of(edition: Edition, catalogue: Catalogue) -> Iterator[TextRow]:
    """A row for each text, in reading order."""
    for number, (key, source) in enumerate(edition.source.items(), 2):
        entry = catalogue.entries.get(key)
        target = entry.translation.strip() if entry else ""
        state = str(edition.texts[key].state)
        comment = as_comment(entry.remarks) if entry else ""
        yield TextRow(key, proof(source, target), str(source), target, state, comment, number)


def as_comment(remarks: Iterable[str]) -> str:
    """A translator's comments in one cell."""
    return " / ".join(remark.removeprefix("#").strip() for remark in remarks)


def pack(edition: Edition, catalogue: Catalogue, written_in: str, source_tag: str) -> bytes:
    """The Word file; the same texts give the same bytes."""
    parts = fill(
        DOCX.name,
        ("exchange/parts/",),
        title=title_of(edition.report.name, written_in, edition.code),
        heads=HEADS,
        rows=tuple(rows_of(edition, catalogue)),
        source_tag=source_tag,
        target_tag=edition.language.tag,
    )
    return archive({name: text.encode() for name, text in parts.items()})
