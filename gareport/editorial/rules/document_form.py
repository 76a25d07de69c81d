"""The keys of the cover belong to the form of the document.

A letter is signed; a note verbale is not. A note that transmits a report has its own text on
page 1, and the summary belongs to that report. A letter and a draft have no author, and only a
draft has sponsors. Only annexes have an original language of their own.
"""

from collections.abc import Iterator
from typing import get_args

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.cover import DRAFTS, LETTERS, WITHOUT_AUTHOR, Cover, DocumentKind
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import ANNEXED
from gareport.report.source import Text

SOURCE = "United Nations Editorial Manual, notes and communications"
NAMES = {"form": Severity.ERROR}
TOPIC = Topic.COVER
_TEXT = "text: [{id: t, paragraph: A text.}]\n"
_SIGNED = f"{_TEXT}signed: [{{name: Nescio Nomen, titles: [Ambassador]}}]\n"
_TRANSMITS = "transmits: {title: A report, author: 'Nescio Nomen, Special Rapporteur'}\n"
_KINDS = get_args(DocumentKind)
_KINDS_WITH: dict[str, tuple[str, ...]] = {
    "author": tuple(kind for kind in _KINDS if kind not in WITHOUT_AUTHOR),
    "sponsors": tuple(kind for kind in _KINDS if kind in DRAFTS),
    "rapporteur": ("report", "note", "committee_report"),
    "text": ("note", *sorted(LETTERS)),
    "summary": ("report", "note", "committee_report"),
}
BAD = (
    Example(cover=f"kind: letter\n{_SIGNED}author: secretary_general"),
    Example(cover="kind: draft_resolution\nauthor: secretary_general"),
    Example(cover="sponsors: Arcadia and Utopia"),
    Example(cover=f"kind: letter\n{_SIGNED}rapporteur: Nescio Nomen (Utopia)"),
    Example(cover=_TEXT),
    Example(cover=f"kind: letter\n{_SIGNED}summary: [{{id: s, paragraph: In brief.}}]"),
    Example(cover=f"kind: note_verbale\n{_SIGNED}"),
    Example(cover=f"kind: note\n{_SIGNED}"),
    Example(cover=f"{_TEXT}{_TRANSMITS}"),
    Example(cover=f"kind: note\n{_TRANSMITS}"),
    Example(cover=f"kind: note\nsections: []\n{_TEXT}{_TRANSMITS}"),
    Example(cover=f"kind: note\n{_TEXT}{_TRANSMITS}summary: [{{id: s, paragraph: In brief.}}]"),
    Example(section="original: fr"),
)
GOOD = (
    Example(cover=f"kind: letter\n{_SIGNED}"),
    Example(cover=f"kind: letter\nsections: []\n{_SIGNED}"),
    Example(cover=f"kind: note_verbale\nsections: []\n{_TEXT}"),
    Example(cover=f"kind: note\n{_TEXT}{_TRANSMITS}"),
    Example(cover=f"kind: note\nsections: []\n{_TEXT}"),
    Example(
        cover="annexes: [terms]",
        text="The terms are in {ref.terms}.",
        files={
            "terms.yaml": "id: terms\nkind: annex\nheading: Terms\noriginal: fr\n"
            "content: [{id: term, paragraph: A term.}]\n"
        },
    ),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each key that does not belong to the form of the document."""
    if not edition.is_original or edition.report.lost is not None:
        return
    cover = edition.report.cover
    if cover.signed and cover.kind != "letter":
        message = f"only a letter is signed, but the document is of the kind {cover.kind}"
        hint = "delete `signed`, or write `kind: letter`"
        yield Diagnostic("form", cover.signed[0].place, message, hint)
    yield from _foreign(cover)
    yield from _transmittal(cover)
    for section in edition.report.all_sections:
        if section.original and section.kind not in ANNEXED:
            message = f"only annexes have an original language; this is of the kind {section.kind}"
            hint = "delete `original`; the cover has that of the document"
            yield Diagnostic("form", section.place, message, hint)


def _foreign(cover: Cover) -> Iterator[Diagnostic]:
    """Keys that documents of this kind do not have."""
    for key, kinds in _KINDS_WITH.items():
        value = getattr(cover, key)
        if value and cover.kind not in kinds:
            span = value.span if isinstance(value, Text) else value[0].place
            message = f"a document of the kind {cover.kind} has no `{key}`"
            hint = f"delete it; these kinds have one: {', '.join(kinds)}"
            yield Diagnostic("form", span, message, hint)


def _transmittal(cover: Cover) -> Iterator[Diagnostic]:
    transmits = cover.transmits
    if transmits is None:
        return
    if cover.kind != "note":
        message = f"a note transmits a report, but the document is of the kind {cover.kind}"
        yield Diagnostic("form", transmits.place, message, "write `kind: note`")
    if not cover.text:
        message, hint = "the note has no text of its own", "write it under `text` on the cover"
        yield Diagnostic("form", transmits.place, message, hint)
    if not cover.sections:
        message = "the report that is transmitted has no sections"
        yield Diagnostic("form", transmits.place, message, "list its files under `sections`")
    if cover.summary:
        message = "the summary belongs to the report that is transmitted"
        hint = "move `summary` into `transmits`"
        yield Diagnostic("form", cover.summary[0].place, message, hint)
