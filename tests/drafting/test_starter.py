"""A starter report: it checks clean, builds, and never takes the place of another."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gareport.cli.main import commands
from gareport.drafting.starter import LANGUAGES, folder_name
from gareport.reading.workspace import Workspace

NO_REPORTS = [
    *("A//80/123", "80/123", "A", "A/x/../../y", ""),
    *("A/RES/60/283", "A/DEC/62/402", "A/62/PV.3", "A/C.1/62/SR.4", "A/65/123*"),
    *("E/2004/93", "S/2001/1189", "A/HRC/5/21", "A/HRC/21/5", "A/CN.9/625", "A/520/Rev.15"),
]


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, words, catch_exceptions=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_starter_report_checks_clean_and_builds(
    language: str, tmp_path: Path, own_project: Workspace
) -> None:
    assert run("new", "A/80/123/Add.1", "--language", language).exit_code == 0
    folder = tmp_path / "content" / "a_80_123_add_1"
    assert "session: 80\n" in (folder / "report.yaml").read_text("utf-8")
    assert run("check", str(folder)).output == "no findings\n"
    built = run("build", str(folder), "--format", "docx", "--output", str(tmp_path / "out"))
    assert built.exit_code == 0
    (file,) = (tmp_path / "out" / folder.name).iterdir()
    assert file.name == f"A_80_123_Add.1-{language.upper()}.docx"


@pytest.mark.parametrize("symbol", ["A/C.5/62/L.24", "A/62/L.2/Rev.1", "A/62/7-E/2007/4"])
def test_every_kind_of_symbol_gets_a_starter_without_faults(
    symbol: str, own_project: Workspace
) -> None:
    assert run("new", symbol).exit_code == 0
    (folder,) = own_project.content.iterdir()
    assert run("check", str(folder)).output == "no findings\n"


def test_a_folder_that_is_there_is_left_alone(own_project: Workspace) -> None:
    folder = own_project.content / "a_80_123"
    folder.mkdir(parents=True)
    refused = run("new", "A/80/123")
    assert refused.exit_code == 2
    assert "already" in refused.output
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("symbol", NO_REPORTS)
def test_a_symbol_that_is_not_of_a_report_of_a_session_is_refused(symbol: str) -> None:
    assert folder_name(symbol) is None
    assert run("new", symbol).exit_code == 2


@pytest.mark.parametrize(
    ("symbol", "hint"),
    [
        ("A/65/L.78*", "leave out the star, which marks a reissue: A/65/L.78"),
        ("A/65/123**", "leave out the stars, which mark a reissue: A/65/123"),
        ("a/65//123", "did you mean A/65/123?"),
        ("A/65 /123*", "did you mean A/65/123?"),
        ("E/2004/93", "symbols of the Economic and Social Council do not name a session,"),
        ("S/2001/1189", "of the General Assembly: symbols of the Security Council do not name"),
        (
            "A/HRC/5/21",
            "symbols of A/HRC do not name a session of the Assembly, which page 1 needs; start",
        ),
        ("A/HRC/5/21", "a symbol such as A/62/502, and write `symbol`, `organ` and `session`"),
        ("s/2001//1189", "such as A/62/502"),
        ("A/RES/60/283", "such as A/62/502"),
        ("A/RES/60/283*", "such as A/62/502"),
    ],
)
def test_the_symbol_that_was_meant_is_computed(symbol: str, hint: str) -> None:
    assert hint in " ".join(run("new", symbol).output.split())


def test_the_folder_is_named_after_the_symbol() -> None:
    assert folder_name("A/62/502") == "a_62_502"
    assert folder_name("A/C.5/62/L.3") == "a_c_5_62_l_3"
