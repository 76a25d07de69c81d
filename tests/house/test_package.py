"""The package: the wheel has what the compiler needs, and works away from this source tree."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import ROOT
from installed import Installed, installed_in, wheel_in

import gareport

SHIPPED = "gareport/shipped/"
TRAVELS = ("templates/**/*.j2", "schema/*.json", "locales/*/LC_MESSAGES/labels.po")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_in(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return installed_in(tmp_path_factory.mktemp("installed"), wheel)


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
    assert {name.split("/")[0] for name in wanted} == {"templates", "schema", "locales"}
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
    done = installed.gareport("--version", cwd=tmp_path)
    assert done.stdout == f"gareport, version {gareport.__version__}\n"
