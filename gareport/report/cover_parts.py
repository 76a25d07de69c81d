"""The groups of keys within the cover: agenda items, meeting, second organ, signature, amounts.

The plain data under one key of report.yaml comes in; a kind with its place goes out.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from gareport.report.diagnostics import Span
from gareport.report.foundation import Kind
from gareport.report.model import Paragraph
from gareport.report.scalars import (
    Count,
    Day,
    Dollars,
    ItemLetters,
    Prose,
    Session,
    Ways,
    Whole,
)
from gareport.report.source import START

AgendaOf = Annotated[
    Literal["adopted", "provisional", "preliminary"],
    Field(
        description="The agenda that has the items: adopted, provisional (of the provisional "
        "agenda), or preliminary (of the preliminary list)."
    ),
]
JobDates = Annotated[tuple[Day, ...], Field(min_length=1, max_length=2)]
Organ = Literal["general_assembly", "security_council", "economic_and_social_council"]
SessionOf = Annotated[
    Session,
    Whole,
    Field(
        description="The session: its number, S-24 for a special one, ES-10 for an emergency "
        "special one; of the Security Council the number of the year.",
        examples=[62],
    ),
]


class AgendaItem(Kind):
    """An agenda item with its title, as printed in the corner notation."""

    item: Count = Field(description="The number of the agenda item.")
    parts: tuple[ItemLetters, ...] = Field(
        (), description="The letters of the sub-items, without brackets.", examples=[["b", "c"]]
    )
    title: Prose = Field(description="The title of the agenda item.")


Agenda = Annotated[
    tuple[AgendaItem, ...],
    Field(description="The agenda items, each with its number and title."),
]


class Meeting(Kind):
    """The days of a session, and its place."""

    venue: Prose | None = Field(None, description="The place, such as Vienna.")
    begins: Day = Field(description="The first day: year-month-day.", examples=["2016-06-08"])
    ends: Day = Field(description="The last day: year-month-day.", examples=["2016-06-17"])


class Joint(Kind):
    """The second organ of a joint document, with its own corner notation."""

    organ: Organ = Field(description="The second organ, whose symbol comes second.")
    session: SessionOf
    agenda: Agenda = ()
    agenda_of: AgendaOf = "adopted"


class Transmitted(Kind):
    """The report of another author, which a note transmits: it begins on page 2."""

    title: Prose = Field(description="The title of the report that is transmitted.")
    subtitles: tuple[Prose, ...] = Field((), description="Further lines between title and author.")
    author: Prose | None = Field(
        None, description="The author, as text: Report of the Special Rapporteur, Nescio Nomen."
    )
    rapporteur: Prose | None = Field(
        None, description="The Rapporteur, with the country: Nescio Nomen (Utopia)."
    )
    summary: tuple[Paragraph, ...] = Field(
        (), description="Paragraphs in a box on page 2, without numbers."
    )


class Signatory(Kind):
    """Who has signed a letter: the name, and a line for each title."""

    name: Prose = Field(description="The name, without honorifics.")
    titles: tuple[Prose, ...] = Field((), description="The lines under the name.")


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
