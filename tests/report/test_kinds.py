"""What every kind provides: the small report has one of each, and no room leaves a text out."""

import json
from pathlib import Path
from typing import Annotated

import pytest
from conftest import COMMITTEE, SAMPLE, TINY
from pydantic import Tag

from gareport.flow.pipeline import open_report
from gareport.language.languages import languages
from gareport.numbering.parallel import Pair, parallel
from gareport.numbering.places import places
from gareport.numbering.resolve import resolve
from gareport.numbering.show import show, text_of
from gareport.report.edition import Edition
from gareport.report.keys import Key, TextPart
from gareport.report.kinds import Role, part_of, provided, role_of
from gareport.report.model import NODE_KINDS, Quote, Table, kind_name, kinds_of
from gareport.report.texts import reading, segments, walk


def editions(folder: Path) -> dict[str, Edition]:
    return dict(open_report(folder).editions)


def test_the_small_reports_have_one_block_of_every_kind() -> None:
    folders = (TINY, COMMITTEE, TINY.parent / "corrigendum")
    roots = [root for folder in folders for root in editions(folder)["en"].report.roots]
    there = {kind_name(type(node)) for node in walk((*roots,))}
    assert {kind_name(kind) for kind in NODE_KINDS} == there


@pytest.mark.parametrize("folder", [TINY, COMMITTEE, SAMPLE], ids=lambda folder: folder.name)
def test_every_text_has_a_place_in_words(folder: Path) -> None:
    report = next(iter(editions(folder).values())).report
    for language in languages().values():
        where = places(report, language)
        assert [key for key, _ in segments(report) if not where.get(key)] == []


@pytest.mark.parametrize("folder", [TINY, COMMITTEE], ids=lambda folder: folder.name)
def test_every_text_is_shown_and_is_in_a_row(folder: Path) -> None:
    both = editions(folder)
    own, other = resolve(both["en"]), resolve(both["zh"])
    rows = parallel(Pair(both["en"], both["zh"]), own, other).rows
    in_rows = {key for row in rows for key in row.keys}
    shown = json.dumps(show(own), ensure_ascii=False)
    for node, key, _ in reading((*own.edition.report.sections, *own.edition.report.annexes)):
        assert json.dumps(text_of(own.runs[key]), ensure_ascii=False)[1:-1] in shown
        assert key in in_rows or (key.is_note and node in own.edition.report.sections)


def table() -> Table:
    report = editions(TINY)["en"].report
    (found,) = (node for node in walk(report.sections) if isinstance(node, Table))
    return found


def test_a_column_may_have_the_name_of_a_part() -> None:
    node = table()
    assert part_of(node, Key.headnote(node.id)) is TextPart.HEADNOTE
    columns = (node.table.columns[0].model_copy(update={"id": "lead"}), node.table.columns[1])
    grid = node.table.model_copy(update={"columns": columns})
    other = node.model_copy(update={"table": grid})
    key = Key.column(other.id, "lead")
    assert (part_of(other, key), role_of(other, key)) == (None, Role.COLUMN)
    assert role_of(node, key) is Role.LEAD


def test_a_reference_leads_to_what_has_a_number() -> None:
    report = editions(TINY)["en"].report
    named = {n.id for n in walk(report.sections) if provided(n).series is not None}
    assert {"first", "second", "deepest", "costs", "resources"} <= named
    assert named.isdisjoint({"remark", "decision"})


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            ("quotation", "table"),
            "Quote must have the key quotation and no key of another kind, but has none",
        ),
        (
            ("quote", "id"),
            "Quote must have the key quote and no key of another kind, but has quote, id",
        ),
    ],
)
def test_a_kind_has_the_key_that_identifies_it_and_no_other_such_key(
    keys: tuple[str, str], message: str
) -> None:
    tags = Tag(keys[0]), Tag(keys[1])
    union = Annotated[Annotated[Quote, tags[0]] | Annotated[Table, tags[1]], None]
    with pytest.raises(TypeError, match=message):
        kinds_of(union)
