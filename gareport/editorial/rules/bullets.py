"""A list consists of items, and the tool prints their letters, bullets or dashes.

A typed bullet is not a list for Word or for a screen reader. A dash at the beginning of a table
cell means that there is nothing, and is allowed. A translation copies the bullets of its source, so
they are reported in the source only.
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
        content="- id: list\n  paragraph: 'The steps:'\n  marks: bullets\n"
        "  items:\n    - {id: one, text: A meeting}\n    - {id: two, text: A decision}"
    ),
    Example(
        content="- id: list\n  paragraph: 'The steps:'\n"
        "  items:\n    - {id: one, text: To meet;}\n    - {id: two, text: To decide.}"
    ),
)

_BULLET = re.compile(r"(?<!\w)[•●◦▪‣■➢❖]|(?:(?<=\A)|(?<=\n))[ \t]*[-–*·∙○□][ \t]+")
# For speed, only a text with one of these is searched with the pattern above.
_SIGNS = "•●◦▪‣■➢❖–*·∙○□-"
_MAYBE = re.compile(rf"[{_SIGNS}](?:[ \t]|(?<=[•●◦▪‣■➢❖]))")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first bullet of each text."""
    reported: set[str] = set()
    for passage, found in (
        worded(edition, _BULLET, PROSE, maybe=_MAYBE, needs=_SIGNS) if edition.is_original else ()
    ):
        if passage.key not in reported:
            reported.add(passage.key)
            message = f"`{found[0].strip()}` is typed as a bullet"
            hint = "write each entry as an item under `items`; `marks: bullets` prints bullets"
            yield Diagnostic("typed-bullet", passage.at(found), message, hint, Severity.WARNING)
