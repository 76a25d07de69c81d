"""The numbers of a translation measure the same things as those of its source.

The numbers may be right, but not what they count: 5 weeks and 5 个月, 5 per cent and 5 个百分点,
3 p.m. and 上午 3 时, Monday and 星期二, hundreds and 数千, the first report and 第三次报告. A minus
sign may be lost. Two numbers may have changed places: from 5 to 7 and 从 7 增至 5, 12 posts and 15
vehicles and 15 个员额和 12 辆车.

Each side must have what the other lacks, so that a text that says it in another way is not
reported.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gareport.editorial.example import Example
from gareport.editorial.measures import MINUS, Measure, frames, measures, negatives, ordinals
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.topics import Topic
from gareport.editorial.values import values
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-measure": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="Within 5 weeks.", translation="5 个月之内。"),
    Example(text="For three days.", translation="为期三年。"),
    Example(text="A road of 12 km.", translation="12 米的道路。"),
    Example(text="Some 5 tons of it.", translation="约 5 公斤。"),
    Example(text="It rose by 5 per cent.", translation="上升 5 个百分点。"),
    Example(text="On Monday, 5 May.", translation="5 月 5 日，星期二。"),
    Example(text="At 3 p.m.", translation="上午 3 时。"),
    Example(text="Hundreds of people.", translation="数千人。"),
    Example(text="Growth of -2.5.", translation="增长 2.5。"),
    Example(text="The first report.", translation="第三次报告。"),
    Example(text="It rose from 5 to 7.", translation="从 7 增至 5。"),
    Example(text="With 12 posts and 15 vehicles.", translation="有 15 个员额和 12 辆车。"),
)
GOOD = (
    Example(text="Within 5 weeks.", translation="5 周之内。"),
    Example(text="In week 5 of 2007.", translation="2007 年第 5 周。"),
    Example(text="From 5 to 7 days, on 5 May.", translation="5 至 7 天，5 月 5 日。"),
    Example(text="A road of 12 km.", translation="12 千米的道路。"),
    Example(text="It rose by 5 points, or 5 per cent.", translation="上升 5 点，即 5%。"),
    Example(text="Once a week, on Mondays.", translation="每周一次，逢星期一。"),
    Example(text="At 3 p.m.", translation="15 时。"),
    Example(text="Tens of thousands of people.", translation="成千上万的人。"),
    Example(text="A growth of -2.5 per cent.", translation="减少 2.5%。"),
    Example(text="The first report.", translation="首次报告。"),
    Example(text="It rose from 5 to 7.", translation="由 5 增至 7。"),
    Example(text="With 12 posts and 15 vehicles.", translation="有 15 辆车和 12 个员额。"),
)

_FEWER = re.compile(
    r"(?i)minus|negative|below|less|decreas|declin|reduc|drop|f[ae]ll|contract|deficit|loss|lower"
    r"|shr[aiu]nk|slow|\([0-9]|[负减降下少亏赤缩跌低损]"
    rf"|{MINUS} ?[0-9]"
)
_FIRST = re.compile(r"[一1首头初元前]|\bI\b|(?i:first|\bone\b|initial|primary|main|former|prime)")
_MAGNITUDES = {
    f"some 1e{zeros}": f"{of}{what}"
    for zeros, what in ((0, ""), (3, "thousands"), (6, "millions"), (9, "billions"))
    for zeros, of in ((zeros, ""), (zeros + 1, "tens of "), (zeros + 2, "hundreds of "))
} | {"some 1e1": "dozens", "some 1e2": "hundreds"}
_MANY = 12  # so many differences are not an exchange
_BOTH = "if both texts are right, write the comment `# ok: measure -- the reason`"


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation whose numbers measure something else."""
    for pair in pairs(edition):
        if not pair.is_read:
            continue
        found = _otherwise(pair) or _exchanged(pair) or _turned(pair)
        found = found or _unsigned(pair) or _ranked(pair)
        if found:
            message, start = found
            place = pair.target.span if start is None else pair.target.at(start)
            hint = f"write what msgid says; {_BOTH}"
            yield Diagnostic("pair-measure", place, f"`{pair.key}` {message}", hint)


_Found = tuple[str, int | None]


