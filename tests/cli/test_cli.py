"""The command line: what it prints, what it leaves on disk, and the exit code it ends with."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from command_line import build_py
from conftest import ROOT, TESTS, TINY, Edited, Golden

from gareport.cli import main as cli
from gareport.cli.main import commands
from gareport.report.diagnostics import EnvironmentFault

BAD = TESTS / "cases" / "bad"
WRONG_SUM = BAD / "wrong_sum"
KEYS = ["rule", "severity", "file", "line", "column", "message", "hint", "end_column"]
ENGLISH_PDF = "A_99_901_Add.1-EN.pdf"


def files_in(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def test_a_good_report_is_checked_with_code_0() -> None:
    done = build_py("check", TINY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no findings\n")


def test_bad_content_ends_with_code_1_and_no_output_is_touched(tmp_path: Path) -> None:
    old = tmp_path / "wrong_sum" / "A_99_1-EN.pdf"
    old.parent.mkdir()
    old.write_bytes(b"the old edition")
    done = build_py("build", WRONG_SUM, "--output", tmp_path)
    assert done.returncode == 1
    assert "error[sum]" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_in(tmp_path) == ["wrong_sum/A_99_1-EN.pdf"]
    assert old.read_bytes() == b"the old edition"


def test_one_bad_report_of_several_ends_with_code_3_and_the_others_are_built(
    tmp_path: Path,
) -> None:
    words = ("build", TINY, WRONG_SUM, "--edition", "en", "--format", "pdf", "--output", tmp_path)
    done = build_py(*words)
    assert done.returncode == 3
    assert files_in(tmp_path) == [f"tiny/{ENGLISH_PDF}"]
    assert (tmp_path / "tiny" / ENGLISH_PDF).read_bytes().startswith(b"%PDF-")
    count, size = done.stderr.splitlines()[-2:]
    assert count == "2 errors"
    assert size.startswith(f"{ENGLISH_PDF.removesuffix('.pdf')}: ")


def test_an_unknown_report_is_wrong_usage() -> None:
    done = build_py("check", "no_such_report")
    assert done.returncode == 2
    assert (
        "there is no report `no_such_report` (content/ has: a_62_502, demonstration)" in done.stderr
    )


def test_without_fonts_the_build_ends_with_code_4_and_the_command_that_helps(
    tmp_path: Path,
) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', "utf-8")
    done = build_py("build", TINY, "--output", tmp_path / "out", FONTCONFIG_FILE=str(empty))
    assert done.returncode == 4
    assert "missing fonts: Liberation Serif, Noto Serif CJK SC" in done.stderr
    assert "sudo apt-get install fonts-liberation2 fonts-noto-cjk`" in done.stderr
    assert not (tmp_path / "out").exists()
    done = build_py("build", WRONG_SUM, "--json", FONTCONFIG_FILE=str(empty))
    assert done.returncode == 4
    data = json.loads(done.stdout)
    assert {finding["rule"] for finding in data["diagnostics"]} == {"sum"}
    assert data["files"] == []
    assert data["environment"]["message"].startswith("missing fonts: ")
    assert data["environment"]["hint"].startswith("run `sudo apt-get install ")
    assert done.stderr.startswith("error[environment]: missing fonts: ")
    done = build_py("build", WRONG_SUM, FONTCONFIG_FILE=str(empty))
    assert (done.returncode, done.stdout) == (4, "")
    faults, _, machine = done.stderr.partition("2 errors\n")
    assert "error[sum]" in faults
    assert machine.startswith("error[environment]: missing fonts: ")


def test_a_report_that_cannot_be_written_does_not_hide_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(files: object) -> None:
        raise EnvironmentFault("cannot write: the disk is full", "make room")

    monkeypatch.setattr(cli, "write_all", refuse)
    words = ("build", TINY, "--edition", "en", "--format", "pdf", "--json", "--output", tmp_path)
    done = CliRunner().invoke(commands, [str(word) for word in words])
    assert isinstance(done.exception, EnvironmentFault)
    data = json.loads(done.stdout)
    assert list(data) == ["diagnostics", "files", "environment"]
    assert data["environment"] == {"message": "cannot write: the disk is full", "hint": "make room"}


def test_an_output_folder_that_cannot_be_written_ends_with_code_4(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    output = tmp_path / "file" / "out"
    words = ("build", TINY, "--edition", "en", "--format", "pdf", "--output", output)
    done = build_py(*words)
    assert done.returncode == 4
    assert "error[environment]: cannot write" in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert files_in(tmp_path) == ["file"]


def run(*words: object) -> tuple[int, str, str]:
    """A command in this process: exit code, standard output, standard error."""
    done = CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build", TINY, "--edition", "fr"], "unknown edition `fr` (known: en, zh)"),
        (["show", TINY, "--edition", "fr"], "unknown edition `fr` (known: en, zh)"),
        (["build", TINY, "--format", "odt"], "unknown format `odt` (known: pdf, docx)"),
        (["build", TINY, "--jobs", "0"], "0 is not in the range"),
        (["show"], "Missing argument 'REPORT'"),
        (["check", TINY, "--nonsense"], "No such option"),
        (["check", TINY, "--json", "--sarif"], "--json and --sarif cannot be combined; choose one"),
        (["build", TINY, "--sarif", "--json"], "--sarif and --json cannot be combined; choose one"),
        (["nonsense"], "No such command 'nonsense'"),
        (["check", TINY / "report.yaml"], "report.yaml` is a file; type the name of its folder"),
        (["check", ""], "there is no report `` (content/ has: a_62_502, demonstration)"),
        (
            ["check", "/etc"],
            "there is no report.yaml in the folder `/etc` (content/ has: a_62_502, demonstration)",
        ),
        (
            ["check", "A/62/502"],
            "there is no report `A/62/502`; type the name of its folder: `a_62_502`",
        ),
        (["check", "a-62-502"], "type the name of its folder: `a_62_502`"),
        (
            ["check", "A/62/503"],
            "there is no report `A/62/503` (content/ has: a_62_502, demonstration)",
        ),
        (["build", TINY, BAD], "there is no report.yaml in"),
        (["show", TINY, "--edition", "zh", "--edition", "en"], "show prints one edition, not 2"),
        (["show", TINY, "--edition", "zh,en"], "show prints one edition, not 2"),
        (["build", TINY, "--edition", "zh,fr"], "unknown edition `fr` (known: en, zh)"),
        (["build", TINY, "--format", "pdf,odt"], "unknown format `odt` (known: pdf, docx)"),
        (["build", TINY, "--format", "pdf", "docx"], "by commas: --format pdf,docx"),
        (["build", TINY, "--edition", "zh", "zh+en"], "by commas: --edition zh,en"),
    ],
)
def test_wrong_usage_is_reported_with_code_2(words: list[object], message: str) -> None:
    code, printed, stderr = run(*words)
    assert (code, printed) == (2, "")
    assert message in stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "pdf,docx", "--edition", "zh,en"),
        ("--format", "pdf", "--format", "docx", "--edition=en,zh", "--edition", "zh"),
    ],
)
def test_several_editions_and_formats_are_joined_by_commas_or_repeated(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    words = ("build", str(TINY), *words)
    code, _, _ = run(*words, "--output", tmp_path)
    assert code == 0
    assert files_in(tmp_path) == [
        f"tiny/A_99_901_Add.1-{edition}.{suffix}"
        for edition in ("EN", "ZH")
        for suffix in ("docx", "pdf")
    ]


def test_a_report_whose_name_looks_like_an_edition_is_a_report(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = edited(TINY)
    folder.rename(folder.with_name("zz"))
    monkeypatch.chdir(folder.parent)
    code, _, stderr = run("build", "--edition", "fr", "zz")
    assert (code, "unknown edition `fr`" in stderr) == (2, True)


def test_a_folder_without_a_report_does_not_hide_the_report_under_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_62_502").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("check", "a_62_502")[0] == 0


def test_two_reports_of_one_name_are_refused_since_they_would_share_their_files(
    edited: Edited,
) -> None:
    code, _, stderr = run("build", TINY, edited(TINY))
    assert code == 2
    assert "two reports have the name `tiny`" in stderr


def test_a_report_named_twice_counts_once() -> None:
    once, twice = run("check", WRONG_SUM), run("check", WRONG_SUM, f"{WRONG_SUM}/", WRONG_SUM)
    assert once == twice


def test_a_report_may_be_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TINY)
    assert run("check", ".") == (0, "", "no findings\n")


def test_json_has_every_finding_with_all_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    case = BAD.relative_to(ROOT) / "source_and_translation_at_once"
    code, printed, stderr = run("check", case, "--json")
    assert (code, stderr) == (1, "")
    data = json.loads(printed)
    assert list(data) == ["diagnostics", "files"]
    assert all(list(finding) == KEYS for finding in data["diagnostics"])
    _, _, text = run("check", case)
    lines = [line for line in text.splitlines() if line.startswith(str(case))]
    assert lines == [
        "{file}:{line}:{column}: {severity}[{rule}]: {message}".format(**finding)
        for finding in data["diagnostics"]
    ]


def test_json_of_a_good_report_has_no_findings() -> None:
    code, printed, _ = run("check", TINY, "--json")
    assert (code, json.loads(printed)) == (0, {"diagnostics": [], "files": []})


def test_show_prints_what_is_wrong_when_a_report_cannot_be_resolved() -> None:
    code, printed, stderr = run("show", WRONG_SUM)
    assert (code, printed) == (1, "")
    assert "error[sum]" in stderr
    code, printed, _ = run("show", WRONG_SUM, "--json")
    assert code == 1
    assert {finding["rule"] for finding in json.loads(printed)["diagnostics"]} == {"sum"}


def test_show_takes_the_language_of_the_content_when_no_edition_is_named() -> None:
    assert run("show", TINY) == run("show", TINY, "--edition", "en")
    assert run("show", TINY) != run("show", TINY, "--edition", "zh")


def test_the_resolved_tiny_report_as_json_is_the_expected_one(golden: Golden) -> None:
    for edition in ("en", "zh"):
        code, printed, _ = run("show", TINY, "--edition", edition, "--json")
        assert code == 0
        golden(f"golden/show_tiny.{edition}.json", printed)


@pytest.mark.parametrize(
    ("name", "text", "column", "fault"),
    [
        ("pdf/blocks/quote.html.j2", b"{{ no_such_name }}", 4, "'no_such_name' is undefined"),
        ("pdf/blocks/quote.html.j2", b"<p>{% if %}", 4, "Expected an expression"),
        ("pdf/blocks/quote.html.j2", b"{{ 1 | no_such }}", 8, "No filter named 'no_such'"),
        ("pdf/blocks/quote.html.j2", b"<p>{{ 1 / 0 }}", 4, "division by zero"),
        (
            "pdf/parts/report.html.j2",
            b"{% include 'no_such' %}",
            13,
            "the template `no_such` does not exist",
        ),
        ("pdf/parts/report.html.j2", b"\xff", 1, "the file is not UTF-8"),
        ("pdf/inline.html.j2", b"\xff", 1, "the file is not UTF-8"),
    ],
)
def test_a_fault_in_a_template_ends_with_code_1_at_its_line_and_writes_nothing(
    name: str, text: bytes, column: int, fault: str, templates: Path, tmp_path: Path
) -> None:
    broken = templates / name
    broken.write_bytes(b"\n" + text + b"\n" + broken.read_bytes())
    words = ("build", TINY, "--edition", "en", "--format", "pdf", "--output", tmp_path / "out")
    code, _, stderr = run(*words)
    assert code == 1
    assert f"{broken}:2:{column}: error[template]: {fault}" in stderr
    assert not (tmp_path / "out").exists()


def test_help_lists_every_command_and_option(golden: Golden) -> None:
    text = ""
    for name in (None, *sorted(commands.commands)):
        words = [name, "--help"] if name else ["--help"]
        done = CliRunner().invoke(commands, words, terminal_width=80, max_content_width=80)
        assert done.exit_code == 0
        text += f"$ gareport {' '.join(words)}\n{done.output}\n"
    golden("golden/help.txt", text)


def test_every_command_and_every_option_says_what_it_is_for() -> None:
    for name, command in commands.commands.items():
        assert command.help, name
        options = [param for param in command.params if isinstance(param, click.Option)]
        assert all(option.help for option in options), name


def test_the_program_itself_answers_help_and_version() -> None:
    done = build_py("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: python3 build.py [OPTIONS] COMMAND")
