"""References to the report's own paragraphs, sections, tables and annexes are tokens, not typed
numbers.

A typed number is right until a paragraph is added. The words around it show that it belongs to this
report: `paragraph 31 below`, `section IV above`, `see annex III`, 见下文第 31 段, 见附件三. Numbers
of other documents are not reported: `resolution 60/283, section II, paragraph 3`,
第 60/283 号决议第二节第 3 段. Nor are numbers in quotations. A number that this report does not
have is an error. If only the sentence itself says whose number it is, as in `see para. 88`, and
names no other document, the number is read as this report's, and the finding is a warning. No
token prints the number of a note, so a right one, as in `see note 1 above`, is only noted.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from re import Match, Pattern
from typing import assert_never

from gareport.editorial.citing import is_of_another, without_quotations
from gareport.editorial.example import Example
from gareport.editorial.passages import RUNNING, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.inline import Link, Symbol
from gareport.language.languages import Language, Manual
from gareport.language.numerals import spell
from gareport.language.prose import nodes, prose
from gareport.numbering.numbering import labels, note_marks
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition
from gareport.report.kinds import Role
from gareport.report.texts import walk

NAMES = {
    "typed-reference": Severity.WARNING,
    "no-such-number": Severity.ERROR,
    "typed-note-number": Severity.NOTE,
}
TOPIC = Topic.REFERENCES
_ROLES = RUNNING | {Role.NOTE}
_FIGURE = r"[0-9]{1,3}(?: ?\([a-z]{1,2}\))?"
_ROMAN = r"[IVX]{1,5}(?:\.[A-Z](?:\.[0-9])?)?"
_NUMERALS = "一二三四五六七八九十"
_HAN = f"[{_NUMERALS}]{{1,3}}"
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
        re.compile(r"(?:\b[Ss]ee |\b[Ii]n |\()table (?P<table>[0-9]{1,2})\b"),
        re.compile(r"(?:\b[Ss]ee |\b[Ii]n |\()annex (?P<annex>[IVX]{1,5})\b"),
        re.compile(rf"\b[Tt]able (?P<table>[0-9]{{1,2}}){_OWN}"),
        re.compile(rf"\b[Aa]nnex (?P<annex>[IVX]{{1,5}}){_OWN}"),
    ),
    Manual.CHINESE: (
        re.compile(
            r"(?:上文|下文|本报告|本说明)第 ?"
            rf"(?P<paragraph>{_FIGURE}(?: ?[、和至-] ?(?:第 ?)?{_FIGURE})*) ?段"
        ),
        re.compile(rf"(?:上文|下文|本报告|本说明)第(?P<section>{_HAN}(?:[、和至]{_HAN})*)节"),
        re.compile(r"(?:见|上文|下文|本报告|本说明)表 ?(?P<table>[0-9]{1,2})"),
        re.compile(rf"(?:见|上文|下文|本报告|本说明)附件(?P<annex>{_HAN})"),
    ),
}
# What a text may cite of its own report without saying so; not in a text that names a document.
_TELLS = (
    "(?:addresses|analyses|compares|considers|contains|covers|deals|describes|details|discusses"
    "|examines|explains|gives|has|highlights|identifies|illustrates|includes|indicates|is|lists"
    "|notes|outlines|presents|proposes|provides|reads|recalls|recommends|refers|reflects|reports"
    "|reproduces|reviews|says|sets out|shows|states|summarizes)"
)
_TELL = (
    "(?:address|analyse|are|compare|consider|contain|cover|deal|describe|detail|discuss|examine"
    "|explain|give|have|highlight|identify|illustrate|include|indicate|list|note|outline|present"
    "|propose|provide|recall|recommend|refer|reflect|report|review|set out|show|state|summarize)"
)
_AND = "(?:, | and | to |-)"
_ENDS = r"(?=\)|\.$|\. [A-Z]|; )"
_UNSURE = re.compile(
    rf"(?:\b[Ss]ee (?:also )?|\()para(?:graph|\.)s? (?P<paragraph>{_FIGURE}){_ENDS}"
    rf"|(?:\b[Ss]ee (?:also )?|\()sect(?:ion|\.) (?P<section>{_ROMAN}){_ENDS}"
    r"|(?:\b[Ss]ee |\b[Ii]n |\()figure (?P<figure>[0-9]{1,2}|[IVX]{1,5})\b(?! of )"
    rf"|(?:^|[.;] )Table (?P<table_tells>[0-9]{{1,2}}) (?:also )?{_TELLS}\b"
    rf"|(?:^|[.;] )Annex (?P<annex_tells>[IVX]{{1,5}}) (?:also )?{_TELLS}\b"
    rf"|(?:^|[.;] )Section (?P<section_tells>{_ROMAN}) (?:also )?{_TELLS}\b"
    rf"|(?:^|[.;] )Paragraph (?P<paragraph_tells>{_FIGURE}) (?:also )?{_TELLS}\b"
    rf"|(?:^|[.;] )Tables (?P<table_tell>[0-9]{{1,2}}(?:{_AND}[0-9]{{1,2}}){{1,9}}) {_TELL}\b"
    rf"|(?:^|[.;] )Annexes (?P<annex_tell>[IVX]{{1,5}}(?:{_AND}[IVX]{{1,5}}){{1,9}}) {_TELL}\b"
    rf"|(?:^|[.;] )Sections (?P<section_tell>{_ROMAN}(?:{_AND}{_ROMAN}){{1,9}}) {_TELL}\b"
    rf"|(?:^|[.;] )Paragraphs (?P<paragraph_tell>{_FIGURE}(?:{_AND}{_FIGURE}){{1,9}}) {_TELL}\b"
)
_UNSURE_IN_CHINESE = re.compile(
    rf"(?:^|[。；])(?:第(?P<section>{_HAN})节|附件(?P<annex>{_HAN})|表 ?(?P<table>[0-9]{{1,2}})"
    rf"|第 ?(?P<paragraph>{_FIGURE}) ?段)"
    " ?(?:载|列|显示|说明|介绍|概述|指出|回顾|阐述|论述|述及|提供|汇总|所列|所示|所载|所述)"
)
# A number of a note that the words around it place in this report.
_NOTE_NUMBERS: Mapping[Manual, Pattern[str]] = {
    Manual.ENGLISH: re.compile(
        r"\b(?:[Ff]ootnote|[Nn]ote) (?P<note>[0-9]{1,3}),? (?:above|below|supra|infra)\b"
        r"(?! (?:the|an?) )"
        r"|\b(?:[Ss]upra|[Ii]nfra),? (?:foot)?note (?P<after>[0-9]{1,3})\b"
        r"|\b(?:[Ss]ee|[Ii]n) footnote (?P<bare>[0-9]{1,3})\b"
        r"(?!,? (?:above|below|infra|supra|of|to|in)\b)"
    ),
    Manual.CHINESE: re.compile(
        r"(?:上文|下文|前文|后文)[中的]?(?:脚注|附注|注释|注) ?(?P<note>[0-9]{1,3})"
        r"|见脚注 ?(?P<bare>[0-9]{1,3})"
    ),
}
_TITLE = re.compile("[*“《]")
_NOTE_WORD = re.compile("(?:ote|注|释) ?[0-9]")
_OWN_TOKEN = re.compile(r"\{(?:ref|amount)\.[a-z0-9_]+\}")
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
        rf"[段节表件](?:(?<=[0-9) {_NUMERALS}][段节])|(?<=[表件]) ?[0-9{_NUMERALS}])"
    ),
}
_NUMBERS: Mapping[str, Pattern[str]] = {
    "paragraph": re.compile(_FIGURE),
    "section": re.compile(f"{_ROMAN}|{_HAN}"),
    "table": re.compile("[0-9]+"),
    "annex": re.compile(f"[IVX]+|{_HAN}"),
    "figure": re.compile("[0-9]+|[IVX]+"),
}
_TWO = "- {id: one, paragraph: A text.}\n- {id: two, paragraph: 'MARKED'}\n"
BAD = (
    Example(content=_TWO.replace("MARKED", "See paragraph 1 above.")),
    Example(content=_TWO.replace("MARKED", "See section I above and paragraphs 1 and 2 below.")),
    "See paragraph 31 below.",
    "The “new” strategy, as stated in paragraph 31 above, is “old”.",
    "The report (A/62/7) was long. The Board noted in paragraph 31 above that it was.",
    "As stated in the report (A/62/7) and in paragraph 31 above, it was long.",
    Example("根据报告（A/62/7）和上文第 99 段，费用增加。", language="zh"),
    "See annex III to the present report.",
    "Annex III contains the list.",
    "The costs are high. Table 9 shows them.",
    "See section IX.",
    "See figure 1.",
    "See footnote 12 above.",
    "See note 12 below. So does note 13 supra; infra, note 14.",
    "The costs are high; see footnote 12.",
    Example("A note.{note.a} See footnote 1 above.", section="notes:\n  a: A study."),
    Example("A note.{note.a}", section="notes:\n  a: See note 1 above."),
    "Section IX recalls the plan.",
    "Section IX recalls that the Committee asked for a report in its resolution 61/244.",
    Example("Section IX recalls {amount.a}.", cover="amounts:\n  a: {usd: 5000}"),
    "The plan is new. Paragraph 12 says so.",
    "Annex II contains it.",
    "Table 3 also shows it.",
    "Sections II and IX describe the plan.",
    "Tables 8 and 9 show the costs.",
    Example("见上文注 1。", language="zh"),
    Example("费用很高，见脚注 2。", language="zh"),
    Example("费用很高。第九节说明了原因。", language="zh"),
    Example("附件二载有清单。", language="zh"),
    Example("表 3 列出费用。", language="zh"),
    "The costs are high (see para. 88).",
    "The terms are in annex III.",
    Example("见下文第 31 段。", language="zh"),
    Example("见附件三。", language="zh"),
    Example("决议草案（A/62/L.7）载于本报告下文第 99 段。", language="zh"),
)
GOOD = (
    "See {ref.example} above.",
    "In its resolution 60/283, section II, paragraph 3, the Assembly asked for a report.",
    "Paragraphs 17 and 18 of the report (A/60/846/Add.1) mention annex I.",
    "The report asked for it (see para. 88), and the Board did (section II): see section V.",
    "In A/62/502 it did so; see paragraph 7. Table 9 shows it.",
    "As the Convention has it (see para. 5). Table 9 of it, and section IV, show it.",
    "See section IV of the rules, annex II to the Convention and figure 3 of the study.",
    Example("A note.{note.a} See note 1 to table 2.", section="notes:\n  a: See para. 5."),
    "Note 25 gives the details; see note 7 to the financial statements and note 3 above the line.",
    "In A/62/7, as in footnote 3 of the study, it did; see “note 3 above” and footnote 9.",
    "Section IX of resolution 61/244 recalls it. Annex I countries met.",
    "Section 5 of the Act says so. Paragraph 12 of it says more.",
    "The Board met. Section IX recalls it. Annex II to the Convention and tables 1 and 2 show it.",
    Example("该公约附件二载有清单。附件九载有说明。", language="zh"),
    Example("见 A/62/7，脚注 3。报告第 3 页脚注 2。", language="zh"),
    "The list in annex III to A/57/620 is long, as is that in annex II to the Convention.",
    Example(
        content="- id: said\n  quote: “As stated in paragraph 99 above and in annex III, ...”\n"
    ),
    "He said: “See paragraph 31 below.” The Board noted that “section IX above” was long.",
    "The Committee, in its report (A/62/7), said in paragraph 31 above that it would.",
    "Ibid., para. 31 above.",
    Example("委员会指出：“如上文第 99 段所述，费用增加。”", language="zh"),
    Example(
        "委员会在其报告（A/62/7）上文第 99 段中提到此事；见该报告下文第 98 段。", language="zh"
    ),
    Example("大会第 60/283 号决议第二节第 3 段要求提交报告。", language="zh"),
    Example("在这份报告第 82 段中，秘书长提出建议。", language="zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding at each typed number of this report."""
    if edition.report.lost is not None:
        return
    for passage in passages(edition):
        if passage.role in _ROLES and (found := list(_typed(passage.text, edition.language))):
            source = edition.source[passage.key]
            if edition.is_original or not any(_typed(source, edition.written_in)):
                for kind, place, number in found:
                    yield _fault(passage, kind, place, number, edition)
        if edition.is_original:
            yield from _doubtful(passage, edition) if passage.role in RUNNING else ()
            yield from _typed_notes(passage, edition) if passage.role in _ROLES else ()


