"""Every text is written: none is only a placeholder, such as `TODO`.

`new` fills a report with texts that say what to write. Drafters and translators type `TODO` or
`[insert figure]` where something is missing. These findings are errors in a final build.
"""

import re
from collections.abc import Iterator
from functools import cache

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.language.languages import languages
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"placeholder": Severity.WARNING}
TOPIC = Topic.STRUCTURE
BAD = (
    "What the report is about, to be written.",
    "What the mission is about, to be written",
    "TODO: write about the budget.",
    "The budget is TODO.",
    "The cost is [insert figure].",
    "Lorem ipsum dolor sit amet.",
    "XXX",
    "TBC",
    Example(cover='title: "Title of the report, to be written"'),
    Example("本报告的主题（待写）。", language="zh"),
    Example("待补", language="zh"),
    Example("费用为【待补】。", language="zh"),
    Example("A text.", translation="待译"),
)
GOOD = (
    "The history of the mission, which nobody knows, remains to be written.",
    "The report had, at the time of drafting, to be written.",
    "A text to be written in two languages, and a list of things to do.",
    "In the XXX volume, the total was to be determined (TBD).",
    "It was written [in French].",
    Example("本报告有待写出。", language="zh"),
    Example("该事项待定，待补充资料收到后审议。", language="zh"),
)

_LEFT = re.compile(
    r"[^,.;:]{3,80}, to be written\.?"
    r"|\W{0,3}(?:TODO|FIXME|TBD|TBC|TBA|[Xx]{3,}"
    r"|[Tt]o be (?:written|translated|completed|inserted))\W{0,3}"
    r"|\W{0,3}(?:待写|待补|待译|待填|待续|待完成|待翻译|待补充|翻译)\W{0,3}"
    r"|.{1,60}[（(]待写[）)]。?",
    re.DOTALL,
)
_WITHIN = re.compile(
    r"\bTODO\b|\bFIXME\b|\b[Ll]orem ipsum\b|[【［\[](?:待|此处|插入)[^】］\]]{0,40}[】］\]]"
    r"|\[ ?(?:insert|to (?:be )?(?:add|come|complet|confirm|insert|updat|writ)|placeholder)"
    r"[^\]]{0,60}\]"
    r"|[（(]待[写译补][）)]"
)
# For speed, only a text with one of these is searched with the patterns above.
_MAYBE = re.compile(r"TODO|FIXME|TB[ACD]|[Xx]{3}|be (?:w|t|c|i)|psum|待|[\[［【]|翻译")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each text that is not written yet."""
    for passage in passages(edition):
        text = str(passage.text).strip()
        if not (_MAYBE.search(text) or text in _starters()):
            continue
        within = _WITHIN.search(passage.prose)
        if within or _LEFT.fullmatch(text) or text in _starters():
            message = f"`{within[0] if within else text}` is a placeholder"
            hint = "write the text, or delete the block"
            yield Diagnostic("placeholder", passage.text.span, message, hint, Severity.WARNING)


@cache
def _starters() -> frozenset[str]:
    """The texts of a starter report, in every language."""
    found: set[str] = set()
    for language in languages().values():
        texts = language.starter
        found |= {texts.title, texts.summary}
        found |= {one[1] for one in (texts.introduction, texts.background, texts.recommendations)}
    return frozenset(found)
