"""A starter report: it waits only for its texts, builds, and never takes the place of another."""

import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import ROOT

from gareport.cli.main import commands
from gareport.drafting.starter import folder_name, mismatch, starter
from gareport.flow.upkeep import known_bodies
from gareport.language.languages import languages
from gareport.reading.workspace import Workspace
from gareport.report.cover import DocumentKind

NO_REPORTS = [
    *("A//80/123", "80/123", "A", "A/x/../../y", ""),
    *("A/RES/60/283", "A/DEC/62/402", "A/62/PV.3", "A/C.1/62/SR.4", "A/65/123*"),
    *("A/CN.9/625", "A/AC.999/7", "E/CN.7/2003/10", "A/520/Rev.15"),
]


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, words, catch_exceptions=False)


def found_in(folder: Path) -> Counter[tuple[str, str]]:
    """The findings of a check, each severity and rule as often as it is found."""
    return Counter(re.findall(r": (\w+)\[([a-z-]+)\]: ", run("check", str(folder)).output))


@pytest.mark.parametrize("language", languages())
def test_a_starter_report_only_waits_for_its_texts_and_builds(
    language: str, tmp_path: Path, own_project: Workspace
) -> None:
    assert run("new", "A/80/123/Add.1", "--language", language).exit_code == 0
    folder = tmp_path / "content" / "a_80_123_add_1"
    assert "session: 80\n" in (folder / "report.yaml").read_text("utf-8")
    assert found_in(folder) == {("warning", "placeholder"): 5}
    words = ("build", str(folder), "--format", "docx", "--output", str(tmp_path / "out"))
    final = run(*words, "--profile", "final")
    assert final.exit_code == 1
    assert final.output.count(": error[placeholder]: ") == 5
    assert not (tmp_path / "out").exists()
    assert run(*words).exit_code == 0
    (file,) = (tmp_path / "out" / folder.name).iterdir()
    assert file.name == f"A_80_123_Add.1-{language.upper()}.docx"


def test_a_text_of_a_starter_may_have_a_colon() -> None:
    language = languages()["en"]
    odd = replace(language.starter, title="Titre : à écrire", summary="#1", signed=("a: b", "#2"))
    odd = replace(odd, recommended=("« Un »", "Texte : un."), correction=("#1", "a: b", "c: d"))

    def read(symbol: str, kind: DocumentKind, file: str = "report") -> Any:
        strange = replace(language, starter=odd)
        return yaml.safe_load(starter(symbol, strange, known_bodies(), kind)[f"{file}.yaml"])

    report = read("A/80/123", "report")
    assert (report["title"], report["summary"][0]["paragraph"]) == (odd.title, odd.summary)
    (signed,) = read("A/80/123", "letter")["signed"]
    assert (signed["name"], *signed["titles"]) == odd.signed
    section = read("A/80/123", "committee_report", "recommendation")
    assert (section["heading"], section["content"][0]["paragraph"]) == odd.recommended
    (entry,) = read("A/80/123/Corr.1", "corrigendum", "entries")["content"]
    assert (entry["correction"]["words"], entry["old"], entry["new"]) == odd.correction


# For each document: the words of the command, its kind, and how many of its texts are waiting.
STARTED: dict[str, tuple[DocumentKind, int]] = {
    "A/80/1": ("report", 5),
    "A/80/2 --kind note": ("note", 2),
    "A/80/3 --kind letter": ("letter", 4),
    "A/80/4 --kind note_verbale": ("note_verbale", 2),
    "A/80/5/Corr.1": ("corrigendum", 3),
    "A/80/6/Add.1/Corr.2": ("corrigendum", 3),
    "A/80/7 --kind committee_report": ("committee_report", 7),
    "A/C.3/80/L.5": ("draft_resolution", 4),
    "A/80/L.6 --kind draft_decision": ("draft_decision", 3),
    "A/80/8/Add.1": ("report", 5),
    "A/80/9/Rev.1 --kind note": ("note", 2),
    "A/C.3/80/L.5/Rev.1": ("draft_resolution", 4),
    "A/HRC/28/L.3": ("draft_resolution", 4),
    "A/HRC/28/L.4 --kind report": ("report", 5),
}


