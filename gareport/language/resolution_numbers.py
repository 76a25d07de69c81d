"""Numbers of resolutions in words: a text and its language in; each number with its symbol out.

*Resolution 78/302* is A/RES/78/302, *Security Council resolution 1244 (1999)* is S/RES/1244(1999),
大会第 1514 (XV)号决议 is A/RES/1514(XV). Numbers of other organs have no sure address, nor have
those of parts of a resolution, such as *62/236 A*.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gareport.language.languages import Language

_GAP = "[ \u00a0\u2060]"
_OF_SESSION = r"(?:E?S-)?[0-9]{1,3}/[0-9]{1,3}"
_OF_YEAR = rf"[0-9]{{1,4}}{_GAP}?\((?:19[4-9][0-9]|20[0-9]{{2}}|[IVXL]+)\)"
_NUMBER = rf"(?<![A-Za-z0-9/])(?:{_OF_YEAR}|{_OF_SESSION}(?!{_GAP}[A-Z]\b))(?![A-Za-z0-9/–-])"
_ENGLISH = re.compile(
    rf"(?P<organ>(?:\b[A-Z]\w+{_GAP}(?:and{_GAP})?)*\b[A-Z]\w+{_GAP})?\b[Rr]esolutions?{_GAP}"
    rf"(?P<numbers>{_NUMBER}(?:(?:,{_GAP}(?:and{_GAP})?|{_GAP}and{_GAP}){_NUMBER})*)"
)
_CHINESE = re.compile(
    rf"(?P<organ>[\u4e00-\u9fff]{{0,12}})第{_GAP}?"
    rf"(?P<numbers>{_NUMBER}(?:{_GAP}?(?:、|和|及|以及){_GAP}?第?{_GAP}?{_NUMBER})*){_GAP}*号决议"
)
_EACH = re.compile(_NUMBER)
_ASSEMBLY = re.compile("Assembly|大会")
_OTHER = re.compile("Council|Commission|Committee|Conference|Board|理事会|委员会|会议|安理会")
_FIRST_SESSION = 31  # whose resolutions have their session in the number


@dataclass(frozen=True, slots=True)
class ResolutionNumber:
    """A number within a text, with the symbol of the resolution."""

    start: int
    end: int
    symbol: str


def resolution_numbers(
    text: str, language: Language, of_assembly: bool
) -> Iterator[ResolutionNumber]:
    """The numbers whose documents are sure.

    `of_assembly` says whether a number without an organ is of the General Assembly, as in its own
    documents.
    """
    for found in (_CHINESE if language.han else _ENGLISH).finditer(text):
        organ = found["organ"] or ""
        for number in _EACH.finditer(text, *found.span("numbers")):
            if symbol := _symbol(re.sub(_GAP, "", number[0]), organ, of_assembly):
                yield ResolutionNumber(*number.span(), symbol)


def _symbol(number: str, organ: str, of_assembly: bool) -> str:
    """The symbol of a number without spaces; empty if it is not sure."""
    if number.endswith(")") and number[-2].isdigit():
        return f"S/RES/{number}"  # only the Security Council has years
    if not _ASSEMBLY.search(organ) and (_OTHER.search(organ) or not of_assembly):
        return ""
    session = number.partition("/")[0]
    is_old = session.isdigit() and "/" in number and int(session) < _FIRST_SESSION
    return "" if is_old else f"A/RES/{number}"
