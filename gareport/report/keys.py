"""Keys of texts: the names that lead to a text in; one value, spelt as in the PO files, out.

A block's id is the key of its own text: `costs`. A further text of the block adds what it is:
`costs.closing`. Texts of no block stand under `report` and `note`, which no block may be called.
No other module puts a key together or takes one apart.
"""

from enum import StrEnum

REPORT, NOTE = "report", "note"  # no block may have these ids
SPELLING = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"


class TextPart(StrEnum):
    """What a further text of a block is."""

    LEAD = "lead"
    CLOSING = "closing"
    HEADNOTE = "headnote"


class Key(str):
    """The key of one text; as a string it is what msgctxt holds.

    A key that a person typed may be spelt in any way. It is then the key of no text.
    """

    __slots__ = ()

    @classmethod
    def of(cls, *names: str | int) -> "Key":
        """Print a key: its names with a full stop between two."""
        return cls(".".join(map(str, names)))

    @property
    def names(self) -> tuple[str, ...]:
        """Parse the key: the names that it was printed from."""
        return tuple(self.split("."))

    # The texts of a block

    @classmethod
    def own(cls, block: str) -> "Key":
        """The text that every block with a text has: `costs`."""
        return cls(block)

    @classmethod
    def part(cls, block: str, part: TextPart) -> "Key":
        """A further text of a block."""
        return cls.of(block, part)

    @classmethod
    def lead(cls, block: str) -> "Key":
        """The run-in heading: `costs.lead`."""
        return cls.of(block, TextPart.LEAD)

    @classmethod
    def closing(cls, block: str) -> "Key":
        """What follows the subparagraphs: `costs.closing`."""
        return cls.of(block, TextPart.CLOSING)

    @classmethod
    def headnote(cls, table: str) -> "Key":
        """The headnote of a table: `costs.headnote`."""
        return cls.of(table, TextPart.HEADNOTE)

    @classmethod
    def column(cls, table: str, column: str) -> "Key":
        """The heading of a column: `costs.amount`."""
        return cls.of(table, column)

    @classmethod
    def cell(cls, table: str, row: str, column: str) -> "Key":
        """A cell of a table: `costs.travel.amount`."""
        return cls.of(table, row, column)

    # The texts of no block

    @classmethod
    def note(cls, name: str) -> "Key":
        """A note: `note.study`."""
        return cls.of(NOTE, name)

    @classmethod
    def title(cls) -> "Key":
        """The title of the report."""
        return cls.of(REPORT, "title")

    @classmethod
    def author(cls) -> "Key":
        """The author of the report."""
        return cls.of(REPORT, "author")

    @classmethod
    def agenda(cls, item: int) -> "Key":
        """The title of an agenda item: `report.agenda.127`."""
        return cls.of(REPORT, "agenda", item)

    # The fixed words of a language

    @classmethod
    def word(cls, *names: str) -> "Key":
        """A fixed word: `page`, `parallel.changes`."""
        return cls.of(*names)

    @classmethod
    def organ(cls, organ: str) -> "Key":
        """The name of an organ of the Organization."""
        return cls.of("organ", organ)

    @classmethod
    def known_author(cls, kind: str, author: str) -> "Key":
        """How an author is named who needs no text: of a report, or of a note."""
        return cls.of("author", kind, author)

    @classmethod
    def coverage(cls, state: str) -> "Key":
        """How many texts have a state, as a draft says it."""
        return cls.of("coverage", state)

    # What a key says

    @property
    def owner(self) -> str:
        """The id of the block that the text is of; else `report` or `note`."""
        return self.partition(".")[0]

    @property
    def rest(self) -> tuple[str, ...]:
        """The names behind the owner; of a block's own text there are none."""
        return self.names[1:]

    @property
    def is_note(self) -> bool:
        """Whether the text is a note."""
        return self.owner == NOTE

    @property
    def is_lead(self) -> bool:
        """Whether the text is a run-in heading."""
        return self.rest == (TextPart.LEAD,)

    def moved_to(self, block: str) -> "Key":
        """The key of the same text in a block of another id."""
        return Key.of(block, *self.rest)

    def counted(self, number: int) -> "Key":
        """The key of a text whose own key another text has taken."""
        return Key.of(self, number)
