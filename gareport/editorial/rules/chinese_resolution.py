"""A resolution is cited in Chinese with 第 and 号 after its date, a section in Chinese numerals.

Examples: 大会 2003 年 4 月 15 日第 57/304 号决议, 第 60/283 号决议第二节第 3 段.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from gareport.editorial.example import Example
from gareport.editorial.passages import PROSE, Passage, passages
from gareport.editorial.spelled import ROMAN
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.zh import HAN
from gareport.language.numerals import UP_TO_TEN, chinese
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"chinese-resolution": Severity.WARNING}
TOPIC = Topic.SYMBOLS
BAD = (
    Example("大会 60/283 号决议。", language="zh"),
    Example("大会第 60/283 决议。", language="zh"),
    Example("大会第 60/283 号决议第 II 节第 3 段。", language="zh"),
    Example("大会第 60/283 号决议第 2 节。", language="zh"),
    Example("大会第 60/283 号决议第三段。", language="zh"),
    Example("大会第 57/304 号决议（2003 年 4 月 15 日）。", language="zh"),
    Example("大会决议 57/304。", language="zh"),
    Example("第 5 段和 60/283 号决议。", language="zh"),
)
GOOD = (
    Example("大会 2003 年 4 月 15 日第 57/304 号决议。", language="zh"),
    Example("大会第 60/283 号决议第二节第 3 段。", language="zh"),
    Example("第 60/283 和 61/279 号决议，第 1514 (XV) 号决议，第 S-4/101 号决议。", language="zh"),
    Example("第47/120 B号决议、A/RES/60/283 和第 58/403 号决定。", language="zh"),
    Example("安全理事会第 918 (1994) 号决议。", language="zh"),
    Example("第 3201(S-VI)号和第 3202(S-VI)号决议，第 1721 B(XVI)号决议。", language="zh"),
    Example(
        "第 S-10/2、S-26/2（附件）和 S-30/1 号决议，第 ES-10/2 至 ES-10/24 号决议。", language="zh"
    ),
    Example("1968 年 5 月 23 日第 1296(XLIV)号和 1919(LVIII)号决议。", language="zh"),
    "Resolution 60/283.",
)

_NUMBER = (
    r"(?:(?:ES|S)-)?[0-9]+"
    r"(?:/[0-9]+(?: ?[A-Z](?![A-Za-z]))?| ?[A-Z]? ?\((?:(?:S-)?[IVXL]+|[0-9]{4})\))"
)
_DATE = "[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
_KIND = "(?:决议|决定)"
_CITED = re.compile(
    rf"(?P<before>第 ?)?(?P<listed>{_NUMBER}(?: ?(?:[、，和及与]|以及) ?(?:第 ?)?{_NUMBER})*)"
    rf"(?P<after> ?号)? ?(?P<kind>{_KIND})(?:第 ?(?P<section>[IVX]+|[0-9]+) ?节"
    rf"|第 ?(?P<paragraph>[{UP_TO_TEN}]+) ?段| ?[（(](?P<date>{_DATE})[）)])?"
    rf"|(?P<bare>{_KIND}) ?(?P<number>{_NUMBER})"
)
# For speed, only a text with one of these is searched with the pattern above.
_NUMBERED = re.compile(f"[0-9A-Z)] ?号? ?{_KIND}")
_BARE = re.compile("决[议定] ?[0-9]")
# What may be between the 第 of a list and its last number.
_LISTED = re.compile(r"第(?: ?(?:[0-9A-Z/()（）、，号-]|和|及|与|或|至|以及|附件|年|月|日|第))* ?")
_FAR = 200  # characters of a list that are looked at
_HAN = re.compile(f"[{HAN}]")
_ROLES = PROSE | {Role.TITLE, Role.HEADING, Role.LEAD}
_FIGURES = {chinese(number): number for number in range(1, 100)}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each citation in another form, with the right one."""
    for passage in passages(edition) if edition.language.manual is Manual.CHINESE else ():
        text = passage.prose
        if passage.role in _ROLES and (_NUMBERED.search(text) or _BARE.search(text)):
            for found in _CITED.finditer(text):
                if hint := _corrected(found):
                    yield _fault(passage, found, hint)


def _fault(passage: Passage, found: re.Match[str], hint: str) -> Diagnostic:
    message = f"`{found[0]}` is not how Chinese reports cite a resolution"
    text, begin, place = str(passage.text), found.start(), passage.at(found)
    remedy = passage.remedy(found, hint)
    if begin > 1 and hint[0] == "第" and text[begin - 1] == " " and _HAN.match(text[begin - 2]):
        # no space belongs between two Chinese characters
        remedy = replace(remedy, also=((passage.at(begin - 1), Remedy(" ", "")),))
    elif begin and hint[0] != "第" and _HAN.match(text[begin - 1]):
        remedy = replace(remedy, write=f" {hint}")
    words, sure = remedy.hint, None if "…" in hint else remedy
    return Diagnostic("chinese-resolution", place, message, words, Severity.WARNING, sure)


def _corrected(found: re.Match[str]) -> str | None:
    """The citation in the right form; None if it already has that."""
    if found["bare"]:
        return f"第 {found['number']} 号{found['bare']}"
    cited = f"第 {found['listed']} 号{found['kind']}"
    if date := found["date"]:
        return f"{date}{cited}"
    if section := found["section"]:
        number = int(section) if section.isdigit() else ROMAN.get(section)
        return f"{cited}第{chinese(number) if number else '…'}节"
    if found["paragraph"]:
        return f"{cited}第 {_FIGURES.get(found['paragraph'], '…')} 段"
    return None if found["after"] and _is_led(found) else cited


def _is_led(found: re.Match[str]) -> bool:
    """Whether 第 is before the number, or before the list of which it is the last."""
    if found["before"]:
        return True
    before = found.string[max(found.start() - _FAR, 0) : found.start()]
    return any(_LISTED.fullmatch(before, one.start()) for one in re.finditer("第", before))
