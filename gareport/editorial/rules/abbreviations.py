"""The list of abbreviations that a cover asks for has something to list, and lacks nothing.

It has the acronyms that the text explains. A text that explains none has no list. An acronym is not
in the list if the words before it do not have its letters.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.rules.acronyms import KNOWN
from gareport.editorial.topics import Topic
from gareport.numbering.abbreviations import abbreviations, explanations
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

SOURCE = "Editorial Manual, abbreviations and acronyms"
NAMES = {"abbreviations-none": Severity.ERROR} | dict.fromkeys(
    ("abbreviations-translated", "abbreviations-unread"), Severity.WARNING
)
TOPIC = Topic.ABBREVIATIONS
_ASKED = "abbreviations: true"
_SHELVES = "The United Nations Shelf Fund (UNSF) met."
BAD = (
    Example(cover=_ASKED),
    Example("The team (ICT) met.", cover=_ASKED),
    Example(f"{_SHELVES} The mission in Utopia (UMIT) met.", cover=_ASKED),
    Example(_SHELVES, cover=_ASKED, translation="联合国书架基金开会。"),
    Example("本报告（即附件）。", language="zh", cover=_ASKED),
)
GOOD = (
    Example(_SHELVES, cover=_ASKED),
    Example(_SHELVES, cover=_ASKED, translation="联合国书架基金（联架基金）开会。"),
    Example("The mission in Utopia (UMIT) met."),
    Example(f"{_SHELVES} See part three (III), of the office (USA).", cover=_ASKED),
    Example(cover="abbreviations: false"),
)
_NUMERAL = re.compile("[IVXLCDM]+")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding where the list is empty, and at each acronym that it lacks."""
    cover = edition.report.cover
    if not cover.abbreviations or edition.report.lost is not None:
        return
    listed = abbreviations(edition)
    if not listed:
        yield _none(edition)
    seen = {line.acronym for line in listed} | KNOWN
    for text, language, one in explanations(edition):
        is_numeral = _NUMERAL.fullmatch(one.acronym)
        if language is edition.language and one.acronym not in seen and not is_numeral:
            seen.add(one.acronym)
            message = f"`{one.acronym}` is not in the list of abbreviations"
            hint = f"write the full name, which has its letters, before `({one.acronym})`"
            place, is_warning = text.at(one.start), Severity.WARNING
            yield Diagnostic("abbreviations-unread", place, message, hint, is_warning)


def _none(edition: Edition) -> Diagnostic:
    """The finding on an edition without a list: an error, but in a translation a warning."""
    message = f"the {edition.language.name} edition explains no acronym, so it has no list of them"
    hint = "explain one, such as “World Food Programme (WFP)”, or delete `abbreviations`"
    name = "abbreviations-none" if edition.is_original else "abbreviations-translated"
    return Diagnostic(name, edition.report.cover.asks_at, message, hint, NAMES[name])
