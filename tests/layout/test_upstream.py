"""The bug reports for WeasyPrint: one for each fix, with a program that shows the bug."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from gareport.layout.weasyprint_fixes import FIXES

FOLDER = ROOT / "docs" / "upstream"
INDEX = FOLDER / "README.md"
REPORTS = sorted(path for path in FOLDER.glob("*.md") if path != INDEX)
APPLIED = "from gareport.layout.weasyprint_fixes import apply; apply()\n"
FENCE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTS = [
    "What happens",
    "What is expected",
    "Reproduction",
    "Cause",
    "Proposed change",
    "What we do meanwhile",
    "Known upstream",
]

each_report = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)


def file_name(fix: str) -> str:
    """The name, without its ending, of the report for a fix of this name."""
    return fix.lower().replace(" ", "-")


def reproduction(report: str) -> str:
    (program,) = FENCE.findall(report)
    return str(program)


def verdicts(program: str) -> tuple[str, str]:
    """What a program prints on stock WeasyPrint, and what it prints on the fixed one."""

    def printed(text: str) -> str:
        command = [sys.executable, "-c", text]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        return done.stdout

    return printed(program), printed(APPLIED + program)


def pinned_version() -> str:
    found = re.search(r"^weasyprint==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.M)
    assert found is not None
    return found[1]


def wrong_parts(report: str, version: str) -> list[str]:
    """What the form asks for and the report lacks: the version, the parts."""
    wrong = [] if f"\n\nWeasyPrint {version}\n\n" in report else [f"WeasyPrint {version}"]
    found = re.findall(r"^## (.+)\n\n(?!#)\S", FENCE.sub("```\n", report), re.MULTILINE)
    return wrong + [part for part in PARTS if part not in found]


def test_every_fix_has_a_report_and_every_report_a_fix() -> None:
    assert [path.stem for path in REPORTS] == sorted(file_name(fix.name) for fix in FIXES)


def test_the_index_names_every_report_with_its_title() -> None:
    rows = re.findall(r"^\| \[(.+)\]\((.+)\.md\) \| (.+) \|$", INDEX.read_text("utf-8"), re.M)
    titles = {path.stem: path.read_text("utf-8").split("\n")[0] for path in REPORTS}
    assert {name: f"# {title}" for name, _, title in rows} == titles
    assert all(name == target for name, target, _ in rows)


@each_report
def test_a_report_is_for_the_pinned_version_and_has_all_parts(path: Path) -> None:
    assert wrong_parts(path.read_text("utf-8"), pinned_version()) == []


def test_an_old_version_and_an_empty_part_are_found() -> None:
    report = REPORTS[0].read_text("utf-8")
    version = pinned_version()
    emptied = re.sub(r"(## Cause\n\n).*?(?=## )", r"\1", report, flags=re.DOTALL)
    assert wrong_parts(emptied, "1.0") == ["WeasyPrint 1.0", "Cause"]
    assert wrong_parts(report.replace("## Cause", "## Reason"), version) == ["Cause"]


@each_report
def test_the_bug_shows_in_stock_weasyprint_and_not_with_the_fixes(path: Path) -> None:
    program = reproduction(path.read_text("utf-8"))
    assert "gareport" not in program
    assert verdicts(program) == ("bug\n", "fixed\n")


def test_a_verdict_that_is_written_down_is_found() -> None:
    for word in ("bug", "fixed"):
        assert verdicts(f"print({word!r})") != ("bug\n", "fixed\n")