def _typed(written: str, language: Language) -> Iterator[tuple[str, int, str]]:
    """Yield the typed numbers: the kind, the offset and the number."""
    manual = language.manual
    if manual is None or not any(map(written.__contains__, _POINTING[manual])):
        return
    if not _MAYBE[manual].search(written):
        return
    text = without_quotations(prose(written))
    taken: set[int] = set()
    for pattern in _PATTERNS[manual]:
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
                    yield kind, place, number[0]


def _doubtful(passage: Passage, edition: Edition) -> Iterator[Diagnostic]:
    """A warning at each number that probably belongs to this report."""
    for found in _unsure(_without_own_tokens(passage), edition.language.manual):
        group = str(found.lastgroup)
        kind = group.partition("_")[0]
        for number in _NUMBERS[kind].finditer(found[group]):
            place = passage.at(found.start(group) + number.start())
            name = _named(passage, kind, number[0], edition)
            if name is not None:
                yield _typed_by_hand(place, kind, number[0], name)
                continue
            message = f"this report has no {kind} `{number[0]}`"
            hint = "write {ref.ID} with the id of the block, or name the document"
            hint = hint if kind != "figure" else "fix it, or name the document"
            yield Diagnostic("typed-reference", place, message, hint, Severity.WARNING)


def _without_own_tokens(passage: Passage) -> str:
    """The prose, in which references and amounts of this report do not look like a document."""
    parts, end = [], 0
    for found in _OWN_TOKEN.finditer(passage.text):
        parts += [passage.prose[end : found.start()], " " * len(found[0])]
        end = found.end()
    return "".join((*parts, passage.prose[end:]))


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
        begins = str(found.lastgroup).endswith(("_tell", "_tells"))
        if named is None or (begins and named.start() > found.start()):
            yield found


