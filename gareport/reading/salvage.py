"""Files with errors, as far as they can be understood: nodes in; values, errors and losses out.

One run reports the errors of every stage. So a file with errors is repaired and validated again,
a few times over: a misspelt key is read as the key that it resembles, a wrong text or name is
replaced by a substitute, and what cannot be repaired is removed. A repaired report is never built.
The checks still know what the removed parts contained.
"""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gareport.language.languages import languages
from gareport.reading.commas import cut_text, without_commas
from gareport.reading.explain import (
    Steps,
    explain,
    kind_at,
    nearest,
    steps,
)
from gareport.report.cover import Cover
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.keys import REPORT
from gareport.report.losses import Losses, surplus
from gareport.report.model import BLOCK_KINDS, Section
from gareport.report.shape import has_texts, holds_text, keys_of, kinds_under
from gareport.report.source import STAND_IN, START, Mapping, Sequence, SourceNode, Text

Model = TypeVar("Model", bound=BaseModel)
MAX_ROUNDS = 8
_TEXTS = {"title"} | {
    key for kind in kinds_under(Section) for key in keys_of(kind) if holds_text(kind, key)
}
_FOLLOWING = ("too_short", "cell_part")  # what is missing once a wrong part is removed
_ANY = next(iter(languages()))
_VALUES = {
    "symbol": "A/99/1",
    "organ": "general_assembly",
    "session": "1",
    "language": _ANY,
    "original": _ANY,
    "author": "secretary_general",
    "kind": "section",
}
_LISTS: dict[str, tuple[str, ...]] = {"content": (), "editions": (_ANY,), "sections": ("none",)}
_OWN_TEXTS = {"title", "author", "agenda"}  # of the cover, translated under the name `report`


def salvage(
    kind: type[Model], node: SourceNode, losses: Losses
) -> tuple[Model | None, SourceNode, list[Diagnostic]]:
    """Validate the node as the kind, and repair it until it is valid, at most `MAX_ROUNDS` times.

    Returns the value, the repaired node and the errors. No value means that no repair helped.
    """
    found: list[Diagnostic] = []
    for part in surplus(node, deep=True):
        losses.add(part)
    guesses: set[tuple[str, Span]] = set()
    for number in range(MAX_ROUNDS):
        try:
            return kind.model_validate(_plain(node)), node, found
        except ValidationError as error:
            repair = _Repair(kind, node, losses, guesses)
            # Unknown keys first: a missing key may be one of them, misspelt.
            for fault in sorted(error.errors(include_url=False), key=_is_missing):
                followed = repair.take(fault)
                if not followed and not (number and fault["type"] in _FOLLOWING):
                    diagnostic = explain(fault, node, kind)
                    found += [diagnostic] if diagnostic else []
            node = repair.applied(node) or Mapping(node.span, (), {})
    return None, node, found


def _is_missing(error: ErrorDetails) -> bool:
    return error["type"] == "missing"


def is_stand_in(node: SourceNode) -> bool:
    """Whether a repair put this text here, and no person wrote it."""
    return isinstance(node, Text) and node.style == STAND_IN


def _plain(node: SourceNode) -> Any:
    """The node as plain data; each mapping carries its place for the model."""
    if isinstance(node, Mapping):
        values = ((key, node.values[key]) for key in node.keys)
        plain = {key: v if isinstance(v, Text) else _plain(v) for key, v in values}
        return {START: node.span, **plain}
    if isinstance(node, Sequence):
        return [_plain(entry) for entry in node.entries]
    return node


