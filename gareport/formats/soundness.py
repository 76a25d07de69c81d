"""Between render and the files: filled parts in; nothing, or the template that is wrong, out.

A template can be filled in without an error and still make invalid HTML, or XML that Word does not
open. If XML is malformed, the parts are filled once more, with marks before and after the output of
each template.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from gareport.formats import DOCX, LAID_OUT, render
from gareport.formats.tracing import UnsoundError
from gareport.reading.workspace import workspace
from gareport.report.cover import Report, on_front
from gareport.report.diagnostics import Span, shown
from gareport.report.excerpt import reader
from gareport.report.model import Node, kind_name
from gareport.report.texts import anchors, walk

_NO_BLOCK = "the template does not print any block of the report"
_SIDES = ("first", "even", "odd")
# The root element that Word expects in each part.
_ROOTS = {
    "[Content_Types].xml": "Types",
    "word/document.xml": "document",
    "word/footnotes.xml": "footnotes",
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fonts",
    "word/theme.xml": "theme",
    "docProps/core.xml": "coreProperties",
    "docProps/app.xml": "Properties",
    "docProps/custom.xml": "Properties",
    **{f"word/header_{side}.xml": "hdr" for side in _SIDES},
    **{f"word/footer_{side}.xml": "ftr" for side in _SIDES},
}
_TOKEN = re.compile(
    rf"{render.OPENS}([^<>]+){render.ENDS}|{render.CLOSED}"
    r"|<(/?)([A-Za-z][\w:.]*)(?:\s[^<>]*?)?(/?)>"
)
_ALONE = re.compile(r"(&)(?!#?\w+;)")
_USES = re.compile(r'\sr:(?:id|embed|link)="([^"]*)"')
_STYLES = "word/styles.xml"
_CHARTS = "word/charts/"
_CHART, _CHART_RELS = "word/charts/chart.xml", "word/charts/_rels/chart.xml.rels"
_STYLE = re.compile(r'w:styleId="([^"]*)"')
_STYLED = re.compile(r'<w:(?:p|r|tbl)Style w:val="([^"]*)"')
_LED_TO = re.compile(r'(?:w:anchor="|REF )_P(\d+)_')
_BOOKMARK = re.compile(r'<w:bookmarkStart [^<>]*w:name="_P(\d+)_')


def require_blocks(html: str, report: Report, is_parallel: bool) -> None:
    """Raise `UnsoundError` if the HTML of the pages has no block of the report.

    A parallel edition may have no row to print: its body is enough.
    """
    roots = report.all_sections or on_front(report.cover)
    ids = [f'id="{node.id}"' for node in walk(roots)]
    if not any(sign in html for sign in (["<body"] if is_parallel else ids)):
        _refuse(LAID_OUT.name, LAID_OUT.main, is_parallel, _NO_BLOCK)


def require_package(
    parts: Mapping[str, str],
    pictures: Collection[str],
    report: Report,
    is_parallel: bool,
    marked: Callable[[], Mapping[str, str]],
) -> None:
    """Raise `UnsoundError` if the parts do not make a Word file; `marked` fills them with marks."""
    from lxml import etree

    roots: dict[str, Any] = {}
    for name, text in parts.items():
        try:
            roots[name] = etree.fromstring(text.encode())
        except etree.XMLSyntaxError as error:
            raise _malformed(name, error, marked()[name], report, is_parallel) from error
    for name, root in roots.items():
        made, wanted = etree.QName(root).localname, _root(name)
        if wanted and made != wanted:
            message = f"the template makes `<{made}>`, but Word expects `<{wanted}>`"
            _refuse(DOCX.name, name, is_parallel, message)
    sign = re.compile("<w:body") if is_parallel else _BOOKMARK
    if not sign.search(parts[DOCX.main]):
        _refuse(DOCX.name, DOCX.main, is_parallel, _NO_BLOCK)
    there = {*parts, *pictures}
    for name in roots:
        for part in _targets(name, roots[name]):
            if part not in there:
                message = f"the template names {part}, but no template makes that part"
                _refuse(DOCX.name, name, is_parallel, message)
        lost = set(_USES.findall(parts[name])) - _relationships(name, roots)
        if lost:
            message = f"the part uses {', '.join(sorted(lost))}, which {_rels(name)} does not have"
            _refuse(DOCX.name, name, is_parallel, message)
    _require_styles(parts, is_parallel)
    if not is_parallel:  # of the rows that changed, some refer to rows that did not
        _require_bookmarks(parts[DOCX.main], report)


def _require_styles(parts: Mapping[str, str], is_parallel: bool) -> None:
    """Raise `UnsoundError` if a part uses a style that is not defined."""
    defined = set(_STYLE.findall(parts[_STYLES]))
    for name, text in parts.items():
        for style in sorted({*_STYLED.findall(text)} - defined):
            message = f"`{style}` is not a style of {_STYLES}"
            place = next(_named(style), None)
            if place is None:
                _refuse(DOCX.name, name, is_parallel, message)
            raise UnsoundError(message, place)


def _require_bookmarks(text: str, report: Report) -> None:
    """Raise `UnsoundError` if a link or a field of the text leads to a block without a bookmark."""
    for number in sorted({*map(int, _LED_TO.findall(text))} - {*map(int, _BOOKMARK.findall(text))}):
        if block := _block(number, report):
            template = render.block_template(DOCX.name, kind_name(type(block)))
            message = f"a reference leads to the block `{block.id}`, which has no bookmark"
            raise UnsoundError(message, Span(shown(template), 1, 1), block)


def _named(style: str) -> Iterator[Span]:
    """The places in the templates that name a style."""
    for name in sorted(render.names(DOCX.name)):
        path = workspace().template(DOCX.name, name)
        for number, line in enumerate(reader()(str(path)), 1):
            if found := re.search(rf'(?<="){re.escape(style)}(?=")', line):
                yield Span(shown(path), number, found.start() + 1, found.end() + 1)


def _root(name: str) -> str | None:
    return "Relationships" if name.endswith(".rels") else _ROOTS.get(name)


def _rels(name: str) -> str:
    """The name of the part with the relationships of a part."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relationships(name: str, roots: Mapping[str, Any]) -> set[str]:
    return {relation.get("Id") for relation in roots.get(_rels(name), ())}


