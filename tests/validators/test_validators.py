"""Objections of validators to a file are reported at the block concerned, in the content."""

import dataclasses
import io
import re
from collections.abc import Callable, Iterable
from importlib import reload
from itertools import groupby
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest
from built import EDITIONS, NAMES, TINY, built, opened, squeezed
from click.testing import CliRunner
from conftest import Golden, change
from illustrated import spoilt
from judges import breaches, objections
from word_changes import drop, put
from word_faults import FAULTS, UNSEEN, Fault

from gareport import validators
from gareport.cli.main import commands
from gareport.flow.environment import require_validators
from gareport.formats import FORMATS
from gareport.formats.docx.anchors import bookmarks
from gareport.report.diagnostics import Diagnostic, EnvironmentFault, in_order
from gareport.validators import open_xml, validate, verapdf, word
from gareport.validators.judged import Judged
from gareport.validators.pdf import traced
from gareport.validators.pdf_blocks import PdfBlocks
from gareport.validators.word_blocks import WordBlocks
from gareport.validators.word_file import Element, W, WordFile, child_value
from gareport.validators.word_references import DOCUMENT

Spoil = Callable[[pikepdf.Pdf], None]
every_edition = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)


def judged(folder: Path, code: str, data: bytes = b"") -> Judged:
    return Judged("REPORT", data, built(folder, code).resolved)


def listed(name: str, found: Iterable[Diagnostic]) -> str:
    """A line for each finding: its place, the template to fix, and the start of the message."""
    lines = [f"{name}\n"]
    for fault in found:
        place = f"{Path(fault.span.file).name}:{fault.span.line}"
        written = fault.hint.split("`")[1].removeprefix("templates/")
        lines.append(f"  {place:22} {written:38} {fault.message.removeprefix('REPORT')[:90]}\n")
    return "".join(lines)


# --- Word -----------------------------------------------------------------------------


def word_blocks(folder: Path, code: str) -> tuple[WordFile, WordBlocks]:
    edition = judged(folder, code)
    file = WordFile(built(folder, code).docx)
    named = {mark.name: key for key, mark in bookmarks(edition.report).items()}
    return file, WordBlocks(file, named | {str(n): key for n, key in edition.notes.items()})


def body_paragraphs(file: WordFile) -> list[Element]:
    """The paragraphs after the contents."""
    found = list(file.parts["word/document.xml"].iter(f"{W}p"))
    ends = [n for n, p in enumerate(found) if p.find(f"{W}pPr/{W}sectPr") is not None]
    return found[ends[-1] + 1 :]


@every_edition
def test_every_paragraph_in_word_leads_to_the_block_with_its_text(folder: Path, code: str) -> None:
    resolved = built(folder, code).resolved
    file, blocks = word_blocks(folder, code)
    texts = {squeezed(resolved.plain(name)): name for name in judged(folder, code).nodes}
    found = {}
    for paragraph in body_paragraphs(file):
        shown = squeezed("".join(t.text or "" for t in paragraph.iter(f"{W}t")))
        if ends := sorted((t for t in texts if shown.endswith(t)), key=len):
            keys = {blocks.key_of(element) for element in paragraph.iter("{*}*")}
            found[texts[ends[-1]]] = keys
    assert len(found) > len(texts) / 2
    assert found == {name: {name} for name in found}


@every_edition
def test_every_note_and_every_line_of_the_contents_in_word_leads_to_its_own(
    folder: Path, code: str
) -> None:
    resolved = built(folder, code).resolved
    file, blocks = word_blocks(folder, code)
    notes = [n for n in file.parts["word/footnotes.xml"] if n.get(f"{W}type") is None]
    keys = [{blocks.key_of(element) for element in note.iter("{*}*")} for note in notes]
    assert keys == [{f"note.{note.id}"} for note in resolved.notes]
    contents = next(
        table for table in file.each("tbl") if child_value(table, "tblPr/tblStyle") == "Contents"
    )
    rows = contents.findall(f"{W}tr")[1:]
    expected: list[str | None] = []
    for group in resolved.listed:
        expected += [None] * bool(group.word) + [line.id for line in group.lines]
    assert [blocks.key_of(row) for row in rows] == expected


IN_BLOCKS = (
    Fault("quotation: no such style", put("//w:pStyle[@w:val='Quote']", "w:val", "None")),
    Fault("closing: no such style", put("//w:pStyle[@w:val='ParagraphClosing']", "w:val", "None")),
    Fault("table: a row cut short", drop("//w:tbl[.//w:tblHeader]//w:tr[2]/w:tc[2]")),
    Fault(
        "summary: no language", drop("//w:pStyle[@w:val='UnnumberedText']/../../w:r/w:rPr/w:lang")
    ),
)


