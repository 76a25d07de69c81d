"""A text without its markup: a text in; the characters that print, each with its offset, out.

Tokens and addresses are masked. So a rule finds the same in `中文**粗体**` as in 中文粗体.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from gareport.language.braces import Token
from gareport.language.inline import Emphasis, Link, Plain, Shifted, Symbol
from gareport.language.prose import MASK, nodes

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """The characters that print; `offsets` are their places in what was typed, and its end.

    `opened` are the offsets at which emphasis or a link begins.
    """

    characters: str
    offsets: Sequence[int]
    opened: frozenset[int]

    def border(self, at: int) -> int:
        """The typed offset between two neighbours: after the markup that ends with the first one.

        A space there is outside the emphasis or the link that begins with the second one.
        """
        end = self.offsets[at]
        begin = self.offsets[at - 1] + 1 if at else 0
        return next((place for place in range(begin, end) if place in self.opened), end)


def unmarked(text: str) -> Unmarked:
    """The text as a reader sees it."""
    if not any(map(text.__contains__, "*{[\\^~")):
        return Unmarked(_without_addresses(text), range(len(text) + 1), frozenset())
    found: list[tuple[str, int]] = []
    opened = set()
    for node in nodes(text):
        match node:
            case Plain() | Symbol():
                found += [(char, node.start + n) for n, char in enumerate(node.text)]
            case Shifted():
                found += [(char, node.start + n) for n, char in enumerate(node.text, 1)]
            case Token():
                found.append((MASK, node.start))
            case Emphasis() | Link():
                opened.add(node.start)
            case _:
                assert_never(node)
    characters = _without_addresses("".join(char for char, _ in found))
    return Unmarked(characters, [*(at for _, at in found), len(text)], frozenset(opened))


def _without_addresses(text: str) -> str:
    if "://" not in text:
        return str(text)
    return _ADDRESS.sub(lambda found: MASK * len(found[0]), text)
