"""No template can call what is not listed: every method of all that reaches one is tried."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from inspect import getattr_static, isroutine
from types import FunctionType
from typing import Any

import pytest
from conftest import TINY
from jinja2 import Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from pydantic import BaseModel

from gareport.flow.pipeline import open_report
from gareport.formats import render
from gareport.formats.sandbox import GLOBALS, METHODS, Offered, Sandbox, offered
from gareport.numbering.parallel import Pair, parallel
from gareport.numbering.resolve import resolve

# What a template could do harm with, whatever it is called on.
HARMFUL = ("parse_raw", "parse_file", "model_validate", "model_copy", "construct", "copy", "format")


@cache
def reached() -> dict[type, Any]:
    """One object of each class that reaches a template: walked from what templates are given."""
    opened = open_report(TINY)
    zh, en = (resolve(opened.editions[code]) for code in ("zh", "en"))
    rows = parallel(Pair(opened.editions["en"], opened.editions["zh"]), en, zh)
    found: dict[type, Any] = {}
    given = render.values_for(en, rows)
    for value in walk([*given.values(), *environment("pdf").globals.values()]):
        found.setdefault(type(value), value)
    return found


def walk(values: list[Any]) -> Iterator[Any]:
    """The values and all values within them, each object once."""
    seen: set[int] = set()
    open_ = list(values)
    while open_:
        value = open_.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        if isinstance(value, BaseModel):
            open_ += [getattr(value, name) for name in type(value).model_fields]
        elif is_dataclass(value):
            open_ += [getattr(value, field.name) for field in fields(value)]
        elif isinstance(value, Mapping):
            open_ += [*value.keys(), *value.values()]
        elif isinstance(value, (tuple, list, set, frozenset)):
            open_ += value


def environment(format_name: str) -> Sandbox:
    found = render._environment(format_name)
    assert isinstance(found, Sandbox)
    return found


def methods_of(value: Any) -> list[str]:
    """Every name of an object that leads to something that can be called."""
    names = {name for kind in type(value).__mro__ for name in vars(kind)}
    return sorted(name for name in names if isroutine(getattr_static(value, name, None)))


def allowed(value: Any) -> set[str]:
    """The methods of an object that a template gets hold of."""
    return {
        name for name in methods_of(value)
        if not isinstance(environment("pdf").getattr(value, name), Undefined)
    }  # fmt: skip


def test_the_walk_reaches_the_models_and_the_values_of_the_stages() -> None:
    names = {kind.__name__ for kind in reached()}
    assert {"Cover", "Paragraph", "Table", "Resolved", "Label", "Masthead", "Language"} <= names
    assert len(names) > 40


def test_of_no_object_that_reaches_a_template_is_a_method_open_that_is_not_listed() -> None:
    listed = {name for names in METHODS.values() for name in names}
    tried = 0
    for value in reached().values():
        tried += len(methods_of(value))
        assert allowed(value) <= listed, type(value)
    assert tried > 2_000


def test_the_methods_of_a_model_and_of_a_library_are_closed() -> None:
    cover = next(value for kind, value in reached().items() if kind.__name__ == "Cover")
    assert allowed(cover) == set()
    assert set(HARMFUL) & set(methods_of(cover)), "the models have such methods"


def test_a_method_that_a_template_got_by_another_way_cannot_be_called() -> None:
    sandbox, tried = environment("pdf"), 0
    for value in [*reached().values()]:
        for name in methods_of(value):
            method = getattr_static(value, name)
            is_listed = any(isinstance(value, kind) and name in METHODS[kind] for kind in METHODS)
            if isinstance(method, (FunctionType, classmethod)) and not is_listed:
                bound = method.__get__(value, type(value))
                assert not sandbox.is_safe_callable(bound), (type(value), name)
                tried += 1
    assert tried > 300


@pytest.mark.parametrize(
    "source",
    [
        "{{ cover.parse_raw('x') }}",
        "{{ cover.model_copy() }}",
        "{{ cover.__class__ }}",
        "{{ cover | attr('model_copy') }}",
        "{{ [cover] | map(attribute='model_copy') | first }}",
        "{{ ''.format }}",
        "{{ '%s'.join }}",
        "{{ lipsum }}",
        "{{ lipsum.__globals__ }}",
        "{{ offered._function }}",
        "{{ offered.__call__ }}",
        "{{ self.__init__ }}",
        "{{ range.__class__.mro() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
        "{{ (cover.model_fields).items() }}",
        "{{ cover.model_config }}",
    ],
)
def test_a_template_that_tries_is_refused(source: str) -> None:
    cover = next(value for kind, value in reached().items() if kind.__name__ == "Cover")
    template = environment("pdf").from_string(source)
    with pytest.raises((SecurityError, UndefinedError)):
        template.render(cover=cover, **offered({"offered": len}))


def test_what_templates_need_is_open() -> None:
    template = environment("pdf").from_string(
        "{% macro one(x) %}{{ x }}{% endmacro %}{% set ns = namespace(n=1) %}"
        "{% for x in range(2) %}{{ loop.index }}{{ one(x) }}{% endfor %}{{ ns.n }}"
        "{{ 'ab'.startswith('a') }}{{ offered('abc') }}{{ {'a': 1}.items() | list }}"
    )
    assert template.render(offered({"offered": len})) == "10211True3[(&#39;a&#39;, 1)]"
    assert set(GLOBALS) <= set(environment("pdf").globals)
    assert isinstance(environment("pdf").globals["kind"], Offered)
