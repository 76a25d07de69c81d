"""Stage 7, on request: the files of an edition in; the validators' findings, each at a block, out.

Each finding has the place of its block in the content. A finding outside all blocks has the place
of the cover, or of the template of its part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from gareport.formats import DOCX, FORMATS, PDF
from gareport.report.diagnostics import Diagnostic, in_order
from gareport.validators import open_xml, pdf, verapdf, word
from gareport.validators.judged import Judged


@dataclass(frozen=True, slots=True)
class Judges:
    """The validators of a format: what the machine lacks to run them, and what they find."""

    missing: Callable[[], list[str]]
    judge: Callable[[Judged], Iterator[Diagnostic]]


JUDGES: Mapping[str, Judges] = {
    PDF.name: Judges(verapdf.missing, pdf.judge),
    DOCX.name: Judges(open_xml.missing, word.judge),
}

if {one.name for one in FORMATS.values() if one.is_judged} != JUDGES.keys():
    raise LookupError("a format that says `is_judged` has its validators in JUDGES, and no other")


def missing(formats: Iterable[str]) -> list[str]:
    """The validators of the formats that the machine lacks, or what they need."""
    judges = (JUDGES[name] for name in formats if FORMATS[name].is_judged)
    return [name for one in judges for name in one.missing()]


def validate(format_name: str, judged: Judged) -> tuple[Diagnostic, ...]:
    """The findings of the format's validators on a file, by place."""
    return in_order(JUDGES[format_name].judge(judged))
