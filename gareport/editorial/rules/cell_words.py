"""The words for cells, such as `{nil}`, `{computed}` and `{left}`, are in cells of tables only.

Some say why a cell has no figure, one leaves it to a formula, and others say to which cell it
belongs. The latter are alone in a cell. In a sentence the words themselves are written.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.language.braces import JOIN_WORDS, Token
from gareport.language.inline import flat, parse
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"cell-word": Severity.ERROR}
TOPIC = Topic.STRUCTURE
_TABLE = """\
- id: costs
  table:
    title: Costs{}
    columns: [{{id: post, heading: Post}}, {{id: cost, heading: Cost, align: figures}}]
    rows:
      - {{id: one, cells: [P-5, "{}"]}}
      - {{id: two, cells: [P-4, "12"]}}"""
BAD = (
    "The balance was {nil}.",
    "Travel is {na} and rent is {unavailable}.",
    "The balance was {computed}.",
    Example(content=_TABLE.format(" ({nil})", "100")),
    Example(content=_TABLE.format("", "100 {left}")),
    "The cell is {left}.",
)
GOOD = (
    "The balance was nil.",
    Example(content=_TABLE.format("", "{nil}")),
    Example(content=_TABLE.format("", "{na}")),
    Example(content=_TABLE.format("", "{unavailable}")),
    Example(content=_TABLE.format("", "")),
    Example(content=_TABLE.format("", "{left}")),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each word for cells in another text."""
    for passage in passages(edition):
        if "{" not in passage.text:
            continue
        for node in flat(parse(passage.text)[0]):
            if not isinstance(node, Token) or node.kind != "word":
                continue
            if passage.role is not Role.CELL:
                message = f"`{node.written}` is for cells of tables"
                hint = "write the words that are meant, or leave them out"
                yield Diagnostic("cell-word", passage.at(node.start), message, hint)
            elif node.id in JOIN_WORDS:
                message = f"`{node.written}` is in a cell that has other words"
                hint = "write it alone, because the cell is a part of another one"
                yield Diagnostic("cell-word", passage.at(node.start), message, hint)
