"""Titles and headings are in sentence case, without acronyms and without a full stop.

Names keep their capitals: what the glossary has, or the running text writes in the same way.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.passages import RUNNING, Passage, Role, passages
from gareport.translate import Edition

NAMES = dict.fromkeys(("heading-stop", "heading-acronym", "heading-case"), Severity.WARNING)
SOURCE = "Editorial Manual, headings; abbreviations and acronyms"


def _headed(heading: str, text: str = "A text.", language: str = "en") -> Example:
    return Example(text, language=language, section=f'heading: "{heading}"')


BAD = (
    _headed("Principles Of Management"),
    _headed("Key Governance Principles"),
    _headed("KEY PRINCIPLES"),
    _headed("Key principles."),
    _headed("ICT management"),
    _headed("Use of ICT"),
)
GOOD = (
    _headed("Key principles of management"),
    _headed("Department of Field Support", "It is in the Department of Field Support."),
    _headed("Report of the Secretary-General on resolution 60/283, section II"),
    _headed("Work of the General Assembly, A/62/502 and A/65/L.78*"),
    _headed("Posts at the P-5 level under section 28D in 2008-2009"),
    _headed("What is needed?"),
    _headed("关键原则 ICT", language="zh"),
)

_ROLES = frozenset({Role.TITLE, Role.HEADING, Role.TABLE})
_QUOTED = re.compile(r"\*[^*]*\*|“[^”]*”")
_ACRONYM = re.compile(r"(?<![\w/-])(?![IVXLC]+\b)[A-Z]{3,}(?![\w/-])")
_SMALL = re.compile(r"(?<=[a-z] )(?:Of|And|The|For|In|On|To|With|By|At|From)(?= )")
_LINKS = frozenset(
    re.findall(r"\w+", "a an and at by for from in into of on or the to under with within")
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each heading with a stop, an acronym or too many capitals."""
    for passage in passages(edition) if edition.code == "en" else ():
        if passage.role in _ROLES:
            yield from _of_heading(edition, passage, passage.prose.strip())


def _of_heading(edition: Edition, passage: Passage, text: str) -> Iterator[Diagnostic]:
    if text.endswith(".") and not text.endswith(".."):
        message = "a heading ends with a full stop"
        place = passage.at(len(text) - 1)
        yield Diagnostic("heading-stop", place, message, "take it out", Severity.WARNING)
    if text.isupper() and len(text.split()) > 1:
        message, hint = "a heading is in capitals", f"write `{text.capitalize()}`, names apart"
        yield Diagnostic("heading-case", passage.at(0), message, hint, Severity.WARNING)
        return
    if _is_title_case(text) and not _is_name(edition, text):
        message = "a heading has capitals as if it were a name"
        hint = f"write `{text[0]}{text[1:].lower()}`, names apart"
        yield Diagnostic("heading-case", passage.at(0), message, hint, Severity.WARNING)
    for found in _ACRONYM.finditer(_QUOTED.sub(lambda one: " " * len(one[0]), text)):
        message = f"the acronym `{found[0]}` stands in a heading"
        hint = "write the name in full"
        yield Diagnostic("heading-acronym", passage.at(found), message, hint, Severity.WARNING)


def _is_title_case(text: str) -> bool:
    """Whether a small word has a capital, or each word after the first one that could."""
    words = re.findall(r"[A-Za-z][\w’-]*", _QUOTED.sub("", text))
    own = [word for word in words[1:] if word.lower() not in _LINKS]
    return bool(_SMALL.search(text)) or (len(own) > 1 and all(word[0].isupper() for word in own))


def _is_name(edition: Edition, text: str) -> bool:
    """Whether the glossary has a part of it, or the running text has it as it stands."""
    terms = edition.glossary.terms_in(text, edition.language)
    if any(term.en[0].isupper() for term in terms):
        return True
    return any(text in one.text for one in passages(edition) if one.role in RUNNING)
