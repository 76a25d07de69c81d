"""The README: its first report is built, and what it shows is what the tool does."""

import re
import shlex
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from built import TINY, built
from conftest import ROOT, SAMPLE
from documents import checked, document, fences
from pikepdf import Pdf


def test_the_readme_shows_an_error_as_the_tool_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shown,) = fences(document("README.md"), "text")
    cover = tmp_path / "content" / "a_62_502" / "report.yaml"
    shutil.copytree(SAMPLE, cover.parent)
    monkeypatch.chdir(tmp_path)
    right = cover.read_text("utf-8")
    assert right.count("75100") == 1
    cover.write_text(right.replace("75100", "75200"), "utf-8")
    code, said = checked(Path("content/a_62_502"))
    assert (code, shown in said) == (1, True)
    cover.write_text(right.replace("75100", "75300"), "utf-8")
    code, said = checked(Path("content/a_62_502"))
    assert (code, shown in said) == (1, False)


LINES_OF_FIRST_REPORT = 10


def first_report(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The lines of the first report, run in a folder, with the compiler of this tree."""
    (block,) = fences(text, "sh")
    assert len(block.splitlines()) <= LINES_OF_FIRST_REPORT
    command = shlex.join([sys.executable, str(ROOT / "build.py"), "--project", "."])
    with_command = f'gareport() {{ {command} "$@"; }}\n{block}'
    return subprocess.run(
        ["bash", "-euc", with_command], cwd=folder, capture_output=True, text=True
    )


def test_the_first_report_of_the_readme_is_built_from_an_empty_folder(tmp_path: Path) -> None:
    readme = document("README.md")
    done = first_report(readme, tmp_path)
    assert done.returncode == 0, done.stderr
    for code in ("EN", "ZH"):
        path = f"output/a_99_905/A_99_905-{code}"
        assert f"{path}.pdf and .docx" in readme
        for ending in ("pdf", "docx"):
            assert (tmp_path / "reports" / f"{path}.{ending}").exists()


def test_a_first_report_that_fails_is_found(tmp_path: Path) -> None:
    wrong = document("README.md").replace("gareport new A/99/905", "gareport new A/99")
    done = first_report(wrong, tmp_path)
    assert (done.returncode, "A/99" in done.stderr) == (2, True)


def wrong_standards(text: str) -> set[str]:
    """The standards that either a text or the metadata of the PDF names, but not both."""
    with Pdf.open(BytesIO(built(TINY, "en").pdf)) as pdf, pdf.open_metadata() as metadata:
        archive = metadata["pdfaid:part"] + metadata["pdfaid:conformance"].lower()
        stated = {f"PDF/A-{archive}", f"PDF/UA-{metadata['pdfuaid:part']}"}
    return stated ^ set(re.findall(r"PDF/U?A-\w+", text))


def test_the_readme_names_the_standards_that_the_pdf_states() -> None:
    assert wrong_standards(document("README.md")) == set()
    wrong = document("README.md").replace("PDF/A-3a", "PDF/A-2b")
    assert wrong_standards(wrong) == {"PDF/A-3a", "PDF/A-2b"}
