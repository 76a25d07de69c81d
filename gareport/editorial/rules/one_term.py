"""One thing has one name in a report, and not a name that the glossary says to avoid.

With 导言 in one place and 引言 in another, readers look for a difference. In a translation,
`pair-term` reports names to avoid, which a translator can waive.
"""

import re
from collections.abc import Iterator, Sequence

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.prose import MASK
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.glossary import is_written
from gareport.report.kinds import Role

NAMES = {"mixed-terms": Severity.WARNING, "avoided-term": Severity.WARNING}
TOPIC = Topic.WORDING
_TERMS = {
    "locales/terms/own.yaml": "- {kind: term, zh: 信息和通信技术, en: information and"
    " communications technology, avoid: [信通科技, informatics]}"
}
BAD = (
    Example("见导言。", language="zh", section="heading: 引言"),
    Example("信息和通信技术又称信息通信技术。", language="zh"),
    Example("采用信通科技。", language="zh", files=_TERMS),
    Example("On Informatics.", files=_TERMS),
)
GOOD = (
    Example("见导言。", language="zh", section="heading: 导言"),
    Example("题为《信息通信技术》的报告论述信息和通信技术。", language="zh"),
    Example("信息通信技术。", language="zh"),
    Example("On information and communications technology.", files=_TERMS),
    Example("On bioinformatics.", files=_TERMS),
)

Placed = Sequence[tuple[Passage, str]]
# A report uses one name of each row.
SAME = (("导言", "引言"), ("信息和通信技术", "信息通信技术"))
_ALL = frozenset(Role) - {Role.QUOTE, Role.AGENDA}
_CITED = {"》": re.compile("《[^》]*》"), "”": re.compile("“[^”]*”"), "*": re.compile(r"\*[^*]*\*")}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each use of the rarer name, and of a name to avoid."""
    placed = [(passage, _own(passage)) for passage in passages(edition) if passage.role in _ALL]
    if edition.language.manual is Manual.CHINESE:
        for names in SAME:
            yield from _mixed(placed, names)
    if edition.is_original:
        yield from _avoided(edition, placed)


def _own(passage: Passage) -> str:
    """The prose with citations masked; every other character keeps its offset."""
    if not any(map(passage.prose.__contains__, "《“*")):
        return passage.prose
    text = passage.prose
    for last, cited in _CITED.items():
        end = text.rfind(last) + 1  # after it, no mark is closed
        text = cited.sub(lambda found: MASK * len(found[0]), text[:end]) + text[end:]
    return text


def _mixed(placed: Placed, names: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The uses of all names but the most frequent one, or but the first of two as frequent."""
    counts = {name: sum(text.count(name) for _, text in placed) for name in names}
    usual = max(names, key=lambda name: counts[name])
    for passage, text in placed:
        for name in names:
            if name != usual and (at := text.find(name)) >= 0:
                message = f"`{name}` is called `{usual}` elsewhere in this report"
                hint = f"write `{usual}` here, or `{name}` everywhere"
                yield Diagnostic("mixed-terms", passage.at(at), message, hint, Severity.WARNING)


def _avoided(edition: Edition, placed: Placed) -> Iterator[Diagnostic]:
    language = edition.language
    avoided = [(form, term) for term in edition.glossary.terms for form in term.avoided(language)]
    for form, term in avoided:
        for passage, text in placed:
            if is_written(form, text, language):
                at = text.casefold().find(form.casefold())
                written = str(passage.text)[at : at + len(form)]
                message = f"`{written}` is a term that the glossary says to avoid"
                hint = f"write “{term.written(language)[0]}”"
                yield Diagnostic("avoided-term", passage.at(at), message, hint, Severity.WARNING)
