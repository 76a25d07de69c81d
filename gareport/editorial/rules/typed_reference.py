"""References to the report's own paragraphs, sections, tables and annexes are tokens, not typed
numbers.

A typed number is right until a paragraph is added. The words around it show that it belongs to this
report: `paragraph 31 below`, `section IV above`, `see annex III`, 见下文第 31 段, 见附件三. Numbers
of other documents are not reported: `resolution 60/283, section II, paragraph 3`,
第 60/283 号决议第二节第 3 段. Nor are numbers in quotations. A number that this report does not
have is an error. If only the sentence itself says whose number it is, as in `see para. 88`, and
names no other document, the number is read as this report's, and the finding is a warning.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from re import Match, Pattern

from gareport.editorial.citing import is_of_another, without_quotations
from gareport.editorial.example import Example
from gareport.editorial.passages import RUNNING, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Language, Manual
from gareport.language.numerals import spell
from gareport.language.prose import prose
from gareport.numbering.numbering import labels, note_marks
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition
from gareport.report.kinds import Role
from gareport.report.texts import walk

NAMES = {"typed-reference": Severity.WARNING, "no-such-number": Severity.ERROR}
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
_TELLS = "(?:contains|gives|has|lists|presents|provides|sets out|shows|summarizes|describes)"
_ENDS = r"(?=\)|\.$|\. [A-Z]|; )"
_UNSURE = re.compile(
    rf"(?:\b[Ss]ee (?:also )?|\()para(?:graph|\.)s? (?P<paragraph>{_FIGURE}){_ENDS}"
    rf"|(?:\b[Ss]ee (?:also )?|\()sect(?:ion|\.) (?P<section>{_ROMAN}){_ENDS}"
    r"|(?:\b[Ss]ee |\b[Ii]n |\()figure (?P<figure>[0-9]{1,2}|[IVX]{1,5})\b(?! of )"
    rf"|(?:^|[.;] )Table (?P<table>[0-9]{{1,2}}) {_TELLS}\b"
    rf"|(?:^|[.;] )Annex (?P<annex>[IVX]{{1,5}}) {_TELLS}\b"
    r"|\bfootnote (?P<footnote>[0-9]{1,3}) (?:above|below)\b"
)
_CITING = (
    "ee para",
    "(para",
    "ee also",
    "ee sect",
    "(sect",
    "igure ",
    "Table ",
    "Annex ",
    "tnote ",
)
_DOCUMENT = re.compile(
    r"\ufffc|\*|“|\b(?:Convention|Protocol|Agreement|Charter|Treaty|Board|Committee|Court|[Cc]ase"
    r"|[Rr]esolution|[Dd]ecision|[Dd]ocument|[Ss]tudy|[Bb]ook|[Vv]olume|[Rr]ules?|[Rr]egulations?"
    r"|[Ll]aw|[Ll]etter|[Mm]emorandum|[Rr]eports?|[Nn]ote)\b"
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
    Example("A note.{note.a} See footnote 1 above.", section="notes:\n  a: See para. 5."),
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
        if (
            passage.role in RUNNING
            and edition.is_original
            and edition.language.manual is Manual.ENGLISH
        ):
            yield from _doubtful(passage, edition)


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
    text = passage.prose
    if not any(map(text.__contains__, _CITING)) or _DOCUMENT.search(text):
        return
    for found in _UNSURE.finditer(text):
        kind = str(found.lastgroup)
        place, number = passage.at(found.start(kind)), found[kind]
        name = _named(passage, kind, number, edition)
        if name is None:
            message = f"this report has no {kind} `{number}`"
            hint = "write {ref.ID} with the id of the block, or name the document"
            hint = hint if kind not in ("figure", "footnote") else "fix it, or name the document"
            yield Diagnostic("typed-reference", place, message, hint, Severity.WARNING)
        elif kind != "footnote":  # no token prints the number of a note
            yield _typed_by_hand(place, kind, number, name)


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
    for note, mark in note_marks(report, edition.source).items():
        if mark.isdigit():
            found.setdefault(("", "footnote", mark), note)
    return found
