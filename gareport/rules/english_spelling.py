"""English is spelled as in the Concise Oxford Dictionary, with -ize: organization, programme.

Names, titles of works and quotations keep the spelling they have.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.passages import HEADINGS, RUNNING, Passage, Role, passages
from gareport.translate import Edition

NAMES = {"spelling": Severity.WARNING}
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
)
GOOD = (
    "The programme organizes, recognizes and analyses; the centre uses judgement.",
    "They exercise, supervise, comprise, advise, revise, compromise, enterprise, expertise.",
    "Otherwise a promise may arise, surprise, disguise, televise, improvise, merchandise.",
    "A computer program runs; the programmed and programming parts of the programmer too.",
    "The World Trade Organisation and the Center for Reform keep their names.",
    "See *Organisation and Labor*, or “the organisation of labor”, and https://a.org/labor.",
    "The Court gave two judgments; the hypothesis and the synthesis stand.",
    "The premise is concise, precise and raised; practise it, and have a licence.",
    Example("组织。", language="zh"),
)

_PAIRS = dict(
    re.findall(
        r"(\w+)/(\w+)",
        "analyze/analyse analyzed/analysed analyzes/analyses analyzing/analysing "
        "behavior/behaviour behavioral/behavioural catalog/catalogue catalogs/catalogues "
        "catalyze/catalyse catalyzed/catalysed "
        "center/centre centers/centres centered/centred color/colour colors/colours "
        "counseling/counselling counselor/counsellor defense/defence endeavor/endeavour "
        "endeavors/endeavours enroll/enrol enrollment/enrolment favor/favour favors/favours "
        "favorable/favourable favorite/favourite fiber/fibre fulfill/fulfil fulfills/fulfils "
        "fulfillment/fulfilment harbor/harbour honor/honour honors/honours installment/instalment "
        "judgment/judgement judgments/judgements labeled/labelled labor/labour "
        "modeling/modelling neighbor/neighbour neighbors/neighbours neighboring/neighbouring "
        "offense/offence paralyze/paralyse paralyzed/paralysed program/programme "
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
# What takes -ize; other words in -ise, such as exercise and supervise, are right.
_STEMS = (
    "author|central|character|civil|critic|crystall|custom|democrat|digit|econom|emphas|equal"
    "|final|formal|general|global|harmon|industrial|initial|institutional|international|jeopard"
    "|legal|liberal|local|marginal|maxim|mechan|memor|minim|mobil|modern|monet|national"
    "|neutral|normal|operational|optim|organ|penal|polar|popular|priorit|privat|public|rational"
    "|real|recogn|regular|reorgan|revital|scrutin|social|special|stabil|standard|subsid|summar"
    "|symbol|sympath|synchron|util|urban|victim|visual|decentral|demobil|destabil|capital"
    "|apolog|categor|colon|conceptual|contextual|criminal|decolon|decriminal|denational|dramat"
    "|energ|familiar|fertil|hospital|human|ideal|immun|incentiv|material|monopol|personal|politic"
    "|professional|radical|regional|revolution|sensit|steril|stigmat|synthes|terror|theor"
)
_ENDS = ("e", "ed", "es", "ing", "ation", "ations", "ational", "er", "ers")
_RIGHT = _PAIRS | {
    f"{stem}is{end}": f"{stem}iz{end}" for stem in _STEMS.split("|") for end in _ENDS
}
_SPARED = re.compile(r"\*[^*]*\*|“[^”]*”|(?i:\bcomputer programs?\b)|\b(?P<word>[A-Za-z]+)\b")
_COURT = re.compile(r"\b(?:[Cc]ourts?|[Tt]ribunals?)\b")
_WORDS = re.compile("[a-z]+")
_ROLES = RUNNING | HEADINGS | {Role.AGENDA, Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each word of another spelling, with the one to use."""
    for passage in passages(edition) if edition.code == "en" else ():
        if passage.role not in _ROLES or _RIGHT.keys().isdisjoint(
            _WORDS.findall(passage.text.lower())
        ):
            continue
        for found in _SPARED.finditer(passage.prose):
            right = _RIGHT.get((found["word"] or "").lower())
            if right and not (_is_name(passage.prose, found) or _is_of_court(passage.prose, found)):
                yield _fault(passage, found, right)


def _fault(passage: Passage, found: re.Match[str], right: str) -> Diagnostic:
    word = right.capitalize() if found[0][0].isupper() else right
    message = f"`{found[0]}` is not the spelling of United Nations documents"
    hint = f"write `{word}`"
    return Diagnostic("spelling", passage.at(found), message, hint, Severity.WARNING)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether a word is written with a capital that does not come from where it stands."""
    if not found[0][0].isupper():
        return False
    before = text[: found.start()].rstrip()
    return (bool(before) and before[-1] not in ".?!:") or _begins_name(text[found.end() :])


def _is_of_court(text: str, found: re.Match[str]) -> bool:
    """Whether it is what a court gives, which has the spelling of the law: a judgment."""
    return found[0].lower().startswith("judgment") and _COURT.search(text) is not None


def _begins_name(after: str) -> bool:
    return re.match(r" (?:(?:of|for|and|the|on) )*[A-Z]", after) is not None