def test_each_error_of_a_word_file_is_reported_at_its_block(
    golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word, "objections", objections)  # the same, kept
    text = ""
    beside = (f for f in UNSEEN if f.part != DOCUMENT or f.name.startswith("note"))
    for fault in (*FAULTS, *beside, *IN_BLOCKS):
        found = validate("docx", judged(TINY, "zh", spoilt(fault)))
        text += listed(fault.name, found)
    golden("golden/validators_word.txt", text)


# --- PDF ------------------------------------------------------------------------------


def elements(pdf: pikepdf.Pdf, *roles: str) -> list[pikepdf.Dictionary]:
    found = (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o)
    return [element for element in found if element.S in roles]


def skip_a_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "/H2")[0].S = pikepdf.Name.H3


def take_the_id_of_a_note(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "/Note")[1]["/ID"]


def take_the_words_of_a_link_in_the_text(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2].Annots[-1]["/Contents"]


def take_the_words_of_a_link_in_the_contents(pdf: pikepdf.Pdf) -> None:
    links = [link for link in pdf.pages[1].Annots if link.get("/Dest") == "figures"]
    del links[0]["/Contents"]


def leave_a_word_out_of_the_tree(pdf: pikepdf.Pdf) -> None:
    mark = rb"/\w+\s*<</MCID 40>>\s*BDC"
    replace(pdf.pages[2], lambda text: re.sub(mark, b"/Nothing BMC", text))


def print_in_a_colour_of_no_space(pdf: pikepdf.Pdf) -> None:
    def paint(text: bytes) -> bytes:
        at = text.index(b"BDC", text.index(b"/MCID 40>>")) + 3
        return text[:at] + b" 0 0 0 1 k 0 0 0 rg" + text[at:]

    replace(pdf.pages[2], paint)


def replace(page: pikepdf.Page, change: Callable[[bytes], bytes]) -> None:
    text = page.Contents.read_bytes()
    assert change(text) != text
    page.Contents.write(change(text))


def make_a_closing_a_heading(pdf: pikepdf.Pdf) -> None:
    (closing,) = (p for p in elements(pdf, "/P") if p.get("/ID") == "list.closing")
    closing.S = pikepdf.Name.H4


def take_the_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def take_the_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


SPOILT: tuple[Spoil, ...] = (
    skip_a_level,
    take_the_id_of_a_note,
    take_the_words_of_a_link_in_the_text,
    take_the_words_of_a_link_in_the_contents,
    leave_a_word_out_of_the_tree,
    print_in_a_colour_of_no_space,
    make_a_closing_a_heading,
    take_the_colours,
    take_the_tree,
)


def test_each_error_of_a_pdf_is_reported_at_its_block(golden: Golden) -> None:
    text = ""
    files = [spoilt_by(spoil) for spoil in SPOILT]
    for spoil, data, found in zip(SPOILT, files, breaches(files), strict=True):
        faults = in_order(traced(judged(TINY, "en", data), found))
        text += listed(spoil.__name__.replace("_", " "), faults)
    golden("golden/validators_pdf.txt", text)


def spoilt_by(spoil: Spoil) -> bytes:
    saved = io.BytesIO()
    with opened(TINY, "en") as pdf:
        spoil(pdf)
        pdf.save(saved, deterministic_id=True)
    return saved.getvalue()


@every_edition
def test_every_instruction_on_a_page_leads_to_the_block_that_it_draws(
    folder: Path, code: str, golden: Golden
) -> None:
    """The keys in the order of drawing: those of the page's blocks in theirs, and its notes."""
    edition = judged(folder, code)
    pages = built(folder, code).paginated.pages
    with opened(folder, code) as pdf:
        known = {name: name for name in edition.nodes}
        blocks = PdfBlocks(pdf, known | {f"note-{n:05}": key for n, key in edition.notes.items()})
        for number, page in enumerate(pdf.pages):
            path = f"root/document[0]/pages[{number}](1 0 obj PDPage)/contentStream[0](2 0 obj X)"
            steps = [str(s.operator) for s in pikepdf.parse_content_stream(page)]
            drawn = [n for n, word in enumerate(steps) if word == "TJ"]
            keys = [blocks.key_of(f"{path}/operators[{n}]/usedGlyphs[0]") for n in drawn]
            placed = [key for key in keys if key in known]  # the pages of cited notes are known too
            begun = [key for key, _ in groupby(placed) if pages.get(key or "") == number + 1]
            assert list(dict.fromkeys(begun)) == [n for n in known if n in begun]
            assert {n for n in known if pages.get(n) == number + 1} - {*begun} == set()


