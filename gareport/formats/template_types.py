"""Attributes in templates: the trees of a format's templates in; attributes that objects lack, out.

Only what is certain is known: a value that every part is given, under a name that no template uses
for anything else, and what its fields and properties are annotated with. `block` and `run` are such
names too: a block of any kind, or of one kind in the template of that kind, and a run of any kind.
"""

import sys
import types
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import (
    Annotated,
    Any,
    ForwardRef,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from jinja2 import nodes
from pydantic import BaseModel

from gareport.formats.sandbox import readable_names
from gareport.report.model import kind_name

BLOCKS = "blocks/"
Kinds = frozenset[type]  # an object may be of any of them; of an unknown type if there are none
_ROUNDS = 8  # a name that is set to another one is known a round later
_UNKNOWN: Kinds = frozenset()
_OF_RUNS = ("runs", "unlinked")  # the name and the function whose members are runs


class Lacking(NamedTuple):
    """A place where a template reads an attribute that the object has in no kind of it."""

    template: str
    read: nodes.Getattr
    kinds: Kinds

    @property
    def owner(self) -> str:
        """What lacks it: an object of its one kind, or else the name that it has there."""
        if len(self.kinds) == 1:
            return "".join(f"{kind.__module__}.{kind.__name__} object" for kind in self.kinds)
        inner = self.read.node
        return str(getattr(inner, "name", "") or getattr(inner, "attr", ""))


def lacking(trees: Mapping[str, nodes.Template]) -> Iterator[Lacking]:
    """Yield each attribute that an object of known types lacks."""
    kinds_in = _known(trees)
    for name, tree in trees.items():
        known = kinds_in.get(name, {})
        for read in tree.find_all(nodes.Getattr):
            kinds = _kinds_of(read.node, known)
            if kinds and not any(read.attr in readable_names(kind) for kind in kinds):
                yield Lacking(name, read, kinds)


def _given() -> dict[str, Kinds]:
    """The types of the names that mean the same in every template."""
    from gareport.language.languages import Language
    from gareport.numbering.parallel import Parallel
    from gareport.numbering.resolve import Resolved
    from gareport.numbering.runs import Run
    from gareport.report.cover import Cover, Report
    from gareport.report.model import NODE_KINDS

    one_kind = {
        "resolved": Resolved, "parallel": Parallel, "cover": Cover, "report": Report,
        "language": Language,
    }  # fmt: skip
    single: dict[str, Kinds] = {name: frozenset((kind,)) for name, kind in one_kind.items()}
    return {**single, "block": frozenset(NODE_KINDS), "run": frozenset(get_args(Run))}


def _known(trees: Mapping[str, nodes.Template]) -> dict[str, dict[str, Kinds]]:
    """The types of the names in each template; none if that is not sure.

    What a template sets is known there; what is given has its type if no template sets it to
    anything else, because a template sees what those that include it set.
    """
    given = _given()
    kept = _kept(trees, given)
    known = {name: dict(given) for name in trees}
    named = frozenset(name for tree in trees.values() for name in _constants(tree))
    of_macros = {
        name: {one.name for one in tree.find_all(nodes.Macro)} for name, tree in trees.items()
    }
    for _ in range(_ROUNDS):
        bound = {name: _bound(tree, known[name], kept) for name, tree in trees.items()}
        now = {
            name: _seen(name, bound[name], given, name in named, of_macros[name]) for name in trees
        }
        if now == known:
            wrong = {
                one
                for found in bound.values()
                for one, sure in given.items()
                if sure and not all(kinds and kinds <= sure for kinds in found.get(one, ()))
            }
            if not wrong:
                return known
            # A template may read the outer value before it sets its own: neither is sure now.
            given |= dict.fromkeys(wrong, _UNKNOWN)
        known = now
    return {}


def _seen(
    name: str,
    bound: Mapping[str, set[Kinds]],
    given: Mapping[str, Kinds],
    is_named: bool,
    of_macros: Collection[str],
) -> dict[str, Kinds]:
    """The types of the names in a template: of what it sets, and of what it is given.

    `is_named` if another template includes or imports it by its name.
    """
    own = {one: _joined(kinds) for one, kinds in bound.items()}
    seen = {one: kinds for one, kinds in {**own, **given}.items() if kinds}
    if name.startswith(BLOCKS) and given["block"] and "block" not in bound:
        stem = name.removeprefix(BLOCKS).partition(".")[0]
        of_stem = frozenset(kind for kind in given["block"] if kind_name(kind) == stem)
        seen["block"] = given["block"] if is_named or not of_stem else of_stem
    return {one: kinds for one, kinds in seen.items() if one not in of_macros}


def _constants(tree: nodes.Template) -> Iterator[str]:
    """The names of the templates that a template includes or imports by name."""
    for kind in (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends):
        for node in tree.find_all(kind):
            if isinstance(node.template, nodes.Const):  # type: ignore[attr-defined]
                yield node.template.value  # type: ignore[attr-defined]


def _joined(kinds: Iterable[Kinds]) -> Kinds:
    """All the types together; unknown if one of them is."""
    every = [*kinds]
    return frozenset().union(*every) if all(every) else _UNKNOWN


def _kept(trees: Mapping[str, nodes.Template], given: Mapping[str, Kinds]) -> set[int]:
    """The parameters that every call gives the object that has the same name there."""
    calls: dict[str, list[nodes.Call]] = {}
    for tree in trees.values():
        for name, call in _calls(tree):
            calls.setdefault(name, []).append(call)
    return {
        id(parameter)
        for tree in trees.values()
        for macro in tree.find_all(nodes.Macro)
        for at, parameter in enumerate(macro.args)
        if parameter.name in given
        and all(_passes(call, at, parameter.name) for call in calls.get(macro.name, ()))
    }


def _calls(tree: nodes.Template) -> Iterator[tuple[str, nodes.Call]]:
    """The calls that may be of a macro, each with the name of the macro where it is defined."""
    modules = {one.target for one in tree.find_all(nodes.Import)}
    lists = (imported.names for imported in tree.find_all(nodes.FromImport))
    renamed = {one[1]: one[0] for names in lists for one in names if not isinstance(one, str)}
    for call in tree.find_all(nodes.Call):
        match call.node:
            case nodes.Name(name=name):
                yield renamed.get(name, name), call
            case nodes.Getattr(node=nodes.Name(name=module), attr=name) if module in modules:
                yield name, call


def _passes(call: nodes.Call, at: int, name: str) -> bool:
    """Whether a call gives a parameter, by its place or its name, what has the same name."""
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        return False
    by_name = {one.key: one.value for one in call.kwargs}
    value = call.args[at] if at < len(call.args) else by_name.get(name)
    return isinstance(value, nodes.Name) and value.name == name


def _bound(
    tree: nodes.Template, known: Mapping[str, Kinds], kept: set[int]
) -> dict[str, set[Kinds]]:
    """The types of what a template sets each name to; those that are `kept` set nothing."""
    of_target: dict[int, Kinds] = {}
    for one in tree.find_all(nodes.Assign):
        of_target[id(one.target)] = _kinds_of(one.node, known)
    for loop in tree.find_all(nodes.For):
        of_target[id(loop.target)] = _kinds_of_each(loop.iter, known)
    for scope in tree.find_all(nodes.With):
        for target, value in zip(scope.targets, scope.values, strict=True):
            of_target[id(target)] = _kinds_of(value, known)
    found: dict[str, set[Kinds]] = {}
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load" and id(name) not in kept:
            found.setdefault(name.name, set()).add(of_target.get(id(name), _UNKNOWN))
    return found


def _kinds_of_each(expression: nodes.Node, known: Mapping[str, Kinds]) -> Kinds:
    """The types of the members of a tuple that an object has, or that its method gives."""
    is_part = isinstance(expression, nodes.Call | nodes.Getitem)
    called = expression.node if is_part else expression  # type: ignore[attr-defined]
    if isinstance(called, nodes.Name) and called.name in _OF_RUNS:
        return known.get("run", _UNKNOWN)
    is_method = isinstance(called, nodes.Getattr) and isinstance(expression, nodes.Call)
    inner, attribute = _read(called if is_method else expression)
    kinds = _kinds_of(inner, known) if inner else _UNKNOWN
    annotations = [(kind, _annotation(kind, attribute)) for kind in kinds]
    return _joined(
        _members(kind, annotation) for kind, annotation in annotations if annotation is not None
    )


def _read(expression: nodes.Node) -> tuple[nodes.Node | None, str]:
    """The object and the attribute of `object.attribute` and `object["attribute"]`."""
    match expression:
        case nodes.Getattr(node=inner, attr=attribute):
            return inner, attribute
        case nodes.Getitem(node=inner, arg=nodes.Const(value=str() as attribute)):
            return inner, attribute
        case _:
            return None, ""


def _members(kind: type, annotation: Any) -> Kinds:
    """The classes of the members of a tuple that an object of the kind has."""
    members = get_args(annotation) if get_origin(annotation) is tuple else ()
    names = vars(sys.modules[kind.__module__])
    return _joined(_classes(member, names) for member in members if member is not ...)


def _classes(annotation: Any, names: Mapping[str, Any]) -> Kinds:
    """The classes that an annotation allows, each with all its attributes known."""
    if isinstance(annotation, str | ForwardRef):
        name = annotation if isinstance(annotation, str) else annotation.__forward_arg__
        annotation = names.get(name)
    if get_origin(annotation) is Annotated:
        return _classes(get_args(annotation)[0], names)
    if get_origin(annotation) in (Union, types.UnionType):
        return _joined(_classes(one, names) for one in get_args(annotation))
    kind = _one_class(annotation)
    return _UNKNOWN if kind is None else frozenset((kind,))


def _kinds_of(expression: nodes.Node, known: Mapping[str, Kinds]) -> Kinds:
    if isinstance(expression, nodes.Name):
        return known.get(expression.name, _UNKNOWN)
    inner, attribute = _read(expression)
    kinds = _kinds_of(inner, known) if inner else _UNKNOWN
    found = [
        _one_class(_annotation(kind, attribute))
        for kind in kinds
        if attribute in readable_names(kind)
    ]
    return _UNKNOWN if None in found else frozenset(kind for kind in found if kind)


def _annotation(kind: type, attribute: str) -> Any:
    if issubclass(kind, BaseModel):
        field = kind.model_fields.get(attribute)
        return None if field is None else field.annotation
    own = getattr(kind, attribute, None)
    with suppress(NameError, TypeError):  # what only type checkers can read
        if isinstance(own, property | types.FunctionType):
            function = own.fget if isinstance(own, property) else own
            return get_type_hints(function).get("return")
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
