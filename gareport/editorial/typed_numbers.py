"""Numbers typed for the report's own paragraphs, sections, tables, figures and annexes: a text and
its language in; each such number with its kind and its place out.

The words around a number show that it belongs to the report: `paragraph 31 below`. In `see annex
III`, or in `see para. 88` where no document is named, it only probably does.
"""

import re
from collections.abc import Iterator, Mapping
from re import Match, Pattern
from typing import NamedTuple, assert_never

from gareport.editorial.citing import is_of_another, without_quotations
from gareport.language.languages import Language, Manual
from gareport.language.numerals import UP_TO_TEN
from gareport.language.prose import prose

_FIGURE = r"[0-9]{1,3}(?: ?\([a-z]{1,2}\))?"
_ROMAN = r"[IVX]{1,5}(?:\.[A-Z](?:\.[0-9])?)?"
_HAN = f"[{UP_TO_TEN}]{{1,3}}"
_OWN = r"(?: above| below|,? of the present (?:report|note))\b"
_FOREIGN = re.compile(
    r"\ufffc|\b(?:resolution|decision|Convention|Protocol|Agreement|Charter|Treaty)\b"
    r"|^(?:\([a-z]\))?,? (?:of|to) (?!the present (?:report|note)\b)"
)
_PATTERNS: Mapping[Manual, tuple[Pattern[str], ...]] = {
    Manual.ENGLISH: (
        re.compile(
            r"\b[Pp]ara(?:graph|\.)?s?\.? "
            rf"(?P<paragraph>{_FIGURE}(?:(?:, | and | to |-){_FIGURE})*){_OWN}"
        ),
        re.compile(
            rf"\b[Ss]ect(?:ion|\.)s? (?P<section>{_ROMAN}(?:(?:, | and | to |-){_ROMAN})*){_OWN}"
        ),
        re.compile(rf"§§? ?(?P<paragraph>{_FIGURE}(?:(?:, | and | to |-){_FIGURE})*){_OWN}"),
        re.compile(rf"§§? ?(?P<section>{_ROMAN}){_OWN}"),
        re.compile(rf"\b[Tt]able (?P<table>[0-9]{{1,2}}){_OWN}"),
        re.compile(rf"\b[Ff]ig(?:ure|\.) (?P<figure>[0-9]{{1,2}}|[IVX]{{1,5}}){_OWN}"),
        re.compile(
            rf"\b[Aa]nnex (?P<annex>[IVX]{{1,5}})(?:{_OWN}| to the present (?:report|note)\b)"
        ),
    ),
    Manual.CHINESE: (
        re.compile(
            r"(?:上文|下文|本报告|本说明)第 ?"
            rf"(?P<paragraph>{_FIGURE}(?: ?[、和至-] ?(?:第 ?)?{_FIGURE})*) ?段"
        ),
        re.compile(rf"(?:上文|下文|本报告|本说明)第(?P<section>{_HAN}(?:[、和至]{_HAN})*)节"),
        re.compile(r"(?:上文|下文|本报告|本说明|[上下])表 ?(?P<table>[0-9]{1,2})"),
        re.compile(rf"(?:上文|下文|本报告|本说明)附件(?P<annex>{_HAN})"),
    ),
}
# A table or an annex that is probably of this report: Parties in annex I are of a convention.
_LIKELY: Mapping[Manual, tuple[Pattern[str], ...]] = {
    Manual.ENGLISH: (
        re.compile(r"(?:\b[Ss]ee |\b[Ii]n |\()table (?P<table>[0-9]{1,2})\b"),
        re.compile(r"(?:\b[Ss]ee |\b[Ii]n |\()annex (?P<annex>[IVX]{1,5})\b"),
    ),
    Manual.CHINESE: (
        re.compile(r"见表 ?(?P<table>[0-9]{1,2})"),
        re.compile(rf"见附件(?P<annex>{_HAN})"),
    ),
}
# What a text may cite of its own report without saying so; not in a text that names a document.
_VERBS = (
    "address|analyse|compare|consider|contain|cover|deal|describe|detail|discuss|examine|explain"
    "|give|highlight|identify|illustrate|include|indicate|list|note|outline|present|propose|provide"
    "|read|recall|recommend|refer|reflect|report|reproduce|review|say|show|state|summarize"
)
_SAY = f"(?:are|have|set out|{_VERBS})"
_SAYS = f"(?:is|has|sets out|(?:{_VERBS})(?:(?<=s)e|(?<!s))s)"
_AND = "(?:, | and | to |-)"
_ENDS = r"(?=\)|\.$|\. [A-Z]|; )"
_OPENINGS = "|".join(
    rf"(?:^|[.;] ){one} (?P<{kind}_says>{number}) (?:also )?{_SAYS}\b"
    rf"|(?:^|[.;] ){many} (?P<{kind}_say>{number}(?:{_AND}{number}){{1,9}}) {_SAY}\b"
    for one, many, kind, number in (
        ("Table", "Tables", "table", "[0-9]{1,2}"),
        ("Annex", "Annexes", "annex", "[IVX]{1,5}"),
        ("Section", "Sections", "section", _ROMAN),
        ("Paragraph", "Paragraphs", "paragraph", _FIGURE),
    )
)
_UNSURE = re.compile(
    rf"(?:\b[Ss]ee (?:also )?|\()para(?:graph|\.)s? (?P<paragraph>{_FIGURE}){_ENDS}"
    rf"|(?:\b[Ss]ee (?:also )?|\()sect(?:ion|\.) (?P<section>{_ROMAN}){_ENDS}"
    r"|(?:\b[Ss]ee |\b[Ii]n |\()figure (?P<figure>[0-9]{1,2}|[IVX]{1,5})\b(?! of )"
    rf"(?!{_OWN})"
    rf"|{_OPENINGS}"
)
_UNSURE_IN_CHINESE = re.compile(
    rf"(?:^|[。；])(?:第(?P<section>{_HAN})节|附件(?P<annex>{_HAN})|表 ?(?P<table>[0-9]{{1,2}})"
    rf"|第 ?(?P<paragraph>{_FIGURE}) ?段)"
    " ?(?:载|列|显示|说明|介绍|概述|指出|回顾|阐述|论述|述及|提供|汇总|所列|所示|所载|所述)"
)
_OWN_TOKEN = re.compile(r"\{(?:refs?|range|amount|cell)\.[a-z0-9_.]+\}")
_POINTS_IN_CHINESE = re.compile("(?:^|[。；])(?:第|附件|表)")
_CITING = (
    "ee para",
    "(para",
    "ee also",
    "ee sect",
    "(sect",
    "igure ",
    "Table ",
    "Annex",
    "Tables ",
    "Section",
    "Paragraph",
)
_DOCUMENT_IN_CHINESE = re.compile(
    "\ufffc|[*“《]|决议|决定|公约|议定书|协定|宪章|条约|(?<!本)报告|文件|规则|条例|草案"
)
_DOCUMENT = re.compile(
    r"\ufffc|\*|“|\b(?:Convention|Protocol|Agreement|Charter|Treaty|Board|Committee|Court|[Cc]ase"
    r"|[Rr]esolution|[Dd]ecision|[Dd]ocument|[Ss]tudy|[Bb]ook|[Vv]olume|[Rr]ules?|[Rr]egulations?"
    r"|[Ll]aw|[Ll]etter|[Mm]emorandum|[Rr]eports?|[Nn]ote(?! [0-9]))\b"
    r"(?<!the present report)(?<!the present note)"
)
# For speed, a text without these, or without a number next to them, is skipped.
_POINTING: Mapping[Manual, tuple[str, ...]] = {
    Manual.ENGLISH: (" above", " below", "of the present ", "table ", "annex "),
    Manual.CHINESE: ("段", "节", "表", "附件"),
}
_MAYBE: Mapping[Manual, Pattern[str]] = {
    Manual.ENGLISH: re.compile(
        r"[0-9A-Z)](?: above| below|,? of the present |(?<=table [0-9])|(?<=annex [IVX]))"
    ),
    Manual.CHINESE: re.compile(
        rf"[段节表件](?:(?<=[0-9) {UP_TO_TEN}][段节])|(?<=[表件]) ?[0-9{UP_TO_TEN}])"
    ),
}
_NUMBERS: Mapping[str, Pattern[str]] = {
    "paragraph": re.compile(_FIGURE),
    "section": re.compile(f"{_ROMAN}|{_HAN}"),
    "table": re.compile("[0-9]+"),
    "annex": re.compile(f"[IVX]+|{_HAN}"),
    "figure": re.compile("[0-9]+|[IVX]+"),
}


