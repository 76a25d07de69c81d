"""English has no space before a punctuation mark, after an opening or before a closing bracket.

A space before a punctuation mark comes from French, or from a converter.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, RUNNING, worded
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"space-before-stop": Severity.WARNING}
TOPIC = Topic.PUNCTUATION
BAD = (
    "A text .",
    "A text , and another .",
    "Two texts ; three texts : it is so.",
    "Is it so ?",
    "The report ( see A/62/502) is new.",
    "The report (see A/62/502 ) is new.",
    "The report ( A/62/502) is new.",
    "The report ( {ref.example}) is new.",
)
GOOD = (
    "A text; another ... and one more: this.",
    "It is (a) new; (b) old (see A/62/502).",
    "The names .un and .org, the .5 rifle, the *Vers : une* of “mots : vers” are right.",
    Example("一段文字。", language="zh"),
)

_STOP = re.compile(
    r"\*[^*]*\*|“[^“”]*”|(?P<stop>(?<=[\w)”’\ufffc%])[ \u00a0]+[.,;:?!)](?=[\s”’)]|$))"
    r"|(?P<bracket>\([ \u00a0]+(?=[\w\ufffc]))"
)
# For speed, only a text with one of these is searched with the pattern above.
_MAYBE = re.compile(r"[ \u00a0](?:(?=[.,;:?!)])|(?<=\(.))")
_WORD = re.compile(r"\S*")
_ROLES = RUNNING | HEADINGS | {Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each space before a punctuation mark or inside a bracket."""
    for passage, found in worded(edition, _STOP, _ROLES, Manual.ENGLISH, _MAYBE):
        if found.lastgroup is None:
            continue
        is_stop = found.lastgroup == "stop"
        word = _word_before(str(passage.text), found.start()) if is_stop else ""
        after = None if is_stop else _WORD.match(passage.text, found.end())
        next_word = after[0] if after else ""
        where = "after the opening bracket" if next_word else f"before `{found[0].strip()}`"
        message = f"`{word}{found[0]}{next_word}` has a space {where}"
        remedy = Remedy(f"{word}{found[0]}{next_word}", f"{word}{found[0].strip()}{next_word}")
        place = passage.at(found.start() - len(word))
        yield Diagnostic("space-before-stop", place, message, remedy.hint, Severity.WARNING, remedy)


def _word_before(text: str, end: int) -> str:
    """The word that ends here."""
    start = end
    while start and not text[start - 1].isspace():
        start -= 1
    return text[start:end]