def _otherwise(pair: TextPair) -> _Found | None:
    """The same number with another unit, day or half of the day."""
    source, target = _both(pair)
    known, own = _keys(source), _keys(target)
    lost = {one[:2]: one for one in reversed(source) if one[:3] not in own}
    for one in target:
        rival = lost.get(one[:2]) if one.family and one[:3] not in known else None
        if rival:
            return f"has {_worded(one)}, but its source has {_worded(rival)}", one.start
    return None


def _both(pair: TextPair) -> tuple[Sequence[Measure], Sequence[Measure]]:
    """The measures of both; for speed, none if one of them has none."""
    english, chinese = (pair.source, pair.written_in), (pair.target, pair.language)
    if pair.language.manual is Manual.ENGLISH:
        english, chinese = chinese, english
    found = measures(*english)
    other = measures(*chinese) if found else ()
    found = found if other else ()
    return (other, found) if pair.language.manual is Manual.ENGLISH else (found, other)


def _keys(found: Sequence[Measure]) -> set[tuple[str, str, str]]:
    return {one[:3] for one in found}


def _exchanged(pair: TextPair) -> _Found | None:
    """Two numbers, each with what the other one counts in the source."""
    source, target = _both(pair)
    known, own = _keys(source), _keys(target)
    lost, new = known - own, own - known
    if not 2 <= len(lost) <= _MANY:
        return None
    for one in target:
        for number in [
            other for family, other, what in lost if (family, what) == (one.family, one.what)
        ]:
            twin = any(
                (family, number, what) in new
                for family, other, what in lost
                if other == one.number != number
            )
            if one[:3] in new and twin:
                return f"has {_worded(one)}, but its source has {number} {one.what}", one.start
    return None


def _turned(pair: TextPair) -> _Found | None:
    """Two numbers between `from` and `to` in the other order."""
    source = frames(pair.source, pair.written_in)
    target = frames(pair.target, pair.language) if source else {}
    for (first, last), start in target.items():
        is_turned = first != last and (last, first) in source and (first, last) not in source
        if is_turned and (last, first) not in target:
            order = f"from {first} to {last}, but its source goes from {last} to {first}"
            return f"goes {order}", start
    return None


def _unsigned(pair: TextPair) -> _Found | None:
    """A number with a minus sign on one side only, where nothing else says that it is negative."""
    sides = (pair.source, pair.written_in), (pair.target, pair.language)
    source, target = (negatives(*side) for side in sides)
    for here, there, text, has in (
        (source, target, pair.target, "has {}, but its source has -{}"),
        (target, source, pair.source, "has -{}, but its source has {}"),
    ):
        known = {one.number for one in there}
        shown = {value.shown for value in values(*sides[text is pair.target])} if here else set()
        for one in here:
            if one.number not in known and one.number in shown and not _FEWER.search(text):
                start = one.start if text is pair.source else None
                return has.format(one.number, one.number), start
    return None


def _ranked(pair: TextPair) -> _Found | None:
    """The first report or session for the third one, or the reverse."""
    if "第" not in pair.source and "第" not in pair.target:
        return None
    source = ordinals(pair.source, pair.written_in)
    target = ordinals(pair.target, pair.language) if source else []
    lost = Counter(one.what for one in source) - Counter(one.what for one in target)
    new = Counter(one.what for one in target) - Counter(one.what for one in source)
    if not lost or not new or "1" not in (*lost, *new):
        return None
    sides = (pair.source, pair.written_in), (pair.target, pair.language)
    shown = [{value.shown for value in values(*side)} for side in sides]
    is_sure = not any(_has(rank, pair.target, shown[1]) for rank in lost)
    if not is_sure or any(_has(rank, pair.source, shown[0]) for rank in new):
        return None
    start = next(one.start for one in target if one.what in new)
    message = (
        f"has the {_ordinal(next(iter(new)))}, but its source the {_ordinal(next(iter(lost)))}"
    )
    return message, start


def _has(rank: str, text: str, shown: set[str]) -> bool:
    """Whether a text may say a rank in another way."""
    return rank in shown or (rank == "1" and _FIRST.search(text) is not None)


def _ordinal(rank: str) -> str:
    return rank + {"1": "st", "2": "nd", "3": "rd"}.get(rank, "th")


def _worded(one: Measure) -> str:
    return _MAGNITUDES.get(one.what) or f"{one.number} {one.what}".strip()
