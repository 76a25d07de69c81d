"""A report's texts and a catalogue in, the entries that the PO file should have out.

Entries are found by id, never by similarity: the text most similar to a changed one is usually
its neighbour. No translation is dropped: it becomes obsolete when its text no longer exists.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from gareport.language import symbols
from gareport.language.cell_figures import bare_figure
from gareport.language.inline import Symbol, flat, parse
from gareport.language.languages import Language
from gareport.language.prose import prose
from gareport.language.redline import as_text, redline
from gareport.report.cover import Report
from gareport.report.edition import KEPT, Entry, checksum
from gareport.report.glossary import Glossary, Term
from gareport.report.keys import Key
from gareport.report.reckoning import data_cells
from gareport.report.source import Text
from gareport.report.texts import segments, texts_of, walk
from gareport.translation.catalogue import Catalogue
from gareport.translation.po_text import Record
from gareport.translation.shifts import followed

BRACES = "python-brace-format"
FUZZY = "fuzzy"
_HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def sync(
    report: Report,
    language: Language,
    written_in: Language,
    catalogue: Catalogue,
    where: Mapping[Key, str],
    glossary: Glossary = Glossary(),  # noqa: B008 - it never changes
) -> list[Record]:
    """The header, an entry for each text in reading order, then the obsolete ones.

    `where` is the place of each text in words, as `places` gives it.
    """
    data = data_cells(report)
    texts = {key: text for key, text in segments(report) if key not in data}
    catalogue = followed(catalogue, texts)
    desk = _Desk(catalogue, texts, moves(report), frozenset(data))
    found = [_head(report, language, catalogue.head)]
    is_first = not catalogue.entries
    for key, text in desk.texts.items():
        terms = _terms(text, glossary, written_in, language)
        notes = (*_place(where.get(key, "")), *terms, *_links(text, language))
        found.append(_record(key, text, desk.entry(key), notes, written_in.han, is_first))
    return found + list(desk.left())


def moves(report: Report) -> dict[Key, Key]:
    """The keys of renamed texts, each with the key that it had before."""
    found: dict[Key, Key] = {}
    for node in walk(report.roots):
        if node.moved_from is not None:
            own = (key for key, _ in texts_of(node) if key.owner == node.id)
            found |= {key: key.moved_to(node.moved_from) for key in own}
    return found


@dataclass(slots=True)
class _Desk:
    """The entries of the file, and which of them a text has taken.

    `data` are the cells that need no translator. An entry that says the same as its cell goes.
    """

    catalogue: Catalogue
    texts: Mapping[Key, Text]
    moved: Mapping[Key, Key]
    data: frozenset[Key]
    obsolete: list[tuple[Key, Entry]] = field(init=False)
    taken: set[Key] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.obsolete = list(dict.fromkeys(self.catalogue.obsolete))

    def entry(self, key: Key) -> Entry | None:
        """The entry for a text: its own, that of its former id, or an obsolete one."""
        own = self.catalogue.entries.get(key)
        if own is not None and own.translation:
            return own
        former = self.moved.get(key, key)
        found = None
        if former not in self.texts:
            found = self._active(former) or self._revived(former)
        found = found or self._revived(key)
        if own is None or found is None:
            return found or own
        remarks = dict.fromkeys((*own.remarks, *found.remarks))
        flags = dict.fromkeys((*own.flags, *found.flags))
        return replace(found, remarks=tuple(remarks), flags=tuple(flags))

    def _active(self, key: Key) -> Entry | None:
        found = self.catalogue.entries.get(key)
        if found is None or key in self.taken or not found.translation:
            return None
        self.taken.add(key)
        return found

    def _revived(self, key: Key) -> Entry | None:
        """The latest obsolete entry with this id, removed from the obsolete ones."""
        for at, (name, entry) in reversed([*enumerate(self.obsolete)]):
            if name == key and entry.translation:
                del self.obsolete[at]
                return entry
        return None

    def left(self) -> Iterator[Record]:
        """The obsolete entries that no text took, then the entries whose texts no longer exist."""
        gone = [
            (key, entry)
            for key, entry in self.catalogue.entries.items()
            if key not in self.texts and key not in self.taken
            if entry.translation or entry.remarks
            if key not in self.data or not _repeats(entry)
        ]
        for key, entry in (*self.obsolete, *gone):
            yield _obsolete(key, entry)


def _repeats(entry: Entry) -> bool:
    """Whether an entry only repeats its source: the same figure, sign or blank in both."""
    source, target = entry.source.strip(), entry.translation.strip()
    figure = bare_figure(source)
    is_same = source == target or (figure is not None and figure == bare_figure(target))
    return is_same and not entry.remarks


def _obsolete(key: Key, entry: Entry) -> Record:
    return Record(
        key or None,
        entry.source,
        entry.translation.typed,
        entry.remarks,
        tuple(note for note in entry.notes if KEPT.fullmatch(note)),
        _flags(entry.flags, FUZZY in entry.flags, BRACES in entry.flags),
        entry.previous,
        is_obsolete=True,
    )


def _record(
    key: Key, text: Text, entry: Entry | None, notes: tuple[str, ...], han: bool, is_first: bool
) -> Record:
    """The entry that a text should have today."""
    braces = "{" in text or "}" in text
    source = str(text)
    if entry is None or not entry.translation:
        return _untranslated(key, text, entry, notes, is_first)
    if entry.made_from == source:
        flags = _flags(entry.flags, entry.is_doubtful, braces)
        return Record(key, source, entry.translation.typed, entry.remarks, notes, flags)
    return Record(
        key,
        source,
        entry.translation.typed,
        entry.remarks,
        (*notes, _change(entry.made_from, source, han), *_kept(entry)),
        _flags(entry.flags, True, braces),
        previous=entry.made_from,
    )


def _untranslated(
    key: Key, text: Text, entry: Entry | None, notes: tuple[str, ...], is_first: bool
) -> Record:
    """The entry of a text without a translation; fuzzy where it came or changed after the first.

    On another branch somebody may be translating the text that was here before. Git can merge that
    translation with the new text without a conflict, since both keep the line `msgstr ""`. The mark
    then says that the translation was made from another text.
    """
    has_changed = entry is not None and entry.source != text
    before = entry.source if entry and has_changed else entry.previous if entry else None
    fuzzy = has_changed or (entry.tentative if entry else not is_first)
    remarks, own = (entry.remarks, entry.flags) if entry else ((), ())
    flags = _flags(own, fuzzy, "{" in text or "}" in text)
    return Record(key, str(text), "", remarks, notes, flags, before if fuzzy else None)


def _kept(entry: Entry) -> Iterator[str]:
    """The note that identifies the old translation; the note of an earlier change stays."""
    if entry.tentative and entry.previous is not None:
        yield from filter(KEPT.fullmatch, entry.notes)
    else:
        made = checksum(entry.translation.typed)
        yield f"Before the change: {made}" + ", fuzzy" * entry.tentative


def _flags(flags: Sequence[str], fuzzy: bool, braces: bool) -> tuple[str, ...]:
    own = (flag for flag in flags if flag not in (FUZZY, BRACES))
    return (*[FUZZY] * fuzzy, *[BRACES] * braces, *own)


def _place(place: str) -> Iterator[str]:
    if place:
        yield place


def _terms(
    text: Text, glossary: Glossary, written_in: Language, language: Language
) -> Iterator[str]:
    """The terms of the glossary that a text uses, each with its translations if it has any."""
    named = glossary.names_in(prose(text), written_in)
    found = [one for terms in named if (one := _equation(terms, written_in, language))]
    if found:
        yield f"Terms: {'; '.join(found)}"


@lru_cache(maxsize=10_000)
def _equation(terms: tuple[Term, ...], written_in: Language, language: Language) -> str:
    """A term and its translations, if any; cached, as a few terms are in many texts."""
    names = dict.fromkeys(name for term in terms for name in term.written(language))
    return f"{terms[0].written(written_in)[0]} = {', '.join(names)}" if names else ""


def _links(text: Text, language: Language) -> Iterator[str]:
    """The documents that a text cites, with their addresses in the language."""
    if "/" not in text:
        return
    nodes = flat(parse(str(text))[0])
    for symbol in dict.fromkeys(node.text for node in nodes if isinstance(node, Symbol)):
        if symbols.is_well_formed(symbol):
            yield f"See: {symbol} {symbols.link(symbol, language.code)}"


def _change(old: str, new: str, han: bool) -> str:
    return "Changed: " + " ".join(as_text(redline(old, new, han)).split("\n"))


def _head(report: Report, language: Language, head: Entry | None) -> Record:
    """The header: its fields stay, and those that every reader of PO files needs are added."""
    if head is None:
        fields = [f"Language: {language.code}"]
        remarks: tuple[str, ...] = (f"# {report.cover.symbol} in {language.name}.",)
    else:
        fields = head.translation.typed.removesuffix("\n").split("\n") if head.translation else []
        remarks = head.remarks
    names = {line.partition(":")[0].strip().lower() for line in fields}
    for name, value in {"Language": language.code, **_HEADER}.items():
        if name.lower() not in names:
            fields.append(f"{name}: {value}")
    fields = [_utf8(line) for line in fields]
    flags = head.flags if head else ()
    return Record(None, "", "".join(f"{line}\n" for line in fields), remarks, flags=flags)


def _utf8(line: str) -> str:
    """The header line; if it names the encoding, with that of the file, which is always UTF-8."""
    return f"Content-Type: {_HEADER['Content-Type']}" if line.startswith("Content-Type:") else line
