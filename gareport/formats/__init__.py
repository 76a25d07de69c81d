"""Stage 6: a resolved edition and its pages in; a PDF or Word file out. Also fills templates."""

from collections.abc import Callable, Mapping
from importlib import import_module

from gareport.layout.paginate import Paginated
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved

Packager = Callable[[Resolved, Paginated, Parallel | None], bytes]

# The module of each format; its function `package` makes the file. Loaded when first asked for.
FORMATS: Mapping[str, str] = {"pdf": "gareport.formats.pdf", "docx": "gareport.formats.docx"}


def packager(name: str) -> Packager:
    """The function that packages an edition in the format."""
    package: Packager = import_module(FORMATS[name]).package
    return package
