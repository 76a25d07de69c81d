"""Figures and Latin words stand apart from Chinese characters: 第 60/283 号, 2007 年 8 月.

The printed documents have a space there; none stands beside punctuation of full width. Of a text
the first place is told.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.languages.zh import HAN
from gareport.passages import passages
from gareport.translate import Edition

NAMES = {"spacing": Severity.WARNING}
BAD = (
    Example("第60/283号决议。", language="zh"),
    Example("2007年8月。", language="zh"),
    Example("共 4名专业人员。", language="zh"),
    Example("采用ICT标准。", language="zh"),
    Example("见A/62/502。", language="zh"),
    Example("共{amount.total}。", language="zh", cover="amounts:\n  total: {usd: 925400}"),
)
GOOD = (
    Example("第 60/283 号决议，2007 年 8 月（A/62/502）。", language="zh"),
    Example("共 {amount.total}。", language="zh", cover="amounts:\n  total: {usd: 925400}"),
    Example("4 名专业人员（P-5），第 28D 款，2008-2009 两年期。", language="zh"),
    Example("二〇〇七年的**重要**决议，[网站](https://www.un.org/)。", language="zh"),
    Example("一个A级。", language="zh"),
    "In English 28D.",
)

_HIDDEN = re.compile(r"(?<!\{)\{(?!amount\.)[^{}]*\}|(?<=\])\([^()\s]*\)|https?://\S+")
_LATIN = r"[0-9]|[A-Za-z]{2}|[A-Z]+/"
_CONTACT = re.compile(
    rf"(?<=[{HAN}])(?={_LATIN}|\{{amount\.)|(?:(?<=[0-9])|(?<=[0-9][A-Z])|(?<=[A-Za-z]{{2}}))(?=[{HAN}])"
)
_AROUND = re.compile(rf"[{HAN}]?[A-Za-z0-9/.{{}}_-]+[{HAN}]?")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first place of a text where a space is missing."""
    if not edition.language.han:
        return
    for passage in passages(edition):
        text = _HIDDEN.sub(lambda found: "\ufffc" * len(found[0]), str(passage.text))
        found = _CONTACT.search(text)
        if found is None:
            continue
        start = max(found.start() - 1, 0)
        around = _around(text, found.start())
        count = len(_CONTACT.findall(text))
        more = f", and {count - 1} more here" if count > 1 else ""
        message = f"`{around}` has no space between Chinese and Latin characters{more}"
        hint = f"write `{_CONTACT.sub(' ', around)}`"
        yield Diagnostic("spacing", passage.at(start), message, hint, Severity.WARNING)


def _around(text: str, at: int) -> str:
    """The figure or word at the place, with the Chinese character on either side."""
    runs = (found[0] for found in _AROUND.finditer(text) if found.start() <= at <= found.end())
    return next(runs, text[max(at - 1, 0) : at + 1])
