"""Chinese has its own punctuation marks, in full width: ，。；：？！（）.

Half width is for list labels, such as (a), for symbols in brackets and for Latin references. If a
report has a mark only in half width, that is one style: it is one finding, at the first place, with
the number of the others. In a translation, `pair-width` reports it, which a translator can waive.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages, worded
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
    Example("人员,费用,时间。", language="zh"),
    Example("人员,费用，时间,地点。", language="zh"),
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
_FULL = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（"}
_OPENING = Remedy("(", "（")
_INNER = re.compile(r"[^()（）]*")
_SPACE = re.compile(f" (?=[{HAN}“《（])")


HalfWidth = tuple[Passage, re.Match[str]]  # a mark in half width, and where it is


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each half-width mark, or one for all if it is the style of the report."""
    if not edition.is_original:
        return
    by_mark: dict[str, list[HalfWidth]] = {}
    for passage, found in worded(edition, _HALF, _ALL, Manual.CHINESE):
        by_mark.setdefault(found[0], []).append((passage, found))
    for mark, slips in by_mark.items():
        if len(slips) > 1 and not any(_FULL[mark] in one.text for one in passages(edition)):
            yield _of_style(mark, slips)
        else:
            yield from (_fault(mark, slip) for slip in slips)


def _of_style(mark: str, slips: list[HalfWidth]) -> Diagnostic:
    """The finding at the first of the marks, with the remedies of the others."""
    first, *others = (_fault(mark, slip) for slip in slips)
    also = tuple((one.span, one.remedy) for one in others if one.remedy)
    message = f"{first.message} (and {len(others)} more in this report)"
    remedy = replace(first.remedy, also=also) if first.remedy else None
    return replace(first, message=message, remedy=remedy)


def _fault(mark: str, slip: HalfWidth) -> Diagnostic:
    passage, found = slip
    message = f"`{mark}` is a half-width mark among Chinese characters"
    remedy = _remedy(str(passage.text), found.start())
    return Diagnostic(
        "half-width", passage.at(found), message, remedy.hint, Severity.WARNING, remedy
    )


def _remedy(text: str, at: int) -> Remedy:
    """The mark in full width, without a space after it; a bracket with the one that closes it."""
    if text[at] == "(":
        inner = _INNER.match(text, at + 1)
        closing = text[inner.end() : inner.end() + 1] if inner else ""
        return Remedy(f"({inner[0]})", f"（{inner[0]}）") if inner and closing == ")" else _OPENING
    behind = " " if _SPACE.match(text, at + 1) else ""
    return Remedy(f"{text[at]}{behind}", _FULL[text[at]])
