"""Stage 6: the output formats; a name in, the packager that turns parts into a file's bytes out."""

from collections.abc import Callable, Mapping

from gareport.formats import docx, pdf
from gareport.paginate import Paginated
from gareport.resolve import Resolved

FORMATS: Mapping[str, Callable[[Resolved, Paginated], bytes]] = {
    "pdf": pdf.package,
    "docx": docx.package,
}