def _typed_notes(passage: Passage, edition: Edition) -> Iterator[Diagnostic]:
    """A finding at each number of a note of this report: wrong, or right only for now."""
    manual = edition.language.manual
    if manual is None or not _NOTE_WORD.search(passage.text):
        return
    marks = {mark: name for name, mark in note_marks(edition.report, edition.source).items()}
    text = without_quotations(passage.prose)
    for found in _NOTE_NUMBERS[manual].finditer(text):
        group = str(found.lastgroup)
        number, place = found[group], passage.at(found.start(group))
        if group == "bare" and _names_a_work(passage):
            continue
        if is_of_another(str(passage.text), found.start(), manual):
            continue
        if number not in marks:
            message = f"this report has no note `{number}`"
            hint = "write the number of the note, or name the document"
            yield Diagnostic("typed-reference", place, message, hint, Severity.WARNING)
        else:
            message = f"the number of note `{number}` is typed by hand"
            hint = f"check after each change of the notes that `{marks[number]}` is note {number}"
            yield Diagnostic("typed-note-number", place, message, hint, Severity.NOTE)


def _names_a_work(passage: Passage) -> bool:
    """Whether a text cites a document, or has a title whose footnote it could cite."""
    cited = any(isinstance(node, Symbol | Link) for node in nodes(passage.text))
    return cited or _TITLE.search(passage.text) is not None


