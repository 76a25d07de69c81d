"""The dollar sign alone stands for United States dollars; an amount of money has its currency.

Where a text has dollars of another State too, it may tell them apart.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.passages import DIGITS, HEADINGS, RUNNING, Role, worded
from gareport.translate import Edition

NAMES = dict.fromkeys(("dollar-sign", "no-currency"), Severity.WARNING)
SOURCE = "Editorial Manual, numbers"
BAD = (
    "It costs USD 421,400.",
    "It costs US$ 421,400.",
    "It costs US$1.2 million.",
    "It costs 421,400 USD.",
    "An amount of 421,400 would be required.",
    "It has a total cost of 1.2 million.",
    "It costs US dollars 5,000.",
    "It costs 5,000 US dollars.",
    "It costs US$ 421400, and then USD 421 400.",
    "A budget of 421,400 was approved.",
    "Expenditure amounted to 421,400.",
)
GOOD = (
    "It costs $421,400, or 4,171,359,700 United States dollars.",
    "It costs US$ 5, or Can$ 7.",
    "Arrivals amounted to 12,000, and a budget of $5,000 to €4,000.",
    "An amount of $421,400 and a sum of 5,000 euros.",
    "The “USD 5” of *The US$ 5 Book* tells a number of 5 posts.",
    Example("共 5 美元。", language="zh"),
)

_NUMBER = r"[0-9]++(?:[.,][0-9]+|[ \u00a0][0-9]{3}(?![0-9]))*+(?: (?:million|billion))?+"
_MONEY = re.compile(
    r"\*[^*]*\*|“[^”]*”"
    rf"|(?P<sign>\bUSD ?\$?|\bUS ?\$|\$US|\bUS [Dd]ollars) ?(?P<amount>{_NUMBER})"
    rf"|\b(?P<before>{_NUMBER}) ?(?P<code>USD\b|US\$|US [Dd]ollars\b)"
    r"|\b(?:(?:amounts?|sum|cost|budget|appropriations?) of"
    r"|(?:[Ee]xpenditures?|[Cc]osts) amount(?:s|ed)? to)"
    rf" (?P<bare>{_NUMBER})"
    r"(?=[.,;)]|$| (?:for|is|was|would|under|will|has)\b)"
)
_WHOLE = re.compile("[1-9][0-9]*(?:[, \u00a0][0-9]{3})*(?![0-9])")
_OTHERS = re.compile(r"\b(?:Can|A|NZ|HK)\$|\$(?:A|NZ|HK)\b|(?:Canadian|Australian|Zealand) dollars")
# Most texts are passed over fast: only a sign, a figure or a U is looked at twice.
_NEEDS = ("$", "US", *DIGITS)
_MAYBE = re.compile(r"[$U0-9](?:(?<=\$)|(?<=U)S|(?<= of [0-9])|(?<=to [0-9]))")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each amount whose currency is missing, or written otherwise."""
    for passage, found in worded(
        edition, _MONEY, RUNNING | HEADINGS | {Role.NOTE}, "en", _MAYBE, _NEEDS
    ):
        if found["bare"]:
            place = passage.at(found.start("bare"))
            message = f"the amount `{found['bare']}` has no currency"
            hint = f"write `${_grouped(found['bare'])}`, if these are United States dollars"
            yield Diagnostic("no-currency", place, message, hint, Severity.WARNING)
        elif (amount := found["amount"] or found["before"]) and not _OTHERS.search(passage.prose):
            message = f"`{found[0]}` has another sign than `$`"
            place = passage.at(found)
            hint = f"write `${_grouped(amount)}`"
            yield Diagnostic("dollar-sign", place, message, hint, Severity.WARNING)


def _grouped(amount: str) -> str:
    """The amount with its thousands grouped, as another rule would ask for next."""
    found = _WHOLE.match(amount)
    if found is None:
        return amount
    whole = re.sub("[, \u00a0]", "", found[0])
    return f"{int(whole):,}{amount[found.end() :]}"
