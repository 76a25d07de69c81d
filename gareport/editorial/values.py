"""Numbers by value: a text and its language in, the numbers that it names out.

10,000 and 10 000 are one value; so are 1.2 million and 120 万, March and 3 月, sixty-second and
第六十二. A value is firm if the other language must have it too. Small numbers in words, such as
one or 一, often count nothing: they are not firm, but can match a firm value on the other side.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

from gareport.editorial.formulae import RAISED, is_of_isotope
from gareport.editorial.spelled import (
    BEGINS_EN,
    BEGINS_ZH,
    FRACTION_EN,
    HALF_EN,
    LOOSE,
    LOOSE_EN,
    MONTH_EN,
    ONES,
    SPELLED_EN,
    SPELLED_ZH,
    TENTHS,
    fraction,
    half,
    han,
    month,
    spelled_en,
    spelled_zh,
)
from gareport.language.languages import Language, Manual
from gareport.language.languages.en import MONTH
from gareport.language.prose import prose

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
# 1440 hours is 14 时 40 分, 0900 hours 9 时.
_HOURS = r"(?<![0-9.,])(?P<on>[01][0-9]|2[0-4])(?P<past>[0-5][0-9])(?= hours?\b)"
_DECADE = (
    rf"(?P<century>[0-9]{{2}}|[一二]?十[一二三四五六七八九]?){_GAP}?世纪"
    rf"{_GAP}?(?:(?P<earlier>[0-9]0|[二三四五六七八]十)(?:{_GAP}?年代)?{_GAP}?[和、至到-]{_GAP}?"
    r"|(?P<before>[二三四五六七八])(?=[三四五六七八九]十))?"
    rf"(?P<decade>[0-9]0|[二三四五六七八九]?十){_GAP}?年代"
)
# The figure in m2 and km2 is part of the unit.
_SQUARE = r"(?<![ck]m)(?<![0-9 \u00a0]m)"
_FIGURE = (
    rf"{_SQUARE}(?P<whole>(?<![0-9])[0-9]{{1,3}}(?:(?:,|{_GAP})[0-9]{{3}}(?![0-9]))+|[0-9]+)"
    r"(?P<part>\.[0-9]+|[½¼¾])?"
    rf"(?:(?:\)(?= [a-z]))?{_GAP}?[多余几]?(?P<scale>{_SCALE})"
    r"(?!年级)(?!(?<=千)[米瓦克卡兆伏赫帕焦]))?"
    rf"(?P<month>{_GAP}?月)?"
)
_EN = re.compile(
    rf"(?P<code>{_CODE})|{_CLOCK}|{_HOURS}|{_FIGURE}"
    rf"|(?<![A-Za-z])(?:{FRACTION_EN}|{HALF_EN}|{MONTH_EN}|{LOOSE_EN}|{SPELLED_EN})"
)
_ZH = re.compile(rf"(?P<code>{_CODE})|{_DECADE}|{_FIGURE}|{SPELLED_ZH}")
# For speed, the patterns are tried only where a number may begin: at the character that is found,
# or after it. Tried at every character, they take twice as long.
_NEAR_EN = re.compile(
    rf"[^a-z](?:(?<=[0-9])|(?<=[A-Z])(?<![0-9A-Za-z][A-Z])(?=[A-Z]*-?[0-9])|(?=[0-9]|{BEGINS_EN}))"
)
_NEAR_ZH = re.compile(f"[0-9A-Z{BEGINS_ZH[1:]}")
_SMALL = frozenset("23456789")
_MONTHS = frozenset(f"month {number}" for number in range(1, 13))
_TWELVE = frozenset(map(str, range(1, 13)))
_YEARS = re.compile(r"((?:19|20)[0-9]{2})/((?:19|20)?[0-9]{2})")
_TWO_DAYS = re.compile("[0-9]{1,2}/[0-9]{1,2}")
_OF_MONTH = re.compile(rf" ?日| (?:{MONTH})\b")
_TENTHS = re.compile(TENTHS)
_ELEMENT = re.compile("[A-Z]-([0-9]{2,3})")
_RAISED = re.compile(f"[{RAISED}]+")
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
_VOLUMES = ("卷", " 卷", "册", " 册")
_ONE_OF_THEM = re.compile(f"{_GAP}?[个名项]")
# What joins a figure to the next one, whose scale it may share: 15 and 20 million.
_SHARES = re.compile(r" ?(?:and|to|or|[-–至到或和、]) ?")
_UP_TO_NINE = f"{ONES}|[1-9]"
# Numbers with a second value, by a word in the text: 3 p.m. is also 15, 90 年代 1990, 6 成 60.
_AGAIN: tuple[tuple[str, re.Pattern[str], int, int], ...] = (
    ("p.m.", re.compile(
        r"(?:[1-9]|1[01])(?![0-9])(?:\.[0-9]{2})?(?: ?(?:and|to|[-–]) ?[0-9.]{1,5})? ?p\.m\."
    ), 1, 12),
    ("half", re.compile(f"(?i)(?:{_UP_TO_NINE})[ -]and[ -]a[ -]half[ -]years?"), 12, 6),
    (".5", re.compile(r"[0-9]\.5[ -]years?"), 12, 0),
    ("decades", re.compile(f"(?i)(?:{_UP_TO_NINE}) (?:[a-z]+ )?decades"), 10, 0),
    ("年半", re.compile("(?:[1-9]|[一二两三四五六七八九]) ?年半"), 12, 6),
    ("年代", re.compile(r"(?:[0-9]0|[二三四五六七八九]?十) ?年代"), 1, 1900),
    ("Gt", re.compile("[0-9.]+ ?Gt"), 10**9, 0),
    ("Mt", re.compile("[0-9.]+ ?Mt"), 10**6, 0),
    ("km³", re.compile("[0-9.]+ ?km³"), 10**9, 0),
    ("成", re.compile(r"[0-9](?= ?成)" + TENTHS.replace("[二三四五六七八九]", " ?")), 10, 0),
)  # fmt: skip
_PER_CENT = re.compile(
    r"[0-9]++(?:\.[0-9]++)?[ \u00a0]?(?:[%％]|per ?cent)"
    "|[A-Za-z]+(?:-[a-z]+)? per ?cent|百分之|[0-9]+ 个百分点"
)
_PART = re.compile("([0-9]+)/([0-9]+)")
_UNITS = {
    "per cent": ("%", "％", "per cent", "percent", "Per cent", "Percent", "百分"),
    "dollars": ("$", "dollar", "Dollar", "美元"),
}
_SHARE_SIGNS = (*_UNITS["per cent"], "一半")


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a text: its value, its offset, and whether it is firm.

    `also` is a second value that it may have: 15, for `3 p.m.`.
    """

    shown: str
    start: int
    firm: bool = True
    also: str = ""


