"""Numbers below ten are words and others figures; no sentence begins with a figure.

Percentages are always figures. Numbers of one kind in a sentence follow the highest, so that a
small figure is spared beside a great one; labels, units, dates, money and symbols are too.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.passages import DIGITS, RUNNING, Passage, passages
from gareport.translate import Edition

NAMES = dict.fromkeys(("number-figure", "number-word", "number-first"), Severity.WARNING)
SOURCE = "Editorial Manual, numbers"
BAD = (
    "The team has 5 staff members.",
    "There were 6 regional meetings.",
    "They visited twelve missions.",
    "The 5 permanent members met.",
    "Some 8 missions closed, and at least 3 offices moved.",
    "It took fifteen months.",
    "Costs rose by five per cent.",
    "Twenty-four came, and twenty-five offices replied.",
    "5 staff members attended.",
    "They met. 20 experts attended.",
)
GOOD = (
    "The team has five staff members, of whom 20 travel.",
    "A P-5 and 1 D-1 serve for 20 weeks under section 28D, paragraphs 5 to 7.",
    "Between 5 and 12 missions have from 3 to 15 offices.",
    "Rates are 5 per cent, 0.5 litres, 6 km and $5 million at a ratio of 3 to 1.",
    "In 2008-2009, at its sixty-second session, on 5 August, the twenty-first century.",
    "Ten missions replied. Two-thirds of the sixty-first session passed. See No. 5 of the list.",
    "They met. One hundred and twenty members attended, and the twelve-member panel.",
    "It is about 5 kilometres away, of 8 square metres, and was adopted by 5 votes to 2.",
    "Children under 5 years of age; see A/RES/60/283, S-4/101, 1514 (XV) and A/65/L.78*.",
    "It has “5 staff members”, as *The 5 lessons learned* tells.",
    Example("共 5 名。", language="zh"),
)

_SMALL, _TEENS, _TENS = (
    line.split()
    for line in (
        "one two three four five six seven eight nine",
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    )
)
_VALUES = {word: value for value, word in enumerate((*_SMALL, *_TEENS), 1)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_VALUES |= {
    f"{tens}-{one}": _VALUES[tens] + _VALUES[one] for tens in _TENS for one in _SMALL
}  # twenty-one to ninety-nine
_WORDS = {value: word for word, value in _VALUES.items()}

_TITLE = re.compile(r"\*[^*]*\*|“[^”]*”")
_END = re.compile(r" (?<=[.?!;] )")
_UNIT = (
    "years|months|weeks|days|hours|minutes|seconds|points|times|degrees|votes"
    "|(?:kilo|centi|milli)?(?:metres|grams)|miles|hectares|acres|litres|barrels|tons|tonnes"
    "|(?:kilo|mega|giga)?watts|(?:kilo|mega|giga|tera)?(?:bytes|bits)"
    "|dollars|cents|euros|francs|pounds|rupees|roubles"
)
_COUNTED = rf"(?:[a-z]+ )?(?!(?:{_UNIT})\b)[a-z]+(?<!s)s\b"  # `members`, `staff members`
_PLAIN = r"(?:of|the|to|and|or|in|at|on|per|million|billion|is|was|as|this|its|has)\b"
_BEFORE = (
    r"\b(?i:had|has|have|hold|held|needs?|with|were|are|by|for|the|of|all|other|these|those|its"
    r"|their|includes?|comprises?|some|about|nearly|least|most|than|only)"
)
_FIGURE = re.compile(rf"{_BEFORE} (?P<number>[1-9]) (?!{_PLAIN}|(?:{_UNIT})\b){_COUNTED}")
_GREAT = re.compile(r"(?<![\w.,/-])(?!(?:19|20)[0-9]{2}\b)[1-9][0-9][0-9,]*(?![\w/-])")
_SPELT = "|".join(sorted(_VALUES, key=len, reverse=True))
_WORD = re.compile(
    rf"(?<![\w-])(?<!hundred )(?<!hundred and )(?<!thousand )(?<!thousand and )"
    rf"(?P<number>{_SPELT}) (?P<next>per cent\b|(?:{_UNIT})\b|{_COUNTED})",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w-]+")
_FIRST = re.compile(r"(?P<number>[0-9][0-9,]*) [a-z]{2,}")
_ABBREVIATION = re.compile(r"(?i)\b(?:nos?|pp?|vols?|arts?|sects?|chaps?|paras?|cf|figs?|eds?)\.$")
_LONGEST = len(" chaps.")
_ALONE = re.compile(" [1-9] ")
_COUNT = re.compile("[0-9] [a-z]")
_LONG = frozenset(_VALUES) - {*_SMALL}


def _is_passed_over(text: str) -> bool:
    """Whether a text can have no such fault; most have none, and are passed over fast."""
    has_figure = any(map(text.__contains__, DIGITS))
    if "per cent" in text or (has_figure and _COUNT.search(text)):
        return False
    return _LONG.isdisjoint(text.lower().split())


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each number that should be written the other way."""
    for passage in passages(edition) if edition.code == "en" else ():
        if passage.role in RUNNING and not _is_passed_over(passage.text):
            text = _TITLE.sub(lambda found: "\ufffc" * len(found[0]), passage.prose)
            for start, sentence in _sentences(text):
                yield from _of_sentence(passage, start, sentence)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for found in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(start, found.start() - _LONGEST) : found.start()]):
            yield start, text[start : found.start()]
            start = found.end()
    yield start, text[start:]


def _of_sentence(passage: Passage, start: int, sentence: str) -> Iterator[Diagnostic]:
    first = _FIRST.match(sentence)
    if first and (start == 0 or passage.prose[start - 2] != ";"):
        place = passage.at(start)
        message = f"a sentence begins with the figure `{first['number']}`"
        word = _WORDS.get(int(first["number"].replace(",", "")))
        hint = f"write `{word.capitalize()}`" if word else "spell it out, or turn the sentence"
        yield Diagnostic("number-first", place, message, hint, Severity.WARNING)
    may_be_small = _ALONE.search(sentence) and not _GREAT.search(sentence)
    for found in _FIGURE.finditer(sentence) if may_be_small else ():
        place = passage.at(start + found.start("number"))
        message = f"`{found['number']}` is below ten and written in figures"
        hint = f"write `{_WORDS[int(found['number'])]}`"
        yield Diagnostic("number-figure", place, message, hint, Severity.WARNING)
    if _VALUES.keys().isdisjoint(_TOKEN.findall(sentence.lower())):
        return
    for found in _WORD.finditer(sentence):
        value, rate = _VALUES[found["number"].lower()], found["next"].lower() == "per cent"
        if found.start() == 0 or (value < 10 and not rate):
            continue
        place = passage.at(start + found.start())
        message = f"`{found['number']}` is written in words"
        yield Diagnostic("number-word", place, message, f"write `{value}`", Severity.WARNING)
