"""Readers find their way in the PDF: metadata, outline, page labels, notes and their calls."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from built import EDITIONS, NAMES, built, opened
from conftest import Golden
from pdf_structure import tree

from gareport.formats.docx.links import relationships
from gareport.language.symbols import link

every_edition = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)


@every_edition
def test_the_metadata_name_title_organization_symbol_session_and_language(
    folder: Path, code: str
) -> None:
    resolved = built(folder, code).resolved
    masthead = resolved.masthead
    with opened(folder, code) as pdf, pdf.open_metadata() as metadata:
        assert pdf.docinfo.Title == metadata["dc:title"] == resolved.plain("report.title")
        assert pdf.docinfo.Author == metadata["dc:creator"][0] == masthead.organization
        assert pdf.docinfo.Subject == metadata["dc:description"] == masthead.symbol
        assert resolved.keywords[0] in str(pdf.docinfo.Keywords)
        assert resolved.keywords[1] in str(pdf.docinfo.Keywords)
        assert metadata["dc:language"] == {resolved.language.tag}
        assert pdf.Root.Lang == resolved.language.tag
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def statements(pdf: pikepdf.Pdf) -> str:
    """All that the file says of itself, a line each."""
    info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    with pdf.open_metadata() as metadata:
        said = dict(metadata.items())
    lines = [f"Info {key}: {value}" for key, value in info.items()]
    lines += [f"XMP {key}: {value!r}" for key, value in said.items()]
    return "\n".join(sorted(lines)) + "\n"


@every_edition
def test_the_metadata_are_these_and_no_others(folder: Path, code: str, golden: Golden) -> None:
    with opened(folder, code) as pdf:
        golden(f"golden/metadata_{folder.name}_{code}.txt", statements(pdf))


def titles(items: list[Any], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from titles(item.children, depth + 1)


@every_edition
def test_the_outline_has_every_heading_with_its_label(folder: Path, code: str) -> None:
    resolved = built(folder, code).resolved
    headings = [
        (line.degree + 1, f"{line.label} {resolved.plain(line.id)}") for line in resolved.contents
    ]
    before = [(1, resolved.words[name]) for name in ("summary", "contents")]
    with opened(folder, code) as pdf, pdf.open_outline() as outline:
        assert list(titles(outline.root)) == before + headings


@every_edition
def test_pages_are_labelled_as_they_are_numbered(folder: Path, code: str) -> None:
    with opened(folder, code) as pdf:
        assert [page.label for page in pdf.pages] == [str(n + 1) for n in range(len(pdf.pages))]


@every_edition
def test_calls_and_notes_lead_to_each_other(folder: Path, code: str) -> None:
    notes = built(folder, code).resolved.notes
    document = tree(built(folder, code).pdf)
    calls = [link for call in document.find("Reference") for link in call.find("Link")]
    marks = [link for note in document.find("Note") for link in note.find("Link")]
    for note in notes:
        assert note.mark in [link.text().strip(" ,") for link in marks]
        assert note.mark in [link.text().strip(" ,") for link in calls]
    with opened(folder, code) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", [])]
        places = [a for a in links if isinstance(a.get("/Dest"), pikepdf.Array)]
        assert len(places) == 2 * len(notes)
        assert all(str(a.Contents) for a in links)


def addresses(pdf: pikepdf.Pdf) -> set[str]:
    links = [a for page in pdf.pages for a in page.get("/Annots", [])]
    return {str(a.A.URI) for a in links if "/A" in a and "/URI" in a.A}


@every_edition
def test_links_to_the_web_are_those_of_the_report_and_no_others(folder: Path, code: str) -> None:
    resolved = built(folder, code).resolved
    expected = {href for part in relationships(resolved).values() for href in part}
    assert expected != set()
    with opened(folder, code) as pdf:
        assert addresses(pdf) == expected


def test_an_address_that_is_wrong_or_missing_would_be_noticed() -> None:
    folder, code = EDITIONS[0]
    with opened(folder, code) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a]
        before = addresses(pdf)
        links[0].A.URI = pikepdf.String("https://undocs.org/xx/A/1/1")
        assert addresses(pdf) - before == {"https://undocs.org/xx/A/1/1"}
        for area in links:
            del area["/A"]
        assert addresses(pdf) == set()


@every_edition
def test_every_symbol_leads_to_the_document_in_the_language_of_the_edition(
    folder: Path, code: str
) -> None:
    with opened(folder, code) as pdf:
        documents = {a for a in addresses(pdf) if a.startswith("https://undocs.org/")}
    assert documents != set()
    assert documents == {link(a.split("/", 4)[4], code) for a in documents}
