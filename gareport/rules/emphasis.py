"""Nothing is set in bold or italics for emphasis outside the conclusions and recommendations.

Italics are for titles of works, and for words of other languages: what begins with a capital, or
has no word or ending that only English has, is spared. So is a word that a text is about, in
quotation marks. Run-in headings and headings are set by the pages and not looked at. A translation
has the emphasis of its source, where the fault is told.
"""

import re
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.inline import Plain, Span, flat
from gareport.pairs import nodes
from gareport.passages import RUNNING, Passage, passages
from gareport.translate import Edition

NAMES = dict.fromkeys(("bold", "italics"), Severity.WARNING)
SOURCE = "Editorial Manual, emphasis: bold only for conclusions and recommendations"
BAD = (
    "This is **important**.",
    "This is *very* important.",
    "It is *urgently* needed.",
    Example("这一点**很重要**。", language="zh"),
    Example("这一点*很重要*。", language="zh"),
)
GOOD = (
    "The study *Effective IT Governance* was published.",
    "The rule applies *mutatis mutandis* and the proposal *in toto*.",
    "The *favela*, the *travaux préparatoires*, *in vitro*, *détente* and *non-refoulement*.",
    "So says “*very*”.",
    Example("研究报告 *Effective IT Governance* 已出版。", language="zh"),
    Example("**The Assembly is invited to decide.**", section="kind: recommendations"),
)

# What only an English phrase has: its small words, those that are stressed, its endings.
_ENGLISH = re.compile(
    r"\b(?:all|and|any|are|before|both|cannot|each|every|has|have|important|is|more|most|must|never"
    r"|no|not|of|only|shall|should|the|their|these|this|urgent|very|was|were|which|will|with|would"
    r"|\w{2,}(?:ness|ful)|\w{4,}(?:ly|ing|ed))\b|[\u4e00-\u9fff]"
)
_QUOTED = "“‘\"'「《"


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each stretch of running text that is emphasized."""
    for passage in passages(edition) if edition.is_original else ():
        if "*" in passage.text and passage.role in RUNNING and not _is_concluding(passage):
            for node in nodes(passage.text):
                if isinstance(node, Span) and (fault := _fault(passage, node)):
                    yield fault


def _is_concluding(passage: Passage) -> bool:
    return passage.section is not None and passage.section.kind == "recommendations"


def _fault(passage: Passage, span: Span) -> Diagnostic | None:
    words = "".join(node.text for node in flat(span.children) if isinstance(node, Plain))
    if span.style == "strong":
        message = f"`{words}` is in bold"
        hint = "take `**` out; bold is for conclusions and recommendations"
        return Diagnostic("bold", passage.at(span.start + 2), message, hint, Severity.WARNING)
    before = passage.text[max(span.start - 1, 0) : span.start]
    is_plain = words[:1].islower() or "\u4e00" <= words[:1] <= "\u9fff"
    if not is_plain or not _ENGLISH.search(words) or (before and before in _QUOTED):
        return None
    message = f"`{words}` is in italics"
    hint = "take `*` out; italics are for titles of works and words of other languages"
    return Diagnostic("italics", passage.at(span.start + 1), message, hint, Severity.WARNING)
