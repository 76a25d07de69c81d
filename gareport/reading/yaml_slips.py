"""Slips of the keyboard in YAML: a text that the parser refused in; the wrong characters out.

YAML often notices a slip only some lines later: a key without its colon goes on as a text until
the next colon. So the lines before an error are read again, for what people type in place of the
characters of YAML, and for the marks of a merge.
"""

import re
from typing import Any, NamedTuple

import yaml

from gareport.report.cover import Cover
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.model import Section
from gareport.report.shape import keys_of, kinds_under
from gareport.report.source import Text

KEYS = frozenset(key for kind in kinds_under(Cover, Section) for key in keys_of(kind))
# Spaces that are not the space of YAML, and marks that look like its own, with their names.
SPACES = {
    "\u00a0": "no-break space",
    "\u3000": "ideographic space",
    "\u202f": "narrow no-break space",
    "\u2007": "figure space",
    "\u2002": "en space",
    "\u2003": "em space",
    "\u2009": "thin space",
}
COLONS = {"：": "full-width colon"}
_DASHES = {
    "–": "en dash",
    "—": "em dash",
    "－": "full-width hyphen",
    "−": "minus sign",
    "‐": "hyphen of Unicode",
    "•": "bullet",
    "·": "middle dot",
}
_SPACE, _COLON, _DASH = ("".join(chars) for chars in (SPACES, COLONS, _DASHES))
_LED = r"(?P<led>[ ]*(?:-[ ]+)*)"
_KEY = r"(?P<key>[a-z][a-z0-9_]*)"
_INDENT = re.compile(rf"[ ]*(?P<bad>[{_SPACE}])[ {_SPACE}]*(?:-[ {_SPACE}]|{_KEY}[ ]*[:{_COLON}])")
_AFTER_DASH = re.compile(rf"{_LED}-(?P<bad>[{_SPACE}])")
_AFTER_COLON = re.compile(rf"{_LED}{_KEY}:(?P<bad>[{_SPACE}])")
_WRONG_DASH = re.compile(rf"[ ]*(?P<bad>[{_DASH}])[ {_SPACE}]*{_KEY}[ ]*[:{_COLON}]")
_WRONG_COLON = re.compile(rf"{_LED}{_KEY}[ ]*(?P<bad>[{_COLON}])")
_NO_SPACE = re.compile(rf"{_LED}{_KEY}(?P<bad>:)(?=[^\s:/])")
_NO_COLON = re.compile(rf"{_LED}{_KEY}(?:[ ]+(?![:#])\S|[ ]*$)")
_ANY_SPACE = re.compile(rf"[ ]*(?P<bad>[{_SPACE}])")
_SPACED = re.compile(
    rf"(?P<before>[{_SPACE}][ {_SPACE}]*)?{_KEY}(?P<after>[{_SPACE}][ {_SPACE}]*)?"
)
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
CONFLICT_HINT = "keep one of the two versions; delete the other one and the conflict marks"


class TypingSlip(NamedTuple):
    """A slip: where it is, from 0, what is wrong, and what to type."""

    line: int
    column: int
    message: str
    hint: str


def conflicts(text: str, shown: str) -> list[Diagnostic]:
    """An error at each merge conflict; a text of a report cannot have such lines."""
    marks = [*_CONFLICT.finditer(text)] if "<<<<<<<" in text or ">>>>>>>" in text else []
    found: list[Diagnostic] = []
    is_open = False
    for mark in marks:
        sign = mark[0][0]
        if sign == "<" or not is_open:
            line = text.count("\n", 0, mark.start()) + 1
            message = "this line marks a merge conflict: the file has two versions here"
            found.append(Diagnostic("yaml", Span(shown, line, 1), message, CONFLICT_HINT))
        is_open = sign != ">"
    return found


