"""Bare figures in cells of tables are read as typed, and printed as each language writes them."""

import pytest

from gareport.language.cell_figures import bare_figure
from gareport.language.languages import languages

EN = languages()["en"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1245300", "1 245 300"),
        ("1,245,300", "1 245 300"),
        ("1 245 300", "1 245 300"),
        ("1\u00a0245\u00a0300", "1 245 300"),
        ("41945.0", "41 945.0"),
        ("-6442.2", "(6 442.2)"),
        ("−6 442.2", "(6 442.2)"),
        ("(6 442.2)", "(6 442.2)"),
        ("(6442.2)", "(6 442.2)"),
        ("0", "0"),
        ("0.50", "0.50"),
        ("-0.5", "(0.5)"),
        ("12", "12"),
    ],
)
def test_a_bare_figure_prints_in_groups_with_its_decimals(typed: str, printed: str) -> None:
    figure = bare_figure(typed)
    assert figure is not None
    assert figure.printed(EN) == printed.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    "typed",
    ["", "-", "..", "P-5", "45%", "2024/25", "007", "1 24 500", "1,245 300", "12.", "(12", "12)",
     "-(12)", "$45", "1.2.3", "12 staff", "9" * 101],
)  # fmt: skip
def test_anything_else_is_not_a_bare_figure(typed: str) -> None:
    assert bare_figure(typed) is None


def test_codes_print_without_groups() -> None:
    figure = bare_figure("2024")
    assert figure is not None
    assert figure.printed(EN, is_grouped=False) == "2024"
