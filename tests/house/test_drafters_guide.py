"""The guide for drafters: its examples make a report, and it lists every key."""

import re
from pathlib import Path

import pytest
from documents import FENCE, checked, document, table_rows
from PIL import Image

from gareport.report.cell_parts import CellPart
from gareport.report.chart import Chart, ChartColumn, ChartedTable, ChartRow
from gareport.report.cover import Cover
from gareport.report.cover_parts import Amount, Lowered
from gareport.report.foundation import Kind
from gareport.report.grid import Column, Grid, Row, RowsFrom
from gareport.report.illustration import Illustration
from gareport.report.model import BLOCK_KINDS, Item, Section


def assembled(text: str, folder: Path, within: str = "") -> Path:
    """The report that the guide's examples make up: blocks that name one file are joined.

    The files of a further report have its folder in their names.
    """
    folder.mkdir(parents=True)
    for info, body in FENCE.findall(text):
        language, _, path = info.partition(" ")
        place, _, name = path.rpartition("/")
        if language in ("yaml", "csv") and place == within:
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(body)
            for picture in re.findall(r"[\w-]+\.(?:png|jpg)", body):
                Image.new("L", (300, 200)).save(folder / picture)
    return folder


def test_the_examples_of_the_guide_make_a_report_without_a_fault(tmp_path: Path) -> None:
    folder = assembled(document("docs/authoring.md"), tmp_path / "a_99_902")
    assert checked(folder) == (0, "no findings\n")


def test_the_corrigendum_of_the_guide_corrects_a_report_without_a_fault(tmp_path: Path) -> None:
    guide = document("docs/authoring.md")
    folder = assembled(guide, tmp_path / "a_99_902_corr_1", "corrigendum")
    assert checked(folder) == (0, "no findings\n")
    assembled(guide, tmp_path / "a_99_902")
    _, message = checked(folder)
    wrong = [line.partition("error[corrected-place]: ")[2] for line in message.splitlines()]
    assert [one for one in wrong if one] == ["A/99/902 has no annex 2"]


def test_a_fault_in_an_example_of_the_guide_is_found(tmp_path: Path) -> None:
    guide = document("docs/authoring.md").replace("{ref.costs}", "{ref.cost}", 1)
    code, message = checked(assembled(guide, tmp_path / "a_99_902"))
    assert (code, "did you mean `costs`?" in message) == (1, True)


def keys_of(kind: type[Kind]) -> dict[str, bool]:
    """The keys of a kind, and whether each is required."""
    return {n: f.is_required() for n, f in kind.model_fields.items() if not f.alias}


def table_of_keys(text: str, heading: str) -> dict[str, bool]:
    return {row[0].strip("`"): row[1] == "required" for row in table_rows(text, heading)}


def line_of_keys(text: str, heading: str) -> dict[str, bool]:
    part = text.split(f"\n### {heading}\n", 1)[1]
    line = re.search(r"^Keys: (.*?)(?:; optional (.*))?\.$", part, re.MULTILINE)
    assert line is not None
    required, optional = (re.findall(r"`(\w+)`", keys or "") for keys in line.groups())
    return dict.fromkeys(required, True) | dict.fromkeys(optional, False)


def wrong_defaults(text: str, heading: str, kind: type[Kind]) -> list[str]:
    """The keys whose default the table under a heading does not give as the model does."""
    listed = {row[0].strip("`"): row[1].strip("`") for row in table_rows(text, heading)}
    fields = kind.model_fields.items()
    return [n for n, f in fields if isinstance(f.default, str) and listed.get(n) != f.default]


COVER = "## The cover: report.yaml"


def test_the_guide_lists_exactly_the_keys_of_the_cover_and_of_a_section() -> None:
    guide = document("docs/authoring.md")
    assert table_of_keys(guide, COVER) == keys_of(Cover)
    assert table_of_keys(guide, "## A section") == keys_of(Section)
    less = re.sub(r"^\| `emblem`.*\n", "", guide, flags=re.MULTILINE)
    assert set(keys_of(Cover)) - set(table_of_keys(less, COVER)) == {"emblem"}


def test_the_guide_names_the_defaults_of_the_cover() -> None:
    guide = document("docs/authoring.md")
    assert wrong_defaults(guide, COVER, Cover) == []
    wrong = guide.replace("| `layout` | `new_york` |", "| `layout` | `geneva` |")
    assert wrong_defaults(wrong, COVER, Cover) == ["layout"]


@pytest.mark.parametrize(("heading", "kind"), [*BLOCK_KINDS.items(), ("items", Item)])
def test_the_guide_lists_exactly_the_keys_of_each_block(heading: str, kind: type[Kind]) -> None:
    guide = document("docs/authoring.md")
    assert line_of_keys(guide, heading) == keys_of(kind)
    assert line_of_keys(guide.replace("Keys: `id`", "Keys: `ident`"), heading) != keys_of(kind)


def unused_keys(text: str) -> set[str]:
    """The keys of blocks and sections that no example of a text uses."""
    examples = "".join(body for _, body in FENCE.findall(text))
    kinds: list[type[Kind]] = [
        Section,
        Item,
        Amount,
        Lowered,
        Grid,
        Illustration,
        Chart,
        ChartColumn,
        ChartRow,
        ChartedTable,
        Column,
        CellPart,
        Row,
        RowsFrom,
        *BLOCK_KINDS.values(),
    ]
    return {n for k in kinds for n in keys_of(k) if not re.search(rf"\b{n}: ?", examples)}


def test_the_examples_of_the_guide_use_every_key_of_a_block() -> None:
    guide = document("docs/authoring.md")
    assert unused_keys(guide) == set()
    assert unused_keys(guide.replace("headnote:", "head_note:")) == {"headnote"}
