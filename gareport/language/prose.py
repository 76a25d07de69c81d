"""The prose of a text: a text in; the same with tokens, symbols and addresses masked out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gareport.language.inline import Inline, flat, parse
from gareport.language.symbols import CANDIDATE, may_have_symbol

_NO_PROSE = re.compile(
    r"(?=[{(A-Zh])(?:"
    rf"(?<!\{{)\{{[^{{}}]*\}}|{CANDIDATE}|(?<=\])\([^()\s]*\)|https?://\S+)"
)


_SIGNS = ("{", "](", "://")  # a text without any of them, and without a symbol, is all prose


MASK = "\ufffc"


def nodes(text: str) -> Iterator[Inline]:
    """All inline nodes of a text, in reading order."""
    return flat(parse(text)[0])


@lru_cache(maxsize=100_000)
def prose(text: str) -> str:
    """The text with tokens, symbols and addresses masked; every other character keeps its place."""
    if any(map(text.__contains__, _SIGNS)) or may_have_symbol(text):
        return _NO_PROSE.sub(lambda found: MASK * len(found[0]), str(text))
    return str(text)
