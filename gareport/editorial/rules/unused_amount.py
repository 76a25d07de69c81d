"""Each amount is used, in a text or in the sum of another amount.

An unused amount is left over from an earlier draft, or somebody typed its figure by hand.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.inline import tokens
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"unused-amount": Severity.WARNING}
TOPIC = Topic.AMOUNTS
_POSTS = "amounts:\n  posts: {usd: 800}\n"
_TOTAL = _POSTS + "  travel: {usd: 200}\n  total: {usd: 1000, sum: [posts, travel]}\n"
BAD = (
    Example("The posts cost $800.", cover=_POSTS),
    Example("In all {amount.posts}.", cover=_TOTAL),
    Example(cover=_POSTS, section="heading: Posts"),
)
GOOD = (
    Example("The posts cost {amount.posts}.", cover=_POSTS),
    Example("In all {amount.total}.", cover=_TOTAL),
    Example(section="heading: Costs of {amount.posts}", cover=_POSTS),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each amount that no text and no sum uses."""
    if not edition.is_original or edition.report.lost is not None:
        return
    amounts = edition.report.cover.amounts
    used = {token.id for text in edition.source.values() for token in tokens(text, "amount")}
    used = {name for name in used if "." not in name}  # the others are amounts of cells
    used |= {part for amount in amounts.values() for parts in amount.sum for part in parts}
    misspelt = used - amounts.keys()  # each of them may be meant for an unused amount
    for name, amount in amounts.items() if not misspelt else ():
        if name not in used:
            message = f"the amount `{name}` is never used"
            hint = f"write {{amount.{name}}} in place of the figure, or delete the amount"
            yield Diagnostic("unused-amount", amount.figure, message, hint, Severity.WARNING)
