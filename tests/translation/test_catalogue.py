"""Translators' files: what is read, its places, and that nothing is lost or cut silently."""

from pathlib import Path

import polib
import pytest
from conftest import ROOT, TINY
from hypothesis import given, settings
from hypothesis import strategies as st

from gareport.report.diagnostics import Diagnostic, Span
from gareport.translation.catalogue import Catalogue, parse_catalogue, read_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
SHIPPED = [
    *sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")),
    TINY / "locales" / "zh" / "LC_MESSAGES" / "tiny.po",
]


def catalogue(text: str, folder: Path) -> tuple[Catalogue, list[Diagnostic]]:
    path = folder / "file.po"
    path.write_bytes(text.encode())
    return read_catalogue(path, "file.po")


def entry(msgstr: str) -> str:
    return f'{HEAD}\nmsgctxt "a"\nmsgid "Source"\nmsgstr {msgstr}\n'


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_the_catalogues_of_the_project_lose_no_entry(path: Path) -> None:
    found, faults = read_catalogue(path, "file.po")
    entries = [e for e in polib.pofile(str(path)) if not e.obsolete]
    assert faults == []
    assert {key: (e.source, e.translation) for key, e in found.entries.items()} == {
        str(e.msgctxt): (e.msgid, e.msgstr) for e in entries
    }


def test_a_file_that_is_not_there_is_an_empty_catalogue_that_says_so(tmp_path: Path) -> None:
    empty = Catalogue("none.po", {}, is_there=False)
    assert read_catalogue(tmp_path / "none.po", "none.po") == (empty, [])


def test_an_entry_knows_where_it_and_its_translation_begin(tmp_path: Path) -> None:
    text = f'{HEAD}\n# A remark.\n#, fuzzy\nmsgctxt "a"\nmsgid "Source"\nmsgstr ""\n"一"\n"二§"\n'
    found, faults = catalogue(text, tmp_path)
    assert faults == []
    read = found.entries["a"]
    assert (read.source, read.translation, read.tentative) == ("Source", "一二§", True)
    assert read.span == Span("file.po", 6, 1)
    assert read.translation.at(2) == Span("file.po", 12, 3)


PARTS = ("x ", "中 ", '\\"', "\\n", "\\t", "\\\\", "{ref.a}", " ", "n", '\\"\\n')


@settings(max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(PARTS), st.booleans()), max_size=12))
def test_a_character_is_found_at_its_place_whatever_is_quoted_before_it(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[str, bool]]
) -> None:
    typed = "".join(part + ('"\n"' if breaks else "") for part, breaks in parts)
    text = entry(f'"{typed}§ end"')
    found, faults = catalogue(text, tmp_path_factory.mktemp("po"))
    begins = "".join(part for part, _ in parts).startswith("\\n")  # and msgid does not
    assert [fault.rule for fault in faults] == ["po-line-break"] * begins
    translation = found.entries["a"].translation
    before = text[: text.index("§")].split("\n")
    place = translation.at(translation.index("§"))
    assert place == Span("file.po", len(before), len(before[-1]) + 1)


@pytest.mark.parametrize(
    ("msgstr", "line", "column"),
    [
        ('"not closed', 8, 19),
        ("not opened\"", 8, 8),
        ('"a"b"', 8, 11),
        ('"a" b', 8, 11),
        ('""\n"second line', 9, 13),
        ('"a\\"', 8, 12),
        ("“a”", 8, 8),
        ('"a"\nmsgstr "again"', 9, 1),
        ('"a"\nmsgid "out of place"\nmsgctxt "b"', 10, 1),
        ('"a"\nnonsense', 9, 1),
        ('"a"\nmsgstr[99] "plural"', 9, 1),
    ],
)  # fmt: skip
def test_a_broken_line_is_a_fault_at_its_place(
    msgstr: str, line: int, column: int, tmp_path: Path
) -> None:
    found, (fault,) = catalogue(entry(msgstr), tmp_path)
    assert (fault.rule, fault.span) == ("po-syntax", Span("file.po", line, column))
    assert found.entries.keys() <= {"a"}
    assert fault.span.line > 8 or found.entries == {}


