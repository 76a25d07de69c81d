"""Numbers below ten are written in words, others in figures; no sentence begins with a figure.

Percentages are always in figures. Numbers of one kind in a sentence are written like the highest,
so a small figure next to a large one is right. So are figures in labels, units, dates, money,
votes, ratios, grades and symbols. A small figure is reported only before a noun in the plural that
it counts, and only after a verb, a preposition or a comma, which cannot have a number of its own.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import DIGITS, RUNNING, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.en import cardinal
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition

NAMES = dict.fromkeys(("number-figure", "number-word", "number-first"), Severity.WARNING)
TOPIC = Topic.NUMBERS
SOURCE = "Editorial Manual, numbers"
BAD = (
    "The team has 5 staff members.",
    "There were 6 regional meetings.",
    "They visited twelve missions.",
    "The 5 permanent members met.",
    "Some 8 missions closed, and at least 3 offices moved.",
    "The Board considered 5 posts.",
    "In all, 5 staff members attended.",
    "The group met 3 times.",
    "Some 9 States replied.",
    "It is active in 2 regions.",
    "It makes 6 recommendations, and hired 3 consultants.",
    "In 2007, 7 new vehicles were bought.",
    "The Chair said that 2 sessions were to be held.",
    "They employ 4 women and (with the region) 2 aircraft mechanics.",
    "It took fifteen months.",
    "Costs rose by five per cent.",
    "Twenty-four came, and twenty-five offices replied.",
    "5 staff members attended.",
    "They met. 20 experts attended.",
    "It rose to 7 per cent! 31 offices have none.",
    "They met the Group. 20 experts attended, in Rome. 20 experts left.",
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
    "It has “5 staff members”, as *The 5 lessons learned* says.",
    "It passed with 9 in favour to 1 against, with 5 abstentions.",
    "It is 12 km away, i.e. 4 hours by road, e.g. 3 stops, at approx. 5 posts.",
    "It is about 1 in 5 women and 2 out of 5 men, 3 times as many as before.",
    "It is a drive of 4 hours, i.e. 4 hours by road, e.g. with approx. 5 posts or ca. 3 stops.",
    "Section 5 sets rules, option 3 costs less, and phase 2 offices opened in quarter 4 alone.",
    "Team 2 reports to level 3 officers; see paragraphs 3, 4 and 5 above and tables 2 and 3 there.",
    "It lasted 5 working days, 3 calendar months and 2 consecutive fiscal years.",
    "It takes 8 nautical miles, 2 cubic metres, 7 thousand persons and 4 hundred posts.",
    "It has 5 pages, 3 paragraphs and 2 lines; staff rose by 2 grades and 3 steps.",
    "It comprises 2 posts (1 P-4 and 1 D-1), 3 to 5 desks, and 4 or 5 rooms.",
    "They sold 5 euros, 3 pesos and 2 shillings at 5 degrees or magnitude 5 tremors.",
    "Boys aged 5 months; at 3 p.m. 5 members left. It was 3 times higher, or 2 times the costs.",
    "Lot 5 costs less, Goal 3 targets were met, and Type 2 cases rose in the version 2 systems.",
    "It was seen on 5 May, in building 4 offices, at speed 3 tests and in the series 5 papers.",
    "It grew by 3 percentage points, to index 2 status.",
    "See the Convention, n. 12 above, vol. 7 of it, and Res. 12 of it; it cost Rs. 500 million.",
    "Under 18 U.S.C. 1231 and s. 12 of it, ca. 40 persons were held, as Dec. 5 decisions show.",
    Example("共 5 名。", language="zh"),
)

_WORDS = {number: cardinal(number) for number in range(1, 100)}
_VALUES = {word: number for number, word in _WORDS.items()}

_TITLE = re.compile(r"\*[^*]*\*|“[^“”]*”")
_END = re.compile(r" (?<=[.?!;] )")
_TIME = "years|months|weeks|days|nights|hours|minutes|seconds|quarters"
_UNIT = (
    rf"{_TIME}|points|times|degrees|votes|grades|steps|miles|inches|yards|hectares|acres|litres"
    "|barrels|tons|tonnes|knots|volts|(?:kilo|centi|milli)?(?:metres|grams)"
    "|(?:kilo|mega|giga)?watts|(?:kilo|mega|giga|tera)?(?:bytes|bits)"
    "|dollars|cents|euros|francs|pounds|rupees|roubles|pesos|dinars|dirhams|shillings"
)
_COUNTED = rf"(?:[a-z]+ )?(?!(?:{_UNIT})\b)[a-z]+(?<!s)s\b"  # `members`, `staff members`
# Words after a figure that counts nothing, or nothing that is written in words.
_PLAIN = (
    "a|above|after|against|ahead|also|and|are|as|at|before|below|between|but|by|can|during|each|for"
    "|from|had|has|have|if|in|into|is|it|its|of|off|on|or|out|over|shall|since|that|the|their|there"
    "|they|to|under|until|up|upon|was|were|when|where|which|while|who|will|with|within|would"
    "|comes|gets|makes|shows|hundred|thousand|million|billion|trillion|per|percentage"
    "|pages|paragraphs|lines|words"
)
_WORDED = rf"(?!(?:{_UNIT}|{_PLAIN})\b)[a-z-]+"
_MORE = r"(?! (?:as|more|less|[a-z]+er|the|that|its|their)\b)"
_NOUN = (
    rf"(?:(?:{_WORDED} ){{0,2}}(?:{_WORDED}(?<![siu])s|women|men|children|people|staff|aircraft)\b"
    rf"|(?:Member )?States\b|Governments\b|times\b{_MORE})(?!['’])"
)
# Words before a count that have no number of their own; `option 3 costs` counts nothing.
_BEFORE = (
    r"(?:(?<![0-9] )\b(?i:had|has|have|hold|held|with|were|are|was|by|for|from|the|in|to"
    r"|(?<!out )of|and|but|or|at|that|if|when|where|while|all|other|these|those"
    r"|its|their|some|about|nearly|least|most|than"
    r"|only|another|over|into|between|through|among|after|before|within|met|made?|makes?|takes?"
    r"|took|sent|saw|gave|gives?|found|built|bought|sold|left|lost|spent|won|ran|wrote|needs?"
    r"|includes?|comprises?|covers?|requires?|contains?|provides?|employs?|proposes?|operates?"
    r"|maintains?|[a-z]{2,}ly|(?!aged\b|indeed\b|speed\b)[a-z]{2,}ed"
    r"|(?!building|meeting|hearing|ceiling|briefing|training|heading|setting)[a-z]{3,}ing)"
    r"|(?:[a-z]|\b(?:19|20)[0-9]{2}),|[a-z] \((?=[1-9]))"
)
_FIGURE = re.compile(rf"{_BEFORE} ?(?<=[ (])(?P<number>[2-9]) {_NOUN}")
_SPARED = re.compile(
    r"\b(?:votes?|voting|abstentions?|abstained|in favour)\b|[0-9] [PDGLFS]{1,2}-[0-9]"
)
_GREAT = re.compile(r"(?<![\w.,/-])(?!(?:19|20)[0-9]{2}\b)[1-9][0-9][0-9,]*(?![\w/-])")
_SPELT = "|".join(sorted(_VALUES, key=len, reverse=True))
_WORD = re.compile(
    rf"(?<![\w-])(?<!hundred )(?<!hundred and )(?<!thousand )(?<!thousand and )"
    rf"(?P<number>{_SPELT}) (?P<next>per cent\b|(?:{_UNIT})\b|{_COUNTED})",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w-]+")
_FIRST = re.compile(r"(?P<number>[0-9][0-9,]*) [a-z]{2,}")
# One letter, or the letters of an acronym, or a short form. Months are too: Dec. 12.
_SHORT = (
    "add|al|ann|app|approx|arts?|bk|bull|ca|cap|cf|chaps?|circ|chs?|cit|cls?|cols?|corp|corr|dec|decl"
    "|depts?|docs?|dr|eds?|est|etc|ext|ff|figs?|govt|ibid|inc|incl|loc|ltd|max|min|mrs?|ms|nn|nos?|op"
    "|paras?|pp|pts?|ref|regs?|reps?|resol|res|rev|rs|sched|sec|secs|sects?|seq|ser|sess|sp|spec|ss|st"
    "|stat|subparas?|suppl?|tab|tel|tit|ver|viz|vols?|vs"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov"
)
_ABBREVIATION = re.compile(rf"(?i)(?<![^\W\d_])(?:[a-z]|{_SHORT})\.$")
# After these, a new sentence is certain; after another short word, an abbreviation is possible.
_ENDED = re.compile(r"(?:[a-z]{4}|\b[a-z]{3}|[)”’%0-9])\.[)”’]?$|[?!][)”’]?$")
_LONGEST = len(" subparas.")
_ALONE = re.compile("[ (][1-9] ")
_COUNT = re.compile("[0-9] [a-zGMS]")
_LONG = frozenset(word for word, number in _VALUES.items() if number > 9)


def _is_passed_over(text: str) -> bool:
    """Whether a text has nothing that could be reported; for speed, as most texts have not."""
    has_figure = any(map(text.__contains__, DIGITS))
    if "per cent" in text or (has_figure and _COUNT.search(text)):
        return False
    return _LONG.isdisjoint(text.lower().split())


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each figure that should be words, and each word that should be figures."""
    for passage in passages(edition) if edition.language.manual is Manual.ENGLISH else ():
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
        hint = "write the number in words, or begin with another word"
        if word:
            hint = f"if a sentence begins here, write `{word.capitalize()}`"
        is_certain = start == 0 or _ENDED.search(passage.prose, 0, start - 1)
        remedy = Remedy(first["number"], word.capitalize()) if word and is_certain else None
        hint = remedy.hint if remedy else hint
        yield Diagnostic("number-first", place, message, hint, Severity.WARNING, remedy)
    may_be_small = not (_GREAT.search(sentence) or _SPARED.search(sentence))
    for found in _FIGURE.finditer(sentence) if _ALONE.search(sentence) and may_be_small else ():
        place = passage.at(start + found.start("number"))
        message = f"`{found['number']}` is in figures, but numbers below ten are in words"
        remedy = Remedy(found["number"], _WORDS[int(found["number"])])
        yield Diagnostic("number-figure", place, message, remedy.hint, Severity.WARNING, remedy)
    if _VALUES.keys().isdisjoint(_TOKEN.findall(sentence.lower())):
        return
    for found in _WORD.finditer(sentence):
        value, rate = _VALUES[found["number"].lower()], found["next"].lower() == "per cent"
        if found.start() == 0 or (value < 10 and not rate):
            continue
        place = passage.at(start + found.start())
        which = "percentages" if rate else "numbers from ten on"
        message = f"`{found['number']}` is in words, but {which} are in figures"
        remedy = Remedy(found["number"], str(value))
        yield Diagnostic("number-word", place, message, remedy.hint, Severity.WARNING, remedy)
