"""Numbers in words: a match of the patterns here in; value, offset and firmness out.

Numbers from ten on, fractions, and months next to a figure are firm. `一`, `one` and `first` seldom
count anything, so they are not firm.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gareport.language.languages.en import MONTH, MONTHS, cardinal, ordinal
from gareport.language.numerals import HAN_NUMERALS, lower_roman
from gareport.language.prose import LONGEST

Spelled = tuple[str, int, bool, str]
_NAMED_NUMBERS = (*range(1, 20), *range(20, 100, 10))  # those that are one word
CARDINALS = "|".join(map(cardinal, _NAMED_NUMBERS))
ONES = f"(?:{'|'.join(map(cardinal, range(1, 10)))})"
_WORDS = {word(number): number for word in (cardinal, ordinal) for number in _NAMED_NUMBERS}
_WORDS |= {"zero": 0}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALES["trillion"] = 10**12
_SCALES["dozen"] = 12
_MOST = 10**LONGEST  # what nobody can mean: `hundred` a thousand times
_SCALES |= {f"{word}th": value for word, value in _SCALES.items()}
_PARTS = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
DENOMINATORS = {"half": 2, "halves": 2, "fourth": 4, "twelfth": 12, "twentieth": 20}
DENOMINATORS |= {word: number for number, word in enumerate(_PARTS, 3)}
DENOMINATORS |= {"hundredth": 100, "thousandth": 1000}
DENOMINATORS |= {f"{word}s": value for word, value in DENOMINATORS.items() if word[-1] != "s"}
_SHARES = {"third": "1/3", "fifth": "1/5", "tenth": "1/10"}
# Words that the other language may express with a number.
LOOSE = {"half": "1/2", "quarter": "1/4", "noon": "12", "midnight": "24", "twice": "2"}
LOOSE |= {"quartile": "1/4", "quintile": "1/5", "decile": "1/10"}
LOOSE |= {"centenary": "100", "centennial": "100", "bicentenary": "200", "bicentennial": "200"}
LOOSE |= {f"{cardinal(number)[:-1]}ies": str(number) for number in range(20, 100, 10)}
_LOWER = sorted([*_WORDS, *_SCALES], key=len, reverse=True)
# Both spellings in place of (?i), which is ten times slower; the longest word comes first.
_ANY = "|".join(form for word in _LOWER for form in (word, word.capitalize()))
_NAMED = ["section", "part", "chapter", "annex", "volume", "phase", "sect"]
_FIRST = {word[:4].lower() for word in (*_LOWER, *_NAMED, *MONTHS, *LOOSE)}
BEGINS_EN = "|".join(
    f"[{letter.upper()}{letter}](?:{'|'.join(sorted(w[1:] for w in _FIRST if w[0] == letter))})"
    for letter in sorted({word[0] for word in _FIRST})
)
BEGINS_ZH = f"[{HAN_NUMERALS}]"
ROMAN = {lower_roman(number).upper(): number for number in range(1, 40)}

FRACTION_EN = (
    r"(?P<parted>\b(?P<above>[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Nn]ine)[ -]"
    r"(?P<below>thirds?|quarters?|fifths?|tenths?)\b)"
)
HALF_EN = (
    r"(?:(?P<ones>[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive) and a )?[Hh]alf (?:an? )?"
    r"(?P<scaled>hundred|thousand|million|billion|trillion|dozen)\b"
)
_LOOSE = "|".join(form for word in LOOSE for form in (word, word.capitalize()))
LOOSE_EN = rf"\b(?P<loose>{_LOOSE})\b"
MONTH_EN = rf"\b(?P<named>{MONTH})\b"
SPELLED_EN = (
    rf"(?P<words>(?:{_ANY})(?:(?:[ -]| and )(?:{_ANY}))*\b)"
    r"|(?:[Ss]ections?|[Pp]arts?|[Cc]hapters?|[Aa]nnex(?:es)?|[Vv]olumes?|[Pp]hases?|[Ss]ect\.) "
    rf"(?P<roman>{'|'.join(sorted(ROMAN, key=len, reverse=True))})\b"
)
_HAN = {char: number for number, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = BEGINS_ZH
# `二三十` is 20 to 30, `十二三` is 12 or 13.
_NEXT = "|".join(f"{one}{other}" for one, other in pairwise("一二三四五六七八九"))
_ABOUT = re.compile(
    f"(?P<before>(?:.*[十百千万亿])?)(?P<digits>{_NEXT}|两三)(?P<after>[十百千万亿]*)"
)
_SPAN = tuple("内后前之期来余")  # `三月内` is within three months
# `六成以上` is over 60 per cent; `三成员` and `统一成` are not shares.
TENTHS = "[二三四五六七八九]成(?![员为立果功就本熟长分效绩年文型份交了])"
# These look like numbers, but are not: `十分`, `千万不可`, `数十`, `统一`, `十万火急`.
SPELLED_ZH = (
    rf"(?:(?P<tenths>{TENTHS})|百分之(?P<percent>{_NUMERAL}+(?:点{_NUMERAL}+)?)"
    rf"|(?P<below>{_NUMERAL}+)分之(?P<above>{_NUMERAL}+)"
    rf"|(?<![数几上成])(?P<numeral>{_NUMERAL}++)(?!火急)(?P<month_zh>月(?!份?会(?![议期谈晤见]))|(?P<year_zh>年))?)"
)


def fraction(found: re.Match[str]) -> str:
    """`two thirds` as 2/3."""
    return f"{_WORDS[found['above'].lower()]}/{DENOMINATORS[found['below'].lower()]}"


def half(found: re.Match[str]) -> Spelled:
    """`half a million` as 500000; `half a dozen` often means `some`, so it is not firm."""
    halves = 2 * _WORDS[found["ones"].lower()] + 1 if found["ones"] else 1
    value = halves * _SCALES[found["scaled"]] // 2
    return str(value), found.start(), found["scaled"] != "dozen", ""


def month(found: re.Match[str]) -> Spelled:
    """`March` as month 3; `May` and `March` are firm only near a figure, `in`, `since`, `until`."""
    before = found.string[max(found.start() - 6, 0) : found.start()]
    near = before + found.string[found.end() : found.end() + 6]
    firm = found["named"] not in ("May", "March") or any(char.isdigit() for char in near)
    firm = firm or before.lower().endswith(("in ", "since ", "until "))
    return f"month {MONTHS.index(found['named']) + 1}", found.start(), firm, ""


def spelled_en(found: re.Match[str]) -> Iterator[Spelled]:
    """The numbers of a run of English words: `sixty-second`, `one hundred and five`."""
    if found["roman"]:
        yield str(ROMAN[found["roman"]]), found.start("roman"), False, ""
        return
    total = part = 0
    last, start = 1000, found.start("words")
    is_open = False
    for word in re.finditer(r"[a-z]+", found["words"].lower()):
        if word[0] == "and":
            continue
        value = _WORDS.get(word[0])
        if value is None:
            scale = _SCALES[word[0]]
            part, last = min((part or 1) * scale, _MOST), scale
            if scale > 100:
                total, part = total + part, 0
            is_open = True
            continue
        if is_open and (value >= last or (last < 20 or (last < 100 and value > 9))):
            yield _counted(total + part, start)
            total = part = 0
            start = found.start("words") + word.start()
        part, last, is_open = part + value, max(value, 1), True
    words = found["words"].lower()
    if words in _SCALES:  # as in `a hundred`
        yield str(_SCALES[words]), start, False, ""
    else:
        yield _counted(total + part, start, _SHARES.get(words, ""))


def _counted(number: int, start: int, also: str = "") -> Spelled:
    return str(number), start, number > 9 and not also, also


def spelled_zh(found: re.Match[str]) -> Iterator[Spelled]:
    """The number of a run of Chinese numerals: `六十二`, `二〇〇七`, `百分之五十`, `三分之一`."""
    if found["tenths"]:
        yield f"{_HAN[found['tenths'][0]]}0", found.start(), False, ""
    elif found["percent"]:
        whole, _, part = found["percent"].partition("点")
        digits = "".join(str(_HAN.get(char, "")) for char in part)
        yield f"{han(whole)}{'.' if digits else ''}{digits}", found.start(), True, ""
    elif found["below"]:
        yield f"{han(found['above'])}/{han(found['below'])}", found.start(), True, ""
    elif number := found["numeral"]:
        yield from _numeral(number, found)


def _numeral(text: str, found: re.Match[str]) -> Iterator[Spelled]:
    is_ten = text == "十" and found["month_zh"] == "月"
    if (text in _PLACES or text in "万亿千万百万") and not is_ten:
        value = "10" if text == "十" else ""
        yield from [(value, found.start(), False, "")] if value else []
        return
    if text == "九一一":
        yield from ((value, found.start(), False, "") for value in ("month 9", "11"))
        return
    is_month = found["month_zh"] == "月" and han(text) in range(1, 13)
    if is_month:
        firm = len(text) > 1 or found.string[found.end() : found.end() + 1] not in _SPAN
        yield f"month {han(text)}", found.start(), firm, ""
        return
    has_place = any(char in "十百千万亿" for char in text)
    if has_place and (about := _ABOUT.fullmatch(text)):
        for digit in about["digits"]:
            number = han(f"{about['before']}{digit}{about['after']}")
            yield str(number), found.start(), False, ""
        return
    is_year = len(text) == 4 and found["year_zh"] is not None
    firm = (has_place and len(text) > 1 and text[0] != "万") or is_year
    yield str(han(text)), found.start(), firm, ""


def han(text: str) -> int:
    """The number that Chinese numerals write, in places or digit by digit."""
    if not any(char in "十百千万亿" for char in text):
        return int("".join(str(_HAN[char]) for char in text))
    total = part = digit = 0
    for char in text:
        if char in _HAN:
            digit = _HAN[char]
        elif char in _PLACES:
            part, digit = part + (digit or 1) * _PLACES[char], 0
        else:
            total, part, digit = (total + part + digit) * (10**4 if char == "万" else 10**8), 0, 0
    return total + part + digit
