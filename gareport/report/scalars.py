"""The values of single keys in the YAML: plain data in; names, figures and texts with places out.

Each is a type used by the kinds of the model, with its schema for editors.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Annotated, Literal, NewType

from pydantic import (
    BeforeValidator,
    Field,
    GetPydanticSchema,
    InstanceOf,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from gareport.language.languages import OFFICIAL, languages
from gareport.report.source import STAND_IN, START, Text

ID_PATTERN = r"^[a-z][a-z0-9_]*$"
MAX_ID = 60
SPECIAL_PATTERN = "^(ES|S)-([1-9][0-9]?)$"
_SPECIAL = re.compile(SPECIAL_PATTERN)

_FLAGS = {word for one in ("true", "false") for word in (one, one.title(), one.upper())}
MOST = 10**15 - 1  # the highest amount, and the highest figure that is read

# A type apart from that of texts: it prints as it was typed in every language.
ColumnSigns = NewType("ColumnSigns", Text)
Id = Annotated[
    str,
    Field(pattern=ID_PATTERN, max_length=MAX_ID),
    BeforeValidator(lambda value: _unreserved(value)),
]
Named = Annotated[  # an id that knows its place
    Text, GetPydanticSchema(lambda _, handler: _checked(handler.generate_schema(Id)))
]
# The number of a column has no words: (3), (6)=(5)-(3).
_Signs = Annotated[str, Field(pattern=r"^[0-9a-z]?[-0-9()=+\u2212\u2013\u00d7\u00f7/., ]*$")]
ColumnNumber = Annotated[
    ColumnSigns, GetPydanticSchema(lambda _, handler: _checked(handler.generate_schema(_Signs)))
]
Prose = Annotated[InstanceOf[Text], WithJsonSchema({"type": "string"})]
# A type apart from that of texts: what is not printed or translated.
Unprinted = NewType("Unprinted", Text)
PlainText = Annotated[
    Unprinted,
    GetPydanticSchema(
        lambda *_: core_schema.is_instance_schema(Text),
        lambda _, handler: handler(core_schema.str_schema()),
    ),
]
Day = Annotated[Prose, WithJsonSchema({"type": "string", "format": "date"})]
Whole = Annotated[int, BeforeValidator(lambda value: _whole(value))]
Dollars = Annotated[Whole, Field(ge=0, le=MOST)]
Count = Annotated[Whole, Field(ge=1, le=100_000)]
Year = Annotated[Whole, Field(ge=1, le=2100)]  # a session is named by its number or by its year
Degree = Annotated[Whole, Field(ge=2, le=6)]  # of a heading within a section
Rank = Annotated[Whole, Field(ge=1, le=99)]  # of a row or a column, counted in words
WidthShare = Annotated[  # in per cent, with at most one decimal
    float,
    Field(ge=1, le=98),
    BeforeValidator(lambda value: _decimal(value)),
    WithJsonSchema({"type": "number", "minimum": 1, "maximum": 98}),
]
Level = Annotated[Whole, Field(ge=0, le=2)]  # of a row within the row above it
Decimals = Annotated[Whole, Field(ge=0, le=6)]  # of the figures of a column
ItemLetters = Annotated[str, Field(pattern=r"^[a-z]{1,2}$")]  # of a sub-item
Free = BeforeValidator(lambda value: _unplaced(value))
_NAMES_SCHEMA = {"type": "array", "items": {"type": "string", "pattern": ID_PATTERN}}
_WAYS_SCHEMA = WithJsonSchema(
    {"anyOf": [_NAMES_SCHEMA, {"type": "array", "items": {**_NAMES_SCHEMA, "minItems": 1}}]}
)
_Way = Annotated[tuple[Named, ...], Field(min_length=1)]
Ways = Annotated[  # one list of names, or several
    tuple[_Way, ...], BeforeValidator(lambda value: _ways(value)), _WAYS_SCHEMA
]
LanguageCode = Annotated[str, GetPydanticSchema(lambda *_: _one_of(languages()))]
OriginalCode = Annotated[
    str, GetPydanticSchema(lambda *_: _one_of(sorted({*OFFICIAL, *languages()})))
]
Originals = Annotated[  # one language, or a list of them
    tuple[OriginalCode, ...],
    Field(min_length=1),
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    GetPydanticSchema(get_pydantic_json_schema=lambda core, handler: _one_or_list(handler(core))),
]
EditionCode = Annotated[  # two languages: side by side
    str,
    GetPydanticSchema(
        lambda *_: _one_of([*languages(), *map("+".join, permutations(languages(), 2))])
    ),
]


def _checked(schema: CoreSchema) -> CoreSchema:
    """The schema of a text that must be valid by another one, and keeps its place."""
    return core_schema.no_info_wrap_validator_function(
        lambda value, check: (check(value), value)[1], schema
    )


def _one_of(values: Iterable[str]) -> core_schema.LiteralSchema:
    """The schema of a `Literal` whose values are not known before the program runs."""
    return core_schema.literal_schema([*values])


def _one_or_list(several: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of a list whose only entry can be written without the list."""
    return {"anyOf": [several["items"], several]}


def _unplaced(value: object) -> object:
    """The entries of a mapping with free keys, without the place that every mapping has."""
    return {k: v for k, v in value.items() if k != START} if isinstance(value, dict) else value


def _whole(value: object) -> object:
    """Only digits make a number here: Python would also accept 1_000 and +5."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch("[0-9]{1,15}", value):
        return f"{value} is not a number"
    _refuse_quotes(value)
    return int(value)


def _decimal(value: object) -> object:
    """A figure with at most one decimal."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9])?", value):
        return f"{value} is not a number"
    _refuse_quotes(value)
    return float(value)


def _flag(value: object) -> object:
    if not isinstance(value, str) or value not in _FLAGS:
        return value
    _refuse_quotes(value)
    return value.lower() == "true"


def _refuse_quotes(value: str) -> None:
    """Refuse a figure, true or false in quotes, which editors read as a text."""
    if isinstance(value, Text) and value.style not in ("", STAND_IN):
        raise PydanticCustomError("quoted", "in quotes it is a text")


def _ways(value: object) -> object:
    """A list of names is one sum; a list of lists is several."""
    flat = isinstance(value, list) and not any(isinstance(entry, list) for entry in value)
    return [value] if flat and value else value


def _unreserved(value: object) -> object:
    """The value, unless it is a plain word that editors do not read as a text."""
    if isinstance(value, Text) and not value.style and value in ("true", "false", "null"):
        raise PydanticCustomError("reserved", "it is not a text")
    return value


@dataclass(frozen=True, slots=True)
class SessionName:
    """A session as symbols name it: `62`, `S-24` for a special one, `ES-10` for an emergency."""

    number: int
    series: Literal["", "S", "ES"] = ""

    def __str__(self) -> str:
        return f"{self.series}-{self.number}" if self.series else str(self.number)


def _session(value: object, check: ValidatorFunctionWrapHandler) -> SessionName:
    """A special session is a text; any other has a number."""
    found = _SPECIAL.fullmatch(value) if isinstance(value, str) else None
    return (
        SessionName(int(found[2]), "ES" if found[1] == "ES" else "S")
        if found
        else SessionName(check(value))
    )


Session = Annotated[
    SessionName,
    GetPydanticSchema(
        lambda _, handler: core_schema.no_info_wrap_validator_function(
            _session, handler.generate_schema(Year)
        )
    ),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 2100},
                {"type": "string", "pattern": SPECIAL_PATTERN},
            ]
        }
    ),
]
Flag = Annotated[Literal[True, False], BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as a `Day` is written: 2007-10-22."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
