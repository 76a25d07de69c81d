"""A lint of Word files: the bytes of one in; the errors that no validator sees out.

Validators know the grammar of each part. They do not follow a field to its bookmark, add up the
widths of a table, look for the description of a picture, or notice markup printed as text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gareport.validators.word_file import (
    Element,
    Faults,
    W,
    WordFile,
    child_value,
    is_on,
    text_of,
    value,
)
from gareport.validators.word_references import REFERENCE_RULES, SEPARATORS

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
DC = "{http://purl.org/dc/elements/1.1/}"
DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"
MARKS = ("drawing", "footnoteReference", "footnoteRef", *SEPARATORS)
# The styles of lines that are a point high, before or after a table.
_BESIDE_TABLES = ("BeforeMasthead", "AfterContents", "TableStart", "BoxEnd")
SET_AS_TEXT = re.compile(r"</?w:|\{\{|\{%|\{#|&(lt|gt|amp|quot|#\d+);")
# RFC 5646, without primary tags of four and more letters: none is registered.
LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Finding:
    """An error: the name of the check, the element, and what is wrong with it."""

    rule: str
    element: Element
    message: str


def lint(file: WordFile) -> list[Finding]:
    """Every error of a Word file, check by check."""
    return [
        Finding(rule, element, message)
        for rule, check in RULES.items()
        for element, message in check(file)
    ]


def _bad_languages(file: WordFile) -> Faults:
    named = file.each("lang", "themeFontLang")
    tags = [(element, str(tag)) for element in named for tag in element.attrib.values()]
    tags += [(element, element.text or "") for element in file.parts[CORE].iter(f"{DC}language")]
    for element, tag in tags:
        if not LANGUAGE.fullmatch(tag):
            yield element, f"`{tag}` is not a language tag"


def _runs_without_language(file: WordFile) -> Faults:
    for story in file.stories:
        for run in story.iter(f"{W}r"):
            if run.find(f"{W}t") is not None and run.find(f"{W}rPr/{W}lang") is None:
                yield run, f"the text `{text_of(run)}` has no language"


def _uneven_rows(file: WordFile) -> Faults:
    for table in file.each("tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spanned = sum(span for _, span, _ in _cells(row)) + _skipped(row, "gridAfter")
            if _skipped(row, "gridBefore") + spanned != columns:
                yield row, f"the row `{_opening(row)}` does not fill {columns} columns"


def _uneven_widths(file: WordFile) -> Faults:
    for table in file.each("tbl"):
        grid = [_twips(column) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        whole = table.find(f"{W}tblPr/{W}tblW")
        if whole is not None and _twips(whole) not in {None, sum(width or 0 for width in grid)}:
            yield table, f"the columns {grid} do not add up to {value(whole, 'w')}"
        for row in table.findall(f"{W}tr"):
            for first, span, width in _cells(row):
                if width not in {None, sum(column or 0 for column in grid[first : first + span])}:
                    yield row, f"a cell of the row `{_opening(row)}` is not as wide as its columns"


def _opening(holder: Element) -> str:
    """The first words in a row or a table, cell by cell."""
    return " | ".join(filter(None, map(text_of, holder.iter(f"{W}p"))))[:30]


def _cells(row: Element) -> Iterator[tuple[int, int, int | None]]:
    """Each cell of a row: its first column, how many it spans, its width in twips."""
    first = _skipped(row, "gridBefore")
    for cell in row.findall(f"{W}tc"):
        span = int(child_value(cell, "tcPr/gridSpan") or 1)
        width = cell.find(f"{W}tcPr/{W}tcW")
        yield first, span, None if width is None else _twips(width)
        first += span


def _skipped(row: Element, name: str) -> int:
    return int(child_value(row, f"trPr/{name}") or 0)


def _twips(element: Element) -> int | None:
    """A width in twips; None for a percentage or an automatic width."""
    absolute = element.get(f"{W}type", "dxa") == "dxa" and value(element, "w").isdigit()
    return int(value(element, "w")) if absolute else None


def _markup_as_text(file: WordFile) -> Faults:
    for root in file.parts.values():
        for element in root.iter():
            for text in (element.text or "", *map(str, element.attrib.values())):
                if SET_AS_TEXT.search(text):
                    yield element, f"markup is printed as text: {text[:40]}"


def _pictures_without_description(file: WordFile) -> Faults:
    for picture in file.each("drawing", "pict"):
        described = [p.get("descr", "") for p in picture.iter(f"{WP}docPr")]
        described += [shape.get("alt", "") for shape in picture.iter(f"{V}shape")]
        if not any(text.strip() for text in described):
            yield picture, "a picture has no description"


def _has_header_look(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    first_row = look.get(f"{W}firstRow")
    return is_on(first_row) if first_row else bool(int(value(look) or "0", 16) & 0x20)


def _tables_without_header_row(file: WordFile) -> Faults:
    for table in file.each("tbl"):
        if _has_header_look(table) and table.find(f"{W}tr[1]/{W}trPr/{W}tblHeader") is None:
            yield table, f"the table `{_opening(table)}` has no header row"


def _undescribed_tables(file: WordFile) -> Faults:
    for table in file.each("tbl"):
        for name in ("tblCaption", "tblDescription"):
            if _has_header_look(table) and not child_value(table, f"tblPr/{name}").strip():
                yield table, f"the table `{_opening(table)}` has no {name}"


def _gaps_in_outline(file: WordFile) -> Faults:
    above = -1
    for paragraph in file.parts[DOCUMENT].iter(f"{W}p"):
        level = file.stated(paragraph, "outlineLvl")
        depth = 9 if level is None else int(value(level))
        if depth < 9:
            if depth > above + 1:
                text = text_of(paragraph)[:30]
                yield paragraph, f"the heading `{text}` skips {depth - above - 1} levels"
            above = depth


def _empty_paragraphs(file: WordFile) -> Faults:
    for paragraph in file.each("p"):
        shown = text_of(paragraph).strip() or _has_mark(paragraph) or _is_number(paragraph, file)
        if not (shown or _is_required(paragraph) or file.stated(paragraph, "pBdr") is not None):
            style = child_value(paragraph, "pPr/pStyle")
            yield paragraph, f"a paragraph of the style `{style}` is empty"


def _is_number(paragraph: Element, file: WordFile) -> bool:
    """Whether it is a heading that has only its number, such as an annex or a part of a draft."""
    counted = file.stated(paragraph, "numPr")
    number = None if counted is None else child_value(counted, "numId")
    return number not in (None, "0") and file.stated(paragraph, "outlineLvl") is not None


def _has_mark(paragraph: Element) -> bool:
    return next(paragraph.iter(*(W + mark for mark in MARKS)), None) is not None


def _is_required(paragraph: Element) -> bool:
    """Whether it ends a section, is alone in a cell or running head, or ends one after a table.

    So is one before a table with which the document begins, and one for the room under the box of
    a summary, as a table has no space after it.
    """
    if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        return True
    if child_value(paragraph, "pPr/pStyle") in _BESIDE_TABLES:
        return any(e is not None and e.tag == f"{W}tbl" for e in _neighbours(paragraph))
    holder = paragraph.getparent()
    if holder is None or holder.tag not in {f"{W}tc", f"{W}hdr", f"{W}ftr"}:
        return False
    before = paragraph.getprevious()
    after_table = before is not None and before.tag == f"{W}tbl" and paragraph.getnext() is None
    return after_table or len(holder.findall(f"{W}p") + holder.findall(f"{W}tbl")) == 1


def _neighbours(paragraph: Element) -> tuple[Element | None, Element | None]:
    return paragraph.getprevious(), paragraph.getnext()


def _requests_for_update(file: WordFile) -> Faults:
    for request in file.each("updateFields"):
        yield request, "the file asks Word to update its fields"
    for root in file.parts.values():
        for element in root.iter("{*}*"):
            if is_on(value(element, "dirty")):
                yield element, "a field is marked as out of date"


def _missing_properties(file: WordFile) -> Faults:
    for name in ("title", "subject", "language"):
        if not any((e.text or "").strip() for e in file.parts[CORE].iter(DC + name)):
            yield file.parts[CORE], f"the {name} is missing"


RULES = REFERENCE_RULES | {
    "language-tag": _bad_languages,
    "run-language": _runs_without_language,
    "table-columns": _uneven_rows,
    "table-widths": _uneven_widths,
    "table-head": _tables_without_header_row,
    "table-description": _undescribed_tables,
    "markup-as-text": _markup_as_text,
    "picture-description": _pictures_without_description,
    "outline": _gaps_in_outline,
    "empty-paragraph": _empty_paragraphs,
    "update": _requests_for_update,
    "properties": _missing_properties,
}
