"""The total of a table is the sum of its rows, column by column.

Editors do not check calculations. A row with `total: true` is held against the rows above it, up
to the total before; it may be that of all rows too, or of the totals above. A column with a cell
that is no plain number is spared, as are cells without a figure (a dash, two dots, nothing).
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.inline import Plain, Token, flat, parse
from gareport.model import Grid, Row, Table, walk
from gareport.source import Text
from gareport.translate import Edition

NAMES = {"table-total": Severity.ERROR}
_NUMBER = re.compile(r"[($]{0,2}([0-9]{1,3}(?:[ ,\u00a0\u202f][0-9]{3})+|[0-9]+)(\.[0-9]+)?\)?")
_NIL = frozenset({"", "-", "–", "—", "..", "…"})
_FACTOR = 1_000  # figures with up to three decimals are added as whole numbers


def _grid(*rows: str, total: str) -> Example:
    listed = "".join(f"    - {{id: r{n}, cells: [Row, {cell}]}}\n" for n, cell in enumerate(rows))
    head = "- id: costs\n  table:\n    title: Costs\n    columns:\n"
    columns = "    - {id: post, heading: Post}\n    - {id: cost, heading: Cost, align: figures}\n"
    last = f"    - {{id: sum, cells: [Total, {total}], total: true}}\n"
    amounts = "amounts: {posts: {usd: 800}, travel: {usd: 200}, all: {usd: 1000}}"
    return Example(content=f"{head}{columns}    rows:\n{listed}{last}", cover=amounts)


BAD = (
    _grid("1 200 300", "45 000", total="1 245 000"),
    _grid('"1,200"', '"800"', total='"2,100"'),
    _grid('"{amount.posts}"', '"{amount.travel}"', total="1 100"),
    _grid('"0.5"', '"0.25"', total='"0.8"'),
)
GOOD = (
    _grid("1 200 300", "45 000", total="1 245 300"),
    _grid('"{amount.posts}"', '"{amount.travel}"', total='"{amount.all}"'),
    _grid('"0.5"', '"0.25"', '"-"', total='"0.75"'),
    _grid("P-5", "P-4", total="2"),
    _grid("2008-2009", "45", total="45"),
    _grid('"(100)"', "300", total="200"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault at each total that is not the sum of its column."""
    if edition.report.lost is not None:
        return
    for table in walk((*edition.report.sections, *edition.report.annexes)):
        if isinstance(table, Table) and any(row.total for row in table.table.rows):
            yield from _of_table(table, edition)


def _of_table(table: Table, edition: Edition) -> Iterator[Diagnostic]:
    grid = table.table
    for number, column in enumerate(grid.columns):
        keys = [f"{table.id}.{row.id}.{column.id}" for row in grid.rows]
        if column.align != "figures" or any(key not in edition.texts for key in keys):
            continue
        texts = [edition.texts[key].text for key in keys]
        values = [_value(text, edition) for text in texts]
        if None in values:
            continue
        cells = zip(texts, [value or 0 for value in values], grid.rows, strict=True)
        yield from _of_column(list(cells), f"column {number + 1}", grid)


def _of_column(cells: list[tuple[Text, int, Row]], named: str, grid: Grid) -> Iterator[Diagnostic]:
    every: list[int] = []
    totals: list[int] = []
    group: list[int] = []
    for text, value, row in cells:
        if not row.total:
            every.append(value)
            group.append(value)
            continue
        if group or totals:
            sums = [sum(part) for part in (group, every, totals) if part]
            if value not in sums and text.strip() not in _NIL:
                yield _fault(text, value, sums[0], named)
        totals.append(value)
        group = []


def _fault(text: Text, value: int, total: int, named: str) -> Diagnostic:
    message = f"the total is {_shown(value)}, but the figures of {named} add up to {_shown(total)}"
    hint = f"the difference is {_shown(abs(total - value))}; mend one of the figures"
    return Diagnostic("table-total", text.span, message, hint)


def _shown(value: int) -> str:
    whole, rest = divmod(abs(value), _FACTOR)
    decimals = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' * (value < 0)}{whole:,}{decimals}"


def _value(text: Text, edition: Edition) -> int | None:
    """The number of a cell in thousandths; None for what is none. Brackets make it negative."""
    amounts = edition.report.cover.amounts
    plain = ""
    for node in flat(parse(text)[0]):
        if isinstance(node, Plain):
            plain += node.text
        elif isinstance(node, Token) and node.kind == "amount" and node.id in amounts:
            plain += str(amounts[node.id].usd)
        elif not (isinstance(node, Token) and node.kind == "note"):
            continue
    plain = plain.strip()
    if plain in _NIL:
        return 0
    found = _NUMBER.fullmatch(plain)
    if found is None or len(found[2] or "") > 4:
        return None
    whole = int(re.sub(r"\D", "", found[1])) * _FACTOR
    decimals = int((found[2] or ".")[1:].ljust(3, "0"))
    return -(whole + decimals) if plain.startswith("(") else whole + decimals
