"""Figures from 1,000 on are grouped as in their language: 421,400 in English, 421 400 in Chinese.

In columns of figures both languages have a space. A figure without groups is reported from 10,000
on, because a smaller one may be a year, and next to a unit of money from 1,000 on. A number that
names something, such as a document, a ship, a post or a telephone, is never grouped, and neither is
a date such as 20260315. Groups of money have three figures, and its decimals come after a point.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import DIGITS, Passage, passages
from gareport.editorial.quantities import is_money, quantities
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import Role, provided
from gareport.report.texts import walk

NAMES = {"thousands": Severity.WARNING}
TOPIC = Topic.NUMBERS
SOURCE = "Editorial Manual, numbers"
_TABLE = """\
- id: costs
  table:
    title: Costs
    columns: [{{id: a, heading: Object}}, {{id: b, heading: Amount{}}}]
    rows:
      - {{id: posts, cells: [Posts, "{}"]}}
      - {{id: travel, cells: [Travel, "100"]}}
"""


def _cell(figure: str, align: str = ", align: figures") -> Example:
    return Example(content=_TABLE.format(align, figure))


BAD = (
    "It costs $421400.",
    "It costs $421 400 in all.",
    "Some 1 200 300 persons.",
    "It costs $5000.",
    "The number of posts is 12000, and their total is 45000.",
    Example("合同金额 5000 美元。", language="zh"),
    Example("收入 2008 万美元。", language="zh"),
    Example("共 421,400 美元。", language="zh"),
    Example("共 421，400 美元。", language="zh"),
    Example("共 421400 美元。", language="zh"),
    "It costs $1,90,000.",
    "It costs $1.909,700 or €1.909.700.",
    "It costs 19,00,000 dollars.",
    Example("共 1.909,700 美元。", language="zh"),
    _cell("1,200,300 dollars"),
    _cell("1200300 dollars"),
    "They reached 12000 and 13500 persons, or 20 per cent of 120000 refugees.",
    "Costs rose from 12000 to 13000, by 45000 euros.",
    Example("共有 12000 名难民，增至 13500。", language="zh"),
    Example("12000 和 13500 人。", language="zh"),
)
GOOD = (
    "It costs $421,400 or $1,200.5, and 4171 too, in 2008-2009.",
    "Job 07-47586, No. 123456, 07-47586, New York, NY 10017, tel. +41 22 917 1234, P.O. Box 10045.",
    "In 2008 150 posts, 28D, S/26999, 0.12345, ISBN 9789210000000, UNDP 20001.",
    "Paragraphs 17, 100 and 200, resolution 60/283.",
    "The registration No. is 1234567, their bank account number is 10045678, and the code: 100456.",
    Example("共 421 400 美元，12 345.5 吨，第 12345 号合同，电话 4171 123456。", language="zh"),
    Example("2008 年 5 亿美元，2008-2009 两年期，900 美元，2008 个。", language="zh"),
    Example("2008 150 个，10 万人，2007 年，第 60/283 号决议。", language="zh"),
    "It costs $1,909,700.50, $1.9 million, $0.125, US$ 5,000, or $5, 10 and 20; $1-$2.",
    "In 1,90,000 cases, sections 1.909,700 and 12,500 dollars.",
    _cell("1 200 300"),
    _cell("1,200,300"),
    _cell("1200300"),
    _cell("$355,949,300", ""),
    _cell("It costs $355,949,300 in all.", ""),
    _cell("355 949 300", ""),
    "The ships (IMO Nos. 8660313 and 8519679) and the ship 8519680 were inspected.",
    "Call 2129631234 or +41229171234; it is dated 20240315, from 20240101 to 20240315.",
    "The contract 2024001, invoice 4500012345, postcode 10017 and ISBN 9789210000000 of it.",
    "The account numbers 10045678 and 10045679, and IMO numbers 8660313, 8519679 or 8519680.",
    "File 1234567 contains it, as the case 1234567 shows and 1234568 remains open.",
    Example("合同2024001号、案件 1234567 号、日期 20240315 和账户 10045678。", language="zh"),
    Example("海事组织编号 8660313 和 8519679；电话 2129631234。", language="zh"),
    Example(content=_TABLE.format(", align: figures", "8519679 A").replace("Amount", "IMO number")),
)

# A figure with all that belongs to it, so that no part is judged by itself.
_RUN = re.compile(
    r"[0-9](?<![0-9A-Za-z/+#_.,，-].)(?<![0-9(+] .)[0-9]*(?:[,， \u00a0\u202f][0-9]+)*(?:\.[0-9]+)?"
    r"(?![0-9A-Za-z/_-]|[.,][0-9])"
)
_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?P<by>[,， \u00a0\u202f])[0-9]{3}(?:(?P=by)[0-9]{3})*(?:\.[0-9]+)?"
)
_MONEY = re.compile(r"[1-9][0-9]{3}(?:\.[0-9]+)?")
_BARE = re.compile(r"[1-9][0-9]{4,11}(?:\.[0-9]+)?")
# The heads of columns whose figures name something.
_OF_NAMES = re.compile(
    r"(?i)\b(?:nos?\.|id|imo|isbn|issn|code|reference|account|telephone|fax)(?![\w.])|\bnumber$"
    "|编号|号码|代码|账号|帐号|电话|传真"
)
# A sum of money in figures with commas and points, and the only forms that it may have.
_SUM = re.compile(
    r"(?<=[$€£¥])[ \u00a0]?(?P<sum>[0-9][0-9.,]*[0-9])"
    r"|(?<![\w.,$€£¥/-])(?P<counted>[0-9][0-9.,]*[0-9])(?=[ \u00a0]?(?:dollars|euros|[美欧日]元))"
)
_SOUND = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each figure that is grouped in another way, or not at all."""
    manual = edition.language.manual
    if manual is None:
        return
    figures = _of_figures(edition)
    for passage in passages(edition):
        if any(map(passage.text.__contains__, DIGITS)):
            yield from _of_passage(passage, manual, passage.key in figures)


