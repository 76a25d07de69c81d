"""Long figures that count or measure something: a text and its figures in, those out.

A figure without separators counts only if its neighbours say so: a unit of money, a noun that it
counts, a word such as “some” or 共. Any other figure may be the number of a ship, a contract, an
account or a telephone, or a date such as 20260315, and those are never grouped.
"""

import re
from collections.abc import Iterator, Sequence
from re import Match

from gareport.language.languages import Manual

# The words before a number that names something: a word with a capital, a short form, 第.
_NAMED = re.compile(
    r"(?:\b(?:[A-Z][A-Za-z]*|nos?\.?|numbers?|tel\.?|codes?|box|fax|case|account)\W{1,2}"
    r"(?:(?:is|was|are|were|being|to|reads) )?"
    r"|[a-z]\. ?|(?:第|编号|号码|号|电话|传真|邮编|账号|帐号|信箱|代码|日期)[为是：: ]*)$"
)
_PLAIN = re.compile(
    r"\b(?:A|About|All|Almost|An|And|Approximately|At least|But|By|For|From|In|More than|Nearly|Of"
    r"|Only|Over|Some|The|To|Total|Up|With)\W$"
)
_DATE = re.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")

_MONEY_BEFORE = re.compile(r"(?:[$€£¥]|\b(?:EUR|USD|CHF|GBP|JPY)) ?$")
_MONEY_AFTER = re.compile(
    r" ?[万亿]?(?:美元|欧元|日元|元|英镑|瑞士法郎)| (?:United States |US )?dollars?\b"
    r"| (?:euros?|Swiss francs?|francs?|pounds?|yen)\b"
)
# English: what says how many, and what can be before a number with a noun after it.
_HOW_MANY = re.compile(
    r"(?i)\b(?:some|about|nearly|almost|over|approximately|roughly|around|only|than|least|most"
    r"|up to|total(?:s|led|ling)?|sum|amounts?|amount(?:ed|ing)|reach(?:es|ed|ing)?"
    r"|exceed(?:s|ed|ing)?|rose|risen|rise|rising|fell|fallen|fall|grew|grown|dropped"
    r"|(?:in|de)creas(?:es?|ed|ing)|costs?|estimated|population|averag(?:e|es|ed|ing)"
    r"|number of [a-z ]{1,40})"
    r"(?: (?:is|was|are|were|of|to|by|at|from|at least|some|about|nearly|almost|over))* $"
)
_BEFORE_NOUN = re.compile(
    r"(?:^|[.;:(“] ?|\b(?:a|the|of|with|by|for|from|to|in|on|at|and|or|but|had|has|have|were|was"
    r"|are|is|that|if|all|other|another|these|those|its|their|between|among|into|through|per|each"
    r"|every|not|[a-z]{2,}ed|[a-z]{3,}ing|made?|makes?|takes?|took|sent|saw|gave|gives?|found"
    r"|built|bought|sold|left|lost|spent|held|hold|includes?|comprises?|covers?|requires?"
    r"|contains?|provides?|employs?|issues?|needs?)) ?$",
    re.IGNORECASE,
)
_NO_NOUN = (
    r"(?!(?:across|as|does|has|in|is|its|less|of|or|plus|this|to|unless|us|was|and|begins|belongs"
    r"|comes|concerns|contains|covers|deals|ends|expires|gives|goes|holds|includes|lists|makes"
    r"|notes|provides|records|refers|relates|remains|runs|says|shows|states)\b)"
)
_NOUN = re.compile(
    rf" (?:{_NO_NOUN}[a-z-]+ ){{0,2}}?(?:{_NO_NOUN}[a-z-]{{2,}}(?<![siu])s|people|women|men"
    r"|children|staff|personnel|aircraft|km|kg|ha|m²|km²|per cent)\b| (?:Member )?States\b"
)
# Chinese: what says how many, and the words between a number and what it counts.
_HOW_MANY_ZH = re.compile(
    "(?:共有?|总[计数额]|[数量额]为|合计|达到?|约|大约|近|接近|超过|逾|不到|不足|至少|至多|最多|多达|高达"
    "|[增升降减提加][至到为了高少加]+|仅|只有|有) ?$"
)
_MEASURE_ZH = re.compile(
    " ?(?:[个名人位项件份次家所台辆吨公米亩户套座条艘架枚张页本册票例起宗支只头棵吋升克桶箱袋]"
    "|千[米瓦克]|平方|立方|多|余|万|亿|小时|[%％])"
)
_JOINED = re.compile(r"(?:, |,? (?:and|or|to|&) |[-–]|、| ?[和及或至与到] ?|，)")

_NEAR = 60  # how many characters before a figure are read


def is_money(text: str, start: int, end: int) -> bool:
    """Whether the figure between two offsets is a sum of money."""
    before = text[max(start - 5, 0) : start]
    return bool(_MONEY_BEFORE.search(before) or _MONEY_AFTER.match(text, end))


def quantities(text: str, figures: Sequence[Match[str]], manual: Manual) -> Iterator[Match[str]]:
    """Yield each of the figures that counts or measures; those of one list are of one kind."""
    end, names, counts = 0, False, False
    for found in figures:
        is_listed = _JOINED.fullmatch(text, end, found.start()) is not None
        names = _is_name(text, found) or (is_listed and names)
        counts = _is_quantity(text, found, manual) or (is_listed and counts)
        if is_money(text, *found.span()) or (counts and not names):
            yield found
        end = found.end()


def _is_name(text: str, found: Match[str]) -> bool:
    """Whether a figure is a date, or the words before it say that it names something."""
    before = text[max(found.start() - _NEAR, 0) : found.start()]
    if _DATE.fullmatch(found[0]):
        return True
    return bool(_NAMED.search(before) and not _PLAIN.search(before))


def _is_quantity(text: str, found: Match[str], manual: Manual) -> bool:
    """Whether the words around a figure say that it counts or measures something."""
    before = text[max(found.start() - _NEAR, 0) : found.start()]
    if manual is Manual.CHINESE:
        return bool(_HOW_MANY_ZH.search(before) or _MEASURE_ZH.match(text, found.end()))
    if _HOW_MANY.search(before):
        return True
    return bool(_BEFORE_NOUN.search(before) and _NOUN.match(text, found.end()))
