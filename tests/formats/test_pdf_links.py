"""Links inside the PDF: each that the report calls for is there once, in order, and no other.

Expected links are worked out from the resolved report; those found are read from the pages.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from built import EDITIONS, NAMES, TINY, built, opened, text_lines

from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import Linked, NoteCall, Reference, Run, Styled, Untranslated
from gareport.report.model import Section
from gareport.report.texts import reading

every_edition = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)
Link = tuple[str, str]  # where it leads, and what it says


def in_contents(resolved: Resolved, pages: Mapping[str, int]) -> Iterator[Link]:
    """The links of each line of the contents: its heading, its paragraphs, its page."""
    for line in (line for group in resolved.listed for line in group.lines):
        yield line.id, f"{line.label} {resolved.plain(line.id)}".strip()
        ends = [end for end in (line.first, line.last) if end]
        yield from ((end, resolved.labels[end].reference) for end in dict.fromkeys(ends))
        yield line.id, str(pages[line.id])


def in_runs(runs: Sequence[Run]) -> Iterator[Link]:
    """The links of a text: references, and calls of the lettered notes of a table."""
    for run in runs:
        match run:
            case Styled() | Linked() | Untranslated():
                yield from in_runs(run.children)
            case Reference():
                yield run.target, run.text
            case NoteCall() if not run.mark.isdigit():
                yield f"note.{run.id}", ("," if run.joined else "") + run.mark


def in_texts(resolved: Resolved) -> Iterator[Link]:
    """The links of the summary and the body, a note's where it is called."""
    report = resolved.edition.report
    for node, key, _ in reading((*report.cover.summary, *report.sections, *report.annexes)):
        if not (isinstance(node, Section) and key.is_note):
            yield from in_runs(resolved.runs[key])
    for note in resolved.notes:
        yield from in_runs(note.runs)


def expected(resolved: Resolved, pages: Mapping[str, int]) -> list[Link]:
    return sorted([*in_contents(resolved, pages), *in_texts(resolved)])


def inside(pdf: pikepdf.Pdf) -> Iterator[tuple[Link, list[float]]]:
    """The links to a named place, each with its area; one over two lines counts once."""
    before: tuple[Link, list[float]] = ("", ""), [0.0]
    for page in pdf.pages:
        for area in page.get("/Annots", []):
            if isinstance(area.get("/Dest"), pikepdf.String):
                rectangle = [float(edge) for edge in area.Rect]
                link = str(area.Dest), str(area.Contents)
                if link != before[0] or rectangle[0] > before[1][0]:
                    yield link, rectangle
                before = link, rectangle


def named_places(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page, from 1, of each place that a link can name."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(name): pages[place[0].objgen] for name, place in names.items()}


def unlike(pdf: pikepdf.Pdf, resolved: Resolved, pages: Mapping[str, int]) -> list[Link]:
    """The links that are missing, or that the report does not call for."""
    found = [link for link, _ in inside(pdf)]
    wanted = expected(resolved, pages)
    return [link for link in {*found, *wanted} if found.count(link) != wanted.count(link)]


@every_edition
def test_contents_references_and_table_notes_lead_where_the_report_says(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    with opened(folder, code) as pdf:
        assert unlike(pdf, edition.resolved, edition.paginated.pages) == []
        assert len(list(inside(pdf))) >= 15


@every_edition
def test_a_link_leads_to_the_page_on_which_its_block_begins(folder: Path, code: str) -> None:
    pages = built(folder, code).paginated.pages
    with opened(folder, code) as pdf:
        places = named_places(pdf)
        targets = {target for (target, _), _ in inside(pdf)}
    assert {target: places[target] for target in targets} == {t: pages[t] for t in targets}


@every_edition
def test_every_link_has_an_area_that_can_be_hit(folder: Path, code: str) -> None:
    with opened(folder, code) as pdf:
        areas = [area for page in pdf.pages for area in page.get("/Annots", [])]
        sizes = [[abs(float(a.Rect[n + 2]) - float(a.Rect[n])) for n in (0, 1)] for a in areas]
    assert [size for size in sizes if min(size) < 2] == []


def test_links_in_a_heading_leave_its_line_of_the_contents_whole(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    section = folder / "figures.yaml"
    heading = "heading: Figures in A/60/846, {ref.resources} and [words](https://www.un.org/)"
    section.write_text(
        section.read_text("utf-8").replace("heading: Figures and quotations", heading)
    )
    edition = built(folder, "en")
    with opened(folder, "en") as pdf:
        assert unlike(pdf, edition.resolved, edition.paginated.pages) == []
    contents = ["".join(glyph.char for glyph in row) for row in text_lines(edition.pdf, 1)]
    assert sum("II.FiguresinA/60/846,table1andwords...." in line for line in contents) == 1


@pytest.mark.parametrize(
    ("change", "reported"),
    [
        (lambda area: area.update({"/Dest": pikepdf.String("total")}), 2),
        (lambda area: area.update({"/Contents": pikepdf.String("IX")}), 2),
        (lambda area: area.update({"/Dest": pikepdf.Array()}), 1),
    ],
)
def test_a_link_that_leads_or_reads_otherwise_would_be_noticed(
    change: Callable[[Any], None], reported: int
) -> None:
    folder, code = EDITIONS[0]
    edition = built(folder, code)
    with opened(folder, code) as pdf:
        first = next(
            area for page in pdf.pages for area in page.get("/Annots", [])
            if isinstance(area.get("/Dest"), pikepdf.String)
        )  # fmt: skip
        change(first)
        assert len(unlike(pdf, edition.resolved, edition.paginated.pages)) == reported
