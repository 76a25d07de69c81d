"""An English decimal has a point with a figure before it, and commas separate thousands: 0.85.

Other languages write decimals with a comma. A comma with four or more figures after it is a slip.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, RUNNING, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"decimal": Severity.WARNING}
TOPIC = Topic.NUMBERS
SOURCE = "Editorial Manual, numbers"
BAD = (
    "It rose by .85 per cent.",
    "It rose by a factor of .85.",
    "It rose by 0,85 per cent.",
    "It rose to 12,5 per cent, or 1,2 million.",
    "There were 1,2000 posts.",
    "It rose to 1,234,5 posts.",
)
GOOD = (
    "It rose by 0.85 per cent, to 1,234 posts, 12.5 per cent and 1,234,500 of $5,000.50.",
    "See paragraphs 5,6 and 7, A/62/502, rule 0,a and the .50 rifle of *The .85*.",
    "In 2007,2008 and No. 1,23 of it, at 46,10N, with ... 5.",
    Example("增加 0,85。", language="zh"),
)

_SHARE = r"(?= ?%| (?:per cent|million|billion|percentage points?)\b)"
_DECIMAL = re.compile(
    r"\*[^*]*\*|“[^“”]*”"
    rf"|(?<![\w.)\]…])(?P<point>\.[0-9]+)(?:{_SHARE}|(?=[,;)]|\.?$|\. [A-Z]))"
    rf"|(?<![\w.,/-])(?P<comma>0,[0-9]{{1,2}}(?![\w,/-])|[1-9][0-9]{{0,2}},[0-9]{{1,2}}{_SHARE})"
    r"|(?<![\w.,/-])(?P<group>[1-9][0-9]{0,2}(?:,[0-9]{3})*,(?:[0-9]{4,6}|(?<=[0-9]{3},)[0-9]{1,2}))"
    r"(?![\w,/-]|\.[0-9])"
)
# For speed, only a text with one of these is searched with the pattern above.
_MAYBE = re.compile(
    r"[.,][0-9](?:(?<=0,[0-9])|(?<=[ ($]\.[0-9])|(?=[0-9]?[ %])|(?=[0-9]{3})|(?=[^0-9]))"
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each number whose decimals or thousands are written differently."""
    roles = RUNNING | HEADINGS | {Role.NOTE}
    for passage, found in worded(edition, _DECIMAL, roles, Manual.ENGLISH, _MAYBE):
        if not found.lastgroup:
            continue
        message = f"`{found[0]}` is not how English reports write a number"
        hint = "put a comma before every three figures, and a point before decimals"
        remedy: Remedy | None = None
        if found["point"]:
            remedy = passage.remedy(found, f"0{found[0]}")
        elif found["comma"]:
            remedy = passage.remedy(found, found[0].replace(",", "."))
        hint, place = remedy.hint if remedy else hint, passage.at(found)
        yield Diagnostic("decimal", place, message, hint, Severity.WARNING, remedy)
