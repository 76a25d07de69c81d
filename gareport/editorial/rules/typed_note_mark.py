"""The marks of notes are computed, not typed as raised figures, figures in brackets or asterisks.

A typed mark has no note, or has a number that somebody counted. Square metres, powers, formulae and
isotopes keep their raised figures, and a symbol keeps the asterisk of its reissue. An asterisk is
reported in tables only.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.formulae import RAISED, is_of_formula
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"typed-note-mark": Severity.ERROR}
TOPIC = Topic.NOTES
_MARK = re.compile(
    rf"(?<![{RAISED}])[{RAISED}]+"
    r"|(?<=[A-Za-z0-9\u3400-\u9fff.,;:?!)”’。，；：？！）》])\[[0-9]{1,3}\](?!\()"
    r"|\[\^[A-Za-z0-9_-]{1,40}\]"
    r"|(?<=[A-Za-z0-9\u3400-\u9fff.,;:)”。，；）》])(?:\\\*){1,3}(?=\s|$|[.,;:。，；])"
)
# For speed, only a text with one of these is searched with the pattern above.
_SIGNS = "[\\¹²³⁰⁴⁵⁶⁷⁸⁹"
_MAYBE = re.compile(
    r"[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\[\\](?:(?<![\[\\])|(?<=\[)(?:[0-9]|\^)|(?<=\\)\*)"
)
_TABLE = frozenset({Role.TABLE, Role.FIGURE, Role.HEADNOTE, Role.COLUMN, Role.CELL})
_GRID = """\
- id: costs
  table:
    title: Costs
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost}]
    rows: [{id: one, cells: ['MARKED', "100"]}]"""
BAD = (
    "A study was made.¹",
    "In 2007² it was for the Board.",
    "It was for the office’s² posts.",
    "It was for the posts in annex A².",
    "A study was made.[1] Another followed.",
    "A study was made [^1]. Another followed.[^second-study]",
    "[^1]: A study of 2003.",
    Example("据一项研究，费用很高。²", language="zh"),
    "In a study ¹⁴In it was made, and ²Carbon in 2007.³He came.",
    "A study was made.¹⁻³",
    "It was for the posts (see annex A)².",
    Example(content=_GRID.replace("MARKED", r"Posts\*")),
)
GOOD = (
    "The office has 40 m² and 3 km², and a flow of 5 m³/s.",
    "The formulae are x² + y², E = mc² and 2⁸ = 256; there were 10² cells of 10⁻³ mm.",
    "The fit is good: R² was 0.9, and χ² small.",
    "It has ¹⁴C, ¹H, U/²³⁸U, δ¹⁸O, ⁹⁹ᵐTc, ²³⁹⁺²⁴⁰Pu and *²³⁵U*; see SO₄²⁻, [Fe(CN)₆]³⁻, Ca²⁺.",
    "It is xᵢ² or (x + y)², with μm² and 2²ⁿ of it.",
    Example("岩石年代（¹⁴C）已测定，将 ²³⁵U 和铯（¹³⁷Cs）移走。", language="zh"),
    "The General Assembly [decides] to meet; see paragraph [5]; x [^ y].",
    Example("应在[60][90]天内，见条款草案 2[3]、6 和 7。", language="zh"),
    r"Document A/65/L.78* was reissued; a star\*.",
    Example(content=_GRID.replace("MARKED", "Posts")),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each typed mark of a note."""
    for passage in passages(edition):
        may_have = any(map(passage.text.__contains__, _SIGNS)) and _MAYBE.search(passage.text)
        for found in _MARK.finditer(passage.text) if may_have else ():
            if found[0][0] == "\\" and passage.role not in _TABLE:
                continue
            if _is_alternative(passage.text, found):
                continue
            if found[0].isdigit() and is_of_formula(str(passage.text), *found.span()):
                continue
            yield _fault(passage, found)


def _is_alternative(text: str, found: re.Match[str]) -> bool:
    """Whether figures in brackets are wordings to choose from, `[60][90]天`, or `article 2[3]`."""
    before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() :][:1]
    return found[0][0] == "[" and (before == "]" or before.isdecimal() or after == "[")


def _fault(passage: Passage, found: re.Match[str]) -> Diagnostic:
    whose = "the table" if passage.role in _TABLE else "the section"
    if passage.section is None:
        hint = "delete it: the texts of page 1 have no notes"
    else:
        hint = f"write {{note.NAME}} in its place, and the note under `notes` of {whose}"
    message = f"`{found[0]}` is the mark of a note, typed by hand"
    return Diagnostic("typed-note-mark", passage.at(found), message, hint)
