"""A line of a PO file ends with the space that its text needs: lines are joined without one.

Tools break a line after a space, a hyphen or a slash. A word that is divided between two lines and
occurs elsewhere in one piece was divided on purpose. Chinese needs no space.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.prose import MASK
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.source import PO

NAMES = {"joined-lines": Severity.WARNING}
TOPIC = Topic.CATALOGUE
_FILE = "locales/en/LC_MESSAGES/example.po"


def _lines(*lines: str) -> Example:
    """A translation in these lines of a PO file."""
    entry = "\n".join(('msgctxt "example"', 'msgid "一段。"', 'msgstr ""'))
    text = "\n".join((entry, *(f'"{line}"' for line in lines), ""))
    files = {_FILE: f'msgid ""\nmsgstr "Language: en\\n"\n\n{text}'}
    return Example("一段。", language="zh", cover="editions: [zh, en]", files=files)


BAD = (
    _lines("As the Secretariat said, see", "paragraph 5."),
    _lines("As said in paragraph", "5, the work goes on."),
    _lines("The work,", "which goes on, is paid."),
    _lines("The work goes on.", "The Secretariat pays it."),
    _lines("The report", "{ref.example} of it (a report)", "is late."),
)
GOOD = (
    _lines("As the Secretariat said, ", "see paragraph 5."),
    _lines(
        "As said,",
        " see A/62/",
        "502 and A/CN.",
        "9/1, section 28",
        "D, and https://www.",
        "un.org/.",
    ),
    _lines("The long-", "term and/", "or first work—", "the second one.", "{note.a}"),
    _lines("The infor", "mation is late; information was late. The report", "(s) of it."),
    _lines("The Secretary-General’", "s report, *The work*", ", is late."),
    Example("一段。", language="en", cover="editions: [en]"),
)

_BEFORE = re.compile(r"(?:[^\W_]|[,;:!?)”%}]|[a-z]{2}\.)\Z")
_AFTER = re.compile(r"[^\W\d_]{2}|[aAI]\b|[“(](?!e?s\))|\{(?!note\.|\{)")
_FIGURE = re.compile(r"[0-9]")
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]{0,40}\Z")
_NEAR = 40  # characters that are looked at before the end of a line


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each line of a translation that joins the line before without a space."""
    if edition.language.han:
        return
    for passage in passages(edition):
        if passage.text.style != PO or "\n" not in passage.text.raw:
            continue
        for at in passage.text.line_starts():
            if _is_joined(passage, at) and not _is_divided(passage, at, edition):
                text = str(passage.text)
                last = text[max(at - _NEAR, 0) : at].split()[-1]
                first = text[at : at + _NEAR].split()[0]
                message = f"`{last}{first}` has no space where two lines of the file join"
                hint = f"write a space before `{first}`"
                yield Diagnostic("joined-lines", passage.at(at), message, hint, Severity.WARNING)


def _is_joined(passage: Passage, at: int) -> bool:
    """Whether a space is missing; none is within a symbol, an address or a token."""
    text = str(passage.text)
    if passage.prose[at - 1] == passage.prose[at] == MASK and text[at - 1] != "}":
        return False
    before, is_stop = text[max(at - 3, 0) : at], text[at - 1] == "."
    if not _BEFORE.search(before) or (is_stop and not text[at].isupper()):
        return False
    if _FIGURE.match(text, at):
        return text[max(at - 2, 0) : at].islower() and text[max(at - 2, 0) : at].isalpha()
    return _AFTER.match(text, at) is not None


def _is_divided(passage: Passage, at: int, edition: Edition) -> bool:
    """Whether the letters on both sides make a word that occurs elsewhere in one piece."""
    text = str(passage.text)
    last, first = _LAST.search(text[max(at - _NEAR, 0) : at]), _WORD.match(text[at : at + _NEAR])
    if last is None or first is None or not last[0]:
        return False
    return (last[0] + first[0]).lower() in _words(edition)


@lru_cache(maxsize=4)
def _words(edition: Edition) -> frozenset[str]:
    """The words of the edition that no line end divides, in small letters."""
    found: set[str] = set()
    for passage in passages(edition):
        starts = set(passage.text.line_starts()) if passage.text.style == PO else set()
        for word in _WORD.finditer(str(passage.text)):
            if starts.isdisjoint(range(word.start() + 1, word.end())):
                found.add(word[0].lower())
    return frozenset(found)
