"""The wheel of this tree, and an environment in which it is installed."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT


def wheel_in(folder: Path) -> Path:
    """The wheel, built as pip does it, with the backend that the tests have."""
    words = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    pip(sys.executable, *words, str(ROOT))
    (wheel,) = folder.glob("gareport-*.whl")
    return wheel


def pip(python: object, *words: str) -> None:
    """Run pip for an environment; what it says about itself is left out."""
    command = [sys.executable, "-m", "pip", "--python", str(python)]
    options = ["--disable-pip-version-check", "--no-input"]
    subprocess.run([*command, *words, *options], check=True, cwd=Path(sys.prefix))


@dataclass(frozen=True)
class Installed:
    """An environment with the command `gareport`, away from this tree."""

    folder: Path

    @property
    def package(self) -> Path:
        """The folder of the package in it."""
        (found,) = self.folder.glob("lib/python*/site-packages/gareport")
        return found

    def gareport(
        self, *words: object, cwd: Path, program: Sequence[str] = ("gareport",), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """The finished command, run in a folder with nothing of the tests' environment."""
        name, *more = program
        return subprocess.run(
            [str(self.folder / "bin" / name), *more, *map(str, words)],
            cwd=cwd,
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def installed_in(folder: Path, wheel: Path) -> Installed:
    """The wheel installed alone; what it needs is that of the environment of the tests."""
    venv.create(folder, symlinks=True)
    pip(folder / "bin" / "python", "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "of_the_tests.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return Installed(folder)
