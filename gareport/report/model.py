"""The blocks of a report as written: frozen kinds with their keys and their places.

The plain data of a section file comes in; a `Section` whose numbers are not yet known goes out. The
same kinds are the source of the JSON Schemas for editors.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    PrivateAttr,
    Tag,
    ValidationInfo,
    model_validator,
)

from gareport.report.foundation import (
    BlockId,
    Closing,
    Kind,
    Lead,
    ListMark,
    MovedFrom,
    Notes,
    Numbered,
)
from gareport.report.grid import Grid
from gareport.report.illustration import Illustration
from gareport.report.scalars import Count, Degree, Flag, ItemLetters, Originals, Prose, Rank
from gareport.report.stacked import Paragraphs

Marks = Annotated[
    ListMark | None,
    Field(
        description="What is before the items: letters, bullets or dashes. Without this key it is"
        " what is before the item above, and letters directly under a paragraph."
    ),
]
Items = Annotated[
    tuple["Item", ...],
    Field(description="Subparagraphs: (a), then (i), then a., then i. by depth."),
    AfterValidator(lambda items, info: _of_list(items, info)),
]


class Item(Kind):
    """A subparagraph: (a), then (i), then a., then i. by depth, or a bullet or a dash; `closing`
    comes after its items."""

    id: BlockId
    lead: Lead = None
    text: Prose = Field(description="The text of the subparagraph.")
    marks: Marks = None
    items: Items = ()
    closing: Closing = None
    moved_from: MovedFrom = None
    _mark: ListMark = PrivateAttr("letters")  # that of its list

    @property
    def mark(self) -> ListMark:
        """What is before it."""
        return self._mark

    def marked(self, mark: ListMark) -> "Item":
        """The item with a mark, which those under it have too, unless they have their own."""
        items = self.items if self.marks else tuple(item.marked(mark) for item in self.items)
        found = self.model_copy(update={"items": items})
        found._mark = mark
        return found


def _of_list(items: tuple[Item, ...], info: ValidationInfo) -> tuple[Item, ...]:
    """The items with the mark that their list asks for."""
    mark: ListMark | None = info.data.get("marks")
    return tuple(item.marked(mark) for item in items) if mark else items


class Paragraph(Kind):
    """A paragraph, numbered by default; `lead` is its run-in heading."""

    id: BlockId
    lead: Lead = None
    paragraph: Prose = Field(description="The text of the paragraph; its number is computed.")
    marks: Marks = None
    items: Items = ()
    closing: Closing = None
    numbered: Numbered = True
    moved_from: MovedFrom = None


class Quote(Kind):
    """A quotation set off from the text, unnumbered."""

    id: BlockId
    quote: Paragraphs = Field(
        description="The text of the quotation, or a list of its paragraphs; each of these begins"
        " with a quotation mark, and the last one closes it."
    )
    source: Prose | None = Field(None, description="Where it is from, printed under it.")
    moved_from: MovedFrom = None


class CorrectedPlace(Kind):
    """The place of a correction in the document that is corrected: numbers, or typed words."""

    words: Prose | None = Field(
        None, description="The place in words, in place of numbers: Annex, heading of section II."
    )
    annex: Count | None = Field(
        None, description="The number of the annex, if there are several.", examples=[1]
    )
    only_annex: Flag = Field(
        False, description="Whether the place is in the only annex, which has no number."
    )
    summary: Flag = Field(False, description="Whether the place is in the summary.")
    paragraph: Count | None = Field(None, description="The number of the paragraph.")
    item: tuple[ItemLetters, ...] = Field(
        (), description="The labels of the subparagraph, without brackets.", examples=[["a", "i"]]
    )
    table: Count | None = Field(None, description="The number of the table.")
    row: Rank | None = Field(None, description="Which row of the table it is, from 1.")
    column: Rank | None = Field(None, description="Which column of the table it is, from 1.")
    footnote: Count | None = Field(None, description="The number of the footnote.")
    line: Count | None = Field(
        None, description="Which line it is; lines differ between the languages."
    )


class Correction(Kind):
    """An entry of a corrigendum: a place, and what is replaced, deleted, inserted or new there."""

    id: BlockId
    correction: CorrectedPlace = Field(description="The place in the document.")
    old: Prose | None = Field(None, description="The words that are replaced by `new`.")
    new: Prose | None = Field(None, description="The words that replace `old`.")
    delete: Prose | None = Field(None, description="The words that are deleted.")
    omit: Flag = Field(False, description="Whether everything at the place is deleted.")
    insert: Prose | None = Field(None, description="The words that are inserted.")
    after: Prose | None = Field(None, description="The words after which `insert` is inserted.")
    before: Prose | None = Field(None, description="The words before which `insert` is inserted.")
    text: Prose | None = Field(None, description="The whole text as it should read.")
    moved_from: MovedFrom = None


class Table(Kind):
    """A numbered table with a title."""

    id: BlockId
    table: Grid = Field(description="The table: title, columns and rows.")
    moved_from: MovedFrom = None


class Figure(Kind):
    """A picture or a chart with a title; it has a number if there are several."""

    id: BlockId
    figure: Illustration = Field(
        description="The figure: picture or chart, title, alternative text, source."
    )
    moved_from: MovedFrom = None


class Boxed(Kind):
    """The inside of a box: blocks in a frame, with a title or without one."""

    title: Prose | None = Field(
        None, description="The title of the box; one without a title has no number."
    )
    numbered: Flag | None = Field(
        None,
        description="Whether it has a number; without this key it has one if it has a title and"
        " is not the only such box.",
    )
    content: tuple["Block", ...] = Field(
        min_length=1, description="The blocks in the box; its paragraphs have no numbers."
    )
    ends_page: Flag = Field(
        False, description="Whether the page ends under the box, as page 1 of some reports does."
    )

    @model_validator(mode="before")
    @classmethod
    def _without_numbers(cls, value: Any) -> Any:
        """A paragraph in a box has no number, unless it asks for one."""
        if not isinstance(value, dict) or not isinstance(value.get("content"), list):
            return value
        content = [
            {"numbered": "false", **one} if isinstance(one, dict) and "paragraph" in one else one
            for one in value["content"]
        ]
        return {**value, "content": content}

    @property
    def may_have_number(self) -> bool:
        """Whether it has a number if the report has several such boxes."""
        return self.title is not None if self.numbered is None else self.numbered


class Box(Kind):
    """A box: blocks in a frame."""

    id: BlockId
    box: Boxed = Field(description="The box: its title, and the blocks in it.")
    moved_from: MovedFrom = None


class Subsection(Kind):
    """A heading within a section, with the blocks under it."""

    id: BlockId
    heading: Prose = Field(description="The heading; its number is computed.")
    content: tuple["Block", ...] = Field(description="The blocks, in order.")
    numbered: Numbered = True
    degree: Degree | None = Field(
        None,
        description="The degree in whose type a heading without a number is printed: 5 is italic.",
        examples=[5],
    )
    moved_from: MovedFrom = None


class Preambular(Kind):
    """A paragraph of the preamble of a resolution, without a number: *Recalling* …,"""

    id: BlockId
    preambular: Prose = Field(
        description="The text of the paragraph; its opening words are typed in *italics*."
    )
    moved_from: MovedFrom = None


class Operative(Kind):
    """An operative paragraph of a resolution, numbered from 1 in each resolution and part."""

    id: BlockId
    operative: Prose = Field(
        description="The text of the paragraph, with its verb in *italics*; its number is computed,"
        " and a single one has none."
    )
    marks: Marks = None
    items: Items = ()
    closing: Closing = None
    moved_from: MovedFrom = None


class ResolutionPart(Kind):
    """A part of a resolution, I or II, with or without a title."""

    id: BlockId
    part: tuple["Block", ...] = Field(description="The blocks of the part, in order.")
    title: Prose | None = Field(None, description="The title of the part, centred under I or II.")
    moved_from: MovedFrom = None


class DraftResolution(Kind):
    """A draft resolution within a report."""

    id: BlockId
    title: Prose = Field(description="The title of the resolution.")
    resolution: tuple["Block", ...] = Field(
        description="The blocks of the resolution, in order; its number is computed."
    )
    moved_from: MovedFrom = None


class DraftDecision(Kind):
    """A draft decision within a report."""

    id: BlockId
    title: Prose = Field(description="The title of the decision.")
    decision: tuple["Block", ...] = Field(
        description="The blocks of the decision, in order; its number is computed."
    )
    moved_from: MovedFrom = None


def _kind_of(value: Any) -> str | None:
    """The key that names the kind of a block; None if it has no such key, or several."""
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    found = [kind for kind in BLOCK_KINDS if kind in keys]
    return found[0] if len(found) == 1 else None


Block = Annotated[
    Annotated[Paragraph, Tag("paragraph")]
    | Annotated[Subsection, Tag("heading")]
    | Annotated[Quote, Tag("quote")]
    | Annotated[Table, Tag("table")]
    | Annotated[Figure, Tag("figure")]
    | Annotated[Box, Tag("box")]
    | Annotated[Correction, Tag("correction")]
    | Annotated[Preambular, Tag("preambular")]
    | Annotated[Operative, Tag("operative")]
    | Annotated[ResolutionPart, Tag("part")]
    | Annotated[DraftResolution, Tag("resolution")]
    | Annotated[DraftDecision, Tag("decision")],
    Discriminator(_kind_of),
]


def kinds_of(union: Any) -> dict[str, type[Kind]]:
    """The kinds of a union of blocks, by the key that identifies each; refuses other unions."""
    found = {tag.tag: kind for kind, tag in map(get_args, get_args(get_args(union)[0]))}
    for key, kind in found.items():
        if (keys := [other for other in found if other in kind.model_fields]) != [key]:
            named = ", ".join(keys) or "none"
            wanted = f"the key {key} and no key of another kind"
            raise TypeError(f"{kind.__name__} must have {wanted}, but has {named}")
    return found


BLOCK_KINDS: Mapping[str, type[Kind]] = kinds_of(Block)

SectionKind = Literal[
    "introduction",
    "background",
    "principles",
    "actions",
    "recommendations",
    "section",
    "annex",
    "enclosure",
    "appendix",
]
ANNEXED: frozenset[SectionKind] = frozenset(("annex", "enclosure", "appendix"))


class Section(Kind):
    """A section file: a main section, an annex, or an enclosure or appendix of the annex before."""

    id: BlockId
    kind: SectionKind = Field(
        description="The kind of the section; annex for an annex, and enclosure or appendix for "
        "what belongs to the annex before it."
    )
    heading: Prose | None = Field(None, description="The heading; its number is computed.")
    original: Originals = Field(
        (), description="The original language of an annex, or a list of two.", examples=["fr"]
    )
    content: tuple[Block, ...] = Field(description="The blocks, in order.")
    notes: Notes = Field(default_factory=dict)
    moved_from: MovedFrom = None


# Everything that has an id: blocks, the sections that contain them, and subparagraphs.
Node = Section | Item | Block
NODE_KINDS: tuple[type[Kind], ...] = (Section, Item, *BLOCK_KINDS.values())


def kind_name(kind: type) -> str:
    """The name of a kind of node or of run in templates: `paragraph`, `note_call`."""
    name = kind.__name__
    return "".join("_" * (c.isupper() and i > 0) + c.lower() for i, c in enumerate(name))
