"""Quotation marks, brackets and 《》 in a translation are paired.

A quotation of several paragraphs is opened in each, so a mark may be open if it is open in the
source.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.inline_labels import without_unopened
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.languages import Language
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-quotes": Severity.WARNING}
TOPIC = Topic.LANGUAGE
BAD = (
    Example(text="The report “A plan”.", translation="题为《计划的报告。"),
    Example(text="He said “yes”.", translation="他说“是。"),
    Example(text="Here (and there).", translation="这里（和那里。"),
    Example(text="Here (and there).", translation="这里和那里）。"),
)
GOOD = (
    Example(text="The report “A plan”.", translation="题为《计划》的报告。"),
    Example(text="“The first paragraph of it.", translation="“引文第一段。"),
    Example(text="Here (and there).", translation="这里（和那里)。"),
    Example(text="各国的计划。", translation="The States’ plans.", language="zh"),
)

_OPENING = "“《〈（(「『【〔["
_CLOSING = "”》〉）)」』】〕]"
# Half-width and full-width brackets are one kind; ’ is the apostrophe too, so ‘ and ’ are left out.
_KINDS = {
    sign: kind
    for signs in (_OPENING, _CLOSING)
    for sign, kind in zip(signs, "“《〈((「『【〔[", strict=True)
}
_SIGN = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each unpaired mark."""
    for pair in pairs(edition):
        open_in_source = [_KINDS[pair.source[at]] for at in _unpaired(pair.source, pair.written_in)]
        for at in _unpaired(pair.target, pair.language):
            sign = pair.target[at]
            if _KINDS[sign] in open_in_source:
                open_in_source.remove(_KINDS[sign])
                continue
            what = "is never closed" if sign in _OPENING else "closes nothing"
            message = f"`{sign}` in `{pair.key}` {what}"
            hint = "add the other mark of the pair, or delete this one"
            place = pair.target.at(at)
            yield Diagnostic("pair-quotes", place, message, hint, Severity.WARNING)


def _unpaired(text: str, language: Language) -> list[int]:
    """The offsets of marks that are not closed, or close nothing, kind by kind."""
    if not any(map(text.__contains__, _KINDS)):  # as in most texts
        return []
    open_ones: dict[str, list[int]] = {}
    stray: list[int] = []
    for found in _SIGN.finditer(without_unopened(text, language)):
        waiting = open_ones.setdefault(_KINDS[found[0]], [])
        if found[0] in _OPENING:
            waiting.append(found.start())
        elif waiting:
            waiting.pop()
        else:
            stray.append(found.start())
    return sorted([*stray, *(at for waiting in open_ones.values() for at in waiting)])
