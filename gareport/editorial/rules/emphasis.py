"""Nothing is set in bold or italics for emphasis outside the conclusions and recommendations.

Reports of other authors than the Secretary-General set their conclusions in bold wherever they are,
in clauses or whole sentences. Surnames may be in bold. Resolutions open with their organ and verbs
in italics.

Italics are for titles of works, for words of other languages and for the verbs of resolutions.
Italics are therefore not reported if the words begin with a capital and are neither a sentence nor
the name of an organization, or if they have no word and no ending that only English has. A word
that a text is about, in quotation marks, is not reported either. Headings and run-in headings are
not checked, because the page sets their type. A translation has the emphasis of its source, so
only the source is checked.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from gareport.editorial.example import Example
from gareport.editorial.organizations import NEVER_ABBREVIATED, ORGANIZATIONS
from gareport.editorial.passages import RUNNING, Passage, passages
from gareport.editorial.resolutions import resolution_blocks
from gareport.editorial.topics import Topic
from gareport.language.braces import Token
from gareport.language.inline import Emphasis, Inline, Link, Plain, Shifted, Symbol, flat
from gareport.language.prose import nodes
from gareport.report.cover import is_of_secretariat
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = dict.fromkeys(("bold", "italics"), Severity.WARNING)
TOPIC = Topic.MARKUP
SOURCE = "Editorial Manual, emphasis: bold only for conclusions and recommendations"
BAD = (
    "This is **important**.",
    "This is *very* important.",
    "It is *urgently* needed.",
    "It is *essential* that staff act.",
    "*Note that all staff must act.*",
    "The *Secretary-General* must act.",
    "The *United Nations Children’s Fund* and *UNDP* acted.",
    "He met the *General Assembly*, and the **General Assembly** met.",
    "The **Secretary-General ({ref.example})** agreed.",
    Example("The Committee **strongly** agrees.", cover="author: Report of the Advisory Committee"),
    "It was sent to the *Office of the United Nations High Commissioner for Refugees*.",
    "The *Department of Management* agreed.",
    Example("这一点**很重要**。", language="zh"),
    Example("这一点*很重要*。", language="zh"),
)
GOOD = (
    "The study *Effective IT Governance* was published.",
    "The rule applies *mutatis mutandis* and the proposal *in toto*.",
    "The *favela*, the *travaux préparatoires*, *in vitro*, *détente* and *non-refoulement*.",
    "So says “*very*”.",
    "*Takes note* of the report; *Noting with concern*; *Having considered*, *Decides* to act.",
    "The *United Nations Juridical Yearbook*, the *United Nations Treaty Series*, *Who Is Who*.",
    "The *Department of State Bulletin*; *Nicaragua v. Honduras*; *We the peoples: the role*.",
    "The *raison d’être*, a *note verbale*, *ex officio*, *bona fide*, *Médecins sans frontières*.",
    Example("研究报告 *Effective IT Governance* 已出版。", language="zh"),
    Example("**The Assembly is invited to decide.**", section="kind: recommendations"),
    Example(
        "It costs $5. **The Advisory Committee recommends approval (A/80/615, para. 4).**{note.x}",
        section="notes: {x: A book.}",
        cover="author: Report of the Advisory Committee on Administrative Questions",
    ),
    Example("**咨询委员会建议核准该提议。**", language="zh", cover="author: 咨询委员会的报告"),
    Example(
        "Upon enquiry, **the Committee was informed that it costs $5**, and it notes it.",
        cover="author: Report of the Advisory Committee on Administrative Questions",
    ),
    "Rapporteur: Ms. María **Rubio** and Mr. Jean **de Saint-Pol** (Monaco).",
    "*The General Assembly*,",
    "*The Security Council*, *Recalling* its resolutions, *urgently* appeals to all.",
    Example("*大会*，", language="zh"),
    Example("*回顾*其第 60/283 号决议，*又决定*审议。", language="zh"),
)

# What only an English phrase has: its small words, words that are stressed, its endings.
_ENGLISH = re.compile(
    r"\b(?:all|and|any|are|before|both|cannot|each|every|has|have|important|is|more|most|must|never"
    r"|no|not|of|only|shall|should|the|their|these|this|urgent|very|was|were|which|will|with|would"
    r"|\w{2,}(?:ness|ful)|\w{4,}(?:ly|ing|ed))\b|[\u4e00-\u9fff]"
)
# Common words that neither French nor Spanish nor Latin has.
_COMMON = re.compile(
    r"\b(?:already|also|always|best|better|clear|clearly|critical|crucial|current|does|done|each|end"
    r"|essential|every|few|first|full|great|high|immediate|its|key|last|main|major|mandatory|many"
    r"|necessary|need|needs|new|now|our|own|real|required|same|serious|significant|some|still"
    r"|strong|than|that|there|they|this|those|vital|we|what|when|where|who|whole|why|you|your)\b"
)
_SENTENCE = re.compile(
    r"\b(?:must|shall|should|cannot)\b"
    r"|\b(?:are|can|had|has|have|is|may|was|were|will|would)\b.*[.!]$",
    re.DOTALL,
)
_BODY = (
    r"(?:Agency|Assembly|Board|Bank|Centre|Commission|Commissioner|Committee|Conference|Council|Court"
    r"|Force|Fund|Group|Institute|Mission|Office|Organization|Programme|Secretariat|Tribunal"
    r"|Union|University|Volunteers)"
)
_MORE = r"(?: (?:and|for|in|of|on|the|to|[A-Z][\w’'-]*))*"
_ORGANIZATION = re.compile(
    rf"(?:[Tt]he )?(?:{'|'.join(sorted({*ORGANIZATIONS, *NEVER_ABBREVIATED}))}"
    r"|United Nations|Organization|Secretary-General|Secretariat|General Assembly|Security Council"
    r"|Economic and Social Council|Trusteeship Council|International Court of Justice|World Bank"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth|Advisory) Committee|Member States"
    rf"|Advisory Committee on{_MORE}|Department of{_MORE}|Office of the{_MORE}"
    rf"|(?:United Nations|World|International)(?: [A-Z][\w’'-]*){{0,4}} {_BODY}{_MORE})"
)
_PUBLISHED = re.compile(
    r"\b(?:Bulletin|Chronicle|Digest|Gazette|Guide|Handbook|Journal|Law|Magazine|Manual|News|Report"
    r"|Reports|Review|Series|Statistics|Survey|Yearbook)\b"
)
# Names of persons: the surname alone is in bold or in capitals.
_SURNAME = re.compile(
    r"(?:(?:[Dd]e|[Dd]el|[Dd]a|[Vv]an|[Vv]on|[Ee]l|[Aa]l|[Bb]in)[ -])*[A-Z][\w’'. -]{1,40}"
)
_FORENAME = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|Sir|Madam|Judge|Ambassador|Professor)\.? "
    r"|\b(?:Mr|Ms|Mrs|Dr)\.[^.;()]{0,36} "
    r"|(?:Chair|Chairman|Chairperson|Rapporteur|President|Facilitator)s?: ?[^.;()]{0,30})$"
)
_STOPPED = re.compile(r"[.;:?!。；：？！][”’)）]*(?:\{note\.\w+\})*\s*\*{0,2}$|^[.;。；]")
_WORD = re.compile(r"[A-Za-z’-]+|[\u4e00-\u9fff]{2}")
_QUOTED = "“‘\"'「《"


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each phrase of running text in bold, or in italics for emphasis."""
    for passage in passages(edition) if edition.is_original else ():
        if "*" in passage.text and passage.role in RUNNING and not _is_concluding(passage):
            for node in nodes(passage.text):
                if isinstance(node, Emphasis) and (fault := _fault(passage, node, edition)):
                    yield fault


