"""Broken templates: every error is reported at its place, by a check too, without a traceback."""

import runpy
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TINY, change
from ordinary import ordinary

from gareport.cli.main import commands
from gareport.formats import render
from gareport.formats.tracing import is_in_template
from gareport.reading.workspace import Workspace, working_in

PARAGRAPH = "docx/blocks/paragraph.xml.j2"
REPORT = "pdf/parts/report.html.j2"


def outcome(*words: object) -> tuple[int, str]:
    """The exit code of a command on the small report, and its output."""
    done = CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)
    return done.exit_code, done.output


def built(templates: Path, *words: object) -> tuple[int, str]:
    """The same of a build in English, which is to write nothing."""
    output = templates.parent / "out"
    code, text = outcome("build", TINY, "--edition", "en", *words, "--output", output)
    assert not output.exists()
    assert "Traceback" not in text
    return code, text


def append(file: Path, text: str) -> int:
    """Append a text to a template; returns the number of its line."""
    before = file.read_text("utf-8")
    file.write_text(f"{before}\n{text}\n", "utf-8")
    return before.count("\n") + 2


def test_a_check_reports_the_errors_of_all_templates_of_both_formats_at_once(
    templates: Path,
) -> None:
    lines = [
        (name, append(templates / name, wrong))
        for name, wrong in (
            (PARAGRAPH, "{% if %}"),
            ("docx/exchange/parts/word/document.xml.j2", "{% endfor %}"),
            ("pdf/blocks/quote.html.j2", "{{ 1 | no_such }}"),
            ("pdf/style.css.j2", "{% include 'none.css.j2' %}"),
        )
    ]
    (templates / "docx/front/corner.xml.j2").write_bytes(b"\n\xff")
    for code, text in (outcome("check", TINY), built(templates)):
        assert (code, text.count("error[template]")) == (1, 5)
        for name, line in (*lines, ("docx/front/corner.xml.j2", 2)):
            assert f"{templates / name}:{line}:" in text
        assert "error[template]: the file is not UTF-8\n" in text
        assert "  File " not in text


def test_an_error_that_affects_only_word_does_not_stop_a_build_of_pdfs(templates: Path) -> None:
    append(templates / PARAGRAPH, "{% if %}")
    output = templates.parent / "out"
    code, _ = outcome("build", TINY, "--edition", "en", "--format", "pdf", "--output", output)
    assert (code, len([*output.rglob("*.pdf")])) == (0, 1)
    shutil.rmtree(output)
    assert built(templates, "--format", "docx")[0] == 1


@pytest.mark.parametrize(
    "name",
    [
        REPORT,
        "pdf/blocks/paragraph.html.j2",
        "pdf/parallel/parts/report.html.j2",
        PARAGRAPH,
        "docx/parts/word/document.xml.j2",
        "docx/parts/[Content_Types].xml.j2",
    ],
)
def test_a_template_that_is_taken_away_is_missed_by_name(name: str, templates: Path) -> None:
    (templates / name).unlink()
    code, text = outcome("check", TINY)
    assert code == 1
    assert f"{templates / name}:1:1: error[template]: this template does not exist" in text


@pytest.mark.parametrize("name", ["inline.html.j2", "style.css.j2"])
def test_a_template_that_others_name_is_missed_where_they_do(name: str, templates: Path) -> None:
    (templates / "pdf" / name).unlink()
    code, text = outcome("check", TINY)
    assert code == 1
    assert f"the template `{name}` does not exist" in text
    assert f"{templates / REPORT}:" in text


@pytest.mark.parametrize("name", ["", "pdf", "docx"])
def test_a_folder_of_templates_that_is_taken_away_is_missed(name: str, templates: Path) -> None:
    shutil.rmtree(templates / name)
    code, text = outcome("check", TINY)
    assert code == 1
    assert "the folder cannot be read: No such file or directory" in text


@pytest.mark.parametrize("name", ["", "pdf/parts", REPORT, PARAGRAPH])
def test_a_template_that_cannot_be_read_is_reported(name: str, templates: Path) -> None:
    closed = templates / name
    mode = closed.stat().st_mode
    closed.chmod(0)
    try:
        done = ordinary(templates.parent, "check", TINY)
    finally:
        closed.chmod(mode)
    assert done.returncode == 1
    assert f"templates/{name}".rstrip("/") in done.stderr
    assert "cannot be read: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["pdf/inline.html.j2", "docx/inline.xml.j2"])
