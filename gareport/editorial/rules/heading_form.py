"""Titles and headings are in sentence case, without acronyms and without a full stop.

Names keep their capitals: those in the glossary, those with a word such as Committee that names of
bodies and instruments have, and those that the running text writes in the same way. Of all other
words, these are checked: the usual words of headings (our list), words with an ending that names do
not have, words that the running text writes with a small letter, and common words after a first
word with the ending of an adjective. A word in capitals is an acronym if it is short.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gareport.editorial.example import Example
from gareport.editorial.organizations import NEVER_ABBREVIATED
from gareport.editorial.passages import RUNNING, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = dict.fromkeys(("heading-stop", "heading-acronym", "heading-case"), Severity.WARNING)
TOPIC = Topic.STRUCTURE
SOURCE = "Editorial Manual, headings; abbreviations and acronyms"


def _headed(heading: str, text: str = "A text.", language: str = "en") -> Example:
    return Example(text, language=language, section=f'heading: "{heading}"')


BAD = (
    _headed("Principles Of Management"),
    _headed("Key Governance Principles"),
    _headed("KEY PRINCIPLES"),
    _headed("PRINCIPLES"),
    _headed("The Way Forward"),
    _headed("Financial Implications"),
    _headed("Human Resources Mobilization"),
    _headed("background"),
    _headed("Key principles."),
    _headed("ICT management"),
    _headed("Use of ICT"),
    _headed("Conclusions and Recommendations"),
    _headed("Travel Rules", "The rules hold."),
    _headed("Operational Risks"),
    _headed("Budgetary Arrangements"),
    _headed("Technical Cooperation Activities"),
    _headed("导言。", language="zh"),
)
GOOD = (
    _headed("Key principles of management"),
    _headed("Department of Field Support", "It is in the Department of Field Support."),
    _headed("Report of the Secretary-General on resolution 60/283, section II"),
    _headed("Work of the General Assembly, A/62/502 and A/65/L.78*"),
    _headed("Posts at the P-5 level under section 28D in 2008-2009"),
    _headed("What is needed?"),
    _headed("eLearning and e-government"),
    _headed("Kimberley Process"),
    _headed("Montreal Process"),
    _headed("Calgary and Beijing Principles"),
    _headed("Senegal Operations"),
    _headed("International Development Strategy"),
    _headed("Operational Framework", "It is held by the Operational Committee."),
    _headed("Role of ECOSOC"),
    _headed("The impact of AIDS on peace and security in Africa, and of HIV/AIDS"),
    _headed("Global Environment Facility"),
    _headed("Visit to Beijing and Vatican City"),
    _headed("Cooperation with the Government and Parliament of Timor-Leste"),
    _headed("Work under the Capital Master Plan and the Development Account"),
    _headed("Work of the Swift Mobilization", "It was for the Swift Mobilization."),
    _headed("Reports, resolutions, etc."),
    _headed("Situation in Timor-Leste and South Sudan"),
    _headed("Mandate of the Fifth Committee"),
    _headed("Work of the Global Compact", "It is a global matter."),
    _headed("Convention on the Rights of the Child"),
    _headed("Cooperation with the African Union"),
    _headed("关键原则 ICT", language="zh"),
)

_ROLES = frozenset({Role.TITLE, Role.HEADING, Role.TABLE})
_WORDS_IN_CAPITALS = frozenset({"AIDS", "HIV", "COVID", "SARS", "DNA", "USA"})
_QUOTED = re.compile(r"\*[^*]*\*|“[^“”]*”")
_ACRONYM = re.compile(r"(?<![\w/-])(?![IVXLC]+\b)[A-Z]{3,}(?![\w/-])")
_TOKEN = "\ufffc"  # in place of a token
_WORD = re.compile(r"[A-Za-z]+")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?: [A-Z][a-z]+)*\b(?!-)")
_SMALL = re.compile(r"(?<=[a-z] )(?:Of|And|The|For|In|On|To|With|By|At|From)(?= )")
# Words in the names of bodies, offices and instruments.
_HEADS = re.compile(
    r"\b(?:Advis[eo]r|Agency|Agenda|Agreement|Alliance|Assembly|Association|Authority|Bank|Board"
    r"|Bureau|Centre|Charter|Commission(?:er)?|Committee|Conference|Consensus|Convention|Council"
    r"|Court|Covenant|Decade|Declaration|Department|Division|Facility|Federation|Forum|Fund|Goals|Group"
    r"|Initiative|Institute|Kingdom|League|Mission|Office|Officer|Organi[sz]ation|Panel|Pact"
    r"|Plan of|Platform|Programme of|Protocol|Republic|Rules of|Secretary|Secretary-General|Service"
    r"|Services|Staff|States?|Statute|Summit|Territories|Territory|Treaty|Tribunal|Unit|Union"
    r"|University|Year)\b"
)
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "achievements actions activities analysis approach arrangements assessment background"
        " budget challenges changes communications conclusions costs current data developments"
        " efforts estimates evaluation expenditure financial findings forward framework"
        " governance human implementation implications improvements income information issues"
        " key learned lessons management measures methodology needs next objectives"
        " observations operations options outcomes outstanding overview performance planning"
        " policies policy posts principles priorities procedures process progress projects"
        " proposals proposed recommendations reform related reporting requirements resources"
        " results review risks services staffing status steps strategies strategy structure"
        " summary support systems technology training travel trends way work",
    )
)
_OPENING = frozenset({"a", "an", "main", "new", "no", "other", "our", "the"})
# Endings of common words, except words in names of bodies and the like.
_ENDING = re.compile(
    r"(?!admin|constitution|convention|delegation|document|environment|federation|foundation|government"
    r"|monument|nation|parliament)[a-z]{3,}(?:tions?|sions?|ments?|ness|ility|ologies|ology)"
)
# Endings of adjectives that names of places and persons do not have. A name may begin with such an
# adjective, but not if common words follow.
_ADJECTIVE = re.compile(
    r"(?!inter|national|universal)[a-z]{2,}(?:tional|ical|mental|ntial|ative|ctive|sive|atory|etary"
    r"|entary)"
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each heading with a stop, an acronym or too many capitals."""
    for passage in passages(edition):
        if passage.role in _ROLES:
            text = passage.prose.strip()
            if text.endswith((".", "。")) and not text.endswith(("..", "etc.")):
                message, hint = "a heading ends with a full stop", "delete the full stop"
                place = passage.at(len(passage.prose.rstrip()) - 1)
                yield Diagnostic("heading-stop", place, message, hint, Severity.WARNING)
            if edition.language.manual is Manual.ENGLISH:
                yield from _of_heading(edition, passage, text)


