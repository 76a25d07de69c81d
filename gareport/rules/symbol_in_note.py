"""A document of the United Nations that has a symbol is cited in the text, in brackets, not in a
note of its own.

Notes are for books, articles, treaties, sales publications and the documents of others. A note
that says more than the symbol is spared.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.passages import Role, passages
from gareport.symbols import CANDIDATE
from gareport.translate import Edition

SOURCE = "United Nations Editorial Manual, footnotes and text notes"
NAMES = {"symbol-in-note": Severity.WARNING}
_PART = (
    r"(?:paras?\.|paragraphs?|sects?\.|section|annex|chap\.|table)? ?[0-9IVX()a-z]*|附件[一二三]?"
)
_ALONE = re.compile(
    rf"(?:See(?: also)? |参?见)?(?:document )?(?P<symbol>{CANDIDATE})"
    rf"(?:(?:,|;|，|；| and|和|、|[-–])? ?(?:{CANDIDATE}|(?:Add|Corr|Rev)\.[0-9]+|{_PART}"
    r"|第 ?[0-9]+(?:[-至、和 0-9]*)? ?段))*[.。]?"
)


def _note(text: str, language: str = "en") -> Example:
    quoted = f'notes:\n  source: "{text}"'
    return Example("One.{note.source}", section=quoted, language=language)


BAD = (
    _note("A/57/620."),
    _note("See A/57/620, paras. 4 and 5."),
    _note("A/60/846 and Add.1."),
    _note("见 A/57/620，第 4 段。".replace("见 ", "见"), "zh"),
)
GOOD = (
    _note("M. Broadbent, *Effective IT Governance* (2003)."),
    _note("The figures of A/57/620 were not final."),
    _note("Official Records of the General Assembly, Supplement No. 53 (A/62/53)."),
    "The report (A/57/620) says so.",
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each note that holds symbols and nothing else."""
    for passage in passages(edition):
        if passage.role is not Role.NOTE:
            continue
        if found := _ALONE.fullmatch(passage.text.strip()):
            name = passage.key.removeprefix("note.")
            opening, closing = "（）" if edition.language.han else "()"
            message = f"a note for `{found['symbol']}` alone"
            cited = f"{opening}{found['symbol']}{closing}"
            hint = f"write `{cited}` in the text, in place of {{note.{name}}}"
            place = passage.text.at(passage.text.index(found["symbol"]))
            yield Diagnostic("symbol-in-note", place, message, hint, Severity.WARNING)
