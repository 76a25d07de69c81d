"""The layout engine is loaded without a search: no compiler and no `ldconfig` is started."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT, TINY

from gareport.layout.engine import has_library

# Runs the command line and prints each program that it or a process of it starts.
WATCHED = """
import ctypes.util, runpy, sys
def watch(event, args):
    if event in ("subprocess.Popen", "os.posix_spawn", "os.exec"):
        print("started", str(args[0]).rpartition("/")[2], flush=True)
sys.addaudithook(watch)
if sys.argv[1] == "search":
    ctypes.util.find_library("gobject-2.0-0")
sys.argv = ["build.py", *sys.argv[2:]]
runpy.run_path("build.py", run_name="__main__")
"""


def started(out: Path, before: str) -> set[str]:
    """The programs that are started during a build of a small report, and before it."""
    words = [before, "build", str(TINY), "--output", str(out)]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *words],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith("started ")}


def test_a_build_starts_no_program_but_the_list_of_typefaces(tmp_path: Path) -> None:
    assert started(tmp_path, "nothing") == {"fc-list"}


def test_a_search_for_a_library_would_be_noticed(tmp_path: Path) -> None:
    assert "ldconfig" in started(tmp_path, "search")


def test_a_library_is_found_by_its_name() -> None:
    assert has_library("pango-1.0")
    assert not has_library("pango-999.0")
