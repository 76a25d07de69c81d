"""A known author is written as a key, so that page 1 prints the whole line in every language.

`author: Secretary-General` prints just that, and not “Report of the Secretary-General”.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.reading.explain import nearest
from gareport.report.cover import KNOWN_AUTHORS, authored, is_known_author
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key

NAMES = {"author-key": Severity.WARNING}
TOPIC = Topic.COVER
BAD = (
    Example(cover="author: Secretary-General"),
    Example(cover="author: the secretary general"),
    Example(cover="author: Report of the Secretary-General"),
    Example(cover="author: Note by the Secretary-General"),
    Example(cover="author: Report of the UN Secretary-General"),
    Example(cover="author: Secretary-General of the United Nations"),
    Example(cover="author: secretary-general"),
    Example(cover="author: secretary_genral"),
    Example(cover="author: 秘书长", language="zh"),
    Example(cover="author: 秘书长的报告", language="zh"),
    Example(cover="author: 秘书长说明", language="zh"),
    Example(cover="kind: note\nauthor: Note by the Secretariat"),
    Example(cover="author: 秘书处的说明", language="zh"),
)
GOOD = (
    Example(cover="author: secretary_general"),
    Example(cover="kind: note\nauthor: secretariat"),
    Example(cover="author: Report of the Secretariat of a Made-up Convention"),
    Example(cover="author: Report of the Advisory Committee on Administrative Questions"),
    Example(cover="author: Report of the Deputy Secretary-General"),
    Example(cover="author: Report of the Special Representative of the Secretary-General"),
    Example(cover="author: Note by the President of the General Assembly"),
    Example(cover="author: 秘书长特别代表的报告", language="zh"),
)

_SECRETARY_GENERAL = re.compile(
    r"(?:(?P<kind>reports?|notes?)(?: (?:of|by|from))? )?(?:the )?(?:(?:un|united nations) )?"
    r"(?:secretary[ _-]?general|(?P<office>secretariat))(?: of the (?:un|united nations))?"
    r"(?:[’']s (?P<of>report|note))?\.?"
    r"|(?:联合国)?(?:秘书长|(?P<office_han>秘书处))(?:的|提交的)?(?P<han>报告|说明)?"
)
_KINDS = {"report": "report", "note": "note", "报告": "report", "说明": "note"}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at an author that is typed and has a key."""
    cover = edition.report.cover
    if not edition.is_original or cover.author is None or is_known_author(cover.author):
        return
    author = str(cover.author).strip()
    found = _SECRETARY_GENERAL.fullmatch(" ".join(author.lower().split()))
    if found is None:
        # A text is not a misspelt key, but a single word may be.
        if not (author.replace("_", "").isalpha() and author.isascii() and author.islower()):
            return
        if not nearest(author, KNOWN_AUTHORS):
            return
    office = found["office"] or found["office_han"] if found else nearest(author, ["secretariat"])
    key = "secretariat" if office else "secretary_general"
    printed = str(edition.words[Key.known_author(authored(cover.kind), key)])
    named = (found["kind"] or found["of"] or found["han"] or "") if found else ""
    kind = _KINDS.get(named.rstrip("s"))
    hint = f"write `author: {key}`"
    if kind not in (None, authored(cover.kind)):
        hint += f" and `kind: {kind}`"
    else:
        hint += f", which prints “{printed}”"
    message = f"`{author}` is printed as it is, although this author has a key"
    yield Diagnostic("author-key", cover.author.span, message, hint, Severity.WARNING)
