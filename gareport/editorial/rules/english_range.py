"""A range has a hyphen or a short dash without spaces, 5-7, or words: from 5 to 7, between 5 and 7.

New York documents had hyphens, 2008-2009, until about 2017, and have short dashes since, 2026–2027.
A report has one of the two, that of its layout. Ranges of years, paragraphs, articles and pages are
checked; titles of publications in italics and quotations keep theirs.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.en import MONTH
from gareport.report.cover import range_dash
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"english-range": Severity.WARNING}
TOPIC = Topic.NUMBERS
SOURCE = "Editorial Manual, numbers"
_2007 = "layout: new_york_2007"
BAD = (
    "It lasted from 2008-2009.",
    "It takes between 5-7 weeks.",
    "It ran from March-May 2008.",
    "It ran between January–June 2008.",
    "See paragraphs 1 — 4.",
    "See paragraphs 1—4.",
    "See paragraphs 1 - 4.",
    "See paragraphs 1 – 4.",
    Example("The biennium 2008–2009 began.", cover=_2007),
    Example("See paragraphs 1–4 of the report.", cover=_2007),
    Example("See articles 5 and 7-9 in the biennium 2026-2027.", cover="layout: geneva"),
    Example("A book, pp. 5-17.", cover="layout: geneva"),
    "It ran between 5 to 7 May.",
    "It takes between 12 to 18 months.",
)
GOOD = (
    Example(
        "See paragraphs 1-4 for the biennium 2008-2009, and “2008–2009” in *Plan 2010–2011*.",
        cover=_2007,
    ),
    Example("See paragraphs 1–4 and pp. 5–7 for the biennium 2026–2027.", cover="layout: geneva"),
    Example(
        "He wrote “2008-2009” in *Plan 2010-2011*, in A/66/67-E/2011/79.", cover="layout: geneva"
    ),
    Example(
        "Sections 5-A and 28D-1, paragraph 5-bis and the score of 3-1.", cover="layout: geneva"
    ),
    "It met 17 times in 2024 – 21 in all, and in 2025 – 2,100 came – it grew by 7 – 9 with guests.",
    "It rose between 2005 and 2007 from 5 to 7 per cent, and between the two to 9 per cent.",
    Example(
        "Growth from 2008-2009 to 2010-2011, and between 2008-2009 and 2010-2011.", cover=_2007
    ),
    Example("Growth fell from 2008-2009 onward, in March-May 2008.", cover=_2007),
    "Posts from the P-5 level, section 28D, A/66/67-E/2011/79 and 2008/09.",
    "The book is *Reports, 1990 – 2000*.",
    Example("第 1-4 段。", language="zh"),
)

_MONTH = f"(?:{MONTH})"
_YEARS = (
    r"(?<![\w–-])(?P<year>(?:19|20)[0-9]{2})(?P<sign>[–-])(?P<next>(?:19|20)[0-9]{2})(?![\w–-])"
)
# The numbers after a word for what they are of: paragraphs 2, 5-7 and 9-11.
_LIST = re.compile(
    r"\*[^*]*\*|“[^“”]*”|\b(?:[Pp]aragraphs|[Pp]aras\.|[Aa]rticles|[Ss]ections|[Pp]ages|pp\.)\s"
    r"[0-9]+(?:(?:[-–]|, (?:and )?| and )[0-9]+)+(?![\w–-])"
)
_LISTED = re.compile(r"(?P<first>[0-9]+)(?P<sign>[–-])(?P<last>[0-9]+)")
_NUMBER = "[0-9][0-9,]*(?:\\.[0-9]+)?(?: per cent)?"
_RANGE = re.compile(
    r"\*[^*]*\*|“[^“”]*”"
    rf"|\b(?P<word>[Ff]rom|[Bb]etween) (?P<low>[0-9][0-9,]*|{_MONTH})[-–]"
    rf"(?P<high>[0-9][0-9,]*[0-9]|[0-9]|{_MONTH}\b)"
    r"(?![\w/-]| (?:to|and) [0-9]| onwards?\b)"
    r"|(?<![\w.,-])(?P<first>[0-9]+)(?: ?— ?| [-–] )(?P<last>[0-9]+)(?![\w,.-]*[\w-])"
    rf"|{_YEARS}"
    rf"|\b(?P<between>[Bb]etween (?:{_NUMBER}|{_MONTH})) to (?P<end>{_NUMBER}\b|{_MONTH}\b)"
    rf"(?! (?:and|per cent and) )"
)
# For speed, only a text with one of these is searched with the pattern above.
_MAYBE = re.compile(r"etween [0-9A-Z]|[—–-](?:(?<=[0-9].)|(?<=[0-9] .)|(?<=[a-z].)[JFMASOND])")
_MARKS = ("a hyphen", "a short dash")
_ROLES = frozenset(Role) - {Role.CELL, Role.QUOTE}
_DASH = re.compile(" [–-] (?![0-9])")
_FAR = 200  # characters around a range in which the other dash of a remark would be


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each range in another form, with the right one."""
    dash = range_dash(edition.report.cover, edition.language)
    for passage, one in (*_ranges(edition), *_listed(edition)):
        if (written := _written(one, dash)) and written != one[0]:
            message = f"`{one[0]}` is not how English reports write a range"
            if one.groupdict().get("sign"):
                has, wants = _MARKS if dash == "–" else _MARKS[::-1]
                message = f"`{one[0]}` has {has}, but ranges in this layout have {wants}"
            place, remedy = passage.at(one), passage.remedy(one, written)
            yield Diagnostic("english-range", place, message, remedy.hint, Severity.WARNING, remedy)


def _ranges(edition: Edition) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The ranges outside titles and quotations."""
    needs = ("—", "–", "-", "etween ")
    for passage, found in worded(edition, _RANGE, _ROLES, Manual.ENGLISH, _MAYBE, needs):
        if found[0][0] not in "*“":
            yield passage, found


def _listed(edition: Edition) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The ranges among numbers of paragraphs, articles or pages, outside titles and quotations."""
    for passage, found in worded(edition, _LIST, _ROLES, Manual.ENGLISH, needs=("–", "-")):
        if found[0][0] not in "*“":
            listed = _LISTED.finditer(found.string, *found.span())
            yield from ((passage, one) for one in listed if int(one["first"]) < int(one["last"]))


def _written(found: re.Match[str], dash: str) -> str:
    """The range as it should be; empty if it is not one."""
    if found.re is _LISTED:
        return f"{found['first']}{dash}{found['last']}"
    if found["year"]:
        return f"{found['year']}{dash}{found['next']}"
    if found["between"]:
        return f"{found['between']} and {found['end']}"
    if word := found["word"]:
        joined = "to" if word.lower() == "from" else "and"
        return f"{word} {found['low']} {joined} {found['high']}"
    return f"{found['first']}{dash}{found['last']}" if _rises(found) else ""


def _rises(found: re.Match[str]) -> bool:
    """Whether two numbers beside a dash are a range, and not the end and the start of phrases."""
    first, last = found["first"].lstrip("0"), found["last"].lstrip("0")
    if (len(first), first) >= (len(last), last) or (len(first) == 4) != (len(last) == 4):
        return False
    near = max(found.start() - _FAR, 0), found.end() + _FAR
    return "—" in found[0] or not _DASH.search(found.string, *near)
