"""Stage 1: a report's folder in, a `Report` and the faults of its files out."""

import difflib
import os
import re
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from gareport.diagnostics import Diagnostic, Span
from gareport.model import BLOCK_KINDS, ID_PATTERN, MAX_ID, Cover, Report, Section
from gareport.source import START, Mapping, Node, Sequence, Text, read

Model = TypeVar("Model", bound=BaseModel)
COVER = "report.yaml"
NAME_HINT = "names are lower case: a letter, then a-z, 0-9 and _"


def load(folder: Path) -> tuple[Report | None, list[Diagnostic]]:
    """Read report.yaml and the files it names. No report means it could not be understood."""
    cover, node, found = _file(folder, COVER, Cover)
    if not re.fullmatch(ID_PATTERN, folder.name):
        place = Span(shown(folder / COVER), 1, 1)
        message = f"the folder `{folder.name}` has no name for a report"
        found.append(Diagnostic("value", place, message, f"rename it; {NAME_HINT}"))
    names = _names(node) if cover is None else [*cover.sections, *cover.annexes]
    places = _places(node)
    sections: dict[str, Section | None] = {}
    for name in dict.fromkeys(names):
        section, _, faults = _file(folder, f"{name}.yaml", Section, places.get(name))
        sections[name] = section
        found += faults
    if cover is None or None in sections.values():
        return None, found
    whole = {name: section for name, section in sections.items() if section is not None}
    report = Report(
        folder=str(folder),
        name=folder.name,
        cover=cover,
        sections=tuple(whole[name] for name in cover.sections),
        annexes=tuple(whole[name] for name in cover.annexes),
    )
    return report, found


def shown(path: Path) -> str:
    """A path as messages print it: from here when it lies below, else whole."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _file(
    folder: Path, name: str, kind: type[Model], named_at: Span | None = None
) -> tuple[Model | None, Node | None, list[Diagnostic]]:
    path = folder / name
    if named_at is not None and not path.is_file():
        hint = f"write {shown(path)}, or take the name out of the list"
        missing = Diagnostic("missing-file", named_at, f"there is no file {name}", hint)
        return None, None, [missing]
    node, found = read(path, shown(path))
    if node is None or found:
        return None, node, found
    try:
        return kind.model_validate(_plain(node)), node, []
    except ValidationError as error:
        faults = [_explain(e, node, kind) for e in error.errors()]
        return None, node, [fault for fault in faults if fault]


def _plain(node: Node) -> Any:
    """The node as plain data, each mapping carrying its place for the model."""
    if isinstance(node, Mapping):
        return {START: node.span} | {key: _plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [_plain(entry) for entry in node.entries]
    return node


def _names(cover: Node | None) -> list[str]:
    """The files that a faulty cover names, so that their faults are told in the same run."""
    return list(_places(cover))


def _places(cover: Node | None) -> dict[str, Span]:
    if not isinstance(cover, Mapping):
        return {}
    lists = [cover.values.get(key) for key in ("sections", "annexes")]
    entries = [e for found in lists if isinstance(found, Sequence) for e in found.entries]
    names = [entry for entry in entries if isinstance(entry, Text) and _is_name(entry)]
    return {str(name): name.span for name in names}


def _is_name(text: str) -> bool:
    return re.fullmatch(ID_PATTERN, text) is not None and len(text) <= MAX_ID


def _explain(error: ErrorDetails, root: Node, kind: type[BaseModel]) -> Diagnostic | None:
    """The fault in a reader's words; None when it only follows from another fault."""
    surplus = error["type"] == "extra_forbidden"  # such a key is in the file, but the fault is not
    node, key = _find(root, error["loc"][:-1] if surplus else error["loc"])
    span = node.span
    if key == "[key]":
        name = error["loc"][-2]
        at = next((k.span for k in _keys(node) if k == name), span)
        return Diagnostic("value", at, f"`{name}` is no name", NAME_HINT)
    match error["type"]:
        case "missing":
            hint = f"add `{key}: …` here"
            return Diagnostic("missing-key", span, f"the key `{key}` is missing", hint)
        case "extra_forbidden":
            key = error["loc"][-1]
            at = next((k.span for k in _keys(node) if k == key), span)
            hint = _nearest(str(key), _allowed(kind, error["loc"]))
            return Diagnostic("unknown-key", at, f"the key `{key}` is not known here", hint)
        case "too_short" if len(_entries(node)) >= error["ctx"]["min_length"]:
            return None  # entries at fault were not counted
        case "union_tag_not_found":
            hint = f"a block has an id and exactly one of {', '.join(BLOCK_KINDS)}"
            return Diagnostic("block-kind", span, "it is not clear what this block is", hint)
    return Diagnostic("value", span, *_wrong_value(error, node))


