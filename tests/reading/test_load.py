"""Loading: any file whatever gives a report or located faults, never a traceback."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from conftest import SAMPLE, TINY, Edited
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gareport.cli.reports import folders_of
from gareport.flow.opened import is_buildable
from gareport.flow.pipeline import open_report, show_edition
from gareport.numbering.show import as_text
from gareport.reading.load import load
from gareport.report.diagnostics import Diagnostic

FILES = sorted(path.relative_to(TINY) for path in TINY.rglob("*.*") if path.is_file())
SIGNS = (
    "{", "}", "[", "]", "&a ", "*a", "**", "!!str ", "- ", ": ", "\t", "\n", "\r", "  ", '"', "'",
    "|", ">-\n", "? ", "<<: ", "# ", "%YAML 1.3", "---\n", "...\n", "\\", "\\ud800", "\\x00",
    "\\Uffffffff", "1" * 5000, "2026-13-45", "~", "id", "{ref.", "{note.book}", "{amount.total}",
    "{{", "[a](b)", "A//1", "A/99/1", "\0", "\x07", "\x85", "\u202e", "\u2028", "\ufeff", "\uffff",
    "msgid ", "msgstr ", "msgctxt ", "msgstr[0] ", "#, fuzzy\n", "#~ ", "\\n", "items:", "中",
)  # fmt: skip
BYTES = (b"\xff", b"\xed\xa0\x80", b"\xc3", b"\x00", b"\xfe\xff")
EDITS = st.tuples(
    st.integers(0, 10_000),  # where, in hundredths of a per cent of the file
    st.integers(0, 30),  # how many bytes go
    st.one_of(st.sampled_from(SIGNS).map(str.encode), st.sampled_from(BYTES), st.just(b"")),
)


def mutated(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, inserted in edits:
        at = place * len(data) // 10_000
        data = data[:at] + inserted + data[at + length :]
    return data


def is_in_its_file(found: Diagnostic) -> bool:
    """Whether the place is in the file; after the last character counts as in it."""
    path = Path(found.span.file)
    data = path.read_bytes() if path.is_file() else b""
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    line, column = found.span.line, found.span.column
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def outcome(folder: Path) -> tuple[Diagnostic, ...]:
    """Open the report and, where nothing forbids it, resolve and print every edition."""
    opened = open_report(folder)
    for found in opened.found:
        assert is_in_its_file(found)
        assert found.hint
        json.dumps(found.as_json()).encode()
        str(found).encode()
    if is_buildable(opened):
        for edition in opened.editions.values():
            as_text(show_edition(edition, with_pages=False)).encode()
    else:
        assert opened.found
    return opened.found


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mutated") / "tiny"
    shutil.copytree(TINY, folder)
    return folder


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(name=st.sampled_from(FILES), edits=st.lists(EDITS, min_size=1, max_size=6))
@example(name=Path("figures.yaml"), edits=[(5000, 0, b'"\\Uffffffff"')])
def test_a_damaged_file_gives_a_report_or_located_faults(
    scratch: Path, name: Path, edits: list[tuple[int, int, bytes]]
) -> None:
    whole = (TINY / name).read_bytes()
    (scratch / name).write_bytes(mutated(whole, edits))
    try:
        outcome(scratch)
    finally:
        (scratch / name).write_bytes(whole)


def test_the_mutator_damages_the_given_places() -> None:
    assert mutated(b"0123456789", [(5000, 2, b"x")]) == b"01234x789"
    assert mutated(b"ab", [(10_000, 5, b"c"), (0, 1, b"")]) == b"bc"


def test_a_place_beyond_the_file_would_be_noticed(edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("date: 2044-10-22", "date: 2044-10-32")})
    (found,) = open_report(folder).found
    assert is_in_its_file(found)
    (folder / "report.yaml").write_text("one line", "utf-8")
    assert not is_in_its_file(found)


@pytest.mark.parametrize("report", [SAMPLE, TINY], ids=lambda folder: folder.name)
def test_the_reports_of_the_project_load_without_a_fault(report: Path) -> None:
    loaded, found = load(report)
    assert found == []
    assert loaded is not None
    assert loaded.name == report.name


def test_sections_and_annexes_are_in_the_order_of_the_cover(edited: Edited) -> None:
    written = "sections: [introduction, figures]\nannexes: [terms, sources]"
    turned = "sections: [figures, introduction]\nannexes: [sources, terms]"
    loaded, _ = load(edited(TINY, {"report.yaml": (written, turned)}))
    assert loaded is not None
    assert [section.id for section in loaded.sections] == ["figures", "introduction"]
    assert [annex.id for annex in loaded.annexes] == ["sources", "terms"]


def test_a_faulty_cover_does_not_hide_the_faults_of_the_sections(edited: Edited) -> None:
    changes = {
        "report.yaml": ("session: 99", "session: many"),
        "terms.yaml": ("kind: annex", "kind: apendix"),
        "figures.yaml": ("heading: Words", "heading: Words: more"),
    }
    _, found = load(edited(TINY, changes))
    assert [Path(fault.span.file).name for fault in found] == [
        "report.yaml",
        "figures.yaml",
        "terms.yaml",
    ]


def test_no_file_outside_the_report_is_read(edited: Edited, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("id: secret\nkind: annex\ncontent: []\n", "utf-8")
    for annex in ("../secret", str(tmp_path / "secret")):
        folder = edited(TINY, {"report.yaml": ("[terms, sources]", f"[terms, {annex}]")})
        loaded, found = load(folder)
        assert loaded is not None
        assert [read.id for read in loaded.annexes] == ["terms"]
        assert [fault.rule for fault in found] == ["value"]
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("put", "what"),
    [
        (Path.mkdir, "is a folder"),
        (os.mkfifo, "is a pipe"),
        (lambda path: path.symlink_to(path), "is a link to a file that cannot be reached"),
        (lambda path: path.symlink_to("gone.yaml"), "is a link to a file that does not exist"),
    ],
)
def test_what_is_in_the_place_of_a_file_is_named(
    put: Callable[[Path], None], what: str, edited: Edited
) -> None:
    folder = edited(TINY)
    section, cover = folder / "introduction.yaml", folder / "report.yaml"
    section.unlink()
    put(section)
    _, found = load(folder)
    assert [(fault.rule, fault.message) for fault in found] == [
        ("missing-file", f"introduction.yaml {what}")
    ]
    assert found[0].span.file.endswith("report.yaml")
    cover.unlink()
    put(cover)
    assert [fault.message for fault in load(folder)[1]] == [f"this {what}"]
    with pytest.raises(click.UsageError, match=rf"report\.yaml in `.*` {what}"):
        folders_of([str(folder)])


@pytest.mark.parametrize("name", ["Report.yaml", "report.yml", "REPORT.YAML"])
def test_a_cover_with_another_name_is_to_be_renamed(name: str, edited: Edited) -> None:
    folder = edited(TINY)
    (folder / "report.yaml").rename(folder / name)
    report, found = load(folder)
    assert report is None
    assert [(Path(one.span.file).name, one.hint) for one in found] == [
        (name, f"rename {name} to report.yaml")
    ]
    (folder / name).unlink()
    assert [one.hint.partition(",")[0] for one in load(folder)[1]] == ["create the file"]


def test_a_report_of_a_thousand_paragraphs_loads(edited: Edited) -> None:
    folder = edited(TINY)
    many = "".join(f"  - id: p{n}\n    paragraph: Paragraph {n}.\n" for n in range(1000))
    (folder / "sources.yaml").write_text(f"id: sources\nkind: annex\ncontent:\n{many}", "utf-8")
    loaded, found = load(folder)
    assert found == []
    assert loaded is not None
    assert len(loaded.annexes[1].content) == 1000


@pytest.mark.parametrize("figure", ["45_000", "+45000", "45000.0", "4.5e4", "45 000", "-45000"])
def test_an_amount_is_written_in_digits(figure: str, edited: Edited) -> None:
    _, found = load(edited(TINY, {"report.yaml": ("usd: 45000}", f"usd: {figure}}}")}))
    assert [fault.rule for fault in found] == ["value"]


def test_the_folder_of_a_report_needs_a_valid_name(edited: Edited) -> None:
    folder = edited(TINY)
    other = folder.rename(folder.with_name("A-99"))
    _, found = load(other)
    assert [fault.message for fault in found] == [
        "the folder name `A-99` is not a valid name for a report"
    ]
