"""The command line run as an ordinary user, who may not read what is closed to him."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

_DROP_FROM_BOUNDS = 24  # prctl's PR_CAPBSET_DROP
_READ_WHATEVER_THE_MODE = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
_PROGRAM = """
import sys
from pathlib import Path
from gareport.cli.main import run
run(Path(sys.argv.pop(1)))
"""


def lose_power() -> None:
    """A program started by root keeps no right to read what its mode closes; others have none."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for power in _READ_WHATEVER_THE_MODE:
            assert libc.prctl(_DROP_FROM_BOUNDS, power, 0, 0, 0) == 0, os.strerror(
                ctypes.get_errno()
            )


def ordinary(root: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """A command on the project that lies in `root`: its content, locales and templates."""
    return subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(root), *map(str, words)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=lose_power,
    )
