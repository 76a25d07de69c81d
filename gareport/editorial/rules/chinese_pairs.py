"""Chinese brackets and quotation marks are closed by the same kind, the last opened first.

In a translation, `pair-quotes` reports a mark that is not closed. A mark that is closed by one of
another width, or in the wrong order, is reported here in every text.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"unpaired": Severity.ERROR, "nesting": Severity.ERROR}
TOPIC = Topic.PUNCTUATION
BAD = (
    Example("见报告（A/57/620)。", language="zh"),
    Example("题为“信息的报告。", language="zh"),
    Example("题为《信息的报告（草案）。", language="zh"),
    Example("题为“信息（通信”的报告）。", language="zh"),
    Example("信息）。", language="zh"),
)
GOOD = (
    Example("题为“《信息》（草案）”的报告 (A/57/620)。", language="zh"),
    Example("如下：(a) 人员；(b) 费用；1) 差旅。", language="zh"),
    Example(
        content="- id: first\n  quote: “第一段。\n- id: second\n  quote: “第二段。”\n",
        language="zh",
    ),
    Example("States’ plans，‘so’。", language="zh"),
    "An (open bracket of English.",
)

_OPENING = "“《〈（(「『【〔"
_CLOSING = "”》〉）)」』】〕"
_PARTNER = dict(zip(_CLOSING, _OPENING, strict=True))
_SIGN = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")
_WIDTHS = ("(", "（")
_LABEL = re.compile(r"(?:^|[\s，；：。、])[0-9a-z]{1,3}$")

Open = tuple[int, str]


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each mark that is not closed, or not by its own kind."""
    if edition.language.manual is not Manual.CHINESE:
        return
    placed = passages(edition)
    for passage, following in zip_longest(placed, placed[1:]):
        goes_on = following is not None and following.text.startswith("“")
        for at, name, message in _faults(passage.prose, goes_on):
            if name == "nesting" or edition.is_original:
                yield _fault(passage, at, name, message)


def _fault(passage: Passage, at: int, name: str, message: str) -> Diagnostic:
    hint = "close each mark with one of its own kind, the last opened first"
    return Diagnostic(name, passage.at(at), message, hint)


def _faults(text: str, goes_on: bool) -> Iterator[tuple[int, str, str]]:
    """Offset, name and message of each finding; a quotation that goes on may stay open."""
    waiting: list[Open] = []
    places: dict[str, list[int]] = {sign: [] for sign in _OPENING}  # of the marks that wait
    closed: set[int] = set()  # those of them that were closed out of turn
    for found in _SIGN.finditer(text):
        sign, at = found[0], found.start()
        if sign in _OPENING:
            waiting.append((at, sign))
            places[sign].append(at)
            continue
        while waiting and waiting[-1][0] in closed:
            waiting.pop()
        partner = _PARTNER[sign]
        if waiting and waiting[-1][1] == partner:
            waiting.pop()
            places[partner].pop()
        elif waiting and {waiting[-1][1], partner} == set(_WIDTHS):
            start, opened = waiting.pop()
            places[opened].pop()
            yield start, "nesting", f"`{opened}` is closed by `{sign}` of another width"
        elif places[partner]:
            yield at, "nesting", f"`{sign}` comes before the mark that closes `{waiting[-1][1]}`"
            closed.add(places[partner].pop())
        elif sign != ")" or not _LABEL.search(text[max(at - 5, 0) : at]):
            yield at, "unpaired", f"`{sign}` closes nothing"
    for at, opened in waiting:
        if at not in closed and not (goes_on and at == 0 and opened == "“"):
            yield at, "unpaired", f"`{opened}` is never closed"
