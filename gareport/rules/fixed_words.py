"""The fixed words of an edition's language are all there; a template must not find a blank."""

from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Span
from gareport.translate import Edition

WORDS = ("organization", "summary", "contents", "paragraphs", "page")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault for each fixed word that this report needs and the language lacks."""
    if not edition.has_all_words:
        return
    cover = edition.report.cover
    needed = (*WORDS, f"organ.{cover.organ}", f"author.{cover.kind}.secretary_general")
    span = Span(edition.words_file, 1, 1)
    for word in needed:
        if not edition.words.get(word):
            message = f"the fixed word `{word}` is missing"
            yield Diagnostic("fixed-word", span, message, "add the entry with its translation")