class TypedNumber(NamedTuple):
    """A typed number of a `kind`, at an offset, and whether it is certainly of this report."""

    kind: str
    start: int
    number: str
    is_own: bool


def typed_numbers(written: str, language: Language) -> Iterator[TypedNumber]:
    """The numbers that the words right around them place in this report."""
    manual = language.manual
    if manual is None or not any(map(written.__contains__, _POINTING[manual])):
        return
    if not _MAYBE[manual].search(written):
        return
    text = without_quotations(prose(written))
    taken: set[int] = set()
    for pattern in (*_PATTERNS[manual], *_LIKELY[manual]):
        for found in pattern.finditer(text):
            kind = str(found.lastgroup)
            if kind in ("table", "annex") and _is_foreign(text, found):
                continue
            if is_of_another(written, found.start(), manual):
                continue
            for number in _NUMBERS[kind].finditer(found[kind]):
                place = found.start(kind) + number.start()
                if place not in taken:
                    taken.add(place)
                    is_own = pattern in _PATTERNS[manual] and kind != "figure"
                    yield TypedNumber(kind, place, number[0], is_own)


def likely_numbers(text: str, language: Language) -> Iterator[TypedNumber]:
    """The numbers that belong to this report unless the text names a document."""
    for found in _unsure(_without_own_tokens(text), language.manual):
        group = str(found.lastgroup)
        kind = group.partition("_")[0]
        for number in _NUMBERS[kind].finditer(found[group]):
            yield TypedNumber(kind, found.start(group) + number.start(), number[0], is_own=False)


