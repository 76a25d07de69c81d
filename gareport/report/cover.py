"""The cover of a report, and the whole report: the keys of report.yaml, each kind with its place.

The plain data of the file comes in; a `Cover`, and the `Report` to which it belongs, go out.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, ValidationError, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import InitErrorDetails

from gareport.language.languages import Language
from gareport.report.bodies import Body, Sessions
from gareport.report.cover_parts import (
    Agenda,
    AgendaOf,
    Amount,
    JobDates,
    Joint,
    Lowered,
    Meeting,
    Organ,
    SessionOf,
    Signatory,
    Transmitted,
)
from gareport.report.diagnostics import Span
from gareport.report.foundation import Kind, Notes
from gareport.report.losses import Lost
from gareport.report.model import Paragraph, Section
from gareport.report.pictures import Picture, Unprintable
from gareport.report.scalars import (
    ID_PATTERN,
    Day,
    EditionCode,
    Flag,
    Free,
    Id,
    LanguageCode,
    Named,
    Originals,
    Prose,
    Whole,
)
from gareport.report.source import START

_HYPHENATED = frozenset(("new_york_2007",))  # layouts
ContentsList = Literal["tables", "figures", "boxes"]
MarkPlace = Literal["symbol", "body", "session", "agenda", "author"]
DocumentKind = Literal[
    "report",
    "note",
    "letter",
    "note_verbale",
    "corrigendum",
    "committee_report",
    "draft_resolution",
    "draft_decision",
]


class Cover(Kind):
    """The file report.yaml: masthead, corner notation, summary, amounts, order of the sections."""

    symbol: Prose = Field(
        description="The document's symbol, such as A/62/502.", examples=["A/62/502"]
    )
    kind: DocumentKind = Field(
        "report",
        description="What the document is: a report, a note, a letter, a note verbale, a "
        "corrigendum, the report of a committee, a draft resolution or a draft decision.",
    )
    organ: Organ = Field(description="The organ that the document is submitted to.")
    body: Prose | None = Field(
        None,
        description="The body under the organ: a key of locales/bodies.yaml, or its name.",
        examples=["human_rights_council"],
    )
    session: SessionOf
    meeting: Meeting | None = Field(None, description="The days and the place of the session.")
    agenda: Agenda = ()
    agenda_of: AgendaOf = "adopted"
    joint: Joint | None = Field(
        None, description="The second organ of a joint document, such as A/64/742–S/2010/181."
    )
    distribution: Literal["general", "limited", "restricted"] = Field(
        "general", description="The distribution, as the masthead prints it."
    )
    date: Day | None = Field(
        None, description="The date of the document: year-month-day.", examples=["2007-10-22"]
    )
    language: LanguageCode = Field(description="The language that this folder is written in.")
    original: Originals = Field(
        description="The language that the masthead names as the original, or a list of two."
    )
    only: Flag = Field(
        False, description="Whether the document is in the language of the original only."
    )
    editions: tuple[EditionCode, ...] = Field(
        min_length=1, description="The editions to build; zh+en prints two languages side by side."
    )
    job_numbers: Annotated[dict[LanguageCode, Prose], Free] = Field(
        default_factory=dict,
        description="The job number of each language, such as 44-12345; printed with its bar code.",
    )
    job_dates: Annotated[dict[LanguageCode, JobDates], Free] = Field(
        default_factory=dict,
        description="The dates after the job number of each language: one, or two in a "
        "translation; 2044-04-15 prints 150444.",
    )
    qr: Flag = Field(
        True,
        description="false leaves out the QR code of the address, which is next to the job number.",
    )
    layout: Literal["new_york", "new_york_2007", "geneva"] = Field(
        "new_york",
        description="The page: new_york as printed today, new_york_2007 as printed in 2007, or "
        "geneva.",
    )
    emblem: Prose | None = Field(
        None, description="A PNG file in the report's folder, printed in the masthead."
    )
    advance_unedited: Flag = Field(
        False, description="Whether the masthead says that this is an advance unedited version."
    )
    title: Prose = Field(description="The title of the report.")
    subtitles: tuple[Prose, ...] = Field((), description="Further lines between title and author.")
    author: Prose | None = Field(
        None,
        description="secretary_general, secretariat, or another author as text; a letter and a "
        "note verbale have none, because their title names the sender; nor does a draft, and "
        "that of a committee_report is its body.",
        examples=["secretary_general"],
    )
    rapporteur: Prose | None = Field(
        None, description="The Rapporteur, with the country: Nescio Nomen (Utopia)."
    )
    sponsors: Prose | None = Field(
        None, description="The line of the sponsors before the title of a draft resolution."
    )
    status: Literal["auto", "addendum", "corrigendum", "revision", "none"] = Field(
        "auto",
        description="The line under the author; auto takes it from the symbol: Add. or Corr.",
    )
    notes: Notes = Field(
        default_factory=dict,
        description="The notes of page 1, marked by asterisks: {note.NAME} in a text of the cover "
        "uses one, and so does an entry of `marks`.",
    )
    marks: Annotated[dict[MarkPlace, Named], Free] = Field(
        default_factory=dict,
        description="The notes of lines that are computed: symbol, body, session, agenda or "
        "author, each with the name of its note.",
        examples=[{"agenda": "list"}],
    )
    text: tuple[Paragraph, ...] = Field(
        (),
        description="The paragraphs of a note or a letter, which begin on page 1. Several "
        "paragraphs of a note have numbers; one has none, and those of a letter have none.",
    )
    signed: tuple[Signatory, ...] = Field(
        (), description="Who has signed the letter, each with a name and titles."
    )
    corrects: Prose | None = Field(
        None,
        description="The symbol of the document that a corrigendum corrects; by default the symbol "
        "without Corr.",
        examples=["A/62/502"],
    )
    transmits: Transmitted | None = Field(
        None, description="The report of another author, which the note transmits."
    )
    summary: tuple[Paragraph, ...] = Field(
        (), description="Paragraphs in a box on page 1, without numbers."
    )
    contents: Literal["auto", "none", "page", "front"] = Field(
        "auto",
        description="Where the contents are: page (a page of their own), front (page 1), or none; "
        "auto is none in a short document, else page.",
    )
    contents_depth: Annotated[Whole, Field(ge=1, le=6)] = Field(
        6, description="How many degrees of headings the contents list."
    )
    lists_at: SkipJsonSchema[Span] = Field(alias="@contents_lists", repr=False)
    contents_lists: tuple[ContentsList, ...] = Field(
        (),
        description="Which lists follow the headings in the contents: of tables, figures or boxes.",
    )
    contents_paragraphs: Flag = Field(
        True, description="Whether the contents give the numbers of the paragraphs too."
    )
    asks_at: SkipJsonSchema[Span] = Field(alias="@abbreviations", repr=False)
    abbreviations: Flag = Field(
        False,
        description="Whether a list of the acronyms that the text explains follows the contents, "
        "or the text in a document without contents.",
    )
    amounts: Annotated[dict[Id, Amount], Free] = Field(
        default_factory=dict,
        description="Amounts of money by name; {amount.NAME} in a text prints one.",
    )
    rules: Annotated[dict[Prose, Lowered], Free] = Field(
        default_factory=dict, description="Exceptions to rules, by the name of the rule."
    )
    sections: tuple[Named, ...] = Field(
        (), description="The names of the section files, without .yaml, in order."
    )
    annexes: tuple[Named, ...] = Field((), description="The names of the annex files, in order.")

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, found: Any) -> Any:
        if not isinstance(found, dict):
            return found
        keys = ("abbreviations", "contents_lists")
        return found | {f"@{key}": _span(found.get(key), found[START]) for key in keys}

    @model_validator(mode="before")
    @classmethod
    def _unnumbered(cls, found: Any) -> Any:
        """Give no numbers to the paragraphs of a letter, nor to the only one of a note."""
        texts = found.get("text") if isinstance(found, dict) else None
        if not isinstance(texts, list) or (found.get("kind") == "note" and len(texts) > 1):
            return found
        plain = [{"numbered": False, **one} if isinstance(one, dict) else one for one in texts]
        return {**found, "text": plain}

    @model_validator(mode="after")
    def _whole(self) -> "Cover":
        """Refuse a cover without the keys that a document of its kind needs."""
        is_letter = self.kind in LETTERS
        lacking = [] if self.author is not None or self.kind in WITHOUT_AUTHOR else ["author"]
        if self.kind == "committee_report":
            lacking = ["body"] if self.author is None and self.body is None else []
        if not (self.text or self.sections):
            lacking.append("text" if is_letter else "sections")
        if lacking:
            errors = (InitErrorDetails(type="missing", loc=(key,), input={}) for key in lacking)
            raise ValidationError.from_exception_data("Cover", [*errors])
        return self


class Report(BaseModel):
    """A whole report: its cover, and its sections and annexes in order.

    A report with `lost` is incomplete: it can be checked, but not built.
    """

    model_config = ConfigDict(frozen=True)
    folder: str
    name: str
    cover: Cover
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    lost: InstanceOf[Lost] | None = None
    pictures: InstanceOf[Mapping[str, Picture | Unprintable]] = Field(default_factory=dict)
    bodies: InstanceOf[Mapping[str, Body]] = Field(default_factory=dict)
    corrected: "Report | None" = None

    @property
    def summary(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the summary: its own, or that of the report which a note transmits."""
        transmits = self.cover.transmits
        return (*self.cover.summary, *(transmits.summary if transmits else ()))

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The sections, then the annexes."""
        return (*self.sections, *self.annexes)

    @property
    def roots(self) -> tuple[Paragraph | Section, ...]:
        """Everything that has blocks, in reading order."""
        return (*on_front(self.cover), *self.all_sections)


def on_front(cover: Cover) -> tuple[Paragraph, ...]:
    """The paragraphs of the cover: those of the note or letter, then those of the summary."""
    transmitted = cover.transmits.summary if cover.transmits else ()
    return (*cover.text, *cover.summary, *transmitted)


KNOWN_AUTHORS = ("secretary_general", "secretariat")
LETTERS: frozenset[DocumentKind] = frozenset(("letter", "note_verbale"))
DRAFTS: frozenset[DocumentKind] = frozenset(("draft_resolution", "draft_decision"))
WITHOUT_AUTHOR = LETTERS | DRAFTS


def is_known_author(author: str | None) -> bool:
    """Whether the author is a key of the fixed words, and not a text."""
    return author in KNOWN_AUTHORS


def corrected_by(cover: Cover) -> str:
    """The symbol of the document that this one corrects; empty if it is not a corrigendum."""
    if cover.corrects is not None:
        return str(cover.corrects)
    before, _, number = str(cover.symbol).rstrip("*").rpartition("/Corr.")
    return before if number.isdigit() else ""


def is_of_secretariat(cover: Cover) -> bool:
    """Whether the text is of the Secretary-General or the Secretariat, and not transmitted."""
    return is_known_author(cover.author) and cover.transmits is None


def authored(kind: DocumentKind) -> Literal["report", "note"]:
    """Whether the line of a known author says report or note."""
    return "note" if kind == "note" else "report"


def is_of_secretary_general(cover: Cover) -> bool:
    """Whether the document is a report of the Secretary-General, and not a corrigendum to one."""
    is_report = cover.kind == "report" and not corrected_by(cover)
    return is_report and cover.author == "secretary_general"


def received_by(cover: Cover) -> str | None:
    """The body under the organ that the corner notation names: a committee's own report has none.

    The report of a committee is submitted to the organ; the committee is its author.
    """
    return None if cover.kind == "committee_report" else cover.body


def range_dash(cover: Cover, language: Language) -> str:
    """The sign between the ends of a range: 5-7 in the layout of 2007, 5–7 later in English."""
    return "-" if cover.layout in _HYPHENATED else language.dash


def numbers_one(cover: Cover) -> bool:
    """Whether the only table of a report has a number; today it has none."""
    return cover.layout == "new_york_2007"


def letters_in_annexes(cover: Cover) -> bool:
    """Whether the notes of each annex have letters; today numbers run on through the annexes.

    Source: the Editorial Manual, which had letters there in 2007 and has numbers now.
    """
    return cover.layout == "new_york_2007"


def keeps_units(cover: Cover) -> bool:
    """Whether lines of an alphabet keep figures with their units, and days with their months.

    In today's layout of New York a line may end between any two words.
    """
    return cover.layout != "new_york"


def is_known_body(body: str) -> bool:
    """Whether the body is meant as a key of `locales/bodies.yaml`, and not as its name."""
    return re.fullmatch(ID_PATTERN, body) is not None


def is_of_assembly(report: Report) -> bool:
    """Whether the document is of the General Assembly itself, or of a committee of the whole."""
    cover = report.cover
    known = report.bodies.get(str(cover.body))
    is_its = cover.body is None or (known is not None and known.sessions is Sessions.ORGAN)
    return cover.organ == "general_assembly" and is_its


def assembly_session(report: Report) -> int | None:
    """The regular session of the General Assembly that the document is of; None for others."""
    cover = report.cover
    body = received_by(cover)
    known = report.bodies.get(str(body or cover.organ))
    of_assembly = cover.organ == "general_assembly" and not cover.session.series
    is_its = known.is_organ or known.sessions is Sessions.ORGAN if known else body is None
    return cover.session.number if of_assembly and is_its else None


def _span(value: Any, otherwise: Span) -> Span:
    """The place of a value, or of the first entry of a list."""
    first = value[0] if isinstance(value, list) and value else value
    span: Span = getattr(first, "span", otherwise)
    return span
