"""Lint of what refers to what in a Word file: the file in; out, the references that lead nowhere.

Fields and links lead to bookmarks, notes are called once each, lists and styles are defined.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lxml import etree
from word_file import Faults, W, WordFile, child_value, fields, value

DOCUMENT, NOTES, SETTINGS = "word/document.xml", "word/footnotes.xml", "word/settings.xml"
FOLLOWED = {"REF", "PAGEREF", "NOTEREF"}
SEPARATORS = ("separator", "continuationSeparator")
STYLE_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
STYLE_LINKS = ("basedOn", "next", "link")


def repeated(names: Iterable[str]) -> Iterator[str]:
    return (name for name, times in Counter(names).items() if times > 1)


def unbalanced_fields(file: WordFile) -> Faults:
    for part, story in file.stories:
        for message in fields(story)[1]:
            yield part, message


def fields_without_result(file: WordFile) -> Faults:
    for part, story in file.stories:
        for field in fields(story)[0]:
            if not field.result.strip():
                yield part, f"the field `{field.code.strip()}` shows nothing"


def dead_targets(file: WordFile) -> Faults:
    names = {value(mark, "name") for _, mark in file.each("bookmarkStart")}
    for part, story in file.stories:
        for field in fields(story)[0]:
            kind, target = [*field.code.split(), "", ""][:2]
            if kind in FOLLOWED and target not in names:
                yield part, f"{kind} leads to `{target}`, and there is no such bookmark"
    for part, link in file.each("hyperlink"):
        if link.get(f"{W}anchor") is not None and value(link, "anchor") not in names:
            yield part, f"a link leads to `{value(link, 'anchor')}`, and there is no such bookmark"


def repeated_bookmark_names(file: WordFile) -> Faults:
    for name in repeated(value(mark, "name") for _, mark in file.each("bookmarkStart")):
        yield DOCUMENT, f"more than one bookmark is called `{name}`"


def repeated_bookmark_ids(file: WordFile) -> Faults:
    for number in repeated(value(mark, "id") for _, mark in file.each("bookmarkStart")):
        yield DOCUMENT, f"more than one bookmark has the number {number}"


def unpaired_bookmarks(file: WordFile) -> Faults:
    for part, story in file.stories:
        begun: Counter[str] = Counter()
        for mark in story.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            begun[value(mark, "id")] += 1 if mark.tag == f"{W}bookmarkStart" else -1
            if begun[value(mark, "id")] < 0:
                yield part, f"bookmark {value(mark, 'id')} ends before it begins"
        for name in +begun:
            yield part, f"bookmark {name} does not end"


def unpaired_notes(file: WordFile) -> Faults:
    calls = Counter(value(call, "id") for _, call in file.each("footnoteReference"))
    notes = Counter(
        value(note, "id")
        for note in file.parts[NOTES].iter(f"{W}footnote")
        if note.get(f"{W}type") is None
    )
    for name in calls.keys() | notes.keys():
        if (calls[name], notes[name]) != (1, 1):
            yield NOTES, f"note {name} is called {calls[name]} times and there {notes[name]} times"


def missing_separators(file: WordFile) -> Faults:
    """Word draws the line above the notes from two notes of its own, which the settings name."""
    named = {value(n, "id") for n in file.parts[SETTINGS].iter(f"{W}footnote")}
    own = {value(n, "type"): value(n, "id") for n in file.parts[NOTES].iter(f"{W}footnote")}
    for kind in SEPARATORS:
        if kind not in own:
            yield NOTES, f"there is no {kind}"
        elif own[kind] not in named:
            yield SETTINGS, f"the {kind} is not named"


def undefined_lists(file: WordFile) -> Faults:
    schemes = {value(scheme, "abstractNumId") for _, scheme in file.each("abstractNum")}
    lists = {"0"} | {value(number, "numId") for _, number in file.each("num")}
    for part, reference in file.each("numId"):
        if value(reference) not in lists:
            yield part, f"there is no list {value(reference)}"
    for part, number in file.each("num"):
        if child_value(number, "abstractNumId") not in schemes:
            yield part, f"list {value(number, 'numId')} has no scheme"


def undefined_styles(file: WordFile) -> Faults:
    kinds = {name: value(style, "type") for name, style in file.styles.items()}
    for part, reference in file.each(*STYLE_KINDS, *STYLE_LINKS):
        wanted = STYLE_KINDS.get(etree.QName(reference).localname)
        kind = kinds.get(value(reference))
        if kind is None or (wanted and kind != wanted):
            yield part, f"there is no {wanted or ''} style `{value(reference)}`"


REFERENCE_RULES: dict[str, Callable[[WordFile], Faults]] = {
    "field-marks": unbalanced_fields,
    "field-result": fields_without_result,
    "target": dead_targets,
    "bookmark-name": repeated_bookmark_names,
    "bookmark-id": repeated_bookmark_ids,
    "bookmark-pair": unpaired_bookmarks,
    "note": unpaired_notes,
    "note-separator": missing_separators,
    "list": undefined_lists,
    "style": undefined_styles,
}
