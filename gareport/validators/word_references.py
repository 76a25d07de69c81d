"""Lint of references in a Word file: the file in; the references that lead nowhere out.

Fields and links must lead to bookmarks, notes be used once each, lists and styles be defined.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from gareport.validators.word_file import (
    Element,
    Faults,
    W,
    WordFile,
    child_value,
    fields,
    text_of,
    value,
)

DOCUMENT, NOTES, SETTINGS = "word/document.xml", "word/footnotes.xml", "word/settings.xml"
FOLLOWED = {"REF", "PAGEREF", "NOTEREF"}
SEPARATORS = ("separator", "continuationSeparator")
STYLE_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
STYLE_LINKS = ("basedOn", "next", "link")


def repeated(marks: Iterable[Element], name: str) -> Iterator[Element]:
    """The elements whose attribute has the same value as that of an earlier element."""
    passed: set[str] = set()
    for mark in marks:
        if value(mark, name) in passed:
            yield mark
        passed.add(value(mark, name))


def _unbalanced_fields(file: WordFile) -> Faults:
    for story in file.stories:
        yield from fields(story)[1]


def _fields_without_result(file: WordFile) -> Faults:
    for story in file.stories:
        for field in fields(story)[0]:
            if not field.result.strip() and not _is_hidden(field.begins):
                yield field.begins, f"the field `{field.code.strip()}` has no result"


def _is_hidden(mark: Element) -> bool:
    """Whether the mark of a field is in a hidden run, so that no one misses its result."""
    run = mark.getparent()
    return run is not None and run.find(f"{W}rPr/{W}vanish") is not None


def _dead_targets(file: WordFile) -> Faults:
    names = {value(mark, "name") for mark in file.each("bookmarkStart")}
    for story in file.stories:
        for field in fields(story)[0]:
            kind, target = [*field.code.split(), "", ""][:2]
            if kind in FOLLOWED and target not in names:
                message = f"{kind} leads to the bookmark `{target}`, which does not exist"
                yield field.begins, message
    for link in file.each("hyperlink"):
        if link.get(f"{W}anchor") is not None and value(link, "anchor") not in names:
            name = value(link, "anchor")
            yield link, f"a link leads to the bookmark `{name}`, which does not exist"
            yield link, f"a link leads to the bookmark `{name}`, which does not exist"
            yield link, f"a link leads to the bookmark `{name}`, which does not exist"


def _repeated_bookmark_names(file: WordFile) -> Faults:
    for mark in repeated(file.each("bookmarkStart"), "name"):
        yield mark, f"more than one bookmark has the name `{value(mark, 'name')}`"


def _repeated_bookmark_ids(file: WordFile) -> Faults:
    for mark in repeated(file.each("bookmarkStart"), "id"):
        yield mark, f"more than one bookmark has the number {value(mark, 'id')}"


def _unpaired_bookmarks(file: WordFile) -> Faults:
    for story in file.stories:
        begun: defaultdict[str, list[Element]] = defaultdict(list)
        for mark in story.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if mark.tag == f"{W}bookmarkStart":
                begun[value(mark, "id")].append(mark)
            elif begun[value(mark, "id")]:
                begun[value(mark, "id")].pop()
            else:
                yield mark, f"bookmark {value(mark, 'id')} ends before it begins"
        for number, marks in begun.items():
            yield from ((mark, f"bookmark {number} does not end") for mark in marks)


def _unpaired_notes(file: WordFile) -> Faults:
    calls = list(file.each("footnoteReference"))
    notes = [n for n in file.parts[NOTES].iter(f"{W}footnote") if n.get(f"{W}type") is None]
    called, there = (Counter(value(e, "id") for e in elements) for elements in (calls, notes))
    for element in (*calls, *notes):
        name = value(element, "id")
        if (called[name], there[name]) != (1, 1):
            message = f"note {name} is used {called[name]} times, defined {there[name]} times"
            yield element, message


def _empty_notes(file: WordFile) -> Faults:
    for note in file.parts[NOTES].iter(f"{W}footnote"):
        if note.get(f"{W}type") is None and not text_of(note).strip():
            yield note, f"note {value(note, 'id')} is empty"


def _missing_separators(file: WordFile) -> Faults:
    """Word draws the line above the notes from two special notes, which the settings name."""
    named = {value(n, "id") for n in file.parts[SETTINGS].iter(f"{W}footnote")}
    own = {value(n, "type"): n for n in file.parts[NOTES].iter(f"{W}footnote")}
    for kind in SEPARATORS:
        if kind not in own:
            yield file.parts[NOTES], f"the {kind} of the notes is missing"
        elif value(own[kind], "id") not in named:
            yield file.parts[SETTINGS], f"the settings do not name the {kind} of the notes"


def _undefined_lists(file: WordFile) -> Faults:
    schemes = {value(scheme, "abstractNumId") for scheme in file.each("abstractNum")}
    lists = {"0"} | {value(number, "numId") for number in file.each("num")}
    for reference in file.each("numId"):
        if value(reference) not in lists:
            yield reference, f"the list {value(reference)} is not defined"
    for number in file.each("num"):
        if child_value(number, "abstractNumId") not in schemes:
            yield number, f"the list {value(number, 'numId')} has no scheme"


def _undefined_styles(file: WordFile) -> Faults:
    kinds = {name: value(style, "type") for name, style in file.styles.items()}
    for reference in file.each(*STYLE_KINDS, *STYLE_LINKS):
        wanted = STYLE_KINDS.get(etree.QName(reference).localname)
        kind = kinds.get(value(reference))
        if kind is None or (wanted and kind != wanted):
            name = f"{wanted} style" if wanted else "style"
            yield reference, f"the {name} `{value(reference)}` is not defined"
            yield reference, f"the {name} `{value(reference)}` is not defined"
            yield reference, f"the {name} `{value(reference)}` is not defined"


REFERENCE_RULES: dict[str, Callable[[WordFile], Faults]] = {
    "field-marks": _unbalanced_fields,
    "field-result": _fields_without_result,
    "target": _dead_targets,
    "bookmark-name": _repeated_bookmark_names,
    "bookmark-id": _repeated_bookmark_ids,
    "bookmark-pair": _unpaired_bookmarks,
    "note": _unpaired_notes,
    "note-text": _empty_notes,
    "note-separator": _missing_separators,
    "list": _undefined_lists,
    "style": _undefined_styles,
}
