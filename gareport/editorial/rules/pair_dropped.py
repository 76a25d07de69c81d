"""Where one text counts with a number from three to nine, the other text has that number too.

`three posts` needs 三 or 3 in Chinese, and 三个员额 needs three, third, 3, III or a word such as
triple in English. Spans of time and shares are left out, because they are said in other ways.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.editorial.values import Value, differing, values
from gareport.language.languages import Language, Manual
from gareport.language.languages.en import cardinal
from gareport.language.prose import prose
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-dropped": Severity.WARNING}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="It has three posts.", translation="它有员额。"),
    Example(text="The five regional groups met.", translation="各区域集团开会。"),
    Example(text="三个办事处。", translation="The offices.", language="zh"),
    Example(text="The offices of it.", translation="其六个办事处。"),
)
GOOD = (
    Example(text="It has three posts.", translation="它有 3 个员额。"),
    Example(text="The five regional groups met.", translation="五个区域集团开会。"),
    Example(text="A tripartite group.", translation="三个方面的小组。"),
    Example(text="Within six months.", translation="半年内。"),
    Example(text="Three quarters of it.", translation="其 75%。"),
    Example(text="In two cases.", translation="有时。"),
    Example(text="The three principles.", translation="四项原则。"),
)

# Every way to say each of them, in either language.
_SAID = tuple(
    re.compile(rf"{signs}|(?<![0-9.,/-]){number}(?![0-9])|\b{roman}\b|(?i:{words})")
    for number, (signs, roman, words) in enumerate((
        ("[三叁仨]", "III", "thr[ei]|third|tri"),
        ("[四肆]", "IV", "four|quad|quart"),
        ("[五伍]", "V", "five|fif|quin|penta"),
        ("[六陆]", "VI", "six|hexa"),
        ("[七柒]", "VII", "seven|sept"),
        ("[八捌]", "VIII", "eight|octo|octa"),
        ("[九玖]", "IX", "nine|nint|nona"),
    ), 3)
)  # fmt: skip
_TIME = "months|years|weeks|days|hours|minutes|times|decades|quarters|thirds|halves|fifths|tenths"
_ENGLISH = re.compile(
    rf"(?i)(?<![a-z-])({'|'.join(map(cardinal, range(3, 10)))}) (?!(?:{_TIME})\b)(?:[a-z]+ )?"
    rf"(?!(?:{_TIME})\b)[a-z]+(?<=s)\b"
)
_SMALL = frozenset("3456789")
_NUMERALS = "三四五六七八九"
_CHINESE = re.compile(
    f"(?<![零一二两{_NUMERALS}十百千万第数几之点])([{_NUMERALS}])(?:个(?![月小半])|[名项份种位类家件])"
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each translation that lacks such a number, or has one of its own."""
    hint = "fix the number, or write the comment `# ok: dropped -- the reason`"
    for pair in pairs(edition):
        if not pair.is_read:
            continue
        source, target = (values(pair.source, pair.written_in), values(pair.target, pair.language))
        if found := _unsaid(pair.source, source, pair.written_in, pair.target):
            message = f"`{pair.key}` does not have `{found[1]}`, which its source counts with"
            place = pair.target.span
        elif found := _unsaid(pair.target, target, pair.language, pair.source):
            message = f"`{pair.key}` counts with `{found[1]}`, which its source does not have"
            place = pair.target.at(found.start())
        else:
            continue
        if not any(differing(source, target)):  # those are reported by pair_number
            yield Diagnostic("pair-dropped", place, message, hint, Severity.WARNING)


def _unsaid(text: str, found: list[Value], language: Language, other: str) -> re.Match[str] | None:
    """The first number that a text counts with and that the other text does not have."""
    pattern = _CHINESE if language.manual is Manual.CHINESE else _ENGLISH
    for value in found:
        if value.firm or value.shown not in _SMALL:
            continue
        counted = pattern.match(prose(text), value.start)
        if counted and not _SAID[int(value.shown) - 3].search(other):
            return counted
    return None