def _of_heading(edition: Edition, passage: Passage, text: str) -> Iterator[Diagnostic]:
    if text.isupper() and (len(text.split()) > 1 or _is_word(edition, text)):
        message = "a heading is in capitals"
        hint = f"write `{text.rstrip(_TOKEN).capitalize()}`, with capitals only in names"
        yield Diagnostic("heading-case", passage.at(0), message, hint, Severity.WARNING)
        return
    if re.match(r"[a-z]{2,}\b(?![-’'])", text):
        message, hint = (
            "a heading begins with a small letter",
            f"write `{text[:1].upper()}{text[1:]}`",
        )
        yield Diagnostic("heading-case", passage.at(0), message, hint, Severity.WARNING)
        return
    right = _in_sentence_case(edition, text)
    if right != text and not _is_name(edition, text):
        message, hint = "a heading has capitals as if it were a name", f"write `{right}`"
        first = next(n for n, pair in enumerate(zip(text, right, strict=True)) if len({*pair}) > 1)
        place = passage.at(passage.prose.index(text) + first)
        yield Diagnostic("heading-case", place, message, hint, Severity.WARNING)
    for found in _ACRONYM.finditer(_QUOTED.sub(lambda one: " " * len(one[0]), text)):
        # The former are reported by another rule, and the latter are words that nobody spells out.
        if found[0] in NEVER_ABBREVIATED or found[0] in _WORDS_IN_CAPITALS:
            continue
        message = f"a heading has the acronym `{found[0]}`"
        hint = "write the name in full"
        yield Diagnostic("heading-acronym", passage.at(found), message, hint, Severity.WARNING)


def _in_sentence_case(edition: Edition, text: str) -> str:
    """The heading with its small and common words in small letters, except the first one.

    Of adjacent words with capitals, a single uncommon one can make a name: Global Compact.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    led = text.find(" ") + 1  # words after an uncommon first one may be a name with it
    is_named = _HEADS.search(text) is not None

    def written(found: re.Match[str]) -> str:
        words = found[0]
        is_led = found.start() != led or _is_no_name(edition, text[: led - 1])
        is_kept = (
            is_named or not is_led or any(start <= found.start() < end for start, end in quoted)
        )
        common = not is_kept and all(_is_common(edition, word) for word in words.split())
        return words.lower() if common else words

    return _CAPITAL.sub(written, _SMALL.sub(lambda found: found[0].lower(), text))


def _is_common(edition: Edition, word: str) -> bool:
    small = word.lower()
    if small in _COMMON or small in _OPENING or small in _written_small(edition):
        return True
    return _ENDING.fullmatch(small) is not None and word not in _written_large(edition)


def _is_no_name(edition: Edition, first: str) -> bool:
    """Whether the first word of a heading cannot be a name with common words after it."""
    if _is_common(edition, first):
        return True
    return _ADJECTIVE.fullmatch(first.lower()) is not None and first not in _written_large(edition)


def _is_word(edition: Edition, capitals: str) -> bool:
    """Whether a heading of one word in capitals is a common word and not an acronym."""
    small = capitals.lower()
    return len(small) > 8 or small in _COMMON or small in _written_small(edition)


@lru_cache(maxsize=8)
def _written_small(edition: Edition) -> frozenset[str]:
    """The words that the running text never writes with a capital."""
    words = {
        word for one in passages(edition) if one.role in RUNNING for word in _WORD.findall(one.text)
    }
    return frozenset(word for word in words if word.islower() and word.capitalize() not in words)


@lru_cache(maxsize=8)
def _written_large(edition: Edition) -> frozenset[str]:
    """The words that the running text writes with a capital inside a sentence."""
    read = [one.text for one in passages(edition) if one.role in RUNNING]
    return frozenset(
        word for text in read for found in _CAPITAL.findall(text) for word in found.split()
    )


def _is_name(edition: Edition, text: str) -> bool:
    """Whether the glossary has a part of the heading, or the running text has all of it."""
    terms = edition.glossary.terms_in(text, edition.language)
    if any(term.written(edition.language)[0][0].isupper() for term in terms):
        return True
    return any(text in one.text for one in passages(edition) if one.role in RUNNING)
