"""A parallel edition begins with the language of the content."""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"parallel-edition": Severity.ERROR}
TOPIC = Topic.COVER
BAD = (
    Example(cover="editions: [zh+en]"),
    Example(cover="editions: [en, zh, zh+en]"),
    Example(cover="editions: [en+zh]", language="zh"),
)
GOOD = (
    Example(cover="editions: [en+zh]"),
    Example(cover="editions: [en, zh, en+zh]"),
    Example(cover="editions: [zh+en]", language="zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each pair that has the original on the right, or not at all."""
    if not edition.is_original:
        return
    cover = edition.report.cover
    for code in cover.editions:
        first, _, second = code.partition("+")
        if second and first != cover.language:
            message = f"`{code}` does not begin with `{cover.language}`, the content's language"
            hint = f"write `{cover.language}+{second if first == cover.language else first}`"
            yield Diagnostic("parallel-edition", cover.place, message, hint)
