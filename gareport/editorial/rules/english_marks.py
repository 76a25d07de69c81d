"""English has the quotation marks “ ” and ‘ ’, the apostrophe ’, dashes and the ellipsis ….

Straight marks, `--` and `...` come from keyboards. A dash with spaces is –, one without is —. Feet,
inches, minutes and seconds keep straight marks. The first place of each kind in a text is reported,
with the number of the others.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, PROSE, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Remedy, Severity, Span
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = dict.fromkeys(("english-quotes", "english-dash", "english-ellipsis"), Severity.WARNING)
TOPIC = Topic.PUNCTUATION
BAD = (
    'The report entitled "Investing in people" was issued.',
    "The Board's report and the States' views.",
    "It is a so-called 'plan' of the '90s.",
    '("One", \'two\') and "three."',
    "The report -- a long one -- was issued.",
    'The "report"--a long one--was "issued".',
    "It was called a \"plan\" -- 'a plan'.",
    "The report---a long one---was issued.",
    "The report was issued...",
    "It says “we ... agree”.",
    Example(section='heading: "The Board\'s work"'),
    Example('A "text".', section='notes: {x: "The Board\'s book."}'),
)
GOOD = (
    "The report entitled “Investing in people” – the Board’s – of the ’90s… was issued — late.",
    'A man of 5\'10", a screen of 15", and 30\' 20" of arc; - and -, 2008-2009.',
    "See https://a.org/it's--so...html for it.",
    "See {ref.example}.",
    "It is rock 'n' roll, with the option --help, a...b and 1...9.",
    Example('题为"信息"的报告...', language="zh"),
)

_DOUBLE = re.compile(r'(?<![0-9])"(?=\S)(?P<in>[^"]*)(?<=\S)"')
_SINGLE = re.compile(
    r"(?<=[A-Za-z\ufffc.,])'(?=[A-Za-z])|(?<=[sxzSXZ])'(?= [a-z])|(?<=[0-9])'(?=s\b)"
    r"|(?<![\w'])'(?=[0-9]0s\b)"
)
_QUOTED = re.compile(r"(?<![\w'])'(?=[^\W\d])(?![Nn]')[^'\"]{1,200}(?<=[\w.,;!?)])'(?![\w'])")
_DASH = re.compile(
    r"(?<=[\w”’\x22')%\ufffc])(?P<gap> ?)(?<!-)(?P<dash>-{2,3})(?!-)(?= ?[\w“‘\x22'(\ufffc])"
    r"(?!(?<= --)[a-z]|(?<= ---)[a-z])"  # an option of a program: --help
)
# Between two single letters or figures, as in `a...b`, it is a range of a program.
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)(?!(?<=\b\w\.{3})\w\b)")
_SIGNS = ("'", '"', "--", "...")
_ROLES = PROSE | HEADINGS | {Role.AGENDA, Role.AUTHOR}
Slip = tuple[int, str, str]  # an offset, the characters there, and those to write


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first mark of each kind in a text that keyboards have for another."""
    for passage in passages(edition) if edition.language.manual is Manual.ENGLISH else ():
        if passage.role in _ROLES and any(map(passage.text.__contains__, _SIGNS)):
            for name, what, places in _kinds(passage.prose):
                if places:
                    yield _fault(passage, name, what, places)


def _kinds(text: str) -> Iterator[tuple[str, str, list[Slip]]]:
    yield "english-quotes", "a straight mark", sorted(_quotes(text))
    dashes = [
        (found.start("dash"), found["dash"], "–" if found["gap"] else "—")
        for found in _DASH.finditer(text)
    ]
    yield "english-dash", "not a dash", dashes
    dots = [(found.start(), found[0], "…") for found in _ELLIPSIS.finditer(text)]
    yield "english-ellipsis", "not one character", dots


def _quotes(text: str) -> Iterator[Slip]:
    apostrophes = [found.start() for found in _SINGLE.finditer(text)] if "'" in text else []
    yield from ((at, "'", "’") for at in apostrophes)
    for pattern, opening, closing in ((_DOUBLE, "“", "”"), (_QUOTED, "‘", "’")):
        for found in pattern.finditer(text):
            yield found.start(), found[0][0], opening
            yield found.end() - 1, found[0][0], closing


def _fault(passage: Passage, name: str, what: str, places: list[Slip]) -> Diagnostic:
    remedies: list[tuple[Span, Remedy]] = [
        (passage.at(at), Remedy(typed, write)) for at, typed, write in places
    ]
    at, typed, _ = places[0]
    around = str(passage.text)[max(at - 12, 0) : at + 12].strip()
    more = f" (and {len(places) - 1} more in this text)" if len(places) > 1 else ""
    message = f"`{typed.strip()}` in `{around}` is {what}{more}"
    place, first = remedies[0]
    remedy = replace(first, also=tuple(remedies[1:]))
    return Diagnostic(name, place, message, remedy.hint, Severity.WARNING, remedy)
