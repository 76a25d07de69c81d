"""Languages within a text: characters of one segment in, runs with their language tags out."""

import re
from functools import cache

from gareport.language.languages import Language, languages

LATIN_TAG = "en-GB"
NO_BREAK_SPACE = "\u00a0"
_HAN = "\u3400-\u9fff"
# Several words in Latin letters with the punctuation between them: their quotation marks and
# dashes must be Latin too. A single word or a post grade stays part of the Chinese: it has no
# `more`, but is matched, so that no part of it is tried again.
_LATIN = re.compile(
    r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9’'.&/-]*+"
    r"(?P<more>(?:[ ,;:—–…()“”]++[A-Za-z][A-Za-z0-9’'.&/-]*+)++[,.]?"
    r"(?: [0-9]+(?![0-9\u00a0]))*)?"
)


def unbroken(text: str, language: Language) -> str:
    """The text with no-break spaces where the language keeps it on one line: 第 60/283 号."""
    return re.sub(language.unbroken, lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)


def runs(text: str, language: Language) -> list[tuple[str, str]]:
    """Split a text into (characters, language tag): Latin phrases inside Chinese are English."""
    if not language.han:
        return [(text, language.tag)]
    found: list[tuple[str, str]] = []
    end = 0
    for match in _LATIN.finditer(text):
        if match["more"] is None:
            continue
        phrase = match[0]
        if text.startswith("”", match.end()) and phrase.count("“") > phrase.count("”"):
            phrase += "”"  # it closes a mark opened in the phrase
        found += [(text[end : match.start()], language.tag), (phrase, LATIN_TAG)]
        end = match.start() + len(phrase)
    found.append((text[end:], language.tag))
    return [(part, tag) for part, tag in found if part]


@cache
def is_han(tag: str) -> bool:
    """Whether a tag names a language that is written in Chinese characters."""
    language = languages().get(tag.partition("-")[0].lower())
    return language is not None and language.han


def is_latin(text: str) -> bool:
    """Whether a text has Latin letters and no Han; if emphasized in Chinese, it is in italics."""
    return bool(re.search("[A-Za-z]", text)) and not re.search(f"[{_HAN}]", text)


# Unicode's line breaking treats quotation marks alike in all languages: it never breaks beside one,
# nor between one and a bracket, even at a space. In Chinese a line may end before an opening mark
# and after a closing one, unless the neighbour is punctuation that must not be separated. In every
# language it may end at the space. Dashes and ellipses must not be split, but the national standard
# (GB/T 15834) lets a line begin and end with them.
_OPENING = re.compile(f"(?<=[{_HAN}，。、；：？！）》”—…])(?=[“‘][{_HAN}《（‘—…])")
_CLOSING = re.compile(f"(?<=[”’])(?=[{_HAN}《（]|——)")
_BRACKETED = re.compile(r"(?<=[”’])(?= [(\[])")
ZERO_WIDTH_SPACE = "\u200b"


def breakable(text: str, tag: str) -> str:
    """The text with a zero-width space at each break that its quotation marks allow."""
    text = _BRACKETED.sub(ZERO_WIDTH_SPACE, text)
    if not is_han(tag):
        return text
    return _CLOSING.sub(ZERO_WIDTH_SPACE, _OPENING.sub(ZERO_WIDTH_SPACE, text))


# An address, a file name or another word too long for a line. Like an address, it is divided after
# a sign that joins its parts, and before a point or a per cent sign, never with a hyphen. The marks
# that close it belong to it: they must stay on the line of its last character.
ADDRESS = (
    r"(?:(?:https?://|www\.)[!-~]+|[!-~]{30,})(?:[”’）》〉】〕」』，。、；：？！]++[.,;:?!)]*+)?"
)
_IN_ADDRESS = re.compile(
    r"(?<=[/?&=_#+;,~@:-])(?=[A-Za-z0-9%(])|(?<=[A-Za-z0-9)])(?=[.%][A-Za-z0-9])"
)


def divided(address: str) -> str:
    """An address with a zero-width space at each place where a line may end."""
    return _IN_ADDRESS.sub(ZERO_WIDTH_SPACE, address)


_OWN_MARKS = re.compile(f"(——|(?<=[A-Za-z0-9])……|{ADDRESS})")
_ADDRESSES = re.compile(f"({ADDRESS})")


def own_marks(text: str, tag: str) -> list[str]:
    """The text in pieces; marks and addresses that need their own style are pieces of their own.

    After a Latin letter, a Chinese ellipsis would be on the base line, as a Latin one is.
    """
    pieces = (_OWN_MARKS if is_han(tag) else _ADDRESSES).split(text)
    return [piece for piece in pieces if piece]


def is_address(piece: str) -> bool:
    """Whether a piece of a text is an address, or as long and as hard to divide as one."""
    return _ADDRESSES.fullmatch(piece) is not None


WORD_JOINER = "\u2060"
_PLACE_TO_JOIN = re.compile(f"(?<= )(?=.)|(?<=[{_HAN}])(?=[{_HAN}])")
_SHORT_LAST = re.compile(r"(?<=\w) (?=\w{1,3}[.,;:?!”’)]*$)")
_BEFORE_LAST = re.compile(f"(?<=[{_HAN}])(?=[{_HAN}][，。、；：？！）》”’]*$)")

_AT_EDGE = re.compile(f"^{NO_BREAK_SPACE}|{NO_BREAK_SPACE}$")  # beside the number of a reference


def joined(text: str, language: Language) -> str:
    """The text with word joiners where Chinese keeps it on one line, not no-break spaces.

    They keep the plain spaces that were typed, so that a reader's search finds them. They also join
    the characters of a unit, and the last two characters of a text: a single one with its full stop
    would look lost on a line. In an alphabet, a last word of up to three letters is joined to the
    word before it; the no-break spaces do the rest.
    """
    if not language.han:
        return _SHORT_LAST.sub(NO_BREAK_SPACE, text)
    pattern = language.unbroken.replace(" ", NO_BREAK_SPACE)
    kept = re.sub(
        pattern,
        lambda match: _PLACE_TO_JOIN.sub(WORD_JOINER, match[0].replace(NO_BREAK_SPACE, " ")),
        text,
    )
    kept = _AT_EDGE.sub(f" {WORD_JOINER}", kept)
    return _BEFORE_LAST.sub(WORD_JOINER, kept)


def is_chinese(text: str) -> bool:
    """Whether there is Han in the text: lines of Latin alone can be spread only at spaces."""
    return bool(re.search(f"[{_HAN}]", text))
