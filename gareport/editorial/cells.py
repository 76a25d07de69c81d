"""A cell of a table: its plain words in; the figure that it gives, and what that counts, out.

A figure is a whole number of thousandths. `1.2 million`, `US$ 45`, `12 (40%)`, `5 years` and
`twelve` are figures too. `n/a` and a dash say that there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gareport.editorial.spelled import SPELLED_EN, SPELLED_ZH, spelled_en, spelled_zh
from gareport.language.prose import LONGEST

FACTOR = 1_000  # figures with up to three decimals are added as whole numbers
SHARE = "%"
NO_FIGURE = ".."
_NIL = re.compile(
    r"(?i)|[-–—]{1,2}|\.\.|…|\.\.\."
    r"|[（(]?(?:n/a|n\.a\.|na|nil|none|not (?:applicable|available))[)）]?"
    r"|不适用|暂无|无|不详|未提供"
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "万": 10**4, "亿": 10**8}
_SCALES |= {"百万": 10**6, "千万": 10**7, "十亿": 10**9}
_WHOLE = r"[0-9]{1,3}(?:[ ,\u00a0\u202f][0-9]{3})+|[0-9]+"
_NUMBER = rf"(?P<whole>{_WHOLE})(?P<part>\.[0-9]+)?"
_MONEY = r"(?:(?:US ?)?\$|[€£¥￥])[ \u00a0]?"
_FIGURE = (
    rf"(?P<sign>[(−–+-]?)(?:{_MONEY})?(?P<within>[(−–-]?){_NUMBER}"
    rf"(?:[ \u00a0]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))}))?\)?"
    r"(?:[ \u00a0]?[（(][0-9.,]+[ \u00a0]?(?:[%％]|per cent)[)）])?"
    r"(?:[ \u00a0]?(?P<share>[%％]|per cent)\)?"
    r"|[ \u00a0](?P<counted>[A-Za-z]{2,20}(?: [a-z]{2,20})?)|(?P<unit>[\u4e00-\u9fff]{1,4}))?"
)
_ORDINAL = re.compile(r"(?:first|second|third|th)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure, the unit of its last place (0 if it is exact), and the word for what it counts."""

    value: int
    unit: int
    counted: str = ""


def is_nil(plain: str) -> bool:
    """Whether a cell says that it has no figure."""
    return _NIL.fullmatch(plain) is not None


def read_figure(plain: str, is_rounded: bool) -> Reading | None:
    """The figure in a cell; None if the cell has other words. Brackets make it negative."""
    found = _figure().fullmatch(plain)
    if found is None:
        return _in_words(plain)
    part, whole = (found["part"] or ".")[1:], found["whole"]
    if len(part) > 3 or len(whole) > LONGEST:
        return None
    scale = _SCALES.get(found["scale"] or "", 1)
    value = (int(re.sub(r"\D", "", whole)) * FACTOR + int(part.ljust(3, "0"))) * scale
    is_exact = not part and not is_rounded and scale == 1
    unit = 0 if is_exact else scale * FACTOR // 10 ** len(part)
    signs = found["sign"] + found["within"]
    counted = SHARE if found["share"] else _singular(found["counted"] or found["unit"] or "")
    return Reading(-value if signs.strip("+") else value, unit, counted)


def sole_figure(plain: str) -> Reading | None:
    """The only figure within other words, as in `about 40`; None if there is none, or another."""
    if len(plain) > LONGEST:
        return None
    found = [one for one in re.finditer(_NUMBER, plain) if len(one["part"] or "") < 5]
    if len(found) != 1 or sum(map(str.isdigit, plain)) != sum(map(str.isdigit, found[0][0])):
        return None
    return read_figure(found[0][0], is_rounded=False)


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


def _in_words(plain: str) -> Reading | None:
    """The figure of a cell such as `twelve` or 十二."""
    found = [int(one) * FACTOR for one in _spelled(plain) if one.isdigit()]
    return Reading(found[0], 0) if len(found) == 1 else None


def _spelled(plain: str) -> Iterator[str]:
    if len(plain) > LONGEST or _ORDINAL.search(plain):
        return
    english, chinese = _words()
    if (found := english.fullmatch(plain)) and found["words"]:
        yield from (one[0] for one in spelled_en(found))
    elif (found := chinese.fullmatch(plain)) and found["numeral"]:
        yield from (one[0] for one in spelled_zh(found))


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(_FIGURE)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(SPELLED_EN), re.compile(SPELLED_ZH)
