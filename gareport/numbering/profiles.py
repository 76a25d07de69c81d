"""Profiles: an edition and the purpose of a build in; its errors, or the signs on its pages, out.

A draft has signs only if a text is not ok. A review is always marked as one, numbers its lines and
shows what changed. A final makes an error of everything that would need a sign.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from gareport.language.redline import Change, redline
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition, Segment, State
from gareport.report.keys import Key

PLACEHOLDER = "placeholder"  # the finding about a text that only holds the place of another


class Profile(StrEnum):
    """The purpose of a build."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Changed:
    """The changes in the source of a text since its translation was made."""

    key: Key
    lang: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs on the pages that show their state; an absent sign is empty."""

    watermark: str = ""
    coverage: str = ""
    numbers_lines: bool = False
    changed: tuple[Changed, ...] = ()


def signs(edition: Edition, profile: Profile) -> Signs:
    """The signs that the profile puts on the pages of the edition."""
    coverage = _coverage(edition)
    if profile is Profile.REVIEW:
        return Signs(edition.words[Key.word("review")], coverage, True, _changed(edition))
    return Signs(edition.words[Key.word("draft")] if coverage else "", coverage)


def refused(found: Iterable[Diagnostic], editions: Iterable[Edition]) -> list[Diagnostic]:
    """The findings; those about texts of these editions that are not ok become errors.

    These are the texts whose translation is not ok, and those that only hold the place of a text.
    """
    unfinished = {fault for edition in editions for fault in edition.unfinished}
    printed = {segment.text.span for edition in editions for segment in edition.texts.values()}
    return [
        replace(fault, severity=Severity.ERROR)
        if fault in unfinished or (fault.rule == PLACEHOLDER and fault.span in printed)
        else fault
        for fault in found
    ]


def _coverage(edition: Edition) -> str:
    """The line that says how many texts are ok and in which state the others are, if any."""
    states = [segment.state for segment in edition.worded.values()]
    amiss = [(state, states.count(state)) for state in State if state is not State.OK]
    if not any(number for _, number in amiss):
        return ""
    parts = [_filled(edition, Key.coverage(state), n=number) for state, number in amiss if number]
    done = states.count(State.OK)
    listed = edition.language.comma.join(parts)
    return _filled(edition, Key.word("coverage"), ok=done, all=len(states), rest=listed)


def _filled(edition: Edition, word: Key, **values: object) -> str:
    text = str(edition.words[word])
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def _changed(edition: Edition) -> tuple[Changed, ...]:
    return tuple(
        _change(key, segment, str(edition.source[key]), edition)
        for key, segment in edition.texts.items()
        if segment.state is State.STALE
    )


def _change(key: Key, segment: Segment, source: str, edition: Edition) -> Changed:
    language = edition.written_in
    return Changed(key, language.tag, redline(segment.made_from, source, language.han))
