"""The markup inside one text: characters in, inline nodes with their offsets and errors out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, assert_never

from gareport.language import links
from gareport.language.braces import KINDS, NAME, NAMED, WORDS, Token, TokenKind, slip
from gareport.language.symbols import CANDIDATE, may_have_symbol

EmphasisStyle = Literal["emphasis", "strong"]
Shift = Literal["raised", "lowered"]


@dataclass(frozen=True, slots=True)
class Plain:
    """Characters that print as they are."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis (one asterisk) or strong emphasis (two) around other nodes."""

    style: EmphasisStyle
    children: tuple["Inline", ...]
    start: int


@dataclass(frozen=True, slots=True)
class Shifted:
    """Characters above the line or below it: the 2 of m^2^, the 2 of CO~2~."""

    shift: Shift
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a web address, which is in the round brackets from `bracket` to `end`."""

    href: str
    children: tuple["Inline", ...]
    start: int
    bracket: int
    end: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol, well formed or not."""

    text: str
    start: int


Inline = Plain | Emphasis | Shifted | Link | Token | Symbol


@dataclass(frozen=True, slots=True)
class Fault:
    """Markup that cannot be read: its offset in the text, the rule, what is wrong, and a hint."""

    start: int
    rule: str
    message: str
    hint: str


# What is raised or lowered is short. Tildes are also in ranges (10~20) and in addresses (/~name),
# so what is lowered follows a letter or a closing sign.
_MOVED = r"[^\W_\u2e80-\U0010ffff]|[+−=()′-]"
SHIFTED = (
    rf"(?<!\^)\^(?P<raised>(?:{_MOVED}|[,–]){{1,20}})\^(?!\^)"
    rf"|(?<=[^\W\d_]|[)\]*^])~(?P<lowered>(?:{_MOVED}){{1,20}})~(?!~)"
)
# The pattern is fast because it looks only where markup may begin.
_MARKUP = re.compile(
    r"(?=[A-Z{}\\\[\]*^~｛［])(?:"
    rf"(?P<symbol>{CANDIDATE})"
    rf"|(?P<doubled>\{{\{{ ?(?:{KINDS})\.{NAME} ?\}}\}})"
    rf"|(?P<wide>｛ ?(?:{KINDS})[.．][^{{}}｛｝]{{1,80}}[}}｝])"
    r"|(?P<brace>\{\{|\}\})"
    rf"|{NAMED}"
    rf"|\{{(?P<word>{WORDS})\}}"
    r"|(?P<stray>\{[^{}]*\}?|\})"
    r"|\\(?P<literal>[*\[\]\\^~])"
    rf"|{SHIFTED}"
    r"|(?P<bracket>\[)|(?P<unopened>\]\()|(?P<square>［)"
    r"|(?P<stars>\*+))"
)
_SIGNS = "{}\\[*^~｛［"  # a text without any of them, and without a symbol, is plain
_STYLES: dict[str, EmphasisStyle] = {"*": "emphasis", "**": "strong"}


@dataclass(slots=True)
class _OpenEmphasis:
    stars: str
    start: int
    nodes: list[Inline]


@lru_cache(maxsize=100_000)
def parse(text: str) -> tuple[tuple[Inline, ...], tuple[Fault, ...]]:
    """Read the markup of a text. After an error, the nodes are what could be understood."""
    if not (any(map(text.__contains__, _SIGNS)) or may_have_symbol(text)):  # most texts
        return ((Plain(str(text), 0),) if text else ()), ()
    reader = _MarkupReader(str(text))
    return reader.read(), tuple(sorted(reader.faults, key=lambda f: f.start))


