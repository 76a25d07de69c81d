"""An item with a bullet or a dash ends without a mark, or with a full stop; never with a semicolon.

A bullet is not part of a sentence that goes on. In a translation, `pair-end` reports an ending that
differs from the source.
"""

import re
from collections.abc import Iterator
from functools import cache

from gareport.editorial.example import Example
from gareport.editorial.passages import RUNNING, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Language
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import Item

NAMES = {"bullet-end": Severity.WARNING}
TOPIC = Topic.STRUCTURE
SOURCE = "Editorial Manual, lists: no semicolons after bullets"


def _bullets(first: str, last: str, marks: str = "bullets", language: str = "en") -> Example:
    intro = "会议涉及：" if language == "zh" else "It was on:"
    items = f'    - {{id: a, text: "{first}"}}\n    - {{id: b, text: "{last}"}}\n'
    return Example(
        content=f'- id: list\n  paragraph: "{intro}"\n  marks: {marks}\n  items:\n{items}',
        language=language,
    )


BAD = (
    _bullets("Staff;", "Travel."),
    _bullets("Staff; and", "Travel"),
    _bullets("Staff,", "Travel"),
    _bullets("Staff; or", "Travel", "dashes"),
    _bullets("工作人员；", "差旅费", language="zh"),
)
GOOD = (
    _bullets("Staff", "Travel"),
    _bullets("It had staff. They met.", "It paid for travel."),
    _bullets("Staff; travel", "Rent, and others"),
    _bullets("工作人员", "差旅费。", language="zh"),
    _bullets("Staff;", "Travel.", "letters"),
)


@cache
def _end(language: Language) -> re.Pattern[str]:
    """A mark at the end, and a conjunction after it; `rest` comes after both."""
    words = "|".join(map(re.escape, language.conjunctions))
    return re.compile(rf"[;；,，、](?: ?(?:{words}))?(?P<rest>(?:\{{note\.\w+\}}|[”’*\s])*)$")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each bullet that ends with a semicolon or a comma."""
    for passage in passages(edition) if edition.is_original else ():
        node = passage.node
        is_bullet = isinstance(node, Item) and node.mark != "letters"
        if not is_bullet or passage.role not in RUNNING:
            continue
        if found := _end(edition.language).search(passage.text):
            remedy = passage.remedy(found, found["rest"])
            message = f"an item with a bullet or a dash ends with `{found[0][0]}`"
            hint, place = f"{remedy.hint}; a sentence ends with a full stop", passage.at(found)
            yield Diagnostic("bullet-end", place, message, hint, Severity.WARNING, remedy)
