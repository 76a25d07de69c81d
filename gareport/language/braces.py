"""Tokens, which are in braces: what a person typed in; its kind and its names out."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

NamedKind = Literal["ref", "note", "amount", "cell", "refs", "range"]
TokenKind = NamedKind | Literal["word"]
CellWord = Literal["nil", "na", "unavailable"]
TOKEN_KINDS: tuple[NamedKind, ...] = get_args(NamedKind)
CELL_WORDS: tuple[CellWord, ...] = get_args(CellWord)
COMPUTED = "computed"  # in place of a figure that a formula gives
JOIN_WORDS = ("left", "above")  # a cell belongs to the one on its left, or to the one above it


@dataclass(frozen=True, slots=True)
class Token:
    """What is in braces: a reference to a block, the use of a note, an amount, a cell, or a word.

    `refs` are a list of references, and a `range` has the first and the last of several.
    A cell is named by its table, row and column, and an amount may be that of a cell. `less` after
    them prints a negative figure without its sign, for words such as *a decrease of*. A `word` is
    in a cell of a table: `{nil}`, `{na}` and `{unavailable}` say why there is no figure,
    `{computed}` leaves it to a formula, `{left}` and `{above}` say to which cell it belongs.
    """

    kind: TokenKind
    id: str
    start: int

    @property
    def is_of_cell(self) -> bool:
        """Whether it prints the figure of a cell of a table."""
        return self.kind in ("amount", "cell") and _STOP in self.id

    @property
    def target(self) -> str:
        """What it names: an id, or those of a table, a row and a column."""
        return self.id.removesuffix(_LESS) if self.is_less else self.id

    @property
    def is_less(self) -> bool:
        """Whether it prints a negative figure without its sign."""
        return self.is_of_cell and self.id.count(_STOP) > 2

    @property
    def members(self) -> tuple["Token", ...]:
        """A reference for each block that it names in a list; else itself."""
        if self.kind not in ("refs", "range"):
            return (self,)
        return tuple(Token("ref", name, self.start) for name in self.id.split(_STOP))

    @property
    def written(self) -> str:
        """The token as a person types it."""
        return f"{{{self.id}}}" if self.kind == "word" else f"{{{self.kind}.{self.id}}}"


KINDS = "|".join(TOKEN_KINDS)
WORDS = "|".join((*CELL_WORDS, COMPUTED, *JOIN_WORDS))
_ID = "[a-z][a-z0-9_]*"
_STOP, _LESS = ".", ".less"
NAME = rf"{_ID}(?:\.{_ID})*"
NAMED = (  # a cell has the ids of its table, row and column
    rf"\{{(?=(?:ref|note|amount)\.{_ID}\}}|(?:cell|amount)(?:\.{_ID}){{3}}(?:\.less)?\}}"
    rf"|refs(?:\.{_ID}){{2,20}}\}}|range(?:\.{_ID}){{2}}\}})"
    rf"(?P<kind>{KINDS})\.(?P<id>{NAME})\}}"
)
_MEANT = re.compile(
    rf"[{{｛]+ *+(?P<kind>{KINDS}) *+[.．] *+(?P<id>[A-Za-z][A-Za-z0-9_.-]*+) *+[}}｝]+",
    re.IGNORECASE,
)
_IS_NAMED = re.compile(NAMED)
_TOKEN_HINT = "write {ref.ID}, {note.ID} or {amount.ID}; to print a brace, write {{ or }}"
_CELL_HINT = "write {cell.TABLE.ROW.COLUMN} or {amount.TABLE.ROW.COLUMN}, with the three ids"


def slip(found: str) -> tuple[str, str]:
    """What is wrong with braces that are not a token, and the hint."""
    message, hint = f"`{found}` is not a token", _TOKEN_HINT
    if meant := _MEANT.fullmatch(found):
        written = f"{{{meant['kind']}.{meant['id'].replace('-', '_')}}}".lower()
        hint = _CELL_HINT if meant["kind"].lower() in ("cell", "amount") else _TOKEN_HINT
        if _IS_NAMED.fullmatch(written):
            hint = f"write `{written}`"
    if found.startswith("{{"):
        message = f"`{found}` would print `{found[1:-1]}`, because two braces print one"
    return message, hint
