"""Tabs for a parser that refuses them: a text and a width in; its events and the tabs out.

YAML has no tabs before a key, a sign or a word, and how many spaces one stands for only its
author knows. Read as so many, a line that begins with one goes where the lines around let it: a
key in line with its neighbours, a text behind the text above.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import yaml

from gareport.report.diagnostics import Diagnostic, Span

WIDTHS = (2, 4, 8, 0, 16, 6, 12, 10, 3, 1)  # tried in this order
_ENDS = "\n\0"
_ENTRY = re.compile(r"-(?=\s)")
_KEY = re.compile(r"[A-Za-z_]\w*:(?=\s)")
_NEXT = re.compile(r"(- +)?[^\n]*[^\s:>|-]\s*?\n\s*?(?<=\n)( *)(?![\t ])(-(?=\s))?")
_LOWER_KEY = re.compile(r"[a-z_][a-z0-9_]*:(?=\s)")  # in prose such words begin with a capital


def told_tabs(tabs: list[int], text: str, shown: str) -> Iterator[Diagnostic]:
    """A fault at each tab, given by its place from 0; one for those of lines that follow on."""
    lines: dict[int, int] = {}
    for place in tabs:
        start = text.rfind("\n", 0, place) + 1
        lines.setdefault(text.count("\n", 0, place) + 1, place - start + 1)
    for first in [number for number in lines if number - 1 not in lines]:
        last = next(number for number in count(first) if number + 1 not in lines)
        what = f"tabs stand here, down to line {last}" if last > first else "a tab stands here"
        span = Span(shown, first, lines[first])
        yield Diagnostic("yaml", span, f"{what}, where YAML has spaces", "write spaces instead")


class TabReader(yaml.SafeLoader):
    """A parser to which a tab is a space that goes to the next multiple of the width.

    `tabs` takes the places, from 0, of those that no parser would take.
    """

    def __init__(self, text: str, width: int) -> None:
        self.width = width
        self.tabs: list[int] = []
        self._line_start = 0
        self._in_comment = False
        self._in_text = False  # in quotes, or behind the indentation of a block of text
        self._opened_at = -1  # how many tokens there were when the last key or dash had been read
        self._begun: set[tuple[int, bool]] = set()  # columns with keys, and with dashes
        super().__init__(text)

    def events(self) -> Iterator[Any]:
        """What the parser finds, one after the other."""
        while self.check_event():
            yield self.get_event()  # type: ignore[no-untyped-call]

    def peek(self, index: int = 0) -> str:
        char = str(super().peek(index))
        return " " if char == "\t" else char

    def forward(self, length: int = 1) -> None:
        for _ in range(length):
            index, column, char = self.index, self.column, self.buffer[self.pointer]
            super().forward()
            if self.column == 0:
                self._line_start, self._in_comment = self.index, False
            elif char == "#" and not self._in_text:
                self._in_comment |= self.buffer[index - 1 : index] in ("", " ", "\t", "\n")
            elif char == "\t":
                self.column = column - column % self.width + self.width if self.width else column
                if not self._in_text and not self._in_comment:
                    self.tabs.append(index)

    def get_mark(self) -> Any:
        """The place in the text as it is, tabs being one character each."""
        mark = super().get_mark()
        mark.column = self.index - self._line_start
        return mark

    def add_indent(self, column: int) -> bool:
        is_new = super().add_indent(column)
        if is_new:
            self._begun -= {(column, True), (column, False)}
        return is_new

    def fetch_block_entry(self) -> None:
        column = self.column
        super().fetch_block_entry()
        self._opened(column, is_entry=True)

    def fetch_value(self) -> None:
        key = self.possible_simple_keys.get(self.flow_level)
        super().fetch_value()
        self._opened(key.column if key else self.column, is_entry=False)

    def _opened(self, column: int, is_entry: bool) -> None:
        self._begun.add((column, is_entry))
        self._opened_at = self.tokens_taken + len(self.tokens)

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        if self._is_led_by_tab() and not self.flow_level and self.peek() not in _ENDS:
            is_entry = self._begins(_ENTRY)
            if self._opened_at == self.tokens_taken + len(self.tokens):  # goes anywhere further in
                self.column = self._first(self.indent + (not is_entry))
            else:
                self.column = self._neighbour(is_entry)

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> Any:
        line = self.line
        chunks = super().scan_plain_spaces(indent, start_mark)
        if self.line > line and self._is_led_by_tab():
            self._place(_KEY, indent)
        return [chunk.replace("\t", " ") for chunk in chunks] if chunks else chunks

    def scan_flow_scalar(self, style: str) -> Any:
        self._in_text = True
        token = super().scan_flow_scalar(style)
        self._in_text = False
        return token

    def scan_block_scalar(self, style: str) -> Any:
        token = super().scan_block_scalar(style)
        self._in_text = False
        return token

    def scan_block_scalar_indentation(self) -> tuple[list[Any], int, Any]:
        known = len(self.tabs)
        chunks, deepest, end_mark = super().scan_block_scalar_indentation()
        if len(self.tabs) > known:
            if self._is_led_by_tab():
                self._place(_LOWER_KEY, max(self.column, self.indent + 2))
            deepest = self.column
        self._in_text = self.column == deepest
        return chunks, deepest, end_mark

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[Any], Any]:
        self._in_text = False
        chunks, end_mark = super().scan_block_scalar_breaks(indent)
        while self._is_led_by_tab():
            while self.peek() == " ":
                self.forward()
            if self.peek() != "\n":
                self._place(_LOWER_KEY, indent)
                break
            more, end_mark = super().scan_block_scalar_breaks(indent)
            chunks += more
        self._in_text = self.column == indent
        return chunks, end_mark

    def _is_led_by_tab(self) -> bool:
        """Whether nothing but spaces and tabs stands before, in this line."""
        before = self.buffer[self._line_start : self.pointer]
        return "\t" in before and before.isspace()

    def _begins(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.buffer, self.pointer) is not None

    def _place(self, key: re.Pattern[str], indent: int) -> None:
        """Put a line with a dash or a key among its neighbours, any other at the indentation."""
        is_entry = self._begins(_ENTRY)
        of_structure = is_entry or self._begins(key)
        self.column = self._neighbour(is_entry) if of_structure else indent

    def _first(self, least: int) -> int:
        """The column of a line that begins a level: that of the next one if it goes on with it."""
        if found := _NEXT.match(self.buffer, self.pointer):
            dash, indentation, is_entry = found.groups()
            column = len(indentation) - (len(dash) if dash and not is_entry else 0)
            if column >= least:
                return column
        return max(int(self.column), least)

    def _neighbour(self, is_entry: bool) -> int:
        """The column in which an entry, or a key, has begun that is meant: the nearest, mostly.

        Where none fits and one would without the tabs, these stand before the right spaces.
        """
        opened: list[int] = [one for one in {*self.indents, self.indent} if one >= 0] or [0]
        alike = [one for one in opened if (one, is_entry) in self._begun] or opened
        spaces = self.buffer.count(" ", self._line_start, self.pointer)
        column = spaces if self.column not in alike and spaces in alike else int(self.column)
        return min(alike, key=lambda one: (abs(one - column), -one))
