"""The Word file is alive: real lists, notes and fields whose cached results are true."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from built import SAMPLE, TINY, built, squeezed
from conftest import TESTS, Edited
from word_parts import EACH, W, block_of, body, bookmark_names, fields, part

from gareport.flow.pipeline import Made, build_edition, open_report
from gareport.formats.docx.anchors import bookmarks
from gareport.language.languages import Mark
from gareport.numbering.numbering import Label
from gareport.report.diagnostics import Diagnostic, has_errors
from gareport.report.keys import Key


def is_counted(labels: Mapping[str, Label], block: str) -> bool:
    """Whether a field counts a block, whose bookmark is around its number."""
    return labels[block].series in ("table", "figure", "box")


COUNTED = ("table", "figure", "box", "annex")  # by fields, and not by lists


@EACH
def test_every_field_has_its_true_result(folder: Path, code: str) -> None:
    edition = built(folder, code)
    labels, pages = edition.resolved.labels, edition.paginated.pages
    found = fields(body(edition))
    cited = edition.resolved.cited
    marks = bookmarks(edition.resolved.edition.report, map(Key, cited))
    keys = {mark.name: key for key, mark in marks.items()}
    annexes = {f"_A{mark.number}": str(key) for key, mark in marks.items()}
    assert found
    for instruction, result in found:
        kind, name, *switches = instruction.split()
        block = annexes.get(name) or block_of(name)
        if keys.get(name) in cited:
            is_hidden = kind == "NOTEREF" and not result  # the last reference: see the template
            assert is_hidden or result == cited[keys[name]].number
            continue
        if kind == "PAGEREF":
            assert result == str(pages[block])
        elif kind == "REF" and (r"\n" in switches or name in annexes or is_counted(labels, block)):
            label = labels[block]
            is_listed = label.series == "annex" and name not in annexes  # Word prints its word too
            assert result == (label.printed if is_listed else label.number)
        elif kind == "REF":
            assert result == edition.resolved.plain(block)
        else:
            assert kind == "SEQ"


def test_a_field_without_its_end_is_noticed() -> None:
    root = body(built(TINY, "en"))
    last = [c for c in root.iter(f"{W}fldChar") if c.get(f"{W}fldCharType") == "end"][-1]
    last.getparent().remove(last)
    with pytest.raises(AssertionError):
        fields(root)


@EACH
def test_fields_and_links_lead_to_bookmarks_of_one_name_each(folder: Path, code: str) -> None:
    root = body(built(folder, code))
    names = bookmark_names(root)
    ends = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd")]
    assert max(Counter(names).values()) == 1
    assert sorted(ends) == sorted(mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart"))
    targets = {i.split()[1] for i, _ in fields(root) if not i.startswith("SEQ")}
    anchors = {h.get(f"{W}anchor") for h in root.iter(f"{W}hyperlink") if h.get(f"{W}anchor")}
    assert targets | anchors <= set(names)
    assert all(len(name) <= 40 for name in names)


@EACH
def test_word_is_never_asked_to_update_anything(folder: Path, code: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(built(folder, code).docx))
    for name in archive.namelist():
        if name.endswith((".png", ".jpeg")):
            continue
        text = archive.read(name).decode("utf-8")
        assert "updateFields" not in text
        assert "w:dirty" not in text
        assert "&lt;w:" not in text, "markup set as text"


@EACH
def test_labels_are_counted_by_word_and_never_typed(folder: Path, code: str) -> None:
    edition = built(folder, code)
    by_bookmark = {
        block_of(str(mark.get(f"{W}name"))): mark.getparent()
        for mark in body(edition).iter(f"{W}bookmarkStart")
    }
    styles = styles_with_lists(edition.docx)
    for name, label in edition.resolved.labels.items():
        if label.series in COUNTED:
            continue
        paragraph = by_bookmark[name]
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        assert style in styles or paragraph.find(f"{W}pPr/{W}numPr") is not None
        text = squeezed("".join(paragraph.itertext(f"{W}t")))
        assert not text.startswith(squeezed(label.printed)), text[:30]


def styles_with_lists(data: bytes) -> set[str]:
    styles = part(data, "word/styles.xml").iter(f"{W}style")
    return {
        str(style.get(f"{W}styleId")) for style in styles if style.find(f".//{W}numId") is not None
    }


@pytest.mark.parametrize(
    ("mark", "named"),
    [(Mark("cistercian", "{}."), "`cistercian`"), (Mark("decimal", "{}-{}"), "`{}-{}`")],
)
def test_a_mark_that_word_cannot_count_stops_the_file(mark: Mark, named: str) -> None:
    edition = built(TINY, "en").resolved.edition
    odd = replace(edition, language=replace(edition.language, annex=mark))
    found = build_edition(odd, ("docx",))
    assert isinstance(found, Diagnostic)
    assert (found.rule, found.span.file) == ("word-numbering", "gareport/language/languages/en.py")
    assert named in found.message


@EACH
def test_notes_are_native_and_in_order(folder: Path, code: str) -> None:
    edition = built(folder, code)
    calls = [c.get(f"{W}id") for c in body(edition).iter(f"{W}footnoteReference")]
    notes = part(edition.docx, "word/footnotes.xml").findall(f"{W}footnote")
    own = [note for note in notes if note.get(f"{W}type") is None]
    assert calls == [note.get(f"{W}id") for note in own] == [n.mark for n in edition.resolved.notes]
    for note, expected in zip(own, edition.resolved.notes, strict=True):
        text = "".join(note.itertext(f"{W}t")).strip()
        assert text == edition.resolved.plain(f"note.{expected.id}")


@EACH
def test_every_run_names_its_language_and_chinese_takes_the_chinese_face(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    for run in body(edition).iter(f"{W}r"):
        text = "".join(run.itertext(f"{W}t"))
        if not text:
            continue
        language = run.find(f"{W}rPr/{W}lang")
        assert language is not None, text
        if re.search(r"[\u4e00-\u9fff]", text):
            assert language.get(f"{W}eastAsia") == "zh-CN", text
            assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia", text


def test_heads_differ_on_the_first_left_and_right_pages() -> None:
    edition = built(SAMPLE, "zh")
    settings = part(edition.docx, "word/settings.xml")
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    sections = list(body(edition).iter(f"{W}sectPr"))
    assert sections[0].find(f"{W}titlePg") is not None
    for section in sections:
        kinds = [h.get(f"{W}type") for h in section.iter(f"{W}headerReference")]
        assert sorted(kinds) == ["default", "even", "first"]


def test_headings_have_outline_levels() -> None:
    styles = part(built(SAMPLE, "en").docx, "word/styles.xml")
    levels = {
        str(style.get(f"{W}styleId")): level.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        if (level := style.find(f".//{W}outlineLvl")) is not None
    }
    plain = {f"PlainHeading{degree}": str(degree - 1) for degree in range(1, 7)}
    assert levels == plain | {"AnnexHeading": "0"}  # numbered headings are based on the plain


@EACH
def test_properties_name_the_report_and_nothing_stray(folder: Path, code: str) -> None:
    edition = built(folder, code)
    properties = docx.Document(io.BytesIO(edition.docx)).core_properties
    assert properties.title == edition.resolved.plain("report.title")
    assert properties.subject == edition.resolved.masthead.symbol
    assert properties.language == edition.resolved.language.tag
    assert properties.author == edition.resolved.masthead.organization
    assert "python-docx" not in properties.comments


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("One two " * 31 + "seven77", "One two " * 31 + "seven77"),  # 255 characters
        ("One two " * 31 + "seven777", ("One two " * 31).strip() + "…"),
        ("One two " * 60, ("One two " * 31).strip() + " One…"),
        ("长" * 255, "长" * 255),
        ("长" * 306, "长" * 254 + "…"),
    ],
)
def test_a_long_title_prints_whole_and_is_cut_only_in_the_properties(
    title: str, kept: str, edited: Edited
) -> None:
    assert len(kept) <= 255
    report = TESTS / "cases" / "good" / "short_report_without_headings"
    folder = edited(report, {"report.yaml": ("title: A title", f"title: {title.strip()}")})
    opened = open_report(folder)
    result = build_edition(opened.editions["en"], ["docx"])
    assert isinstance(result, Made)
    assert not has_errors(opened.found)
    document = docx.Document(io.BytesIO(result.files["docx"]))
    assert document.core_properties.title == kept
    assert title.strip() in "\n".join(p.text for p in document.paragraphs)


def test_the_closing_of_a_summary_is_printed(edited: Edited) -> None:
    old = "cites A/62/502 and paragraph {ref.first}.\n"
    folder = edited(TINY, {"report.yaml": (old, f"{old}    closing: The summary ends here.\n")})
    result = build_edition(open_report(folder).editions["en"], ["docx"])
    assert isinstance(result, Made)
    root = part(result.files["docx"], "word/document.xml")
    texts = ["".join(p.itertext(f"{W}t")) for p in root.iter(f"{W}p")]
    at = texts.index("The summary ends here.")
    assert texts[at - 1].startswith("The present note shows")


@pytest.mark.parametrize("code", ["en", "zh"])
def test_raised_and_lowered_characters_are_those_of_word(code: str) -> None:
    moved = {
        (align.get(f"{W}val"), "".join(t.text or "" for t in run.iter(f"{W}t")))
        for run in body(built(TINY, code)).iter(f"{W}r")
        for align in run.iter(f"{W}vertAlign")
    }
    assert {("superscript", "2"), ("subscript", "2")} <= moved
