"""The scalars of a report: the plain data of YAML in, names, figures and texts with places out.

Each is a type of the model, with what an editor's schema says of it.
"""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, GetPydanticSchema, InstanceOf, WithJsonSchema
from pydantic_core import core_schema

from gareport.source import START, Text

ID_PATTERN = r"^[a-z][a-z0-9_]*$"
MAX_ID = 60

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=MAX_ID)]
Named = Annotated[  # an id that knows where it stands
    Text,
    GetPydanticSchema(
        lambda _, handler: core_schema.no_info_wrap_validator_function(
            lambda value, check: (check(value), value)[1], handler.generate_schema(Id)
        )
    ),
]
Prose = Annotated[InstanceOf[Text], WithJsonSchema({"type": "string"})]
Whole = Annotated[int, BeforeValidator(lambda value: _whole(value))]
Count = Annotated[Whole, Field(ge=1, le=100_000)]
Session = Annotated[Whole, Field(ge=1, le=199)]  # as far as ordinals are spelt out
Free = BeforeValidator(lambda value: _unplaced(value))
LanguageCode = Literal["en", "zh"]
EditionCode = Literal["en", "zh", "en+zh", "zh+en"]  # a pair stands side by side


def _unplaced(value: object) -> object:
    """The entries of a mapping with free keys, without the place that every mapping carries."""
    return {k: v for k, v in value.items() if k != START} if isinstance(value, dict) else value


def _whole(value: object) -> object:
    """Digits alone make a number here: Python would take 1_000 and +5 as well."""
    if not isinstance(value, str):
        return value
    return int(value) if re.fullmatch("[0-9]{1,15}", value) else f"{value} is no number"


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(str(value), value)


Flag = Annotated[Literal[True, False], BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
