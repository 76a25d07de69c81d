"""A translation ends with the punctuation mark of its source, or with none, as a heading does."""

import re
from collections.abc import Iterator

from gareport.editorial.conjunctions import without_conjunction
from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.languages import Language
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import REPORT

NAMES = {"pair-end": Severity.WARNING}
TOPIC = Topic.LANGUAGE
BAD = (
    Example(text="It is so.", translation="是这样"),
    Example(text="It is so;", translation="是这样。"),
    Example(text="It began at 10 a.m.", translation="会议于上午 10 时开始"),
    Example(text="It is as follows:", translation="如下；"),
    Example(text="Is it so?", translation="是这样。"),
)
GOOD = (
    Example(text="It is so.", translation="是这样。"),
    Example(text="It is so;", translation="是这样；"),
    Example(text="first; and", translation="第一；"),
    Example(text="He said “yes”.", translation="他说“是”。"),
    Example(text="he said “yes.”", translation="他说：“是。”"),
    Example(text="A heading", translation="一个标题"),
)

_BEHIND = re.compile(r"(?:\s|[\u2066-\u2069]|\{note\.\w+\})+$")
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}$")  # Chargé d’affaires a.i.
_LAST = "}\u2066\u2067\u2068\u2069"  # only a text that ends with one of these is shortened
_CLOSING = "”’\"')）》」』]*»\u00a0\u202f "
_SIGNS = {
    "a full stop": ".。．",
    "a semicolon": ";；",
    "a colon": ":：",
    "a question mark": "?？",
    "an exclamation mark": "!！",
    "a comma": ",，、",
}
_NONE = "no punctuation mark"


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each translation that ends with another mark than its source."""
    for pair in pairs(edition):
        if pair.key.owner == REPORT and _ABBREVIATED.search(pair.source):
            continue  # a line of page 1 that ends with an abbreviation, not with a sentence
        source = _end(pair.source, pair.written_in)
        target = _end(pair.target, pair.language)
        if source != target:
            message = f"`{pair.key}` ends with {target}, but its source ends with {source}"
            place = pair.target.at(max(len(pair.target) - 1, 0))
            hint = f"end the translation with {source}"
            yield Diagnostic("pair-end", place, message, hint, Severity.WARNING)


def _end(text: str, language: Language) -> str:
    """The name of the mark at the end, before what closes quotations, brackets and emphasis."""
    bare = _BEHIND.sub("", text) if text[-1:] in _LAST or text[-1:].isspace() else str(text)
    last = without_conjunction(bare, language).rstrip(_CLOSING)[-1:]
    return next((name for name, signs in _SIGNS.items() if last and last in signs), _NONE)
