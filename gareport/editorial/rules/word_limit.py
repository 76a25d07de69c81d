"""A report of the Secretary-General has at most 8,500 words.

The words of all texts count, with headings, notes, tables and summary. They are counted in the
language in which the report is submitted: `original`, or the language of the content if there is no
such edition. A figure, a reference or a symbol is one word. The limit says nothing about Chinese;
16 Chinese characters count as 10 words, the ratio of A/62/502 to its English text (our decision). A
report is the Secretary-General's if its author is `secretary_general`; corrigenda and other
documents are not counted.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.language.braces import TOKEN_KINDS, TokenKind
from gareport.language.inline import tokens
from gareport.report.cover import is_of_secretary_general
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.translation.progress import volume

SOURCE = "United Nations Editorial Manual, instructions on the submission of documents"
NAMES = {"word-limit": Severity.WARNING}
TOPIC = Topic.LENGTH
_ONE_WORD: tuple[TokenKind, ...] = (*(kind for kind in TOKEN_KINDS if kind != "note"),)
MOST = 8_500
CHARACTERS_A_WORD = 1.6
_OTHER = "author: Report of a committee"
_LISTED = "- {id: one, paragraph: TEXT}\n- {id: two, paragraph: 'See {refs.one.two}.'}\n"
BAD = (
    Example(content=_LISTED.replace("TEXT", "word " * 8_498)),
    Example("word " * 8_600),
    Example("字" * 13_700, language="zh", cover="original: zh"),
    Example("word " * 8_600, cover="kind: report\neditions: [en, zh]"),
)
GOOD = (
    Example(content=_LISTED.replace("TEXT", "word " * 8_494)),
    Example("word " * 8_400),
    Example("字" * 13_500, language="zh", cover="original: zh"),
    Example("word " * 8_600, cover=_OTHER),
    Example("word " * 8_600, cover="kind: note"),
    Example("word " * 8_600, cover="kind: letter"),
    Example("word " * 8_600, cover="symbol: A/99/1/Corr.1"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning for a report that is too long, with its number of words."""
    cover = edition.report.cover
    listed = {single for code in cover.editions for single in code.split("+")}
    if edition.code != (next((c for c in cover.original if c in listed), cover.language)):
        return
    if not is_of_secretary_general(cover):
        return
    words = _words(edition)
    if words > MOST:
        about = "about " if edition.language.han else ""
        place = edition.texts[Key.title()].text.span
        message = (
            f"the report has {about}{words:,} words, but one of the Secretary-General has at most "
            f"{MOST:,}"
        )
        hint = f"delete {words - MOST:,} words, or ask for a waiver of the limit"
        yield Diagnostic("word-limit", place, message, hint, Severity.WARNING)


def _words(edition: Edition) -> int:
    """The number of words of the edition, with notes and headings."""
    texts = [passage.text for passage in passages(edition)]
    figures = sum(len(tokens(text, kind)) for text in texts for kind in _ONE_WORD)
    counted = sum(map(volume, texts))
    return figures + round(counted / CHARACTERS_A_WORD if edition.language.han else counted)
