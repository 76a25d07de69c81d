"""No word stands twice on end in a translation: the slip that the eye passes over."""

import re
from collections.abc import Iterator
from itertools import chain

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.pairs import pairs, prose
from gareport.translate import Edition

NAMES = {"pair-doubled": Severity.WARNING}
BAD = (
    Example(text="见报告。", translation="See the the report.", language="zh"),
    Example(text="It is his.", translation="这是他的的。"),
    Example(text="It is so.", translation="是这样。。"),
    Example(text="Consider the report.", translation="审议审议报告。"),
)
GOOD = (
    Example(
        text="说过。",
        translation="It held that that report had had its day.",
        language="zh",
    ),
    Example(text="Step by step.", translation="一步一步地。"),
    Example(text="Everybody.", translation="人人如此。"),
    Example(text="Row 12 12.", translation="第 12 12 行。"),
)

# Each begins with a sign, which is looked for fast; the words with what stands before them.
_ENGLISH = (
    re.compile(r"\W(([A-Za-z]++) (?i:\2)\b)(?<![Hh]ad [Hh]ad)(?<![Tt]hat [Tt]hat)"),
    re.compile(r"(([,;:])\2)"),
)
_CHINESE = (
    re.compile("((?![一逐])([\u4e00-\u9fff]{2,4})\\2)"),
    re.compile("(([的了在和与是及，。；：、])\\2)"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each word or sign that stands twice."""
    for pair in pairs(edition):
        patterns = _CHINESE if pair.language.han else _ENGLISH
        text = f" {prose(pair.target)}"
        for found in chain(*(pattern.finditer(text) for pattern in patterns)):
            message = f"`{found[1]}` in `{pair.key}` stands twice"
            hint = "take one out, or say why both stay: # ok: doubled -- the reason"
            place = pair.target.at(found.start(1) - 1)
            yield Diagnostic("pair-doubled", place, message, hint, Severity.WARNING)