# --- The command ----------------------------------------------------------------------


def build(output: Path, *words: str) -> tuple[int, str]:
    words = ("build", str(TINY), "--output", str(output), *words)
    done = CliRunner().invoke(commands, words, catch_exceptions=False)
    return done.exit_code, done.stderr


def test_what_a_changed_template_spoils_is_reported_at_each_block_and_nothing_is_written(
    templates: Path, tmp_path: Path
) -> None:
    foreign = "<w:bogus/>"  # an element that Word does not know
    quote = templates / "docx/blocks/quote.xml.j2"
    change(quote, "{%- if loop.first %}", foreign + "{%- if loop.first %}")
    first = "== 1 %}\n<blockquote"
    change(templates / "pdf/blocks/quote.html.j2", first, f'{first} lang="no tag"')
    notes = templates / "docx/parts/word/footnotes.xml.j2"
    change(notes, "{{ inline.text(note.runs", foreign + "{{ inline.text(note.runs")
    code, said = build(tmp_path / "out", "--edition", "en", "--validate")
    assert code == 1
    found = re.findall(r"(\w+\.yaml:\d+:\d+): error\[(\w+-validity)\]", said)
    assert found == [
        ("figures.yaml:49:9", "pdf-validity"),
        ("figures.yaml:49:9", "word-validity"),
        ("figures.yaml:62:11", "word-validity"),
        ("introduction.yaml:37:9", "word-validity"),
    ]
    assert f"hint: fix the output of `{templates}/docx/blocks/quote.xml.j2`" in said
    assert not (tmp_path / "out").exists()
    assert build(tmp_path / "out", "--edition", "en")[0] == 0, "nobody asked"


def test_a_parallel_edition_is_judged_too_and_its_rows_traced(
    templates: Path, tmp_path: Path
) -> None:
    row = templates / "docx/parallel/row.xml.j2"
    change(row, '"ParallelNumber" ~ row.degree) }}', '"ParallelNumber" ~ row.degree) }}<w:bogus/>')
    code, said = build(tmp_path / "out", "--edition", "en+zh", "--format", "docx", "--validate")
    assert code == 1
    assert "introduction.yaml:5:5: error[word-validity]: A_99_901_Add.1-EN-ZH.docx" in said
    assert not (tmp_path / "out").exists()


def test_what_validators_approve_is_written(tmp_path: Path) -> None:
    code, said = build(tmp_path / "out", "--edition", "en", "--validate")
    assert (code, "error" in said) == (0, False)
    assert len(list((tmp_path / "out").glob("*/*"))) == 2


def test_a_validator_that_fails_is_a_fault_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "validator"
    program.write_text("#!/bin/sh\necho no verdict\n")
    program.chmod(0o755)
    monkeypatch.setattr(open_xml, "PROGRAM", program)
    with pytest.raises(EnvironmentFault, match="the Open XML SDK failed"):
        build(tmp_path / "out", "--edition", "en", "--format", "docx", "--validate")


def test_an_engine_that_fails_or_says_nothing_is_a_fault_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program, reason in (("", "no reason given"), ("raise MemoryError", "MemoryError")):
        (tmp_path / "engine.py").write_text(program)
        monkeypatch.setattr(verapdf, "_PROCESS", tmp_path / "engine.py")
        with pytest.raises(EnvironmentFault, match=f"veraPDF failed: {reason}"):
            verapdf.breaches([b"%PDF"])


@pytest.mark.parametrize(
    ("module", "name", "lacks"),
    [
        (open_xml, "PROGRAM", "Open XML SDK"),
        (verapdf, "_JARS", "/no/jar"),
    ],
)
def test_a_missing_validator_is_reported_before_any_work(
    module: ModuleType, name: str, lacks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, [Path("/no/jar")] if name == "_JARS" else Path("/no/program"))
    with pytest.raises(EnvironmentFault) as fault:
        build(tmp_path / "out", "--validate")
    assert fault.value.message == f"missing validators: {lacks}"
    other = "pdf" if module is open_xml else "docx"
    require_validators([other])  # which does not need it
    assert "make setup-test" in fault.value.hint
    assert not (tmp_path / "out").exists()


def test_a_format_whose_validators_are_missing_stops_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setitem(FORMATS, "odd", dataclasses.replace(FORMATS["pdf"], name="odd"))
        with pytest.raises(LookupError, match="a format that says `is_judged` has its validators"):
            reload(validators)
    reload(validators)
