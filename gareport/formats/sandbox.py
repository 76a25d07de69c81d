"""What templates may touch: an object and a name in; whether a template may read or call it, out.

A template can come from anybody. It gets values to read, never a method that is not listed here:
a method of a library's object may read files or run commands.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from pydantic import BaseModel

from gareport.layout.geometry import Layout, Type
from gareport.numbering.codes import Code
from gareport.numbering.parallel import Parallel
from gareport.numbering.recycling import RecyclingMark
from gareport.numbering.resolve import Resolved

# The methods that templates call, by the class that has them.
METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset((
        "endswith", "isdigit", "lower", "removeprefix", "removesuffix", "replace", "rpartition",
        "partition", "startswith", "strip", "upper",
    )),
    Mapping: frozenset(("get", "items", "keys", "values")),
    Resolved: frozenset((
        "head_of", "inline", "keys_of", "not_applicable", "opens", "original_of", "plain",
        "range_of", "state", "under",
    )),
    Parallel: frozenset(("sides_of",)),
    Layout: frozenset(("head_pitch", "head_top")),
    Type: frozenset(("hang",)),
    Code: frozenset(("svg",)),
    RecyclingMark: frozenset(("svg",)),
    LoopContext: frozenset(("changed", "cycle")),
}  # fmt: skip
_READABLE: dict[type, frozenset[str]] = {}  # worked out once for each class
GLOBALS = ("dict", "namespace", "range")  # of those that Jinja offers


class Offered:
    """A function that a template may call, with nothing to read on it."""

    __slots__ = ("_function",)

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the function."""
        return self._function(*args, **kwargs)


def offered(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values for a template, with each function wrapped."""
    return {name: Offered(v) if callable(v) else v for name, v in values.items()}


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which only listed methods, offered functions and macros can be called."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals = {name: self.globals[name] for name in GLOBALS}
        self._offered_by_jinja = tuple(self.globals.values())

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template finds under a name; the name is judged before anything is read."""
        if _is_open(obj, attribute):
            with suppress(AttributeError):
                return getattr(obj, attribute)
        try:
            return obj[attribute]
        except (TypeError, LookupError, AttributeError):
            return self.unsafe_undefined(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What a template finds by a key or a number, or else under the name."""
        try:
            return obj[argument]
        except (TypeError, LookupError, AttributeError):
            return (
                self.getattr(obj, argument)
                if isinstance(argument, str)
                else self.undefined(obj=obj, name=argument)
            )

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call an object."""
        if isinstance(obj, (MethodType, BuiltinMethodType)):
            return _is_listed(type(obj.__self__), obj.__name__)
        if isinstance(obj, (Macro, Offered, Undefined, LoopContext)):
            return True
        return any(obj is one for one in self._offered_by_jinja)


def readable_names(kind: type) -> frozenset[str]:
    """The names that a template may read on the objects of a class."""
    listed = (names for one, names in METHODS.items() if issubclass(kind, one))
    return _readable(kind).union(*listed)


def _is_open(obj: Any, name: str) -> bool:
    """Whether a template may read a name: a field, a property, a listed method or a macro."""
    if name.startswith("_"):
        return False
    if isinstance(obj, (TemplateModule, Namespace)):  # what a template itself has named
        return True
    kind = type(obj)
    if kind not in _READABLE:
        _READABLE[kind] = _readable(kind)
    return name in _READABLE[kind] or _is_listed(kind, name)


def _is_listed(kind: type, name: str) -> bool:
    return any(name in names for one, names in METHODS.items() if issubclass(kind, one))


def _readable(kind: type) -> frozenset[str]:
    """The names of the fields and properties of a class."""
    if issubclass(kind, BaseModel):
        return frozenset(kind.model_fields)
    own = [pair for one in kind.__mro__ for pair in vars(one).items()]
    names = {name for name, value in own if isinstance(value, property)}
    if is_dataclass(kind):
        names |= {field.name for field in fields(kind)}
    if issubclass(kind, Enum):
        names |= {"name", "value"}
    if issubclass(kind, LoopContext):
        names |= {"index0", "parent"}
    return frozenset(names)
