"""The structure can be printed: every level has a label, no text is empty, and the values on the
cover are possible."""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.cover import on_front
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.drafts import is_draft
from gareport.report.edition import Edition
from gareport.report.kinds import children, provided
from gareport.report.model import Item, Node, Operative, Paragraph
from gareport.report.scalars import is_day

NAMES = dict.fromkeys(("empty-text", "degree", "date", "list-marks", "summary"), Severity.ERROR)
TOPIC = Topic.STRUCTURE
BAD = (
    Example(text=""),
    Example(cover="date: 2007-13-01"),
    Example(cover="summary:\n  - {id: s, paragraph: A, items: [{id: t, text: B}]}"),
    Example(
        content="""\
- id: a
  paragraph: A
  items:
    - {id: b, text: B, items: [{id: c, text: C, items: [{id: d, text: D, items: [
        {id: e, text: E, items: [{id: f, text: F}]}]}]}]}"""
    ),
    Example(
        content="""\
- id: a
  paragraph: A
  marks: bullets
  items: [{id: b, text: B, marks: letters, items: [{id: c, text: C}]}]"""
    ),
    Example(content="- {id: a, paragraph: A, marks: bullets}"),
)
GOOD = (
    Example(),
    Example(cover="date: 2007-10-22"),
    Example(cover="summary:\n  - {id: s, paragraph: A}"),
    Example(
        content="""\
- id: a
  paragraph: A
  items: [{id: b, text: B, marks: bullets, items: [{id: c, text: C, marks: dashes, items: [
    {id: d, text: D}]}]}]"""
    ),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield the errors of structure; they are the same in every language."""
    if not edition.is_original:
        return
    report = edition.report
    yield from _empty(edition)
    for section in report.all_sections:
        is_bare = section.heading is None and section in report.sections
        base = 0 if is_bare and not is_draft(report) else 1
        for node in section.content:
            yield from _too_deep(node, base, 0, edition)
    for paragraph in on_front(report.cover):
        yield from _too_deep(paragraph, 0, 0, edition)
    yield from _cover(edition)


def _empty(edition: Edition) -> Iterator[Diagnostic]:
    for segment in edition.worded.values():
        if not segment.text.strip():
            hint = "write the text, or delete the block"
            yield Diagnostic("empty-text", segment.text.span, "this text is empty", hint)


def _too_deep(node: Node, heading: int, item: int, edition: Edition) -> Iterator[Diagnostic]:
    headings, items = len(edition.language.headings), len(edition.language.items)
    heading += provided(node).row == "heading"
    item += isinstance(node, Item)
    if heading > headings:
        message = f"this heading is at level {heading}, but headings have {headings} levels"
        hint = "move it up a level, or write a paragraph"
        yield Diagnostic("degree", node.place, message, hint)
    elif item > items:
        message = f"this subparagraph is at level {item}, but subparagraphs have {items} levels"
        yield Diagnostic("degree", node.place, message, "move it up a level")
    else:
        yield from _marked(node, edition)
        for child in children(node):
            yield from _too_deep(child, heading, item, edition)


def _marked(node: Node, edition: Edition) -> Iterator[Diagnostic]:
    """The errors in what is before the items of a block: letters under a bullet, or no items."""
    if not isinstance(node, (Paragraph, Operative, Item)) or node.marks is None:
        return
    if not node.items and edition.report.lost is None:
        message, hint = "`marks` is for items, and there are none", "delete it, or write `items`"
        yield Diagnostic("list-marks", node.place, message, hint)
    if isinstance(node, Item) and node.mark != "letters" and node.marks == "letters":
        message = "items under a bullet cannot have letters, because nothing can cite them"
        hint = "delete `marks: letters`, or give letters to the items above too"
        yield Diagnostic("list-marks", node.place, message, hint)


def _cover(edition: Edition) -> Iterator[Diagnostic]:
    cover = edition.report.cover
    if cover.date is not None and not is_day(cover.date):
        hint = "write year, month and day, as in 2007-10-22"
        yield Diagnostic("date", cover.date.span, f"`{cover.date}` is not a valid date", hint)
    for paragraph in edition.report.summary:
        if isinstance(paragraph, Paragraph) and paragraph.items:
            hint = "write the subparagraphs as sentences, or as paragraphs"
            message = "a paragraph of the summary cannot have subparagraphs"
            yield Diagnostic("summary", paragraph.place, message, hint)
