"""One thing has one name in a report, and none that its glossary says to avoid.

导言 here and 引言 there make a reader look for a difference. In a translation `pair-term` tells
what is to be avoided, which a translator can waive.
"""

import re
from collections.abc import Iterator, Sequence

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, Role, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.glossary import is_written

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
# Of each row a report uses one.
SAME = (("导言", "引言"), ("信息和通信技术", "信息通信技术"))
_ALL = frozenset(Role) - {Role.QUOTE, Role.AGENDA}
_CITED = re.compile(r"《[^》]*》|“[^”]*”|\*[^*]*\*")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each use of the rarer name, and of a name to avoid."""
    placed = [(passage, _own(passage)) for passage in passages(edition) if passage.role in _ALL]
    if edition.language.manual is Manual.CHINESE:
        for names in SAME:
            yield from _mixed(placed, names)
    if edition.is_original:
        yield from _avoided(edition, placed)


def _own(passage: Passage) -> str:
    """The prose without what is cited, every character at its place."""
    if not any(map(passage.prose.__contains__, "《“*")):
        return passage.prose
    return _CITED.sub(lambda found: "\ufffc" * len(found[0]), passage.prose)


def _mixed(placed: Placed, names: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The uses of all names but the most frequent one; of equals the first is right."""
    counts = {name: sum(text.count(name) for _, text in placed) for name in names}
    usual = max(names, key=lambda name: counts[name])
    for passage, text in placed:
        for name in names:
            if name != usual and (at := text.find(name)) >= 0:
                message = f"`{name}` is {usual} elsewhere in this report"
                hint = f"write `{usual}`, or {name} throughout"
                yield Diagnostic("mixed-terms", passage.at(at), message, hint, Severity.WARNING)


def _avoided(edition: Edition, placed: Placed) -> Iterator[Diagnostic]:
    language = edition.language
    avoided = [(form, term) for term in edition.glossary.terms for form in term.avoid]
    for form, term in avoided:
        for passage, text in placed:
            if is_written(form, text, language):
                at = text.casefold().find(form.casefold())
                message = f"`{str(passage.text)[at : at + len(form)]}` is to be avoided"
                hint = f"write “{term.written(language)[0]}”"
                yield Diagnostic("avoided-term", passage.at(at), message, hint, Severity.WARNING)
