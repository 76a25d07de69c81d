"""Spaces around what tokens print: the nodes of a text in; the same nodes with right spaces out.

A person types a token and not what it prints, so the right space is not always plain to see: in
Chinese, a figure has spaces around it and 附件一 has none. So the language decides, whatever was
typed. English has no space after an opening mark or before a closing one, and one after a comma. A
space before the mark of a note never prints. All other spaces print as they were typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from gareport.language.braces import Token
from gareport.language.inline import Emphasis, Inline, Link, Plain, Shifted, Symbol, parse
from gareport.language.languages import Language, Manual
from gareport.language.prose import MASK
from gareport.language.scripts import unbroken
from gareport.report.source import Text

_SPACES = " \u00a0\u3000\t\n"
_OPENING, _AFTER_WORD = frozenset("([“‘"), frozenset(",;:.?!)”")
_CLOSING = re.compile(r"(?!\.\.)[.,;:?!)\]”]+(?=[\s’]|$)")
_WIDE = frozenset("，。、；：？！（）《》〈〉【】〔〕「」『』“”‘’—…·")


@dataclass(slots=True)
class _Leaf:
    """What a node prints, and who wrote that; `before` and `after` are spaces that a token adds."""

    text: str
    kind: Literal["typed", "symbol", "token", "call"]
    before: str = ""
    after: str = ""


def joined(text: Text) -> tuple[Inline, ...]:
    """The nodes of a text, with neighbouring plain ones joined, so that phrases stay whole."""
    nodes: list[Inline] = []
    for node in parse(text)[0]:
        if nodes and isinstance(node, Plain) and isinstance(nodes[-1], Plain):
            nodes[-1] = Plain(nodes[-1].text + node.text, nodes[-1].start)
        else:
            nodes.append(node)
    return tuple(nodes)


def spaced(
    nodes: tuple[Inline, ...],
    printed: Callable[[Token], str],
    language: Language,
    keeps_units: bool = True,
) -> tuple[Inline, ...]:
    """The nodes with right spaces around their tokens, and with no-break spaces within units.

    `printed` gives what a token prints. A unit may contain one: *paragraph 6*, 第 6 段. If the
    layout ends lines between any two words, it `keeps_units` not.
    """
    pieces = {node.start: _piece(node, printed) for node in leaves(nodes)}
    _place_calls(list(pieces.values()), language)
    row = [piece for piece in pieces.values() if piece.kind != "call"]
    for at, piece in enumerate(row):
        if piece.kind == "token":
            _set_gap(row, at, range(at - 1, -1, -1), language)
            _set_gap(row, at, range(at + 1, len(row)), language)
    if keeps_units:
        _keep_units(row, language)
    return tuple(_rebuilt(nodes, pieces))


def gap(left: str, right: str, typed: str, language: Language) -> str:
    """What comes between two texts, one of them from a token; `typed` are the spaces.

    Of the left one, the last two characters are enough.

    Chinese has a space between its own characters and letters or figures, and none between two of
    its own or at a full-width mark. An alphabet has a space between two words.
    """
    if not language.han:
        if language.manual is Manual.ENGLISH and (left[-1:] in _OPENING or _CLOSING.match(right)):
            return ""
        return typed or (" " if _are_words(left, right[0], language) else "")
    left, right = left[-1:], right[0]
    is_han = [_is_han(left), _is_han(right)]
    if all(is_han) or left in _WIDE or right in _WIDE:
        return ""
    other = right if is_han[0] else left
    if any(is_han) and (other.isalnum() or other == ")"):
        return typed if len(typed) == 1 and typed in " \u00a0" else " "
    return typed


def _are_words(left: str, right: str, language: Language) -> bool:
    """Whether one word ends and another one begins between two texts of an alphabet."""
    before, left = left[:-1], left[-1:]
    if language.manual is Manual.ENGLISH and left in _AFTER_WORD:
        # A figure after a full stop may belong to the one before it: section 2.3, but para. 3.
        is_inner = left == "." and not before.isalpha() and right.isdigit()
        return right == "$" or (right.isalnum() and not is_inner)
    return (left.isalnum() and right.isalnum()) or (left.islower() and right == "$")


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def leaves(nodes: tuple[Inline, ...]) -> Iterator[Plain | Shifted | Symbol | Token]:
    """The nodes that have no others within them, in reading order."""
    for node in nodes:
        match node:
            case Plain() | Shifted() | Symbol() | Token():
                yield node
            case Emphasis() | Link():
                yield from leaves(node.children)
            case _:
                assert_never(node)


def _piece(node: Plain | Shifted | Symbol | Token, printed: Callable[[Token], str]) -> _Leaf:
    match node:
        case Plain():
            return _Leaf(node.text, "typed")
        case Symbol() | Shifted():
            return _Leaf(node.text, "symbol")
        case Token("note"):
            return _Leaf("", "call")
        case Token():
            return _Leaf(printed(node), "token")
        case _:
            assert_never(node)


def _place_calls(pieces: list[_Leaf], language: Language) -> None:
    """Delete the spaces before each call, and set those after it as if there were no call."""
    last = ""
    for at, piece in enumerate(pieces):
        if piece.kind != "call":
            last = piece.text.rstrip(_SPACES)[-1:] or last
            continue
        lost, before = "", pieces[at - 1] if at else None
        if before and before.kind == "typed":
            bare = before.text.rstrip(_SPACES)
            lost, before.text = before.text[len(bare) :], bare
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if last and after and after.kind == "typed":
            _set_after_call(last, after, lost, language)


def _set_after_call(last: str, after: _Leaf, lost: str, language: Language) -> None:
    """Set the spaces after a call; `lost` are those before it, and `last` is what they follow."""
    bare = after.text.lstrip(_SPACES)
    edge = after.text[: len(after.text) - len(bare)]
    if bare and language.han:
        after.text = gap(last, bare, lost + edge, language) + bare
    elif bare[:1].isalnum():
        after.text = (edge or lost) + bare


def _set_gap(row: Sequence[_Leaf], at: int, away: range, language: Language) -> None:
    """Put the right space on one side of a token; `away` leads along the row on that side."""
    token, is_before = row[at], away.step < 0
    found = next((n for n in away if row[n].text.strip(_SPACES)), None)
    if found is None:
        return
    other, empty = row[found], [row[n] for n in range(away.start, found, away.step)]
    bare = other.text.rstrip(_SPACES) if is_before else other.text.lstrip(_SPACES)
    edge = other.text[len(bare) :] if is_before else other.text[: len(other.text) - len(bare)]
    added = (other.after, token.before) if is_before else (other.before, token.after)
    typed = "".join((edge, *(piece.text for piece in empty), *added))
    ends = (bare[-2:], token.text) if is_before else (token.text[-1], bare)
    wanted = gap(*ends, typed, language)
    if wanted == typed:
        return
    for piece in empty:
        piece.text = ""
    if other.kind == "typed":
        other.text = bare + wanted if is_before else wanted + bare
    elif empty:
        empty[0].text = wanted
    elif is_before:
        token.before = wanted
    else:
        token.after = wanted


def _keep_units(row: list[_Leaf], language: Language) -> None:
    """Put no-break spaces where the language keeps what is printed on one line."""
    shown = [MASK * len(p.text) if p.kind == "symbol" else p.text for p in row]
    whole = unbroken(
        "".join(p.before + text + p.after for p, text in zip(row, shown, strict=True)), language
    )
    at = 0
    for piece, text in zip(row, shown, strict=True):
        end = at + len(piece.before) + len(text) + len(piece.after)
        part = whole[at:end]
        if piece.kind == "typed":
            piece.text = part
        piece.before = part[: len(piece.before)]
        piece.after = part[len(part) - len(piece.after) :]
        at = end


def _rebuilt(nodes: tuple[Inline, ...], pieces: dict[int, _Leaf]) -> Iterator[Inline]:
    for node in nodes:
        match node:
            case Plain():
                if text := pieces[node.start].text:
                    yield replace(node, text=text)
            case Token():
                piece = pieces[node.start]
                yield from (Plain(piece.before, node.start),) if piece.before else ()
                yield node
                yield from (Plain(piece.after, node.start),) if piece.after else ()
            case Emphasis() | Link():
                yield replace(node, children=tuple(_rebuilt(node.children, pieces)))
            case Symbol() | Shifted():
                yield node
            case _:
                assert_never(node)
