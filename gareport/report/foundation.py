"""What all kinds have: the base of every kind, and the keys that several kinds have.

Plain data with its place comes in; immutable values that know their keys and their place go out.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from gareport.report.diagnostics import Span
from gareport.report.scalars import Flag, Free, Id, Prose


class Kind(BaseModel):
    """The base of every kind: it is immutable, and knows its keys and its place."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    place: SkipJsonSchema[Span] = Field(alias="@", repr=False)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Refuse a kind that does not say to editors what each of its keys is for."""
        silent = [
            name for name, key in cls.model_fields.items() if not (key.alias or key.description)
        ]
        if silent:
            raise TypeError(f"{cls.__name__}: no description of {', '.join(silent)}")


ListMark = Literal["letters", "bullets", "dashes"]
SIGNS: Mapping[ListMark, str] = {"bullets": "•", "dashes": "–"}

BlockId = Annotated[
    Id,
    Field(
        description="The name by which references, translations and bookmarks find this; "
        "unique in the report.",
        examples=["travel_costs"],
    ),
]
MovedFrom = Annotated[
    Id | None, Field(description="The former id, so that the translations are kept.")
]
Lead = Annotated[Prose | None, Field(description="A run-in heading, in italics before the text.")]
Closing = Annotated[
    Prose | None, Field(description="The text after the subparagraphs, without a number.")
]
Numbered = Annotated[Flag, Field(description="Whether it has a number; true by default.")]
Notes = Annotated[
    dict[Id, Prose],
    Free,
    Field(description="The texts of the notes by name; {note.NAME} in a text uses one."),
]
