"""Keys: what is printed is parsed again, and every key says what it is of."""

import re

import pytest
from conftest import SAMPLE, TINY
from hypothesis import given
from hypothesis import strategies as st

from gareport.reading.load import load
from gareport.report.keys import SPELLING, Key, TextPart
from gareport.report.texts import segments

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
PATHS = st.lists(NAMES | st.integers(1, 999).map(str), max_size=3)


@given(NAMES, PATHS)
def test_what_a_key_is_printed_from_is_parsed_from_it(first: str, rest: list[str]) -> None:
    key = Key.of(first, *rest)
    assert key.names == (first, *rest)
    assert (key.owner, key.rest) == (first, tuple(rest))
    assert re.fullmatch(SPELLING, key)


@given(st.text())
def test_any_text_that_is_parsed_is_printed_as_it_was(typed: str) -> None:
    assert Key.of(*Key(typed).names) == typed


@given(NAMES, NAMES, NAMES)
def test_each_printed_key_says_what_it_is_of(block: str, row: str, column: str) -> None:
    of_block = [Key.own(block), Key.column(block, column), Key.cell(block, row, column)]
    of_block += [Key.part(block, part) for part in TextPart]
    assert {key.owner for key in of_block} == {block}
    assert [key.rest for key in of_block[:3]] == [(), (column,), (row, column)]
    assert [key.rest for key in of_block[3:]] == [(part,) for part in TextPart]


@given(NAMES, PATHS, NAMES)
def test_a_key_moves_to_another_block_and_back(block: str, rest: list[str], other: str) -> None:
    key = Key.of(block, *rest)
    assert key.moved_to(other).owner == other
    assert key.moved_to(other).moved_to(block) == key


@pytest.mark.parametrize(
    ("key", "spelt"),
    [
        (Key.own("costs"), "costs"),
        (Key.lead("costs"), "costs.lead"),
        (Key.closing("costs"), "costs.closing"),
        (Key.headnote("costs"), "costs.headnote"),
        (Key.column("costs", "amount"), "costs.amount"),
        (Key.cell("costs", "travel", "amount"), "costs.travel.amount"),
        (Key.note("study"), "note.study"),
        (Key.title(), "report.title"),
        (Key.author(), "report.author"),
        (Key.agenda(127), "report.agenda.127"),
        (Key.word("page"), "page"),
        (Key.word("parallel", "changes"), "parallel.changes"),
        (Key.organ("security_council"), "organ.security_council"),
        (Key.known_author("note", "secretary_general"), "author.note.secretary_general"),
        (Key.coverage("stale"), "coverage.stale"),
        (Key.own("costs").counted(2), "costs.2"),
    ],
)
def test_a_key_is_spelt_as_translators_files_have_it(key: Key, spelt: str) -> None:
    assert (key, str(key)) == (spelt, spelt)


def test_a_note_and_a_run_in_heading_are_known_by_their_keys() -> None:
    assert [Key.note("lead").is_note, Key.own("notes").is_note] == [True, False]
    assert [Key.lead("note_1").is_lead, Key.cell("costs", "lead", "x").is_lead] == [True, False]


@pytest.mark.parametrize("folder", [TINY, SAMPLE], ids=lambda folder: folder.name)
def test_no_two_texts_of_a_report_have_one_key(folder: object) -> None:
    report, _ = load(folder)  # type: ignore[arg-type]
    assert report is not None
    keys = [key for key, _ in segments(report)]
    assert len(keys) == len(set(keys)) > 40
    assert all(isinstance(key, Key) for key in keys)


def test_a_block_with_the_id_of_notes_is_not_a_note() -> None:
    assert Key("note.book").is_note
    assert not Key("note").is_note


def test_a_counted_text_belongs_to_the_first_one() -> None:
    assert Key("framework.papers.why.2").first == "framework.papers.why"
    assert Key("speech.3").first == "speech"
    assert Key("costs.travel.amount").first == "costs.travel.amount"
    assert Key("report.agenda.127").first == "report.agenda.127"
