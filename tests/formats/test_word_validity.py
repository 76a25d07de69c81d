"""Three judges find no fault in any Word file, and each known fault is found by one of them.

The judges are two validators and a lint. What each is good for is in golden/word_judges.txt.
"""

import io
import zipfile
from pathlib import Path

import pytest
from built import EDITIONS, NAMES, TESTS, built
from conftest import Golden
from illustrated import GOOD, illustrated, spoilt, word_files
from judges import CLEAN, judge, verdict
from word_changes import drop
from word_faults import FAULTS, UNSEEN, Fault

from gareport.validators.word_file import WordFile
from gareport.validators.word_lint import RULES, lint

CASES = [
    *(pytest.param(path, id=path.name) for path in sorted(TESTS.glob("cases/good/*"))),
    *(  # their texts are marked, and the files are made like those of the others
        pytest.param(path, id=path.name, marks=pytest.mark.slow)
        for path in sorted(TESTS.glob("cases/marked/*"))
    ),
]


def name_of(fault: Fault) -> str:
    return fault.name


def files_of_reports() -> dict[str, bytes]:
    """The Word file of every edition of the sample and of the reports for tests."""
    files = {name: built(*edition).docx for name, edition in zip(NAMES, EDITIONS, strict=True)}
    return files | illustrated()


def rules_that_report(fault: Fault) -> set[str]:
    return {finding.rule for finding in lint(WordFile(spoilt(fault)))}


@pytest.mark.parametrize("name", [*NAMES, "illustrated-en", GOOD])
def test_no_judge_finds_a_fault_in_a_report(name: str) -> None:
    assert verdict(files_of_reports()[name]) == CLEAN


@pytest.mark.parametrize("case", CASES)
def test_no_judge_finds_a_fault_in_a_case(case: Path) -> None:
    verdicts = judge(word_files(case))
    assert verdicts
    assert set(verdicts.values()) == {CLEAN}


@pytest.mark.parametrize("fault", FAULTS, ids=name_of)
def test_each_fault_is_found_by_a_judge(fault: Fault) -> None:
    assert verdict(spoilt(fault)) != CLEAN


@pytest.mark.parametrize("fault", [*FAULTS, *UNSEEN], ids=name_of)
def test_the_lint_reports_each_fault_under_its_own_rules_and_no_other(fault: Fault) -> None:
    assert rules_that_report(fault) == set(fault.rules)


@pytest.mark.parametrize("fault", [*FAULTS, *UNSEEN], ids=name_of)
def test_each_fault_changes_one_part_and_no_other(fault: Fault) -> None:
    good, bad = (zipfile.ZipFile(io.BytesIO(d)) for d in (illustrated()[GOOD], spoilt(fault)))
    assert good.namelist() == bad.namelist()
    assert [n for n in good.namelist() if good.read(n) != bad.read(n)] == [fault.part]


def test_a_change_that_finds_nothing_to_change_fails() -> None:
    with pytest.raises(AssertionError):
        spoilt(Fault("no such element", drop("//w:blink")))


def test_every_rule_of_the_lint_has_a_fault_that_it_reports() -> None:
    assert {rule for fault in (*FAULTS, *UNSEEN) for rule in fault.rules} == set(RULES)
    assert all(fault.rules for fault in UNSEEN)


def test_the_judges_find_what_the_table_says(golden: Golden) -> None:
    text = row("fault", "Open XML SDK", "openxml-audit", "lint")
    for fault in FAULTS:
        said = verdict(spoilt(fault))
        rules = ", ".join(sorted({finding.rule for finding in said.lint}))
        text += row(fault.name, bool(said.sdk), bool(said.audit), rules or False)
    golden("golden/word_judges.txt", text)


def row(fault: str, *found: bool | str) -> str:
    cells = (cell if isinstance(cell, str) else "found" if cell else "-" for cell in found)
    return "{:34}{:14}{:15}{}\n".format(fault, *cells)
