"""The units of the figures in tables: a word or a headnote in; the unit and its scale out."""

import re
from typing import Literal

Unit = Literal["units", "thousands", "millions"]

SCALES: dict[Unit, int] = {"units": 1, "thousands": 1_000, "millions": 1_000_000}
SCALED = re.compile(r"(?i)\b(?:thousands|millions|billions)\b|[千万亿]")
_NAMED: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("thousands", re.compile(r"(?i)\bthousands\b|(?<!百)千(?![万亿])")),
    ("millions", re.compile(r"(?i)\bmillions\b|(?<![十千])百万")),
)
_MONEY = re.compile(r"(?i)\bdollars\b|美元")


def unit_in(headnote: str) -> Unit | None:
    """The unit that a headnote names; None if it names none, or several."""
    named = [unit for unit, pattern in _NAMED if pattern.search(headnote)]
    if not named and _MONEY.search(headnote) and not SCALED.search(headnote):
        return "units"
    return named[0] if len(named) == 1 else None
