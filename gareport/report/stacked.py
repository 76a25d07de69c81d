"""Texts in place of one: a list as typed in; one text, which knows the others, out.

A quotation may have several paragraphs, and a cell several texts. It is its first text for
everything that looks for a figure or a word in it, and `lines_of` gives all of them, each with its
own key.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag, WithJsonSchema

from gareport.report.keys import Key
from gareport.report.scalars import Prose
from gareport.report.source import Text


@dataclass(frozen=True, slots=True)
class StackedLine:
    """One of the texts, with the sign before it: a bullet, a dash, or none."""

    text: Text
    sign: str = ""


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """One of the texts with its key: that of all of them, then `costs.travel.why.2`."""

    key: Key
    text: Text
    sign: str


class Stacked(Text):
    """The first of several texts, or of a list."""

    lines: tuple[StackedLine, ...]


def stacked(lines: Iterable[StackedLine]) -> Text:
    """Several texts as one; a text alone stays as it is."""
    every = tuple(lines)
    first = every[0].text
    if len(every) == 1 and not every[0].sign:
        return first
    found = Stacked(first.typed, first.span, first.raw, first.style)
    found.lines = every
    return found


def lines_of(key: Key, text: Text) -> Iterator[KeyedLine]:
    """The texts that the text with this key consists of."""
    lines = text.lines if isinstance(text, Stacked) else (StackedLine(text),)
    for number, line in enumerate(lines, 1):
        yield KeyedLine(key if number == 1 else key.counted(number), line.text, line.sign)


def _joined(value: Any) -> Text:
    return value if isinstance(value, Text) else stacked(map(StackedLine, value))


def _tag(value: Any) -> str:
    return "=parts" if isinstance(value, list | tuple) else "=text"


# The tags begin with a sign that no key of a file has, so that they are never taken for one.
if TYPE_CHECKING:
    Paragraphs = Text
else:
    Paragraphs = Annotated[
        Annotated[Prose, Tag("=text")]
        | Annotated[tuple[Prose, ...], Field(min_length=1), Tag("=parts")],
        Discriminator(_tag),
        AfterValidator(_joined),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"type": "string"}, "minItems": 1},
                ]
            }
        ),
    ]
