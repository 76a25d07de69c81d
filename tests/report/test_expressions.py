"""Formulas of tables are read by their signs, and each wrong one is refused at its place."""

from decimal import Decimal

import pytest

from gareport.report.expressions import (
    Formula,
    Misread,
    Negated,
    Number,
    Operand,
    Operation,
    Range,
    Sum,
    parse_formula,
)


def test_factors_bind_before_terms() -> None:
    assert parse_formula("a - b * 2") == Formula(
        Operation("-", Operand("a", 0), Operation("*", Operand("b", 4), Number(Decimal(2)), 6), 2)
    )


def test_a_sum_has_ids_and_ranges() -> None:
    assert parse_formula("sum(a, b..d)") == Formula(
        Sum((Operand("a", 4), Range(Operand("b", 7), Operand("d", 10))), 0)
    )


def test_a_sum_may_have_no_brackets() -> None:
    assert parse_formula(" sum ") == Formula(Sum((), 1))


def test_a_formula_may_be_printed_as_a_percentage() -> None:
    found = parse_formula("-(a) / b as percentage")
    assert found == Formula(
        Operation("/", Negated(Operand("a", 2)), Operand("b", 7), 5), is_percentage=True
    )


@pytest.mark.parametrize("usual", ["a − b", "a – b"])
def test_printed_signs_are_read_as_typed_ones(usual: str) -> None:
    assert parse_formula(usual) == parse_formula("a - b")


@pytest.mark.parametrize(
    ("text", "only_adds"),
    [
        ("a + sum(b, c) - (-d)", True),
        ("a * 2", False),
        ("a / b", False),
        ("a as percentage", False),
        ("a + 1", False),
    ],
)
def test_a_formula_that_only_adds_is_known(text: str, only_adds: bool) -> None:
    found = parse_formula(text)
    assert isinstance(found, Formula)
    assert found.only_adds is only_adds


@pytest.mark.parametrize(
    ("text", "start", "message"),
    [
        ("", 0, "the formula ends too early"),
        ("a +", 3, "the formula ends too early"),
        ("a b", 2, "`b` is not expected here in a formula"),
        ("(a", 2, "the formula ends too early"),
        ("a)", 1, "`)` is not expected here in a formula"),
        ("a ^ 2", 2, "`^` cannot be in a formula"),
        ("A + b", 0, "`A` cannot be in a formula"),
        ("sum()", 4, "`)` is not expected here in a formula"),
        ("sum(1)", 4, "`1` is not expected here in a formula"),
        ("sum(a..)", 7, "`)` is not expected here in a formula"),
        ("a..b", 1, "`..` is not expected here in a formula"),
        ("__import__", 0, "`_` cannot be in a formula"),
        ("(" * 31 + "a" + ")" * 31, 30, "the formula has too many brackets within brackets"),
        ("a+" * 501, 0, "the formula has more than 1,000 characters"),
    ],
)
def test_a_wrong_formula_is_refused_at_its_place(text: str, start: int, message: str) -> None:
    found = parse_formula(text)
    assert isinstance(found, Misread)
    assert (found.start, found.message) == (start, message)
