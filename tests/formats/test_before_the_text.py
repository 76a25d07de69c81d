"""Before the text, in both files: the list of abbreviations, and the drafts in the contents."""

import re
from pathlib import Path

import pikepdf
import pytest
from built import TESTS, Built, built, opened, page_texts
from pdf_structure import tree
from word_parts import body, bookmark_names, fields, part

from gareport.flow.pipeline import Made, build_edition, open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import resolve

COMMITTEE = TESTS / "reports" / "committee"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LISTS = {
    "en": ["AbbreviationsAURArchiveofUtopianRecordsUSFUnitedShelvesFund"],
    "zh": ["缩略语联架基金联合书架基金乌档馆乌托邦记录档案馆"],
    "en+zh": ["AURArchiveofUtopianRecordsUSFUnitedShelvesFund", "联架基金联合书架基金乌档馆"],
}
DRAFTS = {
    "en": ["DraftresolutionIRecords", "DraftresolutionIIShelves", "DraftdecisionList"],
    "zh": ["决议草案一乌托邦的记录", "决议草案二乌托邦的书架", "决定草案乌托邦书架的清单"],
}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def word_text(edition: Built) -> str:
    return squeezed("".join(body(edition).itertext(f"{W}t")))


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_list_is_on_page_1_after_the_contents_in_both_files(code: str) -> None:
    edition = built(COMMITTEE, code)
    first = squeezed(page_texts(edition.pdf)[0])
    for wanted in LISTS[code]:
        assert first.find(wanted) > first.find(squeezed(edition.resolved.words["contents"])) > 0
        assert wanted in word_text(edition)


def test_in_word_the_text_begins_on_the_page_after_the_list() -> None:
    paragraphs = list(body(built(COMMITTEE, "en")).iter(f"{W}p"))
    ends = [p for p in paragraphs if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert ["".join(p.itertext(f"{W}t")) for p in ends] == ["USFUnited Shelves Fund"]


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_screen_reader_reads_each_acronym_as_the_label_of_its_meaning(code: str) -> None:
    edition = built(COMMITTEE, code)
    first = next(one for one in tree(edition.pdf).find("L") if one.find("Lbl"))
    read = [(i.find("Lbl")[0].text(), i.find("LBody")[0].text()) for i in first.find("LI")]
    assert [(label.strip(), meaning.strip()) for label, meaning in read] == [
        (line.acronym, line.meaning) for line in edition.resolved.abbreviations
    ]


def test_a_parallel_edition_has_the_list_of_each_language() -> None:
    made = build_edition(open_report(COMMITTEE).edition("en+zh"), ["pdf", "docx"])
    assert isinstance(made, Made)
    word = part(made.files["docx"], "word/document.xml")
    texts = "".join(page_texts(made.files["pdf"])), "".join(word.itertext(f"{W}t"))
    for text in map(squeezed, texts):
        assert text.find("Introduction") > text.find("缩略语") > 0
        assert [one for one in LISTS["en+zh"] if one not in text] == []


@pytest.mark.parametrize("layout", ["new_york", "new_york_2007", "geneva"])
@pytest.mark.parametrize("contents", ["page", "none"])
def test_the_list_follows_the_contents_or_is_at_the_end(
    layout: str, contents: str, tmp_path: Path
) -> None:
    cover = (COMMITTEE / "report.yaml").read_text("utf-8")
    cover = cover.replace("contents: front", f"contents: {contents}\nlayout: {layout}")
    cover = cover.replace("editions: [en, zh, en+zh]", "editions: [en]")
    for path in COMMITTEE.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "report.yaml").write_text(cover, "utf-8")
    resolved = resolve(open_report(tmp_path).editions["en"])
    paginated = paginate(render(resolved, "pdf")["report.html"])
    files = [packager(name)(resolved, paginated) for name in ("pdf", "docx")]
    pages = [squeezed(text) for text in page_texts(files[0])]
    (wanted,) = LISTS["en"]
    on = [number for number, text in enumerate(pages, 1) if wanted in text]
    assert on == [2 if contents == "page" else len(pages)]
    word = squeezed("".join(part(files[1], "word/document.xml").itertext(f"{W}t")))
    assert wanted in word
    assert word.endswith(wanted) == (contents == "none")


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_contents_list_each_draft_with_its_title_and_page(code: str) -> None:
    edition = built(COMMITTEE, code)
    first, word = squeezed(page_texts(edition.pdf)[0]), word_text(edition)
    for text in (first, word):
        places = [text.find(one) for one in DRAFTS[code]]
        assert -1 not in places
        assert places == sorted(places)
    lines = [line for line in edition.resolved.contents if line.series == "draft"]
    assert [(line.degree, line.first) for line in lines] == [(1, None)] * 3
    assert all(line.id in edition.paginated.pages for line in lines)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_drafts_are_in_the_outline_as_in_the_contents(code: str) -> None:
    edition = built(COMMITTEE, code)
    wanted = [
        f"{line.label} {edition.resolved.plain(line.id)}"
        for line in edition.resolved.contents
        if line.series == "draft"
    ]
    with opened(COMMITTEE, code) as pdf, pdf.open_outline() as outline:
        found = [*_titles(outline.root)]
    assert [one for one in found if one in wanted] == wanted


def _titles(items: list[pikepdf.OutlineItem]) -> list[str]:
    return [one for item in items for one in (item.title, *_titles(item.children))]


def test_in_word_the_lines_of_drafts_are_fields_on_bookmarks_that_there_are() -> None:
    root = body(built(COMMITTEE, "en"))
    names = set(bookmark_names(root))
    found = [(code, result) for code, result in fields(root) if code.startswith("REF _T")]
    results = ["Records of Utopia", "Shelves of Utopia", "List of the shelves of Utopia"]
    assert [result for _, result in found] == results
    assert {code.split()[1] for code, _ in found} <= names
