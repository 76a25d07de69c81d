"""The validators run on files: files by name in; each validator's objections out.

The validators and the lint are those of `build --validate`; here each is asked by itself. What a
validator reports of a file is kept, as it reports the same of the same bytes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import jpype
from kept import file_state, kept

from gareport.validators import open_xml, verapdf, verapdf_process
from gareport.validators.open_xml import AUDIT, SDK, Objection
from gareport.validators.verapdf import Breach
from gareport.validators.word_file import WordFile
from gareport.validators.word_lint import Finding, lint

STANDARDS = {"PDF/UA-1": "ua1", "PDF/A-3a": "3a"}


@dataclass(frozen=True)
class Verdict:
    """What each judge reports of one Word file."""

    sdk: tuple[Objection, ...]
    audit: tuple[Objection, ...]
    lint: tuple[Finding, ...]


CLEAN = Verdict((), (), ())


def judge(files: Iterable[tuple[str, bytes]]) -> dict[str, Verdict]:
    """Every judge's verdict on each named Word file."""
    return {name: verdict(data) for name, data in files}


def verdict(data: bytes) -> Verdict:
    """Every judge's verdict on a Word file."""
    found = objections(data)
    return Verdict(
        sdk=tuple(objection for objection in found if objection.judge == SDK),
        audit=tuple(objection for objection in found if objection.judge == AUDIT),
        lint=tuple(lint(WordFile(data))),
    )


def objections(data: bytes) -> list[Objection]:
    """The objections of both validators to a Word file."""

    def ask(files: list[bytes]) -> list[bytes]:
        found = [open_xml.objections(file) for file in files]
        return [json.dumps([asdict(o) for o in of_one]).encode() for of_one in found]

    program = file_state(open_xml.PROGRAM)
    causes = (program, version("openxml-audit"), source(open_xml.__file__))
    (said,) = kept(causes, [data], ask)
    return [Objection(**values) for values in json.loads(said)]


def breaches(pdfs: Sequence[bytes]) -> list[list[Breach]]:
    """For each PDF the rules of both standards that it breaks."""

    def ask(files: list[bytes]) -> list[bytes]:
        found = verapdf.breaches(files)
        return [json.dumps([asdict(b) for b in of_one]).encode() for of_one in found]

    engine = [*map(file_state, (Path(verapdf._engine()), *verapdf._JARS, java()))]
    code = [source(module.__file__) for module in (verapdf, verapdf_process)]
    said = kept([*engine, version("jpype1"), *code], pdfs, ask)
    return [[Breach(**values) for values in json.loads(of_one)] for of_one in said]


def broken_rules(files: Mapping[str, bytes]) -> dict[str, dict[str, list[str]]]:
    """For each PDF by its name, and each standard, the rules that it breaks with an example."""
    found: dict[str, dict[str, list[str]]] = {}
    for file, broken in zip(files, breaches([*files.values()]), strict=True):
        rules = {(b.standard, b.rule): b for b in broken}
        found[file] = {
            short: [
                f"{rule} ({b.times} times) {b.message}"
                for (standard, rule), b in rules.items()
                if standard == name
            ]
            for name, short in STANDARDS.items()
        }
    return found


@cache
def java() -> Path:
    """The Java that runs veraPDF."""
    return Path(jpype.getDefaultJVMPath())


def source(module: str | None) -> str:
    """The text of one of our modules, whose questions and answers are part of a verdict."""
    return Path(str(module)).read_text("utf-8")
