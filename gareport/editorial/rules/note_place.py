"""A note token comes after the punctuation mark, without a space before it.

This holds in English and in Chinese: `report.{note.x}`, `报告。{note.x}`. The token comes before a
dash and after the closing mark of a quotation. In Chinese it may follow the 》 of a title.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import PROSE, passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

SOURCE = "United Nations Editorial Manual, footnote indicators"
NAMES = {"note-place": Severity.WARNING}
TOPIC = Topic.NOTES
_CALL = r"\{note\.[a-z][a-z0-9_]*\}"
_CALLS = re.compile(
    rf"(?P<gap>[ \u00a0]*)(?P<calls>{_CALL}(?:[ \u00a0]*{_CALL})*)"
    r"(?P<sign>[.,;:?!”’。，；：？！]+)?"
)
_LAST = re.compile(r"(?:\{[^{}]*\}|[A-Za-z0-9]*[^A-Za-z0-9]?)$")
_NEAR = 100  # characters in which the last word is sought
_GAP = re.compile("[ \u00a0]+")


def _called(text: str, language: str = "en") -> Example:
    return Example(text, section="notes:\n  x: A study of 2003.", language=language)


BAD = (
    _called("A study was made{note.x}."),
    _called("A study, {note.x} was made."),
    _called("A study.{note.x}{note.x} {note.x}"),
    _called("See {ref.example}{note.x}."),
    _called("“A study was made.{note.x}” So it is."),
    _called("做了一项研究{note.x}。", "zh"),
)
GOOD = (
    _called("A study was made.{note.x}"),
    _called("A study{note.x} was made."),
    _called("A study was made (in 2003).{note.x}"),
    _called("做了一项研究。{note.x}", "zh"),
    _called("《研究报告》{note.x}，做得很好。", "zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each note token before a punctuation mark or after a space."""
    for passage in passages(edition) if edition.language.manual is not None else ():
        if passage.role not in PROSE or "{note." not in passage.text:
            continue
        for found in _CALLS.finditer(passage.text):
            before = passage.text[: found.start()][-1:]
            sign = found["sign"] or ""
            if before == "》":
                sign = ""
            calls = _GAP.sub("", found["calls"])
            is_spaced = (found["gap"] and before) or calls != found["calls"]
            if not (sign or is_spaced):
                continue
            message = f"`{found['calls']}` comes before `{sign}`"
            if not sign:
                where = "before" if calls == found["calls"] else "inside"
                message = f"there is a space {where} `{found['calls']}`"
            word = _LAST.search(passage.text, max(found.start() - _NEAR, 0), found.start())
            hint = f"write `{word[0] if word else ''}{sign}{calls}`"
            place = passage.at(found.start("calls"))
            yield Diagnostic("note-place", place, message, hint, Severity.WARNING)
