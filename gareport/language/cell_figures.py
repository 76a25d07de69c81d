"""Bare figures in cells of tables: what was typed in; a figure, and how a language prints it, out.

A figure has no words: `1245300`, `1,245,300`, `41945.0`, `-6442.2` and `(6 442.2)`. All languages
print it with its decimals as they were typed, and a negative one in brackets.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from gareport.language.languages import Language
from gareport.language.prose import LONGEST

_GROUP = r"(?P<gap>[ ,\u00a0\u202f])"
_FIGURE = re.compile(
    r"(?P<sign>[-−–]?)(?P<open>\(?)(?P<minus>[-−–]?)"
    rf"(?P<whole>0|[1-9][0-9]{{0,2}}(?:{_GROUP}[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*)?|[1-9][0-9]*)"
    r"(?:\.(?P<part>[0-9]+))?(?P<close>\)?)"
)


@dataclass(frozen=True, slots=True)
class BareFigure:
    """A figure by its digits: those of the whole number, and the decimals as they were typed."""

    is_negative: bool
    whole: str
    decimals: str

    @property
    def plain(self) -> str:
        """The figure as a person may type it: `-6442.2`."""
        sign, point = "-" * self.is_negative, "." * bool(self.decimals)
        return f"{sign}{self.whole}{point}{self.decimals}"

    def printed(self, language: Language, is_grouped: bool = True) -> str:
        """The figure as the language prints it in a table: `(6 442.2)`."""
        return self._written(language.table_gap, language.decimal_mark, is_grouped)

    def in_text(self, language: Language, is_grouped: bool = True) -> str:
        """The figure as the language prints it in a sentence: `(6,442.2)`."""
        return self._written(language.text_gap, language.decimal_mark, is_grouped)

    def _written(self, gap: str, mark: str, is_grouped: bool) -> str:
        whole = f"{int(self.whole):,}" if is_grouped else self.whole
        text = whole.replace(",", gap)
        if self.decimals:
            text += mark + self.decimals
        return f"({text})" if self.is_negative else text


@lru_cache(maxsize=10_000)
def bare_figure(typed: str) -> BareFigure | None:
    """The figure that a cell consists of; None if it has anything else, or cannot be read."""
    found = _FIGURE.fullmatch(typed) if len(typed) <= LONGEST else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    signs = [found["sign"], found["open"], found["minus"]]
    if sum(map(bool, signs)) > 1:
        return None
    whole = re.sub("[^0-9]", "", found["whole"])
    return BareFigure(any(signs), whole, found["part"] or "")
