"""Every fixed word that the report needs is translated, so that no page has a blank."""

from collections.abc import Iterator, Sequence

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.braces import CELL_WORDS
from gareport.language.languages import OFFICIAL, languages
from gareport.reading.explain import nearest
from gareport.report.cover import (
    KNOWN_AUTHORS,
    LETTERS,
    Cover,
    Report,
    authored,
    corrected_by,
    is_known_author,
)
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import under
from gareport.report.model import Figure, Table
from gareport.report.texts import walk

WORDS = (*map(Key.word, ("organization", "summary", "contents", "paragraphs", "page")),)
SIGNS = (*map(Key.word, ("draft", "review", "changes")),)
COVERAGE = (Key.word("coverage"), *map(Key.coverage, ("stale", "tentative", "missing")))
PARALLEL = (
    Key.word("parallel"),
    *(Key.word("parallel", name) for name in ("changes", "unchanged", "language")),
)
ADVANCE = Key.word("advance_unedited")
RAPPORTEUR, SIGNED = Key.word("rapporteur"), Key.word("signed")
ANNEXED = tuple(Key.word("annex", name) for name in ("of_letter", "original", "languages"))
COMMITTEE = Key.word("author", "committee_report")
VERSION, ORIGINAL = Key.word("version"), Key.word("original")
CORRECTIONS = (
    *(Key.word("correction", one) for one in ("replace", "delete", "insert", "after", "before")),
    *(Key.word("correction", "read", one) for one in ("paragraph", "item", "footnote", "other")),
    *(
        Key.word("correction", "omit", one)
        for one in ("paragraph", "item", "table", "footnote", "other")
    ),
)
CELLS = tuple(Key.word("cell", name) for name in (*CELL_WORDS, "meaning", "abbreviation"))
UNDER = tuple(Key.word("under", one) for one in ("source", "abbreviation", "abbreviations", "note"))
_CELL_TOKENS = tuple(f"{{{name}}}" for name in CELL_WORDS)
_ORGANS = ("general_assembly", "security_council", "economic_and_social_council")
_DISTRIBUTIONS = ("general", "limited", "restricted")
_STATUSES = ("addendum", "corrigendum", "revision")
_OTHERS = (  # known, but not needed by every report
    VERSION,
    ORIGINAL,
    RAPPORTEUR,
    Key.word("only"),
    *(Key.word("status", name) for name in _STATUSES),
    *map(Key.distribution, _DISTRIBUTIONS),
    *map(Key.language, (*OFFICIAL, *languages())),
    *COVERAGE,
    *PARALLEL,
    ADVANCE,
    *map(Key.organ, _ORGANS),
    *(Key.known_author(kind, one) for kind in ("report", "note") for one in KNOWN_AUTHORS),
    SIGNED,
    COMMITTEE,
    *ANNEXED,
    *map(Key.annex_language, OFFICIAL),
    *CORRECTIONS,
    *CELLS,
    *UNDER,
)

