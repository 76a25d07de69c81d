"""Errors of YAML explained: an error of the parser in; a place, a message and a hint out."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from gareport.reading.yaml_slips import slip_before
from gareport.report.diagnostics import Diagnostic
from gareport.report.source import Text

# The parser notices these errors only later, sometimes at the end of the file.
_FROM_START = ("while scanning a quoted scalar", "while scanning a simple key")
_MARKS = ('"', "'")
_CLOSING = {"{": "}", "[": "]"}
_STRUCTURE = re.compile(r"\n[ ]*(?:- |(?:- +)?[A-Za-z_]\w*:(?=\s))")
CUT_HINT = "put the text in quotes; write a comment on a line of its own"
_LETTER = re.compile(r"[^\W\d_]")  # a figure by itself cannot go on after a #
COMMENT = re.compile(r"[ \t]*(?<=[ \t])(?P<words>#.*)")  # after a text without quotes
_TAB_LED = re.compile(r" *\t\s*\S")
_BRACE = "put a text that begins with { or [ in quotes"
_ESCAPE = "within double quotation marks, write \\\\ for a backslash"
_QUOTES = f"close the quotation mark; {_ESCAPE}"
# By words in the parser's own message: what is wrong, and a hint.
_EXPLANATIONS = {
    "mapping values are not allowed": (
        "this colon makes a key, and a key is not allowed here",
        "put a text that contains a colon and a space in quotes, or align this key with the "
        "keys around it",
    ),
    "cannot start any token": (
        "a text without quotes cannot begin with this character",
        "put the text in quotes",
    ),
    "expected alphabetic or numeric character": (
        "a text without quotes cannot begin with * or &",
        "put the text in quotes",
    ),
    "expected a comment or a line break": (
        "a text after > or | cannot begin on the same line",
        "begin the text on the next line, indented further",
    ),
    "found '<scalar>'": ("a text cannot go on after a closing bracket or quotation mark", _BRACE),
    "found '<block": (
        "this line is not aligned with the lines around it",
        "indent it as far as the keys or entries that it belongs with",
    ),
    "could not find expected ':'": (
        "this key has no colon",
        "write a key, a colon and a space",
    ),
    "unexpected end of stream": ("this quotation mark is never closed", _QUOTES),
    "unknown escape character": ("this escape sequence does not exist", _ESCAPE),
    "expected ',' or": (
        "a comma or a closing bracket is missing here",
        f"put a comma between two entries, and close each bracket; or {_BRACE}",
    ),
    "content, but found ','": (
        "there is nothing before this comma",
        "write the value; in a cell of a table without content, write `–`",
    ),
    "flow": ("this bracket cannot be read", _BRACE),
}


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, str, str]:
    """The place, the message and the hint for an error that the parser found."""
    mark = error.problem_mark or error.context_mark
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return mark, _tab_message(text, mark), "write spaces instead of tabs"
    if slip := slip_before(text, error):
        place = yaml.Mark("", 0, slip.line, slip.column, None, 0)
        return place, slip.message, slip.hint
    from_start = error.context_mark if str(error.context) in _FROM_START else None
    opened = _unclosed_quotation(text, from_start or mark)
    if opened is None and error.context != _FROM_START[0]:
        opened = _unclosed_bracket(text, mark)
    elif opened is None and "end of stream" in str(error.problem):
        opened = from_start
    if opened is not None:
        sign = text[opened.index]
        if sign in _MARKS:
            return opened, f"this quotation mark {sign} is never closed", _QUOTES
        if (cut := _commented_out(text, opened, mark)) is not None:
            message = f"this begins a comment, which contains the {_CLOSING[sign]} of this entry"
            return cut, message, CUT_HINT
        hint = f"close it with {_CLOSING[sign]}; or, if it is part of a text, {_BRACE}"
        return opened, f"this bracket {sign} is never closed", hint
    if (cut := _cut_above(text, mark)) is not None:
        return cut, "this begins a comment, and the text goes on after it", CUT_HINT
    mark = from_start or mark
    problem = f"{error.problem} {error.context}"
    message, hint = next(
        (words for sign, words in _EXPLANATIONS.items() if sign in problem),
        (
            f"the YAML cannot be read: {error.problem}",
            "fix the YAML here; a long text is safest below a line that ends with `>-`",
        ),
    )
    return _within(text, mark), message, hint


def _tab_message(text: str, mark: Any) -> str:
    """What is wrong with a tab, and which of the next lines begin with one."""
    lines = enumerate(text[mark.index :].split("\n"), mark.line + 1)
    others = [number for number, line in list(lines)[1:] if _TAB_LED.match(line)]
    nor = f", nor on line {others[0]}" if others else ""
    more = f" and {len(others) - 1} other line{'s' * (len(others) > 2)}" if others[1:] else ""
    return f"a tab is not allowed here{nor}{more}"


def _unclosed_quotation(text: str, fault: Any) -> Any:
    """Where the text in quotes begins that caused an error; None if no such text did.

    Such a text has swallowed lines with keys and ends where the next quoted text should begin,
    so the parser objects to the words after it.
    """
    quoted: Any = None
    for token in _tokens(text, fault):
        if isinstance(token, yaml.ScalarToken) and token.style in _MARKS:
            quoted = token
    if quoted is None or quoted.end_mark.line != fault.line:
        return None
    start, end = quoted.start_mark, quoted.end_mark
    return start if _STRUCTURE.search(text, start.index, end.index) else None


def _unclosed_bracket(text: str, fault: Any) -> Any:
    """Where a bracket opens that is still open at a line with a key or a dash, or at the end."""
    opened: list[Any] = []
    for token in _tokens(text, fault):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token.start_mark)
        elif opened and isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            opened.pop()
    if not opened:
        return None
    line_end = text.rfind("\n", 0, fault.index)
    is_structure = opened[-1].line < fault.line and _STRUCTURE.match(text, line_end)
    at_end = not text[fault.index :].strip("\n\0 ")
    return opened[-1] if is_structure or at_end else None


def _cut_above(text: str, fault: Any) -> Any:
    """Where a comment begins after a text of the line above; None if there is none."""
    last = next((t for t in reversed([*_tokens(text, fault)]) if _is_plain(t)), None)
    if last is None or last.end_mark.line != fault.line - 1:
        return None
    found = COMMENT.match(text, last.end_mark.index)
    return _moved(last.end_mark, found.start("words") - last.end_mark.index) if found else None


def _is_plain(token: Any) -> bool:
    return isinstance(token, yaml.ScalarToken) and token.plain


def _commented_out(text: str, opened: Any, fault: Any) -> Any:
    """Where a comment begins that contains the end of an open bracket; None if none does."""
    closing = _CLOSING[text[opened.index]]
    for token in _tokens(text, fault):
        if _is_plain(token) and token.start_mark.index > opened.index:
            mark = token.end_mark
            found = COMMENT.match(text, mark.index)
            if found and closing in found["words"]:
                return _moved(mark, found.start("words") - mark.index)
    return None


def _moved(mark: Any, columns: int) -> Any:
    index, column = mark.index + columns, mark.column + columns
    return yaml.Mark(mark.name, index, mark.line, column, None, 0)


def _tokens(text: str, end: Any) -> Iterator[Any]:
    """Yield the tokens that begin before a place, as far as they can be read."""
    if end is None:
        return
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= end.index:
                return
            yield token
    except yaml.YAMLError:
        return


def _within(text: str, mark: Any) -> Any:
    """The mark; if only blanks follow it, a mark after the last word of the text."""
    if mark is None or text[mark.index :].strip():
        return mark
    lines = text.rstrip().split("\n")
    return yaml.Mark(mark.name, len(text.rstrip()), len(lines) - 1, len(lines[-1]), None, 0)


def cut_text(text: Text) -> Diagnostic | None:
    """The error at a comment that follows a text without quotes: its words may belong to it."""
    if text.cut is None or not _LETTER.search(text):
        return None
    message = f"this begins a comment, and the text ends at `{text[-20:]}`"
    return Diagnostic("cut-text", text.cut.span, message, CUT_HINT)
