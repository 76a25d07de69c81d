"""What judges say is kept for the same bytes, and no kept word passes for another's."""

import multiprocessing
import os
import time
from pathlib import Path

import kept
import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def asked(files: list[bytes], *causes: str) -> tuple[list[bytes], list[bytes]]:
    """The results for the files, and those that the judge had to be asked for."""
    seen: list[bytes] = []

    def judge(wanted: list[bytes]) -> list[bytes]:
        seen.extend(wanted)
        return [data.upper() for data in wanted]

    return kept.kept(causes or ("judge",), files, judge), seen


def test_a_judge_is_asked_for_each_file_once() -> None:
    assert asked([b"a", b"b", b"a"]) == ([b"A", b"B", b"A"], [b"a", b"b"])
    assert asked([b"b", b"c", b""]) == ([b"B", b"C", b""], [b"c", b""])
    assert asked([b"c", b"", b"a"]) == ([b"C", b"", b"A"], [])


def test_another_judge_is_asked_again() -> None:
    asked([b"a"], "judge 1", "its settings")
    assert asked([b"a"], "judge 2", "its settings")[1] == [b"a"]
    assert asked([b"a"], "judge 1")[1] == [b"a"]


def test_a_program_is_another_when_its_file_is(tmp_path: Path) -> None:
    program, link = tmp_path / "program", tmp_path / "link"
    program.write_bytes(b"one")
    link.symlink_to(program)
    before = kept.file_state(link)
    assert kept.file_state(program) == before
    program.write_bytes(b"other")
    assert kept.file_state(link) != before


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33])
def test_a_result_that_was_cut_short_is_made_again(size: int, folder: Path) -> None:
    asked([b"ab"])
    (entry,) = folder.iterdir()
    assert entry.stat().st_size == 34
    os.truncate(entry, size)
    assert asked([b"ab"]) == ([b"AB"], [b"ab"])
    assert asked([b"ab"]) == ([b"AB"], [])


def test_a_result_that_was_changed_or_put_under_another_name_is_made_again(folder: Path) -> None:
    asked([b"good"])
    (good,) = folder.iterdir()
    asked([b"bad"])
    (bad,) = {*folder.iterdir()} - {good}
    bad.write_bytes(good.read_bytes())
    assert asked([b"bad"]) == ([b"BAD"], [b"bad"])
    good.write_bytes(good.read_bytes().replace(b"GOOD", b"FINE"))
    assert asked([b"good"]) == ([b"GOOD"], [b"good"])


def test_a_judge_that_fails_leaves_no_file() -> None:
    def fail(wanted: list[bytes]) -> list[bytes]:
        raise OSError("no memory")

    def forget(wanted: list[bytes]) -> list[bytes]:
        return []

    with pytest.raises(OSError, match="no memory"):
        kept.kept(["judge"], [b"a"], fail)
    with pytest.raises(ValueError, match="shorter"):
        kept.kept(["judge"], [b"a"], forget)
    assert asked([b"a"]) == ([b"A"], [b"a"])


def ask_slowly(log: Path) -> None:
    def judge(wanted: list[bytes]) -> list[bytes]:
        with log.open("ab") as file:
            file.write(b"asked ")
        time.sleep(0.2)
        return wanted

    assert kept.kept(["slow judge"], [b"a", b"b"], judge) == [b"a", b"b"]


def test_of_two_workers_one_asks_and_the_other_waits(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=ask_slowly, args=(tmp_path / "log",)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert (tmp_path / "log").read_bytes() == b"asked "


def test_what_nobody_uses_is_deleted(folder: Path) -> None:
    asked([b"old", b"used"])
    long_ago = time.time() - (kept.DAYS + 1) * 24 * 60 * 60
    for entry in folder.iterdir():
        os.utime(entry, (long_ago, long_ago))
    asked([b"used"])
    kept.forget_the_unused()
    assert asked([b"old", b"used"])[1] == [b"old"]