def _is_concluding(passage: Passage) -> bool:
    return passage.section is not None and passage.section.kind == "recommendations"


def _fault(passage: Passage, span: Emphasis, edition: Edition) -> Diagnostic | None:
    words = "".join(map(_typed, flat(span.children)))
    if span.style == "strong":
        if _is_right_in_bold(passage, span, edition):
            return None
        message = f"`{words}` is in bold"
        hint = "delete `**`: bold is for conclusions and recommendations"
        return Diagnostic("bold", passage.at(span.start + 2), message, hint, Severity.WARNING)
    if edition.language.manual is None or passage.key.owner in resolution_blocks(edition):
        return None
    if _ORGANIZATION.fullmatch(words) and not _PUBLISHED.search(words):
        message = f"the name `{words}` is in italics"
        hint = "delete `*`: names of organizations are not in italics"
        return Diagnostic("italics", passage.at(span.start + 1), message, hint, Severity.WARNING)
    if passage.text.startswith(f"*{words}*案", span.start):  # the name of a case
        return None
    before = passage.text[max(span.start - 1, 0) : span.start]
    is_plain = words[:1].islower() or "\u4e00" <= words[:1] <= "\u9fff"
    is_stressed = _is_english(words) if is_plain else _SENTENCE.search(words)
    if not is_stressed or (before and before in _QUOTED):
        return None
    message = f"`{words}` is in italics"
    hint = "delete `*`: italics are for titles of works and words of other languages"
    return Diagnostic("italics", passage.at(span.start + 1), message, hint, Severity.WARNING)


def _typed(node: Inline) -> str:
    """What a node adds to the words of its phrase, so that a message loses nothing."""
    match node:
        case Plain() | Shifted() | Symbol():
            return node.text
        case Token():
            return f"{{{node.kind}.{node.id}}}"
        case Emphasis() | Link():
            return ""  # their children follow
        case _:
            assert_never(node)


def _is_right_in_bold(passage: Passage, span: Emphasis, edition: Edition) -> bool:
    """Whether a phrase is a conclusion of another author, or a surname."""
    words = "".join(map(_typed, flat(span.children)))
    before = passage.text[max(span.start - 40, 0) : span.start]
    if _SURNAME.fullmatch(words) and _FORENAME.search(before):
        return True
    if is_of_secretariat(edition.report.cover):
        return False
    starts = not before.strip() or _STOPPED.search(before) is not None
    return starts or len(_WORD.findall(words)) > 2


def _is_english(words: str) -> bool:
    return bool(_ENGLISH.search(words) or _COMMON.search(words))
