"""The typefaces of the pages: an edition in, the characters that none of its faces can draw out.

A text layer hides what is missing on the page, so it is looked for in the text, before layout.
"""

import re
import subprocess
from collections.abc import Iterator
from functools import cache

from gareport.diagnostics import Diagnostic
from gareport.source import FORBIDDEN
from gareport.translate import Edition

LATIN = "Liberation Serif"
SONG = "Noto Serif CJK SC"
HEI = "Noto Sans CJK SC"
# What Chinese text takes from the Latin face. The layout engine takes such a range for all that
# the face has, so it lists only what its four styles do have; quotation marks, dashes and
# ellipses are left to the Chinese face.
LATIN_IN_CHINESE = (
    "U+20-7E,U+A0-B6,U+B8-36F,U+384-38A,U+38C,U+38E-3A1,U+3A3-3CE,U+3D0-513,U+1E00-1E9B,"
    "U+1EA0-1EF9,U+2000-2010,U+2012-2013,U+2020-2021,U+2074-2079,U+2080-2089,U+20A0-20B5,"
    "U+2116,U+2122"
)

# Marks and isolates of direction print nothing, so that no face need have them.
UNPRINTED = re.compile("[\\u061c\\u200e\\u200f\\u2066-\\u2069]")

Ranges = tuple[tuple[int, int], ...]


def undrawn(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault at the first place of each character without a glyph, by code point."""
    if not all(coverage(family) for family in (LATIN, SONG, HEI)):
        return  # a build says which face is missing
    seen: set[str] = set()
    drawn: dict[bool, set[str]] = {True: set(), False: set()}
    for segment in edition.texts.values():
        fine = drawn[segment.language.han]
        unknown = set(segment.text) - fine - seen
        for char in sorted(unknown) if unknown else ():
            if _is_drawn(char, segment.language.han):
                fine.add(char)
                continue
            seen.add(char)
            if FORBIDDEN.match(char):  # told as such, at each place
                continue
            message = f"no typeface of the page has U+{ord(char):04X} ({char})"
            hint = "write it otherwise: it would print as a blank or a box"
            yield Diagnostic("glyph", segment.text.at(segment.text.index(char)), message, hint)


@cache
def _is_drawn(char: str, han: bool) -> bool:
    if char < "\x7f" or UNPRINTED.match(char):
        return True
    latin = _listed() if han else coverage(LATIN)
    point = ord(char)
    return _holds(latin, point) or (_holds(coverage(SONG), point) and _holds(coverage(HEI), point))


def _holds(ranges: Ranges, point: int) -> bool:
    return any(low <= point <= high for low, high in ranges)


@cache
def _listed() -> Ranges:
    return tuple(_range(part) for part in LATIN_IN_CHINESE.replace("U+", "").split(","))


@cache
def coverage(family: str) -> Ranges:
    """The code points that the family's regular style has; none when it is not installed."""
    command = ["fc-list", "--format", "%{charset}\n", f":family={family}:style=Regular"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    first = listed.stdout.split("\n", 1)[0]
    return tuple(_range(part) for part in re.findall(r"[0-9a-f]+(?:-[0-9a-f]+)?", first))


def _range(part: str) -> tuple[int, int]:
    low, _, high = part.partition("-")
    return int(low, 16), int(high or low, 16)
