"""Attributes in templates: the trees of a format's templates in; attributes that objects lack, out.

Only what is certain is known: a value that every part is given, under a name that no template uses
for anything else, and what its fields and properties are annotated with.
"""

import types
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from pydantic import BaseModel

from gareport.formats.sandbox import readable_names

_ROUNDS = 8  # a name that is set to another one is known a round later


class Lacking(NamedTuple):
    """A place where a template reads an attribute that the object does not have."""

    template: str
    read: nodes.Getattr
    kind: type


def lacking(trees: Mapping[str, nodes.Template]) -> Iterator[Lacking]:
    """Yield each attribute that an object of a known type lacks."""
    types_in = _known(trees)
    for name, tree in trees.items():
        known = types_in.get(name, {})
        for read in tree.find_all(nodes.Getattr):
            kind = _type_of(read.node, known)
            if kind is not None and read.attr not in readable_names(kind):
                yield Lacking(name, read, kind)


def _known(trees: Mapping[str, nodes.Template]) -> dict[str, dict[str, type]]:
    """The types of the names in each template that have one type there; none if that is not sure.

    What a template sets is known there; what is given has its type if no template sets it to
    anything else, because a template sees what those that include it set.
    """
    from gareport.language.languages import Language
    from gareport.numbering.parallel import Parallel
    from gareport.numbering.resolve import Resolved
    from gareport.report.cover import Cover, Report

    given: dict[str, type] = {
        "resolved": Resolved, "parallel": Parallel, "cover": Cover, "report": Report,
        "language": Language,
    }  # fmt: skip
    known = {name: dict(given) for name in trees}
    for _ in range(_ROUNDS):
        bound = {name: _bound(tree, known[name]) for name, tree in trees.items()}
        own = {
            name: {one: kind for one, kinds in found.items() if (kind := _only(kinds))}
            for name, found in bound.items()
        }
        now = {name: {**own[name], **given} for name in trees}
        if now == known:
            wrong = {
                one
                for found in bound.values()
                for one in given
                if found.get(one, set()) - {given[one]}
            }
            if not wrong:
                return known
            given = {one: kind for one, kind in given.items() if one not in wrong}
        known = now
    return {}


def _only(kinds: set[type | None]) -> type | None:
    return next(iter(kinds)) if len(kinds) == 1 else None


def _bound(tree: nodes.Template, known: Mapping[str, type]) -> dict[str, set[type | None]]:
    """The types of what a template sets each name to; None for a type that is not known."""
    of_target: dict[int, type | None] = {}
    for one in tree.find_all(nodes.Assign):
        of_target[id(one.target)] = _type_of(one.node, known)
    for loop in tree.find_all(nodes.For):
        of_target[id(loop.target)] = _type_of_each(loop.iter, known)
    for scope in tree.find_all(nodes.With):
        for target, value in zip(scope.targets, scope.values, strict=True):
            of_target[id(target)] = _type_of(value, known)
    found: dict[str, set[type | None]] = {}
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load":
            found.setdefault(name.name, set()).add(of_target.get(id(name)))
    return found


def _type_of_each(expression: nodes.Node, known: Mapping[str, type]) -> type | None:
    """The type of the members of a tuple that an object has."""
    if not isinstance(expression, nodes.Getattr):
        return None
    kind = _type_of(expression.node, known)
    annotation = None if kind is None else _annotation(kind, expression.attr)
    members = get_args(annotation) if get_origin(annotation) is tuple else ()
    kinds = {_one_class(member) for member in members if member is not ...}
    return _only(kinds)


def _type_of(expression: nodes.Node, known: Mapping[str, type]) -> type | None:
    match expression:
        case nodes.Name(name=name):
            return known.get(name)
        case nodes.Getattr(node=inner, attr=attribute):
            kind = _type_of(inner, known)
            return None if kind is None else _attribute(kind, attribute)
        case _:
            return None


def _attribute(kind: type, attribute: str) -> type | None:
    """The type of an attribute, if it is one class whose attributes are all known."""
    return _one_class(_annotation(kind, attribute))


def _annotation(kind: type, attribute: str) -> Any:
    if issubclass(kind, BaseModel):
        field = kind.model_fields.get(attribute)
        return None if field is None else field.annotation
    own = getattr(kind, attribute, None)
    with suppress(NameError, TypeError):  # what only type checkers can read
        if isinstance(own, property):
            return get_type_hints(own.fget).get("return")
        return get_type_hints(kind).get(attribute)
    return None


def _one_class(annotation: Any) -> type | None:
    """The class of an annotation, without `None`; a class with subclasses may be any of them."""
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        annotation = kinds[0] if len(kinds) == 1 else None
    is_ours = isinstance(annotation, type) and annotation.__module__.startswith("gareport.")
    if not is_ours or hasattr(annotation, "__getitem__") or annotation.__subclasses__():
        return None
    return annotation  # type: ignore[no-any-return]
