"""PDF stage: takes the text of one line and finds the places where Chinese may be spread.

The places follow Chinese composition: between Chinese characters, between Chinese and Latin, and
after a space. Punctuation stays with its word, dashes and ellipses stay whole, and Latin words are
never letter-spaced.
"""

from __future__ import annotations

import re

OBJECT = "\ufffc"
"""Replaces an image or another box without text in a line's text."""

HAN = "一-鿿々〇㐀-䶿豈-﫿\U00020000-\U0003ffff"
_WIDE = f"{HAN}①-⓿⺀-〿぀-ㆿ㈀-㏿︰-﹏！-｠￠-￦"
_SHARED = "‘’“”—―…⋯"  # used in Chinese and in Latin text: the neighbours decide
_INSEPARABLE = "—―…⋯"
_OPENING = rf"“‘（《〈「『【〔〖〘〚［｛｟(\[{{«￥＄￡·・‧{OBJECT}"
_CLOSING = rf"”’，。、；：？！）》〉」』】〕〗〙〛］｝｠)\]}}»,.;:?!％‰%℃°′″々ー·・‧{OBJECT}"

HAN_LETTER = re.compile(f"[{HAN}]")
_GAP = re.compile(
    "(?<=[ \u00a0\u3000])"
    rf"|(?<![{_OPENING}\s])(?![{_CLOSING}\s])(?!(?<=[{_INSEPARABLE}])[{_INSEPARABLE}])"
    f"(?:(?<=[{_WIDE}])|(?=[{_WIDE}])|(?<=[{_SHARED}])(?=[{_SHARED}]))"
)


def gap_positions(line: str) -> list[int]:
    """Return the indices in ``line`` before which a gap may open, none at or beyond its edges.

    Spaces at the start or end of the line, such as a first-line indent, are beyond its edges.
    """
    first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    return [gap.start() for gap in _GAP.finditer(line) if first < gap.start() < last]
