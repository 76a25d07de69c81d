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
    "07-55873 1",
    "2 07-55873",
    "07-55873* (C)",
    "12",
    "The report was late. 07-55873 (C) 3 It was read.",
    "The report was 07-55873 3 late.",
    Example("报告\n07-55873 5\n已提交。", language="zh"),
    Example("A text.\n12\nAnother text."),
    Example("第 3 页", language="zh"),
    Example("信通技术的\n管理。", language="zh"),
    "_____",
)
GOOD = (
    r"The report (A/57/620) of it, with a \* star and \[brackets\].",
    "A whole line.\nAnother line.",
    "The short- and long-term plans; pre- or post-2008.",
    "See A/62/502, and job 07-47586, on page 3.",
    "Jobs 07-47586 and 07-47587 (C) were late; of 07-47586, 3 pages were.",
    "Call 07-55873 or 212-963-1234, box 10-10017; contract 07-55873 of 2 May 2007.",
    "The bienniums 2006-2007 and 2008-09, from 07-08 to 1-31 July, 5-10000 of them.",
    "2007",
    Example("Figures:\n2007.\nIn 2008 - 12.", language="en"),
    Example(content="- id: first\n  paragraph: 'Posts:'\n  items:\n    - {id: a, text: '12'}"),
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
_JOB = r"(?:GE\.|V\.)?[0-9]{2}-[0-9]{5}\*?"
_FURNITURE = re.compile(
    rf"(?:[0-9]{{1,3}} +)?{_JOB}(?: ?\([EFSRAC]\))?(?: +[0-9]{{6}}){{0,2}}(?: +[0-9]{{1,3}})?"
    r"|\*[0-9]{7}\*"
    r"|第 ?[0-9]+ ?页|[Pp]age [0-9]+(?: of [0-9]+)?|[0-9]{1,3}/[0-9]{1,3}|- ?[0-9]{1,3} ?-"
)
_LINE = re.compile(r"\S(?:.*\S)?")
_PAGE = re.compile("[1-9][0-9]{0,2}")
_WITH_LINES = frozenset({Role.PARAGRAPH, Role.CLOSING, Role.QUOTE})  # an item may be a figure
# A foot of a page within a text: a job number with a date or a page, or alone behind a sentence.
_FOOT = re.compile(
    rf"(?<![A-Za-z0-9/.–-]){_JOB}(?: ?\([EFSRAC]\))?"
    r"(?:(?: +[0-9]{6}){1,2}(?: +[0-9]{1,3})?(?![0-9A-Za-z,/-])| +[0-9]{1,3}(?=$|\s+[^\W\d]))"
    rf"|(?:(?<=\A)|(?<=[.。!?！？]\s)|(?<=[。！？]))"
    rf"(?:[0-9]{{1,3}} +{_JOB}(?: ?\([EFSRAC]\))?|{_JOB} ?\([EFSRAC]\))(?![0-9A-Za-z,/-])"
)
_NAMED = re.compile(r"(?i)(?:\b(?:jobs?|numbers?|nos?\.?|and|or|to|contracts?|call|dial)|号) ?$")
_HAS_JOB = re.compile("[0-9]-[0-9]{5}")
_HIDDEN = re.compile(r"(?<!\{)\{[^{}]*\}")
_ROLES = RUNNING | {Role.HEADING, Role.LEAD, Role.QUOTE, Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault at each sign that was left, and wherever page furniture stands."""
    for passage in passages(edition):
        text = str(passage.text)
        for start, end in _furniture(passage, text) if passage.role in _ROLES else ():
            furniture = str(passage.text)[start:end]
            message = f"`{furniture}` was in the head or foot of a page"
            what = "the text" if furniture == passage.text.strip() else "it"
            hint = f"take {what} out: the pages print their own"
            yield Diagnostic("page-furniture", passage.at(start), message, hint)
            # Nor are the line ends around it told: they go with it.
            before = max(start - 1, 0)
            text = f"{text[:before]}{'.' * (end + 1 - before)}{text[end + 1 :]}"
        for found in () if _is_clean(text) else _LEFT.finditer(text):
            yield _fault(passage, found)


def _furniture(passage: Passage, text: str) -> Iterator[tuple[int, int]]:
    """Where a whole text, a line of one, or what stands in its midst is page furniture."""
    if len(text) < 60 and is_well_formed(text.strip()):
        yield 0, len(text)
        return
    told = 0
    for line in _LINE.finditer(text) if len(text) < 60 or "\n" in text else ():
        is_page = passage.role in _WITH_LINES and _PAGE.fullmatch(line[0])
        if is_page or _FURNITURE.fullmatch(line[0]):
            yield line.span()
            told = line.end()
    for found in _FOOT.finditer(text, told) if "-" in text and _HAS_JOB.search(text) else ():
        if not _NAMED.search(text, 0, found.start()):
            yield found.span()


def _is_clean(text: str) -> bool:
    """Whether a text has nothing that a sign left begins with; most are passed over fast."""
    has_sign = any(map(text.__contains__, _SIGNS))
    return not has_sign and (text.isascii() or not _PRIVATE.search(text))


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
