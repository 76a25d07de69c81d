"""Texts as runs: the segments of an edition and its labels in; runs with their numbers out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import assert_never

from gareport.language import links, symbols
from gareport.language.braces import Token
from gareport.language.inline import Emphasis, Inline, Link, Plain, Shifted, Symbol, parse
from gareport.language.languages import Language
from gareport.language.resolution_numbers import resolution_numbers
from gareport.language.scripts import LATIN_TAG, is_latin, runs
from gareport.numbering.cited_labels import heads_of_rows, note_labels, row_labels
from gareport.numbering.front import Computed, computed_lines, front_lines, note_on, patterns
from gareport.numbering.gaps import joined, spaced
from gareport.numbering.numbering import Label
from gareport.numbering.runs import (
    Linked,
    NoteCall,
    Run,
    ShiftedWords,
    Styled,
    Untranslated,
    Words,
    of_words,
    plain,
    state_marks,
)
from gareport.numbering.wording import Wording, texts_before
from gareport.report.cells import CellData
from gareport.report.cited_cells import CitedFigure, cited
from gareport.report.cover import is_of_assembly, keeps_units, range_dash
from gareport.report.edition import Edition, Segment, State
from gareport.report.keys import Key


@dataclass(frozen=True, slots=True)
class Composer:
    """Turns segments into runs, with the numbers that they need at hand."""

    edition: Edition
    numbered: Mapping[str, Label]
    marks: Mapping[str, str]
    cited: Mapping[str, Label] = field(default_factory=dict)  # notes, and heads of rows
    heads: Mapping[str, Key] = field(default_factory=dict)  # of the rows that texts cite
    links_resolutions: bool = True
    wording: Wording | None = None  # of a text with references

    def segment(self, segment: Segment) -> tuple[Run, ...]:
        language = segment.language
        if segment.data is not None:
            return self._data(segment.data, language)
        keeps = language.han or keeps_units(self.edition.report.cover)
        nodes = joined(segment.text)
        own = self._placed(nodes) if "{r" in segment.text else self
        printed = partial(own._printed, language=language)
        found = own._nodes(spaced(nodes, printed, language, keeps), language)
        if segment.state is State.MISSING:
            found = (Untranslated(found),)
        return (*state_marks(segment.state, self.edition.language), *found)

    def citing(self) -> "Composer":
        """The composer with the labels of the notes and the rows that texts cite."""
        heads = heads_of_rows(self.edition)
        cited = note_labels(self.edition, self.marks) | row_labels(heads, self._head)
        numbered: dict[str, Label] = {**self.numbered, **cited}
        return replace(self, numbered=numbered, cited=cited, heads=heads)

    def _head(self, key: Key) -> str:
        """The words at the head of a row, without the calls of notes."""
        return plain(self.segment(replace(self.edition.texts[key], state=State.OK)))

    def _placed(self, nodes: tuple[Inline, ...]) -> "Composer":
        own, cover = self.edition.language, self.edition.report.cover
        dash = range_dash(cover, own)
        wording = Wording(self.numbered, own, dash, texts_before(nodes), self.heads)
        return replace(self, wording=wording)

    def _data(self, data: CellData, language: Language) -> tuple[Run, ...]:
        """A cell that the language writes: a figure, or a sign, and the calls of notes."""
        calls = self._nodes(parse(data.rest)[0], language)
        if data.figure is None:
            return calls
        figure = data.figure.printed(language, data.is_grouped)
        return (Words(figure, language.tag, nowrap=True), *calls)

    def front(self) -> dict[Key, tuple[Run, ...]]:
        """The computed lines of the front page, each with the mark of the note on it."""
        report, computed = self.edition.report, computed_lines(self.edition)
        return {
            line.key: tuple(self._line(computed[line.key], note_on(line, report.cover)))
            for line in front_lines(report)
            if line.key in computed
        }

    def named(self, texts: Mapping[Key, tuple[Run, ...]]) -> dict[Key, tuple[Run, ...]]:
        """The lines of the front page that are typed in part, within the words for them."""
        tag, found = self.edition.language.tag, {}
        for key, pattern in patterns(self.edition).items():
            before, _, after = pattern.partition("{}")
            around = [tuple(of_words(parse(text)[0], tag)) for text in (before, after)]
            found[key] = (*around[0], *texts[key], *around[1])
        return found

    def _line(self, line: Computed, note: str | None) -> Iterator[Run]:
        tag = self.edition.language.tag
        yield Words(line.before, tag)
        if note is not None:
            yield NoteCall(note, self.marks[note])
        if line.after:
            yield Words(line.after if note is None else f" {line.after}", tag)

    def _nodes(self, nodes: tuple[Inline, ...], language: Language) -> tuple[Run, ...]:
        found: list[Run] = []
        for node in nodes:
            for run in self._node(node, language):
                follows = bool(found) and isinstance(found[-1], NoteCall)
                if isinstance(run, NoteCall) and follows:
                    run = NoteCall(run.id, run.mark, joined=True)
                found.append(run)
        return tuple(found)

    def _node(self, node: Inline, language: Language) -> tuple[Run, ...]:
        match node:
            case Plain():
                return tuple(self._plain(node.text, language))
            case Shifted():
                return (ShiftedWords(node.text, language.tag, node.shift),)
            case Symbol():
                href = symbols.link(node.text, self.edition.language.code)
                return (Linked(href, (Words(node.text, language.tag, nowrap=True),)),)
            case Emphasis("emphasis", (Plain() as word,)) if language.han and is_latin(word.text):
                return (Styled(node.style, (Words(word.text, LATIN_TAG),)),)
            case Emphasis():
                return (Styled(node.style, self._nodes(node.children, language)),)
            case Link():
                return (Linked(links.encoded(node.href), self._in_link(node, language)),)
            case Token():
                return self._token(node, language)
            case _:
                assert_never(node)

    def _in_link(self, link: Link, language: Language) -> tuple[Run, ...]:
        """What is within a link: its numbers of resolutions lead nowhere else."""
        return replace(self, links_resolutions=False)._nodes(link.children, language)

    def _plain(self, text: str, language: Language) -> Iterator[Run]:
        """The words of a text; numbers of resolutions lead to their documents."""
        report, at = self.edition.report, 0
        keeps = language.han or keeps_units(report.cover)
        found = resolution_numbers(text, language, is_of_assembly(report))
        for one in found if self.links_resolutions else ():
            yield from (Words(*piece) for piece in runs(text[at : one.start], language))
            href = symbols.link(one.symbol, self.edition.language.code)
            yield Linked(href, (Words(text[one.start : one.end], language.tag, nowrap=keeps),))
            at = one.end
        yield from (Words(*piece) for piece in runs(text[at:], language))

    def _token(self, token: Token, language: Language) -> tuple[Run, ...]:
        match token.kind:
            case "ref" | "refs" | "range" | "footnote" | "row":
                return self._references(token, language)
            case "note":
                return (NoteCall(token.id, self._printed(token, language)),)
            case "amount" | "cell" | "word":
                return (Words(self._printed(token, language), language.tag, nowrap=True),)
            case _:
                assert_never(token.kind)

    def _references(self, token: Token, language: Language) -> tuple[Run, ...]:
        assert self.wording
        return tuple(replace(run, lang=language.tag) for run in self.wording.runs(token))

    def _printed(self, token: Token, language: Language) -> str:
        match token.kind:
            case "ref" | "refs" | "range" | "footnote" | "row":
                return plain(self._references(token, language))
            case "note":
                return self.marks[token.id]
            case "amount" if token.is_of_cell:
                return self._dollars(token, language)
            case "amount":
                return language.dollars(self.edition.report.cover.amounts[token.id].usd)
            case "cell":
                cell = cited(self.edition, token)
                assert isinstance(cell, CitedFigure), "the checks refuse a token without a figure"
                return cell.figure.in_text(language, cell.is_grouped)
            case "word":
                return str(self.edition.words[Key.word("cell", token.id)])
            case _:
                assert_never(token.kind)

    def _dollars(self, token: Token, language: Language) -> str:
        """The amount of a cell; a negative one in brackets."""
        cell = cited(self.edition, token)
        assert isinstance(cell, CitedFigure), "the checks refuse a token without a figure"
        amount = language.dollars(abs(cell.dollars))
        return f"({amount})" if cell.dollars < 0 else amount
