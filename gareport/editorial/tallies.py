"""Columns of figures: a table of an edition in, each column that may have a total out, for rules.

The headings of its row and of its column decide whether a figure is added up. A cell that is not a
figure, or counts something else than the others of its column, is a stray. A rule may try what
figure a stray has.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from gareport.editorial.cells import NO_FIGURE, SHARE, is_nil, read_figure, sole_figure
from gareport.language.braces import Token
from gareport.language.inline import characters, flat, parse
from gareport.report.cited_cells import CitedFigure, cited
from gareport.report.edition import Edition
from gareport.report.expressions import Formula, parse_formula
from gareport.report.grid import Row
from gareport.report.keys import Key
from gareport.report.model import Table
from gareport.report.source import Text
from gareport.report.units import SCALED

_TOTAL = re.compile(
    r"(?i)(?:(?:grand|overall|sub)[ -]?)?totals?(?:,.*| ?\(.*\)| [A-Z0-9IVX]{1,3})?:?"
    r"|.{0,8}(?:小计|合计|总计|共计)(?:[，（].*)?[:：]?"
)
_PART_OF = re.compile(
    r"(?i)[(–—-]* ?(?:of (?:which|whom)|including|incl\.|thereof|average|mean|median"
    r"|per ?cent|percentage|memo(?:randum)?)\b|[（]?(?:其中|包括|平均|人均|百分)"
)
_BALANCE = re.compile(r"(?i)(?:net|gross)\b|[（]?(?:净|毛)额|所需(?:资源|经费)(?:净|毛)额")
_LESS = re.compile(r"(?i)less\b|deduct|staff assessment\b|[（]?(?:减|扣除|工作人员薪金税)")
# What the name of a row says: that it is a sum, a result that may be a difference, or no sum.
_SUM = re.compile(r"(?i)\b(?:sub-?)?totals?\b|\bsums?\b|[合总共小]计|总[额数和]")
_RESULT = re.compile(
    r"(?i)\b(?:nett?|balances?|surplus(?:es)?|deficits?|differences?|(?:in|de)creases?|reductions?"
    r"|changes?|movements?|varia(?:nces?|tions?)|deviations?|closing|end of|excess|shortfalls?"
    r"|gaps?|remain(?:s|ing|ders?)|residual|outstanding|un(?!ited\b)[a-z]{1,20}(?:ed|ent|aid)"
    r"|available|savings?|(?:over|under)-?(?:expenditures?|spending|runs?|spent|utilized)"
    r"|margins?|growth|gains?|loss(?:es)?"
    r"|profits?|results?|less|carried|carry-?(?:forward|over)s?)\b"
    r"|净|差[额异]?|[余盈亏]|赤字|增[加减长]|减少|变[动化]|[期年]终|[期年]末|剩|缺[口额]|短缺|超支|节省|可用"
    r"|未[付缴用清]|未支"
)
_NO_SUM = re.compile(
    r"(?i)\b(?:averages?|mean|median|percentages?|per ?cent)\b|[%％]|百分|平均|人均|中位"
)
_RATIO = re.compile(
    r"(?i)\b(?:rates?|ratios?|shares?|proportions?|index|maximum|minimum|highest|lowest|range|mode)\b"
    r"|率|比[例重]?$|份额|指数|最[高低大小多少]"
)
# Values that are measured separately in each row, or are shares of something, do not add up.
_RATE = re.compile(
    r"(?i)\b(?:rates?|ratios?|averages?|mean|median|index|growth|changes?|variances?|cumulative"
    r"|unit (?:costs?|prices?)|prices?|maximum|minimum|highest|lowest|density|scores?"
    r"|per (?!cent\b|diem\b)[a-z]+)\b"
    r"|率|平均|人均|累计|单价|指数|增长|变动|每[人个月年天]"
)
_SHARE = re.compile(
    r"(?i)\b(?:per ?cent|percentages?|shares?|proportions?)\b|[%％]|百分|比例|比重|份额"
)
_MONEY = re.compile(r"(?i)dollars?|euros?|\$|美元|欧元")
_DIGIT = re.compile("[0-9]")
_IS_ROUNDED = re.compile(r"(?i)\bround(?:ed|ing)\b|四舍五入")


class RowRole(StrEnum):
    """What a row is in its column."""

    PLAIN = "row"
    TOTAL = "total"
    NET_TOTAL = "total that may be a difference by its name"
    RESULT = "marked total that is a difference or a sum by its name"
    NO_SUM = "marked total that is an average or a share by its name"
    NAMED = "row that is named a total and not marked as one"
    OF_WHICH = "part of a row, or an average"
    LESS = "deduction"
    BALANCE = "gross or net amount that is not marked as a total"


TOTALS = frozenset(
    {RowRole.TOTAL, RowRole.NET_TOTAL, RowRole.RESULT, RowRole.NO_SUM, RowRole.NAMED}
)


class FigureKind(StrEnum):
    """What the figures of a column are."""

    AMOUNTS = "amounts"
    SHARES = "shares"
    RATES = "rates"


@dataclass(frozen=True, slots=True)
class Tallied:
    """A cell: its value and the unit of its last place, in thousandths; unit 0 if it is exact.

    A cell that is empty, or says that there is no figure, is nil, and so is a stray without one.
    `stray` has the words of a cell that is not a figure of its column, with the value to try.
    `has_formula` says that the formula of its row proves it.
    """

    text: Text
    value: int
    unit: int
    part: RowRole
    counted: str = ""
    is_nil: bool = False
    stray: str = ""
    has_formula: bool = False

    def left_out(self) -> "Tallied":
        """The same cell, without the value that was to be tried."""
        is_row = self.stray and self.part not in TOTALS
        return replace(self, value=0, unit=0, is_nil=True) if is_row else self


@dataclass(frozen=True, slots=True)
class Tally:
    """A column of figures, from top to bottom."""

    number: int
    kind: FigureKind
    figures: tuple[Tallied, ...]


def tallies(table: Table, edition: Edition) -> Iterator[Tally]:
    """The columns of a table that are set as figures, and have some."""
    grid = table.table
    above = [text for text in (grid.headnote, grid.title) if text is not None]
    for number, column in enumerate(grid.leaves, 1):
        figures = _figures(table, number, edition)
        rows = [figure for figure in figures if figure.part not in TOTALS]
        if all(figure.is_nil and not _DIGIT.search(figure.stray) for figure in rows):
            continue
        counted = [one.counted for one in figures if not (one.is_nil or one.stray)]
        usual = max(sorted(counted), key=counted.count, default="")
        kind = _kind((column.heading, *above))
        if usual == SHARE and kind is not FigureKind.RATES:
            kind = FigureKind.SHARES
        yield Tally(number, kind, tuple(_as_counted(one, usual, edition) for one in figures))


def _as_counted(figure: Tallied, usual: str, edition: Edition) -> Tallied:
    """The figure; a stray if it counts something else than the others."""
    if figure.is_nil or figure.counted == usual:
        return figure
    return replace(figure, stray=_plain(figure.text, edition))


def _figures(table: Table, number: int, edition: Edition) -> list[Tallied]:
    """The cells of a column that is set as figures; none for other columns."""
    grid, named = table.table, edition.source
    column = grid.leaves[number - 1]
    if not column.adds or (column.formula is not None and not _only_adds(column.formula)):
        return []
    keys = [Key.cell(table.id, row.id, column.id) for row in grid.celled]
    if column.align != "figures" or any(key not in edition.texts for key in keys):
        return []
    labels = [named[Key.cell(table.id, row.id, grid.leaves[0].id)] for row in grid.celled]
    parts = [_part_of_row(label, row) for label, row in zip(labels, grid.celled, strict=True)]
    noted = any(map(_IS_ROUNDED.search, grid.notes.values()))
    above = () if grid.headnote is None else (grid.headnote,)
    is_rounded = noted or any(map(SCALED.search, (*above, column.heading)))
    found = [_figure(key, p, edition, is_rounded) for key, p in zip(keys, parts, strict=True)]
    proved = [row.formula is not None for row in grid.celled]
    return [replace(one, has_formula=is_p) for one, is_p in zip(found, proved, strict=True)]


def _only_adds(text: Text) -> bool:
    formula = parse_formula(text)
    return isinstance(formula, Formula) and formula.only_adds


def is_named_total(label: str) -> bool:
    """Whether the first cell of a row says that the row is a total."""
    return _TOTAL.fullmatch(label.strip().strip("*")) is not None


def _part_of_row(label: str, row: Row) -> RowRole:
    return _part(label, row.total) if row.adds else RowRole.NO_SUM


def _part(label: str, is_total: bool) -> RowRole:
    if is_total:
        return _named(label)
    if is_named_total(label):
        return RowRole.NAMED
    plain = label.strip().strip("*")
    if _PART_OF.match(plain):
        return RowRole.OF_WHICH
    if _BALANCE.match(plain):
        return RowRole.BALANCE
    return RowRole.LESS if _LESS.match(plain) else RowRole.PLAIN


def _named(label: str) -> RowRole:
    """What a row that is marked as a total is by its name."""
    is_sum = _SUM.search(label) is not None
    if _NO_SUM.search(label) or (_RATIO.search(label) and not is_sum):
        return RowRole.NO_SUM
    if _RESULT.search(label):
        return RowRole.NET_TOTAL if is_sum else RowRole.RESULT
    return RowRole.TOTAL


def _kind(texts: Iterable[Text]) -> FigureKind:
    """The kind by the heading of the column; if that does not say, by the headnote or the title."""
    for text in texts:
        if _RATE.search(text):
            return FigureKind.RATES
        if _MONEY.search(text):
            return FigureKind.AMOUNTS
        if _SHARE.search(text):
            return FigureKind.SHARES
    return FigureKind.AMOUNTS


def _figure(key: Key, part: RowRole, edition: Edition, is_rounded: bool) -> Tallied:
    """The figure in a cell, or a stray."""
    text, data = edition.texts[key].text, edition.texts[key].data
    plain = data.figure.plain if data and data.figure else _plain(text, edition)
    if is_nil(plain):
        return Tallied(text, 0, 0, part, is_nil=True)
    if found := read_figure(plain, is_rounded):
        return Tallied(text, found.value, found.unit, part, found.counted)
    tried = sole_figure(plain)
    if tried is None:
        return Tallied(text, 0, 0, part, is_nil=True, stray=plain)
    return Tallied(text, tried.value, tried.unit, part, stray=plain)


def _plain(text: Text, edition: Edition) -> str:
    """The words of a cell, with its amounts in figures and without note tokens."""
    amounts = edition.report.cover.amounts
    plain = ""
    for node in flat(parse(text)[0]):
        token = node if isinstance(node, Token) else None
        if token and token.is_of_cell:
            cell = cited(edition, token)
            if isinstance(cell, CitedFigure):
                plain += str(cell.dollars) if token.kind == "amount" else cell.figure.plain
        elif token and token.kind == "amount" and token.id in amounts:
            plain += str(amounts[token.id].usd)
        elif token and token.kind == "word":
            plain += NO_FIGURE
        else:
            plain += characters(node) or ""
    return plain.strip()
