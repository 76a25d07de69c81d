"""Missing ids, added in place: a file's text and nodes in, the text with the new ids out.

Each block without an id gets a line after its first key, or an id after its opening brace.
Nothing else in the text changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import combining, normalize
from zlib import crc32

from gareport.report.cover import Cover
from gareport.report.model import Section
from gareport.report.shape import keys_of, kinds_under, kinds_within
from gareport.report.source import Mapping, Sequence, SourceNode, Text

_LISTS = {  # whose entries have ids
    key
    for kind in kinds_under(Cover, Section)
    for key in keys_of(kind)
    if any("id" in keys_of(inner) for inner in kinds_within(kind, key))
}
_UNACCENTED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
_WORDS = 3  # so many words of a text make an id
_LONGEST = 40
_LETTERS = "bdghkmnprtvz"  # without vowels they make no word


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where an id belongs: a line and a column from 0; the words to make it of, and the text."""

    line: int
    column: int
    is_flow: bool
    words: str
    text: str


def mint(text: str, root: SourceNode, taken: set[str], name: str = "") -> str:
    """The text with an id for each block that has none; the new ids are added to `taken`.

    `name` is the name of the file: that of its section, and of blocks without Latin letters.
    """
    lines = text.split("\n")
    gaps = list(_gaps(root, lines))
    if name and isinstance(root, Mapping) and "content" in root.values and "id" not in root.values:
        gaps.insert(0, replace(_gap(root, lines), words=name))
    tried: dict[str, int] = {}
    named = [(gap, _free(gap, taken, tried, name)) for gap in gaps]
    for gap, name in sorted(named, key=_from_the_end):
        if gap.is_flow:
            line = lines[gap.line]
            lines[gap.line] = f"{line[: gap.column]}id: {name}, {line[gap.column :]}"
        else:
            end = "\r" if lines[0].endswith("\r") else ""
            lines.insert(gap.line, f"{' ' * gap.column}id: {name}{end}")
    return "\n".join(lines)


def _from_the_end(named: tuple[_Gap, str]) -> tuple[bool, int, int]:
    """The order of changes: braces first, as they move no line; then from the last line up."""
    gap = named[0]
    return not gap.is_flow, -gap.line, -gap.column if gap.is_flow else gap.column


def ids_in(node: SourceNode) -> Iterator[str]:
    """Yield every id that a file already has."""
    for inner in _inner(node):
        yield from ids_in(inner)
    if isinstance(node, Mapping) and isinstance(name := node.values.get("id"), Text):
        yield str(name)


def _gaps(node: SourceNode, lines: list[str]) -> Iterator[_Gap]:
    if isinstance(node, Mapping):
        for key in node.keys:
            value = node.values[str(key)]
            if key in _LISTS and isinstance(value, Sequence):
                entries = (entry for entry in value.entries if isinstance(entry, Mapping))
                yield from (_gap(e, lines) for e in entries if e.keys and "id" not in e.values)
    for inner in _inner(node):
        yield from _gaps(inner, lines)


def _gap(block: Mapping, lines: list[str]) -> _Gap:
    line, column = block.span.line - 1, block.span.column - 1
    texts = (str(value) for value in block.values.values() if isinstance(value, Text))
    text = next(texts, "")
    if lines[line][column : column + 1] == "{":
        return _Gap(line, column + 1, True, _words(text), text)
    behind = block.keys[1].span.line - 1 if len(block.keys) > 1 else _end(block)
    return _Gap(behind, column, False, _words(text), text)


def _end(node: SourceNode) -> int:
    """The line after a node, from 0: where a line can be added."""
    if isinstance(node, Text):
        is_block = node.style in (">", "|")
        return node.span.line + node.raw.count("\n") - is_block
    return max((_end(inner) for inner in _inner(node)), default=node.span.line)


def _words(text: str) -> str:
    """The first words in Latin letters, joined; empty if there are none.

    Letters lose their accents: Élan becomes elan.
    """
    plain = re.sub(r"\{[^}]*\}", "", text).casefold()
    letters = (letter for letter in normalize("NFKD", plain) if not combining(letter))
    words = re.findall(r"[a-z][a-z0-9]*", "".join(letters).translate(_UNACCENTED))
    return "_".join(words[:_WORDS])[:_LONGEST].strip("_")


def _free(gap: _Gap, taken: set[str], tried: dict[str, int], name: str) -> str:
    """The first id that is free: the words or the letters, or these with a count after them."""
    base = (
        gap.words
        or f"{name or 'block'}_{_letters(crc32(gap.text.encode()) % len(_LETTERS) ** 4, 4)}"
    )
    found, count = base, tried.get(base, 1)
    while found in taken:
        count += 1
        found = f"{base}_{count}" if gap.words else f"{base}{_letters(count)}"
    tried[base] = count
    taken.add(found)
    return found


def _letters(number: int, places: int = 1) -> str:
    """A number in letters, in at least so many places.

    Figures would look like the number of a paragraph, and be wrong as soon as a block is added.
    """
    found = ""
    while number or places > 0:
        number, digit = divmod(number, len(_LETTERS))
        found += _LETTERS[digit]
        places -= 1
    return found


def _inner(node: SourceNode) -> tuple[SourceNode, ...]:
    if isinstance(node, Mapping):
        return tuple(node.values.values())
    return node.entries if isinstance(node, Sequence) else ()
