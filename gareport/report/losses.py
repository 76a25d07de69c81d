"""What a faulty report has lost: the parts left out of it in, what may have stood there out.

A name in a lost part may be the target of a reference, and a text there may call a note; no
finding may follow from their absence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from gareport.language.inline import tokens
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.source import LOST, Mapping, Sequence, SourceNode, Text


@dataclass(frozen=True, slots=True)
class Lost:
    """What of a faulty report could not be kept, so that no finding follows from its absence.

    `names` are those that stand in lost parts, `misnamed` the ids that are no names, `calls` the
    notes called in lost parts, `unnamed` the ids that stand in for others, `keys` those of the
    cover, `damaged` the lines with characters that could not be read. `nameless` means that a
    block has no id at all, `textless` that it has no text, `blind` that a whole section is
    unknown, with any name in it.
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
        """Whether what is lost could hold a block of this id."""
        alike = get_close_matches(name, self.misnamed, 1)
        return self.blind or self.nameless or name in self.names or bool(alike)

    def may_hold_note(self, name: str) -> bool:
        """Whether what is lost could hold a note of this name."""
        return self.blind or name in self.names

    def may_call(self, name: str) -> bool:
        """Whether what is lost could call the note of this name."""
        return self.blind or self.textless or name in self.calls

    def may_excuse(self, fault: Diagnostic) -> bool:
        """Whether what is lost could hold an exception to the rule of a warning or a note."""
        words = fault.rule.split("-")
        return fault.severity is not Severity.ERROR and self.names.issuperset(words)

    def may_hold_amount(self, name: str) -> bool:
        """Whether what is lost could hold an amount of this name; sections have none."""
        return name in self.names


@dataclass(slots=True)
class Losses:
    """What could not be kept, gathered over the files of one report."""

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
        """Note the names and the calls in a part that is left out."""
        if isinstance(node, Text):
            self.names.add(str(node))
            self.calls += [call.id for call in tokens(node, "note")]
            return
        inner = node.entries if isinstance(node, Sequence) else (*node.keys, *node.values.values())
        for part in (*inner, *surplus(node)):
            self.add(part)

    def add_unread(self, text: str) -> None:
        """Note every word of a file without nodes that could be a name there, and its calls."""
        text = text.replace(LOST, "")
        self.calls += re.findall(r"\{note\.([a-z][a-z0-9_]*)\}", text)
        self.names.update(re.findall(r"[a-z][a-z0-9_]*", re.sub(r"\{\w+\.\w+\}", " ", text)))

    def add_damaged(self, text: str, shown: str) -> None:
        """Note the lines of a file in which a character is lost."""
        lines = enumerate(text.split("\n"), 1)
        self.damaged.update((shown, number) for number, line in lines if LOST in line)

    def stand_in_id(self) -> str:
        """An id for what has none, not met before."""
        name = f"unnamed_{len(self.unnamed) + 1}"
        self.unnamed.add(name)
        return name

    def frozen(self) -> Lost:
        """What was gathered, for the checks."""
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
    """What was left out of the node, and with `deep` of all nodes within it."""
    if isinstance(node, Mapping):
        yield from node.surplus
    if deep and not isinstance(node, Text):
        inner = node.entries if isinstance(node, Sequence) else node.values.values()
        for part in inner:
            if not isinstance(part, Text):  # most parts are, and hold nothing
                yield from surplus(part, deep)
