"""The compiler on small reports, one folder a case: what it prints, whole, is in expected.txt.

`cases/good` resolve without a fault, `cases/marked` have warnings and build all the same,
`cases/bad` are refused. Below the output of a case with findings, each place is shown in its
line, so that a wrong one meets the eye.
"""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, TESTS, Golden, difference

from gareport.cli.main import commands

CASES = sorted(path.relative_to(TESTS) for path in TESTS.glob("cases/*/*") if path.is_dir())
PLACE = re.compile(r"^(\S+):(\d+):(\d+): (?:error|warning|note)\[", re.MULTILINE)
EXIT_CODES = {"good": 0, "marked": 0, "bad": 1}
SPAN = 40  # characters shown on either side of a place


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, words, catch_exceptions=False)


def ids(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def editions_of(case: Path) -> list[str]:
    text = (TESTS / case / "report.yaml").read_text("utf-8-sig")
    found = re.search(r"^editions: \[(.*)\]", text, re.MULTILINE)
    assert found is not None
    return found[1].split(", ")


def marked_line(file: str, line: int, column: int) -> str:
    """The line with a caret before the character that the place names."""
    path = ROOT / file
    if not path.is_file():
        return "(there is no such file)"
    data = path.read_bytes()
    text = data.decode("utf-8-sig") if _is_utf8(data) else data.decode("latin-1")
    lines = text.replace("\r\n", "\n").split("\n")
    assert 1 <= line <= len(lines), f"{file} has no line {line}"
    shown = lines[line - 1]
    assert 1 <= column <= len(shown) + 1, f"{file}:{line} has no column {column}"
    before, after = shown[: column - 1], shown[column - 1 :]
    return _printable(before[-SPAN:] + "‸" + after[:SPAN])


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def transcript(case: Path) -> tuple[str, Result]:
    """What `check` prints about the case; where its findings are, or else what `show` prints."""
    folder = str(TESTS.relative_to(ROOT) / case)
    checked = run("check", folder)
    text = f"{checked.output}exit code {checked.exit_code}\n"
    if places := PLACE.findall(checked.output):
        text += "\n"
        for file, line, column in places:
            text += f"{file}:{line}  {marked_line(file, int(line), int(column))}\n"
    if checked.exit_code == 0:
        for edition in editions_of(case):
            text += f"\n{run('show', folder, '--edition', edition).output}"
    return text, checked


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_the_output_of_each_case_is_the_expected_one(
    case: Path, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    text, checked = transcript(case)
    assert checked.exit_code == EXIT_CODES[case.parent.name]
    assert ("no findings" in text) == (case.parent.name == "good")
    golden(str(case / "expected.txt"), text)


def test_every_case_folder_has_an_expected_output() -> None:
    folders = {path.relative_to(TESTS) for path in TESTS.glob("cases/*/*") if path.is_dir()}
    assert folders == set(CASES)
    assert {case.parent.name for case in CASES} == set(EXIT_CODES)


def test_a_single_changed_character_makes_a_comparison_fail() -> None:
    text = (TESTS / CASES[0] / "expected.txt").read_text("utf-8")
    assert difference(text, text, "case") == ""
    assert "+exit code 7" in difference(text, text.replace("exit code 1", "exit code 7"), "case")
    assert difference("one\n", "one\r\n", "case") != ""


def test_every_finding_has_a_hint() -> None:
    for case in CASES:
        text = (TESTS / case / "expected.txt").read_text("utf-8")
        hints = re.findall(r"^    hint: \S", text, re.MULTILINE)
        assert len(hints) == len(PLACE.findall(text))


def test_no_case_ends_in_a_traceback_or_names_a_folder_of_this_machine() -> None:
    for case in CASES:
        text = (TESTS / case / "expected.txt").read_text("utf-8")
        assert "Traceback" not in text
        assert str(ROOT) not in text
