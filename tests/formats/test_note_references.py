"""A reference to a note leaves all other references right in LibreOffice."""

import io
import re
import zipfile

from conftest import TINY, Edited
from libreoffice import TEXT, converted

from gareport.flow.pipeline import open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import resolve

BROKEN = "Reference source not found"
HIDDEN = re.compile(rb"<w:r><w:rPr><w:vanish/></w:rPr>.*?</w:r>")


def _without_hidden(docx: bytes) -> bytes:
    """The Word file without its last, hidden reference."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, HIDDEN.sub(b"", source.read(name)))
    return made.getvalue()


def test_a_reference_to_a_note_in_the_middle_breaks_no_other(edited: Edited) -> None:
    old, new = "The decision reads as follows:", "As {ref.note.second} has it, it reads as follows:"
    changes = {"figures.yaml": (old, new), "sources.yaml": ("; see {ref.note.second}.", ".")}
    resolved = resolve(open_report(edited(TINY, changes)).editions["en"])
    docx = packager("docx")(resolved, paginate(render(resolved, "pdf")["report.html"]))
    whole, bare = (text.decode() for text in converted(TEXT, [docx, _without_hidden(docx)]))
    assert "As footnote 2 has it, it reads as follows:" in whole
    assert BROKEN not in whole
    assert BROKEN in bare  # the reason for the hidden reference
