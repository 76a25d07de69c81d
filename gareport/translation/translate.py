"""Stage 3: a report and a catalogue in; its texts in one language, with their states, out."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from gareport.language.braces import TOKEN_KINDS
from gareport.language.inline import tokens
from gareport.language.languages import Language, languages
from gareport.report.cover import Report
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Edition, Entry, Segment, State
from gareport.report.keys import Key
from gareport.report.kinds import notes_of
from gareport.report.losses import Lost
from gareport.report.model import Node
from gareport.report.reckoning import data_cells
from gareport.report.source import Text
from gareport.report.texts import cells_of, repeated, row_heads, segments, uneven, walk
from gareport.translation.catalogue import Catalogue
from gareport.translation.shifts import followed


def translate(
    report: Report, language: Language, catalogue: Catalogue, labels: Catalogue
) -> tuple[Edition, list[Diagnostic]]:
    """Put the report into the language; stale, tentative and missing texts are reported."""
    words = {key: entry.translation for key, entry in labels.entries.items()}
    words_file, has_all = labels.file, labels.is_complete and not labels.lost
    written_in = languages()[report.cover.language]
    if language is written_in:
        source = _all_texts(report)
        data = data_cells(report)
        own = {k: Segment(t, language, State.OK, data=data.get(k)) for k, t in source.items()}
        edition = Edition(report, language, own, source, words, words_file, has_all)
        return replace(edition, word_entries=labels.entries), []
    source = _texts_by_key(report, catalogue)
    catalogue = followed(catalogue, source)
    texts: dict[Key, Segment] = {}
    found: list[Diagnostic] = [] if catalogue.is_there else [_no_file(catalogue)]
    wrong = repeated(report) | (report.lost.unnamed if report.lost else frozenset())
    names, data = _names(report), data_cells(report)
    for key, text in source.items():
        if key in data:
            texts[key] = Segment(text, language, State.OK, data=data[key])
            continue
        texts[key], fault = _segment(key, text, catalogue, language, written_in)
        is_sure = _is_sure(key, text, catalogue, wrong) and not _follows(fault, text, names)
        found += [fault] if fault and is_sure else []
    entries = () if repeated(report) else catalogue.entries  # one may be of a block with a wrong id
    cut = uneven(report)  # an entry may be of a cell that is missing
    gone = [k for k in entries if k.owner not in cut and _is_gone(k, source, report)]
    edition = Edition(
        report,
        language,
        texts,
        source,
        words,
        words_file,
        has_all,
        catalogue.entries,
        tuple(found),
        labels.entries,
    )
    return edition, [*found, *(_orphan(key, catalogue) for key in gone)]


def _all_texts(report: Report) -> dict[Key, Text]:
    """The texts by key; if an id is used twice, the later keys get a number."""
    found: dict[Key, Text] = {}
    counted: Counter[Key] = Counter()
    for key, text in segments(report):
        counted[key] += 1
        found[key.counted(counted[key]) if key in found else key] = text
    return found


def _texts_by_key(report: Report, catalogue: Catalogue) -> dict[Key, Text]:
    """The texts by key; if an id is used twice, the text that was translated, or the first."""
    found: dict[Key, Text] = {}
    for key, text in segments(report):
        entry = catalogue.entries.get(key)
        if key not in found or (entry is not None and entry.source == text):
            found[key] = text
    return found


def _is_sure(key: Key, text: Text, catalogue: Catalogue, wrong: frozenset[str]) -> bool:
    """Whether the state of a text is certain: its source, its id and its entry could be read."""
    known = catalogue.is_there and catalogue.is_complete and key not in catalogue.lost
    if key not in catalogue.entries and not known:
        return False
    return text.is_whole and text.strip() != "" and key.owner not in wrong


def _names(report: Report) -> frozenset[str]:
    """The names of all blocks, notes, amounts, rows and cells."""
    roots: tuple[Node, ...] = report.roots
    nodes = [*walk(roots)]
    notes = (name for node in nodes for name in notes_of(node))
    return frozenset(
        (
            *(node.id for node in nodes),
            *notes,
            *report.cover.notes,
            *report.cover.amounts,
            *cells_of(report),
            *row_heads(report),
        )
    )


def _follows(fault: Diagnostic | None, text: Text, names: frozenset[str]) -> bool:
    """Whether a text is only stale because somebody misspelt a name in it, which is reported."""
    is_stale = fault is not None and fault.rule == "translation-stale"
    tokens_in = (token for kind in TOKEN_KINDS for token in tokens(text, kind))
    named = (one.target for token in tokens_in for one in token.members)
    return is_stale and any(name not in names for name in named)


def _is_gone(key: Key, source: Mapping[Key, Text], report: Report) -> bool:
    """Whether an entry's text is not in the report, and cannot be in a lost part of it."""
    if key in source:
        return False
    lost = report.lost or Lost()
    return not any(map(lost.may_hold_block, key.names))


def _no_file(catalogue: Catalogue) -> Diagnostic:
    message = "this file does not exist, so nothing is translated"
    hint = "run `gareport sync` to create it with an entry for each text"
    place = Span(catalogue.file, 1, 1)
    return Diagnostic("translation-file", place, message, hint, Severity.WARNING)


def _segment(
    key: Key, text: Text, catalogue: Catalogue, language: Language, written_in: Language
) -> tuple[Segment, Diagnostic | None]:
    entry = catalogue.entries.get(key)
    state = State.MISSING if entry is None else state_of(entry, text)
    if entry is None or state is State.MISSING:
        span = entry.span if entry else Span(catalogue.file, 1, 1)
        return Segment(text, written_in, State.MISSING), _report(key, State.MISSING, span)
    fault = None if state is State.OK else _report(key, state, entry.span)
    return Segment(entry.translation, language, state, entry.made_from), fault


def state_of(entry: Entry, source: str) -> State:
    """The state of an entry, compared with the source text of today."""
    if not entry.translation:
        return State.MISSING
    if entry.made_from != source:
        return State.STALE
    return State.TENTATIVE if entry.is_doubtful else State.OK


_STATES = {
    State.MISSING: ("has no translation", "translate it; until then, the page prints the source"),
    State.STALE: (
        "has changed since it was translated",
        "run `gareport sync` to see what changed, then update msgstr",
    ),
    State.TENTATIVE: ("is marked fuzzy", "check the translation, then delete the mark `fuzzy`"),
}


def _report(key: Key, state: State, span: Span) -> Diagnostic:
    message, hint = _STATES[state]
    return Diagnostic(f"translation-{state}", span, f"`{key}` {message}", hint, Severity.WARNING)


def _orphan(key: Key, catalogue: Catalogue) -> Diagnostic:
    message = f"`{key}` is not a text of the report"
    hint = "fix the id; if the text was deleted, run `gareport sync` to make the entry obsolete"
    span = catalogue.entries[key].id_place
    return Diagnostic("entry-unknown", span, message, hint, Severity.WARNING)
