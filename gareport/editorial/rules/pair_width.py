"""Chinese has Chinese punctuation next to its characters, and English has none of it."""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.languages.zh import HALF_WIDTH
from gareport.language.prose import prose
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-width": Severity.WARNING}
TOPIC = Topic.LANGUAGE
BAD = (
    Example(text="One, two.", translation="一个,两个。"),
    Example(text="It is so.", translation="是这样."),
    Example(text="So it is (today).", translation="是这样(今天)。"),
    Example(text="It is so; it is.", translation="是这样;是的。"),
    Example(text="一个，两个。", translation="One， two.", language="zh"),
)
GOOD = (
    Example(text="One, two.", translation="一个，两个。"),
    Example(text="It is 1.5 in P. Weill, EXP.", translation="在 P. Weill, EXP 中为 1.5。"),
    Example(text="at 10:30", translation="在10:30"),
    Example(text="是（A）。", translation="It is “(A)” — so…", language="zh"),
)

_HALF = re.compile(HALF_WIDTH)
_FULL = re.compile("[，。；：？！、（）《》「」]")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first punctuation mark of the other language in a translation."""
    for pair in pairs(edition):
        found = (_HALF if pair.language.han else _FULL).search(prose(pair.target))
        if found and pair.source != pair.target:
            message = f"`{found[0]}` in `{pair.key}` is a punctuation mark of the other language"
            hint = "write ，。；：？！（） in Chinese and , . ; : ? ! ( ) in English"
            place = pair.target.at(found.start())
            yield Diagnostic("pair-width", place, message, hint, Severity.WARNING)
