"""A report in Simplified Chinese has no Traditional characters: 书, not 書.

A search and the glossary do not find a word with one. The title of a work in 《》 may have them.
All such characters of a text are one finding. Characters that Simplified texts have too are right.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.language.characters import instead
from gareport.language.languages import Manual
from gareport.language.prose import MASK
from gareport.language.traditional import SIMPLIFIED
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"traditional": Severity.WARNING}
TOPIC = Topic.MARKUP
BAD = (
    Example("秘書處已經擬訂戰略。", language="zh"),
    Example("与联合国各部門磋商。", language="zh"),
    Example("见《規則》和報告。", language="zh"),
)
GOOD = (
    Example("秘书处已经拟订战略。", language="zh"),
    Example("乾隆年间的著作《紅樓夢》，徵调后於陵、锺某和毕昇。", language="zh"),
    "The sign 書 in English.",
)

_TITLE = re.compile("《[^《》]*》")
_TRADITIONAL = re.compile(f"[{''.join(SIMPLIFIED)}]")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first Traditional character of a text, with all of them."""
    if edition.language.manual is not Manual.CHINESE:
        return
    for passage in passages(edition):
        if not _TRADITIONAL.search(passage.prose):
            continue
        text = _TITLE.sub(lambda title: MASK * len(title[0]), passage.prose)
        found = [(m.start(), m[0], SIMPLIFIED[m[0]]) for m in _TRADITIONAL.finditer(text)]
        if found:
            pairs = {typed: right for _, typed, right in found}
            what = "are Traditional characters" if len(pairs) > 1 else "is a Traditional character"
            message = f"{', '.join(f'`{typed}`' for typed in pairs)} {what}"
            remedy, hint = passage.remedies(found), instead(pairs)[1]
            place = passage.at(found[0][0])
            yield Diagnostic("traditional", place, message, hint, Severity.WARNING, remedy)
