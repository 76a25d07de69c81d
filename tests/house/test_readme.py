"""The README: its first report is built, and what it shows is what the tool does."""

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from built import TINY, built
from conftest import SAMPLE
from documents import checked, copied_project, document, fences
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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied_project(tmp_path / "project")


def failed_lines(text: str, folder: Path) -> list[str]:
    """The lines of the README's first report that fail, one after the other, in a project."""
    (block,) = fences(text, "sh")
    lines = [line for line in block.splitlines() if not run_line(line, folder)]
    assert len(block.splitlines()) <= LINES_OF_FIRST_REPORT
    return lines


def run_line(line: str, folder: Path) -> bool:
    """Whether a shell runs a line well, with the Python of these tests as `python3`."""
    with_python = f'python3() {{ "{sys.executable}" "$@"; }}\n{line}'
    return subprocess.run(["bash", "-c", with_python], cwd=folder).returncode == 0


def test_the_first_report_of_the_readme_is_built_line_by_line(project: Path) -> None:
    readme = document("README.md")
    assert failed_lines(readme, project) == []
    (block,) = fences(readme, "sh")
    for code in ("EN", "ZH"):
        assert f"A_99_905-{code}.pdf and .docx" in block
        for ending in ("pdf", "docx"):
            assert (project / f"output/a_99_905/A_99_905-{code}.{ending}").exists()


def test_a_line_of_the_first_report_that_fails_is_found(project: Path) -> None:
    text = "```sh\npython3 build.py new A/99\npython3 build.py new A/99/905\n```\n"
    assert failed_lines(text, project) == ["python3 build.py new A/99"]


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
