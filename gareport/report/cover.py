"""The cover of a report, and the whole report: the keys of report.yaml, each kind with its place.

The plain data of the file comes in; a `Cover`, and the `Report` to which it belongs, go out.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, InstanceOf, model_validator
from pydantic.json_schema import SkipJsonSchema

from gareport.report.diagnostics import Span
from gareport.report.losses import Lost
from gareport.report.model import Kind, Paragraph, Section
from gareport.report.pictures import Picture, Unprintable
from gareport.report.scalars import (
    Count,
    Day,
    Dollars,
    EditionCode,
    Flag,
    Free,
    Id,
    LanguageCode,
    Named,
    OriginalCode,
    Prose,
    Session,
    Ways,
)
from gareport.report.source import START


class AgendaItem(Kind):
    """An agenda item with its title, as printed in the corner notation."""

    item: Count = Field(description="The number of the agenda item.")
    title: Prose = Field(description="The title of the agenda item.")


class Amount(Kind):
    """An amount of money in whole United States dollars, and the sums that it must equal."""

    figure: SkipJsonSchema[Span] = Field(alias="@usd", repr=False)
    usd: Dollars = Field(
        description="The amount in whole United States dollars, in figures only.", examples=[75100]
    )
    sum: Ways = Field(
        (), description="The amounts that add up to this one; each of several lists must add up."
    )

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, found: Any) -> Any:
        known = isinstance(found, dict)
        return found | {"@usd": getattr(found.get("usd"), "span", found[START])} if known else found


class Lowered(Kind):
    """An exception to a rule: the severity of its findings in this report, and why."""

    severity: Literal["note", "none"] = Field(
        description="The severity of the rule's findings in this report: note, or none."
    )
    reason: Prose = Field(description="Why the rule does not apply to this report.")


class Cover(Kind):
    """The file report.yaml: masthead, corner notation, summary, amounts, order of the sections."""

    symbol: Prose = Field(
        description="The document's symbol, such as A/62/502.", examples=["A/62/502"]
    )
    kind: Literal["report", "note"] = Field(
        "report", description="Whether this is a report of or a note by the Secretary-General."
    )
    organ: Literal["general_assembly", "security_council", "economic_and_social_council"] = Field(
        description="The organ that the report is submitted to."
    )
    session: Session = Field(description="The number of the session.", examples=[62])
    agenda: tuple[AgendaItem, ...] = Field(
        (), description="The agenda items, each with its number and title."
    )
    distribution: Literal["general", "limited", "restricted"] = Field(
        "general", description="The distribution, as the masthead prints it."
    )
    date: Day | None = Field(
        None, description="The date of the document: year-month-day.", examples=["2007-10-22"]
    )
    language: LanguageCode = Field(description="The language that this folder is written in.")
    original: OriginalCode = Field(
        description="The language that the masthead names as the original."
    )
    editions: tuple[EditionCode, ...] = Field(
        min_length=1, description="The editions to build; zh+en prints two languages side by side."
    )
    job_numbers: Annotated[dict[LanguageCode, Prose], Free] = Field(
        default_factory=dict,
        description="The job number of each language, such as 44-12345; printed with its bar code.",
    )
    qr: Flag = Field(
        True,
        description="false leaves out the QR code of the address, which is next to the job number.",
    )
    layout: Literal["new_york", "geneva"] = Field(
        "new_york", description="The page size: new_york for Letter, geneva for A4."
    )
    emblem: Prose | None = Field(
        None, description="A PNG file in the report's folder, printed in the masthead."
    )
    advance_unedited: Flag = Field(
        False, description="Whether the masthead says that this is an advance unedited version."
    )
    title: Prose = Field(description="The title of the report.")
    author: Prose = Field(
        description="secretary_general, or another author as text.", examples=["secretary_general"]
    )
    summary: tuple[Paragraph, ...] = Field(
        (), description="Paragraphs in a box on page 1, without numbers."
    )
    amounts: Annotated[dict[Id, Amount], Free] = Field(
        default_factory=dict,
        description="Amounts of money by name; {amount.NAME} in a text prints one.",
    )
    rules: Annotated[dict[Prose, Lowered], Free] = Field(
        default_factory=dict, description="Exceptions to rules, by the name of the rule."
    )
    sections: tuple[Named, ...] = Field(
        min_length=1, description="The names of the section files, without .yaml, in order."
    )
    annexes: tuple[Named, ...] = Field((), description="The names of the annex files, in order.")


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


def is_known_author(author: str) -> bool:
    """Whether the author is a key of the fixed words, and not a text."""
    return author in {"secretary_general"}
