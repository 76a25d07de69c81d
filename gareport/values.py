"""Numbers by value: a text and its language in, the numbers that it names out.

10,000 and 10 000 are one value, so are 1.2 million and 120 万, March and 3 月, sixty-second and
第六十二. A value is firm when the other language must name it too; small numerals in words, such
as one or 一, are often no numbers at all and only stand in for one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gareport.languages import Language
from gareport.pairs import prose
from gareport.spelled import (
    BEGINS_EN,
    BEGINS_ZH,
    FRACTION_EN,
    MONTH_EN,
    SPELLED_EN,
    SPELLED_ZH,
    fraction,
    month,
    spelled_en,
    spelled_zh,
)

_GAP = r"[ \u00a0\u2009\u202f]"
SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12,
}  # fmt: skip
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_CODE = (
    r"(?<![0-9A-Za-z])(?:[0-9]+(?:/[0-9]+)+|[A-Z]+-?[0-9]+[A-Z]*(?![0-9A-Za-z])"
    r"|[0-9]+[A-Z]+(?![A-Za-z]))"
)
_CLOCK = r"(?<![0-9.])(?P<hour>[0-9]{1,2})\.(?P<minute>[0-9]{2})(?= ?[ap]\.m\.)"
_DECADE = rf"(?P<century>[0-9]{{2}}){_GAP}?世纪{_GAP}?(?P<decade>[0-9]0){_GAP}?年代"
_FIGURE = (
    rf"(?P<whole>(?<![0-9])[0-9]{{1,3}}(?:(?:,|{_GAP})[0-9]{{3}}(?![0-9]))+|[0-9]+)"
    rf"(?P<part>\.[0-9]+)?(?:{_GAP}?[多余几]?(?P<scale>{_SCALE})(?!年级))?"
    rf"(?P<month>{_GAP}?月)?"
)
_EN = re.compile(
    rf"(?P<code>{_CODE})|{_CLOCK}|{_FIGURE}"
    rf"|(?<![A-Za-z])(?:{FRACTION_EN}|{MONTH_EN}|{SPELLED_EN})"
)
_ZH = re.compile(rf"(?P<code>{_CODE})|{_DECADE}|{_FIGURE}|{SPELLED_ZH}")
# The patterns are tried only where a number may begin, at the character that is found or behind
# it: tried at every character they take twice as long.
_NEAR_EN = re.compile(rf"[^a-z](?:(?<=[0-9])|(?<=[A-Z])(?=[A-Z]*-?[0-9])|(?=[0-9]|{BEGINS_EN}))")
_NEAR_ZH = re.compile(f"[0-9A-Z{BEGINS_ZH[1:]}")
_SMALL = frozenset("23456789")
_UNITS = {
    "per cent": ("%", "％", "per cent", "percent", "百分"),
    "dollars": ("$", "dollar", "美元"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A number as named in a text: by value, with its place, and whether it is firm."""

    shown: str
    start: int
    firm: bool = True


@lru_cache(maxsize=100_000)
def values(text: str, language: Language) -> list[Value]:
    """The numbers that a text names, in reading order."""
    pattern, starts = (_ZH, _starts_zh) if language.han else (_EN, _starts_en)
    found: list[Value] = []
    end = 0
    masked = prose(text)
    for start in starts(masked):
        if start >= end and (number := pattern.match(masked, start)):
            found += _read(number, language)
            end = number.end()
    return found


def _starts_zh(text: str) -> Iterator[int]:
    """Where a number may begin in Chinese."""
    return (found.start() for found in _NEAR_ZH.finditer(text))


def _starts_en(text: str) -> Iterator[int]:
    """Where a number may begin in English: also at a small letter that opens the text."""
    yield 0
    for found in _NEAR_EN.finditer(text):
        yield found.start()
        yield found.end()


def units(text: str) -> set[str]:
    """The units that a text names: per cent, dollars; an amount in a token is none."""
    masked = prose(text)
    return {name for name, signs in _UNITS.items() if any(map(masked.__contains__, signs))}


def unmatched(wanted: list[Value], given: list[Value]) -> list[Value]:
    """The firm values that have no partner on the other side, firm or not."""
    firm = [value for value in wanted if value.firm]
    left = [value.shown for value in given if value.firm] if firm else []
    spare = [value.shown for value in given if not value.firm] if firm else []
    found = []
    for value in firm:
        pool = left if value.shown in left else spare
        if value.shown in pool:
            pool.remove(value.shown)
        else:
            found.append(value)
    return found


def differing(source: list[Value], target: list[Value]) -> tuple[list[Value], list[Value]]:
    """Two to nine in words that either side has and the other lacks, where both have such."""
    lacking = _small_without(source, target), _small_without(target, source)
    return lacking if all(lacking) else ([], [])


def _small_without(wanted: list[Value], given: list[Value]) -> list[Value]:
    small = [value for value in wanted if not value.firm and value.shown in _SMALL]
    if not small:
        return []
    left = Counter(value.shown for value in given)
    left.subtract(value.shown for value in wanted if value.firm)
    found = []
    for value in small:
        left[value.shown] -= 1
        if left[value.shown] < 0:
            found.append(value)
    return found


def _read(found: re.Match[str], language: Language) -> Iterator[Value]:
    start, parts = found.start(), found.groupdict()
    if parts["code"]:
        yield Value(parts["code"].replace("-", ""), start)
    elif parts["whole"]:
        yield Value(_figure(parts), start)
    elif parts.get("hour"):
        yield Value(_plain(Decimal(parts["hour"])), start)
        yield Value(_plain(Decimal(parts["minute"])), found.start("minute"))
    elif parts.get("century"):
        yield Value(str((int(parts["century"]) - 1) * 100 + int(parts["decade"])), start)
    elif language.han:
        yield from (Value(*value) for value in spelled_zh(found))
    elif parts["parted"]:
        yield Value(fraction(found), start)
    elif parts["named"]:
        yield Value(*month(found))
    else:
        yield from (Value(*value) for value in spelled_en(found))


def _figure(parts: dict[str, str | None]) -> str:
    digits = re.sub(r"[^0-9]", "", parts["whole"] or "")
    if not parts["part"] and not parts["scale"]:  # as most are
        return f"month {int(digits)}" if parts["month"] else str(int(digits))
    number = Decimal(digits + (parts["part"] or ""))
    if parts["month"] and not parts["scale"]:
        return f"month {number}"
    return _plain(number.scaleb(SCALES[parts["scale"]] if parts["scale"] else 0))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
