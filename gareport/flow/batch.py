"""Several editions at once: reports that passed the checks in, their files or their errors out.

Each edition is built in its own process, so that layouts run in parallel, and a crash of the native
libraries affects one edition only.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from gareport.flow.pipeline import Made, build_edition
from gareport.formats import FORMATS, packager
from gareport.numbering.parallel import Pair
from gareport.numbering.profiles import Profile
from gareport.report.diagnostics import Diagnostic, EnvironmentFault
from gareport.report.edition import Edition

Result = Made | Diagnostic | EnvironmentFault

# A forked process has the checked edition and the loaded libraries; no thread has started yet.
_PROCESSES = multiprocessing.get_context("fork")


_PARENT_DEATH_SIGNAL = 1  # of prctl


@dataclass(frozen=True, slots=True)
class Job:
    """An edition to build, the wanted formats, the profile, and whether to run the validators."""

    edition: Edition | Pair
    formats: tuple[str, ...]
    profile: Profile = Profile.DRAFT
    validated: bool = False


def build_all(jobs: Sequence[Job], processes: int | None = None) -> Iterator[tuple[Job, Result]]:
    """Build the jobs, `processes` at a time (default: one for each core); yield in their order.

    If a native library crashes in a job, that is the result of the job; the others continue.
    """
    at_once = processes or os.cpu_count() or 1
    if jobs:
        prepare()
    waiting = deque(enumerate(jobs))
    running: dict[Connection, tuple[int, BaseProcess]] = {}
    done: dict[int, Result] = {}
    try:
        for expected, job in enumerate(jobs):
            while expected not in done:
                while waiting and len(running) < at_once:
                    number, next_job = waiting.popleft()
                    connection, process = _start(next_job)
                    running[connection] = (number, process)
                for ready in wait(list(running)):
                    assert isinstance(ready, Connection)
                    number, process = running.pop(ready)
                    done[number] = _receive(ready, process, jobs[number])
            yield job, done.pop(expected)
    finally:
        for _, process in running.values():
            process.kill()
            process.join()


def prepare() -> None:
    """Load what every edition needs: libraries, their corrections, compiled templates.

    The loaded objects are frozen, so that garbage collections do not visit them each time.
    """
    import docx  # noqa: F401

    from gareport.formats import render
    from gareport.layout.paginate import correct
    from gareport.numbering import resolve  # noqa: F401

    correct()
    for name in FORMATS:
        packager(name)
        render.prepare(name)
    gc.freeze()


def _start(job: Job) -> tuple[Connection, BaseProcess]:
    here, there = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_work, args=(job, there))
    process.start()
    there.close()
    return here, process


def _work(job: Job, there: Connection) -> None:
    _end_with(os.getppid())
    try:
        there.send(build_edition(job.edition, job.formats, job.profile, job.validated))
    except EnvironmentFault as fault:
        there.send(fault)


def _end_with(parent: int) -> None:
    """Have the system end this process when its parent ends, whatever ends that (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before
        os.kill(os.getpid(), signal.SIGKILL)


def _receive(here: Connection, process: BaseProcess, job: Job) -> Result:
    try:
        result: Result = here.recv()
    except EOFError:
        process.join()
        name = f"{job.edition.report.name}, edition {job.edition.code}"
        if process.exitcode is not None and process.exitcode < 0:
            hint = "check the memory of the machine, and its fonts"
            number = -process.exitcode
            message = f"the layout engine crashed with signal {number} ({name})"
            return EnvironmentFault(message, hint)
        raise RuntimeError(f"building {name} failed; its traceback is above") from None
    process.join()
    return result
