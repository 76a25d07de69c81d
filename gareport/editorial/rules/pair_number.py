"""A translation has the numbers of its source, by value and as often.

A wrong number is the worst error in a translation and the hardest to see. These are equal: 10,000
and 10 000, 1.2 million and 120 万, March and 3 月, the sixty-second session and 第六十二届会议.

Numbers from two to nine in words need not be on both sides: a biennium is 两年期. But if each side
has one that the other lacks, such as 三 and four, they differ. So do months in words. The number
one in words is left out, because 一 seldom counts anything. Two ways to say a number have the same
value: 18 months and 一年半, 20 to 30 and 二三十, 50 per cent and 一半, one in ten and 十分之一.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.sayings import apart
from gareport.editorial.topics import Topic
from gareport.editorial.values import Value, differing, unit_at, units, unmatched, values
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-number": Severity.ERROR}
TOPIC = Topic.CONTENT
_WAIVE = "write the comment `# ok: number -- the reason`"
BAD = (
    Example(text="There are 192 Member States.", translation="共有 191 个会员国。"),
    Example(text="About $1.2 million.", translation="约 12 万美元。"),
    Example(text="The sixty-second session.", translation="第六十一届会议。"),
    Example(text="On 15 April 2003.", translation="2003 年 5 月 15 日。"),
    Example(text="Fifty per cent.", translation="共 50 个。"),
    Example(text="The three principles.", translation="四项原则。"),
    Example(text="The third session.", translation="第四届会议。"),
    Example(text="In May of that year.", translation="当年三月。"),
    Example(text="Half a million people.", translation="60 万人。"),
    Example(text="An 18-month mission.", translation="为期两年半的特派团。"),
    Example(text="From 20 to 30 people.", translation="三四十人。"),
    Example(text="Some 40 per cent of the staff.", translation="一半工作人员。"),
    Example(text="A trillion dollars.", translation="两万亿美元。"),
    Example(text="The bicentenary of it.", translation="三百周年。"),
    Example(text="Traces of ¹³⁷Cs.", translation="痕量铯-138。"),
)
GOOD = (
    Example(text="There are 10,000 of them.", translation="共有 10 000 个。"),
    Example(text="About $1.2 million.", translation="约 120 万美元。"),
    Example(text="The sixty-second session.", translation="第六十二届会议。"),
    Example(text="On 15 April 2003.", translation="2003 年 4 月 15 日。"),
    Example(text="Fifty per cent, in section II.", translation="百分之五十，见第二节。"),
    Example(text="The three principles of the biennium.", translation="两年期的三项原则。"),
    Example(text="Both of them, for one reason.", translation="二者都有一个理由。"),
    Example(text="It is of great importance to all.", translation="这一点对所有人都十分重要。"),
    Example(text="Half a million people.", translation="50 万人。"),
    Example(text="From 15 to 20 million people.", translation="1 500 万至 2 000 万人。"),
    Example(text="At 3 p.m. on 4 May.", translation="5 月 4 日 15 时。"),
    Example(
        text="An 18-month mission of 1.5 years.", translation="为期一年半的特派团，共 1.5 年。"
    ),
    Example(text="One and a half years, or two decades.", translation="18 个月，或二十年。"),
    Example(text="From 20 to 30 people, or 12 or 13.", translation="二三十人，或十二三人。"),
    Example(text="Some 50 per cent of the staff.", translation="一半工作人员。"),
    Example(text="One quarter of the staff.", translation="25%的工作人员。"),
    Example(text="A trillion dollars, or two trillion.", translation="一万亿美元，或两万亿美元。"),
    Example(text="The bicentenary, or centennial.", translation="二百周年，或一百周年。"),
    Example(text="Over 60 per cent in the 1990s.", translation="二十世纪九十年代为六成以上。"),
    Example(text="One in ten, round the clock.", translation="十分之一，24 小时不停。"),
    Example(text="Below 3½ per cent at 1440 hours.", translation="14 时 40 分低于 3.5%。"),
    Example(text="At 0900 hours, by 4 votes to none.", translation="9 时，4 票对 0 票。"),
    Example(text="A flow of 57.1 Gt and 1.9 km³.", translation="571 亿吨和 19 亿立方米。"),
    Example(text="See volumes XX and CCV.", translation="见第二十卷和第二百零五卷。"),
    Example(text="It has 3,000 kPa of U-235.", translation="铀-235 的 3 000 千帕。"),
    Example(text="Traces of ¹³⁷Cs and ³H.", translation="痕量铯-137 和氚。"),
    Example(text="From 1 to 3 per 1,000.", translation="从 1 至 3‰。"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation whose numbers or units differ, with both."""
    for pair in pairs(edition):
        if not pair.is_read:
            continue
        source = values(pair.source, pair.written_in)
        target = values(pair.target, pair.language)
        missing, extra = _differing(pair, source, target) if source or target else ([], [])
        other_units = units(pair.source) ^ units(pair.target)
        if "per cent" in other_units and (_is_one_share(source, target) or _has_points(pair)):
            other_units.remove("per cent")
        if missing or extra or other_units:
            first, other = (pair.source, pair.written_in), (pair.target, pair.language)
            source, target, is_share = apart((*first, source), (*other, target))
            missing, extra = _differing(pair, source, target)
            yield from _of_numbers(pair, missing, extra)
            yield from _of_units(pair, other_units - {"per cent"} if is_share else other_units)


