"""The total of a table is the sum of its rows, column by column.

Editors do not check calculations. A row with `total: true` is compared with the rows above it, up
to the total before. It may also be the total of all rows, or of the totals above. Whole amounts
must add up. For each rounded figure, a difference of half a unit of the last place is allowed. A
wrong sum of decimals, or with deductions or parts of a row (of which ...), is reported as doubtful.
Rates, averages and changes are not added up; shares are added up only to 100. A row that is named a
total but not marked is checked too, with a warning. A column with a cell that is not a plain number
is not checked. Cells without a figure (a dash, two dots, nothing) do not count.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.tallies import FACTOR, Figure, FigureKind, RowRole, Tally, tallies
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import Table
from gareport.report.texts import walk

NAMES = {
    "table-total": Severity.ERROR,
    "doubtful-total": Severity.WARNING,
    "unmarked-total": Severity.WARNING,
}
TOPIC = Topic.AMOUNTS


def _grid(
    *rows: str, total: str, heading: str = "Cost", headnote: str = "", marked: bool = True
) -> Example:
    """Rows are `figure` or `label: figure`; the total may have a label too."""
    noted = f"    headnote: {headnote}\n" if headnote else ""
    head = f"- id: costs\n  table:\n    title: Costs\n{noted}    columns:\n"
    columns = (
        "    - {id: post, heading: Post}\n"
        f"    - {{id: cost, heading: {heading}, align: figures}}\n"
    )
    listed = "".join(f"    - {{id: r{n}, cells: [{_cells(row)}]}}\n" for n, row in enumerate(rows))
    mark = ", total: true" if marked else ""
    last = f"    - {{id: sum, cells: [{_cells(total, 'Total')}]{mark}}}\n"
    amounts = "amounts: {posts: {usd: 800}, travel: {usd: 200}, all: {usd: 1000}}"
    return Example(content=f"{head}{columns}    rows:\n{listed}{last}", cover=amounts)


def _cells(row: str, plain: str = "Row") -> str:
    label, _, figure = row.rpartition(": ")
    return f'{label or plain}, "{figure}"'


BAD = (
    _grid("1 200 300", "45 000", total="1 245 000"),
    _grid("1,200", "800", total="2,100"),
    _grid("{amount.posts}", "{amount.travel}", total="1 100"),
    _grid("0.5", "0.25", total="0.95"),
    _grid("1 200", "450", total="1 660", headnote="(Thousands of United States dollars)"),
    _grid("40", "Of which women: 25", "20", total="70"),
    _grid("50.3", "30.4", total="100.0", heading="Percentage"),
    _grid("45 000", "12 500", total="Grand total: 57 600", marked=False),
    _grid("45 000", "12 500", total="总计: 57 600", marked=False),
    _grid("10", "20", "Subtotal: 30", "5", total="Grand total: 36"),
)
GOOD = (
    _grid("1 200 300", "45 000", total="1 245 300"),
    _grid("{amount.posts}", "{amount.travel}", total="{amount.all}"),
    _grid("0.5", "0.25", "-", total="0.75"),
    _grid("P-5", "P-4", total="2"),
    _grid("2008-2009", "45", total="45"),
    _grid("(100)", "300", total="200"),
    _grid("33.3", "33.3", "33.3", total="100.0"),
    _grid("33", "33", "33", total="100", heading="Share (per cent)"),
    _grid("40.5", "60.0", total="48.3", heading="Percentage"),
    _grid("4", "6", total="5", heading="Rate of growth"),
    _grid("4", "6", total="5", heading="Average cost (dollars)"),
    _grid("1 200", "451", total="1 652", headnote="(Thousands of United States dollars)"),
    _grid("40", "Of which women: 25", "20", total="60"),
    _grid("40", "其中妇女: 25", "20", total="60"),
    _grid("Staff: 40", "Including women: 25", total="65"),
    _grid("100", "Less income: 30", total="70"),
    _grid("10", "20", "Subtotal: 30", "5", "7", "Subtotal: 12", total="42"),
    _grid("10", "20", "小计: 30", "5", total="总计: 35"),
    _grid("Total: 30", "10", "20", "Total: 12", "5", "7", total="42", marked=False),
    _grid("Total population: 70", "45", total="Total: 115", marked=False),
    _grid("Total: 30", "10", "20", total="12"),
    _grid("10", "Of which: -", "Men: 6", "Women: 4", "5", total="15"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding at each total that is not the sum of its column."""
    is_read = None not in (edition.written_in.manual, edition.language.manual)
    if edition.report.lost is not None or not is_read:
        return
    for table in walk((*edition.report.sections, *edition.report.annexes)):
        if isinstance(table, Table):
            for tally in tallies(table, edition):
                if tally.kind is not FigureKind.RATES:
                    yield from _of_column(tally)


