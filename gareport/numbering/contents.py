"""The contents: a report and its labels in; the lines of the headings, in their groups, out.

The sections are first. Annexes follow under their own word, as in the reports of the Secretariat,
and so do the lists of tables, figures and boxes for which the cover asks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gareport.language.languages import Language
from gareport.numbering.numbering import Label, heading_degrees
from gareport.report.cover import ContentsList, Report
from gareport.report.drafts import has_own_count
from gareport.report.keys import Key
from gareport.report.kinds import children, own_texts, provided
from gareport.report.model import (
    Box,
    DraftDecision,
    DraftResolution,
    Figure,
    Node,
    Section,
    Subsection,
    Table,
)
from gareport.report.texts import walk

Draft = DraftResolution | DraftDecision
_BELONGING = ("enclosure", "appendix")  # to the annex before them


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents: the heading's block, label and degree, and its paragraphs' ids."""

    id: str
    label: str
    degree: int
    first: str | None
    last: str | None
    series: str


@dataclass(frozen=True, slots=True)
class ContentsGroup:
    """Lines of the contents, and the name of the word over them; the sections have none."""

    word: str
    lines: tuple[ContentsLine, ...]


def contents(report: Report, found: Mapping[str, Label]) -> tuple[ContentsLine, ...]:
    """A line for each heading, with its first and last numbered paragraph, with subsections.

    A draft has a line, and what is in it has none.
    """
    degrees = heading_degrees(report)
    return tuple(
        _line(node, found.get(node.id), degrees[node.id], section in report.annexes)
        for section in report.all_sections
        for node in _headed((section,))
    )


def _headed(nodes: tuple[Node, ...]) -> Iterator[Section | Subsection | Draft]:
    """The blocks with a line in the contents, in reading order."""
    for node in nodes:
        if isinstance(node, (DraftResolution, DraftDecision)):
            yield node
        elif not has_own_count(node):
            if isinstance(node, (Section, Subsection)) and node.heading is not None:
                yield node
            yield from _headed(children(node))


def _line(
    node: Section | Subsection | Draft, label: Label | None, degree: int, annexed: bool
) -> ContentsLine:
    inside = [n.id for n in walk(children(node)) if provided(n).series == "paragraph"]
    # Annexes count from 1 again, so their ranges would look like ranges of the body.
    first, last = (inside[0], inside[-1]) if inside and not annexed else (None, None)
    printed, series = (label.printed, label.series) if label else ("", "heading")
    return ContentsLine(node.id, printed, degree, first, last, series)


def groups(
    lines: tuple[ContentsLine, ...],
    report: Report,
    found: Mapping[str, Label],
    language: Language,
) -> tuple[ContentsGroup, ...]:
    """The contents as printed, down to the depth of the cover: sections, annexes, and lists."""
    cover = report.cover
    lines = tuple(line for line in lines if line.degree < cover.contents_depth)
    annexed = {node.id for node in walk(report.annexes)}
    annexes = {annex.id for annex in report.annexes if annex.kind not in _BELONGING}
    body = tuple(line for line in lines if line.id not in annexed)
    behind = tuple(
        _of_annex(line, found.get(line.id), language) if line.id in annexes else line
        for line in lines
        if line.id in annexed
    )
    made = [
        ContentsGroup("", body),
        ContentsGroup("annexes" if len(annexes) > 1 else "annex", behind),
    ]
    for name in cover.contents_lists:
        made.append(ContentsGroup(name, _listed(name, report, found, language)))
    return tuple(group for group in made if group.lines)


def _of_annex(line: ContentsLine, label: Label | None, language: Language) -> ContentsLine:
    """The line of an annex with its number alone: the word is over the group."""
    number = "" if label is None else _numbered(label, language)
    return replace(line, label=number, series="annexed")


def _numbered(label: Label, language: Language) -> str:
    return language.headings[0].pattern.format(label.number) if label.number else ""


def _listed(
    name: ContentsList, report: Report, found: Mapping[str, Label], language: Language
) -> tuple[ContentsLine, ...]:
    """A line for each table, figure or box that has a title."""
    kind = {"tables": Table, "figures": Figure, "boxes": Box}[name]
    nodes = (node for node in walk(report.all_sections) if isinstance(node, kind))
    titled = (node for node in nodes if Key.own(node.id) in {key for key, _ in own_texts(node)})
    labelled = ((node.id, found[node.id]) for node in titled if node.id in found)
    return tuple(
        ContentsLine(id_, _numbered(label, language), 0, None, None, "listed")
        for id_, label in labelled
    )