class _Repair:
    """What one round changes: keys renamed, values replaced or added, parts removed."""

    def __init__(
        self,
        kind: type[BaseModel],
        root: SourceNode,
        losses: Losses,
        guesses: set[tuple[str, Span]],
    ) -> None:
        self.kind = kind
        self.root = root
        self.losses = losses
        self.guesses = guesses
        self.names: dict[Steps, str] = {}
        self.values: dict[Steps, SourceNode] = {}
        self.dropped: set[Steps] = set()
        self.renamed: set[Steps] = set()
        self.short: set[Steps] = set()  # mappings that lose a key
        self.added: dict[Steps, list[str]] = {}

    def take(self, error: ErrorDetails) -> bool:
        """Plan the repair of one error; True if it only follows from one already reported."""
        path = steps(error["loc"])
        owner = kind_at(self.kind, error["loc"])
        match error["type"]:
            case "extra_forbidden":
                self._unknown_key(path, owner)
            case "missing" if path in self.renamed:
                return True
            case "union_tag_not_found":
                self._unknown_kind(path)
            case _ if self._is_guess(path):  # the key was not meant after all
                self._drop(path)
                return True
            case "missing":
                self._wrong_value(path, owner, is_missing=True)
                return self.kind is Cover and "kind" in self.losses.keys  # it says what is needed
            case _:
                self._wrong_value(path, owner, is_missing=False)
        return False

    def _unknown_key(self, path: Steps, owner: type[BaseModel]) -> None:
        *parent, key = path
        node = _at(self.root, path[:-1])
        if (whole := without_commas(node, owner)) and str(key).isdecimal():
            figure = (*parent, "usd")
            self._put(figure, Text(whole, _at(self.root, figure).span))
            self.dropped.add(path)
            return
        if (cut := cut_text(node, owner, str(key))) and cut.key in keys_of(owner):
            self._put((*parent, str(cut.key)), cut.whole)
            self.dropped.add(path)
            return
        self._guess(path, [name for name in keys_of(owner) if not _has(node, name)])

    def _guess(self, path: Steps, meant: list[str]) -> None:
        """Read an unknown key as the one that it resembles, or drop it."""
        free = [name for name in meant if (*path[:-1], name) not in self.renamed]
        name = nearest(str(path[-1]), free)
        if name is None:
            self._drop_unknown(path)
        else:
            self.names[path] = name
            self.renamed.add((*path[:-1], name))
            self.guesses.add((name, _at(self.root, path).span))

    def _drop_unknown(self, path: Steps) -> None:
        """Drop a key that resembles none; the block around it may not be what it seems."""
        self._drop(path)
        owners = (_at(self.root, path[:end]) for end in reversed(range(len(path))))
        ids = (owner.values.get("id") for owner in owners if isinstance(owner, Mapping))
        self.losses.names.add(str(next((name for name in ids if isinstance(name, Text)), "")))
        if len(path) == 1 and isinstance(_at(self.root, path), Sequence):
            self.losses.blind = True

    def _is_guess(self, path: Steps) -> bool:
        return bool(path) and (str(path[-1]), _at(self.root, path).span) in self.guesses

    def _unknown_kind(self, path: Steps) -> None:
        """Choose the kind that most keys of a block fit, or the one that a misspelt key names."""
        block = _at(self.root, path)
        if not isinstance(block, Mapping):
            self._drop(path)
            return
        keys = [str(key) for key in block.keys]
        of_kinds = {name: keys_of(kind) for name, kind in BLOCK_KINDS.items()}
        found = [name for name in BLOCK_KINDS if name in keys]
        known = {key for names in of_kinds.values() for key in names}
        if found:
            best = max(found, key=lambda name: len({*keys} & {*of_kinds[name]}))
            for key in {*keys} & known - {*of_kinds[best]}:
                self._drop((*path, key))
            return
        misspelt = [key for key in keys if key not in known and nearest(key, list(BLOCK_KINDS))]
        if misspelt:
            self._guess((*path, misspelt[0]), list(BLOCK_KINDS))
        else:
            self._drop(path)

    def _wrong_value(self, path: Steps, owner: type[BaseModel], is_missing: bool) -> None:
        """Put a substitute where a value is required; remove what is optional."""
        if not path:
            self._drop(path)
            return
        key = path[-1]
        model_field = owner.model_fields.get(str(key))
        stand_in = self._stand_in(path)
        is_text = not (model_field and not has_texts(owner, str(key))) and key in _TEXTS
        if len(path) > 1 and path[0] in ("amounts", "rules"):
            self._drop(path[:2])
        elif stand_in and (is_text or path == ("text",)):
            self._put(path, stand_in)
        elif key == "[key]" or (len(path) > 1 and path[-2] == "notes"):
            self._drop(path[:-1] if key == "[key]" else path)
        elif model_field is not None and not model_field.is_required() and not is_missing:
            self._drop(path)
        elif stand_in:
            self._put(path, stand_in)
        else:
            self._drop(_entry(path) or path[:1])

    def _stand_in(self, path: Steps) -> SourceNode | None:
        span = _at(self.root, path).span
        key = str(path[-1])
        if key == "id":
            return self._stand_in_id(path)
        if path == ("text",):
            return self._stand_in_paragraph(span)
        if key in _LISTS:
            return Sequence(span, tuple(Text(t, span, style=STAND_IN) for t in _LISTS[key]))
        if key in _TEXTS or (len(path) > 1 and path[-2] == "cells"):
            self.losses.textless |= path[:-1] not in self.short
            return Text("…", span, style=STAND_IN)
        return Text(_VALUES[key], span, style=STAND_IN) if key in _VALUES else None

    def _stand_in_paragraph(self, span: Span) -> Sequence:
        """A list of one paragraph, for the text of a letter."""
        values: dict[str, SourceNode] = {
            "id": Text(self.losses.stand_in_id(), span, style=STAND_IN),
            "paragraph": Text("…", span, style=STAND_IN),
        }
        keys = tuple(Text(key, span) for key in values)
        return Sequence(span, (Mapping(span, keys, values),))

    def _stand_in_id(self, path: Steps) -> Text:
        """An id for a block whose own is missing or not valid, unless under an unknown key."""
        owner = _at(self.root, path[:-1])
        node = owner.values.get("id") if isinstance(owner, Mapping) else None
        if isinstance(node, Text) and node:
            self.losses.misnamed.add(str(node))
        elif node is not None or path[:-1] not in self.short:
            self.losses.nameless = True
        return Text(self.losses.stand_in_id(), owner.span, style=STAND_IN)

    def _drop(self, path: Steps) -> None:
        self.dropped.add(path)
        self.short.add(path[:-1])

    def _put(self, path: Steps, node: SourceNode) -> None:
        self.values[path] = node
        self.added.setdefault(path[:-1], []).append(str(path[-1]))

    def applied(self, node: SourceNode, path: Steps = ()) -> SourceNode | None:
        """The node with all changes made; None if it is removed."""
        if path in self.dropped or path in self.values:
            self._lose(node, path)
            return None if path in self.dropped else self.values[path]
        if isinstance(node, Sequence):
            parts = [self.applied(entry, (*path, at)) for at, entry in enumerate(node.entries)]
            return Sequence(node.span, tuple(part for part in parts if part is not None))
        return self._mapping(node, path) if isinstance(node, Mapping) else node

    def _mapping(self, node: Mapping, path: Steps) -> Mapping:
        keys: list[Text] = []
        values: dict[str, SourceNode] = {}
        for key in node.keys:
            value = self.applied(node.values[key], (*path, str(key)))
            if value is None:
                self.losses.add(key)
                continue
            name = self.names.get((*path, str(key)), str(key))
            keys.append(Text(name, key.span))
            values[name] = value
        for added in self.added.get(path, ()):
            if added not in values and (*path, added) not in self.dropped:
                self._lose(None, (*path, added))
                keys.append(Text(added, node.span))
                values[added] = self.values[*path, added]
        return Mapping(node.span, tuple(keys), values)

    def _lose(self, node: SourceNode | None, path: Steps) -> None:
        if node is not None:
            self.losses.add(node)
        if self.kind is Cover and path:
            self.losses.keys.add(str(path[0]))
            known = path[0] in Cover.model_fields
            if path[0] in _OWN_TEXTS or not known:
                self.losses.names.add(REPORT)
            if path[0] in ("sections", "annexes"):
                self.losses.blind = True


def _entry(path: Steps) -> Steps:
    """The list entry that a place belongs to; for a table's columns, the whole table."""
    while path and not (isinstance(path[-1], int) and path[-2] != "columns"):
        path = path[:-1]
    return path


def _at(root: SourceNode, path: Steps) -> SourceNode:
    """The node at a place of the file, or the deepest node on the way to it."""
    node = root
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.entries):
            node = node.entries[step]
    return node


def _has(node: SourceNode, key: str) -> bool:
    return isinstance(node, Mapping) and key in node.values
