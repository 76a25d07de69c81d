"""Set-up: the pins are complete and safe, and setup.sh does what is missing, once, or says so.

setup.sh runs here on a simulated machine: each program that it calls is a short script that
records the call, so that no test installs anything or needs a network.
"""

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.txt", "requirements-test.txt"]
OFFICE = ["tests/office/package.json", "tests/office/package-lock.json"]
SET_UP_FILES = [*LOCKS, *OFFICE, "requirements-test.in", "pyproject.toml"]
SET_UP_FILES += ["Makefile", "setup.sh", ".ci/run"]

RUN_PACKAGES = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig"]
FONT_PACKAGES = ["fonts-liberation2", "fonts-noto-cjk"]
TEST_PACKAGES = ["libreoffice-writer-nogui", "poppler-utils", "qpdf", "gettext"]
TEST_PACKAGES += ["default-jre-headless", "libjaxb-java"]
BASICS = ["bash", "cat", "cksum", "cp", "dirname", "env", "grep", "mkdir", "rm", "sh"]


def loose(lock: str) -> Iterator[Requirement]:
    """What a lock file is made from: the package's requirements, and those of the tests."""
    wanted: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "dependencies"
    ]
    if lock == "requirements-test.txt":
        lines = (ROOT / "requirements-test.in").read_text().splitlines()
        wanted += [line for line in lines if line and line[0] not in "#-"]
    yield from map(Requirement, wanted)


