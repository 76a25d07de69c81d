"""The prose of a text: a text in; the same with everything masked that is not prose.

Tokens, symbols, addresses and raised or lowered characters are masked.

Figures that nobody can mean are masked too: no rule has to read a number of thousands of digits.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gareport.language.inline import SHIFTED, Inline, Link, flat, parse
from gareport.language.numerals import HAN_NUMERALS
from gareport.language.symbols import CANDIDATE, may_have_symbol

_NO_PROSE = re.compile(
    rf"(?=[{{A-Zh^~])(?:{SHIFTED}|(?<!\{{)\{{[^{{}}]*\}}|{CANDIDATE}|https?://\S+)"
)
_SIGNS = (
    "{",
    "](",
    "://",
    "^",
    "~",
)  # a text without any of them, and without a symbol, is all prose
MASK = "\ufffc"
LONGEST = 100  # the most digits that a figure has
LONG_FIGURE = re.compile(
    rf"[0-9]{{{LONGEST + 1},}}|[0-9]{{1,3}}(?:[,. \u00a0][0-9]{{3}}){{{LONGEST // 3 + 1},}}"
    rf"|[{HAN_NUMERALS}]{{{LONGEST + 1},}}"
)


def nodes(text: str) -> Iterator[Inline]:
    """All inline nodes of a text, in reading order."""
    return flat(parse(text)[0])


@lru_cache(maxsize=100_000)
def prose(text: str) -> str:
    """The text with tokens, symbols and addresses masked; every other character keeps its place."""
    if len(text) > LONGEST and LONG_FIGURE.search(text):
        text = LONG_FIGURE.sub(lambda found: MASK * len(found[0]), text)
    if any(map(text.__contains__, _SIGNS)) or may_have_symbol(text):
        return _NO_PROSE.sub(lambda found: MASK * len(found[0]), without_addresses(text))
    return str(text)


def without_addresses(text: str) -> str:
    """The text with the addresses of links masked, and the brackets around them."""
    parts, end = [], 0
    for node in nodes(text) if "](" in text else ():
        if isinstance(node, Link):
            parts += [text[end : node.bracket], MASK * (node.end - node.bracket)]
            end = node.end
    return "".join((*parts, text[end:]))
