"""The Word file lives on: numbers follow an edit, pages agree, and another office loses nothing."""

import re
from copy import deepcopy
from pathlib import Path

from built import (
    EDITIONS,
    NAMES,
    TINY,
    body_texts,
    built,
    destinations,
    page_texts,
    squeezed,
)
from libreoffice import PDF, converted, office
from lxml import etree
from word_changes import Change, with_change
from word_parts import EACH, W, block_of, body, bookmark_names, fields, part

from gareport.formats.docx.anchors import bookmarks
from gareport.numbering.show import show, text_of

DOCUMENT = "word/document.xml"


def edited(code: str, change: Change) -> bytes:
    """The small report's Word file with its document changed as an editor would."""
    return with_change(built(TINY, code).docx, DOCUMENT, change)


def paragraph_of(root: etree._Element, block: str) -> etree._Element:
    for mark in root.iter(f"{W}bookmarkStart"):
        if block_of(str(mark.get(f"{W}name"))) == block:
            return mark.getparent()
    raise LookupError(block)


def insert_after(block: str, text: str) -> Change:
    """Insert a paragraph of the same style, as pressing Enter at the end of `block` does."""

    def change(root: etree._Element) -> None:
        old = paragraph_of(root, block)
        new = etree.Element(f"{W}p")
        new.append(deepcopy(old.find(f"{W}pPr")))
        run = etree.SubElement(new, f"{W}r")
        etree.SubElement(run, f"{W}t").text = text
        old.addnext(new)

    return change


def rendered(docx: bytes) -> str:
    """What LibreOffice shows on its pages, fields brought up to date, without leaders."""
    (pdf,) = converted(PDF, [docx])
    return re.sub(r"\.{3,}", "", squeezed("".join(page_texts(pdf))))


def test_an_inserted_paragraph_moves_every_later_number() -> None:
    """Numbers, contents ranges and references follow; the annexes begin at 1 all the same."""
    text = rendered(edited("en", insert_after("first", "New.")))
    assert "2.New." in text
    assert "3.Subparagraphshavethreedegrees:(a)Alead." in text
    assert "3(a)(i)iswithin3(a)." in text
    assert "Introduction1–33" in text
    assert "Figuresandquotations4–73" in text
    assert "4.Thetotalis$1,245,300,astable1andfiguresIandIIshow." in text
    assert "AnnexITerms1.Anannexbeginsat1" in text
    assert "AnnexIISources1.Thesecondannex" in text


def test_an_inserted_subparagraph_moves_the_later_ones_alone() -> None:
    text = rendered(edited("zh", insert_after("deepest", "新项；")))
    assert "a.第三级；b.新项；c.另一个第三级；(ii)另一个第二级；" in text
    assert "2(a)(i)在2(a)内" in text


def test_an_inserted_paragraph_in_an_annex_stays_in_its_count() -> None:
    text = rendered(edited("zh", insert_after("term_two", "新段。")))
    assert "2.其第二段。3.新段。" in text
    assert "附件二来源1.第二个附件又从1开始；见脚注2。" in text


@EACH
def test_libreoffice_breaks_the_pages_where_the_pdf_does(folder: Path, code: str) -> None:
    """Headings begin on the same pages, and of all blocks at least 95 per cent."""
    edition = built(folder, code)
    marks = bookmark_names(body(edition))
    keys = {mark.name: key for key, mark in bookmarks(edition.resolved.edition.report).items()}
    names = [name for name in marks if name in keys]  # of blocks
    assert len(names) == len(keys)
    found = destinations(office(folder, code).pdf)
    assert set(names) <= set(found)
    pages = edition.paginated.pages
    other = [keys[name] for name in names if found[name] != pages[keys[name]]]
    assert not set(other) & {line.id for line in edition.resolved.contents}
    assert len(other) <= 0.05 * len(names), other


@EACH
def test_saving_in_libreoffice_loses_nothing(folder: Path, code: str) -> None:
    edition, saved = built(folder, code), office(folder, code).docx
    before, after = body(edition), part(saved, DOCUMENT)
    assert set(bookmark_names(before)) <= set(bookmark_names(after))
    for root in (before, after):
        calls = root.findall(f".//{W}footnoteReference")
        assert len(calls) == len(edition.resolved.notes)
    kinds = [sorted(code.split()[0] for code, _ in fields(root)) for root in (before, after)]
    assert kinds[0] == [kind for kind in kinds[1] if kind in ("NOTEREF", "REF", "PAGEREF", "SEQ")]
    # In the contents LibreOffice moves a label's full stop out of the link: same characters.
    texts = [[sorted(t) for p in root.iter(f"{W}p") if (t := text(p))] for root in (before, after)]
    assert texts[0] == texts[1]


def text(paragraph: etree._Element) -> str:
    """What the paragraph prints, squeezed; a note's call as an asterisk."""
    words = ""
    for element in paragraph.iter(f"{W}t", f"{W}footnoteReference"):
        words += "*" if element.tag == f"{W}footnoteReference" else str(element.text or "")
    return squeezed(words)


@EACH
def test_word_pdf_and_show_have_the_same_text_paragraph_by_paragraph(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    shown = show(edition.resolved)
    pdf = unhyphened("".join(body_texts(edition)[2:]))
    position = 0
    for block in shown["blocks"]:
        if block["id"] in {p.id for p in edition.resolved.edition.report.cover.summary}:
            continue
        printed = squeezed(block.get("lead", "") + block["text"])
        # The title of a table, a figure or a box is in a paragraph beside the label.
        if block["kind"] not in ("table", "figure", "box"):
            # The number of an annex is a field in its heading.
            in_word = text(paragraph_of(body(edition), block["id"]))
            in_word = in_word.removeprefix(squeezed(block["label"]))
            assert in_word == re.sub(r"\[\d+\]", "*", printed)
        printed = squeezed(block["label"]) + re.sub(r"\[(\w+)\]", r"\1", printed)
        found = pdf.find(unhyphened(printed), position)
        assert found >= position, block["id"]
        position = found
    for note, shown_note in zip(edition.resolved.notes, shown["notes"], strict=False):
        assert text_of(note.runs) == shown_note["text"]


def unhyphened(words: str) -> str:
    """The words without hyphens: the text layer of a PDF drops one at the end of a line."""
    return words.replace("-", "")


def test_a_paragraph_that_differs_is_noticed() -> None:
    def change(root: etree._Element) -> None:
        next(paragraph_of(root, "first").iter(f"{W}t")).text = "Another"

    changed = edited("en", change)
    root = part(changed, DOCUMENT)
    shown = show(built(TINY, "en").resolved)["blocks"]
    first = next(block for block in shown if block["id"] == "first")
    assert text(paragraph_of(root, "first")) != squeezed(first["lead"] + first["text"])


def test_the_sample_has_blocks_enough_to_compare() -> None:
    for folder, code in EDITIONS:
        assert len(bookmark_names(body(built(folder, code)))) >= 28, NAMES
