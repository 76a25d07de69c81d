"""Tokens, which are in braces: what a person typed in; its kind and its names out."""

import re
from dataclasses import dataclass
from typing import Literal, assert_never, get_args

NamedKind = Literal["ref", "note", "amount", "cell", "refs", "range"]
TokenKind = NamedKind | Literal["footnote", "row", "word"]
CellWord = Literal["nil", "na", "unavailable"]
WRITTEN_KINDS: tuple[NamedKind, ...] = get_args(NamedKind)
TOKEN_KINDS: tuple[TokenKind, ...] = (*WRITTEN_KINDS, "footnote", "row")  # that name something
CELL_WORDS: tuple[CellWord, ...] = get_args(CellWord)
COMPUTED = "computed"  # in place of a figure that a formula gives
NOTE = "note"  # before the name of a note in a reference; no block may have this id
JOIN_WORDS = ("left", "above")  # a cell belongs to the one on its left, or to the one above it


@dataclass(frozen=True, slots=True)
class Token:
    """What is in braces: a reference to a block, the use of a note, an amount, a cell, or a word.

    `refs` are a list of references, and a `range` has the first and the last of several. A
    reference may also name a `footnote`, or a `row` by the ids of its table and its own. A cell is
    named by its table, row and column, and an amount may be that of a cell. `less` after
    them prints a negative figure without its sign, for words such as *a decrease of*. A `word` is
    in a cell of a table: `{nil}`, `{na}` and `{unavailable}` say why there is no figure,
    `{computed}` leaves it to a formula, `{left}` and `{above}` say to which cell it belongs.
    """

    kind: TokenKind
    id: str
    start: int

    @classmethod
    def read(cls, kind: str, names: str, start: int) -> "Token":
        """The token with these names after its kind: a reference to a note is a `footnote`."""
        if kind == "ref" and _STOP in names:
            is_note = names.startswith(f"{NOTE}{_STOP}")
            name = names.removeprefix(f"{NOTE}{_STOP}")
            return cls("footnote" if is_note else "row", name, start)
        return cls(kind, names, start)  # type: ignore[arg-type]

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
        match self.kind:
            case "word":
                return f"{{{self.id}}}"
            case "footnote":
                return f"{{ref.{NOTE}.{self.id}}}"
            case "row":
                return f"{{ref.{self.id}}}"
            case "ref" | "refs" | "range" | "note" | "amount" | "cell":
                return f"{{{self.kind}.{self.id}}}"
            case _:
                assert_never(self.kind)


KINDS = "|".join(WRITTEN_KINDS)
WORDS = "|".join((*CELL_WORDS, COMPUTED, *JOIN_WORDS))
_ID = "[a-z][a-z0-9_]*"
_STOP, _LESS = ".", ".less"
NAME = rf"{_ID}(?:\.{_ID})*"
NAMED = (  # a cell has the ids of its table, row and column, and a row those of both
    rf"\{{(?=(?:ref|note|amount)\.{_ID}\}}|(?:cell|amount)(?:\.{_ID}){{3}}(?:\.less)?\}}"
    rf"|refs(?:\.{_ID}){{2,20}}\}}|(?:range|ref)(?:\.{_ID}){{2}}\}})"
    rf"(?P<kind>{KINDS})\.(?P<id>{NAME})\}}"
)
_MEANT = re.compile(
    rf"[{{｛]+ *+(?P<kind>{KINDS}) *+[.．] *+(?P<id>[A-Za-z][A-Za-z0-9_.-]*+) *+[}}｝]+",
    re.IGNORECASE,
)
_IS_NAMED = re.compile(NAMED)
_TOKEN_HINT = "write {ref.ID}, {note.ID} or {amount.ID}; to print a brace, write {{ or }}"
_CELL_HINT = "write {cell.TABLE.ROW.COLUMN} or {amount.TABLE.ROW.COLUMN}, with the three ids"
_LIST_HINT = "write {refs.ID.ID}, with an id for each block, or {ref.ID} for one"
_RANGE_HINT = "write {range.ID.ID}, with the first and the last id"
_HINTS = {"cell": _CELL_HINT, "amount": _CELL_HINT, "refs": _LIST_HINT, "range": _RANGE_HINT}


def slip(found: str) -> tuple[str, str]:
    """What is wrong with braces that are not a token, and the hint."""
    message, hint = f"`{found}` is not a token", _TOKEN_HINT
    if meant := _MEANT.fullmatch(found):
        written = f"{{{meant['kind']}.{meant['id'].replace('-', '_')}}}".lower()
        hint = _HINTS.get(meant["kind"].lower(), _TOKEN_HINT)
        if _IS_NAMED.fullmatch(written):
            hint = f"write `{written}`"
    if found.startswith("{{"):
        message = f"`{found}` would print `{found[1:-1]}`, because two braces print one"
    return message, hint
