"""References to the report's own paragraphs, sections, tables, notes and annexes are tokens, not
typed numbers.

A typed number is right until a paragraph is added. The words around it show that it belongs to this
report: `paragraph 31 below`, `section IV above`, 见下文第 31 段. Such a number that this report
does not have is an error. `see annex III`, 见附件三, and `see para. 88` in a text that names no
other document are read as this report's too, but the finding is a warning. Numbers of other
documents are not reported: `resolution 60/283, section II, paragraph 3`,
第 60/283 号决议第二节第 3 段. Nor are numbers in quotations.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from re import Pattern

from gareport.editorial.citing import is_of_another, without_quotations
from gareport.editorial.example import Example
from gareport.editorial.passages import RUNNING, Passage, passages
from gareport.editorial.spelled import han
from gareport.editorial.topics import Topic
from gareport.editorial.typed_numbers import TypedNumber, likely_numbers, typed_numbers
from gareport.language.inline import Link, Symbol
from gareport.language.languages import Manual
from gareport.language.numerals import UP_TO_TEN, spell
from gareport.language.prose import nodes
from gareport.numbering.numbering import labels, note_marks
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.drafts import has_own_count
from gareport.report.edition import Edition
from gareport.report.kinds import Role, children
from gareport.report.model import Node

NAMES = {
    "typed-reference": Severity.WARNING,
    "no-such-number": Severity.ERROR,
    "typed-note-number": Severity.WARNING,
}
TOPIC = Topic.REFERENCES
_ROLES = RUNNING | {Role.NOTE}
_HAN = f"[{UP_TO_TEN}]{{1,3}}"
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
        rf"(?:上文|下文|前文|后文)[中的]?(?:脚注|附注|注释|注) ?(?P<note>[0-9]{{1,3}}|{_HAN})"
        rf"|见脚注 ?(?P<bare>[0-9]{{1,3}}|{_HAN})"
    ),
}
_TITLE = re.compile("[*“《]")
_NOTE_WORD = re.compile(f"(?:ote|注|释) ?[0-9{UP_TO_TEN}]")
_TWO = "- {id: one, paragraph: A text.}\n- {id: two, paragraph: 'MARKED'}\n"
BAD = (
    Example(content=_TWO.replace("MARKED", "See paragraph 1 above.")),
    Example(content=_TWO.replace("MARKED", "See section I above and paragraphs 1 and 2 below.")),
    "See paragraph 31 below.",
    Example(
        cover="kind: draft_resolution",
        content="- {id: one, operative: '*Notes* it;'}\n"
        "- {id: two, operative: '*Decides* so, subject to paragraph 1 above.'}",
    ),
    "The “new” strategy, as stated in paragraph 31 above, is “old”.",
    "The report (A/62/7) was long. The Board noted in paragraph 31 above that it was.",
    "As stated in the report (A/62/7) and in paragraph 31 above, it was long.",
    Example("根据报告（A/62/7）和上文第 99 段，费用增加。", language="zh"),
    "See annex III to the present report, and the Parties in annex I.",
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
    Example("见上文脚注三。", language="zh"),
    Example("费用见下表 2。", language="zh"),
    "As stated in § 4 below, it is long.",
    "The costs, in paragraph 7 of the report (A/62/7) and figure 1 above, are high.",
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
    "See § 4 of the Act, figure 1 of the study, and figures 1 above 5.",
    Example("见下表。以下表格列出 2 项；上文注意到三项费用。", language="zh"),
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


# What a series of labels is called in references.
_KINDS = {
    **dict.fromkeys(("item", "operative", "clause"), "paragraph"),
    **dict.fromkeys(("heading", "part"), "section"),
}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding at each typed number of this report."""
    if edition.report.lost is not None:
        return
    for passage in passages(edition):
        if passage.role in _ROLES and (
            found := list(typed_numbers(passage.text, edition.language))
        ):
            source = edition.source[passage.key]
            if edition.is_original or not any(typed_numbers(source, edition.written_in)):
                yield from (_fault(passage, typed, edition) for typed in found)
        if edition.is_original:
            likely = likely_numbers(passage.text, edition.language)
            for typed in likely if passage.role in RUNNING else ():
                yield _fault(passage, typed, edition)
            yield from _typed_notes(passage, edition) if passage.role in _ROLES else ()