def test_a_kind_of_run_that_no_template_prints_is_missed_at_the_start(
    name: str, templates: Path
) -> None:
    change(templates / name, 'is == "state_mark"', 'is == "state_sign"')
    lines = (templates / name).read_text("utf-8").splitlines()
    last = next(at for at, line in enumerate(lines, 1) if 'is == "untranslated"' in line)
    code, text = outcome("check", TINY)
    assert code == 1
    place = f"{templates / name}:{last}:10"
    assert f"{place}: error[template]: the template does not print the kind `state_mark`" in text


@pytest.mark.parametrize("name", ["pdf/inline.html.j2", "docx/inline.xml.j2"])
def test_a_run_is_not_left_out_by_a_template_without_a_branch_for_it(
    name: str, templates: Path
) -> None:
    change(templates / name, 'is == "reference"', 'is == "reference" and run.target == "first"')
    code, text = built(templates)
    assert code == 1
    assert "error[template]: the template does not print the kind `reference`" in text
    assert "the error appears at tests/reports/tiny/" in text


@pytest.mark.parametrize("limit", [1_000, 100_000])
def test_a_template_that_includes_itself_is_reported_in_words(limit: int, templates: Path) -> None:
    line = append(templates / "pdf/blocks/paragraph.html.j2", "{% include template_of(block) %}")
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        code, text = built(templates, "--format", "pdf")
    finally:
        sys.setrecursionlimit(before)
    assert code == 1
    place = f"{templates}/pdf/blocks/paragraph.html.j2:{line}:1"
    assert f"{place}: error[template]: the template includes itself without end" in text


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("<w:p>", "`<w:p>` is never closed"),
        ("R&D", "`&` must be written `&amp;`"),
        ("</w:p>", "`</w:p>` closes an element that is not open"),
        ("<w:p a=1/>", "this does not make XML: AttValue: "),
    ],
)
def test_a_word_template_that_does_not_make_xml_is_reported_at_its_line_with_the_block(
    wrong: str, message: str, templates: Path
) -> None:
    line = append(templates / "docx/blocks/quote.xml.j2", wrong)
    code, text = built(templates, "--format", "docx")
    assert code == 1
    at = f"{line}:{wrong.index('&') + 1 if '&' in wrong else 1}" if "a=1" not in wrong else "1:1"
    assert f"{templates}/docx/blocks/quote.xml.j2:{at}: error[template]: {message}" in text
    assert "the error appears at tests/reports/tiny/figures.yaml:49" in text
    assert "<string>" not in text


@pytest.mark.parametrize(
    ("part", "filled", "message"),
    [
        ("word/document.xml", "<a/>", "the template makes `<a>`, but Word expects `<document>`"),
        ("word/document.xml", "<document/>", "the template does not print any block of the report"),
        ("word/_rels/document.xml.rels", None, "the part uses rIdF1, rIdF2, rIdF3, rIdH1"),
        ("word/styles.xml", None, "the template names word/styles.xml, but no template"),
        ("word/footnotes.xml", "<w:p>", "this does not make XML: Namespace prefix w on p is not"),
        ("word/theme.xml", "", "this does not make XML: Document is empty"),
        ("docProps/core.xml", "<a/>", "the template makes `<a>`, but Word expects `<coreProp"),
    ],
)
def test_parts_that_do_not_make_a_word_file_are_refused(
    part: str, filled: str | None, message: str, templates: Path
) -> None:
    template = templates / f"docx/parts/{part}.j2"
    template.unlink() if filled is None else template.write_text(filled, "utf-8")
    code, text = built(templates, "--format", "docx")
    assert (code, text.count("error[template]")) == (1, 1)
    assert message in text
    assert ":1:1: " in text


def test_a_reference_to_a_block_without_a_bookmark_is_reported_at_its_template(
    templates: Path,
) -> None:
    paragraph = templates / PARAGRAPH
    change(
        paragraph,
        "{%- call inline.bookmarked(block.id) %}{{ inline.lead(block) }}",
        "{{ inline.lead(block) }}",
    )
    change(
        paragraph,
        "{{ inline.text(runs[block.id]) }}{% endcall %}</w:p>",
        "{{ inline.text(runs[block.id]) }}</w:p>",
    )
    code, text = built(templates, "--format", "docx")
    assert code == 1
    message = "a reference leads to the block `first`, which has no bookmark"
    assert f"{paragraph}:1:1: error[template]: {message}" in text


