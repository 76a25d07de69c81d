"""Amounts add up: editors do not check the arithmetic of a report, so the build does."""

from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.losses import Lost
from gareport.translate import Edition

NAMES = {"sum": Severity.ERROR, "unknown-reference": Severity.ERROR}
_PARTS = "amounts:\n  posts: {usd: 800}\n  travel: {usd: 200}\n"
BAD = (
    Example(cover=_PARTS + "  total: {usd: 1100, sum: [posts, travel]}"),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [[posts, travel], [posts]]}"),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [posts, fares]}"),
)
GOOD = (
    Example(),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [posts, travel]}"),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [[posts, travel], [travel, posts]]}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault for each declared sum that does not hold, or that names no amount."""
    amounts = edition.report.cover.amounts
    lost = edition.report.lost or Lost()
    for name, amount in amounts.items():
        for parts in amount.sum:
            unknown = [part for part in parts if part not in amounts]
            if any(map(lost.may_hold_amount, unknown)):
                continue
            if unknown:
                message = f"`{name}` adds up `{unknown[0]}`, which is no amount"
                hint = "define it under `amounts`, or mend its name"
                yield Diagnostic("unknown-reference", amount.place, message, hint)
                continue
            total = sum(amounts[part].usd for part in parts)
            if total != amount.usd:
                terms = " + ".join(f"{amounts[part].usd:,}" for part in parts)
                message = f"`{name}` is {amount.usd:,}, but {terms} = {total:,}"
                hint = f"the difference is {abs(total - amount.usd):,}; mend one of the figures"
                yield Diagnostic("sum", amount.figure, message, hint)
