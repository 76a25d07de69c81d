"""The words `{nil}`, `{na}`, `{unavailable}` and `{computed}` are used in cells of tables only.

Three say why a cell has no figure, and one leaves it to a formula. In a sentence the words
themselves are written.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.language.inline import Token, flat, parse
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
)
GOOD = (
    "The balance was nil.",
    Example(content=_TABLE.format("", "{nil}")),
    Example(content=_TABLE.format("", "{na}")),
    Example(content=_TABLE.format("", "{unavailable}")),
    Example(content=_TABLE.format("", "")),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each word for cells in another text."""
    for passage in passages(edition):
        if passage.role is Role.CELL or "{" not in passage.text:
            continue
        for node in flat(parse(passage.text)[0]):
            if isinstance(node, Token) and node.kind == "word":
                message = f"`{node.written}` is for cells of tables"
                hint = "write the words that are meant, or leave them out"
                yield Diagnostic("cell-word", passage.at(node.start), message, hint)
