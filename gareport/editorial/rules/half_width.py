"""Chinese has its own punctuation marks, in full width: ，。；：？！（）.

Half width is for list labels, such as (a), for symbols in brackets and for Latin references. In a
translation, `pair-width` reports it, which a translator can waive.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.zh import HALF_WIDTH, HAN
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"half-width": Severity.WARNING}
TOPIC = Topic.PUNCTUATION
BAD = (
    Example("信通技术,管理。", language="zh"),
    Example("信通技术(信通)。", language="zh"),
    Example("现况如何?", language="zh"),
    Example("《宣言》,《公约》。", language="zh"),
    Example("如下:(a) 人员；(b) 费用.", language="zh"),
)
GOOD = (
    Example("信通技术（信通），管理：(a) 人员；(b) 费用。", language="zh"),
    Example("秘书长的报告 (A/57/620)，见 A/RES/60/283。", language="zh"),
    Example("M. Broadbent, *A Book* (The Gartner, Inc. 2003 年 1 月)。", language="zh"),
    Example("10:30 开始，比例为 1:2.5。", language="zh"),
    "In English it is (as ever): so, so.",
)

_HALF = re.compile(HALF_WIDTH)
_ALL = frozenset(Role)
_FULL = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！"}
_OPENING = Remedy("(", "（")
_INNER = re.compile(r"[^()（）]*")
_SPACE = re.compile(f" (?=[{HAN}“《（])")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each half-width mark among Chinese characters."""
    if not edition.is_original:
        return
    for passage, found in worded(edition, _HALF, _ALL, Manual.CHINESE):
        message = f"`{found[0]}` is a half-width mark among Chinese characters"
        place, remedy = passage.at(found), _remedy(str(passage.text), found.start())
        yield Diagnostic("half-width", place, message, remedy.hint, Severity.WARNING, remedy)


def _remedy(text: str, at: int) -> Remedy:
    """The mark in full width, without a space after it; a bracket with the one that closes it."""
    if text[at] == "(":
        inner = _INNER.match(text, at + 1)
        closing = text[inner.end() : inner.end() + 1] if inner else ""
        return Remedy(f"({inner[0]})", f"（{inner[0]}）") if inner and closing == ")" else _OPENING
    behind = " " if _SPACE.match(text, at + 1) else ""
    return Remedy(f"{text[at]}{behind}", _FULL[text[at]])
