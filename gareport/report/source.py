"""What was typed, with places: texts, and the mappings and sequences that contain them."""

import re
from bisect import bisect
from dataclasses import dataclass
from functools import cached_property

import yaml

from gareport.report.diagnostics import Span

# Characters that YAML allows but Word and PDF do not, those that end a line in some programs only,
# and the direction overrides that change how a text reads.
FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\ufeff\\ufffd-\\uffff\\ud800-\\udfff]"
)
LOST = "\ufffd"  # replaces a character that cannot be read, or that is not allowed
START = "@"

PO = "po"  # the style of texts in PO files: quoted line by line
STAND_IN = "none"  # the style of a text that nobody wrote: it replaces a wrong one
_ESCAPES = {
    '"': re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|.)", re.DOTALL),
    PO: re.compile(r'\\[\\"abfnrtv]'),
}


class Text(str):
    """A scalar as typed: its characters, the place where it starts, and its raw source.

    `style` is the character that begins the raw source (`"`, `'`, `>`, `|`), `PO` or `STAND_IN`.
    """

    span: Span
    raw: str
    style: str

    def __new__(cls, value: str, span: Span, raw: str | None = None, style: str = "") -> "Text":
        text = super().__new__(cls, value)
        text.span = span
        text.raw = value if raw is None else raw
        text.style = style
        return text

    @property
    def is_whole(self) -> bool:
        """Whether a person wrote this text, and no character of it is lost."""
        return self.style != STAND_IN and LOST not in self

    def at(self, offset: int) -> Span:
        """The place of the character `offset`, also in folded and quoted scalars."""
        position = self._position(offset)
        before = self.raw[:position]
        lines = before.count("\n")
        column = position - before.rfind("\n") if lines else self.span.column + position
        return Span(self.span.file, self.span.line + lines, column)

    def first_line(self) -> Span:
        """The place of the text within its first line."""
        first = self.at(0)
        length = bisect(range(1, len(self)), first.line, key=lambda offset: self.at(offset).line)
        return Span(first.file, first.line, first.column, self.at(length).column + 1)

    def _position(self, offset: int) -> int:
        """Where the character `offset` begins in the raw source.

        What was found once is kept, so that many places of a long text cost one walk through it.
        """
        behind = min(offset + 1, len(self))
        for char in self[len(self._found) - 1 : behind]:
            self._found.append(self._seek(char, self._found[-1][1]))
        return self._found[behind][0]

    @cached_property
    def _found(self) -> list[tuple[int, int]]:
        """Where the text begins, twice; then the begin and the end of each character so far."""
        begin = self.raw.find("\n") + 1 if self.style in (">", "|") else len(self.style) % 2
        return [(begin, begin)]

    def _seek(self, char: str, position: int) -> tuple[int, int]:
        """Where the next `char` begins and ends in the raw source; a line end may be a space."""
        while position < len(self.raw):
            sign, width = self._sign(position)
            if sign == char or (sign == "\n" and char == " "):
                return position, position + width
            position += width
        return position, position

    def _sign(self, position: int) -> tuple[str, int]:
        """The character at a position of the raw source, and the width of its notation."""
        char = self.raw[position]
        if self.style in _ESCAPES:
            if found := _ESCAPES[self.style].match(self.raw, position):
                return _unescaped(found[0]), len(found[0])
            if char == '"' or (char == "\n" and self.style == PO):
                return "", 1
        return char, 1 + (self.style == "'" and self.raw.startswith("''", position))


def _unescaped(escape: str) -> str:
    if len(escape) > 2:
        return chr(int(escape[2:], 16))
    return str(yaml.SafeLoader.ESCAPE_REPLACEMENTS.get(escape[1], ""))


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping: its keys in order, each with its place, and its values by key.

    `surplus` has what was reported and left out: keys that appear twice or are not plain words,
    each followed by its value.
    """

    span: Span
    keys: tuple[Text, ...]
    values: dict[str, "SourceNode"]
    surplus: tuple["SourceNode", ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML sequence."""

    span: Span
    entries: tuple["SourceNode", ...]


SourceNode = Text | Mapping | Sequence
