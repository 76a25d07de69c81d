"""Document symbols are well formed: a wrong one leads the reader nowhere.

Editorial Manual, document symbols: components divided by single slashes, modifiers with a dot.
"""

from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.inline import Symbol, flat, parse
from gareport.symbols import is_well_formed
from gareport.translate import Edition

HINT = "a symbol is an organ and components with single slashes, as in A/60/846/Add.1"

NAMES = {"symbol": Severity.ERROR}
BAD = ("See A/60//846/Add.1.", "See A/62/502/Add1/.", Example(cover="symbol: A/62//502"))
GOOD = ("See A/60/846/Add.1.", "See A/65/L.78.", "Resolution 60/283 and P-5 posts, section 28D.")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault at each malformed symbol, in the texts and on the cover."""
    for segment in edition.texts.values():
        for node in flat(parse(segment.text)[0]):
            if isinstance(node, Symbol) and not is_well_formed(node.text):
                message = f"`{node.text}` is no well-formed document symbol"
                yield Diagnostic("symbol", segment.text.at(node.start), message, HINT)
    own = edition.report.cover.symbol
    if not is_well_formed(own):
        yield Diagnostic("symbol", own.span, f"`{own}` is no well-formed document symbol", HINT)
