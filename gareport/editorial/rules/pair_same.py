"""A translation is not a copy of its source: a copied text looks finished in every list.

Figures, names and references may be the same in both languages.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.prose import prose
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-same": Severity.WARNING}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="The meeting was held.", translation="The meeting was held."),
    Example(text="会议。", translation="会议。", language="zh"),
    Example(text="Take note of it", translation="Take note of it"),
)
GOOD = (
    Example(text="1 200 300", translation="1 200 300"),
    Example(text="M. Broadbent and P. Weill", translation="M. Broadbent and P. Weill"),
    Example(text="A/62/502", translation="A/62/502"),
    Example(text="The meeting.", translation="会议。"),
)

_PROSE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|\b[a-z]{2,} [a-z]{2,}\b")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for each translation that is the same as its source, if that is prose."""
    for pair in pairs(edition):
        if pair.source == pair.target and _PROSE.search(prose(pair.source)):
            message = f"the translation of `{pair.key}` is the same as its source"
            hint = "translate it, or write the comment `# ok: same -- the reason`"
            yield Diagnostic("pair-same", pair.target.span, message, hint, Severity.WARNING)
