"""Where files are found: the project's own first, file by file, then those of the package."""

import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import ROOT, TINY

from gareport.flow.pipeline import open_report
from gareport.formats.render import fill, names
from gareport.reading.workspace import Workspace, current_project, working_in, workspace

LABELS = "locales/en/LC_MESSAGES/labels.po"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A project and a package, both empty."""
    for name in ("project", "package"):
        (tmp_path / name).mkdir()
    return Workspace(tmp_path / "project", tmp_path / "package")


def put(base: Path, *found: str) -> list[Path]:
    """Empty files under a folder."""
    for name in found:
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).touch()
    return [base / name for name in found]


def within(paths: Iterable[Path], place: Workspace) -> list[str]:
    return [path.relative_to(place.project.parent).as_posix() for path in paths]


def test_fixed_words_are_the_reports_then_the_projects_then_the_packages(place: Workspace) -> None:
    report = place.content / "a_99_1"
    assert place.fixed_words(report, "en") == place.project / LABELS
    for base in (place.shipped, place.project, report):
        (path,) = put(base, LABELS)
        assert place.fixed_words(report, "en") == path


def test_a_template_of_the_project_replaces_only_that_of_the_same_name(
    place: Workspace,
) -> None:
    put(place.shipped, "templates/pdf/a.j2", "templates/pdf/b.j2")
    put(place.project, "templates/pdf/b.j2", "templates/pdf/c.j2")
    found = [place.template("pdf", f"{name}.j2") for name in "abcd"]
    assert within(found, place) == [
        "package/templates/pdf/a.j2",
        "project/templates/pdf/b.j2",
        "project/templates/pdf/c.j2",
        "package/templates/pdf/d.j2",
    ]


def test_terms_are_the_projects_then_the_packages_of_other_names(place: Workspace) -> None:
    report = place.content / "a_99_1"
    put(place.shipped, "content/a_62_502/report.yaml")
    of_package = ("a_62_502", "bodies", "things")
    put(place.shipped, *(f"locales/terms/{name}.yaml" for name in of_package))
    put(place.project, "locales/terms/things.yaml", "locales/terms/a_99_1.yaml")
    assert within(place.glossary(report), place) == [
        "project/locales/terms/a_99_1.yaml",
        "project/locales/terms/things.yaml",
        "package/locales/terms/bodies.yaml",
    ]


def test_translations_never_come_from_the_package(place: Workspace) -> None:
    inside, outside = place.content / "a_99_1", place.project.parent / "elsewhere" / "a_99_1"
    put(place.shipped, "locales/en/LC_MESSAGES/a_99_1.po")
    found = [place.translations(report, "en") for report in (inside, outside)]
    assert within(found, place) == [
        "project/locales/en/LC_MESSAGES/a_99_1.po",
        "elsewhere/a_99_1/locales/en/LC_MESSAGES/a_99_1.po",
    ]


def test_a_report_named_by_a_link_to_its_project_lies_in_that_project(place: Workspace) -> None:
    link = place.project.with_name("link")
    link.symlink_to(place.project)
    found = [place.translations(link / "content" / "a_99_1", "en")]
    found.append(Workspace(link, place.shipped).translations(place.content / "a_99_1", "en"))
    assert within(found, place) == [
        "project/locales/en/LC_MESSAGES/a_99_1.po",
        "link/locales/en/LC_MESSAGES/a_99_1.po",
    ]


def test_the_workspace_is_the_current_folder_unless_another_is_chosen(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.project)
    found: list[Path] = []
    with working_in(place):
        assert workspace() is place
        other = threading.Thread(target=lambda: found.append(workspace().project))
        other.start()
        other.join()
    assert workspace() == Workspace(ROOT, ROOT)
    assert found == [place.project]


@pytest.mark.parametrize(
    ("here", "found"),
    [
        (".", "."),
        ("content", "."),
        ("content/a_99_1", "."),
        ("content/a_99_1/content", "."),
        ("other", "other"),
        ("site/content", "site/content"),
        ("site/content/a_99_2", "site/content/a_99_2"),
    ],
)
def test_within_the_content_of_a_project_it_is_that_project_and_nowhere_else(
    here: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "content/a_99_1/report.yaml", "site/content/a_99_2/index.html")
    (tmp_path / here).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / here)
    assert current_project() == tmp_path / found


def test_a_current_folder_that_was_deleted_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    command = f"cd '{tmp_path}' && rmdir '{tmp_path}' && '{sys.executable}' '{ROOT}/build.py' check"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.returncode == 4
    assert done.stderr.startswith("error[environment]: the current folder does not exist any more")


def test_files_that_are_not_templates_are_ignored(place: Workspace) -> None:
    put(place.project, "templates/pdf/parts/a.html.j2")
    for name in (".DS_Store", "README.md", "parts/a.html.j2~"):
        (place.project / "templates" / "pdf" / name).write_bytes(b"\xff{% if")
    with working_in(place):
        assert names("pdf") == {"parts/a.html.j2"}
        assert fill("pdf") == {"a.html": ""}


def test_two_projects_are_read_side_by_side_each_with_its_own_files(tmp_path: Path) -> None:
    """What was read for one project must not be kept for the other."""
    found = {}
    for name in ("one", "two"):
        template = tmp_path / name / "templates" / "pdf" / "parts" / "a.html.j2"
        template.parent.mkdir(parents=True)
        template.write_text(name, "utf-8")
        labels = tmp_path / name / LABELS
        labels.parent.mkdir(parents=True)
        text = (ROOT / LABELS).read_text("utf-8")
        labels.write_text(text.replace('msgstr "Contents"', f'msgstr "{name}"'), "utf-8")
        with working_in(Workspace(tmp_path / name, tmp_path / name)):
            words = open_report(TINY).editions["en"].words
            found[name] = (fill("pdf")["a.html"], str(words["contents"]))
    assert found == {"one": ("one", "one"), "two": ("two", "two")}
