"""The structure can be printed: every degree has a label, every table row its cells, no text is
empty, and the values of the cover are possible."""

from collections.abc import Iterator
from datetime import date

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import Item, Node, Paragraph, Subsection, Table
from gareport.report.texts import children, walk

NAMES = dict.fromkeys(("empty-text", "degree", "cells", "date", "summary"), Severity.ERROR)
TOPIC = Topic.STRUCTURE
BAD = (
    Example(text=""),
    Example(cover="date: 2007-13-01"),
    Example(cover="summary:\n  - {id: s, paragraph: A, items: [{id: t, text: B}]}"),
    Example(
        content="""\
- id: costs
  table:
    title: Costs
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost}]
    rows: [{id: one, cells: [P-5]}]"""
    ),
    Example(
        content="""\
- id: a
  paragraph: A
  items:
    - {id: b, text: B, items: [{id: c, text: C, items: [{id: d, text: D, items: [
        {id: e, text: E}]}]}]}"""
    ),
)
GOOD = (
    Example(),
    Example(cover="date: 2007-10-22"),
    Example(cover="summary:\n  - {id: s, paragraph: A}"),
    Example(
        content="""\
- id: costs
  table:
    title: Costs
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost}]
    rows: [{id: one, cells: [P-5, "100"]}]"""
    ),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield the faults of structure; they are the same in every language."""
    if not edition.is_original:
        return
    report = edition.report
    yield from _empty(edition)
    for section in (*report.sections, *report.annexes):
        base = 0 if section.heading is None and section in report.sections else 1
        for node in section.content:
            yield from _too_deep(node, base, 0, edition)
    for paragraph in report.cover.summary:
        yield from _too_deep(paragraph, 0, 0, edition)
    for found in walk((*report.sections, *report.annexes)):
        if isinstance(found, Table):
            yield from _uneven(found)
    yield from _cover(edition)


def _empty(edition: Edition) -> Iterator[Diagnostic]:
    report = edition.report
    tables = [node for node in walk((*report.sections, *report.annexes)) if isinstance(node, Table)]
    cells = {cell.span for table in tables for row in table.table.rows for cell in row.cells}
    for text in edition.source.values():
        if text.strip():
            continue
        if text.span in cells:
            hint = "write what stands there; where there is nothing, write a dash: `–`"
            yield Diagnostic("empty-text", text.span, "this cell is empty", hint)
        else:
            hint = "write the text, or delete the block"
            yield Diagnostic("empty-text", text.span, "this text is empty", hint)


def _too_deep(node: Node, heading: int, item: int, edition: Edition) -> Iterator[Diagnostic]:
    most = (len(edition.language.headings), len(edition.language.items))
    if isinstance(node, Subsection):
        if heading >= most[0]:
            message = f"headings go {most[0]} degrees deep"
            yield Diagnostic("degree", node.place, message, "raise this one, or use a paragraph")
            return
        heading += 1
    elif isinstance(node, Item):
        if item >= most[1]:
            message = f"subparagraphs go {most[1]} degrees deep"
            yield Diagnostic("degree", node.place, message, "raise this one")
            return
        item += 1
    for child in children(node):
        yield from _too_deep(child, heading, item, edition)


def _uneven(table: Table) -> Iterator[Diagnostic]:
    columns = len(table.table.columns)
    for row in table.table.rows:
        if len(row.cells) != columns:
            message = f"the row has {len(row.cells)} cells, the table {columns} columns"
            yield Diagnostic("cells", row.place, message, 'add or delete cells; "" is no cell')


def _cover(edition: Edition) -> Iterator[Diagnostic]:
    cover = edition.report.cover
    if cover.date is not None and not _is_date(cover.date):
        hint = "write year-month-day, as in 2007-10-22"
        yield Diagnostic("date", cover.date.span, f"`{cover.date}` is no date", hint)
    for paragraph in cover.summary:
        if isinstance(paragraph, Paragraph) and paragraph.items:
            hint = "write the points as sentences, or as paragraphs"
            message = "the summary has no subparagraphs"
            yield Diagnostic("summary", paragraph.place, message, hint)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
