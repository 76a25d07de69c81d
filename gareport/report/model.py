"""The report as written: frozen kinds with their places, and the texts of each in reading order.

What comes in is the plain data of the YAML files; what goes out is a `Report` whose numbers are
not yet known. The same kinds are the source of the JSON Schema for editors.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    InstanceOf,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from gareport.report.diagnostics import Span
from gareport.report.losses import Lost
from gareport.report.scalars import (
    ID_PATTERN,
    MOST,
    Count,
    EditionCode,
    Flag,
    Free,
    Id,
    LanguageCode,
    Named,
    Prose,
    Session,
    Whole,
)
from gareport.report.source import START, Text


class Kind(BaseModel):
    """What every kind shares: it is immutable, knows its keys, and knows where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    place: SkipJsonSchema[Span] = Field(alias="@", repr=False)


class Item(Kind):
    """A subparagraph: (a), then (i), then a. by depth; `closing` follows its own items."""

    id: Id
    lead: Prose | None = None
    text: Prose
    items: tuple["Item", ...] = ()
    closing: Prose | None = None
    moved_from: Id | None = None


class Paragraph(Kind):
    """A paragraph, numbered unless it says otherwise; `lead` is its run-in heading."""

    id: Id
    lead: Prose | None = None
    paragraph: Prose
    items: tuple[Item, ...] = ()
    closing: Prose | None = None
    numbered: Flag = True
    moved_from: Id | None = None


class Quote(Kind):
    """A quotation set off from the text, unnumbered."""

    id: Id
    quote: Prose
    moved_from: Id | None = None


class Column(Kind):
    """A column of a table; figures are set flush right, text flush left."""

    id: Id
    heading: Prose
    align: Literal["text", "figures"] = "text"


class Row(Kind):
    """A row of a table: one cell a column; a total is set in bold above a rule."""

    id: Id
    cells: tuple[Prose, ...]
    total: Flag = False


class Grid(Kind):
    """The inside of a table: title, columns and rows, with notes lettered below it."""

    title: Prose
    headnote: Prose | None = None
    columns: tuple[Column, ...] = Field(min_length=2)
    rows: tuple[Row, ...] = Field(min_length=1)
    notes: Annotated[dict[Id, Prose], Free] = Field(default_factory=dict)


class Table(Kind):
    """A numbered table with a title."""

    id: Id
    table: Grid
    moved_from: Id | None = None


class Subsection(Kind):
    """A heading within a section, with the blocks under it."""

    id: Id
    heading: Prose
    content: tuple["Block", ...]
    numbered: Flag = True
    moved_from: Id | None = None


BLOCK_KINDS: Mapping[str, type[Kind]] = {
    "paragraph": Paragraph,
    "heading": Subsection,
    "quote": Quote,
    "table": Table,
}


def _kind_of(value: Any) -> str | None:
    """The key that says what a block is; None when there is none, or more than one."""
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    found = [kind for kind in BLOCK_KINDS if kind in keys]
    return found[0] if len(found) == 1 else None


Block = Annotated[
    Annotated[Paragraph, Tag("paragraph")]
    | Annotated[Subsection, Tag("heading")]
    | Annotated[Quote, Tag("quote")]
    | Annotated[Table, Tag("table")],
    Discriminator(_kind_of),
]

SectionKind = Literal[
    "introduction", "background", "principles", "actions", "recommendations", "section", "annex"
]


class Section(Kind):
    """A section file: a main section or an annex, with the notes that its texts call."""

    id: Id
    kind: SectionKind
    heading: Prose | None = None
    content: tuple[Block, ...]
    notes: Annotated[dict[Id, Prose], Free] = Field(default_factory=dict)
    moved_from: Id | None = None


class AgendaItem(Kind):
    """An item of the agenda with its title, as the corner notation prints it."""

    item: Count
    title: Prose


def _ways(value: object) -> object:
    flat = isinstance(value, list) and not any(isinstance(entry, list) for entry in value)
    return [value] if flat and value else value


_NAMES_SCHEMA = {"type": "array", "items": {"type": "string", "pattern": ID_PATTERN}}
_WAYS_SCHEMA = WithJsonSchema(
    {"anyOf": [_NAMES_SCHEMA, {"type": "array", "items": {**_NAMES_SCHEMA, "minItems": 1}}]}
)
_Way = Annotated[tuple[Named, ...], Field(min_length=1)]


class Amount(Kind):
    """A sum of money in whole United States dollars, and the ways it adds up."""

    figure: SkipJsonSchema[Span] = Field(alias="@usd", repr=False)
    usd: Annotated[Whole, Field(ge=0, le=MOST)]
    sum: Annotated[tuple[_Way, ...], BeforeValidator(_ways), _WAYS_SCHEMA] = ()

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, found: Any) -> Any:
        known = isinstance(found, dict)
        return found | {"@usd": getattr(found.get("usd"), "span", found[START])} if known else found


class Lowered(Kind):
    """An exception to a rule: what its findings weigh in this report, and why."""

    severity: Literal["note", "none"]
    reason: Prose