def entries(name: str) -> list[str]:
    """The entries of a compiled requirements file, one string each, hashes included."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    return [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]


def pins(name: str) -> set[str]:
    return {entry.split(" --hash")[0].strip() for entry in entries(name)}


def versions(name: str) -> dict[str, Version]:
    found = (re.match(r"([a-z0-9-]+)==(\S+)", pin) for pin in pins(name))
    return {match[1]: Version(match[2]) for match in found if match}


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    whole = re.compile(r"[a-z0-9-]+==[\w.]+( ;[^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [entry for entry in entries(name) if not whole.fullmatch(entry)] == []
    assert len(entries(name)) > len(list(loose(name)))


@pytest.mark.parametrize("name", LOCKS)
def test_the_pins_meet_what_is_asked_for(name: str) -> None:
    pinned = versions(name)
    for wanted in loose(name):
        assert pinned[wanted.name] in wanted.specifier


def test_the_test_requirements_repeat_every_run_time_pin() -> None:
    assert pins("requirements.txt") <= pins("requirements-test.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_no_pin_is_older_than_the_last_release_with_a_known_advisory(name: str) -> None:
    pinned = versions(name)
    assert pinned["weasyprint"] == Version("70.0")
    assert pinned["jinja2"] >= Version("3.1.6")
    assert pinned["lxml"] >= Version("6.1.0")
    assert pinned["pillow"] >= Version("12.3.0")
    assert pinned["fonttools"] >= Version("4.60.2")


def test_the_validator_is_pinned_with_its_hash_and_is_the_one_asked_for() -> None:
    wanted, locked = (json.loads((ROOT / name).read_text()) for name in OFFICE)
    asked_for = wanted["dependencies"]
    packages = {n.removeprefix("node_modules/"): p for n, p in locked["packages"].items() if n}
    assert {name: package["version"] for name, package in packages.items()} == asked_for
    for package in packages.values():
        assert re.fullmatch(r"sha512-[\w+/]{86}==", package["integrity"])
        assert "resolved" not in package


@pytest.mark.parametrize("name", SET_UP_FILES)
def test_set_up_files_name_no_address_and_no_index(name: str) -> None:
    source = re.compile(r"\w+://|--(extra-)?index|--find-links|--trusted-host|^-[fi]\b", re.M)
    assert source.search((ROOT / name).read_text()) is None


@dataclass(frozen=True)
class Machine:
    """A project folder and a PATH of simulated programs; `calls` lists what was done, in order."""

    folder: Path
    programs: Path

    def add(self, program: str, script: str) -> Path:
        path = self.programs / program
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def note(self, name: str) -> str:
        return f'echo "{name} $*" >>"{self.folder}/calls"'

    def install(self, *packages: str) -> None:
        with (self.folder / "installed").open("a") as installed:
            installed.writelines(f"{package} installed\n" for package in packages)

    def set_up(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.programs / "bash", "setup.sh", *arguments],
            cwd=self.folder,
            env={"PATH": str(self.programs), "PYTHON": str(self.programs / "python3")},
            capture_output=True,
            text=True,
        )

    @property
    def calls(self) -> list[str]:
        log = self.folder / "calls"
        return log.read_text().splitlines() if log.exists() else []


def add_python(machine: Machine, refuses: str = "nothing") -> None:
    """A Python that can make .venv and "install"; it fails at any code that says `refuses`."""
    script = f"""case "$*" in *{refuses}*) exit 1 ;; esac
    case "$1 $2" in
      '-V ') echo Python 3.11.9 ;;
      '-m venv') mkdir -p .venv/bin && cp "$0" .venv/bin/python && cp npm .venv/bin ;;
      '-m pip') {machine.note("pip")} ;;
    esac"""
    machine.add("python3", script)


@pytest.fixture
def bare(tmp_path: Path) -> Machine:
    """A machine without apt, with Python, the libraries and the fonts."""
    machine = Machine(tmp_path / "project", tmp_path / "programs")
    machine.folder.mkdir()
    machine.programs.mkdir()
    (machine.folder / "tests" / "office").mkdir(parents=True)
    for name in ["setup.sh", *LOCKS, *OFFICE]:
        shutil.copy(ROOT / name, machine.folder / name)
    for name in BASICS:
        (machine.programs / name).symlink_to(str(shutil.which(name)))
    add_python(machine)
    machine.add("../project/npm", machine.note("npm"))
    machine.add(
        "fc-list", "printf '%s\\n' 'Liberation Serif' 'Noto Serif CJK SC' 'Noto Sans CJK SC'"
    )
    return machine


@pytest.fixture
def debian(bare: Machine) -> Machine:
    """A machine with apt and root, where the packages of a build are installed."""
    bare.install(*RUN_PACKAGES, *FONT_PACKAGES)
    bare.add("id", "echo 0")
    bare.add("dpkg-query", f'cat "{bare.folder}/installed"')
    bare.add("apt-cache", "echo '  Candidate: 1.0'")
    remember = f'for word; do echo "$word installed" >>"{bare.folder}/installed"; done'
    bare.add("apt-get", f"{bare.note('apt-get')}\n{remember}")
    return bare


def lose(machine: Machine, package: str) -> None:
    installed = machine.folder / "installed"
    installed.write_text(installed.read_text().replace(f"{package} installed\n", ""))


def give_up_root(machine: Machine) -> None:
    machine.add("id", "echo 1000")
    machine.add("sudo", "exit 1")


def test_the_first_run_installs_the_pins_and_the_second_does_nothing(debian: Machine) -> None:
    assert debian.set_up().returncode == 0
    assert len(debian.calls) == 1
    assert "--require-hashes --only-binary :all: -r requirements.txt" in debian.calls[0]
    second = debian.set_up()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert len(debian.calls) == 1


def test_a_changed_pin_is_installed_on_the_next_run(debian: Machine) -> None:
    debian.set_up()
    with (debian.folder / "requirements.txt").open("a") as pinned:
        pinned.write("# changed\n")
    debian.set_up()
    assert len(debian.calls) == 2


def test_an_interrupted_installation_is_taken_up_again(debian: Machine) -> None:
    add_python(debian, refuses="pip\\ install")
    failed = debian.set_up()
    assert failed.returncode == 4
    assert "requirements.txt could not be installed" in failed.stderr
    add_python(debian)
    shutil.copy(debian.programs / "python3", debian.folder / ".venv" / "bin" / "python")
    assert debian.set_up().returncode == 0
    assert len(debian.calls) == 1


def test_setting_up_for_tests_covers_the_build_as_well(debian: Machine) -> None:
    assert debian.set_up("test").returncode == 0
    assert debian.set_up().returncode == 0
    update, install, pip, npm = debian.calls
    assert update.endswith("update")
    assert install.endswith("--no-install-recommends " + " ".join(TEST_PACKAGES))
    assert pip.endswith("-r requirements-test.txt")
    assert npm.startswith("npm ci --prefix .venv/office ")
    assert "--ignore-scripts" in npm


def test_setting_up_for_tests_a_second_time_does_nothing(debian: Machine) -> None:
    debian.set_up("test")
    done = debian.calls
    second = debian.set_up("test")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert debian.calls == done


def test_another_validator_is_installed_on_the_next_run_for_tests(debian: Machine) -> None:
    debian.set_up("test")
    lock = debian.folder / "tests" / "office" / "package-lock.json"
    lock.write_text(lock.read_text() + "\n")
    assert debian.set_up().returncode == 0
    assert len(debian.calls) == 4
    debian.set_up("test")
    assert debian.calls[-1].startswith("npm ci ")
    assert (debian.folder / ".venv/office/package-lock.json").read_text() == lock.read_text()


def test_a_validator_that_could_not_be_installed_is_tried_again(debian: Machine) -> None:
    debian.add("../project/npm", "exit 1")
    failed = debian.set_up("test")
    assert failed.returncode == 4
    assert "validator of tests/office could not be installed" in failed.stderr
    debian.add("../project/.venv/bin/npm", debian.note("npm"))
    assert debian.set_up("test").returncode == 0
    assert debian.calls[-1].startswith("npm ci ")


def test_a_package_removed_later_comes_back(debian: Machine) -> None:
    debian.set_up()
    lose(debian, "fonts-noto-cjk")
    assert debian.set_up().returncode == 0
    assert debian.calls[-1].endswith("install -y --no-install-recommends fonts-noto-cjk")


def test_either_name_of_the_liberation_fonts_will_do(debian: Machine) -> None:
    lose(debian, "fonts-liberation2")
    debian.install("fonts-liberation")
    assert debian.set_up().returncode == 0
    assert not any("apt-get" in call for call in debian.calls)


def test_the_name_that_apt_knows_is_installed(debian: Machine) -> None:
    lose(debian, "fonts-liberation2")
    debian.add("apt-cache", '[ "$2" = fonts-liberation ] && echo "  Candidate: 2.0"')
    assert debian.set_up().returncode == 0
    assert debian.calls[1].endswith(" fonts-liberation")


def test_without_root_the_exact_command_is_printed(debian: Machine) -> None:
    give_up_root(debian)
    lose(debian, "fontconfig")
    lose(debian, "fonts-noto-cjk")
    stopped = debian.set_up()
    command = "apt-get install --no-install-recommends fontconfig fonts-noto-cjk"
    assert stopped.returncode == 4
    assert stopped.stderr.splitlines()[-1] == f"sudo apt-get update && sudo {command}"
    assert debian.calls == []
    assert not (debian.folder / ".venv").exists()


def test_without_root_nothing_is_asked_when_nothing_is_missing(debian: Machine) -> None:
    give_up_root(debian)
    assert debian.set_up().returncode == 0


def test_when_apt_fails_the_command_is_printed(debian: Machine) -> None:
    lose(debian, "fontconfig")
    debian.add("apt-get", "exit 100")
    stopped = debian.set_up()
    assert stopped.returncode == 4
    assert stopped.stderr.endswith("apt-get install --no-install-recommends fontconfig\n")


def test_a_python_without_ensurepip_needs_python3_venv(debian: Machine) -> None:
    give_up_root(debian)
    add_python(debian, refuses="ensurepip")
    stopped = debian.set_up()
    assert stopped.returncode == 4
    assert stopped.stderr.endswith("--no-install-recommends python3-venv\n")


def test_a_python_that_is_too_old_is_refused(debian: Machine) -> None:
    add_python(debian, refuses="version_info")
    stopped = debian.set_up()
    assert stopped.returncode == 4
    assert "Python 3.11 or newer is needed" in stopped.stderr


def test_without_apt_nothing_is_asked_when_nothing_is_missing(bare: Machine) -> None:
    assert bare.set_up().returncode == 0
    assert len(bare.calls) == 1


def test_without_apt_all_that_is_missing_is_named(bare: Machine) -> None:
    add_python(bare, refuses="pangoft2-1.0")
    bare.add("fc-list", "echo Noto Serif CJK SC")
    bare.add("qpdf", "")
    stopped = bare.set_up("test")
    missing = [line.strip() for line in stopped.stderr.splitlines() if line.startswith("  ")]
    assert stopped.returncode == 4
    assert missing == [
        "library libpangoft2-1.0",
        "font Liberation Serif",
        "font Noto Sans CJK SC",
        "program soffice",
        "program pdftotext",
        "program msgfmt",
        "program java",
    ]


def test_an_unknown_argument_is_wrong_usage(debian: Machine) -> None:
    assert debian.set_up("everything").returncode == 2


def make(folder: Path, *arguments: str) -> str:
    """What make prints, free of the settings of a make that runs these tests."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_help_lists_every_target_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"^([a-z-]+):", makefile, re.M)
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.M)
    listed = [line.split()[0] for line in make(ROOT, "help").splitlines()]
    assert phony is not None
    assert sorted(phony[1].split()) == sorted(targets) == sorted(listed)


