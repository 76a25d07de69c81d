"""A text cites a cell of a table only if the cell has a figure, and an amount only with its unit.

`{cell.TABLE.ROW.COLUMN}` prints the figure of a cell, and `{amount.TABLE.ROW.COLUMN}` its amount in
dollars. The amount is in whole dollars, and the table says under `unit` what its figures count.
With `less` after the column, as in `{cell.TABLE.ROW.COLUMN.less}`, a negative figure prints without
its sign, for words such as *a decrease of*; any other figure is then an error.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.braces import Token
from gareport.language.inline import flat, parse
from gareport.report.cited_cells import Uncited, cited
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"cited-cell": Severity.ERROR}
TOPIC = Topic.AMOUNTS


def _table(text: str, unit: str = "unit: thousands", cell: str = "42 022.4") -> Example:
    table = f"""\
- id: first
  paragraph: "{text}"
- id: costs
  table:
    title: Costs
    {unit}
    columns:
    - {{id: post, heading: Post}}
    - {{id: cost, heading: Cost, align: figures}}
    - {{id: share, heading: Share, align: figures, formula: "cost / cost as percentage"}}
    rows:
    - {{id: one, cells: [Posts, "{cell}", 100.0]}}
"""
    return Example(content=table)


BAD = (
    _table("It costs {amount.costs.one.cost}.", unit="headnote: (Thousands of dollars)"),
    _table("It costs {amount.costs.one.cost}.", cell="42 022.4567"),
    _table("It costs {amount.costs.one.share}."),
    _table("It costs {cell.costs.one.cost} thousand.", cell=""),
    _table("It costs {cell.costs.one.cost} thousand.", cell="{nil}"),
    _table("It costs {cell.costs.one.cost} thousand.", cell="much"),
    _table("It costs {cell.costs.one.post} thousand."),
    _table("A decrease of {amount.costs.one.cost.less}."),
)
GOOD = (
    _table("It costs {amount.costs.one.cost}."),
    _table("It costs {amount.costs.one.cost}.", unit="unit: units", cell="42 022"),
    _table("It costs {cell.costs.one.cost} thousand, or {cell.costs.one.share} per cent."),
    _table("A decrease of {amount.costs.one.cost.less}.", cell="(63.1)"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each token whose cell has no figure that it can print."""
    if not edition.is_original:
        return
    for segment in edition.texts.values():
        for token in _tokens(segment.text) if "{" in segment.text else ():
            found = cited(edition, token)
            if isinstance(found, Uncited):
                place = segment.text.at(token.start)
                yield Diagnostic("cited-cell", place, found.message, found.hint)


def _tokens(text: str) -> Iterator[Token]:
    """The tokens of a text that name a cell."""
    nodes = flat(parse(text)[0])
    return (node for node in nodes if isinstance(node, Token) and node.is_of_cell)
