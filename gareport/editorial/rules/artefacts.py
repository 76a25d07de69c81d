"""A text has no leftovers of other programs: backslashes, page numbers, divided words, fields.

Text copied from a PDF, a web page or a converter brings page furniture and tags with
it. A text with a blank line would print as one paragraph. Text that was read in the wrong encoding
has `â€™` for an apostrophe. Unpaired asterisks and empty links are reported as markup.
"""

import html
import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import RUNNING, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.symbols import is_well_formed
from gareport.report.diagnostics import Diagnostic, Remedy, Severity, Span
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {
    "artefact": Severity.ERROR,
    "page-furniture": Severity.ERROR,
    "two-paragraphs": Severity.ERROR,
}
TOPIC = Topic.MARKUP
BAD = (
    r"The report \(A/57/620\) of it.",
    "The manage- ment of it.",
    "A line\nbroken off.",
    "A paragraph.\n\nAnother paragraph.",
    Example(content="- id: first\n  paragraph: >-\n    A paragraph.\n\n    Another one."),
    Example("一段。\n\n另一段。", language="zh"),
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
    "A ** text of it.",
    "See ](#) here.",
    "See Error! Reference source not found.",
    "As paragraph Error! Bookmark not defined. says.",
    Example("见错误！未找到引用源。", language="zh"),
    "A&nbsp;text with &#8217; in it.",
    "A <b>bold</b> text.",
    "The programmeâ€™s text, in FranÃ§ais.",
    "12 | P a g e",
    "3",
)
GOOD = (
    r"The report (A/57/620) of it, with a \* star and \[brackets\].",
    "A whole line.\nAnother line.",
    Example(content="- id: first\n  paragraph: |\n    A line.\n    Another line.\n\n"),
    "The short- and long-term plans; pre- or post-2008.",
    "See A/62/502, and job 07-47586, on page 3.",
    "Jobs 07-47586 and 07-47587 (C) were late; of 07-47586, 3 pages were.",
    "Call 07-55873 or 212-963-1234, box 10-10017; contract 07-55873 of 2 May 2007.",
    "The bienniums 2006-2007 and 2008-09, from 07-08 to 1-31 July, 5-10000 of them.",
    "2007",
    Example("Figures:\n2007.\nIn 2008 - 12.", language="en"),
    Example(content="- id: first\n  paragraph: 'Posts:'\n  items:\n    - {id: a, text: '12'}"),
    Example("信通技术的管理，见第 3 页。", language="zh"),
    Example("It notes it.{note.a}", section="notes: {a: A/62/502}"),
    Example(content="- id: first\n  paragraph: 'See:'\n  items:\n    - {id: a, text: A/62/502}"),
    "Short- medium- and long-term plans.",
    "An AT&T; office, R&D and a<b, 3 < 5 > 2; SÃO Â, A/65/L.78** and 2 \\*\\* 3.",
    "An error! The reference, Source | Page, was “&” and [the site](https://www.un.org/#b).",
    Example(content="- id: first\n  paragraph: >-\n    One line\n    and another."),
)