@lru_cache(maxsize=100_000)
def values(text: str, language: Language) -> list[Value]:
    """The numbers that a text names, in reading order; none in a language without a manual."""
    if language.manual is None:
        return []
    is_chinese = language.manual is Manual.CHINESE
    pattern, starts = (_ZH, _starts_zh) if is_chinese else (_EN, _starts_en)
    found: list[Value] = []
    end = 0
    masked = prose(text)
    last = None
    for start in starts(masked):
        if start >= end and (number := pattern.match(masked, start)):
            if last and found and _gives(number) and _SHARES.fullmatch(masked, end, start):
                found[-1] = _sharing(last, number, found[-1])
            found += _read(number, language)
            last, end = number, number.end()
    if raised := [*_isotopes(masked)]:
        found = sorted([*found, *raised], key=lambda value: value.start)
    for sign, again, times, more in _AGAIN:
        if sign in masked:
            found = [
                replace(value, also=_plain(Decimal(value.shown) * times + more))
                if value.shown.replace(".", "", 1).isdigit() and again.match(masked, value.start)
                else value
                for value in found
            ]
    if any(map(masked.__contains__, _SHARE_SIGNS)) or any("/" in value.shown for value in found):
        return [_as_share(value, masked) for value in found]
    return found


def _isotopes(masked: str) -> Iterator[Value]:
    """The raised figures of isotopes: ¹³⁷Cs is 铯-137, but ³H can be 氚, so they are not firm."""
    for found in _RAISED.finditer(masked):
        if is_of_isotope(masked, *found.span()):
            yield Value(normalize("NFKC", found[0]), found.start(), firm=False)


def _as_share(value: Value, masked: str) -> Value:
    """The value, with its share as a second value: 50 per cent, 1/2 and 一半 are the same share."""
    if value.also:
        return value
    if part := _PART.fullmatch(value.shown):
        above, below = int(part[1]), int(part[2])
        is_whole = 0 < above < below and 100 * above % below == 0
        return replace(value, also=f"{100 * above // below}%") if is_whole else value
    if masked.startswith("一半", value.start):
        return replace(value, also="50%")
    is_share = _PER_CENT.match(masked, value.start) is not None
    return replace(value, also=f"{value.shown}%") if is_share else value


def _gives(number: re.Match[str]) -> bool:
    """Whether a number has a scale or a month, which the number before it may share."""
    parts = number.groupdict()
    return bool(parts["scale"] or parts["month"] or parts.get("month_zh") == "月")


def _sharing(one: re.Match[str], other: re.Match[str], value: Value) -> Value:
    """The first of two figures, with a second value by the scale or the month of the other one."""
    if not other["scale"]:
        return replace(value, also=f"month {value.shown}") if value.shown in _TWELVE else value
    if not one["whole"] or one["scale"] or one["month"]:
        return value
    parts = one.groupdict(), other.groupdict()
    first, second = (Decimal(_figure({**part, "scale": None})) for part in parts)
    if first >= second:
        return value
    return replace(value, also=_plain(first.scaleb(SCALES[other["scale"]])))


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
    """The units that a text names: per cent, dollars. Amounts in tokens do not count."""
    masked = prose(text)
    named = {name for name, signs in _UNITS.items() if any(map(masked.__contains__, signs))}
    return named | {"per cent"} if "成" in masked and _TENTHS.search(masked) else named


