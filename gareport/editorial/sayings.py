"""Numbers that each language says in its own way: two texts with their numbers in; the numbers
without those of the same share, span of time or multiple out.

`one in ten`, 十分之一 and 10% are the same share; `18 months` and 一年半 are the same time.
For speed, only pairs whose numbers differ are read.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from gareport.editorial.spelled import CARDINALS, DENOMINATORS, ONES
from gareport.editorial.values import Value, values
from gareport.language.languages import Language, Manual
from gareport.language.numerals import HAN_NUMERALS
from gareport.language.prose import prose


class Saying(NamedTuple):
    """A stretch of a text, from `start` to `end`, and what it amounts to: `share 1/10`."""

    start: int
    end: int
    amount: str


_Reader = Callable[[re.Match[str], Language], str]
_Table = tuple[tuple[str, _Reader], ...]  # a pattern, and what reads its matches
FIGURES = r"(?<![0-9])(?<![0-9][,.])[0-9]++(?:[ ,][0-9]{3}(?![0-9])){0,6}+(?:\.[0-9]++)?"
_N = (
    rf"(?:{FIGURES}(?: (?:hundred|thousand|million))?"
    rf"|(?:{CARDINALS}|hundred|thousand)(?:-{ONES})?)"
)
NUMERALS = HAN_NUMERALS.replace("亿", "")  # 亿吨 is a unit
_H = rf"(?:{FIGURES}(?: ?[万千])?|(?<![{NUMERALS}])[{NUMERALS}]++)"
_BELOW = "|".join(sorted(DENOMINATORS, key=len, reverse=True))
_SCALES = {"tens": 1, "ten": 1, "hundred": 2, "thousand": 3, "million": 6, "billion": 9}
_HAN_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def figure_of(text: str, language: Language) -> Fraction:
    """The number that a text begins with; `a`, 百 and 千 are numbers too."""
    if text in _HAN_SCALES:
        return Fraction(10 ** _HAN_SCALES[text])
    if text.lower() in ("a", "an", "every"):
        return Fraction(1)
    if text.lower() in ("hundred", "thousand"):
        return Fraction(10 ** _SCALES[text.lower()])
    found = values(text, language)
    return Fraction(found[0].shown) if found and found[0].shown[0].isdecimal() else Fraction(-1)


def _share(found: re.Match[str], language: Language) -> str:
    above, below = figure_of(found["above"], language), figure_of(found["below"], language)
    return f"share {above / below}" if above >= 0 and below > 0 else ""


def _of(factor: Fraction, what: str) -> _Reader:
    """Reads a number as that many times the factor."""

    def read(found: re.Match[str], language: Language) -> str:
        number = figure_of(found["n"], language)
        return f"{what} {number * factor}" if number >= 0 else ""

    return read


def _is(amount: str) -> _Reader:
    """Reads any match as the same amount."""
    return lambda found, language: amount


def _half_more(factor: int, what: str) -> _Reader:
    """Reads a number and a half as that many times the factor."""
    return lambda found, language: (
        f"{what} {(figure_of(found['n'], language) + Fraction(1, 2)) * factor}"
    )


def _parted(found: re.Match[str], language: Language) -> str:
    above = figure_of(found["above"], language)
    return f"share {above / DENOMINATORS[found['below'].lower()]}" if above >= 0 else ""


def _scaled(found: re.Match[str], language: Language) -> str:
    """`tens of thousands` and 数万 as an order of magnitude."""
    words = re.findall("|".join(_SCALES), found[0].lower())
    signs = [_HAN_SCALES[char] for char in found[0] if char in _HAN_SCALES]
    return f"some 1e{sum(_SCALES[word] for word in words) + sum(signs)}"


_MAGNITUDES_EN: _Table = (
    (r"(?i)\bdozens\b|\bscores of\b|\btens of (?!thousands|millions|billions)", _is("some 1e1")),
    (rf"(?i)\b(?:several|(?:a )?few|many|some|tens|hundreds|thousands) (?:of )?"
     rf"(?:{'|'.join(_SCALES)})s?(?: (?:of )?(?:thousand|million|billion)s?)?\b", _scaled),
    (r"(?i)\b(?:hundreds|thousands|millions|billions)\b(?: of (?:thousand|million|billion)s)?",
     _scaled),
)  # fmt: skip
_MAGNITUDES_ZH: _Table = (
    ("(?:[数几]|(?<!以)上(?!十|百分)|成(?!十))(?:十[万亿]|[百千]万|[十百千]亿?|[万亿])", _scaled),
    ("千百万|成百上千万", _is("some 1e6")),
)  # fmt: skip
_ENGLISH: _Table = (
    *_MAGNITUDES_EN,
    (rf"(?i)\b(?P<above>{_N}) (?:[a-z]+ )?(?:in|out of|of) (?:every )?(?P<below>{_N})\b", _share),
    (rf"(?i)\b(?P<above>{_N}) per (?P<below>{_N})\b", _share),
    (rf"(?i)\b(?P<above>{_N}|an?)[ -](?P<below>{_BELOW})\b", _parted),
    (rf"(?i)\b(?P<n>{_N}) per ?cent\b", _of(Fraction(1, 100), "share")),
    (rf"(?P<n>{_N}) ?%", _of(Fraction(1, 100), "share")),
    (r"(?i)\bhalf (?:an?|of (?:1|one)) per(?: ?cent\b|centage point)", _is("share 1/200")),
    (r"(?i)\b(?:by |one )?half\b|\bhalve[sd]?\b|\bhalving\b", _is("share 1/2")),
    (r"(?i)\bfifty-fifty\b|\b50-50\b", _is("share 1/2")),
    (rf"(?i)\b(?P<n>{_N}|an?|the)[ -]months?\b", _of(Fraction(1), "months")),
    (rf"(?i)\b(?P<n>{_N}|an?)[ -]years?\b(?! and a half)", _of(Fraction(12), "months")),
    (rf"(?i)\b(?P<n>{_N}|an?) (?:years? and a half|and a half years)\b", _half_more(12, "months")),
    (r"(?i)\bhalf an? year\b|\bhalf[- ]year(?:ly)?\b", _is("months 6")),
    (rf"(?i)\b(?P<n>{_N}) (?:[a-z]+ )?decades\b", _of(Fraction(120), "months")),
    (r"(?i)\b(?:a|the|past|last|next|this|per) decade\b", _is("months 120")),
    (rf"(?i)\b(?P<n>{_N}|a)[ -]centur(?:y|ies)\b", _of(Fraction(1200), "months")),
    (r"(?i)\bhalf a century\b|\bhalf-century\b|\bgolden jubilee\b", _is("months 600")),
    (r"(?i)\bquarter (?:of a )?century\b|\bsilver jubilee\b", _is("months 300")),
    (rf"(?i)\b(?P<n>{_N}|an?)[ -]weeks?\b", _of(Fraction(7), "days")),
    (rf"(?i)\b(?P<n>{_N}|an?)[ -]days?\b", _of(Fraction(1), "days")),
    (r"(?i)\ba fortnight\b|\bfortnightly\b", _is("days 14")),
    (rf"(?i)\b(?P<n>{_N}|an?)[ -]hours?\b", _of(Fraction(1, 24), "days")),
    (r"(?i)\ba?round[ -]the[ -]clock\b|24/7|\btwenty-four[ -]seven\b|\b24[ -]hours?(?: a day)?\b",
     _is("day and night")),
    (rf"(?i)\b(?P<n>{_N}) and a half times\b", _half_more(1, "times")),
    (rf"(?i)\b(?P<n>{_N}) times\b", _of(Fraction(1), "times")),
    (r"\bG-?(?P<n>[0-9]+)\b|\bGroup of (?P<m>[A-Z][a-z]+|[0-9]+)\b", lambda found, language: (
        f"group {figure_of(found['n'] or found['m'].lower(), language)}")),
    (r"\bP-?5\b|\bfive permanent members\b", _is("permanent members")),
    (r"\b9/11\b|\b11 September\b|\bSeptember 11\b", _is("11 September")),
    (rf"(?i)\b(?P<n>{_N}) kilotons?\b", _of(Fraction(1000), "tons")),
    (rf"(?i)\b(?P<n>{_N}) megatons?\b", _of(Fraction(10**6), "tons")),
    (rf"(?i)\b(?P<n>{_N}|a) (?:US )?dollars?\b", _of(Fraction(1), "dollars")),
    (r"\$(?P<n>1)\b(?![.,][0-9]| [mb]illion)", _of(Fraction(1), "dollars")),
    (r"(?i)\b(?:a|one|two|three|four|five) dozen\b", lambda found, language: (
        f"dozens {figure_of(found[0].split()[0], language)}")),
    (r"(?i)\beleventh hour\b", _is("last moment")),
    (r"(?i)\byear 2000 problem\b|\bY2K\b", _is("millennium bug")),
)  # fmt: skip
_CHINESE: _Table = (
    *_MAGNITUDES_ZH,
    (rf"(?P<below>{_H}) ?分之 ?(?P<above>{_H}|点)", _share),
    (rf"每 ?(?P<below>{_H}) ?[^，。；0-9 每]{{0,8}}? ?(?P<above>{_H})(?= ?[人名个例位])", _share),
    (rf"(?P<below>{_H}) ?[人名个] ?[之当]?中 ?[便就只仅]?有? ?(?P<above>{_H}) ?[人名个]", _share),
    (rf"(?P<n>{_H}) ?[%％]|百分之 ?(?P<m>{_H}(?:点{_H})?)", lambda found, language: (
        _of(Fraction(1, 100), "share")(found, language) if found["n"] else
        f"share {Fraction(values('百分之' + found['m'], language)[0].shown) / 100}")),
    (rf"(?P<n>{_H}) ?‰", _of(Fraction(1, 1000), "share")),
    (rf"(?P<n>{_H}) ?成", _of(Fraction(1, 10), "share")),
    (r"百分百", _is("share 1")),
    ("半个百分点|半个百分比", _is("share 1/200")),
    (rf"(?P<n>{_H}) ?个百分点", _of(Fraction(1, 100), "share")),
    ("一半|半数|减半|对半|各半|参半", _is("share 1/2")),
    (rf"(?P<n>{_H}) ?个月", _of(Fraction(1), "months")),
    (rf"(?P<n>{_H}) ?(?:年|周年)(?![半代级])", _of(Fraction(12), "months")),
    (rf"(?P<n>{_H}) ?年半", _half_more(12, "months")),
    ("半年", _is("months 6")),
    (rf"(?P<n>{_H}) ?个世纪", _of(Fraction(1200), "months")),
    ("半个?世纪", _is("months 600")),
    ("四分之一个?世纪", _is("months 300")),
    (rf"(?P<n>{_H}) ?个?(?:周|星期|礼拜)(?!年)", _of(Fraction(7), "days")),
    (rf"(?P<n>{_H}) ?[天日]", _of(Fraction(1), "days")),
    (rf"(?P<n>{_H}) ?个?小时", _of(Fraction(1, 24), "days")),
    ("(?:24|二十四) ?个?小时|全天候|昼夜|日夜", _is("day and night")),
    (rf"(?P<n>{_H}) ?倍半", _half_more(1, "times")),
    (rf"(?P<n>{_H}) ?倍(?!半)", _of(Fraction(1), "times")),
    (rf"(?P<n>{_H}) ?国集团", _of(Fraction(1), "group")),
    ("五常|五个常任理事国", _is("permanent members")),
    ("9[·•.]11|九[·•]?一一|9 ?月 ?11 ?日", _is("11 September")),
    (rf"(?P<n>{_H}) ?千吨", _of(Fraction(1000), "tons")),
    (rf"(?P<n>{_H}) ?百万吨", _of(Fraction(10**6), "tons")),
    (rf"(?P<n>{_H}) ?亿吨", _of(Fraction(10**8), "tons")),
    (rf"(?P<n>{_H}) ?美元", _of(Fraction(1), "dollars")),
    ("(?:二|三|四|五|[2-5])(?:十|0) ?[多余几来]", lambda found, language: (
        f"dozens {figure_of(found[0][0], language)}")),
    ("十[多余几来]", _is("dozens 1")),
    ("最后[时关][刻头]", _is("last moment")),
    ("千年虫", _is("millennium bug")),
)  # fmt: skip
_Side = tuple[str, Language, Sequence[Value]]


def apart(source: _Side, target: _Side) -> tuple[list[Value], list[Value], bool]:
    """The numbers of both sides without those that both say, and whether one is a share.

    Each side is a text, its language and its numbers.
    """
    sides = source, target
    first, other = (list(_sayings(text, language)) for text, language, _ in sides)
    common = Counter(one.amount for one in first) & Counter(one.amount for one in other)
    left = [
        _outside(list(found), said, common)
        for said, (_, _, found) in zip((first, other), sides, strict=True)
    ]
    return left[0], left[1], any(amount.startswith("share") for amount in common)


def magnitudes(text: str, language: Language) -> list[Saying]:
    """The orders of magnitude that a text names: `hundreds of thousands`, 数千."""
    is_chinese = language.manual is Manual.CHINESE
    return list(_read(text, language, _MAGNITUDES_ZH if is_chinese else _MAGNITUDES_EN))


def _outside(found: list[Value], said: list[Saying], common: Counter[str]) -> list[Value]:
    """The numbers outside the sayings that both sides have, the longest of each place first."""
    spans: list[tuple[int, int]] = []
    left = Counter(common)
    for one in sorted(said, key=lambda one: one.start - one.end):
        if left[one.amount] > 0 and all(one.end <= a or b <= one.start for a, b in spans):
            left[one.amount] -= 1
            spans.append((one.start, one.end))
    return [one for one in found if not any(a <= one.start < b for a, b in spans)]


def _sayings(text: str, language: Language) -> Iterator[Saying]:
    return _read(text, language, _CHINESE if language.manual is Manual.CHINESE else _ENGLISH)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when the first pair needs it: most reports have no such pair."""
    return re.compile(pattern)


def _read(text: str, language: Language, table: _Table) -> Iterator[Saying]:
    masked = prose(text)
    for pattern, read in table:
        for found in _compiled(pattern).finditer(masked):
            if amount := read(found, language):
                yield Saying(found.start(), found.end(), amount)
