"""Chinese has no blank between two of its characters, and pages indent a paragraph by themselves.

A number such as 第二章 may have a blank after it, before the title that it belongs to.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import PROSE, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.zh import HAN
from gareport.language.numerals import UP_TO_TEN
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"chinese-blank": Severity.WARNING}
TOPIC = Topic.PUNCTUATION
BAD = (
    Example("秘书处 正在改进工作。", language="zh"),
    Example("秘书处\u3000正在改进工作。", language="zh"),
    Example("\u3000\u3000秘书处正在改进工作。", language="zh"),
    Example("采用 ICT\u3000标准。", language="zh"),
)
GOOD = (
    Example("秘书处正在改进工作。", language="zh"),
    Example("见第 17 段、第二章 行政事务和附件一 员额表。", language="zh"),
    Example("采用 ICT 标准，2007 年 8 月。", language="zh"),
    "In English 秘书处 正在 改进.",
)

_BLANKS = re.compile(
    rf"(?P<indent>\A\u3000+)|(?<=[{HAN}])(?P<between>[ \u00a0\u3000]+)(?=[{HAN}])"
    r"|(?<=[0-9A-Za-z])(?P<wide>\u3000+)(?=[^，。；：？！、）》”])"
    rf"|(?<=[{HAN}])(?P<before>\u3000+)(?=[0-9A-Za-z])"
)
_NUMBERED = re.compile(rf"(?:第[0-9{UP_TO_TEN}百〇零]+[编章节款条部分卷篇]|附件[{UP_TO_TEN}]+)$")
_NUMBER = 12  # the longest number that is looked for before a blank


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each blank that Chinese does not have."""
    if edition.language.manual is not Manual.CHINESE:
        return
    for passage in passages(edition):
        text = passage.prose
        for found in _BLANKS.finditer(text) if passage.role in PROSE else ():
            if _NUMBERED.search(text[max(found.start() - _NUMBER, 0) : found.start()]):
                continue
            is_wide = found.lastgroup in ("wide", "before")
            message = "there is a blank between two Chinese characters"
            if found.lastgroup == "indent":
                message = "a blank indents this text, but the pages indent it themselves"
            elif is_wide:
                message = "the space U+3000 is wider than the one that Chinese has here"
            remedy = passage.remedy(found, " " if is_wide else "")
            place = passage.at(found)
            yield Diagnostic("chinese-blank", place, message, remedy.hint, Severity.WARNING, remedy)
