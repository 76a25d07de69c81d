"""The overview list of a section of principles: an edition in; leads, entries, and pairs out.

Entries are the subparagraphs of the first paragraph, or parts of its text after (a), (b), (c). A
lead is paired with the entry that says the same or nearly the same. The rest are paired in order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from gareport.editorial.conjunctions import bare_entry
from gareport.language.acronyms import explained
from gareport.report.diagnostics import Span
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.model import Paragraph, Section
from gareport.report.source import Text
from gareport.report.texts import walk

_LABEL = re.compile(r"[(（]([a-z])[)）]\s*")
_STOP = re.compile(r"[;；。]|\.(?=\s|$)")
ALIKE = 0.5  # with a smaller share of common characters, two texts have nothing in common
SURE = 0.75  # with at least this share, they are meant to be the same


# The key of the first paragraph with the number of the entry, or the key of a lead with 0.
EntryName = tuple[Key, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A lead or an entry: its key, its text, the words to compare, its start in `whole`."""

    name: EntryName
    text: str
    bare: str
    whole: Text
    start: int = 0

    @property
    def place(self) -> Span:
        """The place in its file, computed on demand."""
        return self.whole.at(self.start) if self.start else self.whole.span


@dataclass(frozen=True, slots=True)
class Overview:
    """The leads and the entries of a section; `pairs` has the entry of a lead, by position."""

    leads: tuple[Said, ...]
    entries: tuple[Said, ...]
    pairs: Mapping[int, int]


def overview(section: Section, edition: Edition, of_source: bool) -> Overview:
    """The leads of a section and the entries of the list in its first paragraph."""
    texts = _texts(edition, of_source)
    paragraphs = [node for node in walk((section,)) if isinstance(node, Paragraph)]
    if not paragraphs:
        return Overview((), (), {})
    acronyms = _explained(edition, of_source)
    first, *others = paragraphs
    keys = [Key.lead(node.id) for node in others if node.lead is not None]
    leads = [
        Said((key, 0), bare, _bare(bare, acronyms), texts[key])
        for key in keys
        if (bare := texts[key].rstrip(".。"))
    ]
    listed = [texts[Key.own(item.id)] for item in first.items]
    items = [(text, 0, len(text)) for text in listed]
    entries = [
        Said((Key.own(first.id), n), bare, _bare(bare, acronyms), whole, start)
        for n, (whole, start, end) in enumerate(items or _run_in(texts[Key.own(first.id)]), 1)
        if (bare := bare_entry(str(whole)[start:end], edition.written_in, edition.language))
    ]
    return Overview(tuple(leads), tuple(entries), _paired(leads, entries))


def _run_in(text: Text) -> list[tuple[Text, int, int]]:
    """The entries of a list that is run into a text, from (a) on: where each begins and ends."""
    labels: list[re.Match[str]] = []
    for found in _LABEL.finditer(text):
        if ord(found[1]) == ord("a") + len(labels):
            labels.append(found)
    ends = [found.start() for found in labels[1:]]
    if labels:
        stop = _STOP.search(text, labels[-1].end())
        ends.append(stop.start() if stop else len(text))
    return [(text, label.end(), end) for label, end in zip(labels, ends, strict=True)]


def _paired(leads: list[Said], entries: list[Said]) -> dict[int, int]:
    """The entry of each lead; no pairs at all if the list is not an overview of the leads."""
    pairs = _likest(leads, entries, {}, SURE)
    if 2 * len(pairs) < max(len(leads), len(entries)):
        is_one = len(leads) == len(entries) and all(
            _likeness(lead.bare, entry.bare, ALIKE)
            for lead, entry in zip(leads, entries, strict=True)
        )
        return {n: n for n in range(len(leads))} if is_one else {}
    pairs = _likest(leads, entries, pairs, ALIKE)
    left = [n for n in range(len(leads)) if n not in pairs]
    free = [n for n in range(len(entries)) if n not in pairs.values()]
    return pairs | (dict(zip(left, free, strict=True)) if len(left) == len(free) else {})


def _likest(
    leads: list[Said], entries: list[Said], pairs: dict[int, int], least: float
) -> dict[int, int]:
    """The pairs, and further pairs that are alike enough; the most alike are paired first."""
    same = {entry.bare: n for n, entry in enumerate(entries)}
    found = pairs or {n: same[one.bare] for n, one in enumerate(leads) if one.bare in same}
    free = {*range(len(entries))} - {*found.values()}
    left = [n for n in range(len(leads)) if n not in found]
    for n in left:  # most have the same position: compare those before comparing all with all
        if n in free and _likeness(leads[n].bare, entries[n].bare, least):
            found = {**found, n: n}
            free.remove(n)
    likenesses = [
        (_likeness(leads[n].bare, entries[m].bare, least), n, m)
        for n in left
        if n not in found
        for m in free
    ]
    for likeness, n, m in sorted(likenesses, key=lambda one: -one[0]):
        if likeness and n not in found and m not in found.values():
            found = {**found, n: m}
    return found


def _likeness(lead: str, entry: str, least: float) -> float:
    """The share of common characters; 0 if it is below `least`. The exact ratio is slow."""
    likeness = SequenceMatcher(None, lead, entry, False)
    for bound in (likeness.real_quick_ratio, likeness.quick_ratio):
        if bound() < least:
            return 0.0
    share = likeness.ratio()
    return share if share >= least else 0.0


@lru_cache(maxsize=8)
def _texts(edition: Edition, of_source: bool) -> Mapping[Key, Text]:
    return edition.source if of_source else {k: s.text for k, s in edition.texts.items()}


@lru_cache(maxsize=8)
def _explained(edition: Edition, of_source: bool) -> Mapping[str, str]:
    """What the acronyms of a report stand for; cached for all sections of principles."""
    texts = (text for text in _texts(edition, of_source).values() if "(" in text)
    found = (one for text in texts for one in explained(text))
    return {one.acronym: one.name for one in found if one.name}


def _bare(text: str, acronyms: Mapping[str, str]) -> str:
    """The text to compare: in small letters, without punctuation, acronyms written out."""
    whole = re.sub(r"[A-Z]{2,8}", lambda found: acronyms.get(found[0], found[0]), text)
    return re.sub(r"\W+", " ", whole).strip().lower()