_TAGS = "b|i|u|p|a|br|em|strong|span|div|font|su[bp]|t[dhr]|table|[ou]l|li|h[1-6]"
_LEFT = re.compile(
    r"(?P<escape>\\[()_.#>~+=|-])"
    r"|(?P<divided>\b[A-Za-z]{2,}[a-z]- (?!(?:and|or|to|und|as|but|nor|versus)\b)[a-z]{2,}\b(?!-))"
    r"|(?P<field>Error! (?:Reference source|Bookmark|Hyperlink|Not a valid|No text of|Unknown)"
    r"[a-z ]*+\.?|错误[!！] ?(?:未找到引用源|未定义书签|超链接引用无效)[。.]?)"
    r"|(?P<entity>&(?:[lr][sd]quo|[mn]dash|nbsp|amp|lt|gt|quot|apos|hellip|sect|#x?[0-9A-Fa-f]+);)"
    rf"|(?P<tag></?(?:{_TAGS})(?: [^<>]*)?/?>)|(?P<stars>(?:(?<= )|^)\*{{2,}}(?= |$))"
    r"|(?P<link>\]\([^()\s]*\))|(?P<misread>(?:â€[^\sA-Za-z]|Ã[\x80-\xbfŒ-žˆ-™]|Â[\xa0-\xbf])+)"
    r"|(?P<line>(?<=\S)[ \t]*\n\s*(?=\S))|(?P<rule>_{5,})"
)
_SIGNS = (
    "\\", "\n", "- ", "_____", "&", "<", "](", "**", "Error! ", "错误！", "错误!",
    "â€", "Ã", "Â",
)  # fmt: skip
_JOB = r"(?:GE\.|V\.)?[0-9]{2}-[0-9]{5}\*?"
_FURNITURE = re.compile(
    rf"(?:[0-9]{{1,3}} +)?{_JOB}(?: ?\([EFSRAC]\))?(?: +[0-9]{{6}}){{0,2}}(?: +[0-9]{{1,3}})?"
    r"|\*[0-9]{7}\*|[0-9]{1,3} ?\| ?P ?a ?g ?e|P ?a ?g ?e ?\| ?[0-9]{1,3}"
    r"|第 ?[0-9]+ ?页|[Pp]age [0-9]+(?: of [0-9]+)?|[0-9]{1,3}/[0-9]{1,3}|- ?[0-9]{1,3} ?-"
)
_LINE = re.compile(r"\S(?:.*\S)?")
_PAGE = re.compile("[1-9][0-9]{0,2}")
# The roles that furniture was pasted into; an item may be a figure, and a note a symbol.
_WITH_LINES = frozenset({Role.PARAGRAPH, Role.CLOSING, Role.QUOTE})
# The foot of a page inside a text: a job number with a date or a page, or alone after a sentence.
_FOOT = re.compile(
    rf"(?<![A-Za-z0-9/.–-]){_JOB}(?: ?\([EFSRAC]\))?"
    r"(?:(?: +[0-9]{6}){1,2}(?: +[0-9]{1,3})?(?![0-9A-Za-z,/-])| +[0-9]{1,3}(?=$|\s+[^\W\d]))"
    rf"|(?:(?<=\A)|(?<=[.。!?！？]\s)|(?<=[。！？]))"
    rf"(?:[0-9]{{1,3}} +{_JOB}(?: ?\([EFSRAC]\))?|{_JOB} ?\([EFSRAC]\))(?![0-9A-Za-z,/-])"
)
_NAMED = re.compile(r"(?i)(?:\b(?:jobs?|numbers?|nos?\.?|and|or|to|contracts?|call|dial)|号) ?$")
_HAS_JOB = re.compile("[0-9]-[0-9]{5}")
_ROLES = RUNNING | {Role.HEADING, Role.LEAD, Role.QUOTE, Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each leftover of a program, and at each piece of page furniture."""
    for passage in passages(edition):
        text = str(passage.text)
        for start, end in _furniture(passage, text) if passage.role in _ROLES else ():
            furniture = str(passage.text)[start:end]
            message = f"`{furniture}` is from the head or foot of a page"
            what = "the text" if furniture == passage.text.strip() else "it"
            hint = f"delete {what}: the pages print their own"
            yield Diagnostic("page-furniture", passage.at(start), message, hint)
            # The line ends around it go with it, so they are not reported.
            before = max(start - 1, 0)
            text = f"{text[:before]}{'.' * (end + 1 - before)}{text[end + 1 :]}"
        for found in () if _is_clean(text) else _LEFT.finditer(text):
            if found.lastgroup == "line" and (place := _between(passage, found)):
                message = "this text goes on after a blank line, but prints as one paragraph"
                yield Diagnostic("two-paragraphs", place, message, "write two blocks, or join them")
            elif not _is_right(found, text, edition):
                yield _fault(passage, found)


def _between(passage: Passage, found: re.Match[str]) -> Span | None:
    """The place of the blank line between two paragraphs of one text; None if there is none."""
    end = found.start() + found[0].index("\n")
    place = passage.at(end)
    if passage.text.is_at_blank_line(end):
        return Span(place.file, place.line + 1, 1)
    return place if found[0].count("\n") > 1 else None


def _is_right(found: re.Match[str], text: str, edition: Edition) -> bool:
    """Whether it is right: a line after a stop, the address of a link, a hyphen in any language.

    Of a language whose words are not known, no hyphen is reported.
    """
    if found.lastgroup == "line":
        return text[found.start() - 1] in ".。!?！？:：;；"
    if found.lastgroup == "divided":
        return edition.language.manual is None
    return found.lastgroup == "link" and "[" in text[: found.start()]


def _furniture(passage: Passage, text: str) -> Iterator[tuple[int, int]]:
    """Where page furniture is: the whole text, a line of it, or words inside it."""
    if len(text) < 60 and passage.role in _WITH_LINES and is_well_formed(text.strip()):
        yield 0, len(text)
        return
    searched = 0
    for line in _LINE.finditer(text) if len(text) < 60 or "\n" in text else ():
        is_page = passage.role in _WITH_LINES and _PAGE.fullmatch(line[0])
        if is_page or _FURNITURE.fullmatch(line[0]):
            yield line.span()
            searched = line.end()
    for found in _FOOT.finditer(text, searched) if "-" in text and _HAS_JOB.search(text) else ():
        if not _NAMED.search(text, 0, found.start()):
            yield found.span()


def _is_clean(text: str) -> bool:
    """Whether a text has no character that a leftover contains; for speed, as most have none."""
    return not any(map(text.__contains__, _SIGNS))


def _fault(passage: Passage, found: re.Match[str]) -> Diagnostic:
    message, what = _described(found)
    remedy = what if isinstance(what, Remedy) else None
    hint = what.hint if isinstance(what, Remedy) else what
    return Diagnostic("artefact", passage.at(found), message, hint, remedy=remedy)


def _described(found: re.Match[str]) -> tuple[str, str | Remedy]:
    """The message, and what to do; a remedy where the right characters are certain."""
    match found.lastgroup:
        case "escape":
            message = f"`{found[0]}` is left over from another program"
            return message, Remedy(found[0], found[0][1])
        case "divided":
            return (
                f"`{found[0]}` is a word divided at the end of a line",
                f"write `{found[0].replace('- ', '')}`",
            )
        case "field":
            return (
                f"`{found[0]}` is the error message of a field in Word",
                "write {ref.ID}, with the id of the block that the field referred to",
            )
        case "entity" | "tag" | "stars" | "link":
            message = f"`{found[0]}` is left over from another program"
            right = html.unescape(found[0]) if found.lastgroup == "entity" else ""
            return message, Remedy(found[0], right.strip() or " ") if right else "delete it"
        case "misread":
            return f"`{found[0]}` was read in the wrong encoding", _read_again(found[0])
        case "line":
            return "a line ends inside a sentence", "join the lines, or write two blocks"
        case _:
            return "a line of underscores is left over from a page", "delete it"


def _read_again(text: str) -> str | Remedy:
    """The characters meant, if they are certain: their UTF-8 bytes were read as Windows-1252."""
    try:
        return Remedy(text, text.encode("cp1252").decode("utf-8"))
    except UnicodeError:
        return "write the character that was meant"
