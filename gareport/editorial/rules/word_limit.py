"""A report keeps within its word limit: 8,500 words for one that originates in the Secretariat,
10,700 for another.

Counted are the words of all texts with headings, notes, tables and summary, in the language that
the report is submitted in: `original`, or that of the content where there is no such edition. A
figure, a reference or a symbol is one word. The limit says nothing of Chinese; it is counted here
at 16 Chinese characters for 10 words, which is the ratio of A/62/502 to its English (our decision).
A document whose author is `secretary_general` originates in the Secretariat.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.language.inline import tokens
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.translation.progress import volume

SOURCE = "United Nations Editorial Manual, instructions on the submission of documents"
NAMES = {"word-limit": Severity.WARNING}
TOPIC = Topic.LENGTH
SECRETARIAT = 8_500
OTHERS = 10_700
CHARACTERS_A_WORD = 1.6
_OTHER = "author: Report of a committee"
BAD = (
    Example("word " * 8_600),
    Example("字" * 13_700, language="zh", cover="original: zh"),
    Example("word " * 10_800, cover=_OTHER),
)
GOOD = (
    Example("word " * 8_400),
    Example("字" * 13_500, language="zh", cover="original: zh"),
    Example("word " * 10_600, cover=_OTHER),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for a report that is too long, with its present count."""
    cover = edition.report.cover
    listed = {single for code in cover.editions for single in code.split("+")}
    if edition.code != (cover.original if cover.original in listed else cover.language):
        return
    own = cover.author == "secretary_general"
    limit, whose = (SECRETARIAT, "the Secretariat") if own else (OTHERS, "outside the Secretariat")
    words = _words(edition)
    if words > limit:
        about = "about " if edition.language.han else ""
        place = edition.texts[Key.title()].text.span
        message = f"{about}{words:,} words, but a report from {whose} has at most {limit:,}"
        hint = f"take out {words - limit:,} words, or ask for a waiver"
        yield Diagnostic("word-limit", place, message, hint, Severity.WARNING)


def _words(edition: Edition) -> int:
    """How many words the edition has, its notes and headings among them."""
    texts = [passage.text for passage in passages(edition)]
    figures = sum(len(tokens(text, kind)) for text in texts for kind in ("ref", "amount"))
    counted = sum(map(volume, texts))
    return figures + round(counted / CHARACTERS_A_WORD if edition.language.han else counted)
