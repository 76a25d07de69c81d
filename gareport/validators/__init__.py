"""Stage 7, on request: the files of an edition in; the validators' findings, each at a block, out.

Each finding has the place of the block that shows it, in the content; what no block shows has
that of the cover, or of the template of its part.
"""

from collections.abc import Iterable

from gareport.report.diagnostics import Diagnostic, in_order
from gareport.validators import open_xml, pdf, verapdf, word
from gareport.validators.judged import Judged

_LACKS = {"pdf": verapdf.missing, "docx": open_xml.missing}
_JUDGES = {"pdf": pdf.judge, "docx": word.judge}


def missing(formats: Iterable[str]) -> list[str]:
    """The validators of the formats, and what they need, that the machine lacks."""
    return [name for wanted in formats for name in _LACKS[wanted]()]


def validate(format_name: str, judged: Judged) -> tuple[Diagnostic, ...]:
    """What the validators of the format hold against a file, by place."""
    return in_order(_JUDGES[format_name](judged))
