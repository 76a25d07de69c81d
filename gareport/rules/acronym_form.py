"""An acronym of an organization has neither article nor possessive nor full stops in it.

An article before an acronym that describes a noun is right: the UNDP office, the ICT Board.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.organizations import ORGANIZATIONS
from gareport.passages import HEADINGS, RUNNING, Role, worded
from gareport.translate import Edition

NAMES = dict.fromkeys(("acronym-article", "acronym-possessive", "acronym-stops"), Severity.WARNING)
SOURCE = "Editorial Manual, abbreviations and acronyms"
BAD = (
    "The members of the UNESCO met.",
    "It was sent to the UNDP.",
    "UNDP's offices replied.",
    "The U.N.D.P. office replied.",
    "They asked the UNICEF, the WHO and others.",
)
GOOD = (
    "The members of UNESCO met in the UNDP office, under the ICT Board.",
    "The e-mail of J. F. Smith, W. K. and the D.C. office.",
    "The UNDP-led team and the IMIS system, and the UNIDO and UNDP offices.",
    "See *The UNESCO’s Way* and “UNDP’s offices”.",
    "The CPUs and the DVDs were bought; the USA is no acronym to be found here.",
    Example("开发署。", language="zh"),
)

_NAMES = "|".join(sorted(ORGANIZATIONS, reverse=True))
_FORM = re.compile(
    r"\*[^*]*\*|“[^”]*”"
    rf"|\b(?P<article>[Tt]he) (?P<named>{_NAMES})(?=[.,;:)]| (?:and|or|has|have|had|was|were|is|to"
    r"|in|for|by|on|will|would|met)\b(?! [A-Z])|$)"
    r"|\b(?P<owner>[A-Z]{3,})['’]s?(?![\w’])"
    r"|(?<![\w.])(?P<stops>(?:[A-Z]\.){3,})(?![\w])"
)
# Most texts are passed over fast: only a capital is looked at twice.
_TAILS = "|".join(sorted({name[1:] for name in ORGANIZATIONS}))
_MAYBE = re.compile(rf"[A-Z](?:['’]|(?<=\..)\.|(?<=he .)(?:{_TAILS}))")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each acronym that is written otherwise."""
    for passage, found in worded(edition, _FORM, RUNNING | HEADINGS | {Role.NOTE}, "en", _MAYBE):
        place = passage.at(found)
        if named := found["named"]:
            message = f"`{named}` has an article"
            hint = f"write `{named}`"
            yield Diagnostic("acronym-article", place, message, hint, Severity.WARNING)
        elif owner := found["owner"]:
            message, hint = f"`{found[0]}` is a possessive", f"write `of {owner}` after what it has"
            yield Diagnostic("acronym-possessive", place, message, hint, Severity.WARNING)
        elif stops := found["stops"]:
            hint = f"write `{stops.replace('.', '')}`"
            message = f"the acronym `{stops}` has full stops"
            yield Diagnostic("acronym-stops", place, message, hint, Severity.WARNING)
