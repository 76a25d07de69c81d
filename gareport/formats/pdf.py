"""The PDF: a laid-out edition in, the bytes of the file out (WeasyPrint)."""

from gareport.paginate import Paginated
from gareport.resolve import Resolved


def package(resolved: Resolved, paginated: Paginated) -> bytes:
    """Write the pages. Nothing in it depends on the time or the machine."""
    written: bytes = paginated.document.write_pdf()
    return written
