"""The resolved report for other programs: a `Resolved` in, plain data for JSON out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from gareport.language.languages import languages
from gareport.numbering.chart_data import chart_data
from gareport.numbering.corrections import EntryPiece
from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import Run, plain
from gareport.report.grid import Grid
from gareport.report.keys import Key
from gareport.report.kinds import part_of, provided
from gareport.report.lattice import Slot, lattice
from gareport.report.model import Figure, Node, kind_name
from gareport.report.stacked import KeyedLine, lines_of
from gareport.report.texts import texts_of, walk


def show(resolved: Resolved, pages: Mapping[str, int] | None = None) -> dict[str, Any]:
    """Contents, blocks and notes with their labels; `page` is null without pages."""
    report = resolved.edition.report
    found = pages or {}
    roots: tuple[Node, ...] = report.roots
    return {
        "symbol": str(report.cover.symbol),
        "edition": resolved.language.code,
        "title": resolved.plain(Key.title()),
        "masthead": _masthead(resolved),
        "front": [
            {"role": str(line.role), "text": text_of(resolved.runs[line.key])}
            for part in resolved.front
            for line in part.lines
        ],
        "contents": [
            {
                "id": line.id,
                "label": line.label,
                "heading": resolved.plain(Key.own(line.id)),
                "paragraphs": resolved.range_of(line),
                "page": found.get(line.id),
            }
            for line in resolved.contents
        ],
        "abbreviations": [
            {"acronym": line.acronym, "meaning": line.meaning} for line in resolved.abbreviations
        ],
        "blocks": [_block(node, resolved) for node in walk(roots) if _is_shown(node, resolved)],
        "notes": [
            {"id": note.id, "mark": note.mark, "text": text_of(note.runs)}
            for note in (*resolved.notes, *(n for ns in resolved.table_notes.values() for n in ns))
        ],
    }


def _masthead(resolved: Resolved) -> dict[str, object]:
    """The facts of the head of page 1; the names are printed ones, the languages are codes."""
    cover, head = resolved.edition.report.cover, resolved.masthead
    return {
        "organs": list(head.organs),
        "symbol": head.symbol,
        "distribution": head.distribution[0][0],
        "date": cover.date or None,
        "original": list(cover.original),
        "only": cover.only,
        "advance_unedited": cover.advance_unedited,
        "job_number": head.job.number if head.job else None,
        "job_dates": list(cover.job_dates.get(resolved.language.code, ())),
    }


def _is_shown(node: Node, resolved: Resolved) -> bool:
    """Whether a block has a text, an entry, or a number, as an untitled part has."""
    has_text = any(not key.is_note for key, _ in texts_of(node))
    return has_text or node.id in resolved.corrections or node.id in resolved.labels


def _entry(pieces: tuple[EntryPiece, ...], resolved: Resolved) -> str:
    found = (
        resolved.runs[piece.key] if piece.key else resolved.inline(piece.words) for piece in pieces
    )
    return "".join(map(text_of, found))


def _block(node: Node, resolved: Resolved) -> dict[str, object]:
    label = resolved.labels.get(node.id)
    block: dict[str, object] = {
        "id": node.id,
        "kind": kind_name(type(node)),
        "label": label.printed if label else "",
        "text": "\n".join(_own(node, resolved)),
    }
    if (entry := resolved.corrections.get(node.id)) is not None:
        block["entry"] = [_entry(entry.place, resolved), _entry(entry.instruction, resolved)]
    grid = provided(node).grid
    for key, _ in texts_of(node):
        if (part := part_of(node, key)) is not None:
            block[str(part)] = text_of(resolved.runs[key])
    if isinstance(node, Figure) and node.figure.chart is not None:
        block |= _chart(resolved, node)
    elif grid is not None:
        block |= _table(node.id, grid, resolved)
    return block


def _own(node: Node, resolved: Resolved) -> Iterator[str]:
    """The text of a block; of a quotation, its paragraphs."""
    own = Key.own(node.id)
    for key in dict.fromkeys((own, *(key for key, _ in texts_of(node)))):
        if key.first == own:
            yield text_of(resolved.runs.get(key, ()))


def _chart(resolved: Resolved, figure: Figure) -> dict[str, object]:
    """The kind of a chart, and its data, also if they are those of a table."""
    data = chart_data((resolved,), figure)
    cells = [[one.figures[at].printed for one in data.series] for at in range(len(data.categories))]
    return {
        "chart": data.kind,
        "columns": [data.head, *(one.name for one in data.series)],
        "data": [[name, *row] for name, row in zip(data.categories, cells, strict=True)],
    }


def _table(table: str, grid: Grid, resolved: Resolved) -> dict[str, object]:
    """The heads and the rows of a table; a cell that spans others has `across` or `down`."""
    slots = lattice(grid)

    def cell(slot: Slot, lines: Iterable[KeyedLine]) -> dict[str, object]:
        spans = {"across": slot.across, "down": slot.down}
        texts = (f"{one.sign} {text_of(resolved.runs[one.key])}".lstrip() for one in lines)
        return {
            "text": "\n".join(texts),
            **{name: span for name, span in spans.items() if span > 1},
        }

    heads = [
        [
            cell(slot, lines_of(Key.column(table, slot.column.id), slot.column.heading))
            for slot in row
            if not slot.continues
        ]
        for row in slots.heads
    ]
    rows = [
        {
            "id": row.id,
            "level": row.level,
            "total": row.total,
            "across": None
            if row.across is None
            else text_of(resolved.runs[Key.across(table, row.id)]),
            "cells": [
                cell(slot, lines_of(Key.cell(table, row.id, slot.column.id), row.cells[slot.first]))
                for slot in found
                if not slot.continues
            ],
        }
        for row, found in zip(grid.rows, slots.rows, strict=True)
    ]
    return {"heads": heads, "rows": rows}


def as_text(shown: Mapping[str, Any]) -> str:
    """The same as text: contents, abbreviations, blocks with their labels and ids, then notes."""
    gap = languages()[shown["edition"]].lead_gap
    lines = [f"{shown['symbol']} ({shown['edition']})  {shown['title']}", ""]
    for line in shown["contents"]:
        page = "" if line["page"] is None else str(line["page"])
        lines.append(f"{line['label']:>6} {line['heading']}  {line['paragraphs']}  {page}".rstrip())
    lines.append("")
    for line in shown["abbreviations"]:
        lines.append(f"{line['acronym']:>8}  {line['meaning']}")
    lines += [""] if shown["abbreviations"] else []
    for block in shown["blocks"]:
        lead = f"{block['lead']}{gap}" if "lead" in block else ""
        lines.append(
            f"{block['label']:>8} [{block['id']}] {lead}{_in_line(block['text'])}".rstrip()
        )
        if block["kind"] == "quote" and "source" in block:
            lines.append(f"{'':>8} (source) {block['source']}")
        if "entry" in block:
            lines.append(f"{'':>8} ({': '.join(block['entry'])})")
        if "closing" in block:
            lines.append(f"{'':>8} ({Key.closing(block['id'])}) {block['closing']}")
        lines += [f"{'':>8} | {_row_as_text(row)}" for row in block.get("rows", ())]
        lines += [f"{'':>8} | {' | '.join(row)}" for row in block.get("data", ())]
    for note in shown["notes"]:
        lines.append(f"{note['mark']:>8} [{note['id']}] {note['text']}")
    return "\n".join(lines)


def _row_as_text(row: Mapping[str, Any]) -> str:
    cells = (_in_line(cell["text"]) for cell in row["cells"])
    return str(row["across"] or " | ".join(cells))


def _in_line(text: str) -> str:
    """Several texts in one line."""
    return text.replace("\n", " / ")


def text_of(runs: tuple[Run, ...]) -> str:
    """The runs as printed; note calls are their marks in brackets."""
    return plain(runs, "[{}]")
