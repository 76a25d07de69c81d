"""A translation has the inline list labels and the line breaks of its source.

If (b) is lost, references to it lead nowhere. A heading or a cell stays on one line.
"""

from collections import Counter
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.inline_labels import SIGNS, counted_labels, inline_labels, ordinals
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-structure": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="It has (a) one; and (b) another.", translation="它有 (a) 一个；另一个。"),
    Example(text="It has (a) one; and (b) another.", translation="它有 (a) 一个；(c) 另一个。"),
    Example(text="It has one.", translation="它有 (a) 一个。"),
    Example(text="It has one.", translation="它有\n一个。"),
    Example(text="Subparagraph 5 (a) (ii).", translation="第 5(a)㈢分段。"),
    Example(text="Article 13, paragraph 1 (b).", translation="第十三条第一项(寅)款。"),
)
GOOD = (
    Example(text="It has (a) one; and (b) another.", translation="它有 (a) 一个；(b) 另一个。"),
    Example(text="See items (i) and (iv).", translation="见（i）和（iv）项。"),
    Example(text="The item(s) of it.", translation="其各项。"),
    Example(text="Subparagraph 5 (a) (ii).", translation="第 5(a)㈡分段。"),
    Example(text="Article 13, paragraph 1 (b).", translation="第十三条第一项(丑)款。"),
    Example(text="Article 73 e.", translation="第七十三条(辰)款。"),
    Example(text="Article 13 (b); rule 87 (c).", translation="第十三条第(二)款；规则 87(c)。"),
    Example(text="Paragraph 2 (c) (i) to (v).", translation="第二款第㈢项㈠至㈤目。"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation with other labels or more lines than its source."""
    for pair in pairs(edition):
        source = inline_labels(pair.source, pair.written_in)
        target = inline_labels(pair.target, pair.language)
        if source != target and not _is_like(pair, source, target):
            message = f"`{pair.key}` has {_listed(target)}, but its source has {_listed(source)}"
            hint = "give each part the label that it has in msgid"
            yield Diagnostic("pair-structure", pair.target.span, message, hint)
        elif pair.target.count("\n") > pair.source.count("\n"):
            place = pair.target.at(pair.target.index("\n"))
            message = f"`{pair.key}` has more line breaks than its source"
            yield Diagnostic("pair-structure", place, message, "delete \\n from msgstr")


def _is_like(pair: TextPair, source: list[str], target: list[str]) -> bool:
    """Whether two texts have the same labels in any order, or those that Chinese treaties have."""
    if Counter(source) == Counter(target):
        return True
    texts = ((pair.source, pair.written_in), (pair.target, pair.language))
    counted = Counter(label for text in texts for label in counted_labels(*text))
    if not counted and not any(sign in text for text, _ in texts for sign in SIGNS):
        return False
    places = [Counter(ordinals(source)), Counter(ordinals(target))]
    less, more = places if pair.written_in.han else places[::-1]
    return less <= more <= less + counted


def _listed(labels: list[str]) -> str:
    return " ".join(labels) or "no labels"
