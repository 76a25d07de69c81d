"""What the numbers of a text measure: a text and its language in; units, weekdays, halves of the
day, ordinals, minus signs and frames of two numbers out.

Only what both languages name with certainty is read: `5 weeks` and 5 周, but not `week 5`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from gareport.editorial.sayings import FIGURES, NUMERALS, magnitudes
from gareport.editorial.spelled import CARDINALS, ONES, han
from gareport.editorial.values import values
from gareport.language.languages import Language, Manual
from gareport.language.languages.en import ordinal
from gareport.language.numerals import UP_TO_TEN
from gareport.language.prose import prose


class Measure(NamedTuple):
    """What a number measures: of the family `time`, 5 `weeks`, at the offset `start`.

    Measures of one family exclude each other. Nouns have no family: two may count the same things.
    """

    family: str
    number: str
    what: str
    start: int


# Each unit with its family, its forms in English after a number, and those in Chinese.
_UNITS: Sequence[tuple[str, str, str, str]] = (
    ("time", "minutes", "minutes?", "分钟"),
    ("time", "hours", "hours?", "个?小时"),
    ("time", "days", "(?:(?:working|calendar) )?days?", "天|个?(?:工作|日历)?日(?![元本])"),
    ("time", "weeks", "weeks?", "周(?![年岁次])|个?星期(?![一二三四五六日天])"),
    ("time", "months", "(?:calendar )?months?", "个(?:半|日历)?月"),
    ("time", "years", "years?", "年(?![代级度半])"),
    ("length", "millimetres", "mm|millimet(?:re|er)s?", "毫米"),
    ("length", "centimetres", "cm|centimet(?:re|er)s?", "厘米"),
    ("length", "metres", "met(?:re|er)s?", "米"),
    ("length", "kilometres", "km|kilomet(?:re|er)s?", "公里|千米"),
    ("length", "miles", "(?:nautical )?miles?", "英里|海里"),
    ("area", "square metres", "m2|square met(?:re|er)s?", "平方米"),
    ("area", "square kilometres", "km2|square kilomet(?:re|er)s?", "平方公里|平方千米"),
    ("area", "hectares", "ha|hectares?", "公顷"),
    ("weight", "grams", "g|grams?", "克"),
    ("weight", "kilograms", "kg|kilos?|kilograms?", "公斤|千克"),
    ("weight", "tons", "(?:metric )?tons?|tonnes?", "公?吨"),
    ("volume", "litres", "lit(?:re|er)s?", "升"),
    ("volume", "cubic metres", "m3|cubic met(?:re|er)s?", "立方米"),
    ("volume", "barrels", "barrels?", "桶"),
    ("power", "kilowatts", "kW|kilowatts?", "千瓦(?!时)"),
    ("power", "megawatts", "MW|megawatts?", "兆瓦(?!时)"),
    ("share", "per cent", "%|per ?cent", "[%％]"),
    ("share", "percentage points", "percentage[ -]points?", "个?百分点"),
    ("share", "per thousand", "‰|per thousand", "‰"),
    ("money", "dollars", "(?:US |United States )?dollars?", "美元"),
    ("money", "euros", "euros?", "欧元"),
    ("money", "pounds", "pounds sterling", "英镑"),
    ("money", "yen", "yen", "日元"),
    ("", "posts", r"(?:[a-zP0-9-]{1,20} )?posts?", r"(?:个|P-[0-9]|\s){0,4}员额"),
    ("", "vehicles", "(?:[a-z]{1,20} )?vehicles?", "辆(?:车辆?)?|部车辆"),
    ("", "aircraft", "(?:[a-z]{1,20} )?aircraft", "架"),
    ("", "women", "women", "名?(?:妇女|女性)"),
    ("", "men", "men", "名?男[子性人]?"),
    ("", "Member States", "Member States", "个?会员国"),
    ("", "countries", "(?:[a-z]{1,20} )?countries", "个?(?:[^，。；0-9]{0,4})国家"),
    ("", "meetings", "(?:[a-z]{1,20} )?meetings?", "次(?:[^，。；0-9]{0,4})会议"),
    ("", "reports", "(?:[a-z]{1,20} )?reports?", "份(?:[^，。；0-9]{0,4})报告"),
    ("", "pages", "pages?", "页"),
    ("", "children", "children", "名?儿童"),
    ("", "staff", "(?:[a-z]{1,20} )?staff(?: members)?", "名?(?:[^，。；0-9]{0,4})工作人员"),
    ("", "offices", "(?:[a-z]{1,20} )?offices?", "个?(?:[^，。；0-9]{0,4})办事处"),
    ("", "projects", "(?:[a-z]{1,20} )?projects?", "个?(?:[^，。；0-9]{0,4})项目"),
    ("", "abstentions", "abstentions?", "票弃权"),
)
_N = (
    rf"(?:{FIGURES}(?: (?:thousand|million|billion|trillion))?"
    rf"|\b(?!one\b)(?:{CARDINALS})(?:-{ONES})?)"
)
_H = rf"(?:{FIGURES}(?: ?(?:百万|千万|万亿|十亿|[万亿]))?|(?<![{NUMERALS}])[{NUMERALS}]++)"


def _of_units(column: int) -> str:
    """The units of a language as alternatives, each a group with its number."""
    return "|".join(f"(?P<u{at}>{unit[column]})" for at, unit in enumerate(_UNITS))


_UNIT_EN = re.compile(rf"(?P<n>{_N})(?: ?(?=%|‰)|[ -])(?:{_of_units(2)})(?![A-Za-z])")
_UNIT_ZH = re.compile(rf"(?<!第)(?<!第 )(?<!月)(?<!月 )(?P<n>{_H}) ?(?:{_of_units(3)})")
_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_EN = re.compile(rf"\b({'|'.join(_DAYS)})s?\b")
_DAY_ZH = re.compile(
    "(?:星期|礼拜|(?<![每一二三两四五六几上下本])周)([一二三四五六日天])(?![次个名期年周])"
)
_MANY = re.compile("ozens|cores|undred|housand|illion|ens of")
_HOUR_EN = re.compile(r"(?<![0-9.:])([0-9]{1,2})(?:[.:][0-9]{2})? ?([ap])\.?m\b")
_HOUR_ZH = re.compile(
    "(?P<half>上午|早上|早晨|凌晨|清晨|下午|晚上|傍晚|晚间) ?"
    f"(?P<n>[0-9]{{1,2}}|[{UP_TO_TEN}]{{1,3}}) ?[时点:：]"
)
_MORNING = ("上午", "早上", "早晨", "凌晨", "清晨", "a")
_ORDINALS = tuple(map(ordinal, range(1, 10)))
_ORDINAL_EN = re.compile(
    rf"\b((?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in _ORDINALS)})) "
    r"(?:[a-z]+ ){0,2}(?:parts?|reports?|sessions?|meetings?|phases?"
    r"|stages?|periods?|instalments?|readings?|rounds?|conferences?|cycles?|tranches?|batch)\b",
)
_ORDINAL_ZH = re.compile(
    "第 ?([一二三四五六七八九]|[1-9]) ?(?:次|期|份|届|个?阶段|部分|轮|批|场|个周期|个时期)"
)
MINUS = "[-\u2212\u2013\u2010\u2011\uff0d\ufe63]"  # the marks that are typed for a minus sign
# What comes right before a number that is negative: not a range, and not the dash after a date.
_MINUS = re.compile(
    r"(?:(?:^|[\s(（，、：；\u4e00-\u9fff])(?<![0-9年月日号段节页款条] )(?<![年月日号段节页款条])"
    rf"{MINUS}|\b[Mm]inus |\b[Nn]egative |负 ?)$"
)
_MAY_BE_MINUS = re.compile(rf"(?:^|[^A-Za-z0-9]){MINUS}|负|inus |egative ")
_FRAME_EN = re.compile(
    rf"\bfrom \$?(?P<n>{_N})(?: [a-z%]+| per cent)?(?: in [0-9]{{4}})? to \$?(?P<m>{_N})"
)
_FRAME_ZH = re.compile(
    rf"[从由自] ?(?:[0-9]{{4}} ?年的 ?)?(?P<n>{_H}) ?[^，。；0-9{NUMERALS}]{{0,6}}"
    rf"(?:至|到|为) ?(?:[0-9]{{4}} ?年的 ?)?(?P<m>{_H})"
)


@lru_cache(maxsize=50_000)
def measures(text: str, language: Language) -> tuple[Measure, ...]:
    """What the numbers of a text measure."""
    masked = prose(text)
    is_chinese = language.manual is Manual.CHINESE
    found = list(_units(text, masked, language))
    if is_chinese or "day" in masked:
        days = (_DAY_ZH if is_chinese else _DAY_EN).finditer(masked)
        found += (Measure("weekday", "", _day(day[1]), day.start()) for day in days)
    if is_chinese or "m." in masked:
        found += _hours(masked, is_chinese)
    if is_chinese or _MANY.search(masked):
        found += (
            Measure("magnitude", "", one.amount, one.start) for one in magnitudes(text, language)
        )
    return tuple(found)


def _units(text: str, masked: str, language: Language) -> Iterator[Measure]:
    """The units right after the numbers of a text, and the currencies right before them."""
    pattern = _UNIT_ZH if language.manual is Manual.CHINESE else _UNIT_EN
    for value in values(text, language):
        start, shown = value.start, value.shown
        if found := pattern.match(masked, start):
            family, what, *_ = _UNITS[int((found.lastgroup or "u0")[1:])]
            if family != "time" or len(shown) < 4:  # 2007 年
                yield Measure(family, shown, what, start)
        elif sign := _SIGNS.get(masked[start - 1 : start]):
            yield Measure("money", shown, sign, start)
        elif masked.startswith("百分之", start):
            yield Measure("share", shown, "per cent", start)


def _day(word: str) -> str:
    return word if word in _DAYS else _DAYS[min("一二三四五六日天".index(word), 6)]


def _hours(text: str, is_chinese: bool) -> Iterator[Measure]:
    """The hours before and after noon; 12 is left out, for both count it."""
    for found in (_HOUR_ZH if is_chinese else _HOUR_EN).finditer(text):
        half, written = (found["half"], found["n"]) if is_chinese else (found[2], found[1])
        hour = int(written) if written.isdecimal() else han(written)
        if hour % 12:
            what = "a.m." if half in _MORNING and hour < 12 else "p.m."
            yield Measure("hour", str(hour % 12), what, found.start())


def ordinals(text: str, language: Language) -> list[Measure]:
    """The first to the ninth of what is counted in a row: reports, parts, sessions."""
    is_chinese = language.manual is Manual.CHINESE
    found = (_ORDINAL_ZH if is_chinese else _ORDINAL_EN).finditer(prose(text))
    return [Measure("ordinal", "", _rank(one[1].lower()), one.start()) for one in found]


def _rank(word: str) -> str:
    if word in _ORDINALS:
        return str(_ORDINALS.index(word) + 1)
    return word if word.isdecimal() else str(han(word))


def negatives(text: str, language: Language) -> list[Measure]:
    """The numbers with a minus sign of any kind, or with a word for it."""
    masked = prose(text)
    if not _MAY_BE_MINUS.search(masked):
        return []
    return [
        Measure("sign", value.shown, "minus", value.start)
        for value in values(text, language)
        if _MINUS.search(masked[max(value.start - 10, 0) : value.start])
    ]


def _counted(text: str, language: Language) -> str:
    """The number that is the text, in figures."""
    found = values(text, language)
    return found[0].shown if found else text


def frames(text: str, language: Language) -> Mapping[tuple[str, str], int]:
    """The pairs of numbers of `from 5 to 7`, with the offset of each."""
    pattern = _FRAME_ZH if language.manual is Manual.CHINESE else _FRAME_EN
    return {
        (_counted(one["n"], language), _counted(one["m"], language)): one.start()
        for one in pattern.finditer(prose(text))
    }
