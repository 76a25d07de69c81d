"""A note fits at the foot of its page: one that fills a page leaves no room for its call.

Notes are not split over pages, so that each stands whole on the page of its call.
"""

from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.translate import Edition

# Two thirds of a page of note lines, in letters; a Chinese character is as wide as two.
LONGEST = 3000

NAMES = {"note-length": Severity.ERROR}
_NOTES = "notes:\n  source: {}"
_CALL = "A text.{note.source}"
BAD = (
    Example(text=_CALL, section=_NOTES.format("Long " * 700)),
    Example(text=_CALL, section=_NOTES.format("Longer. " * 400)),
    Example(text=_CALL, section=_NOTES.format("长" * 1501), language="zh"),
)
GOOD = (
    Example(text=_CALL, section=_NOTES.format("A study of 2003.")),
    Example(text=_CALL, section=_NOTES.format("Long " * 500)),
    Example(text=_CALL, section=_NOTES.format("长" * 1500), language="zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault for each note that is too long for the foot of a page."""
    for key, segment in edition.texts.items():
        if not key.startswith("note."):
            continue
        width = sum(2 if char >= "\u2e80" else 1 for char in segment.text)
        if width > LONGEST:
            message = f"the note is too long for the foot of a page ({width} letters' width)"
            hint = f"shorten it to {LONGEST}, or move a part into the text"
            yield Diagnostic("note-length", segment.text.span, message, hint)
