"""A date in English has the day, the month in words and the year: 15 August 2007."""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import DIGITS, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.languages.en import MONTH, MONTHS, SHORT_MONTH, ordinal
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"english-date": Severity.WARNING}
TOPIC = Topic.DATES
SOURCE = "Editorial Manual, dates"
BAD = (
    "It began on August 15, 2007.",
    "It began on 15th August.",
    "It began on the 15th of August 2007.",
    "It began on August 15th.",
    "It began on 15/08/2007.",
    "It began on 2007-08-15.",
    "It began on 5/8/2007.",
    "It began on 15 Aug. 2007.",
    "It began on Aug. 15, 2007.",
    "It began on 15.08.2007.",
    "It began on 15-08-2007.",
    "It began on 15 August, 2007.",
    "It began in Aug 2007.",
    "It began in Aug. 2007.",
    "It began on Aug. 15.",
    "It began in August, 2007.",
    "It began on the fifteenth of August 2007.",
    "It began on the twenty-first of August.",
    "It began on 8/15/07.",
    "It began on 15.8.07.",
    "It began on the 15 August 2007.",
    "It began on 15 august 2007.",
)
GOOD = (
    "It began on 15 August 2007, at the end of August 2007.",
    "From January to June 2008, and from 10 March to 11 April 1980.",
    "In May 15 missions replied in 2008-2009; see A/62/502 and 2008/09.",
    "See version 1.2.2007.4, A/15-08-2007 and paragraphs 12-15.",
    "From 15 August, 20 members and 2,007 others met.",
    "In August, 2,007 members met; the 15 August meetings and the 15 August 2007 meeting did not.",
    "On Mar 5 posts, in a Dec. list, the Jan 2 team; the first of May Street, 12/24/36 months.",
    "It is the fifth of six reports; they march 15 times in 2007; it may 15 years later.",
    "The 15th meeting was in August; the title is *August 15, 2007*.",
    Example("始于 2007 年 8 月 15 日。", language="zh"),
)

_UNCLEAR = "write the day, the month in words and the year, as in 15 August 2007"
_DAY = "[0-3]?[0-9]"
_TH = "(?:st|nd|rd|th)"
_SPELT = {ordinal(day): day for day in range(1, 32)}
_DATE = re.compile(
    rf"\*[^*]*\*|“[^“”]*”|\b(?P<m1>{MONTH}) (?P<d1>{_DAY})(?:{_TH}\b(?:,? (?P<y0>[12][0-9]{{3}}))?"
    r"|, ?(?P<y1>[12][0-9]{3})\b)"
    rf"|\b(?:the )?(?P<d2>{_DAY}){_TH} (?:of )?(?P<m2>{MONTH})\b(?:,? (?P<y2>[12][0-9]{{3}}))?"
    rf"|\b(?P<d3>{_DAY}) (?P<m3>(?:{SHORT_MONTH})\b)\.?"
    r" (?P<y3>[12][0-9]{3})"
    r"|(?<![\w/-])(?P<y4>[12][0-9]{3})-(?P<m4>[01][0-9])-(?P<d4>[0-3][0-9])(?![\w/-])"
    r"|(?<![\w/.-])(?P<d5>[0-3]?[0-9])(?P<sep>[/.-])(?P<m5>[0-3]?[0-9])(?P=sep)"
    r"(?P<y5>[12][0-9]{3}|(?<=[/.])[0-29][0-9])(?![\w/-]|\.[0-9]| (?:%|per|[a-z]*s)\b)"
    rf"|\b(?P<m6>{SHORT_MONTH})(?:\.? (?P<d6>{_DAY}), ?(?P<y6>[12][0-9]{{3}})\b"
    rf"|\. (?P<d0>{_DAY})\b(?! [a-z]))"
    rf"|\b(?P<d7>{_DAY}) (?P<m7>{MONTH}), (?P<y7>[12][0-9]{{3}})\b"
    rf"|\b(?P<m8>{SHORT_MONTH})[.,]? (?P<y8>(?:19|20)[0-9]{{2}})\b"
    rf"|(?<=\b[Ii]n )(?P<m0>{MONTH}), (?P<yc>(?:19|20)[0-9]{{2}})\b"
    rf"|\bthe (?P<d9>{'|'.join(_SPELT)}) of (?P<m9>{MONTH})\b(?! [A-Z])"
    r"(?: (?P<y9>[12][0-9]{3}))?"
    rf"|\bthe (?P<da>[1-9]|[12][0-9]|3[01]) (?P<ma>{MONTH}) (?P<ya>[12][0-9]{{3}})\b(?! [a-z])"
    rf"|\b(?P<db>[1-9]|[12][0-9]|3[01]) (?P<mb>{MONTH.lower()}) (?P<yb>[12][0-9]{{3}})\b"
)
# For speed, only a text with one of these is searched with the pattern above.
_MAYBE = re.compile(
    r"[0-9](?:(?:st|nd|rd|th)\b|, ?[12][0-9]{3}|[/.-][0-3]?[0-9][/.-][0-9]"
    rf"| (?:{SHORT_MONTH})\b|(?<=, [12])[0-9]{{3}}| (?:{MONTH.lower()}) [12])"
    rf"|\b(?:{SHORT_MONTH})\.? [0-9]|(?:th|st|nd|rd) of [A-Z]|\bthe [1-3]?[0-9] [A-Z]"
)
_SIGNS = (*DIGITS, "th of", "st of", "nd of", "rd of")
_ROLES = frozenset(Role) - {Role.QUOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each date in another form, with the right form if it is certain."""
    for passage, found in worded(edition, _DATE, _ROLES, Manual.ENGLISH, _MAYBE, _SIGNS):
        if found[0][0] not in "*“":
            message = f"`{found[0]}` is not how English reports write a date"
            place, written = passage.at(found), _written(found)
            remedy = passage.remedy(found, written) if written and _is_certain(found) else None
            hint = f"write `{written}` and the year in full" if written else _UNCLEAR
            hint = remedy.hint if remedy else hint
            yield Diagnostic("english-date", place, message, hint, Severity.WARNING, remedy)


def _is_certain(found: re.Match[str]) -> bool:
    """Whether the year has all its figures, or there is none."""
    years = (value for key, value in found.groupdict().items() if key[0] == "y" and value)
    return all(len(year) == 4 for year in years)


def _written(found: re.Match[str]) -> str:
    """The date in the right form; empty if either of two small numbers may be the month."""
    parts = {key[0]: value for key, value in found.groupdict().items() if value}
    written, month, year = parts.get("d", ""), parts["m"], parts.get("y", "")
    day = _SPELT.get(written) or int(written or 0)
    if found["d5"] and int(month) > 12:
        day, month = int(month), str(day)
    if month.isdigit():
        unclear = found["d5"] and day <= 12 and day != int(month)
        if unclear or not 1 <= int(month) <= 12:
            return ""
        month = MONTHS[int(month) - 1]
    month = next(name for name in MONTHS if name.startswith(month[:3].capitalize()))
    return " ".join(filter(None, (str(day or ""), month, year if len(year) != 2 else "")))
