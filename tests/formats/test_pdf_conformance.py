"""Archives and screen readers accept the PDF: veraPDF, qpdf, dates, the source."""

import io
import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from built import EDITIONS, NAMES, SAMPLE, TINY, built, opened
from judges import broken_rules
from pdf_structure import tree
from PIL import Image

from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.show import show

Broken = Mapping[str, Mapping[str, list[str]]]
every_edition = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)


def without_identification(pdf: pikepdf.Pdf) -> None:
    text = pdf.Root.Metadata.read_bytes()
    assert text.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    pdf.Root.Metadata.write(text.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def without_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def without_relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


def without_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def with_a_skipped_heading(pdf: pikepdf.Pdf) -> None:
    headings = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/H2"
    ]
    assert headings != []
    for heading in headings:
        heading.S = pikepdf.Name.H3


# What is spoilt, and the clauses and tests of PDF/UA-1 and PDF/A-3 that then fail among others.
SPOILT: dict[Callable[[pikepdf.Pdf], None], tuple[set[str], set[str]]] = {
    without_identification: ({"5-1"}, set()),
    without_tree: ({"7.1-11", "7.1-3"}, {"6.7.3.3-1"}),
    without_language: ({"7.2-34"}, set()),
    without_relationship: (set(), {"6.8-3"}),
    without_colours: (set(), {"6.2.4.3-2"}),
    with_a_skipped_heading: ({"7.4.2-1"}, set()),
}


def stretched(place: Path) -> Path:
    """The small report with a picture, a long note and a table of several pages."""
    folder = place / "tiny"
    shutil.copytree(TINY, folder)
    Image.new("RGBA", (60, 50), (0, 90, 200, 128)).save(folder / "emblem.png")
    with (folder / "report.yaml").open("a", encoding="utf-8") as cover:
        cover.write("emblem: emblem.png\n")
    section = folder / "figures.yaml"
    row = "            - {{id: row_{0}, cells: [One of many rows, {0}]}}\n"
    rows = "".join(row.format(number) for number in range(90))
    last, note = "            - {id: sum,", "second: A second note"
    text = section.read_text("utf-8").replace(last, f"{rows}{last}")
    assert note in text
    text = text.replace(note, f"second: {'It goes on for long. ' * 150}A second note")
    section.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Broken:
    """The rules broken by each edition, by each spoilt PDF, and by one without any tags."""
    files = {name: built(*edition).pdf for name, edition in zip(NAMES, EDITIONS, strict=True)}
    for spoil in SPOILT:
        spoilt = io.BytesIO()
        with opened(TINY, "en") as pdf:
            spoil(pdf)
            pdf.save(spoilt, deterministic_id=True)
        files[spoil.__name__] = spoilt.getvalue()
    report = stretched(tmp_path_factory.mktemp("reports"))
    files["stretched"] = built(report, "en").pdf
    files["untagged"] = built(TINY, "en").paginated.document.write_pdf()
    return broken_rules(files)


@pytest.mark.parametrize("name", NAMES)
def test_verapdf_finds_every_edition_right_for_screen_readers_and_archives(
    broken: Broken, name: str
) -> None:
    assert broken[name] == {"ua1": [], "3a": []}


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_verapdf_finds_what_is_spoilt(broken: Broken, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    for profile, rules in zip(("ua1", "3a"), SPOILT[spoil], strict=True):
        found = {line.split()[0] for line in broken[spoil.__name__][profile]}
        assert found >= rules
        assert bool(found) is bool(rules)


def test_verapdf_finds_a_picture_and_what_runs_over_pages_right(broken: Broken) -> None:
    assert broken["stretched"] == {"ua1": [], "3a": []}


def test_what_runs_over_pages_is_read_once(tmp_path: Path) -> None:
    document = tree(built(stretched(tmp_path), "en").pdf)
    (table,) = document.find("Table")
    assert len({page for page, _ in table.all_pieces()}) > 2
    assert table.text().count("Object") == 1
    assert [len(row.elements) for row in table.find("TR")] == [2] * 94
    emblem, *_ = document.find("Figure")
    assert emblem.pieces != []


def test_verapdf_finds_a_pdf_without_tags_wrong_for_both(broken: Broken) -> None:
    assert all(len(rules) > 5 for rules in broken["untagged"].values())


@every_edition
def test_qpdf_finds_no_fault(folder: Path, code: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(built(folder, code).pdf)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@every_edition
def test_the_report_itself_is_attached_as_the_source(folder: Path, code: str) -> None:
    edition = built(folder, code)
    with opened(folder, code) as pdf:
        (name,) = pdf.attachments
        (attached,) = pdf.Root.AF
        data = json.loads(pdf.attachments[name].get_file().read_bytes())
        assert data == show(edition.resolved, edition.paginated.pages)
        assert all(line["page"] for line in data["contents"])
        assert attached.AFRelationship == "/Source"
        assert attached.EF.F.Subtype == "/application/json"
        assert name.endswith(f"-{code.upper()}.json")


@pytest.mark.parametrize(("folder", "day"), [(SAMPLE, None), (TINY, "D:20441022")])
def test_dates_are_those_of_the_report(folder: Path, day: str | None) -> None:
    with opened(folder, "en") as pdf:
        assert [pdf.docinfo.get(key) for key in ("/CreationDate", "/ModDate")] == [day, day]
        dates = pdf.Root.AF[0].EF.F.Params
        attached = f"{day or 'D:19800101'}000000Z"
        assert (dates.CreationDate, dates.ModDate) == (attached, attached)


def test_an_edition_laid_out_again_gives_the_same_bytes() -> None:
    edition = built(TINY, "zh")
    again = paginate(render(edition.resolved, "pdf")["report.html"])
    assert packager("pdf")(edition.resolved, again) == edition.pdf
