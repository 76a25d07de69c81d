"""Numbers and labels are computed, not typed at the beginning of a paragraph, a subparagraph, a
heading, a table or an annex.

A typed number would be printed after the computed one, and would be wrong as soon as a block is
added before it. Labels inside a sentence, such as (a) and (b) in a list, are text.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import passages
from gareport.editorial.topics import Topic
from gareport.language.numerals import UP_TO_TEN
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

SHOWN = 20  # characters of the text that the hint cites

NAMES = {"typed-number": Severity.ERROR}
TOPIC = Topic.REFERENCES
_HAN = f"[{UP_TO_TEN}]{{1,3}}"
_SPACE = "[ \u00a0\u3000]"
_LABEL = re.compile(
    rf"[0-9]{{1,3}}(?:\.(?![0-9]){_SPACE}*|[、．]{_SPACE}*|\){_SPACE}+)"
    rf"|[(（](?:[a-z]{{1,2}}|[ivx]{{1,5}}|[0-9]{{1,2}}|{_HAN})[)）]{_SPACE}*"
    rf"|[IVX]{{2,5}}[.．、]{_SPACE}+"
    rf"|{_HAN}(?:[.．]|、(?!{_HAN}[、年月级类等和])){_SPACE}*"
)
_NUMBER = rf"(?:[0-9]{{1,2}}|[IVX]{{1,5}}|{_HAN})"
_NAMED = re.compile(
    rf"(?:Table|Annex|表|附件){_SPACE}?{_NUMBER}?(?:[.:：、]|$){_SPACE}*"
    rf"|[A-Z][.．、]{_SPACE}+|第{_HAN}[节部分章]{_SPACE}+"
)
_HEADED = frozenset({Role.HEADING, Role.TABLE})
_NUMBERED = _HEADED | {Role.PARAGRAPH, Role.ITEM, Role.LEAD, Role.CLOSING}
_ITEM = "- id: list\n  paragraph: 'The steps:'\n  items: [{{id: one, text: '{}'}}]"
BAD = (
    "12. The Committee met.",
    Example(content=_ITEM.format("(a) To meet.")),
    Example(section="heading: III. Proposals"),
    Example(section="heading: 三、建议", language="zh"),
    Example(content=_ITEM.format("（一）开会。"), language="zh"),
    Example("3．委员会举行了会议。", language="zh"),
    Example(section="heading: 'Annex I: Terms'"),
)
GOOD = (
    "The report (a) gives an overview; (b) makes proposals.",
    "2.5 per cent of the posts are vacant.",
    "12 posts. All are vacant.",
    "A. Smith was the author.",
    Example(section="heading: I am the heading"),
    Example("一、二、三年级都有。", language="zh"),
    Example("第一节车厢。", language="zh"),
    Example("2008-2009 两年期。", language="zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each number or label at the beginning of a numbered text."""
    for passage in passages(edition):
        if passage.role not in _NUMBERED:
            continue
        found = _LABEL.match(passage.text)
        if found is None and passage.role in _HEADED:
            found = _NAMED.match(passage.text)
        if found:
            label = found[0].strip()
            message = f"`{label}` is typed, but numbers and labels are computed"
            rest = passage.text[found.end() :]
            shown = rest if len(rest) <= SHOWN else f"{rest[:SHOWN].rstrip()}…"
            hint = f"delete it: begin with `{shown}`" if rest else "write the text itself"
            yield Diagnostic("typed-number", passage.at(0), message, hint)
