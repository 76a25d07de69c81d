"""A lint of Word files: the bytes of one in; out, the faults that no validator sees.

Validators know the grammar of each part. They follow no field to its bookmark, add up no table,
ask of no picture what it shows, and take markup that was set as text for text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from word_file import Element, Faults, W, WordFile, child_value, is_on, text_of, value
from word_references import REFERENCE_RULES, SEPARATORS

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
DC = "{http://purl.org/dc/elements/1.1/}"
DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"
MARKS = ("drawing", "footnoteReference", "footnoteRef", *SEPARATORS)
SET_AS_TEXT = re.compile(r"</?w:|\{\{|\{%|\{#|&(lt|gt|amp|quot|#\d+);")
# RFC 5646, without the primary tags of four and more letters, of which none is registered.
LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, order=True)
class Finding:
    """A fault: the rule that is broken, the part where, and what is wrong."""

    rule: str
    part: str
    message: str


def lint(data: bytes) -> list[Finding]:
    """Every fault of a Word file, by rule and part."""
    file = WordFile(data)
    return sorted(
        Finding(rule, part, message)
        for rule, check in RULES.items()
        for part, message in check(file)
    )


def bad_languages(file: WordFile) -> Faults:
    tags = [
        (p, str(tag)) for p, e in file.each("lang", "themeFontLang") for tag in e.attrib.values()
    ]
    tags += [(CORE, e.text or "") for e in file.parts[CORE].iter(f"{DC}language")]
    for part, tag in tags:
        if not LANGUAGE.fullmatch(tag):
            yield part, f"`{tag}` is no language tag"


def runs_without_language(file: WordFile) -> Faults:
    for part, story in file.stories:
        for run in story.iter(f"{W}r"):
            if run.find(f"{W}t") is not None and run.find(f"{W}rPr/{W}lang") is None:
                yield part, f"no language is named for `{text_of(run)}`"


def uneven_rows(file: WordFile) -> Faults:
    for part, table in file.each("tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spanned = sum(span for _, span, _ in cells(row)) + _skipped(row, "gridAfter")
            if _skipped(row, "gridBefore") + spanned != columns:
                yield part, f"a row of `{text_of(row)[:20]}` does not fill {columns} columns"


def uneven_widths(file: WordFile) -> Faults:
    for part, table in file.each("tbl"):
        grid = [twips(column) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        whole = table.find(f"{W}tblPr/{W}tblW")
        if whole is not None and twips(whole) not in {None, sum(width or 0 for width in grid)}:
            yield part, f"the columns {grid} do not add up to {value(whole, 'w')}"
        for row in table.findall(f"{W}tr"):
            for first, span, width in cells(row):
                if width not in {None, sum(column or 0 for column in grid[first : first + span])}:
                    yield part, f"a cell of `{text_of(row)[:20]}` is not as wide as its columns"


def cells(row: Element) -> Iterator[tuple[int, int, int | None]]:
    """Each cell of a row: its first column, how many it spans, its width in twips."""
    first = _skipped(row, "gridBefore")
    for cell in row.findall(f"{W}tc"):
        span = int(child_value(cell, "tcPr/gridSpan") or 1)
        width = cell.find(f"{W}tcPr/{W}tcW")
        yield first, span, None if width is None else twips(width)
        first += span


def _skipped(row: Element, name: str) -> int:
    return int(child_value(row, f"trPr/{name}") or 0)


def twips(element: Element) -> int | None:
    """A width, unless it is a share or left to Word."""
    absolute = element.get(f"{W}type", "dxa") == "dxa" and value(element, "w").isdigit()
    return int(value(element, "w")) if absolute else None


def markup_as_text(file: WordFile) -> Faults:
    for part, root in file.parts.items():
        for element in root.iter():
            for text in (element.text or "", *map(str, element.attrib.values())):
                if SET_AS_TEXT.search(text):
                    yield part, f"markup stands as text: {text[:40]}"


def pictures_without_description(file: WordFile) -> Faults:
    for part, picture in file.each("drawing", "pict"):
        described = [p.get("descr", "") for p in picture.iter(f"{WP}docPr")]
        described += [shape.get("alt", "") for shape in picture.iter(f"{V}shape")]
        if not any(text.strip() for text in described):
            yield part, "a picture has no description"


def has_header_look(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    first_row = look.get(f"{W}firstRow")
    return is_on(first_row) if first_row else bool(int(value(look) or "0", 16) & 0x20)


def tables_without_header_row(file: WordFile) -> Faults:
    for part, table in file.each("tbl"):
        if has_header_look(table) and table.find(f"{W}tr[1]/{W}trPr/{W}tblHeader") is None:
            yield part, f"the table `{text_of(table)[:20]}` has no row marked as its head"


def undescribed_tables(file: WordFile) -> Faults:
    for part, table in file.each("tbl"):
        for name in ("tblCaption", "tblDescription"):
            if has_header_look(table) and not child_value(table, f"tblPr/{name}").strip():
                yield part, f"the table `{text_of(table)[:20]}` has no {name}"


def gaps_in_outline(file: WordFile) -> Faults:
    levels = [(-1, "")]
    for paragraph in file.parts[DOCUMENT].iter(f"{W}p"):
        level = file.stated(paragraph, "outlineLvl")
        if level is not None and int(value(level)) < 9:
            levels.append((int(value(level)), text_of(paragraph)))
    for (above, _), (depth, text) in pairwise(levels):
        if depth > above + 1:
            yield DOCUMENT, f"`{text[:30]}` is a heading {depth - above} levels down at once"


def empty_paragraphs(file: WordFile) -> Faults:
    for part, paragraph in file.each("p"):
        shown = text_of(paragraph).strip() or has_mark(paragraph)
        if not (shown or is_required(paragraph) or file.stated(paragraph, "pBdr") is not None):
            yield part, f"an empty paragraph of the style `{child_value(paragraph, 'pPr/pStyle')}`"


def has_mark(paragraph: Element) -> bool:
    return next(paragraph.iter(*(W + mark for mark in MARKS)), None) is not None


def is_required(paragraph: Element) -> bool:
    """Whether a cell or a running head would be without any paragraph."""
    holder = paragraph.getparent()
    if holder is None or holder.tag not in {f"{W}tc", f"{W}hdr", f"{W}ftr"}:
        return False
    return len(holder.findall(f"{W}p") + holder.findall(f"{W}tbl")) == 1


def requests_for_update(file: WordFile) -> Faults:
    for part, _ in file.each("updateFields"):
        yield part, "Word is asked to update the fields"
    for part, root in file.parts.items():
        for element in root.iter("{*}*"):
            if is_on(value(element, "dirty")):
                yield part, "a field is marked as out of date"


def missing_properties(file: WordFile) -> Faults:
    for name in ("title", "subject", "language"):
        if not any((e.text or "").strip() for e in file.parts[CORE].iter(DC + name)):
            yield CORE, f"the {name} is missing"


RULES = REFERENCE_RULES | {
    "language-tag": bad_languages,
    "run-language": runs_without_language,
    "table-columns": uneven_rows,
    "table-widths": uneven_widths,
    "table-head": tables_without_header_row,
    "table-description": undescribed_tables,
    "markup-as-text": markup_as_text,
    "picture-description": pictures_without_description,
    "outline": gaps_in_outline,
    "empty-paragraph": empty_paragraphs,
    "update": requests_for_update,
    "properties": missing_properties,
}
