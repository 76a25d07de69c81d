"""Fixed words that are missing: a file, many words or one, each as one error in its place."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, TINY

from gareport.flow.pipeline import open_report
from gareport.reading.workspace import Workspace, working_in
from gareport.report.diagnostics import Diagnostic

LABELS = Path("locales", "en", "LC_MESSAGES", "labels.po")
WORDS = 17  # that the small report needs in English


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A project with fixed words of its own, and none of a package, with the small report in it."""
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    shutil.copytree(TINY, tmp_path / "content" / "tiny")
    with working_in(Workspace(tmp_path, tmp_path)):
        yield tmp_path


def found(project: Path) -> list[Diagnostic]:
    return list(open_report(project / "content" / "tiny").found)


def entries(project: Path) -> list[str]:
    """The entries of the file, with its header as the first."""
    return (project / LABELS).read_text("utf-8").strip().split("\n\n")


def keep(project: Path, kept: list[str]) -> None:
    (project / LABELS).write_text("\n\n".join(kept) + "\n", "utf-8")


def test_a_whole_file_reports_nothing(project: Path) -> None:
    assert found(project) == []


def test_a_file_that_does_not_exist_is_one_error(project: Path) -> None:
    (project / LABELS).unlink()
    (fault,) = found(project)
    assert (fault.rule, fault.span.line, fault.span.column) == ("fixed-word", 1, 1)
    assert fault.span.file.endswith(str(LABELS))
    assert "there are no fixed words in `en`" in fault.message
    assert "labels.po of another language" in fault.hint


def test_a_file_with_only_a_header_is_one_error(project: Path) -> None:
    keep(project, entries(project)[:1])
    (fault,) = found(project)
    assert "there are no fixed words in `en`" in fault.message


def test_many_missing_words_are_one_error_that_names_each(project: Path) -> None:
    whole = entries(project)
    one = [entry for entry in whole if 'msgctxt "page"' in entry]
    keep(project, [whole[0], *one])
    (fault,) = found(project)
    assert (fault.rule, fault.span.line) == ("fixed-word", 1)
    assert fault.message.startswith("the fixed words `")
    assert fault.message.endswith(" are missing")
    assert fault.message.count("`") == 2 * (WORDS - 1)
    assert "`page`" not in fault.message


@pytest.mark.parametrize("word", ["page", "summary", "organ.general_assembly"])
def test_one_missing_word_is_named_alone(word: str, project: Path) -> None:
    keep(project, [entry for entry in entries(project) if f'msgctxt "{word}"' not in entry])
    (fault,) = found(project)
    assert fault.message == f"the fixed word `{word}` is missing"
    assert fault.hint == "add an entry with its translation"


def test_a_word_that_this_report_does_not_need_may_be_missing(project: Path) -> None:
    keep(project, [e for e in entries(project) if 'msgctxt "organ.security_council"' not in e])
    assert found(project) == []


def test_a_misspelt_word_and_one_without_translation_keep_their_places(project: Path) -> None:
    text = (project / LABELS).read_text("utf-8").replace('msgctxt "page"', 'msgctxt "pagge"')
    text = text.replace('msgctxt "summary"\nmsgid "Summary"\nmsgstr "Summary"',
                        'msgctxt "summary"\nmsgid "Summary"\nmsgstr ""')  # fmt: skip
    (project / LABELS).write_text(text, "utf-8")
    faults = found(project)
    assert {fault.message for fault in faults} == {
        "there is no fixed word `pagge`",
        "the fixed word `summary` is missing",
    }
    assert all(fault.span.line > 1 for fault in faults)