def _of_numbers(pair: TextPair, missing: list[Value], extra: list[Value]) -> Iterator[Diagnostic]:
    """The finding about numbers that only one of the two has, if there are any."""
    if not (missing or extra):
        return
    message = f"`{pair.key}` has {_listed(extra)}, but its source has {_listed(missing)}"
    if not extra:
        message = f"`{pair.key}` does not have {_listed(missing)}, which its source has"
    elif not missing:
        message = f"`{pair.key}` has {_listed(extra)}, which its source does not have"
    place = pair.target.at(extra[0].start) if extra else pair.target.span
    hint = f"fix the number; if both texts are right, {_WAIVE}"
    yield Diagnostic("pair-number", place, message, hint)


def _of_units(pair: TextPair, differing: set[str]) -> Iterator[Diagnostic]:
    """A finding about each unit that only one of the two has."""
    named = units(pair.target) if differing else set()
    for unit in sorted(differing):
        is_extra = unit in named
        has = (
            "has {}, but its source does not"
            if is_extra
            else ("does not have {}, but its source does")
        )
        message = f"`{pair.key}` {has.format(unit)}"
        hint = f"write the unit of the source; if both texts are right, {_WAIVE}"
        place = pair.target.at(unit_at(pair.target, unit)) if is_extra else pair.target.span
        yield Diagnostic("pair-number", place, message, hint)


def _is_one_share(source: list[Value], target: list[Value]) -> bool:
    """Whether a share in per cent on one side is a fraction, or a half, on the other."""
    shares = [
        {value.also for value in side if value.also.endswith("%")} for side in (source, target)
    ]
    return not shares[0].isdisjoint(shares[1])


def _has_points(pair: TextPair) -> bool:
    """Whether the English has points that the Chinese calls 百分点."""
    texts = pair.source, pair.target
    return any("百分点" in text for text in texts) and any("point" in text for text in texts)


def _differing(
    pair: TextPair, source: list[Value], target: list[Value]
) -> tuple[list[Value], list[Value]]:
    """The values that only the source has, and those that only the target has."""
    missing, extra = unmatched(source, target), unmatched(target, source)
    if missing or extra:
        return missing, extra
    return differing(_counted(source, pair.source), _counted(target, pair.target))


def _counted(found: list[Value], text: str) -> list[Value]:
    """The values without roman numerals, which belong to references and are reported with them."""
    return [value for value in found if text[value.start] not in "IVX"]


def _listed(found: list[Value]) -> str:
    return ", ".join(value.shown for value in found)
