"""Links in a text: the place of a bracket in; the link that begins there, or why it is not one.

A link is `[text](address)`. Brackets within the text and within the address are in pairs. Whatever
looks like a link and is not one has an error with what to write.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a link: the offset, the name of the finding, the message and the hint."""

    start: int
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Written:
    """What is written as `[text](address)`: the offsets of its parts, and what is wrong with it.

    `label` is where the text begins and ends, `address` where the address does. The address may
    have no end: then `is_closed` is false, and it is not a link.
    """

    label: tuple[int, int]
    address: tuple[int, int]
    is_closed: bool
    wrong: tuple[Wrong, ...]

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.address[1] + self.is_closed


_BRACKETS = re.compile(r"\\[\\\[\]*]|[\[\]]")
_ENDS_ADDRESS = re.compile(r"[()\s]")
_FULL_WIDTH = re.compile("[\u3000-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff5e“”‘’…—]")
_WEB = re.compile(r"https?://[^/?#\s:]|mailto:[^@\s]+@[^@\s]")
_PORT = re.compile(r"https?://(?:[^/?#]*@)?[^/?#@:\[\]]*:([0-9]*)(?=[/?#]|$)")
LAST_PORT = 65_535
_LIKE_WEB = r"(?:[Hh][Tt][Tt][Pp][Ss]?:|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Ww][Ww][Ww]\.)"
_STARTS_WEB = re.compile(rf"<?{_LIKE_WEB}")
_BEHIND = re.compile(  # what comes between a text in brackets and an address, in place of `(`
    rf"(?P<spaced>\s{{1,3}}\(\s?)(?={_LIKE_WEB})|(?P<wide>\s?（\s?)(?={_LIKE_WEB})"
    rf"|(?P<square>\s?\[)(?={_LIKE_WEB})"
)
LONGEST_LABEL = 200  # the most characters of the text between full-width brackets that are a link
_WIDE_LINK = re.compile(
    rf"(?P<opening>[\[［])(?P<label>[^\[\]［］]{{1,{LONGEST_LABEL}}})(?P<closing>[\]］])\s?[(（]\s?(?={_LIKE_WEB})"
)
_DEFINED = re.compile(rf":\s{{0,3}}<?{_LIKE_WEB}")
_ADDRESS = re.compile(r"[^\s()（）<>\[\]]*")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/:?#].*)?")
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+")
_SCHEME = re.compile(r"(?i)(https?)[:：;]?[/／\\]{0,3}")
_FORBIDDEN = re.compile('[\x00-\x20"<>\\\\^`{|}]')
_DOUBLED = re.compile(r"\{\{|\}\}")
_BRACES = re.compile(r"\{\{|\}\}|(?P<stray>\{[^{}]*\}?|\})")


