"""A long table, as a report and as bare HTML: a place in; the files that are written there out."""

from collections.abc import Iterator
from pathlib import Path

ROWS = 2_000
_COVER = """\
symbol: A/99/903
organ: general_assembly
session: 99
kind: report
distribution: general
date: 2044-10-22
language: en
original: en
editions: [en]
title: One long table
author: secretary_general
sections: [body]
"""
_BODY = """\
id: body
kind: section
heading: Costs
content:
  - id: text
    paragraph: The costs are in {ref.costs}.
  - id: costs
    table:
      title: Costs of offices
      columns:
        - {id: office, heading: Office}
        - {id: before, heading: Year before, align: figures}
        - id: change
          heading: Change
          columns:
            - {id: amount, heading: Amount, align: figures}
            - {id: share, heading: Percentage, align: figures}
        - {id: after, heading: Year after, align: figures}
      rows:
"""


_BARE = """\
<html lang="en"><title>One long table</title><style>
@page { size: 612pt 792pt; margin: 80pt 60pt }
table { width: 100%; table-layout: fixed; font: 8.5pt/10.5pt "Liberation Serif"; border-spacing: 0 }
td { padding: 2pt }
</style><table>
"""


def write_table(folder: Path) -> None:
    """Write a report whose only table has `ROWS` rows of a name and four figures."""
    folder.mkdir()
    rows = (
        f"        - {{id: row_{number}, cells: [{', '.join(cells)}]}}\n"
        for number, cells in enumerate(_cells())
    )
    (folder / "report.yaml").write_text(_COVER, "utf-8")
    (folder / "body.yaml").write_text(_BODY + "".join(rows), "utf-8")


def write_bare(path: Path) -> Path:
    """Write the same cells as HTML without heads, classes and ids."""
    rows = ("".join(f"<td>{cell}" for cell in cells) for cells in _cells())
    path.write_text(_BARE + "".join(f"<tr>{row}</tr>\n" for row in rows), "utf-8")
    return path


def _cells() -> Iterator[tuple[str, ...]]:
    for n in range(ROWS):
        yield (f"Office {n}", str(100 + n), str(n % 17), f"{n % 9}.5", str(117 + n))
