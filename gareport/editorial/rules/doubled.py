"""No word and no punctuation mark is repeated by mistake in the language of the content.

In a translation, `pair-doubled` reports it, which a translator can waive. Names such as Pago Pago,
and `had had`, are right. A repetition that may be right has no remedy: a Chinese word can be a verb
and then a noun, and an English verb or preposition can end one phrase and begin the next one.
"""

from collections.abc import Iterator

from gareport.editorial.doubling import UNCERTAIN, Repetition, doubled
from gareport.editorial.example import Example
from gareport.editorial.passages import HEADINGS, RUNNING, Passage, passages
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
    Example("提请会议会议主席注意，，并作出决定决定。", language="zh"),
    "What it is is a plan, and they came in in May.",
)
GOOD = (
    "It held that that report had had its day in Pago Pago.",
    "And so on ... to the folder ../reports, with 12 12 and A, a B.",
    "The text ends “here”.",
    "It has an and and/or clause, a the the-like phrase and the address fe80:: of it.",
    Example("一步一步，人人如此……", language="zh"),
    Example(
        "代表代表团发言，支持发展发展中国家，审议决定决定草案，为会议会议服务处供资。",
        language="zh",
    ),
    Example(
        "实现目的的手段，参与与合作，以及及时，除了了解，现在在此，和平和和解，是是非非。",
        language="zh",
    ),
    Example("一段文字。", language="zh", translation="See the the report."),
)
_ROLES = RUNNING | HEADINGS | {Role.NOTE}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each repeated word or punctuation mark."""
    for passage in passages(edition) if edition.is_original else ():
        for found in doubled(passage.prose, edition.language) if passage.role in _ROLES else ():
            yield _fault(passage, found)


def _fault(passage: Passage, found: Repetition) -> Diagnostic:
    """The warning, with a remedy only where nobody could mean the repetition."""
    place = passage.at(found.at)
    if not found.is_certain:
        message = f"`{found.found}` may be a repetition"
        return Diagnostic("doubled", place, message, UNCERTAIN, Severity.WARNING)
    message, remedy = f"`{found.found}` is a repetition", Remedy(found.found, found.once)
    return Diagnostic("doubled", place, message, remedy.hint, Severity.WARNING, remedy)
