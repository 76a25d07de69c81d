"""The shape of the YAML files: a kind of the model in; its keys, and what they can hold, out.

The code that repairs files with errors, and the code that writes into files, reads the keys here.
"""

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from gareport.report.source import Text


def keys_of(kind: type[BaseModel]) -> list[str]:
    """The keys that a kind has in a file."""
    return [name for name, key in kind.model_fields.items() if not key.alias]


def kinds_within(kind: type[BaseModel], key: str) -> list[type[BaseModel]]:
    """The kinds that can be the value of a key."""
    found: list[type[BaseModel]] = []
    pending: list[Any] = [kind.model_fields[key].annotation]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        pending += get_args(annotation)
    return found


def kinds_under(*kinds: type[BaseModel]) -> list[type[BaseModel]]:
    """The kinds, and all kinds within them at any depth, each once."""
    found: list[type[BaseModel]] = []
    pending = [*kinds]
    while pending:
        kind = pending.pop(0)
        if kind not in found:
            found.append(kind)
            pending += [inner for key in keys_of(kind) for inner in kinds_within(kind, key)]
    return found


def holds_text(kind: type[BaseModel], key: str) -> bool:
    """Whether the value of a key is one text."""
    return _is_text(kind.model_fields[key].annotation)


def has_texts(kind: type[BaseModel], key: str) -> bool:
    """Whether the value of a key is a text, or a list or a mapping of texts."""
    pending: list[Any] = [kind.model_fields[key].annotation]
    while pending:
        annotation = pending.pop()
        if annotation is Text:
            return True
        pending += get_args(annotation)
    return False


def _is_text(annotation: Any) -> bool:
    options = (
        get_args(annotation) if get_origin(annotation) in (Annotated, Union, UnionType) else ()
    )
    return annotation is Text or any(map(_is_text, options))
