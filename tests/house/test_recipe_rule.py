"""The recipe for a rule in CONTRIBUTING.md, followed to the letter in a copy."""

import shutil
from pathlib import Path

import pytest
from conftest import TESTS
from followed import made, own_tests, printed, typed
from recipes import changes, copied

HEADING = "Add a rule"
CASE = "tests/cases/marked/in_order_to"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy, with what `make golden` writes about the new rule."""
    project = copied(tmp_path_factory.mktemp("rule") / "project")
    shutil.copytree(TESTS / "cases", project / "tests" / "cases")
    for change in changes(HEADING):
        made(change, project)
    done = own_tests(
        project,
        "--update-golden tests/editorial/test_rules.py tests/cli/test_cases.py",
        "-k 'in_order_to or page_of_the_rules'",
    )
    assert done.returncode == 0, done.stdout
    return project


def test_the_recipe_shows_the_rule_and_its_case() -> None:
    files = [change.file for change in changes(HEADING)]
    assert files[0] == "gareport/editorial/rules/in_order_to.py"
    assert {str(Path(file).parent) for file in files[1:]} == {CASE}


def test_the_new_rule_reports_its_case_at_the_place(project: Path) -> None:
    done = typed(project, f"python3 build.py check {CASE}")
    place = f"{CASE}/body.yaml:6:30: warning[in-order-to]: `in order to` is longer than necessary"
    assert done.stderr.splitlines()[0] == place
    assert "hint: write `to`" in done.stderr
    assert place in (project / CASE / "expected.txt").read_text("utf-8")


def test_the_new_rule_explains_itself(project: Path) -> None:
    assert "in-order-to" in printed(project, "rules")
    explained = printed(project, "rules in-order-to")
    assert "A text says “to”, not “in order to”." in explained
    page = (project / "docs/rules.md").read_text("utf-8")
    assert "`in-order-to` (warning)" in page


def test_a_rule_whose_examples_are_wrong_fails_its_tests(project: Path) -> None:
    path = project / "gareport/editorial/rules/in_order_to.py"
    right = path.read_text("utf-8")
    path.write_text(
        right.replace('"The Board met in order to decide.",', '"The Board met to decide.",'),
        "utf-8",
    )
    done = own_tests(project, "tests/editorial/test_rules.py -k 'in_order_to and bad_examples'")
    path.write_text(right, "utf-8")
    assert done.returncode == 1
    assert "1 failed" in done.stdout
