"""The typefaces of the pages: an edition in, the characters that none of its faces can draw out.

A text layer hides what is missing on the page, so it is looked for in the text, before layout.
"""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, reduce

from gareport.report.diagnostics import Diagnostic
from gareport.report.edition import Edition
from gareport.report.source import FORBIDDEN

LATIN = "Liberation Serif"
SONG = "Noto Serif CJK SC"
HEI = "Noto Sans CJK SC"
SANS = "Liberation Sans"  # under the bars of the job number
# The styles that the pages use of each family. What is drawn must be in all of them: emphasis and
# headings put any text into any of them.
STYLES: Mapping[str, tuple[str, ...]] = {
    LATIN: ("Regular", "Bold", "Italic", "Bold Italic"),
    SONG: ("Regular", "Bold"),
    HEI: ("Regular", "Bold"),
    SANS: ("Regular",),
}
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
    """Yield a fault at the first place of each character without a glyph, by code point.

    What prints is the texts, in the language each is in, and the fixed words of the edition.
    """
    if not all(coverage(family) for family in STYLES):
        return  # a build says which face is missing
    texts = [(segment.text, segment.language.han) for segment in edition.texts.values()]
    texts += [(word, edition.language.han) for word in edition.words.values()]
    missing = {
        han: {char for char in _characters(texts, han) if not _is_drawn(char, han)}
        for han in (True, False)
    }
    seen: set[str] = set()
    for text, han in texts if any(missing.values()) else ():
        for char in sorted(missing[han].intersection(text) - seen):
            seen.add(char)
            if FORBIDDEN.match(char):  # told as such, at each place
                continue
            asked = ", ".join(_lacking(char, han))
            message = f"no typeface of the page has U+{ord(char):04X} ({char}); not in: {asked}"
            hint = "write it otherwise: it would print as a blank or a box"
            yield Diagnostic("glyph", text.at(text.index(char)), message, hint)


def _characters(texts: Iterable[tuple[str, bool]], han: bool) -> set[str]:
    return set("".join(text for text, is_han in texts if is_han is han))


@cache
def _is_drawn(char: str, han: bool) -> bool:
    if char < "\x7f" or UNPRINTED.match(char):
        return True
    latin = _listed() if han else coverage(LATIN)
    point = ord(char)
    return _holds(latin, point) or (_holds(coverage(SONG), point) and _holds(coverage(HEI), point))


def _lacking(char: str, han: bool) -> list[str]:
    """The families that are asked for a character in vain; Chinese text asks the Chinese ones."""
    asked = (SONG, HEI) if han else (LATIN, SONG, HEI)
    return [name for name in asked if not _holds(coverage(name), ord(char))]


def _holds(ranges: Ranges, point: int) -> bool:
    return any(low <= point <= high for low, high in ranges)


@cache
def _listed() -> Ranges:
    return tuple(_range(part) for part in LATIN_IN_CHINESE.replace("U+", "").split(","))


@cache
def coverage(family: str) -> Ranges:
    """The code points that every style in use of the family has; none where a style is missing."""
    found = _styles(family)
    return reduce(common, (found.get(style, ()) for style in STYLES[family]))


def common(one: Ranges, other: Ranges) -> Ranges:
    """The code points that stand in both, each in rising order."""
    found: list[tuple[int, int]] = []
    left, right = 0, 0
    while left < len(one) and right < len(other):
        low = max(one[left][0], other[right][0])
        high = min(one[left][1], other[right][1])
        if low <= high:
            found.append((low, high))
        if one[left][1] <= other[right][1]:
            left += 1
        else:
            right += 1
    return tuple(found)


def _styles(family: str) -> dict[str, Ranges]:
    """What each installed style of the family has, by the names it goes by."""
    command = ["fc-list", "--format", "%{style}\t%{charset}\n", f":family={family}"]
    try:
        listed = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    faces = (line.partition("\t") for line in listed.stdout.splitlines())
    return {
        name: tuple(_range(part) for part in re.findall("[0-9a-f]+(?:-[0-9a-f]+)?", charset))
        for names, _, charset in faces
        for name in names.split(",")
    }


def _range(part: str) -> tuple[int, int]:
    low, _, high = part.partition("-")
    return int(low, 16), int(high or low, 16)
