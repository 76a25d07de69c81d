"""English has the spelling of the Concise Oxford Dictionary, with -ize: organization, programme.

Names, titles of works and quotations keep their own spelling.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, RUNNING, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"spelling": Severity.WARNING}
TOPIC = Topic.WORDING
SOURCE = "Editorial Manual, spelling, after the Concise Oxford English Dictionary"
BAD = (
    "They organise it.",
    "The organisation is strong.",
    "A work program was adopted.",
    "It takes judgment and labor.",
    "Analyze the behavior of each center.",
    "Globalisation was recognised and summarising continues.",
    "They apologise, categorise and politicise; decolonisation goes on.",
    "Neighborhoods of gray aluminum are an acknowledgment of aging.",
    "Organisations fulfill their roles.",
    "They computerise, randomise, internalise, militarise and traumatise it.",
    "Desertification is universalised; containerisation and hypothesising go on.",
    "Paralyzing and catalyzing it; dialyze and electrolyze.",
    "Co-ordination and co-operation of the focussed advisors.",
    "They reorganise an unrecognised and disorganised body.",
    "Pipes of 5 meters, 12 kilometers long, and a liter of it.",
)
GOOD = (
    "The programme organizes, recognizes and analyses; the centre uses judgement.",
    "They exercise, supervise, comprise, advise, revise, compromise, enterprise, expertise.",
    "Otherwise a promise may arise, surprise, disguise, televise, improvise, merchandise.",
    "Version 3.0 of an open-source program is used.",
    "A computer program runs; the programmed and programming parts of the programmer too.",
    "The World Trade Organisation and the Center for Reform keep their names.",
    "See *Organisation and Labor*, or “the organisation of labor”, and https://a.org/labor.",
    "The Court gave two judgments; the hypothesis and the synthesis were right.",
    "They chastise, circumcise, excise, incise, demise, televise, franchise, expertise, reprise.",
    "A treatise on anise, a mortise, bruises, cruises, tortoises, noises, poised and porpoises.",
    "Paradise, marquise, valise, chemise, premises, promised, practises, advertisers, precision.",
    "The parking meter, electricity meters, and 5 metres; a cooperative coordinates, coopted.",
    "Divisional supervisors of television; decisions, revisions and provisions; raised and wiser.",
    "An uncompromising, unpromising and unsurprising replay; unexercised, unadvertised, unrevised.",
    "Louise, Denise and Elise raise cerise, braise, mayonnaise; appraise, liaise, malaise.",
    "The premise is concise, precise and raised; practise it, and have a licence.",
    Example("组织。", language="zh"),
)

_PAIRS = dict(
    re.findall(
        r"(\w+)/(\w+)",
        "advisor/adviser advisors/advisers benefitted/benefited benefitting/benefiting "
        "biassed/biased focussed/focused focusses/focuses focussing/focusing "
        "kilometer/kilometre kilometers/kilometres centimeter/centimetre centimeters/centimetres "
        "millimeter/millimetre millimeters/millimetres liter/litre liters/litres "
        "targetted/targeted targetting/targeting budgetted/budgeted "
        "behavior/behaviour behavioral/behavioural catalog/catalogue catalogs/catalogues "
        "center/centre centers/centres centered/centred color/colour colors/colours "
        "counseling/counselling counselor/counsellor defense/defence endeavor/endeavour "
        "endeavors/endeavours enroll/enrol enrollment/enrolment favor/favour favors/favours "
        "favorable/favourable favorite/favourite fiber/fibre fulfill/fulfil fulfills/fulfils "
        "fulfillment/fulfilment harbor/harbour honor/honour honors/honours installment/instalment "
        "judgment/judgement judgments/judgements labeled/labelled labor/labour "
        "modeling/modelling neighbor/neighbour neighbors/neighbours neighboring/neighbouring "
        "offense/offence program/programme "
        "programs/programmes skillful/skilful theater/theatre theaters/theatres "
        "traveled/travelled traveler/traveller travelers/travellers traveling/travelling "
        "vigor/vigour canceled/cancelled canceling/cancelling signaled/signalled "
        "acknowledgment/acknowledgement aging/ageing aluminum/aluminium artifact/artefact "
        "artifacts/artefacts channeled/channelled defenses/defences favored/favoured "
        "fueled/fuelled gray/grey honored/honoured humor/humour leveled/levelled "
        "maneuver/manoeuvre modeled/modelled neighborhood/neighbourhood "
        "neighborhoods/neighbourhoods offenses/offences plow/plough rumor/rumour "
        "skeptical/sceptical totaled/totalled ",
    )
)
# Verbs have -ize, except those with these stems: advise, exercise, surprise, disguise, promise.
_ISE = re.compile(r"(?P<stem>[a-z]{3,}i)s(?P<end>e(?:d|s|rs?)?|ing|ations?|ational(?:ly)?|able)")
_TRUE_ENDS = re.compile(r"(?:(?<!ti)v|(?<![ai])c|p|pr|[aou]|w|ch|merchand|advert|expert)is$")
_TRUE = frozenset(
    re.findall(
        r"\w+",
        "acropolis anis ceris chastis chemis compromis demis denis gourmandis malpractis "
        "metropolis mortis necropolis paradis penis practis premis promis remis sunris surmis "
        "treatis trellis upris valis",
    )
)
_PREFIX = re.compile("^(?:un|non|re|pre|over|under|out|mis|dis|well)(?=[a-z]{4})")
_YZE = re.compile(r"(?P<stem>[a-z]+ly)z(?P<end>e(?:d|s|rs?)?|ing)")
_SPARED = re.compile(
    r"\*[^*]*\*|“[^“”]*”|(?i:\b(?:computer|software|source) programs?\b)"
    r"|(?:(?<=[0-9] )|(?<=square )|(?<=cubic ))(?P<unit>meters?)\b"
    r"(?! (?:is|are|was|were|has|had|have|installed)\b)"
    r"|\b(?P<word>(?:[Cc]o-(?=operat|ordin))?[A-Za-z]+)\b"
)
# For speed, only a text with one of these is searched with the patterns above.
_MAYBE = re.compile(r"is(?:e[drs]?s?|ing|at|able)|lyz|o-o[pr]|[0-9ec] meter")
_COURT = re.compile(r"\b(?:[Cc]ourts?|[Tt]ribunals?)\b")
_WORDS = re.compile("[a-z]+")
_ROLES = RUNNING | HEADINGS | {Role.AGENDA, Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each word with another spelling, with the right one."""
    for passage in passages(edition) if edition.language.manual is Manual.ENGLISH else ():
        if passage.role not in _ROLES or not _may_be_wrong(passage.text.lower()):
            continue
        for found in _SPARED.finditer(passage.prose):
            right = _right((found["word"] or "").lower())
            if found["unit"]:
                right = found["unit"].replace("er", "re")
            if right and not (_is_name(passage.prose, found) or _is_of_court(passage.prose, found)):
                yield _fault(passage, found, right)


