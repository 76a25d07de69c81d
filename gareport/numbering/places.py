"""Where each text stands in the printed report: a report in, a place in words for each key out."""

from collections.abc import Iterator, Mapping

from gareport.language.languages import Language
from gareport.numbering.numbering import Label, labels, note_marks
from gareport.report.model import Item, Node, Paragraph, Quote, Report, Section, Subsection, Table
from gareport.report.texts import children, segments, texts_of

_PARTS = {"lead": "run-in heading", "closing": "closing words", "headnote": "headnote"}


def places(report: Report, language: Language) -> dict[str, str]:
    """The place of every text, in the numbers of the language: `¶ 12 · III, item (b)`."""
    marks = note_marks(report, dict(segments(report)))
    found = {
        f"report.agenda.{entry.item}": f"agenda item {entry.item}" for entry in report.cover.agenda
    }
    found |= {"report.title": "title", "report.author": "author"}
    numbered = labels(report, language)
    for paragraph in report.cover.summary:
        found |= dict.fromkeys((key for key, _ in texts_of(paragraph)), "summary")
    for section in (*report.sections, *report.annexes):
        found |= dict(_of_section(section, numbered, marks))
    return found


def _of_section(
    section: Section, numbered: Mapping[str, Label], marks: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    label = numbered.get(section.id)
    name = label.reference if label else ""
    yield section.id, _joined("heading", name)
    for block in section.content:
        yield from _of_block(block, name, numbered)
        for node in _with_tables(block):
            for note in node.table.notes:
                yield f"note.{note}", f"note {marks.get(note, '')} · {numbered[node.id].reference}"
    for note in section.notes:
        yield f"note.{note}", f"note {marks.get(note, '')}".rstrip()


def _with_tables(node: Node) -> Iterator[Table]:
    if isinstance(node, Table):
        yield node
    for child in children(node):
        yield from _with_tables(child)


def _of_block(node: Node, within: str, numbered: Mapping[str, Label]) -> Iterator[tuple[str, str]]:
    label = numbered.get(node.id)
    match node:
        case Subsection():
            name = label.reference if label else within
            yield node.id, _joined("heading", name if label else "", "" if label else within)
            for block in node.content:
                yield from _of_block(block, name, numbered)
        case Paragraph():
            number = f"¶ {label.reference}" if label else "paragraph without number"
            yield from _of_paragraph(node, " · ".join(filter(None, (number, within))), numbered)
        case Quote():
            yield node.id, _joined("quotation", "", within)
        case Table():
            for key, place in _of_table(node, numbered[node.id].reference):
                yield key, " · ".join(filter(None, (place, within)))


def _of_paragraph(
    node: Paragraph | Item, place: str, numbered: Mapping[str, Label]
) -> Iterator[tuple[str, str]]:
    yield node.id, place
    for part in ("lead", "closing"):
        yield f"{node.id}.{part}", f"{place}, {_PARTS[part]}"
    for item in node.items:
        sign = numbered[item.id].number
        inner = f"{place} {sign}" if isinstance(node, Item) else f"{place}, item {sign}"
        yield from _of_paragraph(item, inner, numbered)


def _of_table(table: Table, name: str) -> Iterator[tuple[str, str]]:
    grid = table.table
    yield table.id, f"{name}, title"
    yield f"{table.id}.headnote", f"{name}, {_PARTS['headnote']}"
    for across, column in enumerate(grid.columns, 1):
        yield f"{table.id}.{column.id}", f"{name}, head of column {across}"
        for down, row in enumerate(grid.rows, 1):
            yield f"{table.id}.{row.id}.{column.id}", f"{name}, row {down}, column {across}"


def _joined(kind: str, name: str, within: str = "") -> str:
    return " · ".join(filter(None, (f"{kind} {name}".strip(), within)))
