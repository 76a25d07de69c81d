"""Every date is in the calendar: June has 30 days, and February has 29 in leap years only."""

import re
from calendar import monthrange
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import DIGITS, Passage, passages
from gareport.editorial.spelled import han
from gareport.editorial.topics import Topic
from gareport.language.languages.en import MONTH, MONTHS, SHORT_MONTH
from gareport.language.numerals import UP_TO_TEN
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"impossible-date": Severity.WARNING}
TOPIC = Topic.DATES
BAD = (
    "It ended on 31 June.",
    "It ended on 30 February 2008.",
    "It ended on 29 February 2007.",
    "It lasted from 29 to 31 September, and from 30-31 April 2007.",
    "It ended on June 31, 2007.",
    "It ended on 31st of June.",
    "It ended on 31 Nov. 2007.",
    "It ended on 2007-06-31.",
    "It ended on 31/06/2007.",
    "It ended on 2043/02/30.",
    "It ended on 2043/2/30.",
    Example("于 2043/02/30 结束。", language="zh"),
    "It ended on 32 May 2007.",
    "It ended on 29 February 1900.",
    Example("于 6 月 31 日结束。", language="zh"),
    Example("于 2007 年 2 月 29 日结束。", language="zh"),
    Example("于2007年2月30日结束。", language="zh"),
    Example("于 6 月 29 日至 31 日举行。", language="zh"),
    Example("于六月三十一日结束，于二月三〇日开始。", language="zh"),
    Example("于 2007 年 13 月 1 日结束。", language="zh"),
)
GOOD = (
    "It ended on 31 May, 30 June 2007 and 29 February 2008, on 29 February and 29 February 2000.",
    "It began on May 31, 2007; in June 31 members came, and in June, 31 others.",
    "See paragraph 31, June 2007, A/62/31, June 1931 and 31 Junes; version 2007-06-31-1.",
    "Resolution 2007/31, decision 2007/31/2, 2044/02/29, file 2043/02/30/1 and A/2043/02/30.",
    "They spent $31 June and 1.31 April; the 12 March meeting was in 2007.",
    Example("于 6 月 30 日至 7 月 31 日举行，2 月 29 日，2008 年 2 月 29 日。", language="zh"),
    Example("13 个月，6 月 31 人，第 31 日，2007/31 号决议，二月二十九日。", language="zh"),
    Example("十月二五日，一二月三〇日。", language="zh"),
)

_BEGINNINGS = [month[:3] for month in MONTHS]
_NAME = rf"(?:{MONTH}|(?:{SHORT_MONTH})\b\.?)"
_TH = "(?:st|nd|rd|th)?"
_HAN = f"〇{UP_TO_TEN}"
_DATE = re.compile(
    rf"(?<![0-9.,/$€£])(?P<d1>[0-9]{{1,2}}){_TH}(?: of)?[ \u00a0](?P<m1>{_NAME})(?![a-z])"
    r"(?:,? (?P<y1>[12][0-9]{3})\b)?"
    rf"|\b(?P<m2>{_NAME}) (?P<d2>[0-9]{{1,2}}){_TH},? (?P<y2>[12][0-9]{{3}})\b"
    r"|(?<![\w/.-])(?P<y3>(?:19|20)[0-9]{2})-(?P<m3>[01][0-9])-(?P<d3>[0-3][0-9])(?![\w/-])"
    r"|(?<![\w/.-])(?P<y9>(?:19|20)[0-9]{2})/(?P<m9>1[0-2]|0?[1-9])/(?P<d9>[0-3]?[0-9])(?![\w/-])"
    r"|(?<![\w/.-])(?P<d4>[0-3]?[0-9])(?P<by>[/.])(?P<m4>[01]?[0-9])(?P=by)"
    r"(?P<y4>(?:19|20)[0-9]{2})(?![\w/-])"
    r"|(?:(?P<y5>(?:19|20)[0-9]{2}) ?年 ?)?(?<![0-9])(?P<m5>[0-9]{1,2}) ?月 ?(?P<d5>[0-9]{1,2}) ?日"
    r"(?: ?(?:[-–至到、和]|——?) ?(?P<d6>[0-9]{1,2}) ?日)?"
    rf"|(?P<m7>[{_HAN}]{{1,2}})月(?P<d7>[{_HAN}]{{1,3}})日"
    r"|(?P<y8>(?:19|20)[0-9]{2}) ?年 ?(?P<m8>1[3-9]|[2-9][0-9]|00?) ?月"
)
# For speed, only a text with one of these is searched with the pattern above.
_BEGINS = "|".join(_BEGINNINGS)
_MAYBE = re.compile(
    rf"[0-9]{_TH}(?: of)?[ \u00a0](?:{_BEGINS})|(?:{_BEGINS})[a-z]*\.? [0-9]|月"
    "|[0-9][-/.][0-9]"
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each date that no calendar has."""
    for passage in passages(edition):
        has_figure = any(map(passage.text.__contains__, (*DIGITS, "月")))
        if has_figure and _MAYBE.search(passage.text):
            for found in _DATE.finditer(passage.prose):
                if wrong := _wrong(found):
                    yield _fault(passage, found, wrong)


def _fault(passage: Passage, found: re.Match[str], wrong: str) -> Diagnostic:
    message = f"`{found[0]}` is not in the calendar: {wrong}"
    place = passage.at(found)
    hint = "compare the day, the month and the year with their source"
    return Diagnostic("impossible-date", place, message, hint, Severity.WARNING)


def _wrong(found: re.Match[str]) -> str:
    """What is wrong with a date; empty if it may be right."""
    parts = {name: value for name, value in found.groupdict().items() if value and name != "by"}
    years = [int(value) for name, value in parts.items() if name[0] == "y"]
    month = next(_month(value) for name, value in parts.items() if name[0] == "m")
    days = [_number(value) for name, value in parts.items() if name[0] == "d"]
    if found["by"] and month > 12:  # the month may come first
        month, days = days[0], [month]
    if not 1 <= month <= 12:
        return "a year has 12 months"
    longest = monthrange(years[0] if years else 2000, month)[1]
    if all(1 <= day <= longest for day in days):
        return ""
    # Without a year, a figure over 31 may count what comes after it: 45 May Day parades.
    if not years and found["d1"] and not 29 <= days[0] <= 31:
        return ""
    return f"this month has {longest} days"


def _month(written: str) -> int:
    if written[0].isascii() and written[0].isalpha():
        return _BEGINNINGS.index(written[:3]) + 1
    return _number(written)


def _number(written: str) -> int:
    return int(written) if written.isascii() else han(written)
