"""A range has a hyphen without spaces, 5-7, or words: from 5 to 7, between 5 and 7."""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"english-range": Severity.WARNING}
TOPIC = Topic.NUMBERS
SOURCE = "Editorial Manual, numbers"
BAD = (
    "It lasted from 2008-2009.",
    "It takes between 5-7 weeks.",
    "It ran from March-May 2008.",
    "It ran between January–June 2008.",
    "See paragraphs 1 — 4.",
    "See paragraphs 1—4.",
    "See paragraphs 1 - 4.",
    "See paragraphs 1 – 4.",
    "The biennium 2008–2009 began.",
    "It ran between 5 to 7 May.",
    "It takes between 12 to 18 months.",
)
GOOD = (
    "See paragraphs 1-4 or 1–4 for the biennium 2008-2009.",
    "It rose between 2005 and 2007 from 5 to 7 per cent, and between the two to 9 per cent.",
    "Growth from 2008-2009 to 2010-2011, and between 2008-2009 and 2010-2011.",
    "Growth fell from 2008-2009 onward, in March-May 2008.",
    "Posts from the P-5 level, section 28D, A/66/67-E/2011/79 and 2008/09.",
    "The book is *Reports, 1990 – 2000*.",
    Example("第 1-4 段。", language="zh"),
)

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NUMBER = "[0-9][0-9,]*(?:\\.[0-9]+)?(?: per cent)?"
_RANGE = re.compile(
    r"\*[^*]*\*|“[^”]*”"
    rf"|\b(?P<word>[Ff]rom|[Bb]etween) (?P<low>[0-9][0-9,]*|{_MONTH})[-–]"
    rf"(?P<high>[0-9][0-9,]*[0-9]|[0-9]|{_MONTH}\b)"
    r"(?![\w/-]| (?:to|and) [0-9]| onwards?\b)"
    r"|(?<![\w-])(?P<first>[0-9]+)(?: ?— ?| [-–] )(?P<last>[0-9]+)(?![\w-])"
    r"|(?<![\w–-])(?P<year>(?:19|20)[0-9]{2})–(?P<next>(?:19|20)[0-9]{2})(?![\w–-])"
    rf"|\b(?P<between>[Bb]etween (?:{_NUMBER}|{_MONTH})) to (?P<end>{_NUMBER}\b|{_MONTH}\b)"
    rf"(?! (?:and|per cent and) )"
)
# For speed, only a text with one of these is searched with the pattern above.
_MAYBE = re.compile(r"etween [0-9A-Z]|[—–-](?:(?<=[0-9].)|(?<=[0-9] .)|(?<=[a-z].)[JFMASOND])")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each range in another form, with the right one."""
    roles = frozenset(Role) - {Role.CELL, Role.QUOTE}
    for passage, found in worded(
        edition, _RANGE, roles, Manual.ENGLISH, _MAYBE, ("—", "–", "-", "etween ")
    ):
        if found[0][0] in "*“":
            continue
        written = f"{found['first']}-{found['last']}"
        if found["year"]:
            written = f"{found['year']}-{found['next']}"
        elif found["between"]:
            written = f"{found['between']} and {found['end']}"
        elif word := found["word"]:
            joined = "to" if word.lower() == "from" else "and"
            written = f"{word} {found['low']} {joined} {found['high']}"
        message = f"`{found[0]}` is not how English reports write a range"
        hint = f"write `{written}`"
        yield Diagnostic("english-range", passage.at(found), message, hint, Severity.WARNING)