def test_a_style_that_is_not_defined_is_reported_where_it_is_named(templates: Path) -> None:
    change(templates / "docx/blocks/quote.xml.j2", '"Quote"', '"Quotation"')
    code, text = built(templates, "--format", "docx")
    assert code == 1
    place = f"{templates}/docx/blocks/quote.xml.j2:4:70"
    assert f"{place}: error[template]: `Quotation` is not a style of word/styles.xml" in text


@pytest.mark.parametrize("filled", ["", "<foo>", "a text", "<html><body></body></html>"])
def test_a_page_template_without_the_report_makes_no_pdf(filled: str, templates: Path) -> None:
    (templates / REPORT).write_text(filled, "utf-8")
    code, text = built(templates, "--format", "pdf")
    assert code == 1
    message = "the template does not print any block of the report"
    assert f"{templates / REPORT}:1:1: error[template]: {message}" in text


def test_a_build_reports_the_errors_of_both_formats(templates: Path) -> None:
    names = (PARAGRAPH, "pdf/blocks/paragraph.html.j2")
    lines = [append(templates / name, "{{ no_such_name }}") for name in names]
    code, text = built(templates)
    assert (code, text.count("'no_such_name' is undefined")) == (1, 2)
    for name, line in zip(names, lines, strict=True):
        assert f"{templates / name}:{line}:4: error[template]" in text


def test_show_and_pack_report_the_error_of_a_template_too(templates: Path) -> None:
    line = append(templates / "pdf/blocks/quote.html.j2", "{{ no_such_name }}")
    code, text = outcome("show", TINY, "--pages")
    assert (code, f"quote.html.j2:{line}:4: error[template]" in text) == (1, True)
    other = append(templates / "docx/exchange/parts/word/document.xml.j2", "{{ no_such_name }}")
    code, text = outcome("pack", TINY, "zh", "--output", templates.parent / "out")
    assert (code, f"document.xml.j2:{other}:4: error[template]" in text) == (1, True)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("} body { color: red }", "Invalid or unsupported selector, '} body '"),
        ("p::nothing { color: red }", "Invalid or unsupported selector, 'p::nothing '"),
        ("@nothing { color: red }", "Unknown rule <AtRule @nothing"),
        ("p { widht: 3pt }", "Ignored `widht: 3pt"),
    ],
)
def test_an_error_of_the_style_sheet_is_reported_there(
    wrong: str, message: str, templates: Path
) -> None:
    line = append(templates / "pdf/style.css.j2", wrong)
    code, text = built(templates, "--format", "pdf")
    assert code == 1
    column = 5 if "widht" in wrong else 1
    assert f"{templates}/pdf/style.css.j2:{line}:{column}: error[layout]: {message}" in text


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("pdf/blocks/quote.html.j2", "{{ inline.text(runs[block.id]) }}", "", "decision"),
        (
            "docx/blocks/quote.xml.j2",
            "{% for key in own %}",
            "{% for key in own[1:] %}",
            "decision",
        ),
        (
            "pdf/blocks/paragraph.html.j2",
            "{% if block.closing is not none %}",
            "{% if false %}",
            "list.closing",
        ),
        (
            "docx/blocks/table.xml.j2",
            "{% if grid.headnote is not none %}",
            "{% if false %}",
            "resources.headnote",
        ),
        (
            "pdf/blocks/table.html.j2",
            "{% for note in resolved.table_notes[block.id] %}",
            "{% for note in [] %}",
            "note.incumbents",
        ),
    ],
)
def test_a_text_that_no_template_prints_is_missed(
    name: str, old: str, new: str, key: str, templates: Path
) -> None:
    change(templates / name, old, new)
    code, text = built(templates)
    assert code == 1
    place = f"{templates / name}:1:1"
    assert f"{place}: error[template]: no template prints the text of `{key}`\n" in text
    assert "the error appears at tests/reports/tiny/figures.yaml" in text or key == "list.closing"