def test_every_kind_of_document_is_started() -> None:
    assert {kind for kind, _ in STARTED.values()} == set(get_args(DocumentKind))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("words", STARTED)
def test_a_document_of_each_kind_only_waits_for_its_texts_and_builds(
    words: str, language: str, own_project: Workspace, tmp_path: Path
) -> None:
    kind, waiting = STARTED[words]
    assert run("new", *words.split(), "--language", language).exit_code == 0
    (folder,) = own_project.content.iterdir()
    assert yaml.safe_load((folder / "report.yaml").read_text("utf-8"))["kind"] == kind
    assert found_in(folder) == {("warning", "placeholder"): waiting}
    assert run("build", str(folder), "--output", str(tmp_path / "out")).exit_code == 0
    endings = {path.suffix for path in (tmp_path / "out" / folder.name).iterdir()}
    assert endings == {".pdf", ".docx"}


@pytest.mark.parametrize(
    ("symbol", "language", "first"),
    [
        ("A/C.3/80/L.5", "en", "*The General Assembly*,"),
        ("A/C.3/80/L.5", "zh", "*大会*，"),
        ("S/2025/L.5", "en", "*The Security Council*,"),
        ("A/HRC/28/L.5", "en", "*The Human Rights Council*,"),
        ("A/HRC/28/L.5", "zh", "*人权理事会*，"),
    ],
)
def test_a_draft_begins_with_who_adopts_it(symbol: str, language: str, first: str) -> None:
    files = starter(symbol, languages()[language], known_bodies())
    assert yaml.safe_load(files["resolution.yaml"])["content"][0]["preambular"] == first


def test_a_corrigendum_says_what_it_corrects() -> None:
    cover = starter("A/80/6/Add.1/Corr.2", languages()["en"], known_bodies())["report.yaml"]
    assert yaml.safe_load(cover)["corrects"] == "A/80/6/Add.1"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("A/80/123 --kind corrigendum", "`Corr.` at the end of its symbol; write A/80/123/Corr.1"),
        ("A/80/123/Corr.1 --kind letter", "is the symbol of a corrigendum; leave out --kind"),
        ("A/80/123 --kind lettre", "'lettre' is not one of 'report'"),
    ],
)
def test_a_kind_that_the_symbol_does_not_have_is_refused(
    words: str, message: str, own_project: Workspace
) -> None:
    refused = run("new", *words.split())
    assert refused.exit_code == 2
    assert message in " ".join(refused.output.split())
    assert not own_project.content.exists()


@pytest.mark.parametrize(
    "symbol",
    [
        *("A/62/7-E/2007/4", "A/64/742–S/2010/181", "A/HRC/5/21", "A/HRC/S-4/5"),
        *("A/S-24/2", "A/ES-10/484", "S/2001/1189", "E/2004/93"),
    ],
)
def test_every_kind_of_symbol_gets_a_starter_without_faults(
    symbol: str, own_project: Workspace
) -> None:
    assert run("new", symbol).exit_code == 0
    (folder,) = own_project.content.iterdir()
    assert found_in(folder) == {("warning", "placeholder"): 5}


def test_a_final_is_built_once_the_texts_are_written(
    tmp_path: Path, own_project: Workspace
) -> None:
    assert run("new", "A/80/123").exit_code == 0
    folder = own_project.content / "a_80_123"
    for file in folder.iterdir():
        text = file.read_text("utf-8")
        written = re.sub(r": ([A-Z][^\n]*), to be written", r": \1 is still to be written", text)
        file.write_text(written, "utf-8")
    assert found_in(folder) == {}
    words = ("build", str(folder), "--format", "docx", "--output", str(tmp_path / "out"))
    assert run(*words, "--profile", "final").exit_code == 0


def test_a_folder_that_exists_does_not_change(own_project: Workspace) -> None:
    folder = own_project.content / "a_80_123"
    folder.mkdir(parents=True)
    refused = run("new", "A/80/123")
    assert refused.exit_code == 2
    assert "already" in refused.output
    assert list(folder.iterdir()) == []


