"""Where each text is in the printed report: a report in, a place in words for each key out."""

from collections.abc import Iterator, Mapping

from gareport.language.languages import Language
from gareport.numbering.numbering import Label, labels, note_marks
from gareport.report.keys import Key, TextPart
from gareport.report.model import Item, Node, Paragraph, Quote, Report, Section, Subsection, Table
from gareport.report.texts import children, segments, texts_of

_PARTS = {
    TextPart.LEAD: "run-in heading",
    TextPart.CLOSING: "closing words",
    TextPart.HEADNOTE: "headnote",
}


def places(report: Report, language: Language) -> dict[Key, str]:
    """The place of every text, in the numbers of the language: `¶ 12 · III, item (b)`."""
    marks = note_marks(report, dict(segments(report)))
    found = {Key.agenda(entry.item): f"agenda item {entry.item}" for entry in report.cover.agenda}
    found |= {Key.title(): "title", Key.author(): "author"}
    numbered = labels(report, language)
    for paragraph in report.cover.summary:
        found |= dict.fromkeys((key for key, _ in texts_of(paragraph)), "summary")
    for section in (*report.sections, *report.annexes):
        found |= dict(_of_section(section, numbered, marks))
    return found


def _of_section(
    section: Section, numbered: Mapping[str, Label], marks: Mapping[str, str]
) -> Iterator[tuple[Key, str]]:
    label = numbered.get(section.id)
    name = label.reference if label else ""
    yield Key.own(section.id), _joined("heading", name)
    for block in section.content:
        yield from _of_block(block, name, numbered)
        for node in _with_tables(block):
            for note in node.table.notes:
                yield Key.note(note), f"note {marks.get(note, '')} · {numbered[node.id].reference}"
    for note in section.notes:
        yield Key.note(note), f"note {marks.get(note, '')}".rstrip()


def _with_tables(node: Node) -> Iterator[Table]:
    if isinstance(node, Table):
        yield node
    for child in children(node):
        yield from _with_tables(child)


def _of_block(node: Node, within: str, numbered: Mapping[str, Label]) -> Iterator[tuple[Key, str]]:
    label = numbered.get(node.id)
    match node:
        case Subsection():
            name = label.reference if label else within
            place = _joined("heading", name) if label else _joined("heading", "", within)
            yield Key.own(node.id), place
            for block in node.content:
                yield from _of_block(block, name, numbered)
        case Paragraph():
            number = f"¶ {label.reference}" if label else "paragraph without number"
            yield from _of_paragraph(node, " · ".join(filter(None, (number, within))), numbered)
        case Quote():
            yield Key.own(node.id), _joined("quotation", "", within)
        case Table():
            for key, place in _of_table(node, numbered[node.id].reference):
                yield key, " · ".join(filter(None, (place, within)))


def _of_paragraph(
    node: Paragraph | Item, place: str, numbered: Mapping[str, Label]
) -> Iterator[tuple[Key, str]]:
    yield Key.own(node.id), place
    for part in (TextPart.LEAD, TextPart.CLOSING):
        yield Key.part(node.id, part), f"{place}, {_PARTS[part]}"
    for item in node.items:
        sign = numbered[item.id].number
        inner = f"{place} {sign}" if isinstance(node, Item) else f"{place}, item {sign}"
        yield from _of_paragraph(item, inner, numbered)


def _of_table(table: Table, name: str) -> Iterator[tuple[Key, str]]:
    grid = table.table
    yield Key.own(table.id), f"{name}, title"
    yield Key.headnote(table.id), f"{name}, {_PARTS[TextPart.HEADNOTE]}"
    for across, column in enumerate(grid.columns, 1):
        yield Key.column(table.id, column.id), f"{name}, head of column {across}"
        for down, row in enumerate(grid.rows, 1):
            yield Key.cell(table.id, row.id, column.id), f"{name}, row {down}, column {across}"


def _joined(kind: str, name: str, within: str = "") -> str:
    return " · ".join(filter(None, (f"{kind} {name}".strip(), within)))
