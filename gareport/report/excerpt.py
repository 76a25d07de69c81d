"""A finding as a person reads it: a diagnostic in, its message and the line concerned out.

The words concerned are underlined. East Asian characters count as two columns, so that the
underline is in the right place on a screen. A long line is cut around the words.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from click import style

from gareport.report.diagnostics import Diagnostic, Severity, Span

WIDEST = 88  # columns of a line that are shown
BEFORE = 30  # columns that are kept before the words
LONGEST = 200  # characters: no word, name or token is longer, however long its line is
_COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}
_MARK = "…"
_JOINERS = "\u200c\u200d\u2060"  # within an emoji or a word: they have no width
# A block's id, a token, a name or figure or symbol, a stretch of Chinese, or else one character.
_WORDS = re.compile(
    r"id: *[a-z][a-z0-9_]*|\{[^{}\s]*\}"
    r"|[A-Za-z0-9_]+(?:[./,'-][A-Za-z0-9_]+)*|[\u2e80-\uffef]+|."
)
_CITED = re.compile(r"`([^`]+)`")

Lines = Callable[[str], tuple[str, ...]]


def reader() -> Lines:
    """A function that reads the lines of a file once, however many findings it has."""
    return cache(_lines)


def _lines(file: str) -> tuple[str, ...]:
    if not os.path.isfile(file):  # reading a pipe may never end
        return ()
    try:
        data = Path(file).read_bytes()
    except OSError:
        return ()
    if data.startswith((b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        return ()  # neither a Word file nor UTF-16 has lines to show
    return tuple(data.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n"))


def end_of(fault: Diagnostic, lines: Lines) -> int:
    """The column after the words concerned: those that the message cites, if they are there.

    Otherwise it is the end of the place, if known, or the end of the word there.
    """
    span = fault.span
    line = _line(span, lines)
    for cited in _CITED.findall(fault.message):
        if line.startswith(cited, span.column - 1):
            return span.column + len(cited)
    found = _WORDS.match(line, span.column - 1, span.column - 1 + LONGEST)
    return span.end or (found.end() + 1 if found else span.column)


def printed(fault: Diagnostic, lines: Lines) -> str:
    """The finding with its line and hint, in colours that `click.echo` removes off a terminal."""
    colour = _COLOURS[fault.severity]
    place = fault.span.printed
    kind = style(f"{fault.severity}[{fault.rule}]", fg=colour, bold=True)
    head = f"{style(place, bold=True)}: {kind}: {style(fault.message, bold=True)}\n"
    hint = f"    {style('hint:', bold=True)} {fault.hint}"
    return f"{head}{_excerpt(fault, lines, colour)}{hint}"


def _line(span: Span, lines: Lines) -> str:
    found = () if span.cell else lines(span.file)
    return found[span.line - 1] if span.line <= len(found) else ""


def _excerpt(fault: Diagnostic, lines: Lines, colour: str) -> str:
    """The line and the underline; empty if the file or the line does not exist."""
    span, line = fault.span, _line(fault.span, lines)
    if not line.strip():
        return ""
    start, end = span.column - 1, max(end_of(fault, lines) - 1, span.column)
    fits = _fitting(line, range(len(line)), WIDEST) == len(line) - 1
    first = 0 if fits else _fitting(line, range(start - 1, -1, -1), BEFORE)
    last = _fitting(line, range(first, len(line)), WIDEST) + 1
    shown = _MARK * (first > 0) + _clean(line[first:last]) + _MARK * (last < len(line))
    before = (first > 0) + _width(line[first:start])
    under = "^" * max(_width(line[start : min(end, last)]), 1)
    gutter = f"{span.line:>6} | "
    return f"{gutter}{shown}\n{' ' * 6} | {' ' * before}{style(under, fg=colour, bold=True)}\n"


def _fitting(line: str, offsets: range, most: int) -> int:
    """The last of the offsets, in their order, up to which the text fits into `most` columns."""
    width = 0
    reached = offsets.start - offsets.step
    for offset in offsets:
        width += _width(line[offset])
        if width > most:
            break
        reached = offset
    return max(reached, 0)


def _width(text: str) -> int:
    """The number of columns that the text takes on a screen."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or char in _JOINERS:
        return 0
    if not char.isprintable():
        return 1
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _is_space(char: str) -> bool:
    return char == "\t" or unicodedata.category(char) == "Zs"


def _clean(text: str) -> str:
    """The text with a sign in place of each invisible character and each direction mark.

    Spaces of every width are shown as a space; characters that only join others are left out.
    """
    visible = (" " if _is_space(char) else char for char in text if char not in _JOINERS)
    return "".join(char if char.isprintable() else "\ufffd" for char in visible)
