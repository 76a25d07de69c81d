"""Entries in, the text of a PO file out: one sentence a line, no dates, no line numbers.

With one sentence a line, a diff or a merge shows only the sentences that were edited.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from gareport.translation.po_text import Record

_CLOSING = r"[”’」』）》〕\"')\]*]*(?:\{note\.\w+\})*"
# Begins with one class of characters, which is fast to search for; the rest looks back at it.
_SENTENCE = re.compile(
    r"[\n。！？；.!?;](?:(?<=\n)"
    rf"|(?<=[。！？；]){_CLOSING}"
    rf"|(?<=[.!?])(?<!\b[A-Z].){_CLOSING}[ \u00a0]+(?=[“‘\"'(\[*]*[^\W\d_a-z])"
    rf"|(?<=;){_CLOSING}[ ]+(?=(?:and |or )?\([a-z]+\)))"
)
_SIGNS = str.maketrans({
    "\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t",
    "\r": r"\r", "\v": r"\v", "\b": r"\b", "\f": r"\f",
})  # fmt: skip


def layout(records: Iterable[Record], tail: Sequence[str] = ()) -> str:
    """The whole file; `tail` are comments after the last entry."""
    parts = ["\n".join((*_lines(record), "")) for record in records]
    parts += ["\n".join((*tail, "")) if tail else ""]
    return "\n".join(filter(None, parts))


def sentences(text: str) -> list[str]:
    """The text cut after each sentence; joined, the pieces are the text."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    starts = [0, *ends]
    return [text[a:b] for a, b in zip(starts, [*ends, len(text)], strict=True) if text[a:b]]


def _lines(record: Record) -> Iterator[str]:
    yield from record.remarks
    for note in record.notes:
        yield f"#. {note}"
    if record.flags:
        yield f"#, {', '.join(record.flags)}"
    sign = "#~" if record.is_obsolete else ""
    if record.previous is not None:
        yield from _quoted("msgid", record.previous, f"{sign or '#'}| ")
    sign = sign and f"{sign} "
    if record.id is not None:
        yield f'{sign}msgctxt "{_escaped(record.id)}"'
    yield from _quoted("msgid", record.source, sign)
    yield from _quoted("msgstr", record.translation, sign)


def _quoted(keyword: str, text: str, sign: str) -> Iterator[str]:
    pieces = sentences(text)
    if len(pieces) < 2:
        yield f'{sign}{keyword} "{_escaped(text)}"'
        return
    yield f'{sign}{keyword} ""'
    for piece in pieces:
        yield f'{sign}"{_escaped(piece)}"'


def _escaped(text: str) -> str:
    """The text as written between quotation marks; most texts have nothing to escape."""
    is_plain = text.isprintable() and '"' not in text and "\\" not in text
    return text if is_plain else text.translate(_SIGNS)