def unit_at(text: str, unit: str) -> int:
    """The offset of the first mention of the unit, in a text that names it."""
    masked = prose(text)
    found = [place for sign in _UNITS[unit] if (place := masked.find(sign)) >= 0]
    tenth = _TENTHS.search(masked) if not found else None
    return min(found, default=tenth.start() if tenth else 0)


def unmatched(wanted: list[Value], given: list[Value]) -> list[Value]:
    """The firm values that have no equal on the other side, firm or not."""
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
    return _read_again(found, given) if found else found


def _read_again(found: list[Value], given: list[Value]) -> list[Value]:
    """Those that still have no equal when second values count too."""
    shown, also = {value.shown for value in given}, {value.also for value in given if value.also}
    return [
        value
        for value in found
        if also.isdisjoint((value.shown, value.also)) and value.also not in shown
    ]


def differing(source: list[Value], target: list[Value]) -> tuple[list[Value], list[Value]]:
    """The numbers from two to nine in words, or the months, that each side has and the other lacks.

    Both lists are empty unless each side has something that the other lacks.
    """
    for kind in (_SMALL, _MONTHS):
        lacking = _without(source, target, kind), _without(target, source, kind)
        if all(lacking):
            return lacking
    return [], []


def _without(wanted: list[Value], given: list[Value], kind: frozenset[str]) -> list[Value]:
    small = [value for value in wanted if not value.firm and value.shown in kind]
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
        yield from _days(found) or _code(parts["code"], start)
    elif parts["whole"]:
        number = _figure(parts)
        is_one = (
            number == "1"
            and language.manual is Manual.CHINESE
            and _ONE_OF_THEM.match(found.string, found.end())
        )
        # `1 个员额` is a post; `0 票` may be `none`
        yield Value(number, start, firm=not is_one and number != "0")
    elif parts.get("hour"):
        yield Value(_plain(Decimal(parts["hour"])), start)
        yield Value(_plain(Decimal(parts["minute"])), found.start("minute"))
    elif parts.get("on"):
        yield Value(str(int(parts["on"] or "")), start)
        if parts["past"] != "00":
            yield Value(str(int(parts["past"] or "")), found.start("past"))
    elif parts.get("century"):
        yield from _decades(parts, start)
    elif language.manual is Manual.CHINESE:
        is_volume = found.string.startswith(_VOLUMES, found.end())  # `volume XX`
        for value in (Value(*value) for value in spelled_zh(found)):
            yield replace(value, firm=False) if is_volume else value
    elif parts["parted"]:
        yield Value(fraction(found), start)
    elif parts["scaled"]:
        yield Value(*half(found))
    elif parts["loose"]:
        yield Value(LOOSE[parts["loose"].lower()], start, firm=False)
    elif parts["named"]:
        yield Value(*month(found))
    else:
        yield from (Value(*value) for value in spelled_en(found))


def _decades(parts: dict[str, str | None], start: int) -> Iterator[Value]:
    """The decades of a century: `20 世纪 80 年代`, 二十世纪八九十年代."""
    century = _written(parts["century"] or "")
    before = f"{parts['before']}十" if parts["before"] else parts["earlier"]
    for decade in (before, parts["decade"]):
        if decade:
            yield Value(str((century - 1) * 100 + _written(decade)), start)


def _written(number: str) -> int:
    return int(number) if number[0].isdecimal() else han(number)


def _days(found: re.Match[str]) -> list[Value]:
    """The two days of `9/10 May` and `5 月 9/10 日`; none if the code is anything else."""
    code, text, start = found["code"], found.string, found.start()
    if not (_TWO_DAYS.fullmatch(code) and _OF_MONTH.match(text, found.end())):
        return []
    return [Value(str(int(day)), start) for day in code.split("/")]


def _code(code: str, start: int) -> Iterator[Value]:
    """A code is one value, but 2007/08 is two years, and CO2 need not be on both sides."""
    years = _YEARS.fullmatch(code)
    if years and int(years[1]) % 100 + 1 == int(years[2]) % 100:
        yield Value(years[1], start)
        yield Value(str(int(years[1]) + 1), start)
    else:
        element = _ELEMENT.fullmatch(code)  # `U-235`, 铀-235
        also = element[1] if element else ""
        yield Value(code.replace("-", ""), start, firm=code != "CO2", also=also)


def _figure(parts: dict[str, str | None]) -> str:
    digits = re.sub(r"[^0-9]", "", parts["whole"] or "")
    if not parts["part"] and not parts["scale"]:  # as most are
        return f"month {int(digits)}" if parts["month"] else str(int(digits))
    number = Decimal(digits + _PARTS.get(parts["part"] or "", parts["part"] or ""))
    if parts["month"] and not parts["scale"]:
        return f"month {number}"
    return _plain(number.scaleb(SCALES[parts["scale"]] if parts["scale"] else 0))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