@pytest.mark.parametrize(
    ("msgstr", "line", "column", "sign"),
    [
        (r'"Intro\qduction"', 8, 14, r"\q"),
        (r'"C:\\x \u0041"', 8, 15, r"\u"),
        ('""\n"one"\n' + r'"two \0"', 10, 6, r"\0"),
    ],
)  # fmt: skip
def test_an_unknown_escape_is_reported_and_not_read_as_a_backslash(
    msgstr: str, line: int, column: int, sign: str, tmp_path: Path
) -> None:
    found, (fault,) = catalogue(entry(msgstr), tmp_path)
    assert (fault.rule, fault.span) == ("po-syntax", Span("file.po", line, column))
    assert f"`{sign}`" in fault.message
    assert found.entries == {}


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
def test_the_mark_of_a_merge_conflict_is_named_as_such(mark: str, tmp_path: Path) -> None:
    _, (fault,) = catalogue(entry(f'"a"\n{mark}'), tmp_path)
    assert (fault.rule, fault.span) == ("po-syntax", Span("file.po", 9, 1))
    assert "merge conflict" in fault.message


def test_a_flag_that_no_tool_knows_is_reported_at_its_place(tmp_path: Path) -> None:
    flagged = entry('"a"').replace("msgctxt", "#, python-brace-format, fuzy\nmsgctxt")
    found, (fault,) = catalogue(flagged, tmp_path)
    assert (fault.rule, fault.span) == ("po-flag", Span("file.po", 6, 25))
    assert not found.entries["a"].tentative
    known = flagged.replace("fuzy", "fuzzy, no-c-format, range: 0..5")
    assert catalogue(known, tmp_path)[1] == []


def test_a_header_of_another_language_than_the_folder_is_reported(tmp_path: Path) -> None:
    for code, rules in (("zh", []), ("en", ["po-language"])):
        _, faults = parse_catalogue(entry('"a"'), f"locales/{code}/LC_MESSAGES/file.po")
        assert [fault.rule for fault in faults] == rules


def test_a_comment_may_hold_a_backslash(tmp_path: Path) -> None:
    found, faults = catalogue(entry('"a"').replace("msgctxt", "# C:\\quick\nmsgctxt"), tmp_path)
    assert (found.entries["a"].remarks, faults) == (("# C:\\quick",), [])


def test_ids_are_required_and_unique(tmp_path: Path) -> None:
    twice = entry('"一"') + '\nmsgctxt "a"\nmsgid "Source"\nmsgstr "二"\n'
    found, (fault,) = catalogue(twice + '\n#~ msgctxt "a"\n#~ msgid "x"\n#~ msgstr "y"\n', tmp_path)
    assert (fault.rule, fault.span.line) == ("entry-id", 10)
    assert found.entries["a"].translation == "一"
    _, (fault,) = catalogue(f'{HEAD}\nmsgid "Source"\nmsgstr "一"\n', tmp_path)
    assert (fault.rule, fault.span.line) == ("entry-id", 6)


@pytest.mark.parametrize(
    ("data", "rule", "line", "column"),
    [
        (entry('"中"').encode("gb18030"), "encoding", 8, 9),
        (entry('"a\x07"').encode(), "character", 8, 10),
        (entry('"a\u202e"').encode(), "character", 8, 10),
        (entry('"a\\b"').encode(), "character", 8, 10),
        (entry('""\n"a\\"\\f"').encode(), "character", 9, 5),
    ],
)
def test_what_no_report_may_hold_is_refused_at_its_place(
    data: bytes, rule: str, line: int, column: int, tmp_path: Path
) -> None:
    path = tmp_path / "file.po"
    path.write_bytes(data)
    _, (fault,) = read_catalogue(path, "file.po")
    assert (fault.rule, fault.span) == (rule, Span("file.po", line, column))


def test_windows_line_ends_and_a_mark_at_the_start_are_taken(tmp_path: Path) -> None:
    text = "\ufeff" + entry('""\n"一 "\n"§"').replace("\n", "\r\n")
    found, faults = catalogue(text, tmp_path)
    assert faults == []
    assert found.entries["a"].translation == "一 §"
    assert found.entries["a"].translation.at(2) == Span("file.po", 10, 2)
