"""An amount of money that has a name is printed by its token, so that all places agree.

A typed figure that is nearly one of the named amounts is probably that amount, mistyped or out of
date: one figure differs, or two are exchanged, or the words before it are its name. A typed figure
that is the same as a named amount is only a note.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from gareport.editorial.citing import without_quotations
from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, PROSE, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"typed-amount": Severity.NOTE, "other-amount": Severity.WARNING}
TOPIC = Topic.AMOUNTS
_NAMED = "amounts:\n  travel: {usd: 1909700}\n  training_costs: {usd: 421400}\n  posts: {usd: 5000}"


def _named(text: str, language: str = "en") -> Example:
    return Example(text, language=language, cover=_NAMED)


BAD = (
    _named("An amount of $1,909,900 is required, and {amount.travel} was approved."),
    _named("An amount of $1,907,900 is required for travel."),
    _named("The training costs are $425,000."),
    _named("It costs $1,909,700."),
    _named("所需经费为 1 909 900 美元。", "zh"),
    _named("所需经费为 1 909 700 美元。", "zh"),
)
GOOD = (
    _named("{amount.travel}, {amount.training_costs}, $1,200,000 and $18,000."),
    _named("The posts cost $50,000 and $5,001; a sum of $1,900,000, of $800,300 and $19,097."),
    _named("The report said “$1,909,900”."),
    _named("所需经费为 1 200 000 美元。", "zh"),
    "It costs $1,909,900.",
)

_MONEY: Mapping[Manual, re.Pattern[str]] = {
    Manual.ENGLISH: re.compile(
        r"\$(?P<figure>[0-9]{1,3}(?:,[0-9]{3}){1,4})(?![.,]?[0-9]| (?:m|b)illion)"
    ),
    Manual.CHINESE: re.compile(r"(?<![0-9.,])(?P<figure>[0-9]{1,3}(?:[ \u00a0,][0-9]{3})+) ?美元"),
}
_LEAST = 10_000  # smaller figures are alike by chance
_BEFORE = 80  # characters in which the name of an amount may come before it


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding at each typed figure that is, or nearly is, a named amount."""
    amounts = {name: amount.usd for name, amount in edition.report.cover.amounts.items()}
    manual = edition.language.manual
    if manual is None or not amounts or edition.report.lost is not None:
        return
    for passage in passages(edition):
        if passage.role in PROSE | HEADINGS and ("$" in passage.text or "美元" in passage.text):
            for found in _MONEY[manual].finditer(without_quotations(passage.prose)):
                if fault := _fault(passage, found, amounts):
                    yield fault


def _fault(passage: Passage, found: re.Match[str], amounts: Mapping[str, int]) -> Diagnostic | None:
    typed = int(re.sub(r"\D", "", found["figure"]))
    place = passage.at(found)
    before = passage.prose[max(found.start() - _BEFORE, 0) : found.start()]
    is_named = typed in amounts.values()
    for name, usd in amounts.items():
        hint = f"if it is this amount, write {{amount.{name}}} in its place"
        if typed == usd >= _LEAST:
            message = f"`{found[0]}` is typed, and the amount `{name}` is the same"
            return Diagnostic("typed-amount", place, message, hint, Severity.NOTE)
        if not is_named and _is_meant(typed, usd, name, before):
            message = f"`{found[0]}` is typed, but the amount `{name}` is {usd:,}"
            return Diagnostic("other-amount", place, message, hint, Severity.WARNING)
    return None


def _is_meant(typed: int, usd: int, name: str, before: str) -> bool:
    """Whether a figure is likely to be a named amount, mistyped or out of date."""
    if min(typed, usd) < _LEAST:
        return False
    if _is_slip(str(typed), str(usd)):
        return True
    return 10 * abs(typed - usd) <= usd and _named_in(name).search(before) is not None


def _is_slip(typed: str, right: str) -> bool:
    """Whether one figure differs, or two neighbours are exchanged, of at least four that count."""
    if len(typed) != len(right) or len(right.rstrip("0")) < 5:
        return False
    wrong = [place for place, pair in enumerate(zip(typed, right, strict=True)) if len({*pair}) > 1]
    if len(wrong) == 1:
        return wrong[0] > 0
    first, *others = wrong
    is_swapped = typed[first : first + 2] == right[first : first + 2][::-1]
    return others == [first + 1] and is_swapped


@cache
def _named_in(name: str) -> re.Pattern[str]:
    """Finds the words of a name, in their order, right before an amount."""
    words = [word for word in re.split("[_0-9]+", name) if len(word) > 2]
    return re.compile(r"(?i)\b" + r"\W+".join(words) + r"\b" if words else "(?!)")
