"""Nothing of the source is left over: no Chinese in English, no English clause in Chinese.

Names, titles and abbreviations stay; four small words on end are none of these.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.pairs import pairs, prose
from gareport.translate import Edition

NAMES = {"pair-residue": Severity.WARNING}
BAD = (
    Example(text="审议报告。", translation="It considered the 报告.", language="zh"),
    Example(
        text="Take note of the present report.", translation="请 take note of the present report。"
    ),
    Example(text="会议。", translation="The meeting (会议).", language="zh"),
)
GOOD = (
    Example(
        text="See M. Broadbent.",
        translation="见 M. Broadbent, *Effective IT Governance — by Design*。",
    ),
    Example(text="See the Web page.", translation="见 Web 网页。"),
    Example(text="审议报告。", translation="It considered the report.", language="zh"),
)

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff][\u3400-\u4dbf\u4e00-\u9fff]*")
_CLAUSE = re.compile(r"\b[a-z]{2,}(?: [a-z]+){3,}\b")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first stretch of the source language in a translation."""
    for pair in pairs(edition):
        pattern = _CLAUSE if pair.language.han else _CHINESE
        if pair.source != pair.target and (found := pattern.search(prose(pair.target))):
            name = pair.written_in.name
            message = f"`{pair.key}` has {name} left in it: {found[0]}"
            hint = "translate it, or say why it stays: # ok: residue -- the reason"
            place = pair.target.at(found.start())
            yield Diagnostic("pair-residue", place, message, hint, Severity.WARNING)
