"""The typefaces of the pages: an edition in, the characters that no typeface has out.

The text layer of a PDF hides missing glyphs, so the texts are checked before layout.
"""

import re
import subprocess
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, reduce

from gareport.language.characters import is_refused
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition
from gareport.report.source import Text

LATIN = "Liberation Serif"
SONG = "Noto Serif CJK SC"
HEI = "Noto Sans CJK SC"
SANS = "Liberation Sans"  # under the bars of the job number
# The styles of each family that the pages use. A character must be in all of them, because
# emphasis and headings put any text into any style.
STYLES: Mapping[str, tuple[str, ...]] = {
    LATIN: ("Regular", "Bold", "Italic", "Bold Italic"),
    SONG: ("Regular", "Bold"),
    HEI: ("Regular", "Bold"),
    SANS: ("Regular",),
}
UNCHECKED = "glyphs-unchecked"  # what a check reports where fonts are missing
PACKAGES: Mapping[str, str] = {  # of Debian and Ubuntu
    LATIN: "fonts-liberation2",
    SONG: "fonts-noto-cjk",
    HEI: "fonts-noto-cjk",
    SANS: "fonts-liberation2",
}
# The characters that Chinese text takes from the Latin face. The layout engine believes that the
# face has every character of the range, so the range lists only those in all four styles.
# Quotation marks, dashes and ellipses come from the Chinese face.
LATIN_IN_CHINESE = (
    "U+20-7E,U+A0-B6,U+B8-36F,U+384-38A,U+38C,U+38E-3A1,U+3A3-3CE,U+3D0-513,U+1E00-1E9B,"
    "U+1EA0-1EF9,U+2000-2010,U+2012-2013,U+2020-2021,U+2074-2079,U+2080-2089,U+20A0-20B5,"
    "U+2116,U+2122"
)

# Marks and isolates of direction print nothing, so no face needs them.
UNPRINTED = re.compile("[\\u061c\\u200e\\u200f\\u2066-\\u2069]")
_RAISED = re.compile("[\u2070\u207a-\u207f\u2080-\u209c]")  # or lowered

Ranges = tuple[tuple[int, int], ...]


def undrawn(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at the first text of each character without a glyph, one for a text.

    The texts are checked, each in its language, and the fixed words of the edition. If a typeface
    is not installed, nothing is checked, and a warning says so.
    """
    if absent := absent_families():
        yield _unchecked(edition, absent)
        return
    texts = [(segment.text, segment.language.han) for segment in edition.texts.values()]
    texts += [(word, edition.language.han) for word in edition.words.values()]
    missing = {
        han: {char for char in _characters(texts, han) if not _is_drawn(char, han)}
        for han in (True, False)
    }
    seen: set[str] = set()
    for text, han in texts if any(missing.values()) else ():
        # What no text may have is reported elsewhere.
        new = [char for char in text if char in missing[han] - seen and not is_refused(char)]
        if new:
            seen |= set(new)
            yield _without_glyph(text, list(dict.fromkeys(new)), han)


def _without_glyph(text: Text, chars: list[str], han: bool) -> Diagnostic:
    """The error at the first of the characters of a text that no typeface has."""
    points = ", ".join(f"U+{ord(char):04X} ({char})" for char in chars)
    asked = [name for name in STYLES if any(name in _lacking(char, han) for char in chars)]
    is_one = len(chars) == 1
    what = f"the character {points} has" if is_one else f"the characters {points} have"
    message = f"{what} no glyph in {', '.join(asked)}"
    hint = f"write something else: {'it' if is_one else 'they'} would print as a blank or a box"
    if all(_RAISED.match(char) for char in chars):
        hint = "write it without raised characters, as in strontium-90 or calcium(2+): "
        hint += f"{'it' if is_one else 'they'} would print as a blank or a box"
    return Diagnostic("glyph", text.at(text.index(chars[0])), message, hint)


def absent_families() -> list[str]:
    """The families that are not installed in every style that the pages use."""
    return [family for family in STYLES if not coverage(family)]


def installing(packages: Iterable[str]) -> str:
    """The hint with the command that installs packages, each named once."""
    return f"run `sudo apt-get install {' '.join(dict.fromkeys(packages))}`"


def _unchecked(edition: Edition, absent: list[str]) -> Diagnostic:
    place = Span(edition.report.cover.title.span.file, 1, 1)
    message = f"characters without a glyph are not reported: missing fonts: {', '.join(absent)}"
    hint = installing(PACKAGES[family] for family in absent)
    return Diagnostic(UNCHECKED, place, message, hint, Severity.WARNING)


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
    """The families that are tried for a character and lack it; for Chinese, the Chinese ones."""
    asked = (SONG, HEI) if han else (LATIN, SONG, HEI)
    return [name for name in asked if not _holds(coverage(name), ord(char))]


def face_of(word: str) -> str:
    """The family for a drawn word: Hei, or the Latin one where Hei lacks a letter of it."""
    return HEI if all(_holds(coverage(HEI), ord(char)) for char in word) else LATIN


def _holds(ranges: Ranges, point: int) -> bool:
    """Whether ranges in rising order have the code point."""
    at = bisect(ranges, point, key=lambda one: one[0]) - 1
    return at >= 0 and point <= ranges[at][1]


@cache
def _listed() -> Ranges:
    return tuple(_range(part) for part in LATIN_IN_CHINESE.replace("U+", "").split(","))


@cache
def coverage(family: str) -> Ranges:
    """The code points in every used style of the family; none if a style is missing."""
    found = _styles(family)
    return reduce(common, (found.get(style, ()) for style in STYLES[family]))


@cache
def files() -> frozenset[str]:
    """The files of the installed families."""
    command = ["fc-list", "--format", "%{family}\t%{file}\n"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    lines = (line.partition("\t") for line in listed.splitlines())
    return frozenset(
        file for names, _, file in lines if not STYLES.keys().isdisjoint(names.split(","))
    )


def common(one: Ranges, other: Ranges) -> Ranges:
    """The code points in both, given in rising order."""
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
    """The code points of each installed style of the family, by each of its names."""
    faces = (line.partition("\t") for line in _installed().get(family, "").splitlines())
    return {
        name: tuple(_range(part) for part in re.findall("[0-9a-f]+(?:-[0-9a-f]+)?", charset))
        for names, _, charset in faces
        for name in names.split(",")
    }


@cache
def _installed() -> dict[str, str]:
    """What fontconfig says of each family: its styles, with their code points.

    All families are asked for at once, as each answer takes a while.
    """
    command = ["fc-list", "--format", "%{style}\t%{charset}\n"]
    try:
        asked = {
            family: subprocess.Popen(
                [*command, f":family={family}"], stdout=subprocess.PIPE, text=True
            )
            for family in STYLES
        }
    except OSError:
        return {}
    return {family: process.communicate()[0] for family, process in asked.items()}


def _range(part: str) -> tuple[int, int]:
    low, _, high = part.partition("-")
    return int(low, 16), int(high or low, 16)
