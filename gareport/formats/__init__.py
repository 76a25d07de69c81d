"""Stage 6: a resolved edition and its pages in; a PDF or Word file out. Also fills templates.

A format is one record, which has everything that the stages must know about it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from gareport.layout.paginate import Paginated
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved

Packager = Callable[[Resolved, Paginated, Parallel | None], bytes]


class Pages(Enum):
    """How a format uses the pages of the layout."""

    DRAWN = "its file is the pages"
    NUMBERED = "it prints the numbers of the pages"
    NONE = "it has no pages, and needs no layout"


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. Its templates are in `templates/<name>/`.

    `name` is also what people type. `packager` loads the code of the format and returns its
    function `package`. `main` is the part that has the blocks; `block` is the pattern of the
    template of a kind. `needed` are the templates that every file needs, without those of the
    kinds; `parallel` are those that a parallel edition needs, none if the format has no parallel
    edition. `is_markup` says that the templates write HTML or XML, where `&` and `<` in a text
    are escaped. `is_judged` says that `gareport.validators` checks its files.
    """

    name: str
    packager: Callable[[], Packager]
    extension: str
    main: str
    block: str
    needed: tuple[str, ...]
    parallel: tuple[str, ...]
    pages: Pages
    is_markup: bool
    is_judged: bool

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates that every file or every parallel edition needs."""
        return (*self.needed, *self.parallel)


def _pdf() -> Packager:
    from gareport.formats.pdf import package

    return package


def _docx() -> Packager:
    from gareport.formats.docx import package

    return package


PDF = Format(
    name="pdf",
    packager=_pdf,
    extension="pdf",
    main="report.html",
    block="blocks/{}.html.j2",
    needed=("parts/report.html.j2",),
    parallel=("parallel/parts/report.html.j2",),
    pages=Pages.DRAWN,
    is_markup=True,
    is_judged=True,
)
DOCX = Format(
    name="docx",
    packager=_docx,
    extension="docx",
    main="word/document.xml",
    block="blocks/{}.xml.j2",
    needed=(
        "parts/[Content_Types].xml.j2",
        "parts/_rels/.rels.j2",
        "parts/word/document.xml.j2",
    ),
    parallel=("parallel/parts/word/document.xml.j2",),
    pages=Pages.NUMBERED,
    is_markup=True,
    is_judged=True,
)

FORMATS: Mapping[str, Format] = {one.name: one for one in (PDF, DOCX)}
LAID_OUT = PDF  # the pages of every format are those of its HTML


def packager(name: str) -> Packager:
    """The function that packages an edition in the format."""
    return FORMATS[name].packager()
