"""The PDF: a laid-out edition in, the bytes of the file out (WeasyPrint).

Each file conforms to PDF/A-3a and PDF/UA-1, and has the resolved report attached as its source.
"""

import json
from datetime import UTC, datetime
from typing import Any

from gareport.formats.pdf.metadata import finish
from gareport.formats.pdf.overlay import signed
from gareport.formats.pdf.tags import require_tags
from gareport.language.symbols import edition_stem
from gareport.layout.paginate import VARIANT, Paginated, strict
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved
from gareport.numbering.show import show

# An attachment must have a date; without a date of the report, it is the first day of ZIP files.
UNDATED = "1980-01-01"


def package(resolved: Resolved, paginated: Paginated, parallel: Parallel | None = None) -> bytes:
    """Write the pages. The bytes do not depend on the time or the machine."""
    if parallel is None:
        require_tags(resolved, paginated)
    source = _source(resolved, paginated, parallel)
    with strict():  # only here are links found that lead nowhere
        written: bytes = signed(paginated.document, resolved).write_pdf(
            pdf_variant=VARIANT, attachments=[source], finisher=finish
        )
    return written


def _source(resolved: Resolved, paginated: Paginated, parallel: Parallel | None) -> Any:
    """The report as data, with numbers and pages, as an attachment."""
    from weasyprint import Attachment

    cover = resolved.edition.report.cover
    issued = datetime.fromisoformat(cover.date or UNDATED).replace(tzinfo=UTC)
    sides = parallel.sides if parallel else (resolved,)
    shown = [show(side, paginated.pages) for side in sides]
    code = "+".join(side.language.code for side in sides)
    data: object = {"original": shown[0], "translation": shown[1]} if parallel else shown[0]
    return Attachment(
        string=json.dumps(data, ensure_ascii=False, indent=2) + "\n",
        name=f"{edition_stem(cover.symbol, code)}.json",
        description=f"{cover.symbol}: the report as data, with its numbers and pages",
        relationship="Source",
        created=issued,
        modified=issued,
    )
