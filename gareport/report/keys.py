"""Keys of texts: the names that lead to a text in; one value, written as in PO files, out.

A block's id is the key of its own text: `costs`. The key of another text of the block adds its
part: `costs.closing`. Texts outside blocks begin with `report` or `note`, which cannot be ids of
blocks. Only this module joins and splits keys.
"""

from enum import StrEnum

REPORT, NOTE = "report", "note"  # no block may have these ids
SPELLING = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"


class TextPart(StrEnum):
    """The part that another text of a block plays."""

    LEAD = "lead"
    CLOSING = "closing"
    HEADNOTE = "headnote"
    ALT = "alt"
    SOURCE = "source"
    ABBREVIATIONS = "abbreviations"
    NOTE = "note"
    PLACE = "place"
    OLD = "old"
    NEW = "new"
    DELETE = "delete"
    INSERT = "insert"
    AFTER = "after"
    BEFORE = "before"


class Key(str):
    """The key of one text; as a string it is the msgctxt of its entry.

    A key that a person typed may have any form. It may then be the key of no text.
    """

    __slots__ = ()

    @classmethod
    def of(cls, *names: str | int) -> "Key":
        """Print a key: its names joined by full stops."""
        return cls(".".join(map(str, names)))

    @property
    def names(self) -> tuple[str, ...]:
        """Parse the key: the names that it is made of."""
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
        """The text after the subparagraphs: `costs.closing`."""
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
    def across(cls, table: str, row: str) -> "Key":
        """A head across the columns of a table: `costs.posts`."""
        return cls.of(table, row)

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
    def cover(cls, *names: str | int) -> "Key":
        """Another line of the front page: `report.session`, `report.subtitle.1`."""
        return cls.of(REPORT, *names)

    @classmethod
    def agenda(cls, item: int, *parts: str) -> "Key":
        """The title of an agenda item or sub-item: `report.agenda.127`, `report.agenda.72.b`."""
        return cls.of(REPORT, "agenda", item, *parts)

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
    def distribution(cls, distribution: str) -> "Key":
        """The line of the masthead about the distribution."""
        return cls.of("distribution", distribution)

    @classmethod
    def language(cls, code: str) -> "Key":
        """The name of a language, as the line about the original has it."""
        return cls.of("language", code)

    @classmethod
    def annex_language(cls, code: str) -> "Key":
        """The name of a language, as the line about the original of an annex has it."""
        return cls.of("annex", "language", code)

    @classmethod
    def known_author(cls, kind: str, author: str) -> "Key":
        """The name of an author who needs no text, for a report or for a note."""
        return cls.of("author", kind, author)

    @classmethod
    def coverage(cls, state: str) -> "Key":
        """The line of a draft that says how many texts have a state."""
        return cls.of("coverage", state)

    # The parts of a key

    @property
    def owner(self) -> str:
        """The id of the text's block, or else `report` or `note`."""
        return self.partition(".")[0]

    @property
    def first(self) -> "Key":
        """The key of the text after which this one is counted; without a number, its own."""
        *names, last = self.names
        is_counted = last.isdigit() and len(names) > 0 and self.owner != REPORT
        return Key.of(*names) if is_counted else self

    @property
    def rest(self) -> tuple[str, ...]:
        """The names after the owner; a block's own text has none."""
        return self.names[1:]

    @property
    def is_note(self) -> bool:
        """Whether the text is a note."""
        return self.owner == NOTE and self != NOTE

    @property
    def is_lead(self) -> bool:
        """Whether the text is a run-in heading."""
        return self.rest == (TextPart.LEAD,)

    def moved_to(self, block: str) -> "Key":
        """The key of the same text in a block with another id."""
        return Key.of(block, *self.rest)

    def counted(self, number: int) -> "Key":
        """The key of a text whose own key is taken by another text."""
        return Key.of(self, number)
