"""Title, symbol and agenda items fit into the properties of a Word file: 255 characters each.

A build of PDF files only reports this as a warning and goes on."""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.inline import characters
from gareport.language.prose import nodes
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.source import Text

LONGEST_PROPERTY = 255

FORMAT = "docx"
NAMES = {"word-property": Severity.ERROR}
TOPIC = Topic.COVER
BAD = (
    Example(cover=f"title: {'Long ' * 60}"),
    Example(cover=f"title: {'长' * 256}", language="zh"),
    Example(cover=f"symbol: A/{'1' * 260}"),
)
GOOD = (
    Example(cover="title: Investing in information and communications technology"),
    Example(cover=f"title: '{'*Long* ' * 50}'"),
    Example(cover=f"title: {'长' * 255}", language="zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for a title, a symbol or a list of agenda items that is too long."""
    cover, language = edition.report.cover, edition.language
    title = edition.texts[Key.title()].text
    lengths = [(title.span, _printed(title)), (cover.symbol.span, len(cover.symbol))]
    if cover.agenda:  # session and agenda items are the keywords
        items = language.agenda(tuple(entry.item for entry in cover.agenda))
        keywords = f"{language.session(cover.session)}; {items}"
        lengths.append((cover.agenda[0].place, len(keywords)))
    for place, length in lengths:
        if length > LONGEST_PROPERTY:
            message = f"{length} characters are too many for a property of a Word file"
            hint = f"shorten it to {LONGEST_PROPERTY} characters"
            yield Diagnostic("word-property", place, message, hint)


def _printed(text: Text) -> int:
    """The number of characters that print; markup does not."""
    return sum(len(characters(node) or "") for node in nodes(text))