@pytest.mark.parametrize("name", ["pdf/parallel/row.html.j2", "docx/parallel/row.xml.j2"])
def test_a_text_that_no_row_prints_is_missed(name: str, templates: Path) -> None:
    each = "{% else %}{% for key in row.keys %}{% if key.is_lead"
    change(templates / name, each, each.replace("row.keys", "row.keys[:1]"))
    output = templates.parent / "out"
    code, text = outcome("build", TINY, "--edition", "en+zh", "--output", output)
    assert (code, output.exists()) == (1, False)
    assert "error[template]: no template prints the text of `first`, `second`\n" in text


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("quote", "blockquote", "div", "the block `decision` has no role in the PDF, not `BlockQ"),
        ("quote", "blockquote", "p", "the block `decision` has the role `P` in the PDF, not `Blo"),
        ("paragraph", '<p id="{{ block.id }}"', "<p", "no element has the id of the block `purp"),
    ],
)
def test_a_block_that_a_screen_reader_would_not_find_is_missed(
    name: str, old: str, new: str, message: str, templates: Path
) -> None:
    template = templates / f"pdf/blocks/{name}.html.j2"
    text = template.read_text("utf-8")
    assert old in text
    template.write_text(text.replace(old, new), "utf-8")
    code, found = built(templates, "--format", "pdf")
    assert code == 1
    assert f"{template}:1:1: error[template]: {message}" in found


def test_every_link_that_leads_nowhere_is_reported_at_the_block_that_it_should_lead_to(
    templates: Path,
) -> None:
    change(templates / "pdf/parallel/row.html.j2", '<p id="{{ row.id }}"', "<p")
    code, found = built(templates, "--edition", "en+zh", "--format", "pdf")
    assert code == 1
    assert "introduction.yaml:5:5: error[layout]: No anchor #first for internal URI" in found
    assert "introduction.yaml:23:13: error[layout]: No anchor #third for internal URI" in found
    assert found.count("No anchor") == 3


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "pdf/blocks/paragraph.html.j2", "<p id=\"{{ block.id }}\"", '<p id="first"',
            "introduction.yaml:5:5: error[layout]: Anchor defined twice: 'first'",
        ),
        (
            REPORT, '<html lang="{{ language.tag }}">', "<html>",
            "report.yaml:1:1: error[layout]: the element `html` of the page has no attribute",
        ),
    ],
)  # fmt: skip
def test_what_the_layout_engine_names_is_reported_at_its_place(
    name: str, old: str, new: str, expected: str, templates: Path
) -> None:
    change(templates / name, old, new)
    code, found = built(templates, "--format", "pdf")
    assert (code, expected in found) == (1, True), found


def test_a_template_of_the_project_replaces_the_packages_and_is_named_in_its_errors(
    own_project: Workspace,
) -> None:
    quote = own_project.project / "templates" / "pdf" / "blocks" / "quote.html.j2"
    quote.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "pdf" / "blocks" / "quote.html.j2", quote)
    report = shutil.copytree(TINY, own_project.content / "tiny")
    assert outcome("check", report)[0] == 0
    line = append(quote, "{{ no_such }}")
    code, text = outcome("build", "tiny", "--edition", "en", "--format", "pdf")
    assert code == 1
    assert f"{quote}:{line}:4: error[template]: 'no_such' is undefined" in text
    assert f"{line:>6} | {{{{ no_such }}}}" in text
    assert not own_project.output.exists()


def test_a_template_that_is_a_link_out_of_its_folder_is_not_read(templates: Path) -> None:
    secret = templates.parent / "secret.j2"
    secret.write_text("what nobody is to print", "utf-8")
    quote = templates / "pdf" / "blocks" / "quote.html.j2"
    quote.unlink()
    quote.symlink_to(secret)
    code, text = outcome("check", TINY)
    assert code == 1
    reported = "`blocks/quote.html.j2` is a link to a file outside this folder"
    assert f"{templates}/pdf:1:1: error[template]: {reported}" in text
    assert "nobody" not in text


def test_a_fault_of_the_code_in_a_folder_named_templates_is_not_a_templates(tmp_path: Path) -> None:
    module = tmp_path / "templates" / "code.py"
    module.parent.mkdir()
    module.write_text("1 / 0\n", "utf-8")
    with pytest.raises(ZeroDivisionError) as raised:
        runpy.run_path(str(module))
    assert not is_in_template(raised.value)


def test_templates_are_compiled_also_where_the_package_may_not_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = tmp_path / "file"
    sealed.touch()
    monkeypatch.setattr(render.__spec__, "cached", str(sealed / "render.pyc"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with working_in(Workspace(tmp_path / "project", ROOT)):
        assert render.prepare("pdf") == {}
    (kept,) = tmp_path.glob("_jinja2-cache-*")
    assert len([*kept.iterdir()]) == len(render.names("pdf"))
    monkeypatch.setattr(tempfile, "tempdir", str(sealed))
    with working_in(Workspace(tmp_path / "another", ROOT)):
        assert render.prepare("pdf") == {}
