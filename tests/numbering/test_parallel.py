"""The parallel edition: block beside block, whole, under one number, in both formats."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pikepdf
import pypdfium2
import pytest
from built import lines, page_texts, squeezed
from click.testing import CliRunner
from conftest import SAMPLE, TESTS, TINY, Golden
from judges import CLEAN, broken_rules, judge
from libreoffice import PDF, converted

from gareport.cli.main import commands
from gareport.flow.batch import Job, build_all
from gareport.flow.pipeline import Made, open_report
from gareport.layout.layouts import LAYOUTS
from gareport.numbering.parallel import Pair, Parallel, parallel
from gareport.numbering.profiles import Profile
from gareport.numbering.resolve import resolve
from gareport.numbering.show import text_of
from gareport.report.cover import is_known_author
from gareport.report.edition import State
from gareport.report.keys import Key, TextPart

MARKUP = re.compile(r"\{[^}]*\}+|\*+|\[|\]\(.*?\)|[\\^~]")
PAIRS = [(SAMPLE, "zh+en"), (TINY, "en+zh")]
FIGURES = ("growth", "decline")
LINES = {
    "a_62_502": {"report.session", "report.agenda", "report.author"},
    "tiny": {"report.session", "report.agenda", "report.author", "report.status"},
}
"""The lines of page 1 that are computed."""


def pair_of(folder: Path, code: str) -> Pair:
    pair = open_report(folder).edition(code)
    assert isinstance(pair, Pair)
    return pair


def laid(pair: Pair) -> Parallel:
    return parallel(pair, resolve(pair.original), resolve(pair.translation))


def files_of(pair: Pair, profile: Profile = Profile.DRAFT) -> dict[str, bytes]:
    ((_, result),) = build_all([Job(pair, ("pdf", "docx"), profile)])
    assert isinstance(result, Made)
    return dict(result.files)


def as_text(rows: Parallel) -> str:
    """One line per row: number, original, translation."""
    lines = []
    for row in rows.rows:
        label = rows.original.labels[row.id].printed if row.id in rows.original.labels else ""
        sides = [
            " ".join(
                side.words[k] if row.kind == "word" else text_of(side.runs[k]) for k in row.keys
            )
            for side in rows.sides
        ]
        lines.append(f"{row.kind} {label} [{row.id}]\n  {sides[0]}\n  {sides[1]}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("folder", "code"), PAIRS)
def test_every_text_of_the_report_is_in_one_row(folder: Path, code: str) -> None:
    pair = pair_of(folder, code)
    keys = [key for row in laid(pair).rows for key in row.keys if row.kind != "word"]
    texts = {key for key in pair.original.texts if not key.startswith("note.")}
    tables = {key for key in keys if key.startswith("note.")}
    assert is_known_author(pair.report.cover.author)
    assert set(keys) - tables == texts | LINES[folder.name]
    assert len(keys) == len(set(keys))


def test_rows_are_in_reading_order_under_one_number(golden: Golden) -> None:
    golden("golden/parallel_tiny.txt", as_text(laid(pair_of(TINY, "en+zh"))))


@pytest.mark.parametrize(("folder", "code"), PAIRS)
def test_both_files_print_every_row_in_both_languages(folder: Path, code: str) -> None:
    pair = pair_of(folder, code)
    files = files_of(pair)
    printed = squeezed("".join(page_texts(files["pdf"])))
    document = docx.Document(BytesIO(files["docx"]))
    cells = squeezed("".join(cell for cell in cells_of(document)))
    rows = laid(pair)
    for row in rows.rows:
        for side, made in zip((pair.original, pair.translation), rows.sides, strict=True):
            for key in row.keys if row.kind != "word" else ():
                if key.rest[-1:] == ("alt",):
                    continue  # no page prints what a picture shows
                typed = side.texts[key].text if key in side.texts else text_of(made.runs[key])
                words = max(MARKUP.split(typed), key=len)
                assert squeezed(words) in cells, key
                assert squeezed(words)[:12] in printed, key


def test_both_files_print_every_picture_once_across_with_its_words_in_both_languages() -> None:
    pair = pair_of(TINY, "en+zh")
    files, made = files_of(pair), laid(pair)
    alts = [[side.plain(Key.part(name, TextPart.ALT)) for side in made.sides] for name in FIGURES]
    wanted = [" / ".join(alts[0]), *alts[1]]  # the second has a picture in each language
    document = docx.Document(BytesIO(files["docx"]))
    words = [one.get("descr") for one in document.element.body.iter("{*}docPr")]
    assert words == wanted
    with pikepdf.open(BytesIO(files["pdf"])) as pdf:
        kinds = [one.get("/S") for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        spoken = [
            str(one.Alt)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
    assert kinds.count("/Figure") == 3
    assert spoken == wanted


def cells_of(document: object) -> list[str]:
    body = document.element.body  # type: ignore[attr-defined]
    return ["".join(t.text or "" for t in body.iter("{*}t"))]


def test_both_files_are_valid() -> None:
    pages, words = {}, {}
    for folder, code in PAIRS:
        files = files_of(pair_of(folder, code))
        pages[folder.name], words[folder.name] = files["pdf"], files["docx"]
    assert broken_rules(pages) == {name: {"ua1": [], "3a": []} for name in pages}
    assert judge(words.items()) == dict.fromkeys(words, CLEAN)


def test_a_note_is_one_footnote_of_the_word_file_in_both_languages() -> None:
    document = docx.Document(BytesIO(files_of(pair_of(TINY, "en+zh"))["docx"]))
    (part,) = (p for p in document.part.package.iter_parts() if "footnotes.xml" in p.partname)
    notes = re.findall(rb'<w:footnote w:id="(\d+)">(.*?)</w:footnote>', part.blob, re.DOTALL)
    assert [number for number, _ in notes] == [b"1", b"2"]
    assert all(note.count(b"<w:p>") == 2 for _, note in notes)
    assert "第二个脚注".encode() in notes[1][1]
    assert b"A second note" in notes[1][1]
    body = document.element.xml
    assert body.count("<w:footnoteReference ") == 2
    assert body.count("NOTEREF _N") == 2


def test_an_open_translation_gives_its_row_its_state(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    edit(folder / "introduction.yaml", "Another of the second degree;", "One more of it;")
    rows = {row.id: row.state for row in laid(pair_of(folder, "en+zh")).rows}
    assert rows.pop("third_too") is State.STALE
    assert set(rows.values()) == {State.OK}


SENTENCE = ("Another of the second degree;", "One more of it;")


@pytest.mark.parametrize("profile", [Profile.DRAFT, Profile.REVIEW])
def test_an_open_translation_has_its_coverage_on_page_one_and_a_review_what_changed(
    profile: Profile, tmp_path: Path
) -> None:
    folder = copy_of_tiny(tmp_path)
    edit(folder / "introduction.yaml", *SENTENCE)
    coverage, gone = said(files_of(pair_of(folder, "en+zh"), profile))
    assert coverage == {"pdf": True, "docx": True}
    assert gone == dict.fromkeys(("pdf", "docx"), profile is Profile.REVIEW)
    assert said(files_of(pair_of(TINY, "en+zh"), profile)) == (
        {"pdf": False, "docx": False},
        {"pdf": False, "docx": False},
    )


def said(files: dict[str, bytes]) -> tuple[dict[str, bool], dict[str, bool]]:
    """Whether each file has a coverage line on its first page, and the old text of a change."""
    pages = page_texts(files["pdf"])
    texts = {"pdf": pages[0], "docx": "".join(cells_of(docx.Document(BytesIO(files["docx"]))))}
    coverage = {name: "译文草稿：" in text for name, text in texts.items()}
    texts["pdf"] = "".join(pages)
    behind = {n: squeezed(t).rpartition("原文改动")[2] for n, t in texts.items()}
    gone = {n: "third_too" in t and "nother" in t for n, t in behind.items()}
    headed = {n: "原文改动" in squeezed(t) for n, t in texts.items()}
    return coverage, {name: gone[name] and headed[name] for name in texts}


def test_marked_files_are_valid(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    edit(folder / "introduction.yaml", *SENTENCE)
    files = files_of(pair_of(folder, "en+zh"), Profile.REVIEW)
    assert broken_rules({"review": files["pdf"]}) == {"review": {"ua1": [], "3a": []}}
    assert judge([("review", files["docx"])]) == {"review": CLEAN}


def test_only_the_changes_of_printed_rows_are_shown(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    edit(folder / "introduction.yaml", *SENTENCE)
    pair = pair_of(folder, "en+zh")
    sides = (resolve(pair.original), resolve(pair.translation, Profile.REVIEW))
    kept = [(key, replace(pair, changed=frozenset({key}))) for key in ("third_too", "source")]
    shown = {key: [c.key for c in parallel(p, *sides).signs.changed] for key, p in kept}
    assert shown == {"third_too": ["third_too"], "source": []}


def copy_of_tiny(place: Path) -> Path:
    return Path(shutil.copytree(TINY, place / "tiny"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *names, *words], check=True, capture_output=True)


@pytest.fixture
def versioned(tmp_path: Path) -> Path:
    folder = copy_of_tiny(tmp_path)
    git(tmp_path, "init")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "before")
    git(tmp_path, "tag", "before")
    return folder


def build(folder: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands, ["build", str(folder), *words])
    return result.exit_code, result.stderr


def test_only_the_rows_that_changed_since_a_revision_are_kept(versioned: Path) -> None:
    edit(versioned / "introduction.yaml", "Another of the second degree;", "One more of it;")
    edit(versioned / "sources.yaml", "The second annex begins", "The other annex begins")
    output = versioned.parent / "out"
    code, said = build(versioned, "--changes-only", "before", "--output", str(output))
    assert code == 0, said
    names = sorted(path.name for path in output.rglob("*.*"))
    assert names == ["A_99_901_Add.1-EN-ZH-changes.docx", "A_99_901_Add.1-EN-ZH-changes.pdf"]
    document = docx.Document(str(output / "tiny" / names[0]))
    first = [row.cells[0].text for row in document.tables[0].rows[1:]]
    assert first == [
        "I. Introduction\n一. 导言",
        "(ii)\nthird_too",
        "Annex II Sources\n附件二 来源",
        "1.\nsource",
    ]


def test_nothing_changed_is_said_in_both_languages(versioned: Path) -> None:
    output = versioned.parent / "out"
    assert build(versioned, "--changes-only", "before", "--output", str(output))[0] == 0
    printed = "".join(page_texts(next(output.rglob("*.pdf")).read_bytes()))
    assert "Nothing has changed." in printed
    assert "没有改动。" in printed


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "before:tiny"])
def test_a_revision_that_is_none_is_wrong_usage(versioned: Path, revision: str) -> None:
    code, said = build(versioned, f"--changes-only={revision}")
    assert code == 2
    assert f"git does not know the revision `{revision}`" in said


def test_a_pair_that_begins_with_a_translation_is_refused() -> None:
    code, said = build(TINY, "--edition", "zh+en")
    assert code == 2
    assert "unknown edition `zh+en`" in said


def test_the_note_on_the_symbol_is_printed_in_both_languages() -> None:
    pair = pair_of(TESTS / "reports" / "council", "en+zh")
    files, rows = files_of(pair), laid(pair)
    assert next(iter(rows.notes)) == "again"
    printed = squeezed(page_texts(files["pdf"])[0])
    with ZipFile(BytesIO(files["docx"])) as package:
        notes = package.read("word/footnotes.xml").decode()
        document = package.read("word/document.xml").decode()
    assert printed.startswith("UnitedNations联合国A/HRC/99/10*")
    for side in rows.sides:
        note = side.symbol_note
        assert note is not None
        words = text_of(note.runs)
        assert squeezed(f"*{words}") in printed
        assert words.split("2044")[0].strip() in notes
    assert document.index("footnoteReference") < document.index("<w:tbl>")


def test_a_signature_is_in_the_order_of_the_first_language() -> None:
    rows = laid(pair_of(TESTS / "reports" / "letter", "en+zh"))
    signature = [key for row in rows.rows for key in row.keys if key.startswith("report.signed")]
    assert signature == ["report.signed.1", "report.signed.1.title.1", "report.signed.1.title.2"]


def strokes(pdf: bytes, page: int) -> list[float]:
    """The widths of the level strokes of a page, in whole points."""
    edges = (one.get_bounds() for one in pypdfium2.PdfDocument(pdf)[page].get_objects())
    return [round(right - left) for left, low, right, high in edges if high - low < 2]


@pytest.mark.parametrize(
    ("folder", "code"),
    [(TINY, "en+zh"), *((TESTS / "reports" / name, "en+zh") for name in ("council", "letter"))],
)
def test_the_pdf_ends_with_the_rule_under_the_last_row(folder: Path, code: str) -> None:
    pair = pair_of(folder, code)
    pdf, last = files_of(pair)["pdf"], laid(pair).rows[-1]
    pages = page_texts(pdf)
    end = round(LAYOUTS[pair.report.cover.layout].end)
    assert [end in strokes(pdf, page) for page in range(len(pages))] == [
        *(False for _ in pages[1:]),
        True,
    ]
    assert squeezed(last.id) in squeezed(pages[-1])


def test_page_one_has_the_job_number_in_both_files() -> None:
    pair = pair_of(TINY, "en+zh")
    files = files_of(pair)
    job = resolve(pair.original).masthead.job
    assert job is not None
    printed = page_texts(files["pdf"])[0]
    with ZipFile(BytesIO(files["docx"])) as package:
        foot = package.read("word/footer_first.xml").decode()
    for text in (job.line, job.text, job.recycle):
        assert squeezed(text) in squeezed(printed)
        assert text in foot


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_running_head_is_as_low_in_word_as_in_the_pdf(layout: str, tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    edit(folder / "report.yaml", "layout: geneva", f"layout: {layout}")
    files = files_of(pair_of(folder, "en+zh"))
    heads = []
    for pdf in (files["pdf"], converted(PDF, [files["docx"]])[0]):
        glyph = lines(pdf, 1)[0][0]
        heads.append(pypdfium2.PdfDocument(pdf)[1].get_size()[1] - glyph.bottom)
        assert glyph.char == "A"
    assert heads[0] == pytest.approx(heads[1], abs=3)


def test_an_entry_of_a_corrigendum_has_paragraphs_for_its_place_and_its_instruction() -> None:
    files = files_of(pair_of(TESTS / "reports" / "corrigendum", "en+zh"))
    document = docx.Document(BytesIO(files["docx"]))
    row = next(r for r in document.tables[0].rows if r.cells[0].text.endswith("habit_again"))
    styles = ["Parallel edition title", "Parallel edition text in letters"]
    for cell, place, instruction in zip(
        row.cells[1:],
        ("Paragraph 3", "第\u00a03\u00a0段"),
        ("The paragraph should read", "该段应改为"),
        strict=True,
    ):
        assert [p.text for p in cell.paragraphs[:2]] == [place, instruction]
        assert [p.style.name for p in cell.paragraphs[:2]] == styles
        assert len(cell.paragraphs) == 3


def test_the_mark_of_a_note_that_word_counts_otherwise_prints_once(tmp_path: Path) -> None:
    folder = copy_of_tiny(tmp_path)
    note = "marks: {author: late}\nnotes: {late: Late.}\ncontents: page"
    edit(folder / "report.yaml", "contents: page", note)
    files = files_of(pair_of(folder, "en+zh"))
    (pdf,) = converted(PDF, [files["docx"]])
    feet = [squeezed(text) for text in page_texts(pdf)]
    assert sum(text.count("1A.Author") for text in feet) == 2
    assert not any("11A.Author" in text or "22A.Author" in text for text in feet)
