"""Raised figures of units, powers and isotopes: a place in a text in; whether they are such out.

All others are the mark of a note.
"""

import re
from unicodedata import normalize

RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
# The elements by their numbers. The figure of an isotope is from the number to three times that.
_ELEMENTS = re.findall(
    "[A-Z][a-z]?",
    "HHeLiBeBCNOFNeNaMgAlSiPSClArKCaScTiVCrMnFeCoNiCuZnGaGeAsSeBrKrRbSrYZrNbMoTcRuRhPdAgCdInS"
    "nSbTeIXeCsBaLaCePrNdPmSmEuGdTbDyHoErTmYbLuHfTaWReOsIrPtAuHgTlPbBiPoAtRnFrRaAcThPaUNpPuAm"
    "CmBkCfEsFmMdNoLrRfDbSgBhHsMtDsRgCnNhFlMcLvTsOg",
)
_NUMBERS = {symbol: number for number, symbol in enumerate(_ELEMENTS, 1)}
# The rest of what is raised or lowered before an element: ⁹⁹ᵐTc, ²³⁹⁺²⁴⁰Pu, ²³⁵₉₂U.
_ISOTOPE = re.compile(
    rf"[ᵐᵍ]?(?:[⁺,/][{RAISED}]{{1,3}})?[\u2080-\u2089]{{0,3}}(?P<symbol>[A-Z][a-z]?)(?![a-z])"
)
_BEFORE_ISOTOPE = re.compile(r"[A-Za-z0-9.;:?!)”’。；：？！）》]\*?$")
_UNIT = re.compile(r"(?:(?<![’'])\b(?:[cdhkmnpµμ]?m|ft|in|mi|yd|s|CO|H|N)|[平立]方[^ ]{0,2})$")
# Bases of powers: ten or a variable in any place, and anything short next to an operator.
_POWER = re.compile(r"(?:(?<![0-9.,\u00a0-])10|(?<![A-Za-z0-9'’.-])[b-zRα-ω])$")
_LOWERED = re.compile(r"[\u2080-\u208e\u2090-\u209c\u1d62-\u1d6a]$")
_SUM = re.compile(r"\([^()]{0,60}[=+−×÷][^()]{0,60}\)$")
_BASE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-zα-ω]{1,3}|[0-9]{1,2})$")
_SIGN_BEFORE = re.compile(r"[=+−×÷<>≤≥] ?[0-9]{0,3}[A-Za-z0-9α-ω]{1,3}$")
_SIGN_BEHIND = re.compile(r" ?[=+−×÷<>≤≥]")
_CHARGE = re.compile(rf"[⁺⁻](?![{RAISED}])|[ⁿⁱ]")
_CHARGED = re.compile(r"[A-Za-z0-9)\]\u2080-\u209c]$")
_LONGEST = 130  # characters before the figures that are looked at


def is_of_formula(text: str, start: int, end: int) -> bool:
    """Whether the raised figures between two offsets belong to a unit, a formula or an isotope.

    A power of 0 or 1 is never written, unless it is negative, which no note is.
    """
    before, figures = text[max(start - _LONGEST, 0) : start], text[start:end]
    if is_of_isotope(text, start, end) or before.endswith("⁻"):
        return True
    if _CHARGE.match(text, end) and _CHARGED.search(before):
        return True
    return figures not in ("¹", "⁰") and _is_power(before, figures, _SIGN_BEHIND.match(text, end))


def is_of_isotope(text: str, start: int, end: int) -> bool:
    """Whether an element follows that can have the figures: ¹⁴C, and not ¹⁴In the first year."""
    isotope = _ISOTOPE.match(text, end)
    before, figures = text[max(start - _LONGEST, 0) : start], text[start:end]
    if isotope is None or len(figures) > 3 or _BEFORE_ISOTOPE.search(before):
        return False
    number = _NUMBERS.get(isotope["symbol"], 0)
    return number <= int(normalize("NFKC", figures)) <= 3 * number


def _is_power(before: str, figures: str, behind: re.Match[str] | None) -> bool:
    if any(base.search(before) for base in (_POWER, _LOWERED, _SUM)):
        return True
    if figures[0] in "²³" and _UNIT.search(before):
        return True
    return bool((_SIGN_BEFORE.search(before) or behind) and _BASE.search(before))
