"""References in words: a text and its language in; the paragraphs, sections, resolutions and other
parts that it refers to out.

A list may have ranges, pinpoints and dates between its numbers: `resolutions 61/244, sect. II, and
61/262`. Where a list ends is not always certain. A number that may or may not belong to it is not
firm: it can match a reference in the other language, but need not.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from gareport.editorial.spelled import ROMAN, han
from gareport.language.languages import Language, Manual
from gareport.language.languages.en import MONTH
from gareport.language.numerals import UP_TO_TEN
from gareport.language.prose import prose


class Cited(NamedTuple):
    """What a text refers to, `paragraph` and `3`, and whether that is certain.

    `is_letter` is for letters and roman numerals: the section `B`; the `A` of resolution 62/236 A,
    whose kind is `62/236`.
    """

    kind: str
    number: str
    firm: bool = True
    is_letter: bool = False


OFTEN_OTHERWISE = ("rule", "regulation")  # `细则 104.6`
_ACTS = ("resolution", "decision")

# Brackets after a number that begin no other reference: 1325 (2000), 2758 (XXVI), 5 (a), 5(a)㈡.
_BRACKET = r"(?: ?(?:[(（](?:[0-9]{1,4}|[a-z]{1,4}|(?:E?S-)?[IVXL]{1,7})[)）]|[㈠-㈩]))"
_ROMAN_BRACKET = re.compile("[(（]((?:E?S-)?[IVXL]+)[)）]")
# 60/283, ES-10/2, V.33, and 28/CP.30 of the parties to a convention
_DIGITS = r"(?:E?S-|[IVX]{1,5}\.)?[0-9]++(?:[/.][0-9]++)*+(?:/[A-Z]{2,4}[.-][0-9]++)?+"
_DATE = rf" of [0-9]{{1,2}} (?:{MONTH}) [0-9]{{4}}\b"
_LETTERS = r" ?[A-H]\b(?:(?:, | and | or | to |-|–)[A-H]\b)*+"
_MORE_LETTERS = r" ?[A-H](?![A-Za-z])(?:(?:[、和及至到-]| 和 | 至 | 及 )[A-H](?![A-Za-z]))*+"
_NUMBER = rf"(?:{_DIGITS}(?:[A-Z]\b|(?![A-Za-z0-9])|(?=[A-H]\b))|[IVX]++\b)"
_AFTER = rf"(?:(?<=[0-9]){_LETTERS}|(?<=[IVX])\.[A-H]\b)?(?: bis\b)?{_BRACKET}*+"
_ITEM = rf"{_NUMBER}{_AFTER}(?:{_DATE})?"
_JOIN = r"(?:[,;] (?:(?:and|or|as well as|also) )?|,? (?:and|or|to|through|as well as) |-|–)"
_LIST = rf"{_ITEM}(?:{_JOIN}{_ITEM}|(?:, | and | or | to |-|–){_BRACKET})*+"
_LISTED = (
    r"\b(?<![Dd]raft )(?!(?<=\()Sect\.)"
    r"(?P<part>[Ss]ub-?)?(?P<kind>[Pp]ara|[Ss]ect|[Aa]rticle|[Rr]esolution|[Dd]ecision"
    r"|[Rr]ule|[Rr]egulation|[Pp]art|[Cc]hap|[Aa]nnex|[Vv]ol|[Aa]rt(?=s?\.))"
    rf"(?:graph|ion|ume|ter|e(?=s))?(?P<more>s?)\.? "
    rf"(?:(?P<list>{_LIST})|(?P<letters>[A-H]\b(?:(?:, | and | or | to |-|–)[A-H]\b)*+))"
)
_LISTS = re.compile(_LISTED)
_ENGLISH = re.compile(
    rf"{_LISTED}|(?P<number>(?<![\w/.])(?:{_DIGITS}|[IVX]++)\b)"
    r"|(?P<end>[.?!] (?=[A-Z“]))"
)
_HAN = f"[零〇{UP_TO_TEN}百]++"
_ONE = rf"(?:{_DIGITS}(?:(?<=[0-9]){_MORE_LETTERS})?|{_HAN})"
_JOINT = f" ?(?:（附件[{UP_TO_TEN}]{{0,2}}） ?)?(?:[、和及至到或与-]|以及) ?"
_CHINESE_LIST = rf"{_ONE}{_BRACKET}*+(?:{_JOINT}(?:第 ?)?{_ONE}{_BRACKET}*+|{_JOINT}{_BRACKET})*+"
_LETTER_LIST = rf"(?<![A-Za-z0-9/.-])[A-H](?:{_JOINT}[A-H](?![A-Za-z]))*+"
_CHINESE = re.compile(
    rf"(?=[第附A-HVv决。；？！0-9])(?:(?P<ordinal>第 ?)(?P<list>{_CHINESE_LIST})"
    r"(?: ?(?P<part>分)?(?P<kind>[段节款项条章卷]|部分)| ?(?P<act>号)(?:(?P<named>决议|决定))?)?"
    r"(?:(?: |之)?(?P<below>[A-H])(?![A-Za-z0-9]))?"
    rf"|附件 ?(?P<annexes>{_CHINESE_LIST})(?![个律般种份项分直并些旦样名次])"
    rf"|(?:第 ?)?(?P<letters>{_LETTER_LIST})(?P<lettered> ?(?:节|章|部分|编|分节))?"
    rf"|(?P<lone>{_CHINESE_LIST})(?P<passages> ?段)?|[Vv]ol\. ?(?P<volume>[IVX]++|[0-9]++)"
    r"|(?P<cited>决议|决定)|(?P<end>[。；？！]))"
)
_KINDS = {
    "段": "paragraph", "节": "section", "条": "article", "款": "clause", "项": "clause",
    "章": "chapter", "部分": "part", "卷": "volume", "决议": "resolution",
    "决定": "decision", "para": "paragraph", "sect": "section", "chap": "chapter",
    "vol": "volume", "art": "article",
}  # fmt: skip
# The endings of kinds before a number; for speed, a text without one is skipped.
_ENDS = (
    "para|aras|ara\\.|ras\\.|raph|aphs|sect|ects|ect\\.|cts\\.|tion|ions|sion|icle|cles"
    "|rule|Rule|ules|part|Part|arts|pter|ters|nnex|exes|vol\\.|Vol\\.|ols\\.|lume|umes"
    "|art\\.|rts\\.|hap\\.|aps\\."
)
_MAYBE = re.compile(rf" [0-9A-Z](?<=(?:{_ENDS}) .)")
_ITEMS = re.compile(rf"(?P<join>{_JOIN})?(?P<number>{_NUMBER})(?P<after>{_AFTER})(?:{_DATE})?")
_ONES = re.compile(rf"(?P<number>{_DIGITS}|{_HAN})(?P<after>(?:{_MORE_LETTERS})?{_BRACKET}*+)")
_OF_BUDGET = re.compile(" ?([A-H])(?![A-Za-z])")
_CAPITAL = re.compile("[A-H]")
_OF_PART = re.compile(r"^[IVX]+\.(?=[0-9])")  # paragraph V.33 is 第五.33 段
_MAYBE_ZH = re.compile("第|附件|ol\\.|[A-H] ?[节章编部分]|[0-9] ?段")


@lru_cache(maxsize=50_000)
def references(text: str, language: Language) -> tuple[Cited, ...]:
    """What a text refers to, in reading order."""
    is_chinese = language.manual is Manual.CHINESE
    maybe, read = (_MAYBE_ZH, _chinese) if is_chinese else (_MAYBE, _english)
    return tuple(read(prose(text))) if maybe.search(text) else ()


def _english(text: str) -> Iterator[Cited]:
    begun: dict[str, set[str]] = {}  # the kinds of the lists in this sentence, by their numbers
    lists = list(_LISTS.finditer(text))
    is_open = any(match["more"] for match in lists)  # numbers outside of lists count as well
    for match in _ENGLISH.finditer(text) if is_open else lists:
        if is_open and match["end"]:
            begun = {}
        elif is_open and match["number"]:
            for kind in begun.get(_shape(match["number"]), ()):
                yield Cited(kind, _value(match["number"]), firm=False)
        elif match["list"]:
            kind = _KINDS.get(match["kind"].lower(), match["kind"].lower())
            yield from _listed(kind, match, begun)
            if match["more"]:
                begun.setdefault(_shape(match["list"]), set()).add(kind)
        for letter in _CAPITAL.findall(match["letters"] or ""):
            yield Cited("letter", letter, is_letter=True)


def _listed(kind: str, match: re.Match[str], begun: Mapping[str, set[str]]) -> Iterator[Cited]:
    """The references of an English list: those after its last `and` are not firm.

    A number that looks otherwise belongs to an earlier list: `resolutions 61/244, sect. II, and
    61/262`.
    """
    listed, shape = match["list"], _shape(match["list"])
    items = list(_ITEMS.finditer(listed))
    last = max((at for at, item in enumerate(items) if _closes(item["join"])), default=0)
    firm = not match["part"] and kind not in OFTEN_OTHERWISE
    firm = firm and not (match["kind"] == "part" and listed == "I")  # `for my part I agree`
    for at, item in enumerate(items):
        number, after = _parted(item)
        if _shape(number) != shape:
            yield from (
                Cited(name, _value(number), firm=False)
                for name in (kind, *begun.get(_shape(number), ()))
            )
            continue
        is_last = at == last + 1 and item["join"] in ("-", "–", " to ", " through ")
        is_inside = at == 0 or (bool(match["more"]) and (at <= last or is_last))
        yield Cited(kind, _value(number), firm and is_inside)
        yield from _of_letters(number, after)


def _closes(join: str | None) -> bool:
    """Whether the item after these words may be the last of its list."""
    return join is not None and ("and" in join or "or" in join)


def _chinese(text: str) -> Iterator[Cited]:
    acts: list[str] = []  # numbers of resolutions or decisions whose kind follows
    loose: list[str] = []  # numbers of a list that something parts from its kind
    for match in _CHINESE.finditer(text):
        kind = _KINDS.get(match["kind"] or match["named"] or match["cited"] or "", "")
        if match["end"]:
            acts, loose = [], []
        elif match["ordinal"]:
            yield from _of_ordinal(match, kind, acts, loose)
        elif match["annexes"] or match["passages"]:
            name = "annex" if match["annexes"] else "paragraph"
            for number in _ones(match["annexes"] or match["lone"]):
                firm = number[0].isascii() and name == "annex"
                yield Cited(name, _value(number), firm)
        elif match["volume"]:
            yield Cited("volume", _value(match["volume"]))
        for letter in _CAPITAL.findall(match["letters"] if match["lettered"] else ""):
            yield Cited("letter", letter, is_letter=True)
        if kind in _ACTS:
            yield from (Cited(kind, number, firm="/" in number) for number in acts)
            acts = []


def _of_ordinal(
    match: re.Match[str], kind: str, acts: list[str], loose: list[str]
) -> Iterator[Cited]:
    """The references of 第 and what follows; numbers without a kind are kept for a later one."""
    if not kind:
        (acts if match["act"] else loose).extend(_ones(match["list"]))
    else:
        for number in _ones(match["list"]):
            # 款 may stand for the brackets of `article 6 (1)`, so English need not have it
            firm = number[0].isascii() and not match["part"] and kind != "clause"
            yield Cited(kind, _value(number), firm)
        if kind not in _ACTS:
            yield from (Cited(kind, _value(number), firm=False) for number in loose)
            loose.clear()
    last = ""
    for item in _ONES.finditer(match["list"]):
        last, after = _parted(item)
        yield from _of_letters(last, after)
    if match["below"]:
        yield Cited(last if "/" in last else "letter", match["below"], is_letter=True)


def _ones(listed: str) -> list[str]:
    return [_parted(item)[0] for item in _ONES.finditer(listed)]


def _parted(item: re.Match[str]) -> tuple[str, str]:
    """A number, with what comes after it. The letter of section 28D belongs to the number."""
    number, after = item["number"], item["after"]
    if "/" in number and number[-1].isalpha():
        return number[:-1], number[-1] + after
    letter = _OF_BUDGET.match(after)
    if letter is None or "/" in number or not number[0].isdecimal():
        return number, after
    return number + letter[1], after[letter.end() :]


def _of_letters(number: str, after: str) -> Iterator[Cited]:
    """The letters and roman numerals after a number: 62/236 A, 1514 (XV), II.B."""
    kind = number if number[0].isdecimal() else "letter"
    for found in (*_CAPITAL.findall(after), *_ROMAN_BRACKET.findall(after)):
        yield Cited(kind, found, is_letter=True)


def _shape(numbers: str) -> str:
    """What a number looks like: numbers of one list look alike."""
    first = re.match(r"[^ ,;()–]+", numbers)
    number = first[0] if first else numbers
    return "roman" if number[0] in "IVX" else "act" if "/" in number else "figure"


def _value(number: str) -> str:
    if number in ROMAN:
        return str(ROMAN[number])
    number = _OF_PART.sub("", number)
    return str(han(number)) if number[0] in _HAN else number
