"""Numbering: a report and a language in; labels by id, and note marks, out.

The scheme is the General Assembly's: headings I. A. 1. (a) (i) a., paragraph numbers that
run through the document, subparagraphs (a) (i) a., notes 1 2 3, and letters in tables. Each annex
starts again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import assert_never

from gareport.language.inline import tokens
from gareport.language.languages import Language, Mark
from gareport.language.numerals import lower_letter, spell
from gareport.numbering.front import front_lines, note_on
from gareport.report.cover import LETTERS, Report, letters_in_annexes, numbers_one
from gareport.report.drafts import has_own_count, is_draft, single_operatives
from gareport.report.foundation import SIGNS
from gareport.report.keys import Key
from gareport.report.kinds import children, notes_of, provided
from gareport.report.model import (
    Box,
    DraftDecision,
    DraftResolution,
    Figure,
    Item,
    Node,
    Operative,
    ResolutionPart,
    Section,
    SectionKind,
    Subsection,
    Table,
)
from gareport.report.texts import reading, walk


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a block: as printed before it (`17.`), as cited (`6 (a)`), its degree from 0.

    `number` is the block's own part of the citation; `above` is the block whose number comes
    before it, `joint` the text between them, `words` the text before both (`table `). The only
    block of a series has no number, and may have an `article` before its word. `plural` is in place
    of `words` before several numbers. Word counts the numbers, except those that are typed. A
    bullet has its sign as `printed`, and nothing to cite.
    """

    series: str
    printed: str
    reference: str
    degree: int
    number: str
    above: str | None = None
    words: str = ""
    joint: str = " "
    is_typed: bool = False
    article: str = ""
    plural: str = ""


LabelById = tuple[str, Label]
MOST_ROMAN = 20  # figures; more than these have arabic numbers
_JOINED = 3  # degrees of headings whose numbers are cited with full stops between them


def labels(report: Report, language: Language) -> dict[str, Label]:
    """The label of every heading, paragraph, subparagraph, table, draft and annex, by id."""
    apart = _drafts(report, language) | _figures(report, language)
    apart |= _tables(report, language) | _boxes(report, language)
    body = _Counter(language, apart, single_operatives(report))
    is_apart = report.cover.transmits is not None
    opening = replace(body, paragraphs=count(1)) if is_apart else body
    found = opening.blocks(report.cover.text, 0, None)
    headed = [section for section in report.sections if section.heading is not None]
    numbers = {section.id: number for number, section in enumerate(headed, 1)}
    for section in report.sections:
        above = None
        if section.id in numbers:
            found[section.id] = _heading(language.headings[0], numbers[section.id], 0)
            above = section.id, found[section.id]
        degree = 1 if above or is_draft(report) else 0
        found |= body.blocks(section.content, degree, above)
    found |= dict(_annexes(report, language))
    for annex in report.annexes:
        counter = replace(body, paragraphs=count(1), operatives=count(1), parts=count(1))
        found |= counter.blocks(annex.content, 1, None)
    return found


def _annexes(report: Report, language: Language) -> Iterator[LabelById]:
    """The labels of the annexes, and of the enclosures and appendices under each of them."""
    marks: Mapping[SectionKind, tuple[Mark, str]] = {
        "enclosure": (language.enclosure, language.sole_enclosure),
        "appendix": (language.appendix, language.sole_appendix),
    }
    is_letter = report.cover.kind in LETTERS
    groups: dict[tuple[SectionKind, int], list[str]] = defaultdict(list)
    above = 0
    for annex in report.annexes:
        kind: SectionKind = annex.kind if annex.kind in marks else "annex"
        above += kind == "annex"
        groups[kind, 0 if kind == "annex" else above].append(annex.id)
    for (kind, _), ids in groups.items():
        mark, sole = marks.get(kind, (language.annex, language.sole_annex))
        for number, name in enumerate(ids, 1):
            is_typed = is_letter or kind != "annex"
            label = _numbered("annex", mark, number)
            if len(ids) == 1:
                label = replace(_sole("annex", mark), printed=sole)
            yield name, replace(label, reference=label.printed, is_typed=is_typed)


def _tables(report: Report, language: Language) -> dict[str, Label]:
    """The labels of the tables that may have a number; one alone has none in today's layouts."""
    tables = [node for node in walk(report.all_sections) if isinstance(node, Table)]
    counted = [table for table in tables if table.table.may_have_number]
    is_sole = len(counted) == 1 and not counted[0].table.numbered
    if is_sole and not numbers_one(report.cover):
        return {counted[0].id: _sole("table", language.table)}
    mark = language.table
    return {table.id: _numbered("table", mark, n) for n, table in enumerate(counted, 1)}


