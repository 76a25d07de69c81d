"""Ctrl-C and signals: the exit code, no process lives on, no part of a file, old files whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE


def children_of(process: int) -> list[int]:
    found = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    return [child for child in found if is_alive(child) and parent_of(child) == process]


def parent_of(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def until(condition: object, seconds: float = 30) -> bool:
    assert callable(condition)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(
    ("sent", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_a_build_that_is_ended_leaves_no_process_and_no_part_of_a_file(
    sent: signal.Signals, code: int, tmp_path: Path
) -> None:
    old = tmp_path / SAMPLE.name / "A_62_502-ZH.pdf"
    old.parent.mkdir()
    old.write_bytes(b"the old edition")
    words = ["build", str(SAMPLE), "--jobs", "2", "--output", str(tmp_path)]
    build = subprocess.Popen(
        [sys.executable, "build.py", *words], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    assert until(lambda: len(children_of(build.pid)) == 2), "the workers have not started"
    workers = children_of(build.pid)
    os.kill(build.pid, sent)
    _, said = build.communicate(timeout=30)
    assert build.returncode == code
    assert "Traceback" not in said
    assert until(lambda: not any(map(is_alive, workers))), "a worker lives on"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [old.name]
    assert old.read_bytes() == b"the old edition"


@pytest.mark.parametrize("called", [["build.py"], ["-m", "gareport"]])
@pytest.mark.parametrize("module", ["click", "yaml", "pydantic"])
def test_a_command_that_is_ended_while_it_starts_says_so_in_one_line(
    called: list[str], module: str, tmp_path: Path
) -> None:
    ends = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / f"{module}.py").write_text(ends, "utf-8")
    done = subprocess.run(
        [sys.executable, *called, "check"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (130, "stopped\n")
