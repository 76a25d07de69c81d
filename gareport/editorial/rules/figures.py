"""The picture of a figure can be printed: a sound PNG or JPEG file in the report's folder.

Drawings of other programs, such as EMF and SVG, look different in every program that shows them.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.characters import FORBIDDEN
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import Figure
from gareport.report.pictures import Unprintable
from gareport.report.texts import walk

NAMES = {"picture": Severity.ERROR}
TOPIC = Topic.STRUCTURE
_FIGURE = "- {{id: example, figure: {{image: {}, title: Travel of staff, alt: A column a year}}}}"
BAD = (
    Example(content=_FIGURE.format("travel.png")),
    Example(content=_FIGURE.format("../travel.png")),
    Example(content=_FIGURE.format("travel.emf"), files={"travel.emf": "a drawing"}),
    Example(content=_FIGURE.format("travel.jpg"), files={"travel.jpg": "a text"}),
    Example(content=_FIGURE.format("travel.svg"), files={"travel.svg": "<svg/>"}),
)
GOOD = (
    "The figures are in the file travel.png.",
    "See travel.emf.",
    "A figure has a picture.",
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each picture that is not in the folder, or cannot be printed."""
    report = edition.report
    for node in walk(report.all_sections) if edition.is_original else ():
        for name in node.figure.pictures if isinstance(node, Figure) else ():
            found = report.pictures.get(str(name))
            if isinstance(found, Unprintable) and not FORBIDDEN.search(name):
                yield Diagnostic("picture", name.span, f"`{name}` {found.message}", found.hint)
