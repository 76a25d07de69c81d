"""Runs: the stretches of a resolved text that print alike; their plain text and addresses.

The templates of each format print every kind of run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from gareport.language.braces import Token
from gareport.language.inline import (
    Emphasis,
    EmphasisStyle,
    Inline,
    Link,
    Plain,
    Shift,
    Shifted,
    Symbol,
)
from gareport.language.languages import Language
from gareport.report.edition import State


@dataclass(frozen=True, slots=True)
class Words:
    """Characters that print as they are, with their language; `nowrap` keeps them on one line."""

    text: str
    lang: str
    nowrap: bool = False


@dataclass(frozen=True, slots=True)
class Styled:
    """Emphasis or strong emphasis around other runs."""

    style: EmphasisStyle
    children: tuple["Run", ...]


@dataclass(frozen=True, slots=True)
class ShiftedWords:
    """Characters that print above the line or below it, in smaller type."""

    text: str
    lang: str
    shift: Shift


@dataclass(frozen=True, slots=True)
class Linked:
    """Runs that lead to a web address."""

    href: str
    children: tuple["Run", ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The label of another block, with a link to it; `words` come before its number.

    Without `is_whole`, the number of the block above is left out: 6 (a) *and (b)*.
    """

    target: str
    text: str
    lang: str
    words: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The mark of a note in the text; `joined` if it directly follows another call."""

    id: str
    mark: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class StateMark:
    """A sign of the tool: this text is untranslated, outdated or not yet checked."""

    text: str
    lang: str
    state: State


@dataclass(frozen=True, slots=True)
class Untranslated:
    """Runs in the language of the source, because there is no translation."""

    children: tuple["Run", ...]


Run = Words | Styled | ShiftedWords | Linked | Reference | NoteCall | StateMark | Untranslated


def of_words(nodes: tuple[Inline, ...], tag: str) -> Iterator[Run]:
    """Fixed words with markup, as runs."""
    for node in nodes:
        match node:
            case Emphasis():
                yield Styled(node.style, tuple(of_words(node.children, tag)))
            case Plain():
                yield Words(node.text, tag)
            case Shifted():
                yield ShiftedWords(node.text, tag, node.shift)
            case Link() | Symbol() | Token():
                raise ValueError(f"fixed words cannot have {node}")
            case _:
                assert_never(node)


def unlinked(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without links, for use within a link such as an entry of the contents."""
    for run in runs:
        match run:
            case Words() | ShiftedWords() | StateMark():
                yield run
            case Styled() | Untranslated():
                yield replace(run, children=tuple(unlinked(run.children)))
            case Linked():
                yield from unlinked(run.children)
            case Reference():
                yield Words(run.text, run.lang, nowrap=True)
            case NoteCall():
                pass  # the note is called from the text itself
            case _:
                assert_never(run)


def plain(runs: Iterable[Run], call: str = "") -> str:
    """The characters of the runs; `call` is printed for the call of a note, its mark at `{}`."""
    return "".join(_characters(run, call) for run in runs)


def _characters(run: Run, call: str) -> str:
    match run:
        case Words() | ShiftedWords() | Reference() | StateMark():
            return run.text
        case Styled() | Linked() | Untranslated():
            return plain(run.children, call)
        case NoteCall():
            return call.format(run.mark)
        case _:
            assert_never(run)


def calls(runs: Iterable[Run]) -> Iterator[str]:
    """The names of the notes that the runs call, in reading order."""
    for run in runs:
        match run:
            case NoteCall():
                yield run.id
            case Styled() | Linked() | Untranslated():
                yield from calls(run.children)
            case Words() | ShiftedWords() | Reference() | StateMark():
                pass
            case _:
                assert_never(run)


def addresses(runs: Iterable[Run]) -> Iterator[str]:
    """The web addresses that the runs lead to, in reading order."""
    for run in runs:
        match run:
            case Linked():
                yield run.href
                yield from addresses(run.children)
            case Styled() | Untranslated():
                yield from addresses(run.children)
            case Words() | ShiftedWords() | Reference() | NoteCall() | StateMark():
                pass
            case _:
                assert_never(run)


def state_marks(state: State, language: Language) -> tuple[Run, ...]:
    """The sign of the tool before a text in a state, with the space after it."""
    match state:
        case State.OK:
            return ()
        case State.MISSING:
            sign = language.missing
        case State.STALE:
            sign = language.stale
        case State.TENTATIVE:
            sign = language.tentative
        case _:
            assert_never(state)
    return (StateMark(sign + language.lead_gap, language.tag, state),)
