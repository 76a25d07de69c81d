"""Word can hold the title and the symbol: a property of its files takes 255 characters."""

from collections.abc import Iterator

from gareport.diagnostics import Diagnostic
from gareport.inline import Plain, Symbol, flat, parse
from gareport.source import Text
from gareport.translate import Edition

LONGEST_PROPERTY = 255


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault for a title or a symbol that is too long."""
    for text in (edition.texts["report.title"].text, edition.report.cover.symbol):
        length = _printed(text)
        if length > LONGEST_PROPERTY:
            message = f"{length} characters are too many for a property of a Word file"
            hint = f"shorten it to {LONGEST_PROPERTY}"
            yield Diagnostic("word-property", text.span, message, hint)


def _printed(text: Text) -> int:
    """How many characters print: markup does not."""
    return sum(len(n.text) for n in flat(parse(text)[0]) if isinstance(n, (Plain, Symbol)))
