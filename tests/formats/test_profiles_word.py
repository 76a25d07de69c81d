"""Signs in Word: what a file says of its own state, and that one in order says nothing."""

import io
import zipfile
from pathlib import Path

import pytest
from built import Built
from conftest import TINY, Edited
from judges import CLEAN, judge
from lxml import etree
from profiled import MARKED, built, opened_up
from word_changes import with_change

from gareport.numbering.profiles import Profile
from gareport.validators.word_file import Element, W, WordFile, text_of
from gareport.validators.word_lint import V, lint

SIDES = ("first", "odd", "even")
ADVANCE = {"report.yaml": ("author:", "advance_unedited: true\nauthor:")}


def part(edition: Built, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(edition.docx)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def bars(edition: Built) -> dict[str, list[str]]:
    """The text of each paragraph of the body that has a bar, by the kind of its line."""
    found: dict[str, list[str]] = {}
    for line in part(edition, "document").iter(f"{W}left"):
        if line.get(f"{W}color") == "E8A020":
            (paragraph,) = line.iterancestors(f"{W}p")
            found.setdefault(line.get(f"{W}val", ""), []).append(text_of(paragraph))
    return found


def watermarks(edition: Built) -> list[list[str | None]]:
    heads = [part(edition, f"header_{side}") for side in SIDES]
    return [[e.get("string") for e in h.iter(f"{V}textpath") if e.get("string")] for h in heads]


def test_the_advance_marking_is_in_the_masthead_of_page_one(edited: Edited) -> None:
    folder = edited(TINY, ADVANCE)
    for code, marking in (("zh", "未经编辑的预发文本"), ("en", "Advance unedited version")):
        edition = built(folder, code)
        heads = [text_of(part(edition, f"header_{side}")) for side in SIDES]
        assert not any(marking in head for head in heads)
        masthead = next(part(edition, "document").iter(f"{W}tbl"))
        assert marking in text_of(masthead)
        assert text_of(part(built(TINY, code), "header_first")) == ""


def test_no_judge_finds_a_fault_in_an_advance_version(edited: Edited) -> None:
    folder = edited(TINY, ADVANCE)
    files = [(code, built(folder, code).docx) for code in ("zh", "en")]
    assert set(judge(files).values()) == {CLEAN}


@pytest.mark.parametrize(("case", "line"), [(MARKED[0], "single"), (MARKED[1], "dashed")])
def test_an_outdated_or_unchecked_text_has_a_bar_a_watermark_and_a_coverage_line(
    case: Path, line: str
) -> None:
    edition = built(case, "zh")
    texts = edition.resolved.edition.texts
    marked = [key for key, segment in texts.items() if segment.state in ("stale", "tentative")]
    assert list(bars(edition)) == [line]
    assert len(bars(edition)[line]) == len(marked) > 0
    assert watermarks(edition) == [["草稿"]] * 3
    coverage = edition.resolved.signs.coverage
    heads = [text_of(part(edition, f"header_{side}")) for side in SIDES]
    assert [coverage in head for head in heads] == [True, False, False]


def test_bars_mark_tables_notes_and_front_matter_too(edited: Edited) -> None:
    edition = built(opened_up(edited), "zh")
    notes = part(edition, "footnotes")
    assert set(bars(edition)) == {"single", "dashed"}
    marked = {k for k, s in edition.resolved.edition.texts.items() if s.state != "ok"}
    in_notes = {n.id for n in edition.resolved.notes if f"note.{n.id}" in marked}
    assert len(list(notes.iter(f"{W}pBdr"))) == len(in_notes) > 0


@pytest.mark.parametrize("profile", [Profile.DRAFT, Profile.FINAL])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_an_edition_in_order_has_no_sign(code: str, profile: Profile) -> None:
    edition = built(TINY, code, profile)
    assert bars(edition) == {}
    assert watermarks(edition) == [[]] * 3
    assert [text_of(part(edition, "header_first"))] == [""]


def test_a_review_in_order_has_its_watermark_and_no_coverage_line() -> None:
    edition = built(TINY, "en", Profile.REVIEW)
    assert watermarks(edition) == [["For review"]] * 3
    assert text_of(part(edition, "header_first")) == ""


def faults(docx: bytes) -> list[tuple[str, str]]:
    """The rules of the lint that a Word file breaks, each with the part."""
    file = WordFile(docx)
    return [(finding.rule, file.part_of(finding.element)) for finding in lint(file)]


def test_a_watermark_without_a_description_is_found() -> None:
    docx = built(TINY, "en", Profile.REVIEW).docx
    assert faults(docx) == []
    mute = with_change(docx, "word/header_odd.xml", without_alt)
    assert faults(mute) == [("picture-description", "word/header_odd.xml")]


def without_alt(header: Element) -> None:
    for shape in header.iter(f"{V}shape"):
        del shape.attrib["alt"]


def test_only_a_review_numbers_every_fifth_line_from_one_on_each_page() -> None:
    for code in ("zh", "en"):
        for profile in Profile:
            document = part(built(TINY, code, profile), "document")
            found = [dict(e.attrib) for e in document.iter(f"{W}lnNumType")]
            five = {f"{W}countBy": "5", f"{W}restart": "newPage"}
            assert found == ([five] if profile is Profile.REVIEW else [])


LOOKS = {"ChangesGone": "gone", "ChangesNew": "new", None: "same"}


def shown_changes(edition: Built) -> dict[str, list[tuple[str, str, str]]]:
    """What a file shows of each changed source by its id: kind, language and words of each run."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    key = ""
    for paragraph in part(edition, "document").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        if style == "ChangesKey":
            key = text_of(paragraph)
        elif style == "ChangesText":
            found[key] = [run_of(run) for run in paragraph.iter(f"{W}r")]
    return found


def run_of(run: Element) -> tuple[str, str, str]:
    style, lang = run.find(f"{W}rPr/{W}rStyle"), run.find(f"{W}rPr/{W}lang")
    name = None if style is None else style.get(f"{W}val")
    tag = lang.get(f"{W}{'val' if lang.get(f'{W}eastAsia') != 'zh-CN' else 'eastAsia'}")
    return LOOKS[name], tag, text_of(run)


def test_a_review_shows_the_changes_of_the_source_after_the_text(edited: Edited) -> None:
    folder = opened_up(edited)
    review = built(folder, "zh", Profile.REVIEW)
    changed = review.resolved.signs.changed
    assert shown_changes(review) == {
        c.key: [(change.kind, c.lang, change.text) for change in c.changes] for c in changed
    }
    assert {kind for runs in shown_changes(review).values() for kind, *_ in runs} == {
        "same",
        "gone",
    }
    assert "原文改动" in text_of(part(review, "document"))
    for clean in (built(folder, "zh"), built(TINY, "zh", Profile.REVIEW)):
        assert shown_changes(clean) == {}
        assert "Changes" not in etree.tostring(part(clean, "styles")).decode()


def test_a_change_without_a_language_is_found(edited: Edited) -> None:
    docx = built(opened_up(edited), "zh", Profile.REVIEW).docx
    mute = with_change(docx, "word/document.xml", without_language)
    assert faults(docx) == []
    assert set(faults(mute)) == {("run-language", "word/document.xml")}


def without_language(document: Element) -> None:
    for style in document.iter(f"{W}rStyle"):
        if style.get(f"{W}val") == "ChangesGone":
            (lang,) = style.getparent().iter(f"{W}lang")
            lang.getparent().remove(lang)
