"""Every text is written: none is only a placeholder, such as `TODO`.

`new` fills a report with texts that say what to write. Drafters and translators type `TODO`,
`[insert figure]`, `$XX` or `???` where something is missing. Square brackets around text that is
negotiated are not placeholders. These findings are errors in a final build.
"""

import re
from collections.abc import Iterator
from functools import cache

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import languages
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

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
    "The report was issued as A/99/XXX.",
    "See the note by the Secretary-General (A/C.5/62/xx) and A/62/L.XX.",
    "The cost is $XX.",
    "The cost is US$ XX,XXX, or XX per cent.",
    "It will be held on [date] in [place].",
    "The cost is ???",
    "The cost is [TBD].",
    "Figures to come.",
    "[to come]",
    Example("费用为 XX 万美元。", language="zh"),
    Example("费用为××美元。", language="zh"),
    Example("费用待补。", language="zh"),
    Example("费用为？？？", language="zh"),
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
    "It was written [in French]; see the [source](https://www.un.org/).",
    "[The Parties [shall][should] [may] agree on [30][60] days from the date [of entry] […].]",
    "It is for years to come.",
    "Challenges to come",
    "Is it so?? Volume XX, article XX, resolution 2131 (XX), chromosomes XX and the XX century.",
    "See A/RES/2131(XX), A/62/10 and “xx”; let $x$ be $X.",
    Example(content="- id: q\n  quote: “It enters into force on [date].”\n"),
    Example("《联合国》第 XX 卷，有待补足，待补缺员额，待定。", language="zh"),
    Example("本报告有待写出。", language="zh"),
    Example("该事项待定，待补充资料收到后审议。", language="zh"),
)

_LEFT = re.compile(
    r"[^,.;:]{3,80}, to be written\.?"
    r"|\W{0,3}(?:TODO|FIXME|TBD|TBC|TBA|[Xx]{3,}"
    r"|[Tt]o be (?:written|translated|completed|inserted))\W{0,3}"
    r"|\W{0,3}(?:待写|待补|待译|待填|待续|待完成|待翻译|待补充|翻译)\W{0,3}"
    r"|\W{0,3}(?:(?:[Tt]ext|[Ff]igures?|[Tt]ables?|[Dd]etails?|[Dd]ata|[Nn]umbers?|[Mm]ore"
    r"|[Tt]ranslation|[Ss]ummary|[Hh]eading|[Tt]itle) )?[Tt]o come\W{0,3}"
    r"|.{1,60}[（(]待写[）)]。?",
    re.DOTALL,
)
_WITHIN = re.compile(
    r"\bTODO\b|\bFIXME\b|\b[Ll]orem ipsum\b|[【［\[](?:待|此处|插入)[^】］\]]{0,40}[】］\]]"
    r"|\[ ?(?:insert|to (?:be )?(?:add|come|complet|confirm|insert|updat|writ)|placeholder)"
    r"[^\]]{0,60}\]"
    r"|[（(]待[写译补][）)]|待[补填译写](?=[，。；、）)]|$)"
    r"|[?？]{3,}|\[(?:TB[ACD]|tb[acd])\]"
    r"|[$€£¥][ \u00a0]?[Xx]{2,}(?:[,. ][Xx]{3})*(?![\w$])"
    r"|\b[Xx]{1,3}(?:[, ][Xx]{3})+\b"
    r"|\b[Xx]{2,}(?=[ \u00a0]?(?:million|billion|per cent|%|dollars))"
    r"|[Xx×]{2,}(?= ?[万亿]?(?:美元|欧元|元|个|名|人|年|月|日|万|亿|[%％]))"
)
# A symbol whose number is not known yet: A/99/XXX.
_SYMBOL = re.compile(r"\b[AES]/(?:[\w.()-]+/)*(?:L\.|Add\.|CRP\.)?[Xx]{2,}\b(?![/.]\w)")
# In a quotation, or in a text that is negotiated, such a word may wait for a decision.
_SLOT = re.compile(
    r"\[(?:dates?|numbers?|names?|amounts?|figures?|titles?|symbols?|places?|months?|years?"
    r"|references?|links?|sources?|[Xx]{2,})\](?![(\ufffc])"
)
# For speed, only a text with one of these is searched with the patterns above.
_MAYBE = re.compile(
    r"TODO|FIXME|TB[ACD]|[Xx×]{2}|be (?:w|t|c|i)|psum|待|[\[［【]|翻译|[?？]{3}|[Tt]o come"
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each text that is not written yet."""
    for passage in passages(edition):
        text = str(passage.text).strip()
        if not (_MAYBE.search(text) or text in _starters()):
            continue
        within = _within(passage)
        if within or _LEFT.fullmatch(text) or text in _starters():
            message = f"`{within[0] if within else text}` is a placeholder"
            hint = "write the text, or delete the block"
            yield Diagnostic("placeholder", passage.text.span, message, hint, Severity.WARNING)


def _within(passage: Passage) -> re.Match[str] | None:
    """The first placeholder in a text that has other words too."""
    found = _WITHIN.search(passage.prose) or _SYMBOL.search(passage.text)
    if found or passage.role is Role.QUOTE:
        return found
    return _SLOT.search(passage.prose)


@cache
def _starters() -> frozenset[str]:
    """The texts of starter documents, in every language."""
    return frozenset[str]().union(*(one.starter.waiting for one in languages().values()))
