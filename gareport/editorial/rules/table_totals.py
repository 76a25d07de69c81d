"""The total of a table is the sum of its rows, column by column.

Editors do not check calculations. A row with `total: true` is compared with the rows above it, up
to the total before. It may also be the total of all rows, or of the totals above. Whole amounts
must add up. A marked row that is a difference by its name (Net assets, Balance, Increase) is
compared with the differences too, and only doubted; one that is an average or a share is not
checked. For each rounded figure, a difference of half a unit of the last place is allowed. A
wrong sum of decimals, or with deductions or parts of a row (of which ...), is reported as doubtful.
Net requirements are the gross requirements less staff assessment, total requirements are these with
voluntary contributions. Rates, averages and changes are not added up; shares are added up only to
100. A row that is named a total must be marked as one. A column with a cell that is not a plain
number is not checked, so such a cell is reported. Cells without a figure (a dash, two dots or
nothing) do not count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from gareport.editorial.example import Example
from gareport.editorial.tallies import (
    FACTOR,
    TOTALS,
    Figure,
    FigureKind,
    RowRole,
    Stray,
    Tally,
    is_named_total,
    strays,
    tallies,
)
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.model import Table
from gareport.report.texts import walk

NAMES = {
    "table-total": Severity.ERROR,
    "doubtful-total": Severity.WARNING,
    "unmarked-total": Severity.WARNING,
    "figure-cell": Severity.WARNING,
}
TOPIC = Topic.AMOUNTS


def _grid(
    *rows: str, total: str, heading: str = "Cost", headnote: str = "", marked: bool = True
) -> Example:
    """Rows are `figure` or `label: figure`, marked totals after `!`; the total may have a label."""
    noted = f"    headnote: {headnote}\n" if headnote else ""
    head = f"- id: costs\n  table:\n    title: Costs\n{noted}    columns:\n"
    columns = (
        "    - {id: post, heading: Post}\n"
        f"    - {{id: cost, heading: {heading}, align: figures}}\n"
    )
    marks = (", total: true" if row.startswith("!") else "" for row in rows)
    listed = "".join(
        f"    - {{id: r{n}, cells: [{_cells(row.lstrip('!'))}]{mark}}}\n"
        for n, (row, mark) in enumerate(zip(rows, marks, strict=True))
    )
    mark = ", total: true" if marked else ""
    last = f"    - {{id: sum, cells: [{_cells(total, 'Total')}]{mark}}}\n"
    amounts = "amounts: {posts: {usd: 800}, travel: {usd: 200}, all: {usd: 1000}}"
    return Example(content=f"{head}{columns}    rows:\n{listed}{last}", cover=amounts)


def _cells(row: str, plain: str = "Row") -> str:
    label, _, figure = row.rpartition(": ")
    return f'"{label or plain}", "{figure}"'


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
    _grid("10", "20", "!Subtotal: 30", "5", total="Grand total: 36"),
    _grid("10", "20", total="Total: 30", marked=False),
    _grid("10", "20", "小计: 30", "5", total="总计: 35"),
    _grid("about 15 310", "45 000", total="60 310"),
    _grid("15 31O", "45 000", total="60 310"),
    _grid("15 310", "45 OOO", "l5", total="60 325"),
    _grid(
        "45", "12", "!Gross requirements: 57", "Staff assessment: 7", total="Net requirements: 49"
    ),
    _grid("Assets: 100", "Liabilities: 30", total="Net assets: 71"),
    _grid("Income: 100", "Expenditure: 30", total="结余: 71"),
    _grid("10", "20", total="Total resources: 31"),
    _grid("10", "20", total="Total change: 31"),
)
GOOD = (
    _grid("Assets: 100", "Liabilities: 30", total="**Net assets**: 70"),
    _grid("Income: 100", "Expenditure: 130", total="*Surplus/(deficit)*: (30)"),
    _grid("Opening: 100", "Receipts: 50", "Payments: 30", total="Closing balance: 120"),
    _grid("2024: 100", "2025: 130", total="*Increase*: 30"),
    _grid("2024: 100", "2025: 130", total="*Average*: 115"),
    _grid("2024: 100", "2025: 130", total="*Variance (percentage)*: 30"),
    _grid("收入: 100", "支出: 30", total="未支配余额: 70"),
    _grid("Assets: 50", "!Total assets: 50", "Loans: 20", "!Total debt: 20", total="Net: 30"),
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
    _grid("10", "20", "!Subtotal: 30", "5", "7", "!Subtotal: 12", total="42"),
    _grid("10", "20", "!小计: 30", "5", total="总计: 35"),
    _grid(
        "45", "12", "!Gross requirements: 57", "Staff assessment: 7", total="Net requirements: 50"
    ),
    _grid(
        "45",
        "12",
        "!Gross requirements: 57",
        "Staff assessment income: 7",
        "Net requirements: 50",
        "Voluntary contributions in kind: 3",
        total="Total requirements: 60",
    ),
    _grid(
        "45",
        "!Gross requirements: 45",
        "Staff assessment: 5",
        "!Net requirements: 40",
        "Voluntary contributions (budgeted): -",
        total="Total requirements: 45",
    ),
    _grid("-5", "20", "−3", total="12"),
    _grid("n/a", "P-5", "1", total="12"),
    _grid("(a)", "45", "12", total="57", heading="Category"),
    _grid("Total: 30", "10", "20", "Total: 12", "5", "7", total="42", marked=False),
    _grid("Total population: 70", "45", total="Total: 115"),
    _grid("Total: 30", "10", "20", total="12"),
    _grid("10", "Of which: -", "Men: 6", "Women: 4", "5", total="15"),
)


# A figure with the letter O for a nought, or l or I for a one.
_MISTYPED = re.compile(r"[(-]?[0-9OolI]{1,3}(?:[ ,\u00a0\u202f]?[0-9OolI]{3})*(?:\.[0-9OolI]+)?\)?")
_MIXED = re.compile("[0-9][^OolI]*[OolI]|[OolI][^0-9]*[0-9]")
_LONG = re.compile(r"[0-9]{2}")
# Names of posts and documents, years, shares: cells that belong to a column of another kind.
_LABEL = re.compile(r"[A-Z]{1,3}-?[0-9]|(?:19|20)[0-9]{2}\b|[0-9.]+ ?(?:%|per cent)|[A-Z]/")
_CERTAIN = frozenset({RowRole.PLAIN, RowRole.TOTAL, RowRole.NET_TOTAL})
_NEAR, _FEW = 40, 10  # figures above of which two, or all, are tried as a difference
_BASES = 4  # the totals above that another may build on


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
            yield from (fault for one in strays(table, edition) if (fault := _stray(one)))
            if edition.is_original:
                yield from _unmarked(table)


def _unmarked(table: Table) -> Iterator[Diagnostic]:
    """A warning at each row that is named a total and not marked; not where totals come first."""
    rows = table.table.rows
    if is_named_total(rows[0].cells[0] if rows[0].cells else ""):
        return
    for row in rows:
        has_figure = any(char.isdigit() or char == "{" for cell in row.cells[1:] for char in cell)
        if not row.total and has_figure and is_named_total(row.cells[0]):
            message = f"the row `{row.cells[0]}` is named a total, but it is not marked as one"
            hint = "add `total: true` to the row, so that it is checked, and printed as a total"
            place = row.cells[0].span
            yield Diagnostic("unmarked-total", place, message, hint, Severity.WARNING)


def _stray(cell: Stray) -> Diagnostic | None:
    """A warning at a cell that keeps its column from being checked."""
    place, plain = cell.text.at(0), cell.plain
    if _MISTYPED.fullmatch(plain) and _MIXED.search(plain):
        message = f"`{plain}` has a letter in place of a figure"
        write = plain.translate(str.maketrans("OoIl", "0011"))
        if plain == str(cell.text):
            remedy = Remedy(plain, write)
            return Diagnostic("figure-cell", place, message, remedy.hint, Severity.WARNING, remedy)
        return Diagnostic("figure-cell", place, message, f"write `{write}`", Severity.WARNING)
    if not cell.is_totalled or not _LONG.search(plain) or _LABEL.match(plain):
        return None
    message = (
        f"`{plain}` is not a plain number, so the total of column {cell.number} is not checked"
    )
    hint = "write the figure alone, and the rest in a note to the table"
    return Diagnostic("figure-cell", place, message, hint, Severity.WARNING)


def _of_column(tally: Tally) -> Iterator[Diagnostic]:
    """Compare each total with the rows since the total before, all rows, and the totals above."""
    above = _Above()
    for figure in tally.figures:
        if figure.part is RowRole.BALANCE:
            above.add_total(figure, is_row=True)
        elif figure.part is RowRole.NO_SUM:
            continue
        elif figure.part not in TOTALS:
            above.add(figure)
        elif not above.rows:
            return  # this table has its totals above their rows
        else:
            sums = above.sums()
            if sums and not figure.is_nil and not _holds(figure, sums, above, tally.kind):
                yield _fault(figure, sums, above.rows + above.totals, tally.number)
            above.add_total(figure)


class _Above:
    """What is above a total in its column: rows, those since the total before, and totals."""

    def __init__(self) -> None:
        self.rows: list[Figure] = []
        self.group: list[Figure] = []
        self.totals: list[Figure] = []
        self.all: list[Figure] = []  # rows and totals, from top to bottom
        self.tail: list[Figure] = []  # the rows since the last total, or gross or net amount

    def add(self, figure: Figure) -> None:
        for rows in (self.rows, self.group, self.tail, self.all):
            rows.append(figure)

    def add_total(self, figure: Figure, is_row: bool = False) -> None:
        """Add a total; a gross or net amount that is not marked as one may be a row as well."""
        self.totals.append(figure)
        self.all.append(figure)
        self.tail = []
        if is_row:
            self.rows.append(figure)
            self.group.append(figure)
        else:
            self.group = []

    def sums(self) -> list[list[Figure]]:
        """The rows that may add up to the next total."""
        plain = [one for one in self.rows if one.part is not RowRole.BALANCE]
        of_group = [one for one in self.group if one.part is not RowRole.BALANCE]
        found = [self.group, self.rows, of_group, plain, self.totals, [*self.totals, *self.tail]]
        return [rows for rows in found if rows]


def _holds(total: Figure, sums: list[list[Figure]], above: _Above, kind: FigureKind) -> bool:
    """Whether the total is one of the sums, read in one of their ways, or cannot be checked."""
    if kind is FigureKind.SHARES and total.value != 100 * FACTOR:
        return True
    if any(one.part is RowRole.OF_WHICH and one.is_nil for one in sums[0]):
        return True  # `Of which:` above rows of its own: the last of them is not known
    readings = [(value, rows) for rows in sums for value in _readings(rows)]
    # Net is gross less staff assessment; total is gross, or net, with voluntary contributions.
    readings += [
        (base.value + sign * value, [base, *above.tail])
        for base in above.totals[-_BASES:]
        for value in _readings(above.tail)
        for sign in (1, -1)
    ]
    if total.part in (RowRole.RESULT, RowRole.NET_TOTAL) and _is_difference(total, sums, above):
        return True
    return any(
        _is_near(total, value, rows)
        or (kind is FigureKind.SHARES and 2 * abs(total.value - value) <= FACTOR * len(rows))
        for value, rows in readings
    )


def _is_near(total: Figure, value: int, rows: Sequence[Figure]) -> bool:
    return 2 * abs(total.value - value) <= total.unit + sum(one.unit for one in rows)


def _is_difference(total: Figure, sums: list[list[Figure]], above: _Above) -> bool:
    """Whether the total is a difference of two figures, or of a few with a sign each.

    It is also true if there are too many figures to say that it is none.
    """
    near = above.all[-_NEAR:]
    if any(
        _is_near(total, one.value - other.value, (one, other))
        for one, other in permutations(near, 2)
    ):
        return True
    if len(above.all) > _FEW and total.part is RowRole.RESULT:
        return True
    few = [rows for rows in (*sums, above.all) if len(rows) <= _FEW]
    return any(_is_near(total, value, rows) for rows in few for value in _signed(rows))


def _signed(rows: list[Figure]) -> set[int]:
    """The sums of the rows, each with a plus or a minus."""
    values = {0}
    for row in rows:
        values = {value + sign * row.value for value in values for sign in (1, -1)}
    return values


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
    if total.part is RowRole.RESULT:
        message = f"{_shown(total.value)} is neither the sum nor a difference in column {number}"
        hint = "fix one of the figures; if the row is neither, delete `total: true`"
        return Diagnostic("doubtful-total", place, message, hint, Severity.WARNING)
    if total.part is RowRole.NAMED:
        hint += "; write `total: true` in the row of a total"
        return Diagnostic("unmarked-total", place, message, hint, Severity.WARNING)
    if any(one.part is RowRole.NAMED for one in above):
        hint += "; if a row is a subtotal, write `total: true` in it"
    is_certain = all(one.part in _CERTAIN for one in above)
    if is_certain and all(one.value % FACTOR == 0 for one in (total, *above)):
        hint += "; if the row is not a sum, delete `total: true`"
        return Diagnostic("table-total", place, message, hint)
    return Diagnostic("doubtful-total", place, message, hint, Severity.WARNING)


def _shown(value: int) -> str:
    whole, rest = divmod(abs(value), FACTOR)
    decimals = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' * (value < 0)}{whole:,}{decimals}"
