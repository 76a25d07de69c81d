"""The PDF reads aloud as the report: its structure tree against the model, piece by piece."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from built import EDITIONS, NAMES, SAMPLE, TINY, Built, built, opened, squeezed
from conftest import COMMITTEE, Golden
from pdf_structure import Element, outline, page_contents, tree

from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import Linked, Reference, Run, StateMark, Styled, Words
from gareport.report.keys import Key, TextPart
from gareport.report.kinds import children
from gareport.report.model import (
    Box,
    DraftDecision,
    DraftResolution,
    Figure,
    Item,
    Node,
    Operative,
    Paragraph,
    Preambular,
    Quote,
    ResolutionPart,
    Section,
    Subsection,
    Table,
)
from gareport.report.texts import anchors

Said = tuple[str, str, str]
BESIDES = ("Lbl", "Note", "Reference")
every_edition = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)


def plain(text: str) -> str:
    """Without spaces and hyphens: at a line's end nobody knows whether one was typed."""
    return squeezed(text).replace("\u200b", "").replace("-", "")


def in_model(resolved: Resolved) -> Iterator[Said]:
    """Role, label and text of everything the model puts into the body, in reading order."""
    report = resolved.edition.report
    for node in (*report.sections, *report.annexes):
        yield from _node(node, resolved)


def _node(node: Node, resolved: Resolved) -> Iterator[Said]:
    label = resolved.labels.get(node.id)
    printed = plain(label.printed) if label else ""
    keys = [key for key in (Key.lead(node.id), Key.own(node.id)) if key in resolved.runs]
    said = printed, plain("".join(map(resolved.plain, keys)))
    match node:
        case Section() | Subsection():
            if node.heading is not None:
                degree = resolved.degrees[node.id] if isinstance(node, Subsection) else 0
                yield f"H{1 + degree}", *said
            for block in node.content:
                yield from _node(block, resolved)
        case DraftResolution() | DraftDecision() | ResolutionPart():
            yield f"H{1 + resolved.degrees[node.id]}", *said
            for block in children(node):
                yield from _node(block, resolved)
        case Preambular():
            yield "P", *said
        case Paragraph() | Item() | Operative():
            yield "LI" if isinstance(node, Item) else "P", *said
            for item in node.items:
                yield from _node(item, resolved)
            if node.closing is not None:
                yield "P", "", plain(resolved.plain(Key.closing(node.id)))
        case Quote():
            yield "BlockQuote", *said
        case Table():
            yield "Table", *said
        case Box():
            yield from [("P", "", printed)] if printed else []
            yield from [("P", "", said[1])] if said[1] else []
            for block in node.box.content:
                yield from _node(block, resolved)
        case Figure():
            yield from [("P", "", printed)] if printed else []
            yield "P", "", said[1]
            yield "Figure", "", ""
            if node.figure.source is not None:
                source = resolved.plain(Key.part(node.id, TextPart.SOURCE))
                yield "P", "", plain(f"{resolved.words[Key.word('under', 'source')]}{source}")


def together(elements: list[Element]) -> Element:
    return Element("Sect", "", "", {}, [*elements])


def in_tree(element: Element) -> Iterator[Said]:
    """The same of the structure tree, under an element."""
    for kid in element.elements:
        if kid.role == "LI":
            (body,) = [k for k in kid.elements if k.role == "LBody"]
            first, *others = body.elements
            yield "LI", _label(kid), plain(first.text(*BESIDES))
            yield from in_tree(together(others))
        elif kid.role == "Table":
            label, title, *_ = kid.find("Caption")[0].elements
            yield "Table", plain(label.text()), plain(title.text())
        elif kid.role in ("Sect", "L"):
            yield from in_tree(kid)
        elif kid.role != "Note":
            yield kid.role, _label(kid), plain(kid.text(*BESIDES))


def _label(element: Element) -> str:
    return "".join(plain(kid.text()) for kid in element.elements if kid.role == "Lbl")


def sections(edition: Built) -> list[Element]:
    """Summary, contents and abbreviations, where there are any; then each section and annex."""
    return [kid for kid in tree(edition.pdf).elements if kid.role == "Sect"]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_tree_of_the_small_report_is_the_one_that_was_looked_at(
    code: str, golden: Golden
) -> None:
    golden(f"golden/structure_tiny.{code}.txt", outline(tree(built(TINY, code).pdf)))


