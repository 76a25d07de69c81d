"""A translation ends as its source does: a stop with 。, a semicolon with ；, a heading bare."""

import re
from collections.abc import Iterator

from gareport.editorial.conjunctions import without_conjunction
from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.languages import Language
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-end": Severity.WARNING}
TOPIC = Topic.LANGUAGE
BAD = (
    Example(text="It is so.", translation="是这样"),
    Example(text="It is so;", translation="是这样。"),
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
_LAST = "}\u2066\u2067\u2068\u2069"  # only behind these is there anything to take away
_CLOSING = "”’\"')）》」』]*"
_SIGNS = {
    "a full stop": ".。．",
    "a semicolon": ";；",
    "a colon": ":：",
    "a question mark": "?？",
    "an exclamation mark": "!！",
    "a comma": ",，、",
}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each translation that ends with another sign than its source."""
    for pair in pairs(edition):
        source = _end(pair.source, pair.written_in)
        target = _end(pair.target, pair.language)
        if source != target:
            message = f"`{pair.key}` ends with {target} where its source ends with {source}"
            place = pair.target.at(max(len(pair.target) - 1, 0))
            hint = "end the translation as the source ends"
            yield Diagnostic("pair-end", place, message, hint, Severity.WARNING)


def _end(text: str, language: Language) -> str:
    """The sign at the end; what closes quotations, brackets and emphasis stands behind it."""
    bare = _BEHIND.sub("", text) if text[-1:] in _LAST or text[-1:].isspace() else str(text)
    last = without_conjunction(bare, language).rstrip(_CLOSING)[-1:]
    return next((name for name, signs in _SIGNS.items() if last and last in signs), "no sign")
