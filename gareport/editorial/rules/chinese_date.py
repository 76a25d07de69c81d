"""A date in Chinese is written in figures with 年, 月 and 日: 2007 年 8 月 15 日.

2007.8, 2007/8/15, 2007-08-15 and 二〇〇七年 are wrong. Quotations and titles of works
keep their published form.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, RUNNING, Passage, passages
from gareport.editorial.spelled import han
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.zh import HAN
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"chinese-date": Severity.WARNING}
TOPIC = Topic.DATES
BAD = (
    Example("2007.8 就职。", language="zh"),
    Example("2007.08.15 就职。", language="zh"),
    Example("2007/8/15 就职。", language="zh"),
    Example("2007-08-15 就职。", language="zh"),
    Example("二〇〇七年 8 月就职。", language="zh"),
    Example("该条约于一九六七年十月二十四日生效，一九六八年九月修订。", language="zh"),
    Example("从一九六七至一九六八年有请求。", language="zh"),
)
GOOD = (
    Example("2007 年 8 月 15 日就职，2007 年 8 月末。", language="zh"),
    Example("2008-2009 两年期，2008/09 年度，2007.8 万美元，2007.5 人。", language="zh"),
    Example("第 60/283 号决议，A/2007/8/15，《二〇〇七年宣言》。", language="zh"),
    Example("二十一世纪，二〇年代。", language="zh"),
    Example("题为“一九六七年十月二十四日”的文章，农历一九六九年正月。", language="zh"),
    "On 2007.8 it is English.",
)

_YEAR, _MONTH, _DAY = "(?:19|20)[0-9]{2}", "(?:1[0-2]|0?[1-9])", "(?:3[01]|[12][0-9]|0?[1-9])"
_HAN_YEAR, _HAN_MONTH = "[一二][〇○零一二三四五六七八九]{3}", "(?:十[一二]?|[一二三四五六七八九])"
_HAN_DAY = "(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DATE = re.compile(
    "《[^《》]*》|“[^“”]*”|(?<![0-9./A-Za-z-])(?:"
    rf"(?P<y>{_YEAR})(?P<by>[./-])(?P<m>{_MONTH})(?P=by)(?P<d>{_DAY})(?![0-9./-])"
    rf"|(?P<year>{_YEAR})\.(?P<month>{_MONTH})(?![0-9.])"
    r"(?! ?[0-9A-Za-z%％$万亿千百多余美欧英日元人名公平立方吨米克升倍个小项])"
    rf")|(?:(?P<from>{_HAN_YEAR})(?P<to>[至到—–-]))?(?P<han>{_HAN_YEAR})年(?![正冬腊闰])"
    rf"(?:(?P<hm>{_HAN_MONTH})月(?!革命|事件|战争|起义)(?:(?P<hd>{_HAN_DAY})[日号])?)?"
)
_FIGURES = re.compile("[0-9][0-9]{3}[./-][0-9]")
_HAN = re.compile(f"[{HAN}]")
_CHINESE = re.compile("[〇○零一二三四五六七八九]年")
_ROLES = RUNNING | HEADINGS | {Role.NOTE, Role.CELL, Role.COLUMN, Role.AGENDA}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each date in another form, with the right one."""
    for passage, found in _found(edition):
        message = f"`{found[0]}` is not how Chinese reports write a date"
        place, remedy = passage.at(found), _remedy(passage, found)
        yield Diagnostic("chinese-date", place, message, remedy.hint, Severity.WARNING, remedy)


def _found(edition: Edition) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The dates; for speed, a text without anything like a date is skipped."""
    for passage in passages(edition) if edition.language.manual is Manual.CHINESE else ():
        text = passage.prose
        if passage.role in _ROLES and (_FIGURES.search(text) or _CHINESE.search(text)):
            found = _DATE.finditer(text)
            yield from ((passage, one) for one in found if one[0][0] not in "《“")


def _remedy(passage: Passage, found: re.Match[str]) -> Remedy:
    """The date in the right form, with the spaces that it needs and without the one after it."""
    text = str(passage.text)
    before = " " if _HAN.match(text[found.start() - 1 : found.start()]) else ""
    behind = " " if text[found.end() : found.end() + 1] == " " and not found["han"] else ""
    behind = behind if _HAN.match(text[found.end() + 1 : found.end() + 2]) else ""
    return Remedy(f"{found[0]}{behind}", f"{before}{_written(found.groupdict())}")


def _written(parts: dict[str, str | None]) -> str:
    if year := parts["han"]:
        to = f" {parts['to']} " if parts["to"] in ("至", "到") else "-"
        begins = f"{han(parts['from'])}{to}" if parts["from"] else ""
        months = f" {han(parts['hm'])} 月" if parts["hm"] else ""
        days = f" {han(parts['hd'])} 日" if parts["hd"] else ""
        return f"{begins}{han(year)} 年{months}{days}"
    year, month = parts["y"] or parts["year"], parts["m"] or parts["month"]
    day = f" {int(parts['d'])} 日" if parts["d"] else ""
    return f"{year} 年 {int(month or 0)} 月{day}"