def test_in_an_empty_folder_a_project_is_started_with_what_a_drafter_needs(
    own_project: Workspace,
) -> None:
    done = run("new", "A/80/123")
    here = own_project.project
    written = {path.relative_to(here).as_posix() for path in here.rglob("*") if path.is_file()}
    names = ("report", "introduction", "background", "recommendations")
    assert written == {
        *(f"content/a_80_123/{name}.yaml" for name in names),
        *(".gitignore", "schema/report.schema.json", "schema/section.schema.json"),
        *(".editorconfig", ".pre-commit-config.yaml"),
        *(f".vscode/{name}.json" for name in ("extensions", "settings", "tasks")),
    }
    for name in (".vscode/tasks.json", ".pre-commit-config.yaml"):
        text = (here / name).read_text("utf-8")
        assert "gareport check" in text
        assert "build.py" not in text
    assert {line.rpartition(f"{here.name}/")[2] for line in done.output.splitlines()} == written
    for path in (own_project.content / "a_80_123").iterdir():
        modeline = path.read_text("utf-8").splitlines()[0]
        schema = path.parent / modeline.partition("$schema=")[2]
        assert schema.resolve().read_bytes() == (ROOT / "schema" / schema.name).read_bytes()
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    ignored = ["git", "check-ignore", "output/a_80_123/A_80_123-EN.pdf"]
    assert subprocess.run(ignored, cwd=here, capture_output=True).returncode == 0


def test_files_that_a_project_has_already_do_not_change(own_project: Workspace) -> None:
    kept = own_project.project / ".gitignore"
    kept.write_text("*.bak\n", "utf-8")
    assert run("new", "A/80/123").exit_code == 0
    for path in (own_project.project / "schema").iterdir():
        path.write_text("{}", "utf-8")
    done = run("new", "A/80/124")
    assert kept.read_text("utf-8") == "*.bak\n"
    assert (own_project.project / "schema" / "report.schema.json").read_text("utf-8") == "{}"
    assert {Path(line).parent.name for line in done.output.splitlines()} == {"a_80_124"}


@pytest.mark.parametrize("symbol", NO_REPORTS)
def test_a_symbol_that_is_not_of_a_report_of_a_session_is_refused(symbol: str) -> None:
    assert folder_name(symbol, known_bodies()) is None
    assert run("new", symbol).exit_code == 2


@pytest.mark.parametrize(
    ("symbol", "hint"),
    [
        ("A/65/L.78*", "leave out the star, which marks a reissue: A/65/L.78"),
        ("A/65/123**", "leave out the stars, which mark a reissue: A/65/123"),
        ("a/65//123", "did you mean A/65/123?"),
        ("A/65 /123*", "did you mean A/65/123?"),
        ("A/CN.9/625", "symbols of A/CN.9 do not name a session, which page 1 needs; start one"),
        ("A/CN.9/625", "a symbol such as A/62/502, and write `symbol`, `body` and `session`"),
        ("s/2001//1189", "did you mean S/2001/1189?"),
        ("A/RES/60/283", "such as A/62/502"),
        ("A/RES/60/283*", "such as A/62/502"),
    ],
)
def test_the_symbol_that_was_meant_is_computed(symbol: str, hint: str) -> None:
    assert hint in " ".join(run("new", symbol).output.split())


def test_the_folder_is_named_after_the_symbol() -> None:
    assert folder_name("A/62/502", known_bodies()) == "a_62_502"
    assert folder_name("A/C.5/62/L.3", known_bodies()) == "a_c_5_62_l_3"


def test_a_committee_reports_under_a_symbol_of_its_organ() -> None:
    bodies = known_bodies()
    assert mismatch("A/C.5/99/915", "committee_report", bodies).endswith("such as A/99/915")
    assert mismatch("A/99/915", "committee_report", bodies) == ""
    assert mismatch("A/C.5/99/915", "report", bodies) == ""
