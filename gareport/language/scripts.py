"""Languages within a text: characters of one segment in, runs with their language tags out."""

import re

from gareport.language.languages import Language

LATIN_TAG = "en-GB"
NO_BREAK_SPACE = "\u00a0"
_HAN = "\u3400-\u9fff"
# Words in Latin letters that stand together, with the punctuation between them: their quotation
# marks and dashes must be Latin too. A single word or a post grade stays part of the Chinese.
_LATIN = re.compile(
    r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9’'.&/-]*"
    r"(?:[ ,;:—–…()“”]+[A-Za-z][A-Za-z0-9’'.&/-]*)+[,.]?(?: [0-9]+(?![0-9\u00a0]))*"
)


def unbroken(text: str, language: Language) -> str:
    """The text with no-break spaces in what the language keeps on one line: 第 60/283 号."""
    return re.sub(language.unbroken, lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)


def runs(text: str, language: Language) -> list[tuple[str, str]]:
    """Split a text into (characters, language tag): Latin phrases inside Chinese are English."""
    if not language.han:
        return [(text, language.tag)]
    found: list[tuple[str, str]] = []
    end = 0
    for match in _LATIN.finditer(text):
        phrase = match[0]
        if text.startswith("”", match.end()) and phrase.count("“") > phrase.count("”"):
            phrase += "”"  # it closes what was opened within
        found += [(text[end : match.start()], language.tag), (phrase, LATIN_TAG)]
        end = match.start() + len(phrase)
    found.append((text[end:], language.tag))
    return [(part, tag) for part, tag in found if part]


def is_latin(text: str) -> bool:
    """Whether a text has Latin letters and no Han; emphasised in Chinese, it slants."""
    return bool(re.search("[A-Za-z]", text)) and not re.search(f"[{_HAN}]", text)


# Unicode's line breaking knows one quotation mark for all languages and never breaks beside it,
# nor between it and a bracket, though a space stands there. In Chinese a line may end before an
# opening mark and after a closing one, unless punctuation that clings to its neighbour stands
# there; in every language, at the space. Dashes and ellipses are whole in themselves only: the
# national standard (GB/T 15834) lets a line begin and end with them.
_OPENING = re.compile(f"(?<=[{_HAN}，。、；：？！）》”—…])(?=[“‘][{_HAN}《（‘—…])")
_CLOSING = re.compile(f"(?<=[”’])(?=[{_HAN}《（]|——)")
_BRACKETED = re.compile(r"(?<=[”’])(?= [(\[])")
ZERO_WIDTH_SPACE = "\u200b"


def breakable(text: str, tag: str) -> str:
    """The text with the breaks that its quotation marks allow, as zero-width spaces."""
    text = _BRACKETED.sub(ZERO_WIDTH_SPACE, text)
    if not tag.startswith("zh"):
        return text
    return _CLOSING.sub(ZERO_WIDTH_SPACE, _OPENING.sub(ZERO_WIDTH_SPACE, text))


_OWN_MARKS = re.compile("(——|(?<=[A-Za-z0-9])……)")


def own_marks(text: str, tag: str) -> list[str]:
    """The text in pieces, with the marks that the typesetter must draw by themselves as pieces.

    Behind a Latin letter a Chinese ellipsis would stand on the base line, as a Latin one does.
    """
    pieces = _OWN_MARKS.split(text) if tag.startswith("zh") else [text]
    return [piece for piece in pieces if piece]


WORD_JOINER = "\u2060"
_PLACE_TO_JOIN = re.compile(f"(?<= )(?=.)|(?<=[{_HAN}])(?=[{_HAN}])")
_SHORT_LAST = re.compile(r"(?<=\w) (?=\w{1,3}[.,;:?!”’)]*$)")
_BEFORE_LAST = re.compile(f"(?<=[{_HAN}])(?=[{_HAN}][，。、；：？！）》”’]*$)")


def joined(text: str, language: Language) -> str:
    """The text with word joiners in what Chinese keeps on one line, in place of no-break spaces.

    They leave the plain spaces that were typed, so that a reader's search finds them, and keep
    the characters of a unit together too. So are the last two of a text kept: one alone with its
    stop would look lost on a line, as would a last word of up to three letters. Beyond that an
    alphabet needs no more than the no-break spaces it has.
    """
    if not language.han:
        return _SHORT_LAST.sub(NO_BREAK_SPACE, text)
    pattern = language.unbroken.replace(" ", NO_BREAK_SPACE)
    kept = re.sub(
        pattern,
        lambda match: _PLACE_TO_JOIN.sub(WORD_JOINER, match[0].replace(NO_BREAK_SPACE, " ")),
        text,
    )
    return _BEFORE_LAST.sub(WORD_JOINER, kept)


def is_chinese(text: str) -> bool:
    """Whether there is Han in the text: lines of Latin alone have no place but words to stretch."""
    return bool(re.search(f"[{_HAN}]", text))