def _boxes(report: Report, language: Language) -> dict[str, Label]:
    """The labels of the boxes that may have a number; one alone has none."""
    boxes = [node for node in walk(report.all_sections) if isinstance(node, Box)]
    counted = [node for node in boxes if node.box.may_have_number]
    if len(counted) == 1 and not counted[0].box.numbered:
        return {counted[0].id: _sole("box", language.box)}
    return {node.id: _numbered("box", language.box, n) for n, node in enumerate(counted, 1)}


def _sole(series: str, mark: Mark) -> Label:
    """The label of the only block of a series, which has no number."""
    cited = mark.cited.removesuffix("{}").rstrip()
    return Label(series, "", cited, 0, "", words=cited, article=mark.article)


def _numbered(series: str, mark: Mark, number: int) -> Label:
    words, own = mark.cited.removesuffix("{}"), spell(number, mark.system)
    return Label(
        series,
        mark.printed(number),
        mark.reference(number),
        0,
        own,
        words=words,
        plural=mark.plural,
    )


def _figures(report: Report, language: Language) -> dict[str, Label]:
    """The labels of the figures: roman up to twenty of them; one alone has no number."""
    ids = [node.id for node in walk(report.all_sections) if isinstance(node, Figure)]
    mark = language.figure if len(ids) <= MOST_ROMAN else language.figures
    if len(ids) == 1:
        return {ids[0]: _sole("figure", mark)}
    return {id_: _numbered("figure", mark, number) for number, id_ in enumerate(ids, 1)}


def _drafts(report: Report, language: Language) -> dict[str, Label]:
    """The labels of the draft resolutions and of the draft decisions; one alone has no number."""
    nodes = [*walk(report.all_sections)]
    resolutions = [node.id for node in nodes if isinstance(node, DraftResolution)]
    decisions = [node.id for node in nodes if isinstance(node, DraftDecision)]
    found: dict[str, Label] = {}
    for ids, mark in ((resolutions, language.resolution), (decisions, language.decision)):
        words = mark.cited.removesuffix("{}")
        if len(ids) == 1:
            printed = mark.pattern.removesuffix("{}").rstrip()
            found[ids[0]] = Label("draft", printed, words.rstrip(), 0, "", words=words.rstrip())
            continue
        for number, id_ in enumerate(ids, 1):
            own = spell(number, mark.system)
            cited = mark.reference(number)
            found[id_] = Label(
                "draft", mark.printed(number), cited, 0, own, words=words, plural=mark.plural
            )
    return found


def _heading(mark: Mark, number: int, degree: int, above: LabelById | None = None) -> Label:
    """The label of a heading; it is cited with the headings around it: `II.B.1`, `II.B.1 (a)`."""
    own = mark.reference(number)
    joint = "." if degree < _JOINED else " "
    cited = f"{above[1].reference}{joint}{own}" if above else own
    within = above[0] if above else None
    return Label("heading", mark.printed(number), cited, degree, own, within, joint=joint)


