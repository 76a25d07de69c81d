"""The public API: what docs/api.md says of it holds, and errors come as it says."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from built import built
from conftest import ROOT, SAMPLE, TESTS, TINY, Edited, change
from documents import document, fences, table_rows

import gareport
from gareport import EnvironmentFault, OpenReport, ReportError, Severity, open_report
from gareport.flow import api

PAGE = "docs/api.md"
BAD = TESTS / "cases" / "bad" / "wrong_sum"


def printed(program: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(program, PAGE, "exec"), {})
    return out.getvalue()


def test_the_example_of_the_page_prints_what_the_page_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    (program,), (output,) = fences(document(PAGE), "python"), fences(document(PAGE), "text output")
    assert printed(program) == output
    assert printed(program.replace('"en"', '"zh"')) != output


def test_the_example_is_typed_throughout(tmp_path: Path) -> None:
    (program,) = fences(document(PAGE), "python")
    example = tmp_path / "example.py"
    # In a process of its own: mypy raises the limit of recursion of the one it runs in.
    words = ["-m", "mypy", "--strict", "--cache-dir", ROOT / ".mypy_cache", example]
    for text, code in ((program, 0), (f"{program}\nreport.findings[0].rules", 1)):
        example.write_text(text, "utf-8")
        assert subprocess.run([sys.executable, *words], check=False, cwd=ROOT).returncode == code


def missing(page: str) -> Iterator[str]:
    """What is public and not named by the page."""
    of_classes = (f for kind in (api.OpenReport, api.Built) for f in vars(kind))
    for name in (*gareport.__all__, *(f for f in of_classes if f[0] != "_")):
        if f"`{name}" not in page and f"{name}(" not in page:
            yield name


def test_the_page_describes_every_public_name_and_every_key_of_the_data() -> None:
    page = document(PAGE)
    assert [*missing(page)] == []
    assert [*missing(page.replace("shipped()", "gone()"))] == ["shipped"]
    assert sorted(gareport.__all__) == sorted(api.__all__)
    listed = [
        name for row in table_rows(page, "## Reading the numbers") for name in row[0].split("`")
    ]
    assert [name for name in listed if name.isidentifier()] == [*open_report(TINY).resolved()]


def test_a_name_that_is_not_public_is_none() -> None:
    assert all(getattr(gareport, name) is getattr(api, name) for name in gareport.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'opened_from'"):
        gareport.opened_from  # noqa: B018


def test_a_build_gives_the_files_of_the_command_line_as_bytes(tmp_path: Path) -> None:
    made = open_report(str(TINY)).build(editions=["en"])
    assert made.files == {
        "A_99_901_Add.1-EN.pdf": built(TINY, "en").pdf,
        "A_99_901_Add.1-EN.docx": built(TINY, "en").docx,
    }
    assert made.findings == open_report(TINY).findings


def test_a_report_with_errors_can_be_read_and_is_not_built() -> None:
    report = open_report(BAD)
    error, _ = (one for one in report.findings if one.severity is Severity.ERROR)
    assert (error.rule, Path(error.span.file).name) == ("sum", "report.yaml")
    for refused in (report.build, report.resolved):
        with pytest.raises(ReportError, match=r"report.yaml:\d+:\d+: error\[sum\]: ") as raised:
            refused()
        assert raised.value.findings == report.findings


def test_a_cover_that_cannot_be_read_is_a_finding_and_no_cover_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no report\.yaml in "):
        open_report(tmp_path)
    (tmp_path / "report.yaml").mkdir()
    report = open_report(tmp_path)
    assert report.editions == ()
    assert Severity.ERROR in {one.severity for one in report.findings}
    with pytest.raises(ReportError):
        report.resolved()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"editions": ["fr"]}, "unknown edition 'fr'; the languages are zh, en"),
        ({"editions": "fr"}, "unknown edition 'fr'; the languages are zh, en"),
        ({"formats": ["odt"]}, "unknown format 'odt'; there are pdf, docx"),
        ({"formats": "odt"}, "unknown format 'odt'; there are pdf, docx"),
        ({"profile": "fianl"}, "unknown profile 'fianl'; there are draft, review, final"),
    ],
)
def test_what_does_not_exist_is_a_value_error(words: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        open_report(SAMPLE).build(**words)  # type: ignore[arg-type]


def test_one_name_alone_may_be_given_as_it_is() -> None:
    built = open_report(TINY).build("en", "docx")
    assert list(built.files) == ["A_99_901_Add.1-EN.docx"]


def test_the_public_names_are_listed() -> None:
    assert set(gareport.__all__) <= set(dir(gareport))


def test_numbers_are_those_of_one_language() -> None:
    report = open_report(SAMPLE)
    assert report.editions == ("zh", "en", "zh+en")
    assert [report.resolved(code)["edition"] for code in ("", "en")] == ["zh", "en"]
    with pytest.raises(ValueError, match="is two editions; name one language"):
        report.resolved("zh+en")


def test_pages_come_when_they_are_asked_for() -> None:
    pages = [[line["page"] for line in open_report(TINY).resolved(pages=p)["contents"]]
             for p in (False, True)]  # fmt: skip
    assert set(pages[0]) == {None}
    assert pages[1] == sorted(pages[1])
    assert pages[1][0] >= 1


def test_a_final_with_an_open_translation_is_refused(edited: Edited) -> None:
    folder = edited(SAMPLE, {"report.yaml": ("title: 着力", "title: 大力")})
    report = open_report(folder)
    with pytest.raises(ReportError) as raised:
        report.build(editions=["en"], formats=["pdf"], profile="final")
    assert "translation-stale" in {one.rule for one in raised.value.findings}


def test_errors_of_templates_are_raised_with_the_findings(templates: Path) -> None:
    report = open_report(TINY)
    change(templates / "pdf/blocks/quote.html.j2", "{% if own", "{{ gone }}{% if own")
    with pytest.raises(ReportError, match="'gone' is undefined"):
        report.build(["en"], ["pdf"])
    with pytest.raises(ReportError, match="'gone' is undefined"):
        report.resolved(pages=True)
    (templates / "pdf/blocks/quote.html.j2").unlink()
    with pytest.raises(ReportError, match="this template does not exist"):
        report.build(["en"], ["docx"])


def test_a_machine_without_fonts_is_its_own_kind_of_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise EnvironmentFault("missing fonts: Liberation Serif", "run `apt-get`")

    monkeypatch.setattr(api, "require_fonts", none)
    with pytest.raises(EnvironmentFault):
        open_report(TINY).build()


def test_a_project_brings_its_own_words_and_its_reports_keep_them(tmp_path: Path) -> None:
    """Also when the report is built after another project's was opened."""
    reports: list[OpenReport] = []
    for word in ("Inhalt", "Sommaire"):
        labels = tmp_path / word / "locales/en/LC_MESSAGES/labels.po"
        labels.parent.mkdir(parents=True)
        text = (ROOT / "locales/en/LC_MESSAGES/labels.po").read_text("utf-8")
        labels.write_text(text.replace('msgstr "Contents"', f'msgstr "{word}"'), "utf-8")
        template = tmp_path / word / "templates/docx/parts/word/fontTable.xml.j2"
        template.parent.mkdir(parents=True)
        source = (ROOT / template.relative_to(tmp_path / word)).read_text("utf-8")
        template.write_text(source.replace("</w:fonts>", f"<!--{word}--></w:fonts>"), "utf-8")
        reports.append(open_report(TINY, project=tmp_path / word))
    found = [report.build(["en"], ["docx"]).files["A_99_901_Add.1-EN.docx"] for report in reports]
    assert found[0] != found[1]


def test_importing_the_package_loads_little_until_a_name_is_used() -> None:
    program = "import sys, gareport\nprint('pydantic' in sys.modules)\ngareport.open_report\n"
    program += "print('pydantic' in sys.modules, 'weasyprint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True", "False"]
