"""Each note is used once, in a text of its own section; a note of a table in any of its cells.

A note that is never used would not be printed. A note that is used twice has no single place, but
a letter under a table can be in several of its cells. A note in a heading would be repeated in the
contents, and one in the summary would precede the body.
The notes of the cover, which have asterisks, are used in its lines and in the headings of annexes.
"""

from collections import Counter
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.inline import tokens
from gareport.numbering.front import front_lines
from gareport.numbering.numbering import lettered_notes
from gareport.reading.explain import nearest
from gareport.report.cover import on_front
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import NOTE, REPORT
from gareport.report.kinds import notes_of, provided
from gareport.report.losses import Lost
from gareport.report.model import Figure, Table
from gareport.report.source import Text
from gareport.report.texts import segments, walk

NAMES = {"note": Severity.ERROR}
TOPIC = Topic.NOTES
_NOTES = "notes:\n  source: A study of 2003."
BAD = (
    Example(section=_NOTES),
    Example(cover="notes: {own: Reproduced as received.}"),
    Example("One.{note.own}", cover="notes: {own: Reproduced as received.}"),
    Example(cover="marks: {session: own}"),
    Example(cover="kind: letter\nmarks: {author: own}\nnotes: {own: Resumed.}"),
    Example(cover="author: A committee\nmarks: {author: own}\nnotes: {own: Resumed.}"),
    Example(cover="marks: {agenda: own}\nnotes: {own: Resumed.}"),
    Example(cover="marks: {session: own, symbol: own}\nnotes: {own: Resumed.}"),
    Example(text="One.{note.source} Two.{note.source}", section=_NOTES),
    Example(section=f"heading: Costs{{note.source}}\n{_NOTES}"),
)
GOOD = (
    Example(),
    Example(
        content="""\
- id: costs
  table:
    title: Costs
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost, align: figures}]
    rows:
      - {id: one, cells: ["P-5{note.est}", "12"]}
      - {id: two, cells: ["P-4{note.est}", "30"]}
    notes: {est: An estimate.}"""
    ),
    Example(cover="title: A title{note.own}\nnotes: {own: Reproduced as received.}"),
    Example(cover="marks: {session: own}\nnotes: {own: Resumed.}"),
    Example(cover="author: A committee{note.own}\nnotes: {own: Resumed.}"),
    Example(text="A study was made.{note.source}", section=_NOTES),
    Example(text="One,{note.source} two.{note.other}", section=f"{_NOTES}\n  other: Another."),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each note never used or used twice, and at each use in a wrong place."""
    if not edition.is_original:
        return
    lost = edition.report.lost or Lost()
    texts = [text for _, text in segments(edition.report)]
    calls = Counter(c.id for text in texts for c in tokens(text, "note"))
    calls.update(map(str, edition.report.cover.marks.values()))
    calls.update(lost.calls)
    notes, lettered = list(_notes(edition)), lettered_notes(edition.report)
    named = Counter(name for name, _ in notes)
    misspelt = calls.keys() - named.keys()  # each of them may be meant for an unused note
    for name, text in notes:
        is_unused = not (calls[name] or misspelt or lost.may_call(name))
        if "marks" in lost.keys and name in edition.report.cover.notes:
            continue  # a mark that was not read may be its own
        is_repeated = calls[name] > named[name] and name not in lettered
        if is_repeated or is_unused:
            times = "never used" if not calls[name] else f"used {calls[name]} times"
            hint = f"write {{note.{name}}} in one place"
            if name in edition.report.cover.notes:
                hint = f"{hint}, or name it under `marks`"
            else:
                hint = f"{hint}; elsewhere write `See footnote … above`"
            yield Diagnostic("note", text.span, f"the note `{name}` is {times}", hint)
    yield from _unnamed(edition)
    yield from _misplaced(edition)


def _notes(edition: Edition) -> Iterator[tuple[str, Text]]:
    yield from edition.report.cover.notes.items()
    for node in walk(edition.report.all_sections):
        yield from notes_of(node).items()


def _unnamed(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each mark on a line of the cover whose note is not there."""
    notes, lost = edition.report.cover.notes, edition.report.lost or Lost()
    for place, name in edition.report.cover.marks.items():
        if name not in notes and not lost.may_hold_note(name):
            message = f"`{place}` is marked with `{name}`, but the cover has no note of that name"
            meant = nearest(name, notes)
            hint = (
                f"did you mean `{meant}`?" if meant else f"add `{name}: …` to the cover's `notes`"
            )
            yield Diagnostic("note", name.span, message, hint)
    if edition.report.lost is not None or not edition.report.cover.marks:
        return
    lines = {line.marked for line in front_lines(edition.report) if line.key not in edition.source}
    for place, name in edition.report.cover.marks.items():
        if place not in ("symbol", *lines):
            message = f"`{place}` is marked, but page 1 computes no such line"
            hint = f"put {{note.{name}}} in a text of the cover, or mark another line"
            yield Diagnostic("note", name.span, message, hint)


def _misplaced(edition: Edition) -> Iterator[Diagnostic]:
    nodes = list(walk(edition.report.all_sections))
    headings = {n.id for n in nodes if provided(n).row == "heading"}
    own = {n.id: set(notes_of(n)) for n in nodes if isinstance(n, Table | Figure)}
    summary = {node.id for node in walk(edition.report.summary)}
    lost = edition.report.lost or Lost()
    lettered = set().union(*own.values())
    starred = edition.report.cover.notes
    known = {name for name, _ in _notes(edition)}
    front = [*walk(on_front(edition.report.cover))]
    of_note = {node.id for node in walk(edition.report.cover.text)}
    on_cover = {REPORT, *of_note, *(annex.id for annex in edition.report.annexes)}
    ids = Counter(node.id for node in (*nodes, *front))
    for key, text in edition.source.items():
        block = key.owner
        if ids[block] > 1:  # the text may belong to either block
            continue
        for call in tokens(text, "note"):
            if lost.may_hold_note(call.id):
                continue
            if call.id in starred and block in on_cover:
                continue
            if call.id in starred:
                message = f"`{call.id}` is a note of the cover, which has an asterisk"
                hint = "move the note to the section's `notes`"
            elif block in headings | summary | {REPORT, NOTE} and call.id in known:
                message = "a note cannot be used on the cover, in the summary, a heading or a note"
                hint = "use it in a paragraph; lines of the cover have notes of the cover"
            elif block in own and call.id not in own[block]:
                message = f"`{call.id}` is not a note of this table"
                hint = "move the note to the table's `notes`"
            elif block not in own and call.id in lettered:
                message = f"`{call.id}` is a note of a table"
                hint = "move the note to the section's `notes`"
            else:
                continue
            yield Diagnostic("note", text.at(call.start), message, hint)
