"""Errors of shape in plain words: a model's error and the file's nodes in, a diagnostic out.

The model names a place by the keys and indices that lead there, and puts the kind of a block
after its index; `steps` gives the path in the file itself.
"""

import difflib
import re
from collections.abc import Collection

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from gareport.reading.commas import cut_text, without_commas
from gareport.reading.yaml_slips import slip_of_colon
from gareport.report.diagnostics import Diagnostic, Span
from gareport.report.model import BLOCK_KINDS
from gareport.report.shape import keys_of, kinds_within
from gareport.report.source import Mapping, Sequence, SourceNode, Text

Steps = tuple[int | str, ...]
MAX_SHOWN = 60  # characters of a text that a hint repeats
NO_ID = "missing-id"
NAME_HINT = "use lower case: a letter first, then a-z, 0-9 and _"
_FILE_NAME = re.compile(r"([a-z][a-z0-9_]*)\.(ya?ml)")
_SUB_ITEM = re.compile(r"([0-9]+) ?\(?[a-z]\)?")
# By the model's error: what is wrong with the value, and what to write, each with the limit.
_LIMITS = {
    "greater_than_equal": ("less than {}", "write at least {}"),
    "less_than_equal": ("more than {}", "write at most {}"),
    "string_too_long": ("longer than {} characters", "shorten it to at most {} characters"),
}


def explain(error: ErrorDetails, root: SourceNode, kind: type[BaseModel]) -> Diagnostic | None:
    """The error as a diagnostic; None if it only follows from another error."""
    surplus = error["type"] == "extra_forbidden"  # the loc ends with the key, not with its value
    node, key = _find(root, error["loc"][:-1] if surplus else error["loc"])
    span = node.span
    if key == "[key]":
        name = error["loc"][-2]
        owner, _ = _find(root, error["loc"][:-2])
        at = next((k.span for k in _keys(owner) if k == name), span)
        if error["type"] == "literal_error":
            choices = re.findall(r"'([^']+)'", str(error["ctx"]["expected"]))
            meant = nearest(str(name), choices)
            hint = f"did you mean `{meant}`?" if meant else f"use one of {', '.join(choices)}"
            return Diagnostic("unknown-key", at, f"the key `{name}` is not known here", hint)
        return Diagnostic("value", at, f"`{name}` is not a valid name", NAME_HINT)
    if not surplus and isinstance(node, Text) and (slip := _slip(error["type"], node)):
        message, hint, place = slip
        return Diagnostic("yaml", place, message, hint)
    match error["type"]:
        case "missing":
            if key == "id":
                return Diagnostic(NO_ID, span, "this block has no id", "add `id: …` here")
            hint = f"add `{key}: …` here"
            return Diagnostic("missing-key", span, f"the key `{key}` is missing", hint)
        case "extra_forbidden":
            return _unknown_key(error["loc"], node, kind_at(kind, error["loc"]))
        case "too_short" if isinstance(node, Text) or (
            len(_entries(node)) >= error["ctx"]["min_length"]
        ):
            return None  # the model did not count the entries that have errors
        case "union_tag_not_found":
            return _unclear_block(node)
        case _:
            return Diagnostic("value", span, *_wrong_value(error, node))


def _slip(kind: str, node: Text) -> tuple[str, str, Span] | None:
    """A slip of the keyboard for which a group of keys was read as a text."""
    return slip_of_colon(node) if kind in ("union_tag_not_found", "model_type") else None


def steps(path: Steps) -> Steps:
    """The steps that exist in the file too: the path without the names of kinds."""
    return tuple(step for at, step in enumerate(path) if not _is_tag(path, at))


def kind_at(kind: type[BaseModel], path: Steps) -> type[BaseModel]:
    """The kind that the last step of the model's path belongs to."""
    for at, step in enumerate(path[:-1]):
        if _is_form(step):
            continue
        if _is_tag(path, at):
            kind = BLOCK_KINDS[str(step)]
        elif step in kind.model_fields and len(found := {*kinds_within(kind, str(step))}) == 1:
            kind = found.pop()
    return kind


def nearest(name: str, known: Collection[str]) -> str | None:
    """The known name that is most like an unknown one; None if none is like it."""
    close = difflib.get_close_matches(name, known, 1)
    return close[0] if close else None


def _unknown_key(path: Steps, node: SourceNode, kind: type[BaseModel]) -> Diagnostic | None:
    key = str(path[-1])
    at = next((k.span for k in _keys(node) if k == key), node.span)
    message = f"the key `{key}` is not known here"
    whole = without_commas(node, kind)
    if whole is not None and key.isdecimal():
        first = next(k for k in _keys(node) if k.isdecimal())
        hint = f"write {whole} without commas"
        return Diagnostic("unknown-key", at, message, hint) if key == first else None
    if cut := cut_text(node, kind, key):
        message = f"the comma before this ends the text of `{cut.key}`"
        hint = f'put the text in quotes: "{_shortened(cut.whole)}"'
        return Diagnostic("unknown-key", at, message, hint) if key == cut.rest[0] else None
    meant = nearest(key, keys_of(kind))
    hint = f"did you mean `{meant}`?" if meant else f"use one of these keys: {_listed(kind)}"
    return Diagnostic("unknown-key", at, message, hint)


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"


