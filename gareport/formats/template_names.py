"""Names in templates: the sources of a format's templates in; uses of names not defined, out.

A template sees what it is given, what it defines itself, and what the templates that include it or
import it see and define. A name that may be there in any of these ways is not reported.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE

from gareport.formats.given import PARTS, given_to
from gareport.formats.sandbox import readable_names
from gareport.formats.template_types import lacking
from gareport.reading.explain import nearest

_BLOCKS, _OF_BLOCK = "blocks/", "template_of"
_OF_JINJA = frozenset(("caller", "kwargs", "loop", "self", "super", "varargs"))
_GUARDS = frozenset(("d", "default", "defined", "undefined"))  # `x is defined`, `x | default("")`
_NAMING = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nothing defines: its template and line, the message and the hint."""

    template: str
    line: int
    name: str
    message: str
    hint: str = "fix the template"


@dataclass(frozen=True, slots=True)
class _Template:
    """What one template asks for and defines.

    `assigned` are the names that the rest of the template sees too; `defined` are all names, also
    those within a loop or a macro, which the templates included there see.
    """

    tree: nodes.Template
    asked: tuple[nodes.Name, ...]
    assigned: frozenset[str]
    defined: frozenset[str]


class _Lookups(CodeGenerator):
    """Goes through a template as Jinja compiles it, and keeps the names looked up outside."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, None, None)
        self.asked: list[nodes.Name] = []

    def write(self, x: str) -> None:
        """Write nothing: only the lookups are wanted."""

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """Keep a name that is neither defined in the template nor a parameter."""
        super().visit_Name(node, frame)
        if node.ctx == "load":
            load = frame.symbols.find_load(frame.symbols.ref(node.name))
            if load is not None and load[0] == VAR_LOAD_RESOLVE:
                self.asked.append(node)


def unknown_names(
    format_name: str, environment: Environment, sources: Mapping[str, str]
) -> list[Unknown]:
    """The names that the templates of a format use and that nothing defines, in order."""
    templates = {name: _read(environment, source) for name, source in sources.items()}
    seen, known = _seen(format_name, templates), environment.globals.keys() | _OF_JINJA
    found = [
        unknown
        for name, template in templates.items()
        for unknown in (
            *(_undefined(name, template, seen[name] | known) if name in seen else ()),
            *_not_exported(name, template, templates),
            *_not_offered(name, template, environment),
        )
    ]
    found += _without_attribute(templates)
    return sorted(dict.fromkeys(found), key=lambda one: (one.template, one.line))


def _read(environment: Environment, source: str) -> _Template:
    tree = environment.parse(source)
    lookups = _Lookups(environment)
    lookups.visit(tree)
    assigned = frozenset(_assigned(tree))
    bound = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    return _Template(tree, tuple(lookups.asked), assigned, assigned | bound)


def _assigned(tree: nodes.Template) -> Iterator[str]:
    """The names that a template sets anywhere, without parameters and those of loops."""
    targets = [one.target for one in tree.find_all(nodes.Assign)]
    for target in (*targets, *(one.target for one in tree.find_all(nodes.AssignBlock))):
        names = target.find_all(nodes.Name) if isinstance(target, nodes.Tuple) else (target,)
        yield from (name.name for name in names if isinstance(name, nodes.Name))
    yield from (macro.name for macro in tree.find_all(nodes.Macro))
    yield from (one.target for one in tree.find_all(nodes.Import))
    for one in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in one.names)


def _seen(format_name: str, templates: Mapping[str, _Template]) -> dict[str, set[str]]:
    """The names that each template gets from outside, of those that are used at all."""
    seen = {name: {*given_to(format_name, name)} for name in templates if PARTS in name}
    waiting = [*seen]
    while waiting:
        name = waiting.pop()
        shared = seen[name] | templates[name].defined
        for node in templates[name].tree.find_all(_NAMING):
            more = shared if getattr(node, "with_context", True) else set()
            for other in _named(node, templates):
                if other not in seen or not more <= seen[other]:
                    seen.setdefault(other, set()).update(more)
                    waiting.append(other)
    return seen


def _named(node: nodes.Node, templates: Mapping[str, _Template]) -> list[str]:
    """The templates that a statement may mean; every one but the parts if that is not known."""
    named: nodes.Expr = node.template  # type: ignore[attr-defined]
    if (one := _constant(named)) is not None:
        return [one] if one in templates else []
    is_of_block = isinstance(named, nodes.Call) and isinstance(named.node, nodes.Name)
    if is_of_block and named.node.name == _OF_BLOCK:  # type: ignore[attr-defined]
        return [name for name in templates if name.startswith(_BLOCKS)]
    begins = _constant(named.nodes[0]) if isinstance(named, nodes.Concat) else None
    others = (name for name in templates if PARTS not in name)
    return [name for name in others if name.startswith(begins or "")]


def _undefined(name: str, template: _Template, seen: set[str]) -> Iterator[Unknown]:
    guarded = {node.name for node in _guarded(template.tree) if isinstance(node, nodes.Name)}
    known = seen | template.assigned
    for node in template.asked:
        if node.name not in known | guarded:
            near = nearest(node.name, known)
            message = f"'{node.name}' is undefined"
            yield Unknown(name, node.lineno, node.name, message, _hint(near))


def _guarded(tree: nodes.Template) -> Iterator[nodes.Expr]:
    """What a template itself asks whether it is defined, or has another value for."""
    for kind in (nodes.Test, nodes.Filter):
        for node in tree.find_all(kind):
            if node.name in _GUARDS and node.node is not None:
                yield node.node


def _not_exported(
    name: str, template: _Template, templates: Mapping[str, _Template]
) -> Iterator[Unknown]:
    """The macros that a template uses of another one, which does not have them."""
    guarded = [*_guarded(template.tree)]
    origins = _imported(template.tree)
    for read in template.tree.find_all(nodes.Getattr):
        origin = origins.get(read.node.name) if isinstance(read.node, nodes.Name) else None
        if origin in templates and read not in guarded:
            yield from _absent(name, read.lineno, read.attr, str(origin), templates)
    for imported in template.tree.find_all(nodes.FromImport):
        if (origin := _constant(imported.template)) in templates:
            for wanted in imported.names:
                own = wanted if isinstance(wanted, str) else wanted[0]
                yield from _absent(name, imported.lineno, own, str(origin), templates)


def _imported(tree: nodes.Template) -> dict[str, str | None]:
    """The templates that a template imports under one name, by that name."""
    origins: dict[str, str | None] = {}
    for one in tree.find_all(nodes.Import):
        origin = _constant(one.template)
        is_same = origins.setdefault(one.target, origin) == origin
        origins[one.target] = origin if is_same else None
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load":
            origins.pop(name.name, None)
    return origins


def _constant(expression: nodes.Expr) -> str | None:
    is_text = isinstance(expression, nodes.Const) and isinstance(expression.value, str)
    return expression.value if is_text else None  # type: ignore[attr-defined]


def _absent(
    name: str, line: int, wanted: str, origin: str, templates: Mapping[str, _Template]
) -> Iterator[Unknown]:
    exported = {one for one in templates[origin].assigned if not one.startswith("_")}
    if wanted not in exported:
        message = f"the template `{origin}` does not define '{wanted}'"
        yield Unknown(name, line, wanted, message, _hint(nearest(wanted, exported)))


def _without_attribute(templates: Mapping[str, _Template]) -> Iterator[Unknown]:
    """The attributes that objects lack, in the words in which Jinja reports them."""
    for one in lacking({name: one.tree for name, one in templates.items()}):
        read = one.read
        if read not in [*_guarded(templates[one.template].tree)]:
            message = f"'{one.owner}' has no attribute '{read.attr}'"
            hint = _hint(nearest(read.attr, frozenset().union(*map(readable_names, one.kinds))))
            yield Unknown(one.template, read.lineno, read.attr, message, hint)


def _not_offered(name: str, template: _Template, environment: Environment) -> Iterator[Unknown]:
    """The filters and tests that do not exist, where Jinja notices it only while it fills them."""
    kinds: tuple[tuple[Any, str, Mapping[str, Any]], ...] = (
        (nodes.Filter, "filter", environment.filters),
        (nodes.Test, "test", environment.tests),
    )
    for kind, word, offered in kinds:
        for node in template.tree.find_all(kind):
            if node.name not in offered:
                message = f"No {word} named '{node.name}'."
                yield Unknown(
                    name, node.lineno, node.name, message, _hint(nearest(node.name, offered))
                )


def _hint(near: str | None) -> str:
    return f"fix the name: did you mean `{near}`?" if near else "fix the template"