def _without_own_tokens(text: str) -> str:
    """The prose, in which references and amounts of this report do not look like a document."""
    parts, end, masked = [], 0, prose(text)
    for found in _OWN_TOKEN.finditer(text):
        parts += [masked[end : found.start()], " " * len(found[0])]
        end = found.end()
    return "".join((*parts, masked[end:]))


def _unsure(text: str, manual: Manual | None) -> Iterator[Match[str]]:
    match manual:
        case Manual.ENGLISH:
            if any(map(text.__contains__, _CITING)):
                yield from _outside_documents(text)
        case Manual.CHINESE:
            if _POINTS_IN_CHINESE.search(text) and not _DOCUMENT_IN_CHINESE.search(text):
                yield from _UNSURE_IN_CHINESE.finditer(text)
        case None:
            pass
        case _:
            assert_never(manual)


def _outside_documents(text: str) -> Iterator[Match[str]]:
    """The numbers that no document named in the text can have.

    A number that begins a sentence cannot be of a document that is named only after it.
    """
    named = _DOCUMENT.search(text)
    for found in _UNSURE.finditer(text):
        begins = str(found.lastgroup).endswith(("_say", "_says"))
        if named is None or (begins and named.start() > found.start()):
            yield found


def _is_foreign(text: str, found: Match[str]) -> bool:
    """Whether the words after the number name another document."""
    return _FOREIGN.search(text[found.end() : found.end() + 40]) is not None
