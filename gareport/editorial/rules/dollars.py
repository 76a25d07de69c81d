"""The dollar sign alone means United States dollars, and every amount of money has its currency.

The sign comes right before the figure. Thousands have commas, and million is a word: $5,000, $1.2
million. A text that also has the dollars of another State may distinguish the two. Resolutions
write the currency after the figure.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import DIGITS, HEADINGS, RUNNING, worded
from gareport.editorial.resolutions import resolution_blocks
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = dict.fromkeys(("dollar-sign", "dollar-figure", "no-currency"), Severity.WARNING)
TOPIC = Topic.AMOUNTS
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
    "It costs 5,000 dollars.",
    "It costs 421.400 dollars.",
    "It costs $ 5,000.",
    "It costs $3m, not $1.2 mn or $ 1.2 million.",
    "It costs $421.400.",
    "It costs $421,40.",
    "It costs $1.5bn or $20k.",
    "It costs $360,200 United States dollars.",
    "It costs $1.2 million dollars.",
)
GOOD = (
    "It costs $421,400, or 4,171,359,700 United States dollars.",
    "It costs US$ 5, or Can$ 7.",
    "It costs $1.25, $421,400.50, $1,200.5, $3 million, $0.125 and $1,200 a month.",
    "A few thousand dollars, 5,000 Hong Kong dollars, 7 Fiji dollars and the $ sign 5.",
    "Arrivals amounted to 12,000, and a budget of $5,000 to €4,000.",
    "An amount of $421,400 and a sum of 5,000 euros.",
    "The “USD 5” of *The US$ 5 Book* means a number of 5 posts.",
    "*Decides* to appropriate the amount of 113,232,600 dollars for the Mission.",
    "*The General Assembly* decides to appropriate 113,232,600 dollars.",
    Example("共 5 美元。", language="zh"),
)

_NUMBER = r"[0-9]++(?:[.,][0-9]+|[ \u00a0][0-9]{3}(?![0-9]))*+(?: (?:million|billion))?+"
_MONEY = re.compile(
    r"\*[^*]*\*|“[^“”]*”"
    rf"|(?P<sign>\bUSD ?\$?|\bUS ?\$|\$US|\bUS [Dd]ollars) ?(?P<amount>{_NUMBER})"
    rf"|\b(?P<before>{_NUMBER}) ?(?P<code>USD\b|US\$|(?:US )?[Dd]ollars\b)"
    r"|(?<![A-Za-z])\$(?P<gap>[ \u00a0]?)(?P<figure>[0-9](?:[0-9.,]*[0-9])?)"
    r"(?P<unit> (?:m|b)illion\b| ?(?:mn?|mln|bn|[kKM])\b)?"
    r"(?P<again> (?:(?:United States|US) )?[Dd]ollars\b)?"
    r"|\b(?:(?:amounts?|sum|cost|budget|appropriations?) of"
    r"|(?:[Ee]xpenditures?|[Cc]osts) amount(?:s|ed)? to)"
    rf" (?P<bare>{_NUMBER})"
    r"(?=[.,;)]|$| (?:for|is|was|would|under|will|has)\b)"
)
_OTHERS = re.compile(r"\b(?:Can|A|NZ|HK)\$|\$(?:A|NZ|HK)\b|(?:Canadian|Australian|Zealand) dollars")
# For speed, only a text with one of these is searched with the pattern above.
_NEEDS = ("$", "US", *DIGITS)
_MAYBE = re.compile(
    r"[$U0-9](?:(?<=\$)|(?<=U)S|(?<= of [0-9])|(?<=to [0-9])|(?= (?:\w+ )?dollars))"
)
# A point between thousands, as in other languages; not cents, and not a price of three decimals.
_POINTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?<!\b[0-9]\.[0-9][0-9][1-9])")
_CENTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}|,[0-9]{3})*,[0-9]{1,2}")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each amount whose currency is missing or written differently."""
    for passage, found in worded(
        edition, _MONEY, RUNNING | HEADINGS | {Role.NOTE}, Manual.ENGLISH, _MAYBE, _NEEDS
    ):
        place = passage.at(found)
        if found["bare"]:
            place = passage.at(found.start("bare"))
            message = f"the amount `{found['bare']}` has no currency"
            hint = f"write `${_written(found['bare'])}`, if these are United States dollars"
            yield Diagnostic("no-currency", place, message, hint, Severity.WARNING)
        elif found["before"] and passage.key.owner in resolution_blocks(edition):
            continue
        elif (amount := found["amount"] or found["before"]) and not _OTHERS.search(passage.prose):
            message = f"`{found[0]}` is not written with the dollar sign alone"
            remedy = passage.remedy(found, f"${_written(amount)}")
            yield Diagnostic("dollar-sign", place, message, remedy.hint, Severity.WARNING, remedy)
        elif found["figure"] and (meant := _meant(found)):
            message = f"`{found[0]}` is not how English reports write an amount"
            if found["again"]:
                message = f"`{found[0]}` names the currency twice"
            remedy = passage.remedy(found, meant)
            yield Diagnostic("dollar-figure", place, message, remedy.hint, Severity.WARNING, remedy)


def _meant(found: re.Match[str]) -> str:
    """The amount after `$` in the right form; empty if it already has that."""
    unit = (found["unit"] or "").strip()
    figure = _written(found["figure"])
    if unit in ("k", "K"):
        figure += ",000" if figure.isdigit() else " thousand"
    elif unit:
        figure += " billion" if unit in ("bn", "billion") else " million"
    is_right = unit in ("", "million", "billion") and not (found["gap"] or found["again"])
    is_right = is_right and not (
        _POINTED.fullmatch(found["figure"]) or _CENTS.fullmatch(found["figure"])
    )
    return "" if is_right else f"${figure}"


def _written(figure: str) -> str:
    """A figure with commas between its thousands and a point before its cents."""
    unit = next((one for one in (" million", " billion") if figure.endswith(one)), "")
    number = re.sub("[ \u00a0]", "", figure.removesuffix(unit))
    if _CENTS.fullmatch(number):
        number = number.replace(".", "")
        number = f"{number[: number.rindex(',')]}.{number[number.rindex(',') + 1 :]}"
    elif _POINTED.fullmatch(number) and not unit:
        number = number.replace(".", ",")
    whole, point, part = number.partition(".")
    if whole.isdigit():
        whole = f"{int(whole):,}"
    return f"{whole}{point}{part}{unit}"
