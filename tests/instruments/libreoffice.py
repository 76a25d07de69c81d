"""LibreOffice opens Word files: their bytes in; out, their text, their pages, and saved copies.

Its fonts replace those that the files name, and it hyphenates by the dictionary of the PDF.
What it makes of a file is kept.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyphen
from built import EDITIONS, built
from conftest import TESTS
from kept import file_state, kept

TEXT = "txt:Text (encoded):UTF8"
PDF = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
DOCX = "docx"
_FONTS = TESTS / "office" / "fonts.conf"
_SETTINGS = TESTS / "office" / "registrymodifications.xcu"
_DICTIONARY = Path(pyphen.LANGUAGES["en_GB"]).resolve()


@dataclass(frozen=True)
class Office:
    """A Word file as LibreOffice renders it: its plain text, its PDF, and itself saved again."""

    text: str
    pdf: bytes
    docx: bytes


@cache
def office(folder: Path, code: str) -> Office:
    """An edition's Word file in LibreOffice; all editions are converted together."""
    files = [built(*edition).docx for edition in EDITIONS]
    at = EDITIONS.index((folder, code))
    text, pdf, docx = (converted(target, files)[at] for target in (TEXT, PDF, DOCX))
    return Office(text.decode("utf-8-sig"), pdf, docx)


def converted(target: str, files: Sequence[bytes]) -> list[bytes]:
    """Each Word file in another form, by LibreOffice's name for it."""
    return kept((*_causes(), target), files, lambda wanted: _convert(target, wanted))


def _convert(target: str, files: list[bytes]) -> list[bytes]:
    """LibreOffice is started once, whatever the number of files: starting is what takes time."""
    with tempfile.TemporaryDirectory() as place:
        sources = [Path(place, f"{number}.docx") for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        made = Path(place, "made")
        subprocess.run(
            [
                "soffice",
                "--headless",
                _profile(),
                "--convert-to",
                target,
                "--outdir",
                made,
                *sources,
            ],
            env=_environment(),
            capture_output=True,
            check=True,
        )
        suffix = target.partition(":")[0]
        return [(made / source.name).with_suffix(f".{suffix}").read_bytes() for source in sources]


def _environment() -> dict[str, str]:
    return os.environ | {"FONTCONFIG_FILE": str(_FONTS)}


@cache
def _causes() -> tuple[str, ...]:
    """The program, its settings, its dictionary, and the typefaces that it finds."""
    program = Path(str(shutil.which("soffice"))).resolve().with_name("soffice.bin")
    faces = subprocess.run(
        ["fc-list", "--format=%{file} %{fontversion}\n"],
        env=_environment(),
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    texts = [path.read_text("utf-8") for path in (_FONTS, _SETTINGS, Path(__file__))]
    return file_state(program), file_state(_DICTIONARY), *sorted(faces.splitlines()), *texts


@cache
def _profile() -> str:
    """The settings of LibreOffice, in a folder of this worker."""
    place = Path(tempfile.mkdtemp(prefix="office-profile-"))
    settings = _SETTINGS.read_text("utf-8").replace("DICTIONARY", _DICTIONARY.as_uri())
    (place / "user").mkdir()
    (place / "user" / "registrymodifications.xcu").write_text(settings, "utf-8")
    return f"-env:UserInstallation={place.as_uri()}"