def _typed_notes(passage: Passage, edition: Edition) -> Iterator[Diagnostic]:
    """A finding at each number of a note of this report: wrong, or right only for now."""
    manual = edition.language.manual
    if manual is None or not _NOTE_WORD.search(passage.text):
        return
    marks = {mark: name for name, mark in note_marks(edition.report, edition.source).items()}
    text = without_quotations(passage.prose)
    for found in _NOTE_NUMBERS[manual].finditer(text):
        group = str(found.lastgroup)
        typed, place = found[group], passage.at(found.start(group))
        number = typed if typed.isascii() else str(han(typed))
        if group == "bare" and _names_a_work(passage):
            continue
        if is_of_another(str(passage.text), found.start(), manual):
            continue
        if number not in marks:
            message = f"this report has no note `{typed}`"
            hint = "write the number of the note, or name the document"
            yield Diagnostic("typed-reference", place, message, hint, Severity.WARNING)
        else:
            message = f"the number of note `{typed}` is typed by hand"
            hint = f"write {{ref.note.{marks[number]}}}, which prints the word and the number"
            yield Diagnostic("typed-note-number", place, message, hint, Severity.WARNING)


def _names_a_work(passage: Passage) -> bool:
    """Whether a text cites a document, or has a title whose footnote it could cite."""
    cited = any(isinstance(node, Symbol | Link) for node in nodes(passage.text))
    return cited or _TITLE.search(passage.text) is not None


def _fault(passage: Passage, typed: TypedNumber, edition: Edition) -> Diagnostic:
    kind, number, place = typed.kind, typed.number, passage.at(typed.start)
    name = _named(passage, kind, number, edition)
    if name is not None:
        message = f"the {kind} number `{number}` is typed by hand"
        hint = f"write {{ref.{name}}}, which prints the number"
        return Diagnostic("typed-reference", place, message, hint, Severity.WARNING)
    message = f"this report has no {kind} `{number}`"
    if typed.is_own:
        hint = "write {ref.ID} with the id of the block"
        return Diagnostic("no-such-number", place, message, hint)
    hint = "write {ref.ID} with the id of the block, or name the document"
    hint = hint if kind != "figure" else "fix it, or name the document"
    return Diagnostic("typed-reference", place, message, hint, Severity.WARNING)


def _named(passage: Passage, kind: str, number: str, edition: Edition) -> str | None:
    """The id of the block with the number: one in the same part, draft or annex comes first."""
    annex = passage.section.id if passage.section and passage.section.kind == "annex" else ""
    around = _around(edition).get(passage.key.owner, (annex, ""))
    key = (kind, number.replace(" ", ""))
    numbered = _numbered(edition)
    return next((name for one in around if (name := numbered.get((one, *key)))), None)


@lru_cache(maxsize=8)
def _around(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """What counts the blocks around each block: part, draft and annex, and last the report."""
    found: dict[str, tuple[str, ...]] = {}

    def descend(nodes: tuple[Node, ...], around: tuple[str, ...]) -> None:
        for node in nodes:
            found[node.id] = around
            inner = (node.id, *around) if has_own_count(node) else around
            descend(children(node), inner)

    descend(edition.report.sections, ("",))
    for annex in edition.report.annexes:
        descend((annex,), (annex.id, ""))
    return found


@lru_cache(maxsize=8)
def _numbered(edition: Edition) -> Mapping[tuple[str, str, str], str]:
    """The ids of numbered blocks by what counts them, their kind and their number."""
    report, around = edition.report, _around(edition)
    annexes = {annex.id for annex in report.annexes}
    found: dict[tuple[str, str, str], str] = {}
    outside: dict[tuple[str, str, str], str] = {}  # as it may be cited elsewhere
    for name, label in labels(report, edition.language).items():
        kind = _KINDS.get(label.series, label.series)
        number = label.reference.replace(" ", "")
        if kind == "annex":
            place = next(n for n, annex in enumerate(report.annexes, 1) if annex.id == name)
            number = spell(place, edition.language.annex.system)
        elif kind == "table":
            number = label.number
        own, *others = ("",) if kind in ("table", "annex") else around.get(name, ("",))
        found.setdefault((own, kind, number), name)
        for other in others if own not in annexes else ():  # of a draft or of a part of one
            outside.setdefault((other, kind, number), name)
    return outside | found