def _of_column(tally: Tally) -> Iterator[Diagnostic]:
    """Compare each total with the rows since the total before, all rows, and the totals above."""
    group: list[Figure] = []
    every: list[Figure] = []
    totals: list[Figure] = []
    for figure in tally.figures:
        if figure.part not in (RowRole.TOTAL, RowRole.NAMED):
            group.append(figure)
            every.append(figure)
            continue
        if not every:
            return  # this table has its totals above their rows
        sums = [part for part in (group, every, totals, [*totals, *group]) if part]
        if sums and not figure.is_nil and not _holds(figure, sums, tally.kind):
            yield _fault(figure, sums, every + totals, tally.number)
        totals.append(figure)
        group = []


def _holds(total: Figure, sums: list[list[Figure]], kind: FigureKind) -> bool:
    """Whether the total is one of the sums, read in one of their ways, or cannot be checked."""
    if kind is FigureKind.SHARES and total.value != 100 * FACTOR:
        return True
    if any(one.part is RowRole.OF_WHICH and one.is_nil for one in sums[0]):
        return True  # `Of which:` above rows of its own: the last of them is not known
    return any(
        2 * abs(total.value - value) <= total.unit + sum(one.unit for one in rows)
        or (kind is FigureKind.SHARES and 2 * abs(total.value - value) <= FACTOR * len(rows))
        for rows in sums
        for value in _readings(rows)
    )


def _readings(rows: list[Figure]) -> list[int]:
    """The sums of the rows, with or without parts of rows, with deductions taken away or added."""
    kept = [one for one in rows if one.part is not RowRole.OF_WHICH]
    return [
        sum(-one.value if is_less and one.part is RowRole.LESS else one.value for one in some)
        for some in (kept, rows)
        for is_less in (True, False)
    ]


def _fault(total: Figure, sums: list[list[Figure]], above: list[Figure], number: int) -> Diagnostic:
    wanted = min((_readings(rows)[0] for rows in sums), key=lambda one: abs(one - total.value))
    message = (
        f"the total is {_shown(total.value)}, but the figures of column {number} add up to "
        f"{_shown(wanted)}"
    )
    hint = f"fix one of the figures; the difference is {_shown(abs(wanted - total.value))}"
    place = total.text.span
    if total.part is RowRole.NAMED:
        hint += "; write `total: true` in the row of a total"
        return Diagnostic("unmarked-total", place, message, hint, Severity.WARNING)
    if any(one.part is RowRole.NAMED for one in above):
        hint += "; if a row is a subtotal, write `total: true` in it"
    is_certain = all(one.part in (RowRole.PLAIN, RowRole.TOTAL) for one in above)
    if is_certain and all(one.value % FACTOR == 0 for one in (total, *above)):
        hint += "; if the row is not a sum, delete `total: true`"
        return Diagnostic("table-total", place, message, hint)
    return Diagnostic("doubtful-total", place, message, hint, Severity.WARNING)


def _shown(value: int) -> str:
    whole, rest = divmod(abs(value), FACTOR)
    decimals = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' * (value < 0)}{whole:,}{decimals}"
