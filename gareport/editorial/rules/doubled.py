"""No word and no punctuation mark is repeated by mistake in the language of the content.

In a translation, `pair-doubled` reports it, which a translator can waive. Names such as Pago Pago,
and `had had`, are right.
"""

from collections.abc import Iterator

from gareport.editorial.doubling import doubled
from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, RUNNING, passages
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Remedy, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = {"doubled": Severity.WARNING}
TOPIC = Topic.WORDING
BAD = (
    "See the the report.",
    "The the report is new.",
    "A text of it..",
    "A text,, and another.",
    Example(section="heading: Costs of of posts"),
    Example("这是他的的。", language="zh"),
    Example("审议审议报告。", language="zh"),
)
GOOD = (
    "It held that that report had had its day in Pago Pago.",
    "And so on ... to the folder ../reports, with 12 12 and A, a B.",
    "The text ends “here”.",
    Example("一步一步，人人如此……", language="zh"),
    Example("一段文字。", language="zh", translation="See the the report."),
)
_ROLES = RUNNING | HEADINGS | {Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each repeated word or punctuation mark."""
    for passage in passages(edition) if edition.is_original else ():
        for found in doubled(passage.prose, edition.language) if passage.role in _ROLES else ():
            message = f"`{found[1]}` is a repetition"
            place = passage.at(found.start(1) - 1)
            remedy = Remedy(found[1], found[1][: len(found[1]) // 2])
            yield Diagnostic("doubled", place, message, remedy.hint, Severity.WARNING, remedy)
