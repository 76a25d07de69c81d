"""An asterisk on page 1 has its note there, and a report has no way to write one: so none stands
in the title, the author's line, an agenda item or the summary.

The symbol may end in asterisks, those of a reissue, within a text; that of the report itself may
not, since the note `Reissued for technical reasons` would be missing.
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
    Example(cover="title: A *title*"),
    Example(cover=_AGENDA.format("Review")),
    r"Document A/65/L.78* has a star \* in it.",
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault at each asterisk on page 1."""
    for passage in passages(edition):
        for found in _STAR.finditer(passage.text) if passage.section is None else ():
            message = f"`{found[0]}` has no note on page 1"
            yield Diagnostic("asterisk", passage.at(found), message, "take it out")
    symbol = edition.report.cover.symbol
    if edition.is_original and symbol.endswith("*"):
        message = f"`{symbol}` has an asterisk, but there is no note to it on page 1"
        hint = f"write `{symbol.rstrip('*')}`"
        yield Diagnostic("asterisk", symbol.span, message, hint)