class Cover(Kind):
    """The file report.yaml: masthead, corner notation, summary, amounts, order of the sections."""

    symbol: Prose
    kind: Literal["report", "note"] = "report"
    organ: Literal["general_assembly", "security_council", "economic_and_social_council"]
    session: Session
    agenda: tuple[AgendaItem, ...] = ()
    distribution: Literal["general", "limited", "restricted"] = "general"
    date: Annotated[Prose, WithJsonSchema({"type": "string", "format": "date"})] | None = None
    language: LanguageCode
    original: Literal["ar", "en", "es", "fr", "ru", "zh"]
    editions: tuple[EditionCode, ...] = Field(min_length=1)
    job_numbers: Annotated[dict[LanguageCode, Prose], Free] = Field(default_factory=dict)
    qr: Flag = True
    layout: Literal["new_york", "geneva"] = "new_york"
    emblem: Prose | None = None
    advance_unedited: Flag = False
    title: Prose
    author: Prose
    summary: tuple[Paragraph, ...] = ()
    amounts: Annotated[dict[Id, Amount], Free] = Field(default_factory=dict)
    rules: Annotated[dict[Prose, Lowered], Free] = Field(default_factory=dict)
    sections: tuple[Named, ...] = Field(min_length=1)
    annexes: tuple[Named, ...] = ()


class Report(BaseModel):
    """A whole report: its cover and its sections and annexes, in order.

    One with `lost` is incomplete: it can be checked, but not built.
    """

    model_config = ConfigDict(frozen=True)
    folder: str
    name: str
    cover: Cover
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    lost: InstanceOf[Lost] | None = None


Node = Section | Paragraph | Subsection | Quote | Table | Item


def children(node: Node) -> tuple[Node, ...]:
    """The numbered or titled kinds right under `node`, in reading order."""
    if isinstance(node, (Paragraph, Item)):  # most are, and pydantic is slow to say no
        return node.items
    return node.content if isinstance(node, (Section, Subsection)) else ()


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node under `nodes`, depth first, in reading order."""
    for node in nodes:
        yield node
        yield from walk(under) if (under := children(node)) else ()


def anchors(report: Report) -> Iterator[str]:
    """What files mark by name, in reading order: blocks by id, and `ID.closing`."""
    return _anchors((*report.cover.summary, *report.sections, *report.annexes))


def _anchors(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        yield node.id
        yield from _anchors(children(node))
        if isinstance(node, (Paragraph, Item)) and node.closing is not None:
            yield f"{node.id}.closing"


def texts_of(node: Node) -> Iterator[tuple[str, Text]]:
    """The texts of the node itself, keyed as catalogues key them: the id, or the id and a part."""
    match node:
        case Paragraph() | Item():
            if node.lead is not None:
                yield f"{node.id}.lead", node.lead
            yield node.id, node.paragraph if isinstance(node, Paragraph) else node.text
            for item in node.items:
                yield from texts_of(item)
            if node.closing is not None:
                yield f"{node.id}.closing", node.closing
        case Section(heading=None):
            return
        case Section(heading=Text() as heading) | Subsection(heading=heading):
            yield node.id, heading
        case Quote():
            yield node.id, node.quote
        case Table():
            yield from _texts_of_table(node)


def _texts_of_table(table: Table) -> Iterator[tuple[str, Text]]:
    grid = table.table
    yield table.id, grid.title
    if grid.headnote is not None:
        yield f"{table.id}.headnote", grid.headnote
    for column in grid.columns:
        yield f"{table.id}.{column.id}", column.heading
    for row in grid.rows:
        for column, cell in zip(grid.columns, row.cells, strict=False):
            yield f"{table.id}.{row.id}.{column.id}", cell
    for name, note in grid.notes.items():
        yield f"note.{name}", note


def segments(report: Report) -> Iterator[tuple[str, Text]]:
    """Every text that is translated, keyed, in reading order; notes after their section."""
    yield from segments_of_cover(report.cover)
    for section in (*report.sections, *report.annexes):
        yield from segments_of_section(section)


def segments_of_cover(cover: Cover) -> Iterator[tuple[str, Text]]:
    """The texts of the cover that are translated."""
    for entry in cover.agenda:
        yield f"report.agenda.{entry.item}", entry.title
    yield "report.title", cover.title
    if not is_known_author(cover.author):
        yield "report.author", cover.author
    for paragraph in cover.summary:
        yield from texts_of(paragraph)


def segments_of_section(section: Section) -> Iterator[tuple[str, Text]]:
    """The texts of a section that are translated, its notes last."""
    for node in walk((section,)):
        if not isinstance(node, Item):  # an item's texts come with its paragraph's
            yield from texts_of(node)
    for name, note in section.notes.items():
        yield f"note.{name}", note


def kind_name(value: object) -> str:
    """The name that templates know a node or a run by: `paragraph`, `note_call`."""
    name = type(value).__name__
    return "".join("_" * (c.isupper() and i > 0) + c.lower() for i, c in enumerate(name))


def is_known_author(author: str) -> bool:
    """Whether the author is a key of the fixed words rather than a text of its own."""
    return author in {"secretary_general"}
