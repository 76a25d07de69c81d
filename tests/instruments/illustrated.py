"""Word files of reports, one of them with a picture; and good files spoilt by a fault."""

import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from built import TINY
from PIL import Image
from word_changes import with_change
from word_faults import Fault

from gareport.flow.pipeline import open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import resolve

GOOD = "illustrated-zh"  # the file that the faults are put in


def word_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the Word file of each edition of a report, laid out but without its PDF."""
    for code, edition in open_report(folder).editions.items():
        resolved = resolve(edition)
        paginated = paginate(render(resolved, "pdf")["report.html"])
        yield f"{folder.name}-{code}", packager("docx")(resolved, paginated)


@cache
def illustrated() -> dict[str, bytes]:
    """The report with every kind of block, and a picture."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(TINY, Path(place, "illustrated")))
        Image.new("1", (16, 16)).save(folder / "emblem.png")
        with (folder / "report.yaml").open("a") as report:
            report.write("emblem: emblem.png\n")
        return dict(word_files(folder))


def spoilt(fault: Fault) -> bytes:
    """The good file with the fault put in."""
    return with_change(illustrated()[GOOD], fault.part, fault.change)
