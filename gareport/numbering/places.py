"""Where each text is in the printed report: a report in, a place in words for each key out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from gareport.language.languages import Language
from gareport.numbering.numbering import Label, labels, note_marks
from gareport.report.cover import Cover, Report
from gareport.report.foundation import ListMark
from gareport.report.grid import Grid
from gareport.report.keys import Key, TextPart
from gareport.report.kinds import children, notes_of, part_of, provided
from gareport.report.model import Item, Node, Section, Subsection
from gareport.report.stacked import lines_of
from gareport.report.texts import JOINT, head_of, reading, segments, texts_of, walk


def places(report: Report, language: Language) -> dict[Key, str]:
    """The place of every text, in the numbers of the language: `¶ 12 · III, item (b)`."""
    marks = note_marks(report, dict(segments(report)))
    found = dict(_of_cover(report.cover, marks))
    numbered = labels(report, language)
    for block in report.cover.text:
        found |= dict(_of_block(block, "page 1", numbered))
    found |= {key: "summary" for _, key, _ in reading(report.summary)}
    for section in report.all_sections:
        found |= dict(_of_section(section, numbered, marks))
    return found


def _of_cover(cover: Cover, marks: Mapping[str, str]) -> Iterator[tuple[Key, str]]:
    for key, _ in head_of(cover):
        if key.is_note:
            yield key, f"note {marks.get(key.rest[0], '')} · page 1"
        else:
            what, *numbers = (name for name in key.rest if name != JOINT)
            yield key, " ".join(("agenda item" if what == "agenda" else what, *numbers))


def _of_section(
    section: Section, numbered: Mapping[str, Label], marks: Mapping[str, str]
) -> Iterator[tuple[Key, str]]:
    label = numbered.get(section.id)
    name = label.reference if label else ""
    yield Key.own(section.id), f"heading {name}".rstrip()
    for block in section.content:
        yield from _of_block(block, name, numbered)
    for node in walk(section.content):
        for note in notes_of(node):
            mark, called = marks.get(note, ""), _called(node, numbered.get(node.id))
            yield Key.note(note), f"note {mark} · {called}"
    for note in section.notes:
        yield Key.note(note), f"note {marks.get(note, '')}".rstrip()


def _of_block(node: Node, within: str, numbered: Mapping[str, Label]) -> Iterator[tuple[Key, str]]:
    label = numbered.get(node.id)
    called = _called(node, label)
    inner, place = within, _joined(called, within)
    if label and isinstance(node, Subsection):  # its number says what it lies within
        inner, place = label.reference, called
    elif label and provided(node).row == "heading":
        inner = place
    grid = provided(node).grid
    if grid is None:
        yield from _of_texts(node, place)
    else:
        for key, part in _of_grid(node, grid):
            yield key, _joined(f"{called}, {part}", within)
    items = [child for child in children(node) if isinstance(child, Item)]
    yield from _of_items(items, place, ", item ", numbered)
    for child in children(node):
        if not isinstance(child, Item):
            yield from _of_block(child, inner, numbered)


def _called(node: Node, label: Label | None) -> str:
    """What a block is called: by its number, or else by its kind."""
    if label is None:
        return provided(node).called
    match provided(node).series:
        case "heading":
            return f"heading {label.reference}"
        case "paragraph":
            return f"¶ {label.reference}"
        case "operative":
            return f"operative ¶ {label.reference}"
        case "part":
            return f"part {label.reference}"
        case "item" | "table" | "figure" | "box" | "draft" | None:
            return label.reference
        case series:
            assert_never(series)


def _of_items(
    items: Sequence[Item], above: str, joint: str, numbered: Mapping[str, Label]
) -> Iterator[tuple[Key, str]]:
    """The texts of a list, by the numbers of its items; bullets are counted here alone."""
    for number, item in enumerate(items, 1):
        place = f"{above}{_SIGNED.get(item.mark, joint)}{numbered[item.id].number or number}"
        yield from _of_texts(item, place)
        yield from _of_items(item.items, place, " ", numbered)


_SIGNED: Mapping[ListMark, str] = {"bullets": ", bullet ", "dashes": ", dash "}


def _of_texts(node: Node, place: str) -> Iterator[tuple[Key, str]]:
    for key, _ in texts_of(node):
        if not key.is_note:
            part = part_of(node, key)
            number = key.rest[-1] if key.first != key else ""
            what = _in_words(part) if part else number and f"paragraph {number}"
            yield key, f"{place}, {what}" if what else place


def _in_words(part: TextPart) -> str:
    match part:
        case TextPart.LEAD:
            return "run-in heading"
        case TextPart.CLOSING:
            return "closing words"
        case TextPart.HEADNOTE:
            return "headnote"
        case TextPart.ALT:
            return "alternative text"
        case (
            TextPart.SOURCE
            | TextPart.ABBREVIATIONS
            | TextPart.NOTE
            | TextPart.PLACE
            | TextPart.OLD
            | TextPart.NEW
            | TextPart.DELETE
            | TextPart.INSERT
            | TextPart.AFTER
            | TextPart.BEFORE
        ):
            return str(part)
        case _:
            assert_never(part)


def _of_grid(node: Node, grid: Grid) -> Iterator[tuple[Key, str]]:
    """The texts of a table, each with what it is in it."""
    for key, _ in texts_of(node):
        if not (key.rest or key.is_note):
            yield key, "title"
        elif part := part_of(node, key):
            yield key, _in_words(part)
    for across, column in enumerate(grid.leaves, 1):
        yield Key.column(node.id, column.id), f"head of column {across}"
        for down, row in enumerate(grid.rows, 1):
            if row.across is None and across <= len(row.cells):
                found = lines_of(Key.cell(node.id, row.id, column.id), row.cells[across - 1])
                for number, line in enumerate(found, 1):
                    which = f", text {number}" if number > 1 else ""
                    yield line.key, f"row {down}, column {across}{which}"
            elif across == 1:
                yield Key.across(node.id, row.id), f"row {down}, head across the columns"


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
