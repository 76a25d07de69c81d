"""What a report with errors has lost: the parts left out in, what they may have contained out.

A name in a lost part may be the target of a reference, and a text there may use a note. Their
absence must not cause a finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from gareport.language.characters import LOST
from gareport.language.inline import tokens
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.source import Mapping, Sequence, SourceNode, Text


@dataclass(frozen=True, slots=True)
class Lost:
    """What a report with errors has lost, so that no finding follows from its absence.

    `names` are the names in lost parts, `misnamed` the ids that are not valid names, `calls` the
    notes used in lost parts, `unnamed` the substitute ids, `keys` the lost keys of the cover,
    `damaged` the lines with characters that could not be read. `nameless` means that a block has
    no id at all, `textless` that it has no text, `blind` that a whole section is unknown, with
    any name in it.
    """

    names: frozenset[str] = frozenset()
    misnamed: frozenset[str] = frozenset()
    calls: tuple[str, ...] = ()
    unnamed: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    damaged: frozenset[tuple[str, int]] = frozenset()
    nameless: bool = False
    textless: bool = False
    blind: bool = False

    def may_hold_block(self, name: str) -> bool:
        """Whether a lost part could have a block with this id."""
        alike = get_close_matches(name, self.misnamed, 1)
        return self.blind or self.nameless or name in self.names or bool(alike)

    def may_hold_note(self, name: str) -> bool:
        """Whether a lost part could have a note with this name."""
        return self.blind or name in self.names

    def may_call(self, name: str) -> bool:
        """Whether a lost part could use the note with this name."""
        return self.blind or self.textless or name in self.calls

    def may_have_exception(self, fault: Diagnostic) -> bool:
        """Whether a lost part could have an exception for the rule of a warning or a note."""
        words = fault.rule.split("-")
        return fault.severity is not Severity.ERROR and self.names.issuperset(words)

    def may_hold_amount(self, name: str) -> bool:
        """Whether a lost part could have an amount with this name; sections have none."""
        return name in self.names


@dataclass(slots=True)
class Losses:
    """What is lost, collected over the files of one report."""

    names: set[str] = field(default_factory=set)
    misnamed: set[str] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)
    unnamed: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    damaged: set[tuple[str, int]] = field(default_factory=set)
    nameless: bool = False
    textless: bool = False
    blind: bool = False

    def add(self, node: SourceNode) -> None:
        """Record the names, and the notes used, in a part that is left out."""
        if isinstance(node, Text):
            self.names.add(str(node))
            self.calls += [call.id for call in tokens(node, "note")]
            return
        inner = node.entries if isinstance(node, Sequence) else (*node.keys, *node.values.values())
        for part in (*inner, *surplus(node)):
            self.add(part)

    def add_unread(self, text: str) -> None:
        """Record every word of an unreadable file that could be a name, and the notes used."""
        text = text.replace(LOST, "")
        self.calls += re.findall(r"\{note\.([a-z][a-z0-9_]*)\}", text)
        self.names.update(re.findall(r"[a-z][a-z0-9_]*", re.sub(r"\{\w+\.\w+\}", " ", text)))

    def add_damaged(self, text: str, shown: str) -> None:
        """Record the lines of a file in which a character is lost."""
        lines = enumerate(text.split("\n"), 1)
        self.damaged.update((shown, number) for number, line in lines if LOST in line)

    def stand_in_id(self) -> str:
        """A new id for a block that has none."""
        name = f"unnamed_{len(self.unnamed) + 1}"
        self.unnamed.add(name)
        return name

    def frozen(self) -> Lost:
        """The collected losses, for the checks."""
        return Lost(
            frozenset(self.names),
            frozenset(self.misnamed),
            tuple(self.calls),
            frozenset(self.unnamed),
            frozenset(self.keys),
            frozenset(self.damaged),
            self.nameless,
            self.textless,
            self.blind,
        )


def surplus(node: SourceNode, deep: bool = False) -> Iterator[SourceNode]:
    """The parts left out of the node and, with `deep`, of all nodes within it."""
    if isinstance(node, Mapping):
        yield from node.surplus
    if deep and not isinstance(node, Text):
        inner = node.entries if isinstance(node, Sequence) else node.values.values()
        for part in inner:
            if not isinstance(part, Text):  # most parts are texts, which have none
                yield from surplus(part, deep)
