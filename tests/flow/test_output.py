"""Writing: the files of a report change all together or not at all, and nothing else remains."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from gareport.flow.output import require_writable, write_all
from gareport.report.diagnostics import EnvironmentFault

OLD = {"a.pdf": b"old a", "b.pdf": b"old b", "c.docx": b"old c"}
NEW = {name: data.replace(b"old", b"new") * 5_000 for name, data in OLD.items()}


def tree(folder: Path) -> dict[str, bytes]:
    found = folder.rglob("*")
    return {str(p.relative_to(folder)): p.read_bytes() for p in found if p.is_file()}


def write(folder: Path, files: dict[str, bytes]) -> None:
    write_all({folder / name: data for name, data in files.items()})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, OLD)
    return tmp_path


def failing(function: Callable[..., Any], at: int, code: int) -> Callable[..., Any]:
    """The function, except that its call number `at` (from 1) raises the error."""
    calls = 0

    def instead(*args: Any, **more: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(code, os.strerror(code), str(args[0]))
        return function(*args, **more)

    return instead


def test_files_are_written_whole_and_into_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    write(tmp_path, {"deep/er/a.pdf": b"x" * 3_000_000})
    assert tree(tmp_path) == {"deep/er/a.pdf": b"x" * 3_000_000}


def test_old_files_are_replaced_and_others_do_not_change(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"mine")
    write(folder, NEW)
    assert tree(folder) == NEW | {"notes.txt": b"mine"}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_failure_before_the_last_file_is_whole_leaves_all_old_files(
    folder: Path, at: int, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(os.fsync, at, code))
    with pytest.raises(EnvironmentFault) as raised:
        write(folder, NEW)
    assert os.strerror(code) in raised.value.message
    assert raised.value.hint
    assert tree(folder) == OLD


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_failing_rename_leaves_each_file_old_or_new_and_no_part_of_one(
    folder: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(os.replace, at, errno.EIO))
    with pytest.raises(EnvironmentFault):
        write(folder, NEW)
    names = list(OLD)
    assert tree(folder) == {n: NEW[n] if names.index(n) < at - 1 else OLD[n] for n in names}


def test_without_a_failure_the_same_call_writes_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 99, errno.EIO))
    monkeypatch.setattr(os, "replace", failing(os.replace, 99, errno.EIO))
    write(folder, NEW)
    assert tree(folder) == NEW


def test_a_file_in_place_of_the_folder_is_a_fault_of_the_environment(folder: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"cannot write .*a\.pdf"):
        write(folder, {"a.pdf/b.pdf": b"x"})
    assert tree(folder) == OLD


def test_a_folder_in_place_of_a_file_is_a_fault_of_the_environment(folder: Path) -> None:
    (folder / "d.pdf").mkdir()
    with pytest.raises(EnvironmentFault):
        write(folder, {"d.pdf": b"x"})
    assert tree(folder) == OLD


FULL = """
import resource, signal, sys
from pathlib import Path
from gareport.flow.output import require_writable, write_all
from gareport.report.diagnostics import EnvironmentFault
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
files = {Path(sys.argv[1], "a.pdf"): b"n" * 50_000, Path(sys.argv[1], "b.pdf"): b"n" * 200_000}
try:
    write_all(files)
except EnvironmentFault as fault:
    print(fault.message)
    sys.exit(4)
"""


def test_a_file_that_outgrows_its_disk_leaves_all_old_files(folder: Path) -> None:
    """The limit on a process's files simulates a full disk: the write ends half-way."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert "File too large" in done.stdout
    assert tree(folder) == OLD


def test_a_folder_that_cannot_be_is_refused_before_any_work(tmp_path: Path) -> None:
    require_writable(tmp_path / "new" / "deeper")
    (tmp_path / "file").write_text("a file")
    for place in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(EnvironmentFault, match="cannot write to"):
            require_writable(place)


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.po").write_bytes(b"old")
    (tmp_path / "a.po").symlink_to(tmp_path / "real" / "a.po")
    write(tmp_path, {"a.po": b"new"})
    assert (tmp_path / "a.po").is_symlink()
    assert tree(tmp_path / "real") == {"a.po": b"new"}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660, 0o755])
def test_the_mode_of_a_file_stays(mode: int, folder: Path) -> None:
    (folder / "a.pdf").chmod(mode)
    write(folder, NEW)
    assert (folder / "a.pdf").stat().st_mode & 0o777 == mode


def test_a_full_disk_is_reported_with_the_file_and_the_bytes_needed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(os.fsync, 2, errno.ENOSPC))
    with pytest.raises(EnvironmentFault) as raised:
        write(folder, NEW)
    needed = sum(map(len, NEW.values()))
    assert f"cannot write {folder / 'b.pdf'}: " in raised.value.message
    assert f"free at least {needed:,} bytes" in raised.value.hint


def test_a_short_write_is_noticed_before_the_old_file_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(number: int) -> None:
        os.ftruncate(number, 3)

    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(EnvironmentFault, match="was not written whole"):
        write(folder, NEW)
    assert tree(folder) == OLD


def test_what_a_killed_build_has_left_is_removed_and_nothing_else(folder: Path) -> None:
    gone = subprocess.run(["sh", "-c", "echo $$"], capture_output=True, text=True, check=True)
    dead, alive = gone.stdout.strip(), os.getpid()
    left, kept = f".a.pdf.{dead}-0123abcd.part", [
        f".a.pdf.{alive}-0123abcd.part", f".z.pdf.{dead}-0123abcd.part", ".a.pdf.part", "a.part",
    ]  # fmt: skip
    for name in (left, *kept):
        (folder / name).write_bytes(b"x")
    write(folder, NEW)
    assert tree(folder) == NEW | dict.fromkeys(kept, b"x")


@pytest.mark.parametrize("place", ["out", "out/deeper"])
def test_a_link_that_leads_nowhere_is_refused_before_any_work(place: str, tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to(tmp_path / "gone")
    with pytest.raises(EnvironmentFault, match="a link to a folder that does not exist"):
        require_writable(tmp_path / place)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(EnvironmentFault, match="a link to a folder that does not exist"):
        require_writable(tmp_path / "loop")