@every_edition
def test_paragraphs_items_headings_and_tables_are_those_of_the_model_in_its_order(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    body = together(sections(edition)[2:])
    report = edition.resolved.edition.report
    assert len(body.kids) == len(report.sections) + len(report.annexes)
    assert list(in_tree(body)) == list(in_model(edition.resolved))


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_blocks_of_resolutions_are_those_of_the_model_in_its_order(code: str) -> None:
    edition = built(COMMITTEE, code)
    found = list(in_model(edition.resolved))
    assert list(in_tree(together(sections(edition)[2:]))) == found
    assert {role for role, *_ in found} == {"H1", "H2", "H3", "H4", "P", "LI"}


@every_edition
def test_every_block_and_closing_is_an_element_with_its_id(folder: Path, code: str) -> None:
    edition = built(folder, code)
    report = edition.resolved.edition.report
    bare = {n.id for n in (*report.sections, *report.annexes) if n.heading is None}
    blocks = [name for name in anchors(report) if name not in bare]
    elements = (e for e in tree(edition.pdf).walk() if e.role != "TH")  # found by their cells
    named = [e.entries["ID"] for e in elements if "ID" in e.entries]
    assert [name for name in named if not name.startswith("note")] == blocks


@every_edition
def test_the_contents_are_a_list_of_entries_that_lead_to_their_headings(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    lines = [line for group in edition.resolved.listed for line in group.lines]
    entries = sections(edition)[1].find("TOCI")
    for line, entry in zip(lines, entries, strict=True):
        page = edition.paginated.pages[line.id]
        heading, *others = entry.find("Reference")
        assert _label(entry) == plain(line.label)
        assert plain(heading.text()) == plain(edition.resolved.plain(line.id))
        printed = "".join(other.text() for other in others)
        assert plain(printed) == plain(f"{edition.resolved.range_of(line)}{page}")
        assert all(link.areas > 0 for link in entry.find("Link"))


@every_edition
def test_every_note_is_read_right_after_its_call(folder: Path, code: str) -> None:
    edition = built(folder, code)
    document = tree(edition.pdf)
    called = [
        (plain(call.text()), plain(note.text("Lbl")))
        for element in document.walk()
        for call, note in pairwise(element.elements)
        if (call.role, note.role) == ("Reference", "Note")
    ]
    notes = edition.resolved.notes
    assert called == [(n.mark, plain(edition.resolved.plain(f"note.{n.id}"))) for n in notes]
    lettered = [n for of_table in edition.resolved.table_notes.values() for n in of_table]
    found = document.find("Note")
    assert len(found) == len(notes) + len(lettered)
    assert len({note.entries["ID"] for note in found}) == len(found)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_paragraph_over_a_page_break_is_one_element(code: str) -> None:
    paragraphs = tree(built(SAMPLE, code).pdf).find("P")
    pages = [{page for page, _ in p.all_pieces("Note")} for p in paragraphs]
    assert any(len(found) > 1 for found in pages), "the sample has such paragraphs"


@every_edition
def test_the_tree_reads_each_page_in_the_order_it_is_printed(folder: Path, code: str) -> None:
    pieces = tree(built(folder, code).pdf).all_pieces(
        "Note", "Figure"
    )  # a page numbers its pictures last
    assert len(pieces) > 100
    assert pieces == sorted(pieces)


@every_edition
def test_all_that_is_printed_is_read_but_running_heads_page_numbers_and_leaders(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    pieces = tree(edition.pdf).all_pieces()
    read = set(pieces)
    assert len(pieces) == len(read)
    symbol, job = edition.resolved.masthead.symbol, edition.resolved.masthead.job
    for number, page in enumerate(page_contents(edition.pdf)):
        texts = (text.strip(" .") for mcid, text in page if (number, mcid) not in read)
        unread = sorted(text for text in texts if text)  # leaders are dots
        if number:  # the sides of the page number and the job number change from page to page
            assert unread == sorted((symbol, str(number + 1), *([job.number] if job else [])))
        else:
            assert unread == sorted((job.line, " ".join(job.text), job.recycle) if job else ())


def foreign(runs: tuple[Run, ...], tag: str) -> Iterator[str]:
    """The texts of the runs that are in another language."""
    for run in runs:
        if isinstance(run, Styled | Linked):
            yield from foreign(run.children, tag)
        elif isinstance(run, Words | Reference | StateMark) and run.lang != tag:
            yield run.text


@every_edition
def test_every_change_of_language_is_marked(folder: Path, code: str) -> None:
    edition = built(folder, code)
    resolved, document = edition.resolved, tree(edition.pdf)
    tag = resolved.language.tag
    assert document.language == tag
    texts = [
        "".join(kid for kid in element.kids if isinstance(kid, str))
        for element in document.walk()
        if element.language != tag
    ]
    masthead = resolved.masthead
    printed = (
        [] if code == "en" else [masthead.symbol, *(w for g in masthead.distribution for w in g)]
    )
    printed += [text for runs in resolved.runs.values() for text in foreign(runs, tag)]
    assert sorted(plain("".join(texts))) == sorted(plain("".join(printed)))
    assert bool(texts) is (code == "zh")


def test_text_is_in_elements_for_text() -> None:
    groups = {"Document", "Div", "Sect", "L", "LI", "LBody", "Table", "THead", "TBody", "TR"}
    groups |= {"TOC", "TOCI"}
    for folder, code in EDITIONS:
        for element in tree(built(folder, code).pdf).walk():
            assert not (element.role in groups and element.pieces), element


def test_every_row_of_a_table_has_as_many_cells_and_every_head_a_scope() -> None:
    (table,) = tree(built(TINY, "en").pdf).find("Table")
    rows = [[cell.role for cell in row.elements] for row in table.find("TR")]
    assert rows == [["TH", "TH"], *[["TH", "TD"]] * 3]
    assert [head.entries["Scope"] for head in table.find("TH")] == ["Column"] * 2 + ["Row"] * 3


def test_the_title_is_the_first_heading_to_programs_that_know_no_titles() -> None:
    with opened(TINY, "en") as pdf:
        assert pdf.Root.StructTreeRoot.RoleMap["/Title"] == "/H1"
    roles = [element.role for element in tree(built(TINY, "en").pdf).walk()]
    headings = [role for role in roles if role == "Title" or role.startswith("H")]
    assert headings[:2] == ["Title", "H1"]
