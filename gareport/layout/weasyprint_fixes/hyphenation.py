"""PDF stage: takes the words to be hyphenated; leaves out names and parts of compounds."""

from __future__ import annotations

from functools import wraps
from importlib import import_module
from typing import Any

from .guard import Fix

_WORD = "weasyprint.text.line_break:get_next_word_boundaries"


def install() -> None:
    """Keep words whole that typesetters do not hyphenate."""
    line_break: Any = import_module("weasyprint.text.line_break")
    stock = line_break.get_next_word_boundaries

    @wraps(stock)
    def get_next_word_boundaries(text: str, lang: str) -> tuple[int, int] | None:
        found: tuple[int, int] | None = stock(text, lang)
        if found is None or not may_be_hyphenated(text, *found):
            return None
        return found

    line_break.get_next_word_boundaries = get_next_word_boundaries


def may_be_hyphenated(text: str, start: int, stop: int) -> bool:
    """Whether a word is in small letters, without a hyphen or a mark of an address beside it.

    A word before a full stop may end its paragraph, whose last line would then be half a word.
    """
    word, around = text[start:stop], text[max(start - 1, 0) : start] + text[stop : stop + 1]
    return word.isalpha() and word.islower() and not set(around) & set("-‐/@._;:")


NAMES_HYPHENATED = Fix(
    name="names and compounds hyphenated",
    cause=(
        "CSS cannot mark a name as one word, and WeasyPrint hyphenates everything that its "
        "dictionary knows, capitals included. The fix leaves out a word with a capital letter, a "
        "figure or a hyphen, and a word before a full stop."
    ),
    sources={_WORD: "3aab26b84151036dc028edd7a69eb43fb1d3d6434a5e1fec1bb1d5fca5bad28e"},
    install=install,
)
