"""Entries in, the text of a PO file out: a line for each text, no dates, no line numbers.

The source is on one line and its translation on the next. Git refuses to merge changes of
neighbouring lines, so no merge, rebase or cherry-pick puts a translation beside a source that it
was not made from.
"""

from collections.abc import Iterable, Iterator, Sequence

from gareport.translation.po_text import Record

_SIGNS = str.maketrans({
    "\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t",
    "\r": r"\r", "\v": r"\v", "\b": r"\b", "\f": r"\f",
})  # fmt: skip


def layout(records: Iterable[Record], tail: Sequence[str] = ()) -> str:
    """The whole file; `tail` are comments after the last entry."""
    parts = ["\n".join((*_lines(record), "")) for record in records]
    parts += ["\n".join((*tail, "")) if tail else ""]
    return "\n".join(filter(None, parts))


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
    if record.id is None and not record.source:
        yield from _header(record.translation)
    else:
        yield from _quoted("msgstr", record.translation, sign)


def _quoted(keyword: str, text: str, sign: str) -> Iterator[str]:
    yield f'{sign}{keyword} "{_escaped(text)}"'


def _header(text: str) -> Iterator[str]:
    """The fields of the header, one a line, as every tool writes them."""
    yield 'msgstr ""'
    for field in text.splitlines(keepends=True):
        yield f'"{_escaped(field)}"'


def _escaped(text: str) -> str:
    """The text as written between quotation marks; most texts have nothing to escape."""
    is_plain = text.isprintable() and '"' not in text and "\\" not in text
    return text if is_plain else text.translate(_SIGNS)
