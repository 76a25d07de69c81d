"""Amounts add up. Editors do not check the arithmetic of a report, so the tool does."""

from collections.abc import Iterator, Mapping

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.reading.explain import nearest
from gareport.report.cover_parts import Amount
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.losses import Lost
from gareport.report.source import Text

NAMES = {"sum": Severity.ERROR, "unknown-reference": Severity.ERROR}
TOPIC = Topic.AMOUNTS
_PARTS = "amounts:\n  posts: {usd: 800}\n  travel: {usd: 200}\n"
BAD = (
    Example(cover=_PARTS + "  total: {usd: 1100, sum: [posts, travel]}"),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [[posts, travel], [posts]]}"),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [posts, fares]}"),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [total]}"),
)
GOOD = (
    Example(),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [posts, travel]}"),
    Example(cover=_PARTS + "  total: {usd: 1000, sum: [[posts, travel], [travel, posts]]}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each `sum` that is wrong, or that has an unknown amount."""
    amounts = edition.report.cover.amounts
    lost = edition.report.lost or Lost()
    for name, amount in amounts.items():
        for parts in amount.sum:
            unknown = [part for part in parts if part not in amounts]
            if any(map(lost.may_hold_amount, unknown)):
                continue
            yield from (_unknown(name, part, amounts) for part in unknown)
            for part in parts:
                if part == name:
                    message = f"the sum of `{name}` includes `{part}` itself"
                    hint = "name the amounts that add up to it"
                    yield Diagnostic("sum", part.span, message, hint)
            if unknown or name in parts:
                continue
            total = sum(amounts[part].usd for part in parts)
            if total != amount.usd:
                terms = " + ".join(f"{amounts[part].usd:,}" for part in parts)
                message = f"`{name}` is {amount.usd:,}, but {terms} = {total:,}"
                hint = f"fix one of the figures; the difference is {abs(total - amount.usd):,}"
                yield Diagnostic("sum", amount.figure, message, hint)


def _unknown(name: str, part: Text, amounts: Mapping[str, Amount]) -> Diagnostic:
    meant = nearest(part, [amount for amount in amounts if amount != name])
    hint = f"did you mean `{meant}`?" if meant else "add it to `amounts`, or fix its name"
    message = f"the sum of `{name}` includes `{part}`, which is not one of the `amounts`"
    return Diagnostic("unknown-reference", part.span, message, hint)