def _unclear_block(node: SourceNode) -> Diagnostic:
    """A block without a key for its kind, or with two; a misspelt key is named."""
    kinds = [key for key in _keys(node) if key in BLOCK_KINDS]
    if len(kinds) > 1:
        message = f"a block cannot be both a {kinds[0]} and a {kinds[1]}"
        return Diagnostic("block-kind", kinds[1].span, message, "split it into two blocks")
    known = {key for kind in BLOCK_KINDS.values() for key in keys_of(kind)}
    for key in _keys(node):
        if key not in known and (meant := nearest(key, BLOCK_KINDS)):
            message = f"the key `{key}` is not known here"
            return Diagnostic("unknown-key", key.span, message, f"did you mean `{meant}`?")
    hint = f"give the block an id and exactly one of {', '.join(BLOCK_KINDS)}"
    return Diagnostic("block-kind", node.span, "the kind of this block is not clear", hint)


def _listed(kind: type[BaseModel]) -> str:
    return ", ".join(sorted(keys_of(kind)))


def _wrong_value(error: ErrorDetails, node: SourceNode) -> tuple[str, str]:
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == "quoted":
        return f"{_word(node)} is in quotes, so it is a text", f"write {node} without quotes"
    if kind == "cell_part":
        return error["msg"], "write `text`, and under it either `bullets` or `dashes`"
    if kind == "reserved":
        return f"{_word(node)} cannot be a name: YAML gives it a meaning", "choose another name"
    if kind == "string_pattern_mismatch" and (named := _FILE_NAME.fullmatch(str(node))):
        file = f", and call the file {named[1]}.yaml" if named[2] == "yml" else ""
        return f"{_word(node)} has the ending of a file", f"write `{named[1]}`{file}"
    if kind == "string_pattern_mismatch":
        return f"{_word(node)} is not a valid name", NAME_HINT
    if kind == "literal_error":
        choices = str(context["expected"]).replace("True or False", "true or false")
        return f"{_word(node)} is not an allowed value", f"write one of {choices}"
    if kind == "too_short":
        key, count = str(error["loc"][-1]), len(_entries(node))
        return _too_few(key, count, context["min_length"], "chart" in error["loc"])
    if kind in _LIMITS:
        limit = next(iter(context.values()))
        wrong, right = _LIMITS[kind]
        return f"{_word(node)} is {wrong.format(limit)}", right.format(limit)
    if error["loc"][-1:] == ("item",) and (named := _SUB_ITEM.fullmatch(str(node))):
        hint = (
            f"write `{named[1]}`, and in the title the sub-item after its item: "
            '"Title of the item: title of the sub-item"'
        )
        return f"{_word(node)} has a sub-item, which this key cannot hold", hint
    wanted = {
        "is_instance_of": "a text",
        "string_type": "a text",
        "tuple_type": "a list",
        "dict_type": "a group of keys",
        "model_type": "a group of keys",
        "int_parsing": "a whole number in figures",
        "int_type": "a whole number in figures",
    }.get(kind)
    if wanted:
        what = f"{_word(node)} is" if isinstance(node, Text) else f"this is {_word(node)},"
        return f"{what} not {wanted}", f"write {wanted} here"
    return f"{_word(node)}: {error['msg'].lower()}", "fix the value"


def _too_few(key: str, found: int, least: int, is_chart: bool) -> tuple[str, str]:
    if key == "columns" and is_chart:
        message = "a chart needs a column of categories, and one for each series"
        return message, "add a column with figures"
    if key == "columns":
        return "a table needs at least two columns", "add a column"
    if not found:
        return "this list is empty", "add an entry"
    return f"this list has {found} of at least {least} entries", "add what is missing"


def _word(node: SourceNode) -> str:
    if isinstance(node, Text):
        return f"`{node[:40]}`" if node else "an empty value"
    return "a list" if isinstance(node, Sequence) else "a group of keys"


def _find(root: SourceNode, path: Steps) -> tuple[SourceNode, str | int]:
    """The deepest node on the model's path, and the last step of the path."""
    node = root
    for step in steps(path):
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.entries):
            node = node.entries[step]
    return node, path[-1] if path else ""


def _is_tag(path: Steps, at: int) -> bool:
    """Whether this step names the kind of a block, or the form of a cell; pydantic adds it after
    the index."""
    if _is_form(path[at]):
        return True
    return at > 1 and path[at - 2] == "content" and isinstance(path[at - 1], int)


def _is_form(step: int | str) -> bool:
    return isinstance(step, str) and step.startswith("=")


def _keys(node: SourceNode) -> tuple[Text, ...]:
    return node.keys if isinstance(node, Mapping) else ()


def _entries(node: SourceNode) -> tuple[SourceNode, ...]:
    return node.entries if isinstance(node, Sequence) else ()
