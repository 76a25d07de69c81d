"""The validators run on many files at once: files by name in; each validator's objections out.

The validators and the lint are those of `build --validate`; here each is asked by itself.
"""

import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from gareport.validators.open_xml import Objection, ask_audit, ask_sdk
from gareport.validators.verapdf import breaches
from gareport.validators.word_file import WordFile
from gareport.validators.word_lint import Finding, lint

STANDARDS = {"PDF/UA-1": "ua1", "PDF/A-3a": "3a"}


@dataclass(frozen=True)
class Verdict:
    """What each judge reports of one Word file."""

    sdk: tuple[Objection, ...]
    audit: tuple[Objection, ...]
    lint: tuple[Finding, ...]


def judge(files: Iterable[tuple[str, bytes]]) -> dict[str, Verdict]:
    """Every judge's verdict on each named Word file; files of the same bytes are judged once.

    The SDK needs a process and about a second for each file: it starts as soon as a file is there.
    """
    names: dict[str, bytes] = {}
    asked: dict[bytes, tuple[Path, Future[list[Objection]]]] = {}
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, data in files:
            names[name] = data
            if data not in asked:
                path = Path(place, f"{len(asked)}.docx")
                path.write_bytes(data)
                asked[data] = path, pool.submit(ask_sdk, path)
        verdicts = {
            data: Verdict(
                audit=tuple(ask_audit(path)),
                lint=tuple(lint(WordFile(data))),
                sdk=tuple(answer.result()),
            )
            for data, (path, answer) in asked.items()
        }
    return {name: verdicts[data] for name, data in names.items()}


def broken_rules(paths: list[Path]) -> dict[str, dict[str, list[str]]]:
    """For each PDF by its name, and each standard, the rules that it breaks with an example."""
    found: dict[str, dict[str, list[str]]] = {}
    for path, broken in zip(paths, breaches([p.read_bytes() for p in paths]), strict=True):
        rules = {(b.standard, b.rule): b for b in broken}
        found[path.name] = {
            short: [
                f"{rule} ({b.times} times) {b.message}"
                for (standard, rule), b in rules.items()
                if standard == name
            ]
            for name, short in STANDARDS.items()
        }
    return found
