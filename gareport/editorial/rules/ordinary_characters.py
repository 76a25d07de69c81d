"""A text has ordinary characters: m² and not ㎡, a space and not one of another width.

A search does not find a word with other characters. Numbers in circles and brackets,
which are labels in Chinese, roman numerals and fractions are ordinary. In a language whose manual
is not known, a space of another width may be right.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.characters import instead, squared, wide_spaces
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"squared-character": Severity.WARNING, "wide-space": Severity.WARNING}
TOPIC = Topic.MARKUP
BAD = (
    "An office of 20 ㎡ and 3 ㎏ of it.",
    Example("共 20 ㎡，某㈱。", language="zh"),
    "An em\u2003space and a thin\u2009one.",
    "A wide\u3000space.",
)
GOOD = (
    "An office of 20 m² at 20 ℃, class Ⅳ, ½ of № 3.",
    Example("㈠ 共 20 平方米；①和⑳。", language="zh"),
    "A no-break\u00a0space and a narrow\u202fone.",
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first squared character of a text, and at its first wide space."""
    manual = edition.language.manual
    for passage in passages(edition):
        if passage.text.isascii():
            continue
        if found := list(squared(passage.text)):
            if manual is Manual.CHINESE:
                found = [(at, typed, _full_width(right)) for at, typed, right in found]
            message, hint = instead({typed: right for _, typed, right in found})
            yield _warning("squared-character", passage, found, message, hint)
        # In Chinese, another rule says what a wide space is there for.
        spaces = list(wide_spaces(passage.text)) if manual is Manual.ENGLISH else []
        if spaces:
            names = ", ".join(dict.fromkeys(f"U+{ord(typed[0]):04X}" for _, typed, _ in spaces))
            hint = passage.remedies(spaces).hint
            message = f"the space {names} has another width than an ordinary one"
            yield _warning("wide-space", passage, spaces, message, hint)


def _full_width(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


def _warning(
    name: str, passage: Passage, found: list[tuple[int, str, str]], message: str, hint: str
) -> Diagnostic:
    remedy, place = passage.remedies(found), passage.at(found[0][0])
    return Diagnostic(name, place, message, hint, Severity.WARNING, remedy)
