"""A PO file that nobody reads for a report is reported, in the project as beside the report."""

import shutil
from pathlib import Path

import pytest
from conftest import TINY

from gareport.flow.pipeline import open_report
from gareport.reading.workspace import Workspace, shipped, working_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "content" / "tiny", ignore=shutil.ignore_patterns("locales"))
    shutil.copytree(TINY, tmp_path / "content" / "tiny_new")
    shutil.copytree(TINY / "locales", tmp_path / "locales")
    return tmp_path


def unread(project: Path) -> list[tuple[str, str]]:
    with working_in(Workspace(project, shipped())):
        found = open_report(project / "content" / "tiny").found
    return [
        (fault.span.file.partition("/locales/")[2], fault.message.partition("file")[2])
        for fault in found
        if fault.rule == "translation-unread"
    ]


def put(project: Path, place: str) -> None:
    path = project / place
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(TINY / "locales" / "zh" / "LC_MESSAGES" / "tiny.po", path)


def test_the_files_of_the_report_and_of_other_reports_are_not_reported(project: Path) -> None:
    put(project, "locales/zh/LC_MESSAGES/tiny_new.po")
    put(project, "locales/fr/LC_MESSAGES/another.po")
    put(project, "locales/zh/LC_MESSAGES/tiny.po.bak")
    assert unread(project) == []


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("fr/LC_MESSAGES/tiny.po", ": `fr` is not a known language"),
        ("zh/tiny.po", ", because of its place"),
        ("zh/LC_MESSAGES/tiny-zh.po", ", because of its name"),
        ("zh/LC_MESSAGES/TINY.PO", ", because of its name"),
        ("en/LC_MESSAGES/tiny.po", ": no edition has a translation into `en`"),
    ],
)
def test_a_file_of_the_report_that_nobody_reads_is_reported(
    project: Path, place: str, why: str
) -> None:
    put(project, f"locales/{place}")
    assert unread(project) == [(place, why)]


def test_one_of_two_files_with_one_place_is_reported(project: Path) -> None:
    put(project, "content/tiny/locales/zh/LC_MESSAGES/tiny.po")
    assert unread(project) == [("zh/LC_MESSAGES/tiny.po", ": another one has its place")]
