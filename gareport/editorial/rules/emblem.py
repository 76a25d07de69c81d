"""The emblem is a picture that can be printed: a valid PNG file in the report's folder.

The layout engine, asked to show any other file, does not name it; of a file that is cut short, it
prints half.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.characters import FORBIDDEN
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.pictures import Unprintable

NAMES = {"emblem": Severity.ERROR}
TOPIC = Topic.COVER
BAD = (
    Example(cover="emblem: emblem.png"),
    Example(cover="emblem: emblem.svg", files={"emblem.svg": "<svg/>"}),
    Example(cover="emblem: emblem.png", files={"emblem.png": "a text"}),
)
GOOD = (
    Example(),
    Example(cover="layout: geneva"),
    Example(text="The emblem of the Organization was adopted by resolution 92 (I)."),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for an emblem that is not in the folder, or is not a sound PNG file."""
    emblem = edition.report.cover.emblem
    if emblem is None or not edition.is_original or FORBIDDEN.search(emblem):
        return  # a forbidden character is reported as such
    found = edition.report.pictures.get(str(emblem))
    if isinstance(found, Unprintable):
        yield Diagnostic("emblem", emblem.span, f"`{emblem}` {found.message}", found.hint)
