"""The Word file: a resolved edition and its pages in, the bytes of the package out.

Every part is a template under `templates/docx/parts`; python-docx parses and packages them. The
fields of contents and references have their final results, so Word does not need to update them.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from itertools import pairwise
from zipfile import ZipFile

from gareport.formats import DOCX
from gareport.formats.archive import archive
from gareport.formats.docx.anchors import bookmarks
from gareport.formats.docx.charts import chart_parts, workbooks
from gareport.formats.docx.links import relationships
from gareport.formats.docx.lists import list_places
from gareport.formats.figures import picture_of, pictures_of
from gareport.formats.given import GivenToWord
from gareport.formats.render import render
from gareport.formats.soundness import require_package
from gareport.layout.layouts import LAYOUTS
from gareport.layout.paginate import Paginated
from gareport.layout.table_form import table_form
from gareport.numbering.parallel import Parallel
from gareport.numbering.resolve import Resolved
from gareport.report.keys import Key
from gareport.report.model import Box, Node, Section, Table
from gareport.report.texts import figures_of, walk

LONGEST_PROPERTY = 255  # characters, of a property of a Word file


def package(resolved: Resolved, paginated: Paginated, parallel: Parallel | None = None) -> bytes:
    """Render the parts and package them; the same edition gives the same bytes."""
    sides = parallel.sides if parallel else (resolved,)
    places, lists = list_places(resolved.edition.report)
    fill = partial(
        render,
        resolved,
        DOCX.name,
        parallel,
        **GivenToWord(
            bookmarks=bookmarks(resolved.edition.report, map(Key, resolved.cited)),
            places=places,
            lists=lists,
            links=relationships(*sides),
            figures=figures_of(resolved.edition.report),
            pages=paginated.pages,
            page_count=paginated.count,
            first_block=_first_block(resolved),
            top_heading=_top_heading(resolved),
            after_tables=_after_tables(resolved),
            close_above=_after_headings(resolved) | _first_in_boxes(resolved),
            table_steps=_table_steps(parallel.sides if parallel else (resolved,)),
        ),
    )
    parts, pictures = {**fill(), **chart_parts(sides)}, _pictures(resolved, sides)
    report = resolved.edition.report
    require_package(
        parts,
        pictures,
        report,
        parallel is not None,
        lambda: {**fill(marked=True), **chart_parts(sides, marked=True)},
    )
    return _canonical(_finished(_zip(parts, pictures), resolved))


def _first_block(resolved: Resolved) -> str | None:
    """The block that begins the body on a new page, if there are contents before it."""
    sections = resolved.edition.report.sections
    has_contents = any(part.name == "contents" for part in resolved.front)
    is_after = has_contents and not resolved.front[-1].ends_page
    if not (is_after and sections):
        return None
    section = sections[0]
    return section.id if section.heading is not None else section.content[0].id


def _top_heading(resolved: Resolved) -> str | None:
    """The heading with which the body begins on a new page: no space is over it."""
    report, kept = resolved.edition.report, resolved.front[-1].ends_page
    is_apart = kept or resolved.contents_place == "page"
    layout = LAYOUTS[report.cover.layout].type_for(resolved.language.han)
    first = next(iter(walk(report.sections)), None)
    if first is None or not is_apart or layout.label_gap is None:
        return None
    opening = next((node for node in walk((first,)) if node.id in resolved.degrees), None)
    return None if opening is None else opening.id


def _table_steps(sides: Sequence[Resolved]) -> tuple[int, ...]:
    """The sizes of the cells of tables, by their numbers: the usual one, and those in use."""
    nodes = walk(sides[0].edition.report.all_sections)
    used = {
        table_form(sides, node.id, node.table).step for node in nodes if isinstance(node, Table)
    }
    return tuple(sorted(used | {0}))


def _after_tables(resolved: Resolved) -> set[str]:
    """The blocks after a table without notes: they keep the distance that its notes would.

    A heading with more space of its own keeps that.
    """
    report = resolved.edition.report
    type_ = LAYOUTS[report.cover.layout].type_for(resolved.language.han)
    spaces = {id: type_.headings[degree - 1].before for id, degree in resolved.degrees.items()}
    return {
        after.id
        for table, after in pairwise(walk(report.all_sections))
        if isinstance(table, Table) and not table.table.notes
        if spaces.get(after.id, 0) < type_.table.around[1]
    }


def _after_headings(resolved: Resolved) -> set[str]:
    """The headings right under another heading: they keep the distance that is under it."""
    degrees = resolved.degrees
    nodes = pairwise(walk(resolved.edition.report.all_sections))
    return {
        under.id
        for above, under in nodes
        if above.id in degrees and under.id in degrees and not _has_line_under(above)
    }


def _first_in_boxes(resolved: Resolved) -> set[str]:
    """The blocks that begin a box without words of its own: no space is over them."""
    nodes, labels = walk(resolved.edition.report.all_sections), resolved.labels
    return {
        node.box.content[0].id
        for node in nodes
        if isinstance(node, Box) and node.box.title is None
        if node.box.content and not (node.id in labels and labels[node.id].printed)
    }


def _has_line_under(heading: Node) -> bool:
    """Whether the original language of an annex is under its heading."""
    return isinstance(heading, Section) and bool(heading.original)


def _pictures(resolved: Resolved, sides: Sequence[Resolved]) -> dict[str, bytes]:
    emblem, job = resolved.masthead.emblem, resolved.masthead.job
    found = {"emblem": picture_of(resolved, emblem).data} if emblem else {}
    if job:
        found["bars"] = job.bars.png()
        found |= {"qr": job.qr.png()} if job.qr else {}
        if job.qr and LAYOUTS[resolved.edition.report.cover.layout].running.recycles:
            found["recycle"] = job.recycling_mark.png()
    media = {f"word/media/{name}.png": data for name, data in found.items()}
    for figure in figures_of(resolved.edition.report):
        for drawn in pictures_of(sides, figure):
            media[f"word/media/{drawn.file}"] = drawn.picture.data
    return media | workbooks(sides)


def _zip(parts: dict[str, str], pictures: dict[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
        for name, data in pictures.items():
            package.writestr(name, data)
    stream.seek(0)
    return stream


def _finished(stream: io.BytesIO, resolved: Resolved) -> io.BytesIO:
    """Open the package with python-docx, which checks every part, and set its properties."""
    import docx

    document = docx.Document(stream)
    properties = document.core_properties
    properties.title = _property(resolved.plain(Key.title()))
    properties.subject = _property(resolved.masthead.symbol)
    properties.author = _property(resolved.masthead.organization)
    properties.language = resolved.language.tag
    properties.keywords = _property("; ".join(resolved.keywords))
    issued = resolved.edition.report.cover.date
    if issued is not None:  # never the time of the build
        properties.created = properties.modified = datetime.fromisoformat(issued)
    properties.revision = 1
    saved = io.BytesIO()
    document.save(saved)
    return saved


def _property(text: str) -> str:
    """The text as a property of the file, cut at a word if it is too long for one."""
    if len(text) <= LONGEST_PROPERTY:
        return text
    room = LONGEST_PROPERTY - 1
    end = text.rfind(" ", LONGEST_PROPERTY // 2, LONGEST_PROPERTY)
    return f"{text[: end if end > 0 else room]}…"


def _canonical(stream: io.BytesIO) -> bytes:
    """The same package with its members in a fixed order and without the time of day."""
    source = ZipFile(stream)
    return archive({name: source.read(name) for name in source.namelist()})
