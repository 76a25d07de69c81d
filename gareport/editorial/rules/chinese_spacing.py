"""A space separates figures and Latin words from Chinese characters: 第 60/283 号, 2007 年 8 月.

Published documents have a space there, but none next to full-width punctuation. Emphasis and links
make no difference. The spaces around a token are not checked, because a page prints the right ones
whatever was typed. Only the first missing space of a text is reported, with the number of the
others. Dates may do without spaces, if all dates of the report do: 2007年8月. So may a whole report
that has hardly a space there, as those of Geneva have.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.zh import HAN
from gareport.language.unmarked import unmarked
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition

NAMES = {"spacing": Severity.WARNING, "space-at-mark": Severity.WARNING}
TOPIC = Topic.PUNCTUATION
BAD = (
    Example("第60/283号决议。", language="zh"),
    Example("2007年8月和 2008 年 9 月。", language="zh"),
    Example("共 4名专业人员。", language="zh"),
    Example("采用ICT标准。", language="zh"),
    Example("第3号文件。" * 28, language="zh"),
    Example("第3号文件，第 4 号文件。" * 40, language="zh"),
    Example("见A/62/502。", language="zh"),
    Example("信通技术 ，很重要。", language="zh"),
    Example("信通技术， 很重要。", language="zh"),
    Example("这份报告（ 信通技术 ）很重要 。", language="zh"),
    Example("采用**ICT**标准和**技术**ICT。", language="zh"),
    Example("**信通技术** ，很重要。", language="zh"),
    Example("第*60/283*号和[ICT](https://www.un.org/)标准。", language="zh"),
)
GOOD = (
    Example("第 60/283 号决议，2007 年 8 月（A/62/502）。", language="zh"),
    Example("共{amount.total} 用于差旅。", language="zh", cover="amounts:\n  total: {usd: 925400}"),
    Example("第{example}段，见 {example} 。".replace("{", "{ref."), language="zh"),
    Example("见[网站](https://www.un.org/A报(B)告)。", language="zh"),
    Example("4 名专业人员（P-5），第 28D 款，2008-2009 两年期。", language="zh"),
    Example("二〇〇七年的**重要**决议，[网站](https://www.un.org/)。", language="zh"),
    Example("采用 **ICT** 标准、*技术* ICT 和 [ICT](https://www.un.org/) 标准。", language="zh"),
    Example("一个A级、一个**A**级。", language="zh"),
    Example("见 A/62/502。*Vers ，un* 重要；“ICT （Plan）”；ICT （A/62/502）", language="zh"),
    Example("2007年8月15日，于2007年12月和2008年。", language="zh"),
    Example("于2007年8月15日发布第3号文件，见A/62/502。" * 20, language="zh"),
    "In English 28D.",
)

_RUN = re.compile(r"[0-9A-Za-z][0-9A-Za-z/._-]*")
_BEGINS = re.compile(r"[0-9]|[A-Za-z]{2}|[A-Z]+/")
_ENDS = re.compile(r"(?:[0-9][A-Z]?|[A-Za-z]{2})$")
_HAN = re.compile(f"[{HAN}]")
_SPACED_DATE = re.compile("[0-9][ \u00a0][年月日]")
_AT_MARK = re.compile(
    rf"(?<=[{HAN}0-9])(?P<spaces>[ \u00a0\u3000]+)(?P<before>[，。；：？！、）》”])"
    rf"|(?P<after>[，。；：？！、（《])(?P<more>[ \u00a0\u3000]+)(?=[{HAN}])"
)
_SPACED = re.compile(f"[{HAN}][ \u00a0][0-9A-Za-z]|[0-9A-Za-z][ \u00a0][{HAN}]")
_ENOUGH, _SHARE = 30, 20  # a style has so many places without a space, and 20 for one with a space
_HAS_BLANK = re.compile("[ \u00a0\u3000]")


Contact = tuple[int, str, str]  # as `_contacts` yields them


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first missing space of a text, and at each space next to a mark."""
    if edition.language.manual is not Manual.CHINESE:
        return
    is_tight = not any(_SPACED_DATE.search(passage.text) for passage in passages(edition))
    contacts = {p.key: list(_contacts(str(p.text), is_tight)) for p in passages(edition)}
    spaced = sum(len(_SPACED.findall(passage.text)) for passage in passages(edition))
    tight = sum(map(len, contacts.values()))
    has_style = tight >= _ENOUGH and spaced * _SHARE <= tight
    for passage in passages(edition):
        found = contacts[passage.key]
        if found and not has_style:
            more = f" (and {len(found) - 1} more in this text)" if len(found) > 1 else ""
            message = f"`{found[0][1]}` has no space between Chinese and Latin characters{more}"
            place, remedy = passage.at(found[0][0]), _spaced(passage, found)
            yield Diagnostic("spacing", place, message, remedy.hint, Severity.WARNING, remedy)
        yield from _at_marks(passage) if _HAS_BLANK.search(passage.text) else ()


def _at_marks(passage: Passage) -> Iterator[Diagnostic]:
    """A warning at each space next to a full-width mark, also where emphasis ends between them."""
    seen = unmarked(passage.text)
    for mark in _AT_MARK.finditer(seen.characters):
        sign = mark["before"] or mark["after"]
        message = f"there is a space next to `{sign}`, which is already wide enough"
        start, end = mark.span("spaces" if mark["before"] else "more")
        at = seen.offsets[start]
        typed = str(passage.text)[at : seen.offsets[end - 1] + 1]
        remedy, place = Remedy(typed, _HAS_BLANK.sub("", typed)), passage.at(at)
        yield Diagnostic("space-at-mark", place, message, remedy.hint, Severity.WARNING, remedy)


def _spaced(passage: Passage, contacts: Sequence[Contact]) -> Remedy:
    """The remedy at the first contact, and at the others; two of them may share a character."""
    placed: list[tuple[int, str, str]] = []
    end = 0
    for at, around, spaced in contacts:
        shared = at < end
        placed.append((at + shared, around[shared:], spaced[shared:]))
        end = at + len(around)
    return passage.remedies(placed)


def _contacts(text: str, is_tight: bool) -> Iterator[Contact]:
    """Each figure or word that touches a Chinese character: offset, as written, with spaces.

    Those of dates are left out where the report has its dates without spaces.
    """
    seen = unmarked(text)
    read = seen.characters
    for found in _RUN.finditer(read):
        run, start, end = found[0], found.start(), found.end()
        if is_tight and run.isdigit() and read[end : end + 1] in ("年", "月", "日"):
            continue
        is_before = _BEGINS.match(run) and start and _HAN.match(read, start - 1)
        is_after = _ENDS.search(run) and _HAN.match(read, end)
        borders = [at for at, touches in ((start, is_before), (end, is_after)) if touches]
        if borders:
            begin = seen.offsets[start - bool(is_before)]
            last = seen.offsets[end - (not is_after)] + 1
            places = [begin, *map(seen.border, borders), last]
            spaced = " ".join(text[slice(*one)] for one in pairwise(places))
            yield begin, text[begin:last], spaced