def closings(text: str) -> Mapping[int, int]:
    """The closing bracket of each square bracket that has one, by the offset of the opening one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for sign in _BRACKETS.finditer(text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] == "]" and opened:
            found[opened.pop()] = sign.start()
    return found


def href(address: str) -> str:
    """The address as typed, with one brace for two."""
    return _DOUBLED.sub(lambda found: found[0][0], address)


def encoded(address: str) -> str:
    """The address with a percent escape for each character that no address may have."""
    return _FORBIDDEN.sub(lambda found: f"%{ord(found[0]):02X}", address)


def written(text: str, start: int, end: int) -> Written:
    """The link whose text is in the square brackets at these offsets, with a `(` after them."""
    begin = end + 2
    stop, is_closed = _end_of(text, begin)
    address = text[begin:stop]
    wrong = [*_wrong_label(text, start, end)]
    if is_closed:
        wrong += _wrong_address(address, begin)
    else:
        wrong += [_unclosed(text, address, begin, stop)]
    return Written((start + 1, end), (begin, stop), is_closed, tuple(wrong))


def _end_of(text: str, begin: int) -> tuple[int, bool]:
    """Where an address ends, and whether a bracket closes it."""
    depth = 0
    for found in _ENDS_ADDRESS.finditer(text, begin):
        if found[0] == "(":
            depth += 1
        elif found[0] == ")" and depth:
            depth -= 1
        else:
            return found.start(), found[0] == ")"
    return len(text), False


def _wrong_label(text: str, start: int, end: int) -> list[Wrong]:
    if not text[start + 1 : end].strip():
        hint = "write the words to click on: `[the report](https://…)`"
        return [Wrong(start, "link", "a link has no text", hint)]
    if text[start - 1 : start] == "!" and start:
        message = "`![` is how Markdown writes a picture, which a text cannot contain"
        return [Wrong(start - 1, "link", message, "delete the `!`, or write a space after it")]
    return []


def _unclosed(text: str, address: str, begin: int, stop: int) -> Wrong:
    """Why `](` does not begin an address: a space in it, no end, or no address at all."""
    if not address and _STARTS_WEB.match(text[begin : begin + 20].lstrip()):
        message = "the address of a link begins with a space"
        return Wrong(begin, "link", message, "delete the space after `](`")
    if not _STARTS_WEB.match(address):
        message = "`](` begins a link, but no web address comes after it"
        hint = "write the full address, https://…, or `\\[` and `\\]` to print the brackets"
        return Wrong(begin - 2, "link", message, hint)
    if stop < len(text):
        message = f"there is a space in a link, after `{_short(address)}`"
        hint = "write `%20` for a space of the address, or end it with `)` before the space"
        return Wrong(stop, "link", message, hint)
    message = f"the address of a link is never closed: `{_short(address)}`"
    return Wrong(begin, "link", message, "end it with `)`; write `%28` for a `(` without a `)`")


def _wrong_address(address: str, begin: int) -> list[Wrong]:
    if not address:
        hint = "write it, https://…, or `\\[` and `\\]` to print the brackets"
        return [Wrong(begin - 1, "link", "a link has no address", hint)]
    if found := _FULL_WIDTH.search(address):
        message = f"`{found[0]}` cannot be in an address"
        hint = "end the address with `)`, or write the character with percent escapes"
        return [Wrong(begin + found.start(), "link", message, hint)]
    for brace in _BRACES.finditer(address):
        if brace["stray"]:
            message = f"`{brace['stray']}` is in an address, where no token is printed"
            hint = "write {{ or }} for a brace of the address"
            return [Wrong(begin + brace.start(), "token", message, hint)]
    if not _WEB.match(address):
        message = f"`{address}` is not a web address"
        return [Wrong(begin, "link", message, _meant(address))]
    port = _PORT.match(address)
    if port and not (len(port[1]) < 6 and int(port[1] or 0) <= LAST_PORT):
        message = f"`{_short(port[1])}` is not the number of a port"
        return [Wrong(begin + port.start(1), "link", message, "delete it, with its colon")]
    return []


def _meant(address: str) -> str:
    """The hint with the address that was meant, if that is certain."""
    bare = address.strip("<>")
    if _MAIL.fullmatch(bare):
        return f"write `mailto:{bare}`"
    scheme = _SCHEME.match(bare)
    if scheme and _DOMAIN.fullmatch(bare, scheme.end()):
        return f"write `{scheme[1].lower()}://{bare[scheme.end() :]}`"
    if _DOMAIN.fullmatch(bare) and (bare.startswith("www.") or "/" in bare):
        return f"write `https://{bare}`"
    return "write the full address, https://…, or `\\[` and `\\]` to print the brackets"


def nearly(text: str, start: int, end: int) -> Wrong | None:
    """What is wrong if square brackets at these offsets are like a link, but have no `(`."""
    if _STARTS_WEB.match(text, start + 1) and text[start - 1 : start] in (")", "）") and start:
        message = "the brackets of a link are exchanged"
        address = _ADDRESS.match(text, start + 1, end)
        hint = f"write `[text]({address[0] if address else ''})`"
        return Wrong(start, "link", message, hint)
    if found := _BEHIND.match(text, end + 1):
        what = {
            "spaced": "a space between its brackets",
            "wide": "a full-width bracket",
            "square": "square brackets around its address",
        }[str(found.lastgroup)]
        label = _short(text[start + 1 : min(end, start + 100)])
        address = _ADDRESS.match(text, found.end())
        hint = (
            f"write `[{label}]({address[0] if address else ''})`, or `\\[` and `\\]` to print [ ]"
        )
        return Wrong(end + 1, "link", f"a link has {what}", hint)
    if start == 0 and _DEFINED.match(text, end + 1):
        message = "an address is listed as Markdown lists it, where no link uses it"
        return Wrong(start, "link", message, "write the link in its sentence: `[text](https://…)`")
    return None


def nearly_wide(text: str, start: int) -> Wrong | None:
    """What is wrong if a text with a full-width square bracket has a web address after it."""
    found = _WIDE_LINK.match(text, start)
    if found and (found["opening"], found["closing"]) != ("[", "]"):
        address = _ADDRESS.match(text, found.end())
        hint = f"write `[{_short(found['label'])}]({address[0] if address else ''})`"
        return Wrong(start, "link", "a link has a full-width square bracket", hint)
    return None


def unopened(start: int) -> Wrong:
    """What is wrong with a `](` that no opening bracket belongs to."""
    hint = "write `[` before the text of the link, or `\\]` to print the bracket"
    return Wrong(start, "link", "`](` has no opening bracket", hint)


def inner(start: int) -> Wrong:
    """What is wrong with a link in the text of a link."""
    hint = "write the two links one after the other"
    return Wrong(start, "link", "there is a link in the text of a link", hint)


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