def slip_before(text: str, error: yaml.MarkedYAMLError) -> TypingSlip | None:
    """The slip that caused an error of the parser; None if the lines before it have none."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return None
    lines = text.split("\n")
    inside, last = _texts_before(text, mark)
    begun = last.start_mark.line if last is not None and last.plain else mark.line
    if str(error.context) == "while scanning a simple key" and error.context_mark is not None:
        begun = min(begun, error.context_mark.line)
        found = _indented(lines, error.context_mark.line, _ANY_SPACE)
        if found is not None:
            return found
    for number in range(min(mark.line + 1, len(lines))):
        found = _slip(lines, number, number >= begun) if number not in inside else None
        if found is not None:
            return found
    if "expected ',' or" in str(error.problem):
        return _no_comma(lines, mark)
    if last is not None and last.plain and "mapping values" in str(error.problem):
        return _gone_on(lines, last, mark)
    return None


def _texts_before(text: str, end: Any) -> tuple[set[int], Any]:
    """The lines within quoted and indented texts before a place, and the last text."""
    inside: set[int] = set()
    last: Any = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= end.index:
                break
            if isinstance(token, yaml.ScalarToken):
                last = token
                if not token.plain:
                    inside.update(range(token.start_mark.line + 1, token.end_mark.line))
    except yaml.YAMLError:
        pass
    return inside, last


def _slip(lines: list[str], number: int, is_near: bool) -> TypingSlip | None:
    """The slip in a line; near an error also those that could be words of a text elsewhere."""
    line = lines[number]
    if indented := _indented(lines, number, _INDENT):
        return indented
    if found := _AFTER_DASH.match(line) or _AFTER_COLON.match(line):
        sign = line[found.start("bad") - 1]
        message = f"{named(found['bad'], SPACES)} follows this `{sign}`"
        hint = f"write an ordinary space after the `{sign}`"
        return TypingSlip(number, found.start("bad"), message, hint)
    if found := _WRONG_DASH.match(line):
        message = f"{named(found['bad'], _DASHES)} does not begin an entry of a list"
        return TypingSlip(number, found.start("bad"), message, "write a hyphen and a space: `- `")
    found = _WRONG_COLON.match(line)
    if found and (is_near or found["key"] in KEYS):
        return TypingSlip(number, found.start("bad"), *wrong_colon(found["key"], found["bad"]))
    found = _NO_SPACE.match(line) if is_near else None
    if found and found["key"] in KEYS:
        return TypingSlip(number, found.start("bad"), *_no_space(found["key"]))
    return None


def _indented(lines: list[str], number: int, led: re.Pattern[str]) -> TypingSlip | None:
    """The wrong space at the beginning of a line, with the number of lines after it like it."""
    found = led.match(lines[number])
    if found is None:
        return None
    others = sum(_INDENT.match(other) is not None for other in lines[number + 1 :])
    more = f", as on {others} more line{'s' * (others > 1)}" if others else ""
    message = f"the indentation has {named(found['bad'], SPACES)} here{more}"
    return TypingSlip(number, found.start("bad"), message, "indent with ordinary spaces")


def wrong_colon(key: str, colon: str) -> tuple[str, str]:
    """What is wrong with a key that ends with a colon of another script, and what to type."""
    message = f"{named(colon, COLONS)} does not end a key"
    return message, f"write `{key}: `, with an ordinary colon and a space"


def _no_space(key: str) -> tuple[str, str]:
    return f"the colon after `{key}` has no space after it", f"write `{key}: `, with a space"


def named(char: str, names: dict[str, str]) -> str:
    """The name of a character and its number: a full-width colon `：` (U+FF1A)."""
    name = names[char]
    article = "an" if name[0] in "aeiou" else "a"
    seen = "" if char.isspace() else f" `{char}`"
    return f"{article} {name}{seen} (U+{ord(char):04X})"


def _no_comma(lines: list[str], mark: Any) -> TypingSlip | None:
    """The key within brackets that ends where an error is, and has no comma before it."""
    found = re.search(rf"(?<=[ ]){_KEY}$", lines[mark.line][: mark.column])
    if found is None or found["key"] not in KEYS:
        return None
    message, hint = "there is no comma before this key", f"write `, {found['key']}: `"
    return TypingSlip(mark.line, found.start("key"), message, hint)


def _gone_on(lines: list[str], text: Any, mark: Any) -> TypingSlip | None:
    """Why a text goes on to a line with a key: a colon is missing, or the line is too deep."""
    start = text.start_mark
    if start.line >= mark.line:
        return None
    found = _NO_COLON.match(lines[start.line])
    if found and found.end("led") == start.column and found["key"] in KEYS:
        hint = f"write `{found['key']}: `, with a colon and a space"
        return TypingSlip(start.line, found.start("key"), "this key has no colon", hint)
    above, below = lines[start.line], lines[mark.line]
    key = re.match(rf"[ ]*{_KEY}(?=:)", below)
    of_above = re.match(rf"{_LED}{_KEY}(?=:[ ])", above)
    if key and of_above and key["key"] in KEYS and key.end() == mark.column:
        message = f"`{key['key']}` is indented further than `{of_above['key']}` above it"
        blanks = of_above.start("key")
        indent = f"indent it by {blanks} spaces" if blanks else "begin it at the start of the line"
        hint = f"{indent}, as `{of_above['key']}`; or put the text above it in quotes"
        return TypingSlip(mark.line, key.start("key"), message, hint)
    return None


def slip_of_key(key: Text, text: str) -> tuple[str, str, Span] | None:
    """A character of a key that was meant for YAML: what is wrong, what to type, and where."""
    found, span = _SPACED.fullmatch(key.raw), key.span
    if found and found["before"]:
        slip = _indented(text.split("\n"), span.line - 1, _INDENT)
        return (slip.message, slip.hint, span) if slip else None
    if found and found["after"]:
        at = Span(span.file, span.line, span.column + found.start("after"))
        return f"{named(found['after'][0], SPACES)} follows this key", "delete it", at
    found = _WRONG_COLON.match(key)
    return slip_of_colon(key) if found and found["key"] in KEYS else None


def slip_of_colon(text: Text) -> tuple[str, str, Span] | None:
    """The same for a text that begins with a key, but has no colon that YAML reads as one."""
    found = None if text.style else _WRONG_COLON.match(text) or _NO_SPACE.match(text)
    if found and found["bad"] in COLONS:
        return *wrong_colon(found["key"], found["bad"]), text.at(found.start("bad"))
    if found and found["key"] in KEYS:
        return *_no_space(found["key"]), text.at(found.start("bad"))
    return None
