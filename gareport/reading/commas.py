"""Commas within braces: the keys that YAML makes of a text or a figure in; the whole of it out.

In `{id: a, text: one, two}`, the comma ends the text, and `two` is read as a key without a value.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from pydantic import BaseModel

from gareport.report.cover_parts import Amount
from gareport.report.shape import keys_of
from gareport.report.source import Mapping, SourceNode, Text

MAX_KEYS = 40  # of a mapping that can be a text with commas


class Cut(NamedTuple):
    """A text that commas have cut: its key, the whole text, and the keys made of the rest."""

    key: Text
    whole: Text
    rest: tuple[Text, ...]


def without_commas(node: SourceNode, kind: type[BaseModel]) -> str | None:
    """The whole figure of an amount in braces that its commas have cut: {usd: 75,100}."""
    figure = node.values.get("usd") if isinstance(node, Mapping) and kind is Amount else None
    if not isinstance(figure, Text) or not figure.isdecimal():
        return None
    groups = [key for key in _keys(node) if key.isdecimal() and len(key) == 3]
    return "".join([figure, *groups]) if groups else None


def cut_text(node: SourceNode, kind: type[BaseModel], key: str) -> Cut | None:
    """The text in braces of which an unknown key is a part; None if the key is not such a part."""
    return next((cut for cut in _cuts(node, keys_of(kind)) if key in cut.rest), None)


def _cuts(node: SourceNode, known: Collection[str]) -> Iterator[Cut]:
    """The texts of a mapping that unknown keys without values follow in the same line."""
    found: Cut | None = None
    for key in _keys(node)[:MAX_KEYS]:
        value = node.values[key] if isinstance(node, Mapping) else None
        is_rest = isinstance(value, Text) and not value and key not in known
        if found and is_rest and key.span.line == found.whole.span.line:
            end = found.whole.span.column + len(found.whole)
            gap = "," + " " * (key.span.column - end - 1)
            whole = Text(f"{found.whole}{gap}{key}", found.whole.span)
            found = Cut(found.key, whole, (*found.rest, key))
            continue
        if found and found.rest:
            yield found
        is_plain = isinstance(value, Text) and value and not value.style
        found = Cut(key, value, ()) if is_plain and isinstance(value, Text) else None
    if found and found.rest:
        yield found


def _keys(node: SourceNode) -> tuple[Text, ...]:
    return node.keys if isinstance(node, Mapping) else ()
