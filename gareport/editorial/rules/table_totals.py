"""The total of a table is the sum of its rows, column by column.

Editors do not check calculations. A row with `total: true` is compared with the rows above it, up
to the total before. It may also be the total of all rows, or of the totals above. Whole amounts
must add up. A marked row that is a difference by its name (Net assets, Balance, Increase) is
compared with the differences too, and only doubted; one that is an average or a share is not
checked. For each rounded figure, a difference of half a unit of the last place is allowed. A
wrong sum of decimals, or with deductions or parts of a row (of which ...), is reported as doubtful.
Net requirements are the gross requirements less staff assessment, total requirements are these with
voluntary contributions. Rates, averages and changes are not added up; shares are added up only to
100, or to a total that cannot be an average of them. A row that is named a total must be marked as
one.
Cells without a figure (a dash, two dots, `n/a` or nothing) do not count. A cell that is not a plain
number, or counts something else than the others, is tried with its figure and without. If the total
is wrong in both ways, one finding for the column says that it cannot be checked.
"""

import re
from collections.abc import Iterator, Sequence

from gareport.editorial.adding import Above, holds, readings
from gareport.editorial.cells import FACTOR, SHARE
from gareport.editorial.example import Example
from gareport.editorial.tallies import (
    TOTALS,
    FigureKind,
    RowRole,
    Tallied,
    Tally,
    is_named_total,
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
    _grid("about 15 310", "45 000", total="60 320"),
    _grid("n/a", "45", "12", total="58"),
    _grid("5 years", "2 years", total="8 years"),
    _grid("5 years", "2 months", total="8"),
    _grid("5/6", "3/6", total="9/12"),
    _grid("1.2 million", "450 000", total="1.75 million"),
    _grid("twelve", "thirteen", total="26"),
    _grid("十二", "十三", total="二十六"),
    _grid("45 (40%)", "67 (60 per cent)", total="113 (100%)"),
    _grid("40%", "50%", total="100%"),
    _grid("20", "30", total="55", heading="Percentage"),
    _grid("various", "45", "12", total="60"),
    _grid("45", "12", total="about 60"),
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
    _grid("N/A", "45", "不适用", total="45"),
    _grid("about 15 310", "45 000", total="60 310"),
    _grid("5 years", "1 year", total="6 years"),
    _grid("5 years", "18 months", total="6.5 years", heading="Rate of growth"),
    _grid("1.2 million", "450 000", total="1.65 million"),
    _grid("US$ 45", "$12", total="$57"),
    _grid("Twelve", "thirteen", total="twenty-five"),
    _grid("first", "second", total="2"),
    _grid("45 (40%)", "67（60%）", total="112 (100%)"),
    _grid("40%", "60%", total="100%"),
    _grid("40%", "60%", total="48%"),
    _grid("45", "12", "share: 40%", total="57"),
    _grid("Actual", "Estimate", total="2"),
    _grid("5/6", "3/6", total="n/a"),
    _grid("various", "45", "12", total="57"),
    _grid("(a)", "45", "12", total="57", heading="Category"),
    _grid("Total: 30", "10", "20", "Total: 12", "5", "7", total="42", marked=False),
    _grid("Total population: 70", "45", total="Total: 115"),
    _grid("Total: 30", "10", "20", total="12"),
    _grid("10", "Of which: -", "Men: 6", "Women: 4", "5", total="15"),
)


