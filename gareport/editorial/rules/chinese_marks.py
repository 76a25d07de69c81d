"""Chinese has the quotation marks “ ”, the ellipsis …… and the dash ——.

The ellipsis and the dash are two characters wide. Straight quotation marks, `...`, a single … and
`--` come from keyboards and other programs.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.zh import HAN
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {
    "straight-quotes": Severity.WARNING,
    "ellipsis": Severity.WARNING,
    "dash": Severity.WARNING,
}
TOPIC = Topic.PUNCTUATION
BAD = (
    Example('题为"信息"的报告。', language="zh"),
    Example("所谓'信息'。", language="zh"),
    Example("信息...通信。", language="zh"),
    Example("信息…通信。", language="zh"),
    Example("信息--通信。", language="zh"),
    Example("信息和通信。。", language="zh"),
    Example("信息和。。。以及通信。", language="zh"),
)
GOOD = (
    Example("题为“信息”的报告……通信——管理。", language="zh"),
    Example("*Effective IT Governance — by Design*, It's so。", language="zh"),
    Example("2008-2009 两年期，P-5，1.5 倍。", language="zh"),
    Example("北京—上海，京—沪—杭铁路，2008—2009 年，《北京—曼谷行动》。", language="zh"),
    'The "report"... in English -- here.',
)

_WIDE = f"{HAN}，。；：？！、“”《》（）"
_DOUBLE = re.compile('"[^"]*"?')
_SINGLE = re.compile(rf"(?<![A-Za-z])'(?=[{HAN}])[^']*'?")
_ELLIPSIS = re.compile(rf"(?<=[{_WIDE}])(?:\.{{3,}}|…(?!…))|(?<!\.)\.{{3,}}+(?=[{_WIDE}])|。{{2,}}")
# A single dash joins names, 北京—上海; after a whole clause, or before 即, it must be ——.
_SINGLE_DASH = (
    rf"(?<=[{HAN}]{{5}})(?<!—)—(?!—)(?=[{HAN}]{{5}})|(?<=[{HAN}])—(?=即|也就是|例如|包括)"
)
_DASH = re.compile(rf"(?<=[{_WIDE}]) ?-{{2,}}+ ?|(?<!-) ?-{{2,}}+ ?(?=[{_WIDE}])|{_SINGLE_DASH}")
_SIGNS = ('"', "'", "…", ".", "-", "—", "。。")  # most texts have none of these
_HAN = re.compile(f"[{HAN}]")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each pair of quotation marks, ellipsis and dash in another form."""
    if edition.language.manual is Manual.CHINESE:
        for passage in passages(edition):
            if not any(map(passage.text.__contains__, _SIGNS)):
                continue
            yield from _quotes(passage)
            for found in _ELLIPSIS.finditer(passage.prose):
                yield _ellipsis(passage, found)
            for found in _DASH.finditer(passage.prose):
                message = f"`{found[0].strip()}` is not a Chinese dash"
                place, remedy = passage.at(found), passage.remedy(found, "——")
                yield Diagnostic("dash", place, message, remedy.hint, Severity.WARNING, remedy)


def _ellipsis(passage: Passage, found: re.Match[str]) -> Diagnostic:
    """The warning; full stops in a row have a remedy only if they cannot be an ellipsis."""
    place, remedy = passage.at(found), passage.remedy(found, "……")
    message = f"`{found[0]}` is not a Chinese ellipsis"
    if found[0][0] == "。":
        message = f"`{found[0]}` has {len(found[0])} full stops"
        if len(found[0]) > 2 or found.end() < len(passage.prose.rstrip()):
            hint = "write one `。`, or `……` for an ellipsis"
            return Diagnostic("ellipsis", place, message, hint, Severity.WARNING)
        remedy = passage.remedy(found, "。")
    return Diagnostic("ellipsis", place, message, remedy.hint, Severity.WARNING, remedy)


def _quotes(passage: Passage) -> Iterator[Diagnostic]:
    text = passage.prose
    for pattern in (_DOUBLE, _SINGLE) if '"' in text or "'" in text else ():
        for found in pattern.finditer(text):
            around = text[max(found.start() - 1, 0) : found.end() + 1]
            if _HAN.search(around):
                message = f"`{found[0][0]}` is not a Chinese quotation mark"
                quoted = str(passage.text)[found.start() : found.end()].strip(found[0][0])
                place, remedy = passage.at(found), passage.remedy(found, f"“{quoted}”")
                is_closed = len(found[0]) > 1 and found[0][-1] == found[0][0]
                sure, hint = remedy if is_closed else None, remedy.hint
                yield Diagnostic("straight-quotes", place, message, hint, Severity.WARNING, sure)
