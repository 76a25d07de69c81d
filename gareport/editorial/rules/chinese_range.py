"""A range of figures in Chinese has a hyphen without spaces, or 至: 2008-2009, 1 月至 6 月.

Dashes and tildes belong to other house styles. A range that begins with 从 has 至.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import DIGITS, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"chinese-range": Severity.WARNING}
TOPIC = Topic.NUMBERS
BAD = (
    Example("见第 1 — 4 段。", language="zh"),
    Example("共 1~4 名。", language="zh"),
    Example("2008–2009 两年期。", language="zh"),
    Example("1 月～6 月。", language="zh"),
    Example("从 5-7 名人员中。", language="zh"),
    Example("第 1 - 4 段。", language="zh"),
)
GOOD = (
    Example("第 1-4 段，2008-2009 两年期，1 月至 6 月。", language="zh"),
    Example("自 2008-2009 两年期起，从 5 名至 7 名。", language="zh"),
    Example("A/66/67-E/2011/79，P-5，60——80 年代。", language="zh"),
    Example("见 *A Book, 1990–2000*。", language="zh"),
    "Pages 1 — 4.",
)

_UNIT = "[年月日名%％]"
_RANGE = re.compile(
    r"\*[^*]*\*"
    rf"|(?P<first>[0-9]+(?: ?{_UNIT})?)(?: ?[–—~～] ?| +- +)(?P<last>[0-9]+)(?![—–])"
    r"|(?:从|自) ?(?P<from>[0-9]+)-(?P<to>[0-9]+)(?![0-9]| ?(?:两年期|双年度|年?度|学年|财))"
)
_ALL = frozenset(Role) - {Role.CELL, Role.QUOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each range in another form, with the right one."""
    for passage, found in worded(edition, _RANGE, _ALL, Manual.CHINESE, needs=DIGITS):
        if found[0].startswith("*"):
            continue
        message = f"`{found[0]}` is not how Chinese reports write a range"
        place, remedy = passage.at(found), passage.remedy(found, _written(found))
        yield Diagnostic("chinese-range", place, message, remedy.hint, Severity.WARNING, remedy)


def _written(found: re.Match[str]) -> str:
    if found["from"]:
        return f"{found[0][0]} {found['from']} 至 {found['to']}"
    joined = "-" if found["first"].isdigit() else "至 "
    return f"{found['first']}{joined}{found['last']}"