def _may_be_wrong(text: str) -> bool:
    return bool(_MAYBE.search(text)) or not _PAIRS.keys().isdisjoint(_WORDS.findall(text))


def _is_true(stem: str) -> bool:
    """Whether a verb, with a prefix or without one, has -ise in every spelling."""
    bare = _PREFIX.sub("", stem)
    return not _TRUE.isdisjoint((stem, bare)) or _TRUE_ENDS.search(stem) is not None


@lru_cache(maxsize=10_000)
def _right(word: str) -> str | None:
    """The right spelling of a word in small letters; None if it already has that."""
    if word in _PAIRS or not word:
        return _PAIRS.get(word)
    if word.startswith("co-"):
        word = word.replace("-", "")
        return _right(word) or word
    if (found := _ISE.fullmatch(word)) and not _is_true(f"{found['stem']}s"):
        return f"{found['stem']}z{found['end']}"
    return f"{found['stem']}s{found['end']}" if (found := _YZE.fullmatch(word)) else None


def _fault(passage: Passage, found: re.Match[str], right: str) -> Diagnostic:
    word = right.capitalize() if found[0][0].isupper() else right
    message = f"`{found[0]}` is not the spelling of United Nations documents"
    place, remedy = passage.at(found), passage.remedy(found, word)
    return Diagnostic("spelling", place, message, remedy.hint, Severity.WARNING, remedy)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether a word has a capital for another reason than its place in the sentence."""
    if not found[0][0].isupper():
        return False
    before = text[: found.start()].rstrip()
    return (bool(before) and before[-1] not in ".?!:") or _begins_name(text[found.end() :])


def _is_of_court(text: str, found: re.Match[str]) -> bool:
    """Whether it is the judgment of a court, which is spelled without e."""
    return found[0].lower().startswith("judgment") and _COURT.search(text) is not None


def _begins_name(after: str) -> bool:
    return re.match(r" (?:(?:of|for|and|the|on) )*[A-Z]", after) is not None
