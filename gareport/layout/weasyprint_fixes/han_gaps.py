"""PDF stage: takes the text of one line and says where, in Chinese, it may be spread.

The places are those of Chinese composition: between Chinese characters, between Chinese and
Latin, after a space. Punctuation hugs its word, dashes and ellipses stay whole, and Latin words
are never letter-spaced.
"""

from __future__ import annotations

import re

OBJECT = "\ufffc"
"""Stands in a line's text for an image or another box that is not text."""

HAN = "一-鿿々〇㐀-䶿豈-﫿\U00020000-\U0003ffff"
_WIDE = f"{HAN}①-⓿⺀-〿぀-ㆿ㈀-㏿︰-﹏！-｠￠-￦"
_SHARED = "‘’“”—―…⋯"  # in Chinese and in Latin text alike: the neighbours tell
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
    """Return the indices in ``line`` before which it may open, none at or beyond its edges.

    Spaces that begin or end the line, such as a first-line indent, are beyond its edges.
    """
    first, last = len(line) - len(line.lstrip()), len(line.rstrip())
    return [gap.start() for gap in _GAP.finditer(line) if first < gap.start() < last]
