"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the project.

Each step is also left out: then mypy or the start of the program reports it, and no file is made.
"""

import json
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from built import page_texts
from conftest import ROOT
from recipes import Change, changes, copied

KIND = changes("Add a kind of block")
TINY = "tests/reports/tiny"
ENGLISH, CHINESE = "The figures are preliminary.", "数字为暂定。"
ANSWERS = [change for change in KIND if change.file == "gareport/report/kinds.py"]


def followed(folder: Path, steps: list[Change]) -> Path:
    """A copy of the project with these steps of a recipe."""
    project = copied(folder / "project")
    for change in steps:
        change.make(project)
    return project


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def build(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(project, "build.py", *words)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return followed(tmp_path_factory.mktemp("recipe"), KIND)


def test_a_new_kind_is_printed_in_every_edition_and_format(project: Path) -> None:
    done = build(project, "build", TINY, "--edition", "en,zh,en+zh", "--output", "out")
    assert done.returncode == 0, done.stderr
    assert "no findings" in done.stderr.splitlines()
    files = sorted((project / "out" / "tiny").iterdir())
    assert len(files) == 6
    for path in files:
        text = printed(path)
        both = path.stem.endswith("EN-ZH")
        assert (ENGLISH in text) == (both or path.stem.endswith("EN")), path.name
        assert (CHINESE in text) == path.stem.endswith("ZH"), path.name


def printed(path: Path) -> str:
    """The words of a PDF or a Word file, on one line."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        text = " ".join(page_texts(data))
    else:
        xml = ZipFile(BytesIO(data)).read("word/document.xml").decode()
        text = re.sub(r"<w:p[ >]", " <", xml)
        text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"\s+", " ", text)


def test_a_new_kind_is_in_the_data_the_schema_and_the_translators_file(project: Path) -> None:
    shown = json.loads(build(project, "show", TINY, "--edition", "zh", "--json").stdout)
    (block,) = (block for block in shown["blocks"] if block["id"] == "caution")
    assert block == {"id": "caution", "kind": "notice", "label": "", "text": CHINESE}
    assert build(project, "sync", TINY).returncode == 0
    catalogue = (project / TINY / "locales/zh/LC_MESSAGES/tiny.po").read_text("utf-8")
    assert '\n#. notice · 二.B\nmsgctxt "caution"\n' in catalogue
    assert build(project, "schema").returncode == 0
    schema = json.loads((project / "schema/section.schema.json").read_text("utf-8"))
    assert schema["definitions"]["Notice"]["properties"]["notice"]["description"]


def test_a_block_of_the_new_kind_is_checked_like_others(project: Path) -> None:
    path = project / TINY / "figures.yaml"
    right = path.read_text("utf-8")
    path.write_text(right.replace("notice: The", "notic: The"), "utf-8")
    done = build(project, "check", TINY)
    path.write_text(right.replace("are *preliminary*", "are in {ref.caution}"), "utf-8")
    named = build(project, "check", TINY)
    path.write_text(right, "utf-8")
    assert "did you mean `notice`?" in done.stdout + done.stderr
    assert "the block `caution` has no number" in named.stdout + named.stderr


def test_the_drafters_guide_describes_the_new_kind(project: Path) -> None:
    done = run(
        project,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/house/test_drafters_guide.py",
    )
    assert done.returncode == 0, done.stdout


def left_out(file: str) -> list[Change]:
    """The recipe without its changes in a file."""
    steps = [change for change in KIND if change.file != file]
    assert steps != KIND
    return steps


@pytest.mark.parametrize(
    ("file", "words", "said"),
    [
        ("gareport/report/model.py", ["check", TINY], "cannot import name 'Notice'"),
        (
            "templates/pdf/blocks/notice.html.j2",
            ["check", TINY],
            "templates/pdf/blocks/notice.html.j2:1:1: error[template]: ",
        ),
        (
            "templates/docx/blocks/notice.xml.j2",
            ["check", TINY],
            "templates/docx/blocks/notice.xml.j2:1:1: error[template]: ",
        ),
        (
            "templates/docx/parts/word/styles.xml.j2",
            ["build", TINY, "--edition", "en", "--output", "out"],
            "notice.xml.j2:2:38: error[template]: `Notice` is not a style",
        ),
        ("docs/authoring.md", ["tests/house/test_drafters_guide.py"], "notice"),
        (f"{TINY}/figures.yaml", ["tests/report/test_kinds.py"], "notice"),
    ],
)
def test_the_program_or_its_tests_miss_a_step_that_is_left_out(
    file: str, words: list[str], said: str, tmp_path: Path
) -> None:
    project = followed(tmp_path, left_out(file))
    is_test = words[0].startswith("tests/")
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider"] if is_test else ["build.py"]
    done = run(project, *command, *words)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert not (project / "out").exists()


def typed(project: Path) -> list[str]:
    """The errors that mypy finds in a copy; what it knows of this project spares it most work."""
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", project / ".mypy_cache", dirs_exist_ok=True)
    done = run(project, "-m", "mypy", "--strict", "build.py", "gareport")
    return [line for line in done.stdout.splitlines() if ": error: " in line]


def test_mypy_names_every_answer_that_a_new_kind_does_not_give(tmp_path: Path) -> None:
    project = followed(tmp_path, [c for c in KIND if c.file != "gareport/report/kinds.py"])
    errors = typed(project)
    functions = {"provided", "children", "own_texts", "closing", "notes_of"}
    assert {
        name for name in functions if any(_within(project, name, e) for e in errors)
    } == functions
    assert all(line.startswith("gareport/report/kinds.py:") for line in errors)


def _within(project: Path, function: str, error: str) -> bool:
    """Whether mypy reports an error within a function of the kinds."""
    text = (project / "gareport/report/kinds.py").read_text("utf-8")
    before = text.split(f"\ndef {function}(", 1)[0].count("\n") + 1
    behind = before + text.split(f"\ndef {function}(", 1)[1].split("\ndef ", 1)[0].count("\n")
    return before < int(error.split(":")[1]) <= behind + 1


@pytest.mark.slow
@pytest.mark.parametrize("step", ANSWERS, ids=lambda change: change.name)
def test_mypy_misses_an_answer_that_is_left_out(step: Change, tmp_path: Path) -> None:
    project = followed(tmp_path, [change for change in KIND if change != step])
    assert typed(project) != []


@pytest.mark.slow
def test_mypy_is_content_with_the_whole_recipe(project: Path) -> None:
    assert typed(project) == []