# A figure with the letter O for a nought, or l or I for a one.
_MISTYPED = re.compile(r"[(-]?[0-9OolI]{1,3}(?:[ ,\u00a0\u202f]?[0-9OolI]{3})*(?:\.[0-9OolI]+)?\)?")
_MIXED = re.compile("[0-9][^OolI]*[OolI]|[OolI][^0-9]*[0-9]")
_DIGIT = re.compile("[0-9]")
# Names of posts and documents, years: cells that belong to a column of another kind.
_LABEL = re.compile(r"[A-Z]{1,3}-?[0-9]|(?:19|20)[0-9]{2}\b|[A-Z]/")
_CERTAIN = frozenset({RowRole.PLAIN, RowRole.TOTAL, RowRole.NET_TOTAL})


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding at each total that is not the sum of its column."""
    is_read = None not in (edition.written_in.manual, edition.language.manual)
    if edition.report.lost is not None or not is_read:
        return
    for table in walk(edition.report.all_sections):
        if isinstance(table, Table):
            for tally in tallies(table, edition):
                yield from _mistyped(tally)
                if tally.kind is not FigureKind.RATES:
                    yield from _of_column(tally)
            if edition.is_original:
                yield from _unmarked(table)


def _unmarked(table: Table) -> Iterator[Diagnostic]:
    """A warning at each row that is named a total and not marked; not where totals come first."""
    rows = table.table.celled
    if not rows:
        return
    if is_named_total(rows[0].cells[0] if rows[0].cells else ""):
        return
    for row in rows:
        has_figure = any(char.isdigit() or char == "{" for cell in row.cells[1:] for char in cell)
        if not row.total and has_figure and is_named_total(row.cells[0]):
            message = f"the row `{row.cells[0]}` is named a total, but it is not marked as one"
            hint = "add `total: true` to the row, so that it is checked, and printed as a total"
            place = row.cells[0].span
            yield Diagnostic("unmarked-total", place, message, hint, Severity.WARNING)


def _mistyped(tally: Tally) -> Iterator[Diagnostic]:
    """A warning at each cell with a letter in a figure, where half of the cells are figures."""
    if 2 * sum(not (one.stray or one.is_nil) for one in tally.figures) < len(tally.figures):
        return
    for text, plain in ((one.text, one.stray) for one in tally.figures):
        if _is_mistyped(plain):
            message = f"`{plain}` has a letter in place of a figure"
            write = plain.translate(str.maketrans("OoIl", "0011"))
            remedy = Remedy(plain, write) if plain == str(text) else None
            hint = remedy.hint if remedy else f"write `{write}`"
            yield Diagnostic("figure-cell", text.at(0), message, hint, Severity.WARNING, remedy)


def _is_mistyped(plain: str) -> bool:
    return _MISTYPED.fullmatch(plain) is not None and _MIXED.search(plain) is not None


def _of_column(tally: Tally) -> Iterator[Diagnostic]:
    """A finding at each wrong total, or one for the cells that keep the totals from being checked.

    Cells that are not figures are tried with their value and without; one of the two may be right.
    """
    found = dict(_wrong(tally, tally.figures))
    if not any(one.stray for one in tally.figures):
        yield from found.values()
        return
    again = dict(_wrong(tally, [one.left_out() for one in tally.figures]))
    last = -1
    for at in sorted(found.keys() & again.keys()):
        if any(one.stray for one in tally.figures[: at + 1]):
            last = at
        else:
            yield found[at]
    strays = [one for one in tally.figures[: last + 1] if one.stray]
    if strays := [one for one in strays if not _LABEL.match(one.stray)]:
        yield from _unread(strays, tally.number)


def _unread(strays: list[Tallied], number: int) -> Iterator[Diagnostic]:
    """A warning at the first of the cells; none if all of them are reported as misspelt."""
    left = [one for one in strays if not _is_mistyped(one.stray)]
    if not left:
        return
    more = len(left) - 1
    others = f" and {more} more cell{'s' * (more > 1)}" if more else ""
    are = f"{others} are not plain numbers" if more else " is not a plain number"
    message = f"`{left[0].stray}`{are}, so the total of column {number} is not checked"
    hint = "write the figure alone, and the rest in a note to the table; `..` means none"
    yield Diagnostic("figure-cell", left[0].text.at(0), message, hint, Severity.WARNING)


def _wrong(tally: Tally, figures: Sequence[Tallied]) -> Iterator[tuple[int, Diagnostic]]:
    """Compare each total with the rows since the total before, all rows, and the totals above."""
    above = Above()
    for at, figure in enumerate(figures):
        if figure.part is RowRole.BALANCE:
            above.add_total(figure, is_row=True)
        elif figure.part is RowRole.NO_SUM:
            continue
        elif figure.has_formula:
            above.add_total(figure, is_row=figure.part not in TOTALS)
        elif figure.part not in TOTALS:
            above.add(figure)
        elif not above.rows:
            return  # this table has its totals above their rows
        else:
            sums = above.sums()
            if figure.is_nil:
                is_wrong = bool(_DIGIT.search(figure.stray))
            else:
                is_wrong = not holds(figure, sums, above, tally.kind)
            if sums and is_wrong:
                yield at, _fault(figure, sums, above, tally)
            above.add_total(figure)


def _fault(total: Tallied, sums: list[list[Tallied]], above: Above, tally: Tally) -> Diagnostic:
    near = [*above.rows, *above.totals]
    number = tally.number
    wanted = min((readings(rows)[0] for rows in sums), key=lambda one: abs(one - total.value))
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
    if any(one.part is RowRole.NAMED for one in near):
        hint += "; if a row is a subtotal, write `total: true` in it"
    is_sum = tally.kind is not FigureKind.SHARES or total.value == 100 * FACTOR
    # Terms of some years may overlap, and `1.2 million` is rounded.
    is_plain = all(one.counted in ("", SHARE) and one.unit <= FACTOR for one in (total, *near))
    is_certain = is_sum and is_plain and all(one.part in _CERTAIN for one in near)
    if is_certain and all(one.value % FACTOR == 0 for one in (total, *near)):
        hint += "; if the row is not a sum, delete `total: true`"
        return Diagnostic("table-total", place, message, hint)
    return Diagnostic("doubtful-total", place, message, hint, Severity.WARNING)


def _shown(value: int) -> str:
    whole, rest = divmod(abs(value), FACTOR)
    decimals = f".{rest:03}".rstrip("0") if rest else ""
    return f"{'-' * (value < 0)}{whole:,}{decimals}"
