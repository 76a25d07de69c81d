"""The report as written: frozen kinds with their keys and their places.

The plain data of the YAML files comes in; a `Report` whose numbers are not yet known goes out. The
same kinds are the source of the JSON Schemas for editors.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    InstanceOf,
    Tag,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from gareport.report.diagnostics import Span
from gareport.report.losses import Lost
from gareport.report.pictures import Picture, Unprintable
from gareport.report.scalars import (
    Count,
    Day,
    Dollars,
    EditionCode,
    Flag,
    Free,
    Id,
    LanguageCode,
    Named,
    OriginalCode,
    Prose,
    Session,
    Ways,
)
from gareport.report.source import START


class Kind(BaseModel):
    """The base of every kind: it is immutable, and knows its keys and its place."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    place: SkipJsonSchema[Span] = Field(alias="@", repr=False)


class Item(Kind):
    """A subparagraph: (a), then (i), then a. by depth; `closing` comes after its items."""

    id: Id
    lead: Prose | None = None
    text: Prose
    items: tuple["Item", ...] = ()
    closing: Prose | None = None
    moved_from: Id | None = None


class Paragraph(Kind):
    """A paragraph, numbered by default; `lead` is its run-in heading."""

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
    """A column of a table; figures are aligned right, text is aligned left."""

    id: Id
    heading: Prose
    align: Literal["text", "figures"] = "text"


class Row(Kind):
    """A row of a table: one cell for each column; a total is in bold under a line."""

    id: Id
    cells: tuple[Prose, ...]
    total: Flag = False


class Grid(Kind):
    """The inside of a table: title, columns and rows, and notes with letters below it."""

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


def _kind_of(value: Any) -> str | None:
    """The key that names the kind of a block; None if it has no such key, or several."""
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

# The kinds of blocks, by the key that tells each apart.
BLOCK_KINDS: Mapping[str, type[Kind]] = {
    tag.tag: kind for kind, tag in map(get_args, get_args(get_args(Block)[0]))
}

SectionKind = Literal[
    "introduction", "background", "principles", "actions", "recommendations", "section", "annex"
]


class Section(Kind):
    """A section file: a main section or an annex, with the notes that its texts use."""

    id: Id
    kind: SectionKind
    heading: Prose | None = None
    content: tuple[Block, ...]
    notes: Annotated[dict[Id, Prose], Free] = Field(default_factory=dict)
    moved_from: Id | None = None


class AgendaItem(Kind):
    """An agenda item with its title, as printed in the corner notation."""

    item: Count
    title: Prose


class Amount(Kind):
    """An amount of money in whole United States dollars, and the sums that it must equal."""

    figure: SkipJsonSchema[Span] = Field(alias="@usd", repr=False)
    usd: Dollars
    sum: Ways = ()

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, found: Any) -> Any:
        known = isinstance(found, dict)
        return found | {"@usd": getattr(found.get("usd"), "span", found[START])} if known else found


class Lowered(Kind):
    """An exception to a rule: the severity of its findings in this report, and why."""

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
    date: Day | None = None
    language: LanguageCode
    original: OriginalCode
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
    """A whole report: its cover, and its sections and annexes in order.

    A report with `lost` is incomplete: it can be checked, but not built.
    """

    model_config = ConfigDict(frozen=True)
    folder: str
    name: str
    cover: Cover
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    lost: InstanceOf[Lost] | None = None
    pictures: InstanceOf[Mapping[str, Picture | Unprintable]] = Field(default_factory=dict)


# Whatever has an id of its own: the blocks, the sections that hold them, and subparagraphs.
Node = Section | Item | Block
NODE_KINDS: tuple[type[Kind], ...] = (Section, Item, *BLOCK_KINDS.values())


def kind_name(kind: type) -> str:
    """The name of a kind of node or of run in templates: `paragraph`, `note_call`."""
    name = kind.__name__
    return "".join("_" * (c.isupper() and i > 0) + c.lower() for i, c in enumerate(name))


def is_known_author(author: str) -> bool:
    """Whether the author is a key of the fixed words, and not a text."""
    return author in {"secretary_general"}
