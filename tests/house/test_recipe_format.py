"""The recipe for an output format in CONTRIBUTING.md, followed to the letter in a copy."""

import shutil
from pathlib import Path

import pytest
from conftest import TINY, Golden
from followed import commands, followed, made, own_tests, printed, typed
from recipes import Change, changes, copied

HEADING = "Add an output format"
STEPS = changes(HEADING)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = followed(tmp_path_factory.mktemp("format") / "project", HEADING)
    shutil.copytree(TINY, project / "content" / "tiny")
    return project


def test_the_new_format_prints_every_text_with_its_number(project: Path, golden: Golden) -> None:
    (command,) = commands(HEADING)
    done = typed(project, command)
    assert done.returncode == 0, done.stderr
    assert "no findings" in done.stderr.splitlines()
    files = sorted((project / "output" / "tiny").iterdir())
    assert [path.name for path in files] == ["A_99_901_Add.1-EN.txt", "A_99_901_Add.1-ZH.txt"]
    english, chinese = (path.read_text("utf-8") for path in files)
    golden("golden/recipe_format.txt", f"{english}\n{'=' * 60}\n{chinese}")


def test_a_text_that_is_not_translated_has_its_mark_in_the_new_format(project: Path) -> None:
    catalogue = project / "content/tiny/locales/zh/LC_MESSAGES/tiny.po"
    whole = catalogue.read_text("utf-8")
    catalogue.write_text(whole.replace('msgstr "导言"', 'msgstr ""'), "utf-8")
    printed(project, "build tiny --edition zh --format txt --output out")
    catalogue.write_text(whole, "utf-8")
    text = (project / "out/tiny/A_99_901_Add.1-ZH.txt").read_text("utf-8")
    assert "\n一. 〔未译〕Introduction\n" in text


def test_no_page_is_laid_out_for_the_new_format(project: Path) -> None:
    path = project / "gareport/layout/paginate.py"
    whole = path.read_text("utf-8")
    path.write_text(
        whole.replace("    from weasyprint import HTML\n", "    raise OSError\n"), "utf-8"
    )
    words = "python3 build.py build tiny --edition en --output unpaged --format"
    done = [typed(project, f"{words} {name}").returncode for name in ("txt", "pdf")]
    path.write_text(whole, "utf-8")
    assert done[0] == 0
    assert done[1] != 0


def test_what_the_new_format_does_not_have_is_said(project: Path) -> None:
    refused = typed(project, "python3 build.py build tiny --edition en+zh --format txt")
    assert refused.returncode == 2
    assert "no parallel edition `en+zh` in the format txt" in refused.stderr
    cover = project / "content/tiny/report.yaml"
    whole = cover.read_text("utf-8")
    cover.write_text(whole.replace("editions: [en, zh]", "editions: [en, en+zh]"), "utf-8")
    said = printed(project, "build tiny --format txt --validate --output beside").splitlines()
    cover.write_text(whole, "utf-8")
    assert said[:3] == [
        "no validator judges the format txt",
        "no parallel edition `en+zh` in the format txt",
        "beside/tiny/A_99_901_Add.1-EN.txt",
    ]
    assert [*(project / "beside").rglob("*.*")] == [project / said[2]]


@pytest.mark.slow
def test_the_tests_of_the_house_take_the_new_format_in(project: Path) -> None:
    done = own_tests(project, "-rA tests/house/test_house.py -k 'format or template'")
    assert done.returncode == 0, done.stdout
    assert "[txt]" in done.stdout


SOME = [step for step in STEPS if "blocks" not in step.file or "table" in step.file]


@pytest.mark.parametrize("step", SOME, ids=lambda step: step.file)
def test_a_step_that_is_left_out_is_missed_before_any_file_is_made(
    step: Change, tmp_path: Path
) -> None:
    project = copied(tmp_path / "project")
    for change in STEPS:
        if change != step:
            made(change, project)
    done = typed(project, "python3 build.py build tests/reports/tiny --format txt --output out")
    assert done.returncode != 0
    missed = Path(step.file).name if step.file.endswith(".j2") else "txt"
    assert missed in done.stderr
    assert not (project / "out").exists()


@pytest.mark.slow
def test_mypy_is_content_with_the_new_format(project: Path) -> None:
    done = typed(project, "python3 -m mypy --strict gareport/formats")
    assert done.returncode == 0, done.stdout
