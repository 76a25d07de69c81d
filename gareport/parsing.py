"""The YAML parser behind the first reading: a text in; its events, or what ails it, out."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

# Where libyaml and PyYAML part: tabs, question marks in brackets, line ends but LF, byte order.
_READ_OTHERWISE = re.compile("[\\t\\r?\\x85\\u2028\\u2029\\ufeff]")
# For these the parser sees the fault only later, sometimes at the end of the file.
_FROM_START = ("while scanning a quoted scalar", "while scanning a simple key")
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
    "flow": _BRACE,
}


def events(text: str) -> Iterator[Any]:
    """What a YAML parser finds in the text, one after the other.

    libyaml is some ten times as fast as PyYAML. Where it would read a text otherwise, places
    an empty one elsewhere or finds a fault, PyYAML goes on: its faults are those explained here.
    """
    taken = 0
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None and not _READ_OTHERWISE.search(text):
        try:
            for event in iter(fast(text).get_event, None):
                if isinstance(event, yaml.ScalarEvent) and not (event.value or event.style):
                    break
                yield event
                taken += 1
            else:
                return
        except (yaml.YAMLError, ValueError, OverflowError):
            pass
    yield from islice(yaml.parse(text, Loader=yaml.SafeLoader), taken, None)


def explained(error: yaml.MarkedYAMLError) -> tuple[Any, str, str]:
    """Where a fault that the parser found is to be told, a message and a hint."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and str(error.context) in _FROM_START:
        mark = error.context_mark
    problem = f"{error.problem} {error.context}"
    hint = next(
        (hint for sign, hint in _HINTS.items() if sign in problem),
        "mend the YAML at this place; long texts are safest after `>-` on a line of their own",
    )
    return mark, f"the YAML cannot be read: {error.problem}", hint
