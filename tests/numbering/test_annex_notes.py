"""Notes of annexes have letters in the layout of 2007, and numbers today."""

import io
import zipfile

import pytest
from conftest import TINY, Edited

from gareport.flow.pipeline import open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import Resolved, resolve

NOTES = {
    "terms.yaml": ("Its second paragraph.", "It has two notes.{note.one} More.{note.two}"),
    "sources.yaml": (
        "id: sources\n",
        "id: sources\nnotes: {four: A note of the other annex., five: 'As {ref.note.four}.'}\n",
    ),
}


def _resolved(edited: Edited, layout: str) -> Resolved:
    folder = edited(TINY, {**NOTES, "report.yaml": ("layout: geneva", f"layout: {layout}")})
    terms, sources = folder / "terms.yaml", folder / "sources.yaml"
    notes = "notes: {one: A note of an annex., two: Another note of it.}\n"
    terms.write_text(terms.read_text("utf-8") + notes, "utf-8")
    text = sources.read_text("utf-8")
    sources.write_text(
        text.replace("{ref.note.second}.", "{ref.note.second}.{note.four}{note.five}")
    )
    return resolve(open_report(folder).editions["en"])


@pytest.mark.parametrize(
    ("layout", "marks"),
    [("new_york_2007", ["a", "b", "a", "b"]), ("new_york", ["3", "4", "5", "6"])],
)
def test_notes_of_annexes_have_the_marks_of_their_layout(
    layout: str, marks: list[str], edited: Edited
) -> None:
    resolved = _resolved(edited, layout)
    assert [note.mark for note in resolved.notes] == ["1", "2", *marks]
    assert resolved.cited["note.four"].reference == f"footnote {marks[2]}"


def test_word_does_not_count_the_notes_that_have_letters(edited: Edited) -> None:
    resolved = _resolved(edited, "new_york_2007")
    packed = packager("docx")(resolved, paginate(render(resolved, "pdf")["report.html"]))
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        body = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
    assert body.count("<w:footnoteReference ") == 6
    assert body.count('w:customMarkFollows="1"') == 4
    assert notes.count('w:char="0061"') == notes.count('w:char="0062"') == 2