def _targets(name: str, root: Any) -> list[str]:
    """The parts of the package that relationships or the list of content types name."""
    if name == "[Content_Types].xml":
        return [part.lstrip("/") for node in root if (part := node.get("PartName"))]
    if not name.endswith(".rels"):
        return []
    folder = posixpath.dirname(posixpath.dirname(name))
    inner = (node for node in root if node.get("TargetMode") != "External")
    return [posixpath.normpath(posixpath.join(folder, node.get("Target", ""))) for node in inner]


def _refuse(format_name: str, part: str, is_parallel: bool, message: str) -> NoReturn:
    raise UnsoundError(message, Span(shown(_template(format_name, part, is_parallel)), 1, 1))


def _template(format_name: str, part: str, is_parallel: bool) -> Path:
    """The template of a part; if it does not exist, its place."""
    if part.startswith(_CHARTS):
        made = _CHART_RELS if part.endswith(".rels") else _CHART
        return workspace().template(format_name, f"charts/parts/{made}.j2")
    made_from = render.part_template(format_name, part, is_parallel)
    return made_from or workspace().template(format_name, f"parts/{part}.j2")


@dataclass(slots=True)
class _Frame:
    """A template in a filled part, and the elements that it has opened so far."""

    template: Path
    open: list[str] = field(default_factory=list)


def _malformed(part: str, error: Any, text: str, report: Report, is_parallel: bool) -> UnsoundError:
    """The error of a part that is not XML, at the template that caused it."""
    alone = _ALONE.search(text)
    end = alone.start() if alone else _end(text, error)
    frames = [_Frame(_template(DOCX.name, part, is_parallel))]
    for token in _TOKEN.finditer(text, 0, end):
        if wrong := _step(frames, token):
            message, sign = wrong
            return _unsound(frames[-1].template, message, sign, text[: token.start()], report)
    template, left = frames[-1].template, frames[-1].open[-1:]
    if alone:
        message, sign = "`&` must be written `&amp;`", _ALONE.pattern
    elif left and "Premature end" in error.msg:
        message, sign = _unclosed(left[0])
    elif "Extra content" in error.msg:
        message, sign = "there is something after the end of the part", "(?!)"
    else:
        reason = re.sub(r",? *line \d+, column \d+.*", "", error.msg)
        message, sign = f"this does not make XML: {reason}", "(?!)"
    return _unsound(template, message, sign, text[:end], report)


def _end(text: str, error: Any) -> int:
    """Where the parser stops in a text with marks; it counts lines, and bytes in a line."""
    from lxml import etree

    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError as of_marked:
        error = of_marked
    if "Opening and ending tag mismatch" in error.msg:
        return len(text)  # the tags show where
    lines = text.split("\n")
    before = lines[: (error.lineno or 1) - 1]
    line = lines[len(before)].encode()[: error.offset or 1]
    return sum(len(one) + 1 for one in before) + len(line.decode(errors="ignore"))


def _unclosed(tag: str) -> tuple[str, str]:
    return f"`<{tag}>` is never closed", rf"(<{tag})(?=[\s>])(?!.*</{tag}>)"


def _step(frames: list[_Frame], token: re.Match[str]) -> tuple[str, str] | None:
    """Take one mark or tag; return what is wrong there, and a pattern of the cause."""
    opened, closes, tag, is_whole = token.groups()
    if opened:
        frames.append(_Frame(workspace().template(DOCX.name, opened)))
    elif is_whole:
        return None
    elif tag and not closes:
        frames[-1].open.append(tag)
    elif tag and frames[-1].open[-1:] == [tag]:
        frames[-1].open.pop()
    elif frames[-1].open:
        return _unclosed(frames[-1].open[-1])
    elif tag:
        return f"`</{tag}>` closes an element that is not open", rf"^(?!.*<{tag}[\s>]).*?(</{tag}>)"
    else:
        frames.pop()
    return None


def _unsound(template: Path, message: str, sign: str, before: str, report: Report) -> UnsoundError:
    """The error at the last line of the template that matches the sign, with the printed block."""
    place = Span(shown(template), 1, 1)
    for number, line in enumerate(reader()(str(template)), 1):
        if found := re.search(sign, line):
            place = Span(shown(template), number, found.start(1) + 1, found.end(1) + 1)
    numbers = _BOOKMARK.findall(before)
    return UnsoundError(message, place, _block(int(numbers[-1]), report) if numbers else None)


def _block(number: int, report: Report) -> Node | None:
    """The block with the bookmark of that number."""
    key = next(islice(anchors(report), number - 1, None), None)
    nodes = walk(report.roots)
    return next((node for node in nodes if key and node.id == key.owner), None)