def flat(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield the nodes and all nodes within them, in reading order."""
    for node in nodes:
        yield node
        match node:
            case Plain() | Shifted() | Token() | Symbol():
                pass
            case Emphasis() | Link():
                yield from flat(node.children)
            case _:
                assert_never(node)


def characters(node: Inline) -> str | None:
    """What a node prints by itself; None where others or a number print in its place."""
    match node:
        case Plain() | Shifted() | Symbol():
            return node.text
        case Emphasis() | Link() | Token():
            return None
        case _:
            assert_never(node)


def tokens(text: str, kind: TokenKind) -> list[Token]:
    """The tokens of one kind in a text, in reading order."""
    if f"{{{'ref' if kind in ('footnote', 'row') else kind}." not in text:
        return []
    nodes, _ = parse(text)
    return [n for n in flat(nodes) if isinstance(n, Token) and n.kind == kind]


class _MarkupReader:
    """Reads one text, or the text of a link, once from its begin to its end."""

    def __init__(self, text: str, offset: int = 0, in_link: bool = False) -> None:
        self.text = text
        self.offset = offset
        self.in_link = in_link
        self.open = [_OpenEmphasis("", 0, [])]
        self.faults: list[Fault] = []
        self.first_bracket = text.find("[")
        self.wide_closing = -1  # the `](` of a link that begins with a full-width bracket
        self.closings = links.closings(text) if self.first_bracket >= 0 else {}

    def read(self) -> tuple[Inline, ...]:
        end = 0
        while match := _MARKUP.search(self.text, end):
            self._plain(self.text[end : match.start()], end)
            end = self._markup(match)
        self._plain(self.text[end:], end)
        while len(self.open) > 1:
            self._unpaired(self.open.pop())
        return tuple(self.open[0].nodes)

    def _markup(self, match: re.Match[str]) -> int:
        start = match.start()
        match match.lastgroup:
            case "symbol":
                return self._symbol(match["symbol"], start)
            case "raised" | "lowered" as shift:
                self._add(Shifted(shift, match[shift], self.offset + start))
            case "brace":
                self._plain(match["brace"][0], start)
            case "literal":
                self._plain(match["literal"], start)
            case "id":
                self._add(Token.read(match["kind"], match["id"], self.offset + start))
            case "word":
                self._add(Token("word", match["word"], self.offset + start))
            case "doubled" | "wide" | "stray":
                self._no_token(match[0], start)
            case "bracket":
                return self._bracket(start)
            case "unopened" | "square":
                self._no_link(match[0], start)
            case _:
                self._stars(match["stars"], start)
        return match.end()

    def _symbol(self, found: str, start: int) -> int:
        """Asterisks after a symbol belong to it, unless they close emphasis."""
        if len(self.open) > 1:
            found = found.rstrip("*")
        self._add(Symbol(found, self.offset + start))
        return start + len(found)

    def _no_token(self, found: str, start: int) -> None:
        self._fault(start, "token", *slip(found))

    def _bracket(self, start: int) -> int:
        """A link, or else a bracket that prints."""
        end = self.closings.get(start)
        if end is not None and self.text.startswith("(", end + 1):
            return self._link(links.written(self.text, start, end), start)
        wrong = None if end is None else links.nearly(self.text, start, end)
        self._wrong(wrong or links.nearly_wide(self.text, start))
        self._plain("[", start)
        return start + 1

    def _link(self, link: links.Written, start: int) -> int:
        for wrong in link.wrong:
            self._wrong(wrong)
        if self.in_link:
            self._wrong(links.inner(start))
        if not link.is_closed or self.in_link:
            self._plain(self.text[start : link.end], start)
            return link.end
        begin, end = link.label
        reader = _MarkupReader(self.text[begin:end], self.offset + begin, in_link=True)
        children = reader.read()
        self.faults += reader.faults
        href = links.href(self.text[slice(*link.address)])
        span = self.offset + start, self.offset + end + 1, self.offset + link.end
        self._add(Link(href, children, *span))
        return link.end

    def _no_link(self, found: str, start: int) -> None:
        if found == "［":
            if wrong := links.nearly_wide(self.text, start):
                self._wrong(wrong)
                self.wide_closing = self.text.find("](", start, start + links.LONGEST_LABEL + 3)
        elif -1 < self.first_bracket < start != self.wide_closing:
            self._wrong(links.unopened(start))
        self._plain(found, start)

    def _stars(self, run: str, start: int) -> None:
        """Open or close emphasis, or print asterisks that have a space on both sides.

        Emphasis begins before a character that is not a space, and ends after one. In an alphabet
        it does not begin or end within a word: `2*3*4` is not emphasis.
        """
        end = start + len(run)
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        if not before.strip() and not after.strip():
            self._plain(run, start)
        elif len(run) > 3 and len(self.open) == 1:
            self._misplaced(run, start, f"`{run[:6]}` is not emphasis")
        elif _is_of_word(before) and _is_of_word(after):
            self._within_word(run, start, before, after)
        else:
            self._signs(run, start, opens=bool(after.strip()), closes=bool(before.strip()))

    def _signs(self, run: str, start: int, opens: bool, closes: bool) -> None:
        """Read the one or two signs of a row of asterisks; inner emphasis is closed first."""
        while run:
            is_inner = closes and self.open[-1].stars == "*" and len(run) != 2
            sign = "*" if is_inner else run[:2]
            if closes and self.open[-1].stars == sign:
                self._close(sign)
            elif opens and all(frame.stars != sign for frame in self.open):
                self.open.append(_OpenEmphasis(sign, start, []))
            else:
                what = "begins emphasis within emphasis" if opens else "does not end any emphasis"
                self._misplaced(sign, start, f"`{sign}` {what}")
            run, start = run[len(sign) :], start + len(sign)

    def _within_word(self, run: str, start: int, before: str, after: str) -> None:
        hint = "put the asterisks around whole words, or write \\* to print one"
        if before.isdigit() and after.isdigit():
            hint = "write ×, or \\* to print an asterisk"
        message = f"`{run}` is within a word, between `{before}` and `{after}`"
        self._fault(start, "emphasis", message, hint)
        if self.open[-1].stars == run:
            self._close(run)
        else:
            self._plain(run, start)

    def _misplaced(self, sign: str, start: int, message: str) -> None:
        self._fault(start, "emphasis", message, "write \\* to print an asterisk, or delete it")
        self._plain(sign, start)

    def _close(self, stars: str) -> None:
        frame = self.open.pop()
        self._add(Emphasis(_STYLES[stars], tuple(frame.nodes), self.offset + frame.start))
        if not frame.nodes:
            hint = "delete it, or write \\* to print an asterisk"
            self._fault(frame.start, "emphasis", "the emphasis has no words", hint)

    def _unpaired(self, frame: _OpenEmphasis) -> None:
        hint = "close it, or write \\* to print an asterisk"
        message = f"the emphasis `{frame.stars}` is never closed"
        self._fault(frame.start, "emphasis", message, hint)
        self.open[-1].nodes.extend(frame.nodes)

    def _plain(self, text: str, start: int) -> None:
        if text:
            self._add(Plain(text, self.offset + start))

    def _add(self, node: Inline) -> None:
        self.open[-1].nodes.append(node)

    def _wrong(self, wrong: links.Wrong | None) -> None:
        if wrong:
            self._fault(wrong.start, wrong.rule, wrong.message, wrong.hint)

    def _fault(self, start: int, rule: str, message: str, hint: str) -> None:
        self.faults.append(Fault(self.offset + start, rule, message, hint))


def _is_of_word(char: str) -> bool:
    """Whether it is a letter or a figure of a script that has spaces between its words."""
    return char.isalnum() and char < "\u2e80"
