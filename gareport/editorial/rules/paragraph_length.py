"""A paragraph is short enough to be cited by its number, and each heading has a paragraph under it.

A paragraph or a subparagraph of more than 250 words, or 400 Chinese characters, says more than one
thing (our measure: the longest in A/62/502 have 184 words and 296 characters). A section or a
heading without text introduces nothing. An annex may consist of a table.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import RUNNING, passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import provided
from gareport.report.model import Section, Subsection
from gareport.report.texts import walk
from gareport.translation.progress import volume

NAMES = {"long-paragraph": Severity.NOTE, "empty-section": Severity.NOTE}
TOPIC = Topic.LENGTH
WORDS = 250
CHARACTERS = 400
_PART = "- {id: part, heading: Costs, content: []}\n"
BAD = (
    "word " * 251,
    Example("字" * 401, language="zh"),
    Example(content=_PART),
    Example(content=_PART.replace("[]", "[{id: more, heading: Posts, content: []}]")),
)
GOOD = (
    "word " * 250,
    Example("字" * 400, language="zh"),
    Example(content="- {id: part, heading: Costs, content: [{id: one, paragraph: A text.}]}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a note at each paragraph that is too long, and at each heading without text."""
    han = edition.language.han
    most, unit = (CHARACTERS, "Chinese characters") if han else (WORDS, "words")
    for passage in passages(edition):
        if passage.role not in RUNNING or len(passage.text.encode("utf-8", "replace")) < 2 * most:
            continue  # a word with the space after it takes at least two bytes
        if (long := volume(passage.text)) > most:
            message = f"this paragraph has {long:,} {unit}, more than {most}"
            hint = "divide it into two or more paragraphs"
            place = passage.text.span
            yield Diagnostic("long-paragraph", place, message, hint, Severity.NOTE)
    if edition.is_original and edition.report.lost is None:
        yield from _empty(edition)


def _empty(edition: Edition) -> Iterator[Diagnostic]:
    for node in walk(edition.report.sections):
        if not isinstance(node, (Section, Subsection)) or node.heading is None:
            continue
        if all(provided(under).row == "heading" for under in walk(node.content)):
            message = f"there is no paragraph under `{node.heading}`"
            hint = "write a paragraph, or delete the heading"
            yield Diagnostic("empty-section", node.heading.span, message, hint, Severity.NOTE)
