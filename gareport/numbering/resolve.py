"""Stage 4: an edition in; all its labels, numbers, references, notes and contents lines out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gareport.language.inline import parse
from gareport.language.languages import Language
from gareport.numbering.abbreviations import Abbreviation, abbreviations
from gareport.numbering.composer import Composer
from gareport.numbering.contents import ContentsGroup, ContentsLine, contents, groups
from gareport.numbering.corrections import CorrectionLines, correction_lines
from gareport.numbering.front import (
    ContentsPlace,
    FrontPart,
    contents_place,
    front_parts,
)
from gareport.numbering.masthead import Masthead, masthead
from gareport.numbering.notes import Note, notes_at_foot, notes_of_tables
from gareport.numbering.numbering import (
    Label,
    heading_degrees,
    labels,
    note_marks,
)
from gareport.numbering.profiles import Profile, Signs, signs
from gareport.numbering.runs import (
    Run,
    of_words,
    plain,
)
from gareport.report.cover import LETTERS, range_dash
from gareport.report.edition import Edition, State
from gareport.report.keys import Key, TextPart
from gareport.report.kinds import children, own_texts
from gareport.report.model import Box, Correction, Node, Paragraph
from gareport.report.texts import walk


@dataclass(frozen=True, slots=True)
class UnderLine:
    """A line under a table or a figure: the key of its text, and the words before it."""

    key: Key
    lead: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything computed about an edition, by id, for templates to look up."""

    edition: Edition
    language: Language
    masthead: Masthead
    front: tuple[FrontPart, ...]
    labels: Mapping[str, Label]
    cited: Mapping[str, Label]
    degrees: Mapping[str, int]
    runs: Mapping[Key, tuple[Run, ...]]
    note: Mapping[str, Note]
    table_notes: Mapping[str, tuple[Note, ...]]
    contents: tuple[ContentsLine, ...]
    abbreviations: tuple[Abbreviation, ...]
    words: Mapping[Key, str]
    signs: Signs
    corrections: Mapping[str, CorrectionLines]

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the body, in the order of their calls."""
        return tuple(self.note.values())

    def plain(self, key: Key) -> str:
        """The text of a segment without markup and note calls, for outlines and metadata."""
        return plain(self.runs.get(key, ()))

    @property
    def boxed(self) -> frozenset[str]:
        """The ids of the blocks that are in a box."""
        boxes = (one for one in walk(self.edition.report.all_sections) if isinstance(one, Box))
        return frozenset(node.id for box in boxes for node in walk(children(box)))

    @property
    def has_sole_annex(self) -> bool:
        """Whether there is one annex, which has no number."""
        annexes = [self.labels[annex.id] for annex in self.edition.report.annexes]
        return sum(not label.is_typed for label in annexes) == 1

    def head_of(self, block: str) -> str:
        """The label of a block; of an annex to a letter, with the letter that it belongs to."""
        report, label = self.edition.report, self.labels[block].printed
        is_annex = any(one.id == block and one.kind == "annex" for one in report.annexes)
        if report.cover.kind not in LETTERS or not is_annex:
            return label
        title = self.plain(Key.title())
        pattern = self.words[Key.word("annex", "of_letter")]
        return pattern.format(annex=label, title=title[:1].lower() + title[1:])

    def inline(self, words: str) -> tuple[Run, ...]:
        """Fixed words with markup, as runs."""
        return tuple(of_words(parse(words)[0], self.language.tag))

    def not_applicable(self, keys: Iterable[Key]) -> tuple[Run, ...]:
        """The line under the table of these texts that explains N/A, if a cell prints it."""
        named = [*keys]
        texts = (self.edition.texts[key] for key in named if key in self.edition.texts)
        if any(key.rest == (TextPart.ABBREVIATIONS,) for key in named):  # the drafter's own line
            return ()
        if not any("{na}" in segment.text for segment in texts):
            return ()
        printed, meaning = (self.words[Key.word("cell", one)] for one in ("na", "meaning"))
        if printed == meaning:
            return ()
        pattern = self.words[Key.word("cell", "abbreviation")]
        return self.inline(pattern.format(acronym=printed, meaning=meaning))

    def under(self, keys: Iterable[Key]) -> tuple[UnderLine, ...]:
        """The lines under a table or a figure, of these texts, each with the words before it."""
        found = []
        for key in keys:
            part = key.rest[0] if len(key.rest) == 1 else ""
            if part == TextPart.ABBREVIATIONS:
                several = any(sign in self.plain(key) for sign in ";；")
                part = "abbreviations" if several else "abbreviation"
            if (word := Key.word("under", part)) in self.words:
                found.append(UnderLine(key, self.words[word]))
        return tuple(found)

    def original_of(self, annex: str) -> str:
        """The line with the original language of an annex; empty without one."""
        section = next((one for one in self.edition.report.annexes if one.id == annex), None)
        if section is None or not section.original:
            return ""
        names = [self.words[Key.annex_language(code)] for code in section.original]
        if len(names) == 2:
            both = self.words[Key.word("annex", "languages")]
            names = [both.format(first=names[0], second=names[1])]
        return self.words[Key.word("annex", "original")].format(language="/".join(names))

    @property
    def contents_place(self) -> ContentsPlace:
        """Where the contents are printed."""
        return contents_place(self.edition.report)

    @property
    def ends_with_list(self) -> bool:
        """Whether the list of abbreviations is at the end, because there are no contents."""
        return bool(self.abbreviations) and self.contents_place == "none"

    @property
    def summary(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the summary."""
        return self.edition.report.summary

    @property
    def has_page_one(self) -> bool:
        """Whether the front page ends before the text of the report begins."""
        return any(part.ends_page for part in self.front)

    @property
    def listed(self) -> tuple[ContentsGroup, ...]:
        """The contents as printed, in groups."""
        return groups(self.contents, self.edition.report, self.labels, self.language)

    @property
    def dash(self) -> str:
        """The sign between the ends of a range."""
        return range_dash(self.edition.report.cover, self.language)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The session and the agenda items, for the properties of files."""
        lines = (Key.cover("session"), Key.cover("agenda"))
        return tuple(self.plain(key) for key in lines if key in self.runs)

    @property
    def symbol_note(self) -> Note | None:
        """The note on the symbol, which no text calls."""
        name = self.edition.report.cover.marks.get("symbol")
        return None if name is None else self.note[str(name)]

    def opens(self, key: Key) -> bool:
        """Whether a text ends with a colon, because a list or a quotation follows."""
        return plain(self.runs.get(key, ())).endswith((":", "："))

    def state(self, *keys: Key) -> str:
        """The first state that a bar in the margin marks, `stale` or `tentative`; else empty."""
        texts = self.edition.texts
        found = [texts[key].state for key in keys if key in texts]
        return next((s for s in found if s in (State.STALE, State.TENTATIVE)), "")

    def keys_of(self, node: Node) -> tuple[Key, ...]:
        """The keys of a block's texts, without its notes and those after the blocks under it."""
        return tuple(key for key, _ in own_texts(node))

    def range_of(self, line: ContentsLine) -> str:
        """The paragraphs of a contents line as printed: `1-4`, `5`, or empty."""
        ends = [self.labels[end].reference for end in (line.first, line.last) if end]
        return self.dash.join(dict.fromkeys(ends))


def resolve(edition: Edition, profile: Profile = Profile.DRAFT) -> Resolved:
    """Number everything. The edition must have passed the checks: every token has its target."""
    marks = note_marks(edition.report, edition.source)
    numbered = labels(edition.report, edition.language)
    composer = Composer(edition, numbered, marks).citing()
    texts = {key: composer.segment(one) for key, one in edition.texts.items()} | composer.front()
    texts |= composer.named(texts)
    listed = abbreviations(edition)
    return Resolved(
        edition=edition,
        language=edition.language,
        masthead=masthead(edition),
        front=front_parts(edition.report, edition.language.name_first, bool(listed)),
        labels=numbered,
        cited=composer.cited,
        degrees=heading_degrees(edition.report),
        runs=texts,
        note=notes_at_foot(edition, marks, texts),
        table_notes=notes_of_tables(edition, marks, texts),
        contents=contents(edition.report, numbered),
        abbreviations=listed,
        words=edition.words,
        signs=signs(edition, profile),
        corrections={
            node.id: correction_lines(node, edition.language, edition.words)
            for node in walk(edition.report.all_sections)
            if isinstance(node, Correction)
        },
    )