@dataclass(frozen=True, slots=True)
class _Counter:
    """Counts the blocks of the body, of an annex, of a draft or of a part of one."""

    language: Language
    apart: Mapping[str, Label]  # of drafts, figures, tables and boxes
    single: frozenset[str]
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    operatives: Iterator[int] = field(default_factory=lambda: count(1))
    parts: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(
        self, nodes: tuple[Node, ...], degree: int, above: LabelById | None
    ) -> dict[str, Label]:
        found: dict[str, Label] = {}
        headings = count(1)
        for node in nodes:
            own = self._label(node, degree, headings, above)
            found |= {node.id: own} if own else {}
            under = children(node)
            items = tuple(child for child in under if isinstance(child, Item))
            blocks = tuple(child for child in under if not isinstance(child, Item))
            series = "clause" if isinstance(node, Operative) else "item"
            found |= self._items(items, own, node.id, 0, series)
            is_heading = isinstance(node, (Subsection, ResolutionPart))
            within = (node.id, own) if is_heading and own else above
            if has_own_count(node):
                found |= self._within(node).blocks(blocks, 1, within if is_heading else None)
            else:
                found |= self.blocks(blocks, degree + is_heading, within)
        return found

    def _within(self, node: Node) -> "_Counter":
        """The counter of a draft or of its part, whose operative paragraphs begin with 1."""
        parts = self.parts if isinstance(node, ResolutionPart) else count(1)
        return replace(self, operatives=count(1), parts=parts)

    def _label(
        self, node: Node, degree: int, headings: Iterator[int], above: LabelById | None
    ) -> Label | None:
        match provided(node).series:
            case "heading":
                return _heading(self.language.headings[degree], next(headings), degree, above)
            case "paragraph":
                number, mark = next(self.paragraphs), self.language.paragraph
                cited = mark.reference(number)
                return Label("paragraph", mark.printed(number), cited, 0, cited)
            case "operative":
                return None if node.id in self.single else self._operative(next(self.operatives))
            case "part":
                number, mark = next(self.parts), self.language.part
                cited = mark.reference(number)
                return Label("part", mark.printed(number), cited, 0, cited)
            case "draft" | "figure" | "table" | "box":
                return self.apart.get(node.id)
            case "item" | None:
                return None  # items are counted in their list
            case series:
                assert_never(series)

    def _operative(self, number: int) -> Label:
        mark = self.language.paragraph
        return Label("operative", mark.printed(number), mark.reference(number), 0, str(number))

    def _items(
        self, items: tuple[Item, ...], base: Label | None, above: str, degree: int, series: str
    ) -> dict[str, Label]:
        found: dict[str, Label] = {}
        for number, item in enumerate(items, 1):
            if item.mark != "letters":
                found[item.id] = Label(item.mark, SIGNS[item.mark], "", degree, "")
                found |= self._items(item.items, None, item.id, degree + 1, series)
                continue
            mark = self.language.items[degree]
            own = mark.reference(number)
            cited = f"{base.reference} {own}" if base else own
            within = above if base else None
            label = Label(series, mark.printed(number), cited, degree, own, within)
            found[item.id] = label
            found |= self._items(item.items, label, item.id, degree + 1, series)
        return found


def heading_degrees(report: Report) -> dict[str, int]:
    """The degree of each heading, numbered or not, by id: 0 for that of a main section."""
    found: dict[str, int] = {}

    def descend(nodes: tuple[Node, ...], degree: int) -> None:
        for node in nodes:
            is_heading = provided(node).row == "heading"
            if is_heading:
                found[node.id] = degree
            descend(children(node), degree + is_heading)

    for section in report.all_sections:
        headed = section.heading is not None or section in report.annexes
        if headed:
            found[section.id] = 0
        descend(section.content, 1 if headed else 0)
    return found


def note_marks(report: Report, source: Mapping[Key, str]) -> dict[str, str]:
    """The mark of every used note, in the order of the calls in the source language.

    The notes of the cover have asterisks. Numbers run through the body, and in today's layouts
    through the annexes; each table has its own letters.
    """
    starred = dict.fromkeys(_starred(report, source))
    marks = {name: "*" * number for number, name in enumerate(starred, 1)}
    numbers = count(1)
    letters: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(1))
    annexes = report.annexes if letters_in_annexes(report.cover) else ()
    for section in report.all_sections:
        for node, key, _ in reading((section,)):
            own = {} if isinstance(node, Section) else notes_of(node)
            for call in () if key.is_note else tokens(source[key], "note"):
                if call.id in marks:  # a cover's note, or a letter that several cells have
                    continue
                series = node.id if call.id in own else section.id if section in annexes else None
                marks[call.id] = (
                    lower_letter(next(letters[series])) if series else str(next(numbers))
                )
    return marks


def _starred(report: Report, source: Mapping[Key, str]) -> Iterator[str]:
    """The notes of the cover in the order of their calls: the symbol, page 1, annex headings."""
    marks = report.cover.marks
    yield from (str(marks[place]) for place in ("symbol",) if place in marks)
    for line in front_lines(report):
        if note := note_on(line, report.cover):
            yield str(note)
        if line.key in source:
            yield from (call.id for call in tokens(source[line.key], "note"))
    for _, key, _ in reading(report.cover.text):
        yield from (call.id for call in tokens(source[key], "note"))
    for annex in report.annexes:
        calls = tokens(source.get(Key.own(annex.id), ""), "note")
        yield from (call.id for call in calls if call.id in report.cover.notes)


def lettered_notes(report: Report) -> frozenset[str]:
    """The notes of tables, which are under the table and not at the foot of a page."""
    nodes = walk(report.all_sections)
    return frozenset(n for node in nodes if not isinstance(node, Section) for n in notes_of(node))
