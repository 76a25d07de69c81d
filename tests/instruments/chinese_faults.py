"""What Chinese typography forbids: lines read from a finished PDF in, the faults on them out."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from typeset import Letter, Line, written

TOLERANCE = 0.75  # points: the box of the first and the last glyph, not their ink
BODY_SIZE = 10.5
NOT_FIRST = set("。，、；：？！）》」』〉】〕”’…—％‰")
NOT_LAST = set("（《「『〈【〔“‘")
INSEPARABLE = ("——", "……")
SHARED = set("“”‘’—…")  # used in Chinese and in Latin: the neighbours decide
CHINESE_FACE = re.compile(r"Noto-(?:Serif|Sans)-CJK-SC")
_HAN = re.compile("[\u3400-\u9fff]")
_HALF = re.compile("(?<=[^ ])[—…]|^[—…]")
_WIDE = re.compile("[\u3400-\u9fff，。、；：？！（）《》]")


def is_han(char: str) -> bool:
    return bool(_HAN.match(char))


def body(lines: Iterable[Line]) -> list[Line]:
    """The lines of the text itself: of its size, after the contents, with some Han in them."""
    return [
        line
        for line in lines
        if line[0].page > 2
        and abs(line[0].size - BODY_SIZE) < 0.1
        and any(is_han(letter.char) for letter in line)
    ]


def is_last(line: Line, texts: Sequence[str]) -> bool:
    """Whether a text ends with what the line ends with."""
    return any(text.endswith(written(line)[-12:]) for text in texts)


def ragged(
    lines: list[Line], texts: Sequence[str], edges: tuple[set[float], set[float]]
) -> list[str]:
    """The lines at none of the left edges or, if not the last of a text, at none of the right."""
    left, right = edges
    return [
        written(line)
        for line in lines
        if not _at(line[0].left, left) or not (is_last(line, texts) or _at(line[-1].right, right))
    ]


def _at(place: float, edges: set[float]) -> bool:
    return any(abs(place - edge) <= TOLERANCE for edge in edges)


def lonely(lines: list[Line], texts: Sequence[str]) -> list[str]:
    """The last lines of texts with only one character and its full stop."""
    last = [written(line) for line in lines if is_last(line, texts)]
    return [text for text in last if len(re.sub(r"\W", "", text)) == 1]


def forbidden(lines: list[Line]) -> list[str]:
    """The lines that begin or end with a mark that is not allowed there.

    A whole dash or ellipsis may begin a line; the next check finds the others.
    """
    texts = [written(line) for line in lines]
    return [
        text
        for text in texts
        if (text[0] in NOT_FIRST and not text.startswith(INSEPARABLE)) or text[-1] in NOT_LAST
    ]


def torn(lines: list[Line]) -> list[str]:
    """The Chinese lines with half a dash or ellipsis, or a whole one with a gap."""
    return [
        written(line)
        for line in lines
        if _HALF.search(re.sub("——|……", "", written(line)))
        or any(a.char + b.char in INSEPARABLE and b.left - a.right > 0.1 for a, b in pairwise(line))
    ]


def in_wrong_face(lines: list[Line]) -> list[str]:
    """The shared marks that do not have the face of the letters around them, with the line.

    In Chinese they are next to Han or Chinese punctuation, on one side at least; in Latin they are
    among Latin letters and spaces.
    """
    found = []
    for line in lines:
        for place, letter in enumerate(line):
            if letter.char in SHARED:
                wanted = _is_among_chinese(line, place)
                if bool(CHINESE_FACE.match(letter.face)) != wanted:
                    found.append(f"{letter.char} {letter.face}: {written(line)}")
    return found


def _is_among_chinese(line: Line, place: int) -> bool:
    before, after = line[:place][::-1], line[place + 1 :]
    for passed in (SHARED, SHARED | {" "}):
        neighbours = [_next_but(passed, before), _next_but(passed, after)]
        if any(_WIDE.match(char) for char in neighbours):
            return True
        if any(char.strip() for char in neighbours):
            return False
    return True


def _next_but(passed: set[str], letters: Line) -> str:
    return next((letter.char for letter in letters if letter.char not in passed), "")


def slanted(lines: list[Line]) -> list[Letter]:
    """The Han that is drawn aslant, by its face or by its matrix."""
    return [
        letter
        for line in lines
        for letter in line
        if is_han(letter.char)
        and (abs(letter.slant) > 0.01 or re.search("Italic|Oblique", letter.face))
    ]


def retyped(lines: list[Line], texts: Sequence[str]) -> list[str]:
    """The lines whose drawn characters, with spaces, are not part of any text as typed."""
    whole = "\n".join(texts)
    drawn = ("".join(x.char for x in line if not x.guessed).strip() for line in lines)
    return [text for text in drawn if text not in whole]


def broken(lines: list[Line], units: Iterable[str]) -> list[str]:
    """The units of the text that a line end cuts in two, or that are on no line at all."""
    texts = [written(line) for line in lines]
    counted: dict[str, int] = {}
    for unit in units:
        counted[unit] = counted.get(unit, 0) + 1
    return [
        unit for unit, times in counted.items() if sum(text.count(unit) for text in texts) < times
    ]