def test_report_and_edition_narrow_a_build(tmp_path: Path) -> None:
    machine = Machine(tmp_path, tmp_path / ".venv" / "bin")
    machine.programs.mkdir(parents=True)
    machine.add("python", 'echo "$@"')
    machine.add("../../setup.sh", "")
    shutil.copy(ROOT / "Makefile", tmp_path)
    assert make(tmp_path, "report") == "build.py build\n"
    for name in ("a_62_502", "a_99_903", "demonstration"):
        (tmp_path / "content" / name).mkdir(parents=True)
    assert make(tmp_path, "report") == "build.py build a_62_502 a_99_903\n"
    assert make(tmp_path, "report", "REPORT=demonstration") == "build.py build demonstration\n"
    assert make(tmp_path, "check") == "build.py check\n"
    narrowed = make(tmp_path, "report", "REPORT=a_62_502", "EDITION=zh zh+en")
    assert narrowed == "build.py build a_62_502 --edition zh --edition zh+en\n"


def test_the_two_sets_of_tests_are_all_tests(tmp_path: Path) -> None:
    machine = Machine(tmp_path, tmp_path / ".venv" / "bin")
    machine.programs.mkdir(parents=True)
    machine.add("python", 'for word; do echo "$word"; done')
    machine.add("lint-imports", "")
    machine.add("../../setup.sh", "")
    shutil.copy(ROOT / "Makefile", tmp_path)
    marks = [make(tmp_path, target).partition("--dist\n")[2] for target in ("test", "test-slow")]
    assert marks == ["worksteal\n-m\nnot slow\n", "worksteal\n-m\nslow\n"]


def continuous_integration(machine: Machine) -> int:
    """The exit code of .ci/run on a machine whose `make` is a stand-in."""
    (machine.folder / ".ci").mkdir()
    script = shutil.copy(ROOT / ".ci" / "run", machine.folder / ".ci" / "run")
    path = f"{machine.programs}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run([script], cwd="/", env={"PATH": path}).returncode


def test_continuous_integration_runs_both_sets_of_tests_and_nothing_else(tmp_path: Path) -> None:
    machine = Machine(tmp_path, tmp_path)
    machine.add("make", f"pwd >>calls; {machine.note('make')}")
    assert continuous_integration(machine) == 0
    assert machine.calls == [str(tmp_path), "make test", str(tmp_path), "make test-slow"]


@pytest.mark.parametrize("failing", ["test", "test-slow"])
def test_continuous_integration_fails_with_either_set(failing: str, tmp_path: Path) -> None:
    machine = Machine(tmp_path, tmp_path)
    machine.add("make", f'[ "$*" != {failing} ]')
    assert continuous_integration(machine) != 0