def _wrong_value(error: ErrorDetails, node: Node) -> tuple[str, str]:
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == "string_pattern_mismatch":
        return f"{_word(node)} is no name", NAME_HINT
    if kind == "literal_error":
        choices = str(context["expected"]).replace("True or False", "true or false")
        return f"{_word(node)} is not one of the values", f"write one of {choices}"
    if kind == "too_short":
        least = context["min_length"]
        return f"{len(_entries(node))} are too few here", f"at least {least} must stand here"
    wanted = {
        "is_instance_of": "a text",
        "string_type": "a text",
        "tuple_type": "a list",
        "dict_type": "a group of keys",
        "model_type": "a group of keys",
        "int_parsing": "a whole number in digits",
        "int_type": "a whole number in digits",
    }.get(kind)
    if wanted:
        return f"{_word(node)} stands where {wanted} belongs", f"write {wanted} here"
    return f"{_word(node)}: {error['msg'].lower()}", "mend the value"


def _word(node: Node) -> str:
    if isinstance(node, Text):
        return f"`{node[:40]}`" if node else "nothing"
    return "a list" if isinstance(node, Sequence) else "a group of keys"


def _find(root: Node, path: tuple[int | str, ...]) -> tuple[Node, str | int]:
    """The node that pydantic's path leads to, as deep as it goes, and the path's last step."""
    node = root
    for step in _steps(path):
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.entries):
            node = node.entries[step]
    return node, path[-1] if path else ""


def _is_tag(path: tuple[int | str, ...], at: int) -> bool:
    """Whether the path's step names the kind of a block; pydantic puts it behind the index."""
    return at > 1 and path[at - 2] == "content" and isinstance(path[at - 1], int)


def _steps(path: tuple[int | str, ...]) -> list[int | str]:
    """The steps that are in the file too: without the names of kinds."""
    return [step for at, step in enumerate(path) if not _is_tag(path, at)]


def _keys(node: Node) -> tuple[Text, ...]:
    return node.keys if isinstance(node, Mapping) else ()


def _entries(node: Node) -> tuple[Node, ...]:
    return node.entries if isinstance(node, Sequence) else ()


def _allowed(kind: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys of the kind that the last step of the path stands in."""
    for at, step in enumerate(path[:-1]):
        if _is_tag(path, at):
            kind = BLOCK_KINDS[str(step)]
        elif step in kind.model_fields and len(found := _within(kind, str(step))) == 1:
            kind = found[0]
    return [name for name in kind.model_fields if name != "place"]


def _within(kind: type[BaseModel], field: str) -> list[type[BaseModel]]:
    """The kinds that stand in a field of `kind`."""
    found: list[type[BaseModel]] = []
    pending: list[Any] = [kind.model_fields[field].annotation]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        pending += getattr(annotation, "__args__", ())
    return found


def _nearest(key: str, allowed: list[str]) -> str:
    close = difflib.get_close_matches(key, allowed, 1)
    keys = ", ".join(sorted(allowed))
    return f"did you mean `{close[0]}`?" if close else f"the keys here are {keys}"
