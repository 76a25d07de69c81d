"""Stage 6: a resolved edition and its pages in; a PDF or Word file out. Also fills templates.

A format is one record here: what the stages must know about a format, they ask its record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from gareport.layout.paginate import Paginated
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved

Packager = Callable[[Resolved, Paginated, Parallel | None], bytes]


class Pages(Enum):
    """What a format has to do with the pages of the layout."""

    DRAWN = "its file is the pages"
    NUMBERED = "it prints the numbers of the pages"
    NONE = "it has no pages, and needs no layout"


@dataclass(frozen=True, slots=True)
class Format:
    """An output format. Its templates are in `templates/<name>/`.

    `name` is also what people type. `packager` loads the code of the format and returns its
    function `package`. `main` is the part that shows the blocks; `block` is the pattern of the
    template of a kind. `needed` are the templates without which there is no file, those of the
    kinds apart; `parallel` are such templates of a parallel edition, none if the format has no
    parallel edition. `is_markup` says that the templates write HTML or XML, where `&` and `<` in
    a text are escaped. `is_judged` says that `gareport.validators` judges its files.
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
        """The templates without which there is no file or no parallel edition."""
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
