"""Each table, each figure and each annex is mentioned in the text, by `{ref.ID}`.

A paragraph must send the reader to the table or the figure that belongs to it, and the body to each
annex. A reference to anything inside an annex, or to a row of a table, is enough. Enclosures and
appendices belong to an annex, and need none. A letter may name its only annex in words.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.braces import TokenKind
from gareport.language.inline import tokens
from gareport.report.cover import LETTERS, on_front
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import provided
from gareport.report.model import ANNEXED, Figure, Node, Section, Table
from gareport.report.texts import reading, texts_of, walk

SOURCE = "United Nations Editorial Manual, tables and annexes"
NAMES = {
    "table-not-mentioned": Severity.WARNING,
    "figure-not-mentioned": Severity.WARNING,
    "annex-not-mentioned": Severity.WARNING,
}
TOPIC = Topic.STRUCTURE
_GRID = """\
- id: costs
  table:
    title: Costs
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost}]
    rows: [{id: one, cells: [P-5, "100"]}]
"""
_CHART = """\
- id: growth
  figure:
    title: Costs by year
    alt: Two columns, the second of which is higher.
    chart:
      columns: [{id: year, heading: Year}, {id: cost, heading: Cost}]
      rows: [{id: first, cells: [2043, 1]}, {id: last, cells: [2044, 2]}]
"""
_ANNEX = "id: terms\nkind: annex\nheading: Terms\ncontent: [{id: term, paragraph: A term.}]\n"


_SEVERAL = r"\bannexes\b|附件[一二三四五六七八九十]+[至、和]"
_ANNEX_IN_WORDS = re.compile(r"\bannex\b|附件")


def _annexed(text: str, annex: str = _ANNEX) -> Example:
    return Example(text, cover="annexes: [terms]", files={"terms.yaml": annex})


BAD = (
    Example(content=_GRID),
    Example(content=_CHART),
    Example(content=_GRID.replace("title: Costs", "title: 'Costs, as {ref.costs} shows'")),
    _annexed("The terms are in annex I."),
    Example(
        cover="kind: letter\nsections: []\nannexes: [terms, names]\n"
        "text: [{id: t, paragraph: I transmit herewith the terms (see annex II).}]",
        files={"terms.yaml": _ANNEX, "names.yaml": _ANNEX.replace("term", "name")},
    ),
    _annexed("A text.", _ANNEX.replace("A term.", "'See {ref.terms}.'")),
)
GOOD = (
    Example(
        language="zh",
        cover="kind: letter\nsections: []\nannexes: [terms, names]\n"
        "text: [{id: t, paragraph: 谨随函转递附件一所载规定和附件二所载名单。}]",
        files={"terms.yaml": _ANNEX, "names.yaml": _ANNEX.replace("term", "name")},
    ),
    Example(
        cover="kind: letter\nsections: []\nannexes: [terms, names]\n"
        "text: [{id: t, paragraph: I transmit the terms (see annex I) and names (see annex II).}]",
        files={"terms.yaml": _ANNEX, "names.yaml": _ANNEX.replace("term", "name")},
    ),
    Example(content="- {id: text, paragraph: 'As {ref.costs} shows, it costs.'}\n" + _GRID),
    Example(content="- {id: text, paragraph: 'The row “{ref.costs.one}” shows it.'}\n" + _GRID),
    Example(content="- {id: text, paragraph: 'As {ref.growth} shows, it costs.'}\n" + _CHART),
    _annexed("The terms are in {ref.terms}."),
    _annexed("See {ref.term} of the annex."),
    Example(
        cover="kind: letter\nsections: []\nannexes: [terms, names]\n"
        "text: [{id: t, paragraph: I transmit herewith the terms (see annex).}]",
        files={
            "terms.yaml": _ANNEX,
            "names.yaml": "id: names\nkind: enclosure\ncontent: [{id: n, paragraph: A name.}]\n",
        },
    ),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each table, each figure and each annex that no text refers to."""
    report = edition.report
    if not edition.is_original or report.lost is not None:
        return
    body = _mentions((*on_front(report.cover), *report.sections))
    everywhere = body | _mentions(report.annexes)
    elsewhere = {target for source, target in everywhere if source != target}
    for node in walk(report.all_sections):
        if shown := None if node.id in elsewhere else _shown(node):
            kind, place = shown
            message, hint = _said(node, kind)
            yield Diagnostic(f"{kind}-not-mentioned", place, message, hint, Severity.WARNING)
    named = {target for _, target in body}
    for annex in report.annexes:
        if annex.kind in ("enclosure", "appendix") or _is_named_in_letter(annex, edition):
            continue
        if not named & {node.id for node in walk((annex,))}:
            place = annex.place if annex.heading is None else annex.heading.span
            message, hint = _said(annex, "annex")
            if annex.heading is None and annex.kind not in ANNEXED:
                hint = "write {ref.ID} there, with the id of a paragraph in the annex"
            yield Diagnostic("annex-not-mentioned", place, message, hint, Severity.WARNING)


def _is_named_in_letter(annex: Section, edition: Edition) -> bool:
    """Whether a letter names an annex in words: its only one, `(see annex)`, or `(see annex I)`."""
    report = edition.report
    if report.cover.kind not in LETTERS:
        return False
    numbered = [one.id for one in report.annexes if one.kind == "annex"]
    named = _ANNEX_IN_WORDS
    if len(numbered) > 1 and annex.id in numbered:
        label = re.escape(edition.language.place.annex(numbered.index(annex.id) + 1))
        named = re.compile(rf"{label}(?![A-Za-z一二三四五六七八九十])|{_SEVERAL}", re.IGNORECASE)
    return any(named.search(text) for _, _, text in reading(report.cover.text))


def _shown(node: Node) -> tuple[str, Span] | None:
    """The word for a table or a figure to which a text must refer, and its place."""
    if isinstance(node, Table) and provided(node).series:
        return "table", node.table.head
    if isinstance(node, Figure):
        return "figure", node.figure.title.span
    return None


def _said(node: Node, kind: str) -> tuple[str, str]:
    where = "in the body" if kind == "annex" else "in the text"
    return f"the {kind} `{node.id}` is not mentioned {where}", f"write {{ref.{node.id}}} there"


def _mentions(nodes: tuple[Node, ...]) -> set[tuple[str, str]]:
    """Which block refers to which, in its texts or its notes."""
    found: set[tuple[str, str]] = set()
    for node in walk(nodes):
        texts = (text for _, text in texts_of(node))
        found.update((node.id, name) for text in texts for name in _references(text))
    return found


def _references(text: str) -> list[str]:
    """The blocks that a text names, alone or in a list; of a row, its table."""
    kinds: tuple[TokenKind, ...] = ("ref", "refs", "range", "row")
    found = (token for kind in kinds for token in tokens(text, kind))
    return [Key(one.id).owner for token in found for one in token.members]
