"""Editions are built beside each other, and the crash of one costs that one only."""

import os
import signal

import pytest
from built import TINY

from gareport.flow import batch
from gareport.flow.batch import Job, build_all
from gareport.flow.pipeline import Made, open_report
from gareport.numbering.profiles import Profile
from gareport.report.diagnostics import EnvironmentFault
from gareport.report.edition import Edition


def answer(edition: Edition, formats: tuple[str, ...], _: Profile, validated: bool) -> Made:
    """Replaces the build: Chinese crashes like a native library, English is built."""
    if edition.language.code == "zh":
        os.kill(os.getpid(), signal.SIGKILL)
    return Made({name: edition.language.code.encode() for name in formats})


def jobs(*codes: str) -> list[Job]:
    editions = open_report(TINY).editions
    return [Job(editions[code], ("pdf",)) for code in codes]


@pytest.mark.parametrize("at_once", [1, 2, 8])
def test_a_crash_is_the_result_of_its_own_edition(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "build_edition", answer)
    results = [result for _, result in build_all(jobs("en", "zh", "en"), at_once)]
    assert results[0] == results[2] == Made({"pdf": b"en"})
    assert isinstance(results[1], EnvironmentFault)
    assert "crashed with signal 9 (tiny, edition zh)" in results[1].message


def test_a_fault_of_the_machine_comes_back_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(edition: Edition, formats: tuple[str, ...], _: Profile, validated: bool) -> Made:
        raise EnvironmentFault("the fix is stale", "run make setup")

    monkeypatch.setattr(batch, "build_edition", refuse)
    [(_, result)] = build_all(jobs("en"))
    assert isinstance(result, EnvironmentFault)
    assert (result.message, result.hint) == ("the fix is stale", "run make setup")


def test_a_fault_of_the_code_is_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(edition: Edition, formats: tuple[str, ...], _: Profile, validated: bool) -> Made:
        raise KeyError("a bug")

    monkeypatch.setattr(batch, "build_edition", fail)
    with pytest.raises(RuntimeError, match="its traceback is above"):
        list(build_all(jobs("en")))
