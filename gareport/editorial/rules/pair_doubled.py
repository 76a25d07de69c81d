"""No word and no punctuation mark is repeated by mistake in a translation.

Readers overlook such a slip easily.
"""

from collections.abc import Iterator

from gareport.editorial.doubling import doubled
from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.prose import prose
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-doubled": Severity.WARNING}
TOPIC = Topic.LANGUAGE
BAD = (
    Example(text="见报告。", translation="See the the report.", language="zh"),
    Example(text="It is his.", translation="这是他的的。"),
    Example(text="It is so, so it is.", translation="是这样，，是的。"),
    Example(text="Consider the report.", translation="审议审议报告。"),
)
GOOD = (
    Example(
        text="说过。",
        translation="It held that that report had had its day.",
        language="zh",
    ),
    Example(text="Step by step.", translation="一步一步地。"),
    Example(text="Everybody.", translation="人人如此。"),
    Example(text="在帕果帕果。", translation="It met in Pago Pago.", language="zh"),
    Example(text="Row 12 12.", translation="第 12 12 行。"),
    Example(text="To develop developing countries.", translation="发展发展中国家。"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each repeated word or punctuation mark."""
    for pair in pairs(edition):
        for found in doubled(prose(pair.target), pair.language):
            is_or_may_be = "is" if found.is_certain else "may be"
            message = f"`{found.found}` in `{pair.key}` {is_or_may_be} a repetition"
            hint = f"write `{found.once}`, or write the comment `# ok: doubled -- the reason`"
            place = pair.target.at(found.at)
            yield Diagnostic("pair-doubled", place, message, hint, Severity.WARNING)
