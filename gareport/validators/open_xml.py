"""Two validators of Word files: the bytes of one in; their objections, each to an element, out.

The Open XML SDK is Microsoft's own validator; openxml-audit checks the same schemas and some more
references. Each names an element by its part and by a path in its own form.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from gareport.report.diagnostics import EnvironmentFault
from gareport.validators.word_file import Element, WordFile

SDK, AUDIT = "Open XML SDK", "openxml-audit"
_MODULES = Path(sys.prefix, "office", "node_modules")  # in the virtual environment
PROGRAM = _MODULES / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
# The program needs no locale data, and half a second is too short for profiling to pay.
_SETTINGS = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "DOTNET_TieredPGO": "0"}
_STEP = re.compile(r"/(?:\w+:)?(\w+)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection of a validator to a Word file; without a part, to the whole file.

    `path` leads to the element from the root of its part; `node` is the name of the element if
    there is no path.
    """

    judge: str
    message: str
    part: str = ""
    path: str = ""
    node: str = ""

    def element(self, file: WordFile) -> Element | None:
        """The element that the objection is about, as far as the validator names it."""
        root = file.parts.get(self.part)
        if root is None:
            return None
        if steps := _STEP.findall(self.path):
            query = "".join(f"/*[local-name()='{name}'][{n}]" for name, n in steps)
            found = root.xpath(query)
            return found[0] if isinstance(found, list) and found else root
        cited = set(re.findall(r"'([^']+)'", self.message))
        citing = [e for e in root.iter("{*}*") if cited & set(map(str, e.attrib.values()))]
        named = (e for e in citing if etree.QName(e).localname == self.node)
        return next(named, citing[0] if citing else root)


def missing() -> list[str]:
    """What the machine lacks to run the two validators."""
    absent = [] if find_spec("openxml_audit") else [AUDIT]
    return absent if PROGRAM.exists() else [*absent, SDK]


def objections(data: bytes) -> list[Objection]:
    """The objections of both validators to a Word file."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "report.docx")
        path.write_bytes(data)
        return [*ask_sdk(path), *ask_audit(path)]


def ask_sdk(path: Path) -> list[Objection]:
    """The errors that the Open XML SDK reports for the newest Word."""
    environment = os.environ | _SETTINGS
    command = [str(PROGRAM), str(path), "Microsoft365"]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        report = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise EnvironmentFault(
            f"the {SDK} failed: {error}", "run `make setup-test` again"
        ) from error
    errors = report["errors"]
    if report["ok"] is bool(errors):
        raise RuntimeError(f"the result of the {SDK} contradicts itself: {done.stdout}")
    return [
        Objection(SDK, _line(e["description"]), (e["path"] or "").lstrip("/"), e["xPath"] or "")
        for e in errors
    ]


def ask_audit(path: Path) -> list[Objection]:
    """Everything that openxml-audit reports, warnings included."""
    from openxml_audit import OpenXmlValidator

    return [
        Objection(AUDIT, _line(e.description), e.part_uri.lstrip("/"), e.path, e.node or "")
        for e in OpenXmlValidator().validate(path).errors
    ]


def _line(text: str) -> str:
    return " ".join(text.split())
