"""The fixed words of an edition's language are all there; a template must not find a blank."""

from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity, Span
from gareport.example import Example
from gareport.translate import Edition

WORDS = ("organization", "summary", "contents", "paragraphs", "page")
SIGNS = ("draft", "review", "changes")
COVERAGE = ("coverage", "coverage.stale", "coverage.tentative", "coverage.missing")

NAMES = {"fixed-word": Severity.ERROR}
_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
_FILE = "locales/en/LC_MESSAGES/labels.po"
BAD = (
    Example(files={_FILE: _HEAD}),
    Example(files={_FILE: f'{_HEAD}\nmsgctxt "page"\nmsgid "Page"\nmsgstr ""\n'}),
    Example(files={_FILE: f'{_HEAD}\nmsgctxt "page"\nmsgid "Page"\nmsgstr "Page"\n'}),
)
GOOD = (Example(), Example(language="zh"), Example(translation="一段文字。"))


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault for each fixed word that this report needs and the language lacks."""
    if not edition.has_all_words:
        return
    cover = edition.report.cover
    signs = (*SIGNS, *(() if edition.is_original else COVERAGE))
    advance = ("advance_unedited",) if cover.advance_unedited else ()
    author = f"author.{cover.kind}.secretary_general"
    needed = (*WORDS, *signs, *advance, f"organ.{cover.organ}", author)
    span = Span(edition.words_file, 1, 1)
    for word in needed:
        if not edition.words.get(word):
            message = f"the fixed word `{word}` is missing"
            yield Diagnostic("fixed-word", span, message, "add the entry with its translation")
