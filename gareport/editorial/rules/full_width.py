"""Figures and Latin letters have their normal width: ２００７ and Ａ are other characters.

A search does not find them, and they break lines in other places.
"""

import re
import unicodedata
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import worded
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"full-width": Severity.ERROR}
TOPIC = Topic.PUNCTUATION
BAD = (
    Example("２００７ 年 8 月。", language="zh"),
    Example("采用 ＩＣＴ 标准。", language="zh"),
    "On ５ May.",
)
GOOD = (
    Example("2007 年 8 月，占 5％，ICT（Ⅳ 类）。", language="zh"),
    Example("信息，通信！", language="zh"),
    "On 5 May.",
)

# A symbol in full width is reported as a symbol.
_WIDE = re.compile("(?<![A-Za-z／/０-９Ａ-Ｚ．])[０-９Ａ-Ｚａ-ｚ]+(?![／/０-９Ａ-Ｚａ-ｚ．])")
_MAYBE = re.compile("[０-９Ａ-Ｚａ-ｚ]")  # for speed, a text without these is skipped
_ALL = frozenset(Role)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each run of figures or letters in full width."""
    for passage, found in worded(edition, _WIDE, _ALL, maybe=_MAYBE):
        message = f"`{found[0]}` is in full width"
        remedy = passage.remedy(found, unicodedata.normalize("NFKC", found[0]))
        place = passage.at(found)
        yield Diagnostic("full-width", place, message, remedy.hint, remedy=remedy)
