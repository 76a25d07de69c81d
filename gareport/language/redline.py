"""Redlines: two versions of a text in; what stayed, what is gone and what is new, in order, out.

Texts in an alphabet are compared word by word, Chinese character by character; figures, document
symbols and tokens in braces are not split.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

ChangeKind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text that stayed the `same`, is `gone`, or is `new`."""

    kind: ChangeKind
    text: str


# One turn of an edit: pieces that stayed, or the pieces that are gone and the new ones.
Turn = tuple[bool, list[str], list[str]]

_TOKEN = r"\{[^{}]*\}"
_FIGURE = r"[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?![0-9])"  # in threes, apart by a space
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = r"[^\W_](?:[^\W_]|[-–'’./,_](?=[^\W_]))*’?"
_LATIN = rf"[^\W_{_HAN}](?:[^\W_{_HAN}]|[-–'’./,_](?=[^\W_{_HAN}]))*"
# So few unchanged words or characters between two longer changes do not help a reader.
_ISLAND = {False: 1, True: 2}


@cache
def _pieces(han: bool) -> re.Pattern[str]:
    """What is not divided between two versions; compiled when a text first has changed."""
    word = _LATIN if han else _WORD
    return re.compile(rf"{_TOKEN}|{_FIGURE}|{word}|\s+|.", re.DOTALL)


def redline(old: str, new: str, han: bool) -> tuple[Change, ...]:
    """The changes from `old` to `new`; `han` says that the texts are Chinese.

    Joined, the stretches that are same or gone are `old`; those that are same or new are `new`. No
    stretch is empty, neighbours differ in kind, and what is gone comes before what replaces it.
    """
    pieces = _pieces(han)
    turns = _turns(pieces.findall(old), pieces.findall(new))
    return tuple(_changes(_without_islands(turns, _ISLAND[han])))


def as_text(changes: Iterable[Change]) -> str:
    """The redline in plain characters: `He proposes [-10-]{+12+} posts.`"""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[change.kind].format(change.text) for change in changes)


def _turns(old: list[str], new: list[str]) -> Iterator[Turn]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for name, start, end, new_start, new_end in matcher.get_opcodes():
        yield name == "equal", old[start:end], new[new_start:new_end]


def _without_islands(turns: Iterable[Turn], least: int) -> list[Turn]:
    """The turns, with two replacements joined if only a tiny stretch stayed between them."""
    found: list[Turn] = []
    for turn in turns:
        if len(found) > 1 and not turn[0] and _is_island(found[-2:], turn, least):
            parts = [*found[-2:], turn]
            del found[-2:]
            gone = [piece for part in parts for piece in part[1]]
            come = [piece for part in parts for piece in part[2]]
            found.append((False, gone, come))
        else:
            found.append(turn)
    return found


def _is_island(before: list[Turn], after: Turn, least: int) -> bool:
    """Whether the stretch that stayed in the middle only splits one replacement into two."""
    (_, gone, come), (stayed, between, _) = before
    if not stayed or any(piece.startswith("{") for piece in between):
        return False
    weight = _weight(between)
    if weight == 0:
        return all(map(_weight, (gone + come, after[1] + after[2])))
    return weight <= least and weight <= min(map(_weight, (gone, come, after[1], after[2])))


def _weight(pieces: list[str]) -> int:
    """The number of words, figures or Chinese characters."""
    return sum(piece[0].isalnum() or (len(piece) > 1 and not piece.isspace()) for piece in pieces)


def _changes(turns: Iterable[Turn]) -> Iterator[Change]:
    for stayed, old, new in turns:
        kinds: tuple[ChangeKind, ...] = ("same",) if stayed else ("gone", "new")
        for kind, pieces in zip(kinds, (old, new), strict=False):
            if pieces:
                yield Change(kind, "".join(pieces))
