"""An acronym of an organization has no article, no possessive and no full stops.

An article before an acronym that describes a noun is right: the UNDP office, the ICT Board.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.organizations import ORGANIZATIONS
from gareport.editorial.passages import HEADINGS, RUNNING, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = dict.fromkeys(("acronym-article", "acronym-possessive", "acronym-stops"), Severity.WARNING)
TOPIC = Topic.ABBREVIATIONS
SOURCE = "Editorial Manual, abbreviations and acronyms"
BAD = (
    "The members of the UNESCO met.",
    "It was sent to the UNDP.",
    "UNDP's offices replied.",
    "The U.N.D.P. office replied.",
    "It was the U.N.D.P. Office, and the I.C.J. agreed.",
    "The E.C.E. and the F.A.O. met.",
    "They asked the UNICEF, the WHO and others.",
)
GOOD = (
    "The members of UNESCO met in the UNDP office, under the ICT Board.",
    "The e-mail of J. F. Smith, W. K. and the D.C. office.",
    "See I.C.J. Reports 1996, P.C.I.J., Series A, No. 10, and the book of J.R.R. Tolkien.",
    "The UNDP-led team and the IMIS system, and the UNIDO and UNDP offices.",
    "See *The UNESCO’s Way* and “UNDP’s offices”.",
    "The CPUs and the DVDs were bought; the USA is not an acronym of this list.",
    Example("开发署。", language="zh"),
)

_NAMES = "|".join(sorted(ORGANIZATIONS, reverse=True))
_FORM = re.compile(
    r"\*[^*]*\*|“[^“”]*”"
    rf"|\b(?P<article>[Tt]he) (?P<named>{_NAMES})(?=[.,;:)]| (?:and|or|has|have|had|was|were|is|to"
    r"|in|for|by|on|will|would|met)\b(?! [A-Z])|$)"
    r"|\b(?P<owner>[A-Z]{3,})['’]s?(?![\w’])"
    r"|(?<![\w.])(?P<stops>(?:[A-Z]\.){3,})(?![\w])"
)
# For speed, only a text with one of these is searched with the pattern above.
_TAILS = "|".join(sorted({name[1:] for name in ORGANIZATIONS}))
_MAYBE = re.compile(rf"[A-Z](?:['’]|(?<=\..)\.|(?<=he .)(?:{_TAILS}))")


# The name of a publication or of a person follows the full stops: I.C.J. Reports, J.R.R. Tolkien.
_SET = re.compile(r",? (?:Reports|Pleadings|Series|Yearbook|Acts)\b")
_PERSON = re.compile(r" [A-Z][a-z]+")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each acronym that has one of these."""
    for passage, found in worded(
        edition, _FORM, RUNNING | HEADINGS | {Role.NOTE}, Manual.ENGLISH, _MAYBE
    ):
        place = passage.at(found)
        if named := found["named"]:
            message = f"the acronym `{named}` has an article"
            remedy = passage.remedy(found, named)
            hint = remedy.hint
            yield Diagnostic("acronym-article", place, message, hint, Severity.WARNING, remedy)
        elif owner := found["owner"]:
            message = f"the acronym in `{found[0]}` is a possessive"
            hint = f"put `of {owner}` after the noun"
            yield Diagnostic("acronym-possessive", place, message, hint, Severity.WARNING)
        elif (stops := found["stops"]) and not _is_of_name(passage.prose, found):
            remedy = passage.remedy(found, stops.replace(".", ""))
            message = f"the acronym `{stops}` has full stops"
            hint, is_named = remedy.hint, passage.prose[: found.start()].endswith(("the ", "The "))
            sure = None if is_named else remedy  # the article goes too
            yield Diagnostic("acronym-stops", place, message, hint, Severity.WARNING, sure)


def _is_of_name(text: str, found: re.Match[str]) -> bool:
    """Whether the letters are part of a name that is written with full stops."""
    is_known = found["stops"].replace(".", "") in ORGANIZATIONS
    name = None if is_known else _PERSON.match(text, found.end())
    return bool(name or _SET.match(text, found.end()))
