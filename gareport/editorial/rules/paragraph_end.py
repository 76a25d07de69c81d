"""A paragraph ends with a punctuation mark, usually a full stop.

The clauses of a resolution may end with a comma, and a paragraph before subparagraphs or before a
quotation need not end. A text without a verb is a label or a signature. Other rules check the ends
of subparagraphs (`list-end`) and of translations (`pair-end`).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.resolutions import is_clause, resolution_blocks
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role, children
from gareport.report.model import Paragraph, Quote
from gareport.report.texts import walk

NAMES = {"paragraph-end": Severity.WARNING}
TOPIC = Topic.PUNCTUATION
_BEFORE = '- id: a\n  paragraph: "{}"\n- id: b\n  {}\n'
_CLOSED = """\
- id: a
  paragraph: "It may:"
  items: [{id: b, text: One.}]
  closing: as it did in 2007"""


def _noted(text: str) -> Example:
    return Example(text, section="notes: {x: A book.}", cover="amounts: {a: {usd: 5000}}")


BAD = (
    "The Board met in New York",
    "The Board met in New York in 2007",
    "The Board met in New York,",
    _noted("The Board met in New York.{note.x} It then agreed on *the plan*"),
    _noted("The Board met in New York{note.x}"),
    _noted("The costs for the new posts are {amount.a}"),
    "The Board met as paragraph {ref.example} says",
    "The Board met, as [the page](https://www.un.org/) says",
    "The Board met in **New York**",
    Example("委员会在纽约举行了会议", language="zh"),
    Example("委员会在纽约举行了会议，", language="zh"),
    Example(content=_CLOSED),
)
GOOD = (
    "The Board met. Did it agree? It did! It was late; or was it…",
    "The Board met in “New York”",
    "The Board met (see A/62/502)",
    "The Board said so:",
    _noted("The Board met.{note.x}"),
    "The Board met **in New York.**",
    "(*Signed*) Kofi Annan",
    "New York",
    "Proposed resource requirements of the Department in 2007",
    "*Recalling* its resolution 60/283 of 7 July 2006,",
    Example(content=_BEFORE.format("The Board said in its report", "quote: We agree.")),
    Example(content="- id: a\n  paragraph: The Board may wish\n  items: [{id: b, text: To act.}]"),
    Example(content="- id: a\n  paragraph: Letter from the Chair of the Board\n  numbered: false"),
    Example("委员会举行了会议。委员会说：", language="zh"),
    Example("委员会主席和各位副主席的任务", language="zh"),
)

_CLOSING = r"(?:\*{1,2}|\{note\.[a-z0-9_]+\}|\]\([^()\s]*\)|\s)*"
# The last word of a text, with what may come after it.
_END = re.compile(
    r"(?P<word>[A-Za-z0-9%°\u4e00-\u9fff]|\{(?:refs?|range|amount|cell)\.[a-z0-9_.]+\}|[,，、])"
    rf"(?P<rest>{_CLOSING})$"
)
# A verb in a finite form: titles, cells and labels have none.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|may|might|can|could|must|does|did|do"
    r"|accepted|adopted|agreed|approved|asked|began|believes?|called|came|concluded|considers?"
    r"|considered|contains?|continues?|continued|costs?|covers?|decided|decides|describes?|ended"
    r"|established|expects?|explained|expressed|gave|held|includes?|included|indicated|informed"
    r"|intends?|made|met|needs?|noted|notes|notices?|observes?|observed|organized|presents?"
    r"|presented|provides?|provided|recalled|recalls|received|recommended|recommends|reiterates?"
    r"|remains?|reported|requested|requests|requires?|said|says|seeks?|sent|shows?|stated|states"
    r"|stresses|stressed|submitted|takes|took|went|welcomes?|welcomed|wishes|wrote)\b"
    r"|[了是将已应请使被由]|认为|建议|决定|表示|指出|注意到|需要|提出|包括|规定|要求|载有|举行|进行"
    r"|核准"
)
_ADDRESS = re.compile(r"https?://\S+$")
_WORDS = re.compile(r"[A-Za-zÀ-ÿ0-9]+|\{|[\u4e00-\u9fff]")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each paragraph of the source that ends without a mark."""
    if not edition.is_original or edition.language.manual is None:
        return
    goes_on = _going_on(edition)
    for passage in passages(edition):
        is_last = passage.role is Role.CLOSING or (
            passage.role is Role.PARAGRAPH and passage.key.owner not in goes_on
        )
        if is_last and passage.key.owner not in resolution_blocks(edition):
            yield from _of_text(passage, "。" if edition.language.han else ".")


def _of_text(passage: Passage, stop: str) -> Iterator[Diagnostic]:
    text = str(passage.text)
    tail = text[-200:]
    found = _END.search(tail)
    if (
        found is None
        or _ADDRESS.search(tail)
        or is_clause(text)
        or not _is_sentence(passage, text, stop)
    ):
        return
    written = found["word"]
    if written in ",，、":
        message, remedy = "a paragraph ends with a comma", None
        hint = f"end it with `{stop}`, or go on"
    else:
        message = "a paragraph does not end with a punctuation mark"
        last = re.search(r"[A-Za-z0-9’-]*$", tail[: found.end("word")])
        word = (last[0] if last else "") or written
        remedy = Remedy(word, f"{word}{stop}")
        hint = remedy.hint
        if found["rest"].strip("*\n "):  # the mark comes before a note, but after a link
            remedy, hint = None, f"end it with `{stop}`"
    at = len(text) - len(tail) + found.end("word") - len(remedy.found if remedy else written)
    yield Diagnostic("paragraph-end", passage.at(at), message, hint, Severity.WARNING, remedy)


def _is_sentence(passage: Passage, text: str, stop: str) -> bool:
    """Whether a text is long enough for a sentence; without a number, it must have two."""
    if isinstance(passage.node, Paragraph) and not passage.node.numbered:
        return re.search(r"[.。] ?\S", text) is not None and len(text) > 80
    words = len(_WORDS.findall(text[:400]))
    return words > (7 if stop == "。" else 4) and _VERB.search(passage.prose) is not None


def _going_on(edition: Edition) -> frozenset[str]:
    """The ids of paragraphs whose sentence goes on after them: in items, or in a quotation."""
    found: set[str] = set()
    for node in walk(edition.report.all_sections):
        if isinstance(node, Paragraph) and node.items:
            found.add(node.id)
        found |= {
            one.id
            for one, after in pairwise(children(node))
            if isinstance(one, Paragraph) and isinstance(after, Quote)
        }
    return frozenset(found)
