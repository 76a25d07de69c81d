"""The figures of tables are computed and proved in decimals, in tables of every usual shape."""

from pathlib import Path

import pytest

from gareport.editorial.example import Example
from gareport.editorial.rules import formulas, table_totals
from gareport.flow.pipeline import open_report
from gareport.numbering.resolve import resolve
from gareport.report.edition import Edition
from gareport.report.keys import Key

RESOURCES = """\
- id: costs
  table:
    title: Costs
    headnote: (Thousands of United States dollars)
    columns:
    - {id: category, heading: Category}
    - {id: before, heading: Apportionment, align: figures}
    - {id: after, heading: Cost estimates, align: figures}
    - {id: amount, heading: Variance, align: figures%s}
    - {id: share, heading: Percentage, align: figures%s}
    rows:
"""
AMOUNT, SHARE = ', formula: "after - before"', ', formula: "amount / before as percentage"'
PRINTED = """\
    - {id: military, cells: [Military, 80 000.4, 75 500.2, (4 500.2), (5.6)]}
    - {id: civilian, cells: [Civilian, 24 100.1, 23 620.3, (479.8), (2.0)]}
    - {id: costs, cells: [Operational costs, 317.0, 400.1, 83.1, 26.2]}
    - {id: gross, cells: [Gross requirements, 104 417.5, 99 520.6, (4 896.9), (4.7)], total: true}
    - {id: income, cells: [Staff assessment income, 9 000.0, 8 900.0, (100.0), (1.1)]}
    - {id: net, cells: [Net requirements, 95 417.5, 90 620.6, (4 796.9), (5.0)]}
    - {id: in_kind, cells: [Voluntary contributions in kind (budgeted), -, "", –, –]}
    - {id: all, cells: [Total requirements, 104 417.5, 99 520.6, (4 896.9), (4.7)], total: true}
"""


def edition(folder: Path, content: str) -> Edition:
    for name, text in Example(content=content).as_files().items():
        path = folder / "example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return open_report(folder / "example").editions["en"]


def found(one: Edition) -> list[str]:
    faults = [*formulas.check(one), *table_totals.check(one)]
    return [f"{fault.rule}: {fault.message}" for fault in faults]


def printed(one: Edition, *keys: str) -> list[str]:
    resolved = resolve(one)
    return [resolved.plain(Key(f"costs.{key}")).replace("\u00a0", " ") for key in keys]


@pytest.mark.parametrize("formulas", [("", ""), (AMOUNT, SHARE)], ids=["without", "with"])
def test_a_printed_table_of_resources_is_right(tmp_path: Path, formulas: tuple[str, str]) -> None:
    assert found(edition(tmp_path, RESOURCES % formulas + PRINTED)) == []


@pytest.mark.parametrize(
    ("formulas", "message"),
    [
        (
            ("", ""),
            "doubtful-total: the total is 99,520.6, but the figures of column 3 add up to "
            "102,520.6",
        ),
        ((AMOUNT, SHARE), "formula-figure: the formula of `amount` gives 2,520.2, and not -479.8"),
    ],
    ids=["without", "with"],
)
def test_a_misprint_is_found(tmp_path: Path, formulas: tuple[str, str], message: str) -> None:
    misprint = PRINTED.replace("23 620.3", "26 620.3")
    assert message in found(edition(tmp_path, RESOURCES % formulas + misprint))


def test_totals_and_differences_are_computed_as_printed(tmp_path: Path) -> None:
    rows = """\
    - {id: military, cells: [Military, 80 000.4, 75 500.2]}
    - {id: civilian, cells: [Civilian, 24 100.1, 23 620.3]}
    - {id: costs, cells: [Operational costs, 317.0, 400.1]}
    - {id: gross, cells: [Gross requirements], total: true, formula: sum}
    - {id: income, cells: [Staff assessment income, 9 000.0, 8 900.0]}
    - {id: net, cells: [Net requirements], formula: gross - income}
"""
    one = edition(tmp_path, RESOURCES % (AMOUNT, SHARE) + rows)
    assert found(one) == []
    assert printed(
        one, "gross.before", "gross.amount", "gross.share", "net.after", "net.share"
    ) == [
        "104 417.5",
        "(4 896.9)",
        "(4.7)",
        "90 620.6",
        "(5.0)",
    ]


