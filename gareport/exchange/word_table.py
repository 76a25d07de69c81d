"""A Word file with tables: bytes in; the lines of its tables, cell by cell, out.

Tracked changes count as accepted. What a cell has beside its text is named, so that nothing is
left out without a word.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_COMMENTS = "/comments"  # how the type of the relationship ends
_DELETED = {f"{_W}del", f"{_W}moveFrom"}
_PRINTED = {  # what an element prints, if it is not a stretch of text
    f"{_W}tab": " ",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "-",
}
_NO_TEXT = {
    f"{_W}sym": "a symbol of a symbol font",
    f"{_W}footnoteReference": "a footnote",
    f"{_W}endnoteReference": "an endnote",
    f"{_W}drawing": "a picture or a text box",
    f"{_W}pict": "a picture or a text box",
    f"{_W}object": "an embedded object",
    f"{_W}ruby": "a phonetic guide",
    f"{_W}tbl": "a table",
    f"{_W}altChunk": "an embedded file",
    f"{_M}oMath": "an equation",
}
_FORMATS = {  # what a run may have that changes the meaning of its text
    f"{_W}strike": "text that is struck out",
    f"{_W}dstrike": "text that is struck out",
    f"{_W}vanish": "hidden text",
}
_RAISED = {"superscript": "superscript", "subscript": "subscript"}
_EMPHASIS = {f"{_W}b": "bold", f"{_W}i": "italics", f"{_W}u": "underlined"}
_OFF = {"0", "false", "none", "off"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, a paragraph a line; what it has that is not text; the type it is set in."""

    text: str
    no_text: tuple[str, ...] = ()
    emphasis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its cells, the comments on it; whether it shares a cell with another."""

    cells: tuple[Cell, ...]
    comments: tuple[str, ...]
    is_joined: bool


@dataclass(frozen=True, slots=True)
class WordTables:
    """The first paragraph of a file, the lines of all its tables, and the text outside of them."""

    title: str
    lines: tuple[Line, ...]
    outside: tuple[str, ...]


class NotWord(Exception):  # noqa: N818 - what is wrong, not that it is an error
    """The bytes are not a valid Word file."""


def read_word(data: bytes) -> WordTables:
    """Read the tables of a Word file; a table that is divided in two counts as one.

    Raises `NotWord`.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        document = docx.Document(io.BytesIO(data))
        comments = _comments(document.part)
    except (BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as fault:
        raise NotWord from fault
    body = document.element.body
    paragraphs = [p for p in body.iter(f"{_W}p") if _above(p, f"{_W}tc") is None]
    outside = [text for text in map(_words, paragraphs) if text]
    rows = [row for row in body.iter(f"{_W}tr") if _above(row, f"{_W}tc") is None]
    lines = tuple(_line(row, comments) for row in rows if not _is_deleted_row(row))
    placed = {name for row in rows for name in _called(row)}
    unplaced = [text for name, text in comments.items() if name not in placed]
    return WordTables(next(iter(outside), ""), lines, (*outside[1:], *unplaced))


def _line(row: Any, comments: Mapping[str, str]) -> Line:
    cells = tuple(_cell(cell) for cell in row.iter(f"{_W}tc") if _above(cell, f"{_W}tr") is row)
    said = tuple(comments[name] for name in _called(row) if comments.get(name))
    return Line(cells, said, next(row.iter(f"{_W}vMerge"), None) is not None)


def _cell(cell: Any) -> Cell:
    paragraphs = (p for p in cell.iter(f"{_W}p") if _above(p, f"{_W}tc") is cell)
    text = "\n".join(words for words in map(_words, paragraphs) if words)
    others = [
        _NO_TEXT[node.tag] for node in cell.iter(*_NO_TEXT) if not _is_deleted(node)
    ]  # fmt: skip
    runs = [run for run in cell.iter(f"{_W}r") if not _is_deleted(run) and _words(run)]
    others += (name for run in runs for name in _changing_formats(run))
    emphasis = (name for run in runs for name in _set_in(run, _EMPHASIS))
    return Cell(text, tuple(dict.fromkeys(others)), tuple(dict.fromkeys(emphasis)))


def _words(element: Any) -> str:
    """The text of a paragraph or of a run, on one line."""
    words = []
    for node in element.iter(f"{_W}t", *_PRINTED):
        if not (_is_deleted(node) or _is_in_picture(node)):
            words.append(_PRINTED.get(node.tag) or node.text or "")
    return "".join(words).strip()


def _changing_formats(run: Any) -> Iterator[str]:
    yield from _set_in(run, _FORMATS)
    for node in run.iterfind(f"{_W}rPr/{_W}vertAlign"):
        if name := _RAISED.get(node.get(f"{_W}val")):
            yield name


def _set_in(run: Any, names: Mapping[str, str]) -> Iterator[str]:
    for properties in run.iterfind(f"{_W}rPr"):
        for node in properties:
            if node.tag in names and node.get(f"{_W}val", "1").lower() not in _OFF:
                yield names[node.tag]


def _is_deleted(node: Any) -> bool:
    return any(above.tag in _DELETED for above in node.iterancestors())


def _is_in_picture(node: Any) -> bool:
    """Whether the text is in a text box, which is named as a whole, or is a copy for old Words."""
    pictures = {f"{_W}drawing", f"{_W}pict", f"{_MC}Fallback", f"{_W}rt"}
    return any(above.tag in pictures for above in node.iterancestors())


def _is_deleted_row(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _above(node: Any, tag: str) -> Any:
    """The nearest element of a kind that the node is in, or None."""
    return next(node.iterancestors(tag), None)


def _called(row: Any) -> list[str]:
    """The ids of the comments on a row, in order."""
    marks = row.iter(f"{_W}commentRangeStart", f"{_W}commentReference")
    return list(dict.fromkeys(mark.get(f"{_W}id", "") for mark in marks))


def _comments(part: Any) -> dict[str, str]:
    """The comments of the file by id: `Name: text`."""
    from docx.oxml.parser import parse_xml

    found: dict[str, str] = {}
    for relation in part.rels.values():
        if relation.reltype.endswith(_COMMENTS) and not relation.is_external:
            for comment in parse_xml(relation.target_part.blob).iter(f"{_W}comment"):
                text = " ".join(filter(None, map(_words, comment.iter(f"{_W}p"))))
                author = comment.get(f"{_W}author", "").strip()
                said = f"{author}: {text}" if author and text else text
                found[comment.get(f"{_W}id", "")] = said
    return found
