"""A closed or missing file is reported at its place; a closed folder is a fault of the machine."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE
from ordinary import ordinary

ENGLISH = "locales/en/LC_MESSAGES"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own: a report, the locales and the templates."""
    shutil.copytree(SAMPLE, tmp_path / "content" / "a_62_502")
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    return tmp_path


@contextmanager
def closed(path: Path, to: int = 0) -> Iterator[None]:
    """The file or folder closed to all, or with another mode, and opened again."""
    mode = path.stat().st_mode
    path.chmod(to)
    try:
        yield
    finally:
        path.chmod(mode)


@pytest.mark.parametrize(
    ("words", "name", "place"),
    [
        ("check", "content/a_62_502", "content/a_62_502/report.yaml"),
        ("check a_62_502", "content/a_62_502", "content/a_62_502/report.yaml"),
        ("check", "content/a_62_502/background.yaml", "content/a_62_502/background.yaml"),
        ("check", ENGLISH, f"{ENGLISH}/labels.po"),
        ("sync", ENGLISH, f"{ENGLISH}/a_62_502.po"),
        ("check", "locales/terms", "locales/terms"),
    ],
)
def test_what_is_closed_is_reported_at_its_place(
    words: str, name: str, place: str, project: Path
) -> None:
    with closed(project / name):
        done = ordinary(project, *words.split())
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert f"{place}:1:1: error[file]: the file cannot be read: Permission denied" in done.stderr


@pytest.mark.parametrize("command", ["check", "sync", "fix", "ids"])
@pytest.mark.parametrize(
    ("mode", "message"),
    [
        (0o444, "the file cannot be read: Permission denied"),
        (0o111, "cannot be listed: Permission"),
    ],
)
def test_a_folder_that_is_half_closed_is_reported(
    command: str, mode: int, message: str, project: Path
) -> None:
    """Its files may be listed and not read, or read and not listed."""
    with closed(project / "content" / "a_62_502", mode):
        done = ordinary(project, command, "content/a_62_502")
    assert "Traceback" not in done.stderr
    assert done.returncode == (4 if command == "fix" and mode == 0o111 else 1)
    assert message in done.stderr


@pytest.mark.parametrize("command", ["check", "build"])
def test_content_that_is_closed_is_a_fault_of_the_machine(command: str, project: Path) -> None:
    with closed(project / "content"):
        done = ordinary(project, command)
    assert done.returncode == 4
    assert "error[environment]: cannot read" in done.stderr
    assert "content: Permission denied" in done.stderr


def test_a_folder_under_content_without_a_cover_is_reported(project: Path) -> None:
    (project / "content" / "a_99_1").mkdir()
    (project / "content" / ".cache").mkdir()
    (project / "content" / "README.md").write_text("no report", "utf-8")
    done = ordinary(project, "check")
    assert done.returncode == 1
    place = "content/a_99_1/report.yaml:1:1"
    assert (
        f"{place}: error[file]: the file cannot be read: No such file or directory" in done.stderr
    )
    assert done.stderr.count("error[") == 1
