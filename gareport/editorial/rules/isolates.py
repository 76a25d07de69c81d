"""Directional isolates are paired in each text: an open one reverses the words that follow.

Text that runs from right to left needs them. Unpaired isolates show words in another order than
they are written in. So do overrides, which no file may have (Unicode Technical Report 36).
"""

import re
from collections.abc import Iterator

from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

OPENING = "\u2066\u2067\u2068"
CLOSING = "\u2069"
_EITHER = re.compile(f"[{OPENING}{CLOSING}]")

NAMES = {"isolate": Severity.ERROR}
TOPIC = Topic.MARKUP
BAD = ("a \u2067b c", "a b\u2069 c", "\u2066a \u2067b\u2069 c")
GOOD = ("a b c", "a \u2067b\u2069 c", "\u2066a \u2067b\u2069 c\u2069")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each unpaired isolate."""
    for segment in edition.texts.values():
        for offset in _unpaired(segment.text):
            name = f"U+{ord(segment.text[offset]):04X}"
            what = "closes nothing" if segment.text[offset] == CLOSING else "is never closed"
            message = f"the directional isolate {name} {what} in this text"
            hint = "delete it, or close it with U+2069; it is invisible in most editors"
            if segment.text[offset] == CLOSING:
                hint = "delete it; it is invisible in most editors"
            yield Diagnostic("isolate", segment.text.at(offset), message, hint)


def _unpaired(text: str) -> list[int]:
    """The offsets of the isolates that are not closed, and of those that close nothing."""
    open_ones: list[int] = []
    stray: list[int] = []
    for found in () if text.isascii() else _EITHER.finditer(text):
        if found[0] in OPENING:
            open_ones.append(found.start())
        elif open_ones:
            open_ones.pop()
        else:
            stray.append(found.start())
    return sorted(stray + open_ones)
