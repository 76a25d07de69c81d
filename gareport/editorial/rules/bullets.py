"""A list is made of subparagraphs with labels: no bullet is typed, so none ends in a semicolon.

The next text could not cite a bullet, and Word could not count it. A dash that opens a cell of a
table says that there is nothing, and is spared. A translation copies the bullet of its source.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import PROSE, worded
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"typed-bullet": Severity.WARNING}
TOPIC = Topic.STRUCTURE
SOURCE = "Editorial Manual, lists: subparagraphs are identified by letters"
BAD = (
    "• To set standards;",
    "The Committee is to: • set standards; • review budgets.",
    "- To set standards;",
    Example("● 制定标准；", language="zh"),
    Example("· 制定标准；", language="zh"),
)
GOOD = (
    "The Committee — or its Chair — is to set standards.",
    "-5 degrees were measured, or 2 - 3 times.",
    Example("安东尼奥·古特雷斯和约翰•史密斯", language="zh"),
    Example("——开场白", language="zh"),
    Example(
        content="- id: list\n  paragraph: 'The steps:'\n"
        "  items:\n    - {id: one, text: To meet;}\n    - {id: two, text: To decide.}"
    ),
)

_BULLET = re.compile(r"(?<!\w)[•●◦▪‣■➢❖]|(?:(?<=\A)|(?<=\n))[ \t]*[-–*·∙○□][ \t]+")
# Most texts are passed over fast: only a sign is looked at twice.
_SIGNS = "•●◦▪‣■➢❖–*·∙○□-"
_MAYBE = re.compile(rf"[{_SIGNS}](?:[ \t]|(?<=[•●◦▪‣■➢❖]))")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first bullet of each text."""
    told: set[str] = set()
    for passage, found in (
        worded(edition, _BULLET, PROSE, maybe=_MAYBE, needs=_SIGNS) if edition.is_original else ()
    ):
        if passage.key not in told:
            told.add(passage.key)
            message = f"`{found[0].strip()}` is typed as a bullet"
            hint = "make each entry an item under `items`: its label is computed"
            yield Diagnostic("typed-bullet", passage.at(found), message, hint, Severity.WARNING)