NINES = "9" * 99
LONG = "the formula of `z` gives a figure of more than 100 digits in `b`"
PLAIN = """\
- id: costs
  table:
    title: Costs
    columns:
    - {id: object, heading: Object}
    - {id: a, heading: First, align: figures}
    - {id: b, heading: Second, align: figures%s}
    rows:
"""


@pytest.mark.parametrize(
    ("column", "rows", "cell"),
    [
        ("", "x: 1, 2; y: 3, 4; z: = x + y * 2", "z.b: 10"),
        ("", "x: 1, 0.1; y: 3, 0.2; z: = x + y", "z.b: 0.3"),
        ("", "x: 1, 0.05; y: 3, -0.25; z: = y - x", "z.b: (0.30)"),
        ("", "x: 1, 2; y: 3, 2; z: = x - y", "z.b: –"),
        ("", "x: 1, {nil}; y: 3, –; z: = sum", "z.b: –"),
        ("", "x: 1, 7; z: = x / 2", "z.b: 4"),
        (", decimals: 2", "x: 1, 7; z: = x / 3", "z.b: 2.33"),
        ("", "x: 1, 7.50; y: {cell.costs.x.b}, {cell.costs.x.a}; z: = x + y", "z.a: 8.50"),
        (", decimals: 1", "x: 1, 7; z: = x", "z.b: 7.0"),
        ("", "x: 1, 3; y: 2, 8; z: = x / y as percentage", "z.b: 37.5"),
        (', formula: "a * 2"', "x: 4, {computed}", "x.b: 8"),
        (', formula: "a * 2.5"', "x: 4, {computed}", "x.b: 10.0"),
        (', formula: "a as percentage", decimals: 0', "x: 0.125, {computed}", "x.b: 13"),
        (f', formula: "{"a * " * 200}a"', "x: 1, {computed}", "x.b: 1"),
        (", adds: false", "x: 1, 2; z: = x, 5", "z.b: 5"),
        ("", f"x: 1, {'9' * 100}; z: = x - x", "z.b: –"),
        (
            "",
            "; ".join(["r0: 1, 1", *(f"r{n}: = r{n - 1} + r0" for n in range(1, 400))]),
            "r399.b: 400",
        ),
    ],
)
def test_a_formula_gives_a_figure(tmp_path: Path, column: str, rows: str, cell: str) -> None:
    one = edition(tmp_path, PLAIN % column + typed_rows(rows))
    assert found(one) == []
    key, _, figure = cell.partition(": ")
    assert printed(one, key) == [figure]


def typed_rows(rows: str) -> str:
    """The rows of a table: `x: 1, 2` has figures, and `z: = x - y, 5` a formula and a figure."""
    lines = []
    for row in rows.split("; "):
        name, _, rest = row.partition(": ")
        formula, cells = "", rest.split(", ")
        if rest.startswith("= "):
            text, *typed = rest[2:].split(", ")
            formula, cells = f', formula: "{text}"', ["{computed}", *typed] if typed else []
        quoted = ", ".join(f'"{cell}"' for cell in ["Row", *cells])
        lines.append(f"    - {{id: {name}, cells: [{quoted}]{formula}}}\n")
    return "".join(lines)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("x: 1, 2; z: = x / 0", "the formula of `z` divides by zero in `a`"),
        (f"x: 1, {NINES}; z: = x * x", LONG),
        ("z: = sum", "there is no row of figures above this one to add up"),
        ("x: 1, 2; z: = y", "the table has no row `y`"),
        ("x: 1, 2; z: = sum(z..x)", "the formula of `z` uses `z` itself"),
        ("x: 1, about 2; z: = x", "`about 2` is not a figure, but the formula of `z` needs one"),
        ("x: 1, {cell.costs.x.b}", "the formula of `x` needs its own result"),
        (
            "x: 1, {cell.costs.y.b}; y: 1, few",
            "`few` is not a figure, but the formula of `x` needs one",
        ),
        ("x: = y; y: = x", "the formula of `x` needs its own result, through `y`"),
    ],
)
def test_a_formula_that_gives_none_is_reported(tmp_path: Path, rows: str, message: str) -> None:
    one = edition(tmp_path, PLAIN % "" + typed_rows(rows))
    assert f"formula: {message}" in found(one)
