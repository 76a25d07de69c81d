"""The wheel of this tree, and an environment in which it is installed."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT
from ordinary import lose_power


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

    def run(
        self, *words: object, cwd: Path, is_ordinary: bool = False, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """A finished command, run in a folder with nothing of the tests' environment.

        An ordinary user may not write what its mode closes, where the tests run as root.
        """
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return subprocess.run(
            ["env", *map(str, words)],
            cwd=cwd,
            env={"PATH": path, **environment},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            preexec_fn=lose_power if is_ordinary else None,
        )


def installed_in(folder: Path, *words: object) -> Installed:
    """What the words name to pip, installed; what it needs is in the environment of the tests."""
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "of_the_tests.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    pip(folder / "bin" / "python", "install", "--quiet", "--no-deps", *map(str, words))
    return Installed(folder)
