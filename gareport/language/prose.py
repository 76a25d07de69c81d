"""The prose of a text: a text in; the same with tokens, symbols and addresses masked out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gareport.language.inline import Inline, Link, flat, parse
from gareport.language.symbols import CANDIDATE, may_have_symbol

_NO_PROSE = re.compile(rf"(?=[{{A-Zh])(?:(?<!\{{)\{{[^{{}}]*\}}|{CANDIDATE}|https?://\S+)")


_SIGNS = ("{", "](", "://")  # a text without any of them, and without a symbol, is all prose


MASK = "\ufffc"


def nodes(text: str) -> Iterator[Inline]:
    """All inline nodes of a text, in reading order."""
    return flat(parse(text)[0])


@lru_cache(maxsize=100_000)
def prose(text: str) -> str:
    """The text with tokens, symbols and addresses masked; every other character keeps its place."""
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