def _is_foreign(text: str, found: Match[str]) -> bool:
    """Whether the words after the number name another document."""
    return _FOREIGN.search(text[found.end() : found.end() + 40]) is not None


def _fault(passage: Passage, kind: str, place: int, number: str, edition: Edition) -> Diagnostic:
    name = _named(passage, kind, number, edition)
    if name is None:
        message = f"this report has no {kind} `{number}`"
        hint = "write {ref.ID} with the id of the block"
        return Diagnostic("no-such-number", passage.at(place), message, hint)
    return _typed_by_hand(passage.at(place), kind, number, name)


def _typed_by_hand(place: Span, kind: str, number: str, name: str) -> Diagnostic:
    message = f"the {kind} number `{number}` is typed by hand"
    hint = f"write {{ref.{name}}}, which prints the number"
    return Diagnostic("typed-reference", place, message, hint, Severity.WARNING)


def _named(passage: Passage, kind: str, number: str, edition: Edition) -> str | None:
    """The id of the block with the number; the annex of the passage is searched first."""
    within = passage.section.id if passage.section and passage.section.kind == "annex" else ""
    key = (kind, number.replace(" ", ""))
    numbered = _numbered(edition)
    return numbered.get((within, *key)) or numbered.get(("", *key))


@lru_cache(maxsize=8)
def _numbered(edition: Edition) -> Mapping[tuple[str, str, str], str]:
    """The ids of numbered blocks by the annex they count in, their kind and their number."""
    report = edition.report
    within = {node.id: annex.id for annex in report.annexes for node in walk((annex,))}
    kinds = {"item": "paragraph", "heading": "section"}
    found: dict[tuple[str, str, str], str] = {}
    for name, label in labels(report, edition.language).items():
        kind = kinds.get(label.series, label.series)
        number = label.reference.replace(" ", "")
        if kind == "annex":
            place = next(n for n, annex in enumerate(report.annexes, 1) if annex.id == name)
            number = spell(place, edition.language.annex.system)
        elif kind == "table":
            number = label.number
        scope = "" if kind in ("table", "annex") else within.get(name, "")
        found.setdefault((scope, kind, number), name)
    return found
