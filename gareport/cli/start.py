"""The start of the command line: Ctrl-C during it in, exit code 130 without a traceback out.

Python loads the packages first, which takes half a second; nothing is under way yet.
"""

import os
import signal
from typing import NoReturn


def ends_quietly() -> None:
    """End on Ctrl-C or SIGTERM at once, without a traceback, until `run` says how else."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)


def start(called: str | None = None) -> NoReturn:
    """Load the command line, and run it."""
    ends_quietly()
    from gareport.cli.called import NAME
    from gareport.cli.main import run

    run(called=called or NAME)


def _end(number: int, _: object) -> NoReturn:
    os.write(2, b"stopped\n")
    os._exit(128 + number)
