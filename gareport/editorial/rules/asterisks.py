"""Page 1 has no asterisk that is typed: an asterisk is the mark of a note, and is computed.

This concerns the title, the author's line, the agenda items and the summary. A symbol that a text
cites may end in the asterisks of a reissue. The report's own symbol has a note with them, such as
`Reissued for technical reasons on 16 June 2011.`
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

SOURCE = "United Nations Editorial Manual, masthead"
NAMES = {"asterisk": Severity.ERROR}
TOPIC = Topic.COVER
_STAR = re.compile(r"(?:\\\*|＊)+")
_AGENDA = "agenda: [{{item: 7, title: '{}'}}]"
BAD = (
    Example(cover=r"title: A title\*"),
    Example(cover=_AGENDA.format(r"Review\*\*")),
    Example(cover="symbol: A/99/1*"),
)
GOOD = (
    Example(cover="symbol: A/99/1*\nmarks: {symbol: again}\nnotes: {again: Reissued.}"),
    Example(cover="title: A *title*"),
    Example(cover=_AGENDA.format("Review")),
    r"Document A/65/L.78* has a star \* in it.",
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each asterisk on page 1."""
    for passage in passages(edition):
        for found in _STAR.finditer(passage.text) if passage.section is None else ():
            message = f"`{found[0]}` has no note"
            hint = "write `{note.NAME}` here, and the text under that name in the cover's `notes`"
            yield Diagnostic("asterisk", passage.at(found), message, hint)
    symbol, marks = edition.report.cover.symbol, edition.report.cover.marks
    if edition.is_original and symbol.endswith("*") and "symbol" not in marks:
        message = f"the symbol `{symbol}` ends in an asterisk, which has no note on page 1"
        hint = "add `marks: {symbol: reissued}` and `notes: {reissued: …}`"
        yield Diagnostic("asterisk", symbol.span, message, hint)
