"""Labels of charts: a text and the room for it in; its width and its lines out.

A label is drawn by its lines, so its letters are measured: those of a Times face by their widths,
and any other as wide as a Chinese character.
"""

import re
import unicodedata
from functools import lru_cache

SIZE, PITCH = 8.5, 10.0  # of the type in a chart, in points
SLACK = 1.02
_PIECE = re.compile(r"[^\s\u2e80-\uffef]+|[\u2e80-\uffef]|\s+")
# No line begins with these, and none ends with those.
_NEVER_FIRST = "，。、；：？！）》」』】〉”’％,.;:?!)%"
_NEVER_LAST = "（《「『【〈“‘("
# The widths of letters in thousandths of the size.
_WIDTHS = {
    180: "'", 200: "|", 250: " ,.\u00a0", 278: "/:;\\ijlt", 333: "!()-I[]`frs‘’", 389: "Js",
    408: '"', 444: "?acez“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxy–",
    541: "~", 556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYw",
    778: "&m", 833: "%", 889: "M", 921: "@", 944: "W",
}  # fmt: skip
_LETTERS = {letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters}


@lru_cache(maxsize=10_000)
def width(text: str, size: float = SIZE) -> float:
    """The width of a line in points, with a little slack."""
    return sum(map(_letter, text)) * size * SLACK


def _letter(char: str) -> float:
    plain = unicodedata.normalize("NFD", char)[0]
    return _LETTERS.get(char, _LETTERS.get(plain, 1.0))


def lines(text: str, room: float, size: float = SIZE) -> tuple[str, ...]:
    """The text in lines within the room; a longer word has a line of its own."""
    found = [""]
    for piece in _pieces(text):
        if width((found[-1] + piece).strip(), size) <= room or not found[-1].strip():
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(line.strip() for line in found if line.strip()) or ("",)


@lru_cache(maxsize=10_000)
def _pieces(text: str) -> tuple[str, ...]:
    """The pieces of a text between which a line can end."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        is_joined = found and (piece[0] in _NEVER_FIRST or found[-1][-1] in _NEVER_LAST)
        if is_joined:
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def widest(texts: tuple[str, ...], size: float = SIZE) -> float:
    """The width of the widest of several lines."""
    return max((width(text, size) for text in texts), default=0.0)


def shortest(text: str, most: int, size: float = SIZE) -> float:
    """The least room in which the text has no more than so many lines, with no word broken."""
    room = max(widest(_pieces(text), size), width(text, size) / most)
    while len(lines(text, room, size)) > most:
        room += size / 2
    return room
