"""Documents of every form: validators accept them, numbers and pages agree, no text is lost."""

from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from built import built, destinations, misnumbered, page_texts, squeezed
from conftest import ROOT
from judges import CLEAN, broken_rules, judge
from libreoffice import PDF, converted
from test_front_pages import word_text
from word_parts import body, bookmark_names

from gareport.flow.batch import Job, build_all
from gareport.flow.pipeline import Made, open_report
from gareport.formats import FORMATS
from gareport.formats.docx.anchors import bookmarks
from gareport.numbering.profiles import Profile
from gareport.report.texts import figures_of

FORMS = [path.parent for path in sorted((ROOT / "tests/reports").glob("*/report.yaml"))]
OTHERS = [path for path in FORMS if path.name not in ("tiny", "typography")]
EDITIONS = [(path, code) for path in OTHERS for code in ("en", "zh")]
every_form = pytest.mark.parametrize(
    ("folder", "code"), EDITIONS, ids=[f"{path.name}-{code}" for path, code in EDITIONS]
)
FINAL = Profile.FINAL
BESIDES = ("note.", "report.meeting")  # notes have tests of their own; days are within a line


@cache
def files() -> dict[str, bytes]:
    """Every file of every form, the parallel editions too, as a final build makes it."""
    jobs = {
        f"{folder.name}-{code}": Job(open_report(folder).edition(code), tuple(FORMATS), FINAL)
        for folder in OTHERS
        for code in ("en", "zh", "en+zh")
    }
    found = {}
    for name, (_, made) in zip(jobs, build_all([*jobs.values()]), strict=True):
        assert isinstance(made, Made), (name, made)
        found |= {f"{name}.{ending}": data for ending, data in made.files.items()}
    return found


def ending(suffix: str) -> dict[str, bytes]:
    return {name: data for name, data in files().items() if name.endswith(suffix)}


@cache
def office(target: str) -> dict[tuple[Path, str], bytes]:
    """What LibreOffice makes of the Word file of each form."""
    made = converted(target, [built(*edition).docx for edition in EDITIONS])
    return dict(zip(EDITIONS, made, strict=True))


def test_no_validator_objects_to_a_pdf_of_any_form() -> None:
    pdfs = ending(".pdf")
    assert len(pdfs) == 3 * len(OTHERS)
    assert broken_rules(pdfs) == {name: {"ua1": [], "3a": []} for name in pdfs}


def test_no_validator_objects_to_a_word_file_of_any_form() -> None:
    words = ending(".docx")
    assert len(words) == 3 * len(OTHERS)
    assert judge(words.items()) == dict.fromkeys(words, CLEAN)


@every_form
def test_both_formats_have_the_labels_of_the_model_in_order(folder: Path, code: str) -> None:
    edition = built(folder, code)
    assert misnumbered("".join(page_texts(edition.pdf)), edition.resolved) == []
    word = office(PDF)[folder, code]  # as text, LibreOffice writes signs of its own for bullets
    assert misnumbered("".join(page_texts(word)), edition.resolved) == []


@every_form
def test_both_formats_have_every_text_of_the_model(folder: Path, code: str) -> None:
    edition = built(folder, code)
    pdf = squeezed("".join(page_texts(edition.pdf)))
    charted = in_charts(edition.docx)  # in the PDF they are drawn, and have tests of their own
    word = word_text(edition) + charted
    report = edition.resolved.edition.report
    figures = {one.id for one in figures_of(report)}  # what is in charts has tests of its own
    for key in edition.resolved.edition.texts:
        is_under = key.rest[:1] in ((), ("headnote",), ("source",), ("abbreviations",), ("note",))
        is_drawn = key.owner in figures and not is_under
        if not (key.startswith(BESIDES) or is_drawn):
            longest = max(edition.resolved.plain(key).split("\n"), key=len)
            assert squeezed(longest) in word, key
            assert squeezed(longest)[:8] in pdf + charted, key


def in_charts(docx: bytes) -> str:
    """The names in the charts of a Word file, which have parts of their own."""
    with ZipFile(BytesIO(docx)) as parts:
        names = [name for name in parts.namelist() if "/charts/" in name and name.endswith(".xml")]
        texts = (ElementTree.fromstring(parts.read(name)).itertext() for name in names)
        return squeezed("".join(piece for text in texts for piece in text))


@every_form
def test_both_formats_have_every_block_on_the_same_page(folder: Path, code: str) -> None:
    edition = built(folder, code)
    names = [name for name in bookmark_names(body(edition)) if not name.startswith(("_T", "_A"))]
    found = destinations(office(PDF)[folder, code])
    keys = {mark.name: key for key, mark in bookmarks(edition.resolved.edition.report).items()}
    pages = edition.paginated.pages
    other = [keys[name] for name in names if found[name] != pages[keys[name]]]
    assert len(names) > 1
    assert other == []
