"""The markup inside one text: characters in, inline nodes with their offsets and errors out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, assert_never, get_args

from gareport.language.symbols import CANDIDATE, may_have_symbol

EmphasisStyle = Literal["emphasis", "strong"]
TokenKind = Literal["ref", "note", "amount"]
TOKEN_KINDS: tuple[TokenKind, ...] = get_args(TokenKind)


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
class Link:
    """A link to a web address."""

    href: str
    children: tuple["Inline", ...]
    start: int


@dataclass(frozen=True, slots=True)
class Token:
    """A name in braces: a reference to a block, the use of a note, or an amount."""

    kind: TokenKind
    id: str
    start: int


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol, well formed or not."""

    text: str
    start: int


Inline = Plain | Emphasis | Link | Token | Symbol


@dataclass(frozen=True, slots=True)
class Fault:
    """Markup that cannot be read: its offset in the text, the rule, what is wrong, and a hint."""

    start: int
    rule: str
    message: str
    hint: str


# The pattern is fast because it looks only where markup may begin.
_MARKUP = re.compile(
    r"(?=[A-Z{}\\\[*])(?:"
    rf"(?P<symbol>{CANDIDATE})"
    r"|(?P<brace>\{\{|\}\})"
    rf"|\{{(?P<kind>{'|'.join(TOKEN_KINDS)})\.(?P<id>[a-z][a-z0-9_]*)\}}"
    r"|(?P<stray>\{[^{}]*\}?|\})"
    r"|\\(?P<literal>[*\[\]\\])"
    r"|\[(?P<label>[^\[\]]*)\]\((?P<href>[^()\s]*)\)"
    r"|(?P<stars>\*\*?))"
)
_SIGNS = "{}\\[*"  # a text without any of them, and without a symbol, is plain
MAX_NESTED = 8
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
            case Plain() | Token() | Symbol():
                pass
            case Emphasis() | Link():
                yield from flat(node.children)
            case _:
                assert_never(node)


def characters(node: Inline) -> str | None:
    """What a node prints by itself; None where others or a number print in its place."""
    match node:
        case Plain() | Symbol():
            return node.text
        case Emphasis() | Link() | Token():
            return None
        case _:
            assert_never(node)


def tokens(text: str, kind: TokenKind) -> list[Token]:
    """The tokens of one kind in a text, in reading order."""
    if f"{{{kind}." not in text:
        return []
    nodes, _ = parse(text)
    return [n for n in flat(nodes) if isinstance(n, Token) and n.kind == kind]


class _MarkupReader:
    def __init__(self, text: str, offset: int = 0) -> None:
        self.text = text
        self.offset = offset
        self.open = [_OpenEmphasis("", 0, [])]
        self.faults: list[Fault] = []

    def read(self) -> tuple[Inline, ...]:
        end = 0
        for match in _MARKUP.finditer(self.text):
            start = match.start()
            if start < end:  # an asterisk after a symbol that was read already
                continue
            self._plain(self.text[end:start], end)
            end = self._markup(match)
        self._plain(self.text[end:], end)
        while len(self.open) > 1:
            self._unpaired(self.open.pop())
        return tuple(self.open[0].nodes)

    def _markup(self, match: re.Match[str]) -> int:
        start = match.start()
        kind = match.lastgroup
        if kind == "symbol":
            return self._symbol(match["symbol"], start)
        if kind == "brace":
            self._plain(match["brace"][0], start)
        elif kind == "literal":
            self._plain(match["literal"], start)
        elif kind == "id":
            self._add(Token(match["kind"], match["id"], self.offset + start))  # type: ignore[arg-type]
        elif kind == "stray":
            self._fault(start, "token", f"`{match['stray']}` is not a token", _TOKEN_HINT)
        elif kind == "href":
            self._link(match)
        else:
            return self._stars(match["stars"], start)
        return match.end()

    def _symbol(self, found: str, start: int) -> int:
        """Asterisks after a symbol belong to it, unless they close emphasis."""
        if any(frame.stars for frame in self.open):
            found = found.rstrip("*")
        self._add(Symbol(found, self.offset + start))
        end = start + len(found)
        if match := re.compile(r"\*\*?").match(self.text, end):
            end = self._stars(match[0], end)
        return end

    def _link(self, match: re.Match[str]) -> None:
        inner = _MarkupReader(match["label"], self.offset + match.start("label"))
        children = inner.read()
        self.faults += inner.faults
        if not re.match(r"(https?://|mailto:)[^\s]", match["href"]):
            message = f"`{match['href']}` is not a web address"
            hint = "write the full address, https://…, or delete the link"
            self._fault(match.start("href"), "link", message, hint)
        self._add(Link(match["href"], children, self.offset + match.start()))

    def _stars(self, stars: str, start: int) -> int:
        """Open or close emphasis; three asterisks close inner emphasis first."""
        if self.text.startswith("***", start) and [f.stars for f in self.open[-2:]] == ["**", "*"]:
            self._close("*")
            self._close("**")
            return start + 3
        end = start + len(stars)
        around = (self.text[start - 1 : start], self.text[end : end + 1])
        if all(not char or char.isspace() for char in around):
            self._plain(stars, start)
        elif len(self.open) > 1 and self.open[-1].stars == stars:
            self._close(stars)
        elif len(self.open) > MAX_NESTED:
            hint = "close the emphasis before it, or write \\* to print an asterisk"
            message = f"emphasis is nested more than {MAX_NESTED} levels deep"
            self._fault(start, "emphasis", message, hint)
        else:
            self.open.append(_OpenEmphasis(stars, start, []))
        return end

    def _close(self, stars: str) -> None:
        frame = self.open.pop()
        self._add(Emphasis(_STYLES[stars], tuple(frame.nodes), self.offset + frame.start))

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

    def _fault(self, start: int, rule: str, message: str, hint: str) -> None:
        self.faults.append(Fault(self.offset + start, rule, message, hint))


_TOKEN_HINT = "write {ref.ID}, {note.ID} or {amount.ID}; to print a brace, write {{ or }}"
