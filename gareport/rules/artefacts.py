"""What another program left in a text: backslashes, page numbers, divided words.

Text that was copied from a PDF or a converter brings along the furniture of its pages and signs
that nobody typed. Asterisks without a partner and empty links are told as markup.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.passages import RUNNING, Passage, Role, passages
from gareport.symbols import is_well_formed
from gareport.translate import Edition

NAMES = {"artefact": Severity.ERROR, "page-furniture": Severity.ERROR}
BAD = (
    r"The report \(A/57/620\) of it.",
    "A text with a soft\u00adhyphen.",
    "A text with a \ue000 of its own.",
    "The manage- ment of it.",
    "A line\nbroken off.",
    "07-47586",
    "A/62/502",
    "07-47586 (E) 221007",
    Example("第 3 页", language="zh"),
    Example("信通技术的\n管理。", language="zh"),
    "_____",
)
GOOD = (
    r"The report (A/57/620) of it, with a \* star and \[brackets\].",
    "A whole line.\nAnother line.",
    "The short- and long-term plans; pre- or post-2008.",
    "See A/62/502, and job 07-47586, on page 3.",
    Example("信通技术的管理，见第 3 页。", language="zh"),
    Example(content="- id: first\n  paragraph: >-\n    One line\n    and another."),
)

_LEFT = re.compile(
    r"(?P<escape>\\[()_.#>~+=|-])|(?P<hidden>[\u00ad\ue000-\uf8ff])"
    r"|(?P<divided>\b[A-Za-z]{2,}[a-z]- (?!(?:and|or|to|und|as|but|nor|versus)\b)[a-z]{2,}\b)"
    r"|(?P<line>(?<=[^\s.。!?！？:：;；])[ \t]*\n\s*(?=\S))|(?P<rule>_{5,})"
)
_SIGNS = ("\\", "\u00ad", "\n", "- ", "_____")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FURNITURE = re.compile(
    r"(?:GE\.|V\.)?[0-9]{2}-[0-9]{5}(?: ?\([EFSRAC]\))?(?: +[0-9]{6}){0,2}|\*[0-9]{7}\*"
    r"|第 ?[0-9]+ ?页|[Pp]age [0-9]+(?: of [0-9]+)?|[0-9]{1,3}/[0-9]{1,3}|- ?[0-9]{1,3} ?-"
)
_HIDDEN = re.compile(r"(?<!\{)\{[^{}]*\}")
_ROLES = RUNNING | {Role.HEADING, Role.LEAD, Role.QUOTE, Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault at each sign that was left, and at each text that is page furniture."""
    for passage in passages(edition):
        text = str(passage.text)
        if passage.role in _ROLES and _is_furniture(text.strip()):
            message = f"`{text.strip()}` was in the head or foot of a page"
            hint = "take the text out: the pages print their own"
            yield Diagnostic("page-furniture", passage.at(0), message, hint)
            continue
        for found in () if _is_clean(text) else _LEFT.finditer(text):
            yield _fault(passage, found)


def _is_clean(text: str) -> bool:
    """Whether a text has nothing that a sign left begins with; most are passed over fast."""
    has_sign = any(map(text.__contains__, _SIGNS))
    return not has_sign and (text.isascii() or not _PRIVATE.search(text))


def _is_furniture(text: str) -> bool:
    return len(text) < 60 and bool(_FURNITURE.fullmatch(text) or is_well_formed(text))


def _fault(passage: Passage, found: re.Match[str]) -> Diagnostic:
    message, hint = _told(found)
    return Diagnostic("artefact", passage.at(found), message, hint)


def _told(found: re.Match[str]) -> tuple[str, str]:
    match found.lastgroup:
        case "escape":
            return f"`{found[0]}` is left of another program", f"write `{found[0][1]}`"
        case "hidden":
            return f"U+{ord(found[0]):04X} is a sign that does not print", "take it out"
        case "divided":
            return (
                f"`{found[0]}` was divided at a line end",
                f"write `{found[0].replace('- ', '')}`",
            )
        case "line":
            return (
                "a line ends within a sentence",
                "go on in the same line, or make two blocks of it",
            )
        case _:
            return "a line of underscores is left of a page", "take it out"
