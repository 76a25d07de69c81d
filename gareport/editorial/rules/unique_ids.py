"""Every id is used once in a report: labels, translations and references depend on it."""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.cover import Report
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition
from gareport.report.grid import Column, Row
from gareport.report.keys import NOTE, REPORT, Key, TextPart
from gareport.report.kinds import notes_of, provided
from gareport.report.model import Figure, Node
from gareport.report.texts import agenda_key, walk

NAMES = {"duplicate-id": Severity.ERROR}
TOPIC = Topic.STRUCTURE
_TWO = "- {{id: {}, paragraph: One.}}\n- {{id: {}, paragraph: Two.}}"
BAD = (
    Example(content=_TWO.format("cost", "cost")),
    Example(content=_TWO.format("cost", "body")),
    Example(cover="agenda:\n  - {item: 7, title: One}\n  - {item: 7, title: Two}"),
)
GOOD = (
    Example(content=_TWO.format("cost", "costs")),
    Example(content=_TWO.format("cost", "bodies")),
    Example(cover="agenda:\n  - {item: 7, title: One}\n  - {item: 8, title: Two}"),
)

_UNDER = (TextPart.SOURCE, TextPart.ABBREVIATIONS, TextPart.NOTE)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each id that is already used; notes, rows and columns count separately."""
    if not edition.is_original:
        return
    for named in (_blocks(edition.report), _notes(edition.report)):
        first: dict[str, Span] = {}
        for name, span in named:
            if name in first:
                before = first[name]
                message = f"the id `{name}` is already used in {before.file}:{before.line}"
                yield Diagnostic("duplicate-id", span, message, "write another id here")
            first.setdefault(name, span)
    yield from _within_tables(edition.report)
    yield from _agenda(edition.report)


def _agenda(report: Report) -> Iterator[Diagnostic]:
    joint = report.cover.joint.agenda if report.cover.joint else ()
    for agenda in (report.cover.agenda, joint):
        items: set[Key] = set()
        for entry in agenda:
            if (key := agenda_key(entry)) in items:
                message = f"the agenda item {entry.item} is listed twice"
                yield Diagnostic("duplicate-id", entry.place, message, "delete one of the two")
            items.add(key)


def _blocks(report: Report) -> Iterator[tuple[str, Span]]:
    for taken in (REPORT, NOTE):  # the keys of the cover's texts and of notes begin so
        yield taken, report.cover.place
    roots: tuple[Node, ...] = report.roots
    for node in walk(roots):
        yield node.id, node.place


def _notes(report: Report) -> Iterator[tuple[str, Span]]:
    for name, text in report.cover.notes.items():
        yield name, text.span
    for node in walk(report.all_sections):
        for name, text in notes_of(node).items():
            yield name, text.span


def _within_tables(report: Report) -> Iterator[Diagnostic]:
    for node in walk(report.all_sections):
        if grid := provided(node).grid:
            seen: set[str] = {TextPart.HEADNOTE, *_UNDER}
            seen |= {TextPart.ALT} if isinstance(node, Figure) else set()
            parts: tuple[Column | Row, ...] = (*grid.heads, *grid.rows)
            for part in parts:
                if part.id in seen:
                    message = f"the id `{part.id}` is already used in this {provided(node).called}"
                    yield Diagnostic("duplicate-id", part.place, message, "write another id here")
                seen.add(part.id)
