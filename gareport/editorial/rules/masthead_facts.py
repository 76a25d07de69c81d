"""The masthead agrees with the symbol: session, distribution and date.

The session is the one in the symbol. Documents of limited distribution, and no others, have `L.` in
their symbols. A session of the General Assembly opens in September, the sixty-second in 2007. Its
documents have dates of that year, some before the session opens, and of the next year. The date is
compared with the session and not with today, so that a build gives the same result every day.
"""

import re
from collections.abc import Iterator
from datetime import date

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.cover import Cover
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

SOURCE = "United Nations Editorial Manual, masthead"
NAMES = {
    "symbol-session": Severity.ERROR,
    "distribution": Severity.ERROR,
    "date-session": Severity.WARNING,
}
TOPIC = Topic.COVER
_SESSION = re.compile(r"A/(?:C\.[1-6]/|BUR/|INF/)?([0-9]{2,3})/")
_LIMITED = re.compile(r"/L\.[0-9]")
_BEFORE_FIRST = 1945  # the first session opened in the year after
BAD = (
    Example(cover="symbol: A/62/502\nsession: 63"),
    Example(cover="symbol: A/C.5/62/L.24\nsession: 62"),
    Example(cover="symbol: A/62/502\nsession: 62\ndistribution: limited"),
    Example(cover="symbol: A/62/502\nsession: 62\ndate: 2017-10-22"),
)
GOOD = (
    Example(cover="symbol: A/62/502\nsession: 62\ndate: 2007-10-22"),
    Example(cover="symbol: A/62/50\nsession: 62\ndate: 2007-02-14"),
    Example(cover="symbol: A/61/917\nsession: 61\ndate: 2007-05-31"),
    Example(cover="symbol: A/65/L.78*\nsession: 65\ndistribution: limited"),
    Example(cover="symbol: A/HRC/S-4/5\nsession: 62"),
    Example(cover="symbol: A/68/65-E/2013/11\nsession: 68"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding for each line of the masthead that does not agree with the symbol."""
    if not edition.is_original or edition.report.lost is not None:
        return
    cover = edition.report.cover
    found = _SESSION.match(cover.symbol)
    if found and int(found[1]) != cover.session:
        message = f"`{cover.symbol}` is of session {found[1]}, but `session` is {cover.session}"
        hint = f"write `session: {int(found[1])}`, or fix the symbol"
        yield Diagnostic("symbol-session", cover.symbol.span, message, hint)
    yield from _distribution(cover)
    if found and int(found[1]) == cover.session:
        yield from _date(cover)


def _distribution(cover: Cover) -> Iterator[Diagnostic]:
    is_limited = cover.distribution == "limited"
    if is_limited == bool(_LIMITED.search(cover.symbol)):
        return
    has = "no " if is_limited else "an "
    message = f"`{cover.symbol}` has {has}`L.`, but the distribution is {cover.distribution}"
    hint = "write `distribution: limited`, or fix the symbol"
    if is_limited:
        hint = "write `distribution: general`, or a symbol such as A/62/L.24"
    yield Diagnostic("distribution", cover.symbol.span, message, hint)


def _date(cover: Cover) -> Iterator[Diagnostic]:
    try:
        year = date.fromisoformat(cover.date or "").year
    except ValueError:
        return
    opens = _BEFORE_FIRST + cover.session
    if cover.date is not None and year not in (opens, opens + 1):
        message = f"`{cover.date}` is not in session {cover.session}"
        hint = f"write a date in {opens} or {opens + 1}, or fix the session"
        yield Diagnostic("date-session", cover.date.span, message, hint, Severity.WARNING)
