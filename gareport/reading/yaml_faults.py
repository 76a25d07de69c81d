"""Faults of YAML explained: what the parser says in; a place, a message and a hint out."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

# For these the parser sees the fault only later, sometimes at the end of the file.
_FROM_START = ("while scanning a quoted scalar", "while scanning a simple key")
_MARKS = ('"', "'")
_CLOSING = {"{": "}", "[": "]"}
_STRUCTURE = re.compile(r"\n[ ]*(?:- |(?:- +)?[A-Za-z_]\w*:(?=\s))")
_TAB_LED = re.compile(r" *\t\s*\S")
_BRACE = "a text that begins with { or [ needs quotes"
_QUOTES = "close the quotation mark; write \\\\ for a backslash within double ones"
_HINTS = {
    "mapping values are not allowed": "a text with a colon and a space needs quotes round all of "
    "it; or this key is not in line with its neighbours",
    "cannot start any token": "texts that begin with a special character need quotes",
    "expected alphabetic or numeric character": "a text that begins with * or & needs quotes",
    "expected a comment or a line break": "begin the text on the next line, further in",
    "found '<scalar>'": _BRACE,
    "could not find expected ':'": "write a key, a colon and a space",
    "unexpected end of stream": _QUOTES,
    "unknown escape character": _QUOTES,
    "expected ',' or": f"put a comma between two entries, and close each bracket; {_BRACE}",
    "flow": _BRACE,
}


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, str, str]:
    """Where a fault that the parser found is to be told, a message and a hint."""
    mark = error.problem_mark or error.context_mark
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return mark, _tab_message(text, mark), "write spaces instead of tabs"
    from_start = error.context_mark if str(error.context) in _FROM_START else None
    opened = _unclosed_quotation(text, from_start or mark)
    if opened is None and error.context != _FROM_START[0]:
        opened = _unclosed_bracket(text, mark)
    elif opened is None and "end of stream" in str(error.problem):
        opened = from_start
    if opened is not None:
        sign = text[opened.index]
        hint = _QUOTES if sign in _MARKS else f"close it with {_CLOSING[sign]}; or else, {_BRACE}"
        return opened, f"the YAML cannot be read: what {sign} opens here is not closed", hint
    mark = from_start or mark
    problem = f"{error.problem} {error.context}"
    hint = next(
        (hint for sign, hint in _HINTS.items() if sign in problem),
        "mend the YAML at this place; long texts are safest after `>-` on a line of their own",
    )
    return _within(text, mark), f"the YAML cannot be read: {error.problem}", hint


def _tab_message(text: str, mark: Any) -> str:
    """What is wrong with a tab, and where the next lines are that begin with one."""
    lines = enumerate(text[mark.index :].split("\n"), mark.line + 1)
    others = [number for number, line in list(lines)[1:] if _TAB_LED.match(line)]
    if not others:
        return "a tab is not allowed here"
    return f"a tab is not allowed here, nor in line {others[0]}" + (
        f" and {len(others) - 1} more" if others[1:] else ""
    )


def _unclosed_quotation(text: str, fault: Any) -> Any:
    """Where a text in quotes begins that a fault comes from; nothing if there is none.

    Such a text has swallowed lines with keys, and ends where the next one was to begin, so that
    the words behind it are the fault.
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
    """Where a bracket opens that goes on as far as a line with a key or a dash, or the end."""
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


def _tokens(text: str, end: Any) -> Iterator[Any]:
    """The tokens that begin before a place, as far as they can be read."""
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
    """The mark, put behind the last words of a text that it stands beyond."""
    if mark is None or text[mark.index :].strip():
        return mark
    lines = text.rstrip().split("\n")
    return yaml.Mark(mark.name, len(text.rstrip()), len(lines) - 1, len(lines[-1]), None, 0)
