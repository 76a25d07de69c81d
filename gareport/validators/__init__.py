"""Stage 7, on demand: a built edition's files in; what validators hold against them out.

Each finding has the place of the block that shows it, in the content; what no block shows has
that of the cover, or of the template of its part.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module

from gareport.diagnostics import Diagnostic, in_order
from gareport.validators import open_xml, verapdf
from gareport.validators.judged import Judged

# The module of each format's validators; its function `judge` yields what they find.
VALIDATORS: Mapping[str, str] = {
    "pdf": "gareport.validators.pdf",
    "docx": "gareport.validators.word",
}


def missing(formats: Iterable[str]) -> list[str]:
    """The validators of the formats, and what they need, that the machine lacks."""
    lacks = {"pdf": verapdf.missing, "docx": open_xml.missing}
    return [name for wanted in formats for name in lacks[wanted]()]


def validate(format_name: str, judged: Judged) -> tuple[Diagnostic, ...]:
    """What the validators of the format hold against a file, by place."""
    return in_order(import_module(VALIDATORS[format_name]).judge(judged))
