"""The package: the wheel has what the compiler needs, and works away from this source tree."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest
from built import built
from command_line import build_py
from conftest import ROOT, SAMPLE, TINY
from documents import document, fences
from installed import Installed, installed_in, wheel_in

import gareport

SHIPPED = "gareport/shipped/"
SETTINGS = (".editorconfig", ".pre-commit-config.yaml", ".vscode")
TRAVELS = (
    *("templates/**/*.j2", "schema/*.json", "locales/*/LC_MESSAGES/labels.po"),
    "locales/bodies.yaml",
    *(".editorconfig", ".pre-commit-config.yaml", ".vscode/*.json"),
)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_in(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return installed_in(tmp_path_factory.mktemp("installed"), "--no-index", wheel)


def travelling() -> Iterator[Path]:
    """The files of this tree that the package needs, apart from its code."""
    for pattern in TRAVELS:
        yield from ROOT.glob(pattern)
    for terms in ROOT.glob("locales/terms/*.yaml"):
        if not (ROOT / "content" / terms.stem).is_dir():  # those of a report are of no use
            yield terms


def test_the_wheel_has_what_the_package_needs_byte_for_byte_and_nothing_of_a_report(
    wheel: Path,
) -> None:
    wanted = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in travelling()}
    assert {name.split("/")[0] for name in wanted} == {
        *("templates", "schema", "locales"),
        *SETTINGS,
    }
    assert "templates/docx/parts/[Content_Types].xml.j2" in wanted
    with ZipFile(wheel) as archive:
        shipped = [name for name in archive.namelist() if name.startswith(SHIPPED)]
        found = {name.removeprefix(SHIPPED): archive.read(name) for name in shipped}
    assert found == wanted


def test_the_wheel_has_every_module_and_says_that_it_is_typed_and_has_nothing_else(
    wheel: Path,
) -> None:
    code = (path for path in (ROOT / "gareport").rglob("*.py"))
    wanted = {path.relative_to(ROOT).as_posix() for path in code} | {"gareport/py.typed"}
    with ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if not name.startswith(SHIPPED)}
    assert {name for name in found if ".dist-info/" not in name} == wanted


def test_the_package_is_found_where_it_was_installed_and_knows_its_version(
    installed: Installed, tmp_path: Path
) -> None:
    assert installed.package.is_relative_to(installed.folder)
    done = installed.run("gareport", "--version", cwd=tmp_path)
    assert done.stdout == f"gareport, version {gareport.__version__}\n"
    program = "import gareport; print(gareport.shipped())"
    shipped = installed.run("python", "-c", program, cwd=tmp_path).stdout.strip()
    assert shipped == str(installed.package / "shipped")


def test_the_page_on_installing_leads_from_an_empty_folder_to_the_files(
    installed: Installed, tmp_path: Path
) -> None:
    """Without a home, in a folder whose name has spaces and Chinese."""
    here = tmp_path / "我的 own folder"
    here.mkdir()
    (block,) = fences(document("docs/install.md"), "sh")
    done = installed.run("bash", "-euc", block, cwd=here)
    assert done.returncode == 0, done.stderr
    project = here / "reports"
    names = {path.name for path in (project / "output" / "a_99_905").iterdir()}
    assert names == {"A_99_905-EN.pdf", "A_99_905-EN.docx"}
    assert {path.name for path in project.iterdir()} == {
        *(".gitignore", "content", "output", "schema"),
        *SETTINGS,
    }


@pytest.fixture
def project(installed: Installed, tmp_path: Path) -> Path:
    """A project with a starter report, which is to be translated into Chinese."""
    project = tmp_path / "project"
    project.mkdir()
    assert installed.run("gareport", "new", "A/99/905", cwd=project).returncode == 0
    cover = project / "content" / "a_99_905" / "report.yaml"
    text = cover.read_text("utf-8")
    assert "editions: [en]" in text
    cover.write_text(text.replace("editions: [en]", "editions: [en, zh]"), "utf-8")
    return project


def test_a_project_is_translated_where_it_is(installed: Installed, project: Path) -> None:
    before = installed.run("gareport", "check", cwd=project)
    assert (before.returncode, "run `gareport sync`" in before.stderr) == (0, True)
    done = installed.run("gareport", "sync", cwd=project)
    assert done.stderr.startswith("locales/zh/LC_MESSAGES/a_99_905.po\n")
    status = installed.run("gareport", "status", cwd=project)
    assert (status.returncode, "a_99_905" in status.stdout) == (0, True)
    packed = installed.run("gareport", "pack", "a_99_905", "zh", cwd=project)
    assert (project / "output/a_99_905/A_99_905-EN-ZH-table.docx").exists(), packed.stderr


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("gareport",), "project"),
        (("gareport", "--project", "project"), "."),
        (("python", "-m", "gareport"), "project"),
        (("gareport",), "project/content"),
        (("gareport",), "project/content/a_99_905"),
        (("gareport",), "link to it"),
        (("gareport", "--project", "link to it"), "."),
    ],
)
def test_a_project_is_found_however_people_get_there(
    words: tuple[str, ...], place: str, installed: Installed, project: Path
) -> None:
    (project.parent / "link to it").symlink_to(project)
    done = installed.run(*words, "sync", cwd=project.parent / place)
    assert done.returncode == 0, done.stderr
    assert (project / "locales/zh/LC_MESSAGES/a_99_905.po").exists()


def test_a_folder_without_reports_says_how_to_start_one(
    installed: Installed, tmp_path: Path
) -> None:
    done = installed.run("gareport", "build", cwd=tmp_path)
    assert done.returncode == 2
    assert "run `gareport new SYMBOL` to start one" in " ".join(done.stderr.split())
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (("check",), ""),
        pytest.param(
            ("build", "--edition", "en", "--format", "docx", "--output", "../out"),
            "out/a_99_905/A_99_905-EN.docx",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_package_that_nobody_may_write_to_works(
    words: tuple[str, ...], file: str, installed: Installed, project: Path
) -> None:
    """There is no folder for what is kept; the output is named from the current folder."""
    folders = [installed.package, *(p for p in installed.package.rglob("*") if p.is_dir())]
    try:
        for folder in folders:
            folder.chmod(0o555)
        done = installed.run(
            "gareport", *words, cwd=project, is_ordinary=True, TMPDIR="/no/such/folder"
        )
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert (project.parent / file).exists()


@pytest.mark.slow
def test_two_projects_are_built_at_once_each_with_its_own_words(
    installed: Installed, tmp_path: Path
) -> None:
    labels = (installed.package / "shipped/locales/en/LC_MESSAGES/labels.po").read_text("utf-8")
    assert labels.count('msgstr "Contents"') == 1

    def built_with(word: str) -> bytes:
        own = tmp_path / word / "locales" / "en" / "LC_MESSAGES" / "labels.po"
        own.parent.mkdir(parents=True)
        own.write_text(labels.replace('msgstr "Contents"', f'msgstr "{word}"'), "utf-8")
        commands = (
            "gareport new A/99/905 && echo 'contents: page' >> content/a_99_905/report.yaml"
            " && gareport build --format docx"
        )
        done = installed.run("bash", "-c", commands, cwd=tmp_path / word)
        assert done.returncode == 0, done.stderr
        with ZipFile(tmp_path / word / "output/a_99_905/A_99_905-EN.docx") as archive:
            return archive.read("word/document.xml")

    with ThreadPoolExecutor() as pool:
        first, second = pool.map(built_with, ("Inhalt", "Sommaire"))
    assert (b">Inhalt<" in first, b">Sommaire<" in first) == (True, False)
    assert (b">Inhalt<" in second, b">Sommaire<" in second) == (False, True)


@pytest.mark.slow
def test_the_package_makes_the_same_bytes_as_this_tree(
    installed: Installed, tmp_path: Path
) -> None:
    shutil.copytree(TINY, tmp_path / "content" / "tiny")
    done = installed.run("gareport", "build", "--edition", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = {path.suffix: path.read_bytes() for path in (tmp_path / "output/tiny").iterdir()}
    assert made == {".pdf": built(TINY, "en").pdf, ".docx": built(TINY, "en").docx}


@pytest.mark.slow
def test_an_empty_environment_builds_the_sample_with_the_same_bytes(tmp_path: Path) -> None:
    """As the page on installing says, with the releases that this tree pins."""
    left_out = shutil.ignore_patterns(".git", ".venv", "output", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, tmp_path / "path" / "to" / "gareport", ignore=left_out)
    (block,) = fences(document("docs/install.md"), "sh install")
    pins = re.findall(r"^[a-z0-9-]+==[^\\\n]+", document("requirements.txt"), re.MULTILINE)
    (tmp_path / "pins.txt").write_text("\n".join(pins), "utf-8")
    pinned = os.environ | {"PIP_CONSTRAINT": str(tmp_path / "pins.txt")}
    subprocess.run(["bash", "-euc", block], cwd=tmp_path, env=pinned, check=True)
    installed = Installed(tmp_path / "gareport-env")
    here = tmp_path / "reports"
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, here / name)
    done = installed.run("gareport", "build", cwd=here)
    assert done.returncode == 0, done.stderr
    assert build_py("build", SAMPLE, "--output", tmp_path / "tree").returncode == 0
    made, expected = (
        {path.name: path.read_bytes() for path in (folder / SAMPLE.name).iterdir()}
        for folder in (here / "output", tmp_path / "tree")
    )
    assert len(made) == 6
    assert made == expected


def test_the_page_on_installing_names_the_packages_that_set_up_installs() -> None:
    (line,) = fences(document("docs/install.md"), "sh system")
    (listed,) = re.findall(r"^packages=\((.*?)\)", document("setup.sh"), re.M | re.S)
    named = [name.strip("'").split("|")[0] for name in listed.split()]
    assert line.split("--no-install-recommends ")[1].split() == named


def test_an_editable_install_finds_the_files_of_its_tree(tmp_path: Path) -> None:
    installed = installed_in(tmp_path / "environment", "--no-build-isolation", "--editable", ROOT)
    here = tmp_path / "here"
    here.mkdir()
    assert installed.run("gareport", "new", "A/99/905", cwd=here).returncode == 0
    done = installed.run("gareport", "check", cwd=here)
    assert (done.returncode, set(re.findall(r"warning\[(.+?)\]", done.stderr))) == (
        0,
        {"placeholder"},
    )
