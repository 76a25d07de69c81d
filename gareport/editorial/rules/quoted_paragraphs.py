"""Each paragraph of a quotation begins with a quotation mark, and the last one alone closes it.

The rule is for a quotation whose first paragraph begins with a mark; one that is only set off from
the text may have none.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"quoted-paragraph": Severity.WARNING}
TOPIC = Topic.PUNCTUATION


def _quote(first: str, last: str, language: str = "en") -> Example:
    return Example(
        content=f"- id: speech\n  quote:\n    - {first}\n    - {last}\n", language=language
    )


BAD = (
    _quote("“The Board met.", "It decided.”"),
    _quote("“The Board met.”", "“It decided.”"),
    _quote("“委员会举行了会议。”", "“它作出了决定。”", "zh"),
)
GOOD = (
    _quote("“The Board met.", "“It decided.”"),
    _quote("The Board met.", "It decided."),
    _quote("“The Board met on “the plan”.", "“*It decided.*”"),
    _quote("“委员会举行了会议。", "“它作出了决定。”", "zh"),
    Example(content="- {id: one, quote: “The Board met.”}\n- {id: two, quote: “It decided.”}"),
)

_BEGIN = re.compile(r"[\[*({…. ]*(?P<word>\w+)")
_CLOSED = re.compile(r"(?P<word>\S*)”(?P<rest>(?:\{note\.\w+\}|[*\s])*)$")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each paragraph of a quotation that does not begin or end as it should."""
    quoted = (one for one in passages(edition) if one.role is Role.QUOTE)
    for _, found in groupby(quoted, key=lambda passage: passage.key.owner):
        paragraphs = [*found]
        if len(paragraphs) > 1 and paragraphs[0].text.lstrip("*").startswith("“"):
            for passage in paragraphs[1:]:
                yield from _opening(passage)
            for passage in paragraphs[:-1]:
                yield from _closing(passage)


def _opening(passage: Passage) -> Iterator[Diagnostic]:
    found = _BEGIN.match(passage.text)
    if found and "“" not in found[0]:
        message = "a paragraph of a quotation does not begin with `“`"
        remedy = passage.remedy(found, f"“{found[0]}")
        yield _warning(passage, 0, message, remedy)


def _closing(passage: Passage) -> Iterator[Diagnostic]:
    found = _CLOSED.search(passage.text)
    if found and passage.text.count("“") <= passage.text.count("”"):
        message = "`”` is before the last paragraph of the quotation ends"
        remedy = passage.remedy(found, f"{found['word']}{found['rest']}")
        yield _warning(passage, found.start(), message, remedy)


def _warning(passage: Passage, at: int, message: str, remedy: Remedy) -> Diagnostic:
    place, severity = passage.at(at), Severity.WARNING
    return Diagnostic("quoted-paragraph", place, message, remedy.hint, severity, remedy)
