"""The number of a resolution has a slash, and its session is not later than that of the report.

For example, resolution 62/236 is of the sixty-second session. A resolution of a later session is
not adopted yet. Other bodies have sessions of their own, so a number after the name of such a body
is not compared.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import DIGITS, Passage, passages
from gareport.editorial.topics import Topic
from gareport.report.cover import assembly_session
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition

NAMES = {"resolution-number": Severity.WARNING, "resolution-session": Severity.WARNING}
TOPIC = Topic.SYMBOLS
BAD = (
    "The Assembly recalled its resolution 79-258.",
    "See decisions 79-512 and 79/513.",
    "See decision 79–512.",
    "See resolution 79 / 258 of the Assembly.",
    "See resolution 2004-17 of the Council.",
    Example("见大会第 79-258 号决议。", language="zh"),
    Example("见第 79–512 号决定。", language="zh"),
    Example("The Assembly recalled its resolution 97/258.", cover="symbol: A/80/1\nsession: 80"),
    Example("See A/RES/97/258 for it.", cover="symbol: A/80/1\nsession: 80"),
    Example("见第 97/258 号决议。", language="zh", cover="symbol: A/80/1\nsession: 80"),
    Example("See resolutions 79/258 and 81/2.", cover="symbol: A/80/1\nsession: 80"),
    Example(
        "The Council noted General Assembly resolution 81/2 and Council resolution 2004/17.",
        cover="symbol: A/80/1\nsession: 80",
    ),
)
GOOD = (
    "See resolutions 62/236 A, S-27/2, ES-10/15, 1514 (XV) and 2004/17.",
    "See decisions 79/512 to 79/514.",
    "Draft resolutions 1-5 and 12-15, decisions 10-12 and the resolutions of 2004-2005.",
    "Its decision 1/CP.15, resolution 1325 (2000) and the decision of 12-14 May.",
    Example("See resolutions 80/2, 79/258 and 1/2.", cover="symbol: A/80/1\nsession: 80"),
    Example("Human Rights Council resolution 97/1.", cover="symbol: A/80/1\nsession: 80"),
    Example("Resolution 97/1 of the Commission.", cover="symbol: A/80/1\nsession: 80"),
    Example("第 79/258 号决议，人权理事会第 97/1 号决议，决议草案 1-5。", language="zh"),
)

_WORD = r"(?:[Rr]esolution|[Dd]ecision)s?"
_SIGN = r"(?: ?[-–—\\] ?| ?/ | /)"
_SLIP = re.compile(
    rf"\b(?P<word>{_WORD}) (?P<first>[3-9][0-9]|1[0-2][0-9]|(?:19[5-9]|20[0-4])[0-9]){_SIGN}"
    r"(?P<last>[0-9]{1,3})(?![\w/-]| ?[-–] ?[0-9])"
    rf"|第 ?(?P<from>[3-9][0-9]|1[0-2][0-9]){_SIGN}(?P<to>[0-9]{{1,3}}) ?号(?=决[议定])"
)
_NUMBER = re.compile(r"(?<![\w/.-])(?P<session>[3-9][0-9]|1[0-9]{2})/[0-9]{1,3}(?![\w/-]|\.[0-9])")
_CITED = re.compile(r"A/(?:RES|DEC)/(?P<session>[0-9]{2,3})/[0-9]{1,3}(?![\w/])")
_CUE = re.compile(rf"\b{_WORD}[^.;!?。；]{{0,60}}$|第 ?(?:[0-9/、和及A-Z -]{{0,60}})$")
_OTHERS = (
    r"(?:Council|Commission|Conference|Board|Committee|Agency|Union|Institute|Health Assembly"
    r"|Congress|Parliament|Programme|Forum|Environment Assembly|Habitat Assembly|ESCAP|ECE|UNESCO"
    r"|WHO)\b"
    r"|理事会|委员会|会议|联盟|机构|世界卫生大会|环境大会|人居大会"
)
# The bodies that a sentence names: the last one before a number is the one that adopted it.
_BODY = re.compile(rf"General Assembly|(?P<other>{_OTHERS})|大会")
_OF_OTHER = re.compile(rf"(?: [A-Z]\b)?,? (?:of|adopted by|by) [^,.;]{{0,60}}(?:{_OTHERS})")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each number with another sign, or of a later session."""
    session = assembly_session(edition.report)
    for passage in passages(edition):
        text = str(passage.text)
        if not any(map(text.__contains__, DIGITS)):
            continue
        if "esolution" in text or "ecision" in text or "决" in text:
            yield from _slips(passage)
            if session is not None:
                yield from _later(passage, session)
        if session is not None and ("A/RES/" in text or "A/DEC/" in text):
            for found in _CITED.finditer(text):
                if int(found["session"]) > session:
                    yield _of_later(passage, found, session)


def _slips(passage: Passage) -> Iterator[Diagnostic]:
    for found in _SLIP.finditer(passage.prose):
        begins, ends = ("first", "last") if found["word"] else ("from", "to")
        first, last = found[begins], found[ends]
        is_range = found["word"] and found["word"].endswith("s") and int(first) < int(last) < 130
        if is_range or (len(first) == 4 and int(last) > 99):
            continue
        typed = str(passage.text)[found.start(begins) : found.end(ends)]
        message = f"`{typed}` does not have the slash of a number of a resolution or decision"
        place, remedy = passage.at(found.start(begins)), Remedy(typed, f"{first}/{last}")
        yield Diagnostic("resolution-number", place, message, remedy.hint, Severity.WARNING, remedy)


def _later(passage: Passage, session: int) -> Iterator[Diagnostic]:
    text = passage.prose
    for found in _NUMBER.finditer(text):
        if int(found["session"]) <= session:
            continue
        before = text[max(found.start() - 120, 0) : found.start()]
        after = text[found.end() : found.end() + 60]
        if _CUE.search(before) and not _is_of_another(before, after):
            yield _of_later(passage, found, session)


def _is_of_another(before: str, after: str) -> bool:
    """Whether the words around a number name a body with sessions of its own."""
    named = [*_BODY.finditer(re.split(r"[.;。；] ?", before)[-1])]
    if named and named[-1]["other"]:
        return True
    return _OF_OTHER.match(after) is not None


def _of_later(passage: Passage, found: re.Match[str], session: int) -> Diagnostic:
    of = found["session"]
    message = f"`{found[0]}` is of session {of}, but the report is of session {session}"
    hint = "compare the number with the resolution or decision itself"
    place = passage.at(found)
    return Diagnostic("resolution-session", place, message, hint, Severity.WARNING)
