"""What was typed, with places: texts, and the mappings and sequences that contain them."""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator
from collections.abc import Sequence as Offsets
from dataclasses import dataclass
from functools import cached_property

import yaml

from gareport.language import characters
from gareport.language.characters import FORBIDDEN, LOST
from gareport.report.diagnostics import Diagnostic, Severity, Span

START = "@"

PO = "po"  # the style of texts in PO files: quoted line by line
STAND_IN = "none"  # the style of a text that nobody wrote: it replaces a wrong one
_LINE_END = re.compile(r"[ \t]*\n")
_BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n")
_ESCAPES = {
    '"': re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|.)", re.DOTALL),
    PO: re.compile(r'\\[\\"abfnrtv]'),
}


class Text(str):
    """A scalar with the place where it starts, what was typed, and its raw source.

    Its characters are in the form in which every text is read; `typed` has those of the file.
    `style` is the character that begins the raw source (`"`, `'`, `>`, `|`), `PO` or `STAND_IN`.
    """

    span: Span
    typed: str
    raw: str
    style: str
    cut: "Text | None"  # the comment that follows in the same line, if no quotes end the text
    _begins: Offsets[int] | None  # where each character begins in `typed`; None: no difference
    _walk: "_Walk"

    def __new__(cls, typed: str, span: Span, raw: str | None = None, style: str = "") -> "Text":
        walk = _Walk(typed, typed if raw is None else raw, style)
        form = characters.form(typed, walk.folds())
        text = super().__new__(cls, form.characters)
        text.span = span
        text.typed = typed
        text.raw = walk.raw
        text.style = style
        text.cut = None
        text._begins = form.begins
        text._walk = walk
        return text

    @property
    def is_whole(self) -> bool:
        """Whether a person wrote this text, and no character of it is lost."""
        return self.style != STAND_IN and LOST not in self

    def at(self, offset: int) -> Span:
        """The place of the character `offset`, also in folded and quoted scalars."""
        return self.typed_at(self._typed_offset(offset))

    def typed_at(self, offset: int) -> Span:
        """The place of the character `offset` of `typed`; in a spreadsheet, that of its cell."""
        if self.span.cell:
            return self.span
        position = self._walk.position(offset)
        lines = bisect_left(self._walk.line_ends, position)
        begin = self._walk.line_ends[lines - 1] if lines else -self.span.column
        column = position - begin
        return Span(self.span.file, self.span.line + lines, column)

    def line_starts(self) -> Iterator[int]:
        """Yield the offset of each character that begins a line of its file, but the first."""
        before = self._walk.position(self._typed_offset(0))
        for offset in range(1, len(self)) if "\n" in self.raw else ():
            position = self._walk.position(self._typed_offset(offset))
            if "\n" in self.raw[before:position]:
                yield offset
            before = position

    def is_at_blank_line(self, offset: int) -> bool:
        """Whether a line ends at the character `offset` in the file, and the next one is blank."""
        position = self._walk.position(self._typed_offset(offset))
        return _BLANK_LINE.match(self.raw, position) is not None

    def first_line(self) -> Span:
        """The place of the text within its first line."""
        if self.span.cell:
            return self.span
        first = self.at(0)
        length = bisect(range(1, len(self)), first.line, key=lambda offset: self.at(offset).line)
        return Span(first.file, first.line, first.column, self.at(length).column + 1)

    def _typed_offset(self, offset: int) -> int:
        if self._begins is None:
            return offset
        return self._begins[offset] if offset < len(self._begins) else len(self.typed)


@dataclass(frozen=True)
class _Walk:
    """The way through the raw source of a text, to the place of each character that was typed."""

    typed: str
    raw: str
    style: str

    def folds(self) -> Iterator[int]:
        """Yield the offsets of blanks that are line ends between Chinese characters."""
        if self.style in ("|", PO) or self.typed.isascii() or "\n" not in self.raw:
            return
        for offset in characters.folds(self.typed):
            if _LINE_END.match(self.raw, self.position(offset)):
                yield offset

    @cached_property
    def line_ends(self) -> list[int]:
        """Where the lines of the raw source end; kept, so that many places cost one look."""
        return [found.start() for found in re.finditer("\n", self.raw)]

    def position(self, offset: int) -> int:
        """Where the character `offset` begins in the raw source.

        What was found once is kept, so that many places of a long text cost one walk through it.
        """
        behind = min(offset + 1, len(self.typed))
        for char in self.typed[len(self._found) - 1 : behind]:
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


def unfit(text: Text) -> Iterator[Diagnostic]:
    """Yield an error at the first of each kind of characters that no text may hold.

    A character that prints nothing is a warning. A forbidden character that is written as such is
    not among them: the reader of the file reported it.
    """
    for found in FORBIDDEN.finditer(text.typed) if "\\" in text.raw else ():
        if found[0] not in text.raw:
            message, hint = characters.refusal(found[0]), characters.remedy(found[0])
            yield Diagnostic("character", text.typed_at(found.start()), message, hint)
    for fault in characters.unfit(text.typed):
        yield Diagnostic("character", text.typed_at(fault.offset), fault.message, fault.hint)
    for fault in characters.invisible(text.typed):
        place = text.typed_at(fault.offset)
        yield Diagnostic("invisible-character", place, fault.message, fault.hint, Severity.WARNING)


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