NAMES = {"fixed-word": Severity.ERROR}
TOPIC = Topic.OUTPUT
_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
_FILE = "locales/en/LC_MESSAGES/labels.po"
BAD = (
    Example(files={_FILE: _HEAD}),
    Example(files={_FILE: f'{_HEAD}\nmsgctxt "page"\nmsgid "Page"\nmsgstr ""\n'}),
    Example(files={_FILE: f'{_HEAD}\nmsgctxt "page"\nmsgid "Page"\nmsgstr "Page"\n'}),
)
GOOD = (Example(), Example(language="zh"), Example(translation="一段文字。"))


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each fixed word that this report needs and the language lacks."""
    if not edition.has_all_words:
        return
    needed = _needed(edition)
    if not any(word in edition.word_entries for word in (*needed, *_OTHERS)):
        yield _none(edition)
        return
    unknown = [key for key in edition.word_entries if key not in (*needed, *_OTHERS)]
    absent: list[Key] = []
    for word in needed:
        entry = edition.word_entries.get(word)
        misspelt = None if entry else nearest(word, unknown)
        if misspelt:
            place, hint = edition.word_entries[Key(misspelt)].id_place, f"did you mean `{word}`?"
            yield Diagnostic("fixed-word", place, f"there is no fixed word `{misspelt}`", hint)
        elif entry is None:
            absent.append(word)
        elif not entry.translation:
            message, hint = f"the fixed word `{word}` is missing", "write its translation here"
            yield Diagnostic("fixed-word", entry.translation.span, message, hint)
    if absent:
        yield _absent(edition, absent)


def _none(edition: Edition) -> Diagnostic:
    """One error for a file that does not exist, or has no fixed word at all."""
    message = f"there are no fixed words in `{edition.code}`: this file does not exist, or is empty"
    hint = "restore it; or copy labels.po of another language here, and translate its words"
    return Diagnostic("fixed-word", Span(edition.words_file, 1, 1), message, hint)


def _absent(edition: Edition, words: Sequence[Key]) -> Diagnostic:
    """One error for all words without an entry: they are fixed in one place."""
    *others, last = sorted(f"`{word}`" for word in words)
    message = f"the fixed words {', '.join(others)} and {last} are missing"
    hint = "copy their entries from labels.po of another language, and translate them"
    if not others:
        message = f"the fixed word {last} is missing"
        hint = "add an entry with its translation"
    return Diagnostic("fixed-word", Span(edition.words_file, 1, 1), message, hint)


def _author(cover: Cover) -> tuple[Key, ...]:
    if cover.author is None and cover.kind == "committee_report":
        return (COMMITTEE,)
    known = cover.author if is_known_author(cover.author) else "secretary_general"
    return () if cover.author is None else (Key.known_author(authored(cover.kind), str(known)),)


def _status(cover: Cover) -> str:
    return "corrigendum" if corrected_by(cover) and cover.status == "auto" else ""


def _annexed(report: Report) -> tuple[Key, ...]:
    """The words at the heads of annexes."""
    originals = [code for annex in report.annexes for code in annex.original]
    if report.cover.kind not in LETTERS and not originals:
        return ()
    return (*ANNEXED, *map(Key.annex_language, originals))


def _has_cell_words(edition: Edition) -> bool:
    """Whether a cell has a word for having no figure."""
    texts = (segment.text for segment in edition.texts.values())
    return any(token in text for text in texts if "{" in text for token in _CELL_TOKENS)


def _has_lines_under(edition: Edition) -> bool:
    """Whether a table or a figure has a source, abbreviations or a note under it."""
    nodes = walk(edition.report.all_sections)
    return any(any(under(node)) for node in nodes if isinstance(node, Table | Figure))


def _needed(edition: Edition) -> tuple[Key, ...]:
    cover = edition.report.cover
    signs = (*SIGNS, *(() if edition.is_original else COVERAGE))
    pairs = PARALLEL if any("+" in code for code in cover.editions) else ()
    advance = (ADVANCE,) if cover.advance_unedited else ()
    version = (VERSION,) if edition.code not in cover.original else ()
    masthead = (
        *map(Key.organ, (cover.organ, *((cover.joint.organ,) if cover.joint else ()))),
        *_author(cover),
        Key.distribution(cover.distribution),
        Key.word("only") if cover.only else ORIGINAL,
        *map(Key.language, cover.original),
        *((RAPPORTEUR,) if cover.rapporteur is not None else ()),
        *((SIGNED,) if cover.signed else ()),
        *_annexed(edition.report),
        *(CELLS if _has_cell_words(edition) else ()),
        *(UNDER if _has_lines_under(edition) else ()),
        *(CORRECTIONS if corrected_by(cover) else ()),
        *((Key.word("status", status),) if (status := _status(cover)) else ()),
        *((Key.word("status", cover.status),) if cover.status in _STATUSES else ()),
    )
    return (*WORDS, *signs, *pairs, *advance, *version, *masthead)