def _of_passage(passage: Passage, manual: Manual, in_figures: bool) -> Iterator[Diagnostic]:
    """The findings in a text: figures with other separators, and quantities without any."""
    spaced = in_figures or manual is Manual.CHINESE
    separator = " " if spaced else ","
    runs = list(_RUN.finditer(passage.prose))
    for found in runs:
        if grouped := _GROUPED.fullmatch(found[0]):
            has_sign = passage.prose[: found.start()].endswith("$") and manual is Manual.ENGLISH
            is_wrong = _is_grouped_otherwise(passage, grouped["by"], spaced and not has_sign)
        else:
            is_wrong = bool(_MONEY.fullmatch(found[0])) and is_money(passage.prose, *found.span())
        if is_wrong:
            yield _fault(passage, found, separator)
    long = [found for found in runs if _BARE.fullmatch(found[0])]
    counted = long if in_figures else quantities(passage.prose, long, manual)
    yield from (_fault(passage, found, separator) for found in counted)
    if "," in passage.text or "." in passage.text:
        yield from _malformed(passage, spaced)


def _malformed(passage: Passage, spaced: bool) -> Iterator[Diagnostic]:
    """A warning at each sum of money with groups of another size, or with commas after points."""
    for found in _SUM.finditer(passage.prose):
        written = found[found.lastgroup or 0]
        if not _SOUND.fullmatch(written):
            message = f"`{written}` is not written as a figure"
            how = "a space" if spaced else "a comma"
            hint = f"compare it with its source; write {how} before every three figures"
            place = passage.at(found.start(found.lastgroup or 0))
            yield Diagnostic("thousands", place, message, hint, Severity.WARNING)


def _of_figures(edition: Edition) -> frozenset[Key]:
    """The keys of the heads and cells of columns of figures, which a dollar sign never needs."""
    report = edition.report
    keys: set[Key] = set()
    for node in walk(report.all_sections):
        grid = provided(node).grid
        for column in grid.leaves if grid else ():
            if grid and column.align == "figures" and not _OF_NAMES.search(column.heading):
                keys.add(Key.column(node.id, column.id))
                keys |= {Key.cell(node.id, row.id, column.id) for row in grid.rows}
    return frozenset(keys)


def _is_grouped_otherwise(passage: Passage, separator: str, spaced: bool) -> bool:
    """Whether a figure has other separators than its language."""
    if passage.role in (Role.CELL, Role.COLUMN) and not spaced:
        return False  # a column of text may have either, as prose or as figures
    return (separator in ",，") if spaced else separator != ","


def _fault(passage: Passage, found: re.Match[str], separator: str) -> Diagnostic:
    whole, point, part = re.sub("[,， \u00a0\u202f]", "", found[0]).partition(".")
    written = f"{int(whole):,}".replace(",", separator)
    how = "a space" if separator == " " else "a comma"
    message = f"`{found[0]}` does not have {how} before every three figures"
    place, remedy = passage.at(found), passage.remedy(found, f"{written}{point}{part}")
    return Diagnostic("thousands", place, message, remedy.hint, Severity.WARNING, remedy)
