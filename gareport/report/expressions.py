"""Formulas of tables: the text of a formula in; what it computes, or where it is wrong, out.

A formula has ids, numbers, `+`, `-`, `*`, `/`, brackets and `sum(first, second, from..to)`. It may
end with `as percentage`. `sum` alone is the sum of all rows above, or of all columns before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, assert_never

Operator = Literal["+", "-", "*", "/"]

LONGEST_FORMULA = 1_000
DEEPEST = 30  # brackets within brackets
_SIGN = re.compile(
    r"[ \u00a0]*(?:(?P<name>[a-z][a-z0-9_]*)|(?P<number>[0-9]{1,15}(?:\.[0-9]{1,15})?)"
    r"|(?P<range>\.\.)|(?P<sign>[-+*/(),−–×÷]))"
)
_PERCENTAGE = re.compile(r"[ \u00a0]*\bas[ \u00a0]+percentage[ \u00a0]*$")
_USUAL = {"−": "-", "–": "-", "×": "*", "÷": "/"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is typed in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Operand:
    """The id of a row or of a column."""

    id: str
    start: int


@dataclass(frozen=True, slots=True)
class Range:
    """All rows from one to another, or all columns."""

    first: Operand
    last: Operand


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of rows or of columns; without parts, of all that are above or before."""

    parts: tuple[Operand | Range, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Negated:
    """An expression with the other sign."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions, and what is done with them."""

    operator: Operator
    left: "Expression"
    right: "Expression"
    start: int


Expression = Number | Operand | Sum | Negated | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """What a formula computes, and whether it is printed as a percentage."""

    expression: Expression
    is_percentage: bool = False

    @property
    def only_adds(self) -> bool:
        """Whether it only adds and subtracts, so that a total of its results is its result too."""
        return not self.is_percentage and all(
            isinstance(one, Operand | Sum | Negated) or _adds(one)
            for one in within(self.expression)
        )


@dataclass(frozen=True, slots=True)
class Misread:
    """Where a formula cannot be read: the offset, what is wrong, and a hint."""

    start: int
    message: str
    hint: str


def within(expression: Expression) -> Iterator[Expression]:
    """The expression and those within it, from left to right."""
    yield expression
    match expression:
        case Number() | Operand() | Sum():
            pass
        case Negated():
            yield from within(expression.of)
        case Operation():
            yield from within(expression.left)
            yield from within(expression.right)
        case _:
            assert_never(expression)


def _adds(expression: Expression) -> bool:
    return isinstance(expression, Operation) and expression.operator in "+-"


def parse_formula(text: str) -> Formula | Misread:
    """What the text of a formula computes, or the first place where it cannot be read."""
    if len(text) > LONGEST_FORMULA:
        hint = "compute a part of it in a row or a column of its own"
        return Misread(0, f"the formula has more than {LONGEST_FORMULA:,} characters", hint)
    found = _PERCENTAGE.search(text)
    bare = text[: found.start()] if found else text
    try:
        return Formula(_Reader(bare).whole(), found is not None)
    except _Stop as stop:
        return stop.misread


class _Stop(Exception):  # noqa: N818 - it never leaves this module
    """A place where a formula cannot be read."""

    def __init__(self, start: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.misread = Misread(start, message, hint)


@dataclass(slots=True)
class _Sign:
    kind: str
    text: str
    start: int


@dataclass(slots=True)
class _Reader:
    """Reads the signs of a formula from left to right."""

    text: str
    at: int = 0
    depth: int = 0
    signs: list[_Sign] = field(init=False)

    def __post_init__(self) -> None:
        self.signs = [*self._signs()]

    def _signs(self) -> Iterator[_Sign]:
        end = 0
        while self.text[end:].strip(" \u00a0"):
            found = _SIGN.match(self.text, end)
            if found is None:
                start = end + len(self.text[end:]) - len(self.text[end:].lstrip(" \u00a0"))
                raise _Stop(start, f"`{self.text[start]}` cannot be in a formula", _HINT)
            kind = str(found.lastgroup)
            text = found[kind]
            yield _Sign(kind, _USUAL.get(text, text), found.start(kind))
            end = found.end()
        yield _Sign("end", "", len(self.text.rstrip()))

    def whole(self) -> Expression:
        found = self._terms()
        if self.signs[self.at].kind != "end":
            raise self._unexpected()
        return found

    def _terms(self) -> Expression:
        found = self._factors()
        while sign := self._taken("+", "-"):
            operator: Operator = "+" if sign.text == "+" else "-"
            found = Operation(operator, found, self._factors(), sign.start)
        return found

    def _factors(self) -> Expression:
        found = self._one()
        while sign := self._taken("*", "/"):
            operator: Operator = "*" if sign.text == "*" else "/"
            found = Operation(operator, found, self._one(), sign.start)
        return found

    def _one(self) -> Expression:
        self.depth += 1
        sign = self.signs[self.at]
        if self.depth > DEEPEST:
            raise _Stop(sign.start, "the formula has too many brackets within brackets", _PARTS)
        found = self._operand(sign)
        self.depth -= 1
        return found

    def _operand(self, sign: _Sign) -> Expression:
        self.at += 1
        if sign.kind == "number":
            return Number(Decimal(sign.text))
        if sign.kind == "name" and sign.text == "sum":
            return Sum(self._parts(), sign.start)
        if sign.kind == "name":
            return Operand(sign.text, sign.start)
        if sign.text == "-":
            return Negated(self._one())
        if sign.text == "(":
            found = self._terms()
            self._require(")")
            return found
        self.at -= 1
        raise self._unexpected()

    def _parts(self) -> tuple[Operand | Range, ...]:
        """The ids within the brackets of a sum; none if it has no brackets."""
        if not self._taken("("):
            return ()
        found = [self._part()]
        while self._taken(","):
            found.append(self._part())
        self._require(")")
        return tuple(found)

    def _part(self) -> Operand | Range:
        first = self._name()
        if self.signs[self.at].kind != "range":
            return first
        self.at += 1
        return Range(first, self._name())

    def _name(self) -> Operand:
        sign = self.signs[self.at]
        if sign.kind != "name":
            raise self._unexpected()
        self.at += 1
        return Operand(sign.text, sign.start)

    def _taken(self, *texts: str) -> _Sign | None:
        sign = self.signs[self.at]
        if sign.text not in texts:
            return None
        self.at += 1
        return sign

    def _require(self, text: str) -> None:
        if not self._taken(text):
            raise self._unexpected()

    def _unexpected(self) -> _Stop:
        sign = self.signs[self.at]
        if sign.kind == "end":
            return _Stop(sign.start, "the formula ends too early", _HINT)
        return _Stop(sign.start, f"`{sign.text}` is not expected here in a formula", _HINT)


_HINT = "write ids with + - * / and brackets, or `sum(first, second)`, as in `gross - income`"
_PARTS = "compute a part of it in a row or a column of its own"
