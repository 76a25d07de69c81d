"""References to the report's own paragraphs, sections, tables and annexes are tokens, not numbers
typed by hand.

A typed number is right until a paragraph is added. It is taken for one of this report by the words
round it: `paragraph 31 below`, `section IV above`, `see annex III`, 见下文第 31 段, 见附件三.
Numbers in other documents are left alone: `resolution 60/283, section II, paragraph 3`,
第 60/283 号决议第二节第 3 段. A quotation stays as it is. A number that this report does not have
is an error.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from re import Match, Pattern

from gareport.citing import is_of_another, without_quotations
from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.languages import Language
from gareport.model import walk
from gareport.numbering import labels
from gareport.numerals import spell
from gareport.pairs import prose
from gareport.passages import RUNNING, Passage, Role, passages
from gareport.translate import Edition

NAMES = {"typed-reference": Severity.WARNING, "no-such-number": Severity.ERROR}
_ROLES = RUNNING | {Role.NOTE}
_FIGURE = r"[0-9]{1,3}(?: ?\([a-z]{1,2}\))?"
_ROMAN = r"[IVX]{1,5}(?:\.[A-Z](?:\.[0-9])?)?"
_NUMERALS = "一二三四五六七八九十"
_HAN = f"[{_NUMERALS}]{{1,3}}"
_OWN = r"(?: above| below|,? of the present (?:report|note))\b"
_FOREIGN = re.compile(
    r"\ufffc|\b(?:resolution|decision|Convention|Protocol|Agreement|Charter|Treaty)\b"
    r"|^(?:\([a-z]\))?,? (?:of|to) "
)
_PATTERNS: Mapping[str, tuple[Pattern[str], ...]] = {
    "en": (
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
    "zh": (
        re.compile(
            r"(?:上文|下文|本报告|本说明)第 ?"
            rf"(?P<paragraph>{_FIGURE}(?: ?[、和至-] ?(?:第 ?)?{_FIGURE})*) ?段"
        ),
        re.compile(rf"(?:上文|下文|本报告|本说明)第(?P<section>{_HAN}(?:[、和至]{_HAN})*)节"),
        re.compile(r"(?:见|上文|下文|本报告|本说明)表 ?(?P<table>[0-9]{1,2})"),
        re.compile(rf"(?:见|上文|下文|本报告|本说明)附件(?P<annex>{_HAN})"),
    ),
}
# Most texts have none of these, or no number beside them, and are passed over fast.
_POINTING: Mapping[str, tuple[str, ...]] = {
    "en": (" above", " below", "of the present ", "table ", "annex "),
    "zh": ("段", "节", "表", "附件"),
}
_MAYBE: Mapping[str, Pattern[str]] = {
    "en": re.compile(
        r"[0-9A-Z)](?: above| below|,? of the present |(?<=table [0-9])|(?<=annex [IVX]))"
    ),
    "zh": re.compile(rf"[段节表件](?:(?<=[0-9) {_NUMERALS}][段节])|(?<=[表件]) ?[0-9{_NUMERALS}])"),
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
    "The terms are in annex III.",
    Example("见下文第 31 段。", language="zh"),
    Example("见附件三。", language="zh"),
    Example("决议草案（A/62/L.7）载于本报告下文第 99 段。", language="zh"),
)
GOOD = (
    "See {ref.example} above.",
    "In its resolution 60/283, section II, paragraph 3, the Assembly asked for a report.",
    "Paragraphs 17 and 18 of the report (A/60/846/Add.1) mention annex I.",
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
    """Yield a fault at each number of this report that was typed."""
    if edition.report.lost is not None:
        return
    for passage in passages(edition):
        if passage.role in _ROLES and (found := list(_typed(passage.text, edition.language))):
            source = edition.source[passage.key]
            if edition.is_original or not any(_typed(source, edition.written_in)):
                for kind, place, number in found:
                    yield _fault(passage, kind, place, number, edition)


def _typed(written: str, language: Language) -> Iterator[tuple[str, int, str]]:
    """What kind of number stands at which character, and the number."""
    needs = _POINTING[language.code]
    if not any(map(written.__contains__, needs)) or not _MAYBE[language.code].search(written):
        return
    text = without_quotations(prose(written))
    taken: set[int] = set()
    for pattern in _PATTERNS[language.code]:
        for found in pattern.finditer(text):
            kind = str(found.lastgroup)
            if kind in ("table", "annex") and _is_foreign(text, found):
                continue
            if is_of_another(written, found.start(), language.code):
                continue
            for number in _NUMBERS[kind].finditer(found[kind]):
                place = found.start(kind) + number.start()
                if place not in taken:
                    taken.add(place)
                    yield kind, place, number[0]


def _is_foreign(text: str, found: Match[str]) -> bool:
    """Whether the words behind lead to another document."""
    return _FOREIGN.search(text[found.end() : found.end() + 40]) is not None


def _fault(passage: Passage, kind: str, place: int, number: str, edition: Edition) -> Diagnostic:
    within = passage.section.id if passage.section and passage.section.kind == "annex" else ""
    key = (kind, number.replace(" ", ""))
    numbered = _numbered(edition)
    name = numbered.get((within, *key)) or numbered.get(("", *key))
    if name is None:
        message = f"`{number}` is typed, and this report has no such {kind}"
        hint = "write {ref.ID} with the id of the block that is meant"
        return Diagnostic("no-such-number", passage.at(place), message, hint)
    message = f"the {kind} number `{number}` is typed"
    hint = f"write {{ref.{name}}}, which prints the number"
    return Diagnostic("typed-reference", passage.at(place), message, hint, Severity.WARNING)


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
