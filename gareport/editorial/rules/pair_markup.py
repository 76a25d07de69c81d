"""A translation has the emphasis, the bold words and the links of its source: they have a meaning.

Italics are an exception between English and Chinese. A title in italics in English is in 《》 in
Chinese, a ship is in “”, and foreign words are translated, so Chinese may have fewer.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from gareport.editorial.example import Example
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.topics import Topic
from gareport.language.braces import Token
from gareport.language.inline import Emphasis, Link, Plain, Shifted, Symbol
from gareport.language.languages import OFFICIAL, languages
from gareport.language.prose import nodes
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-markup": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="It takes note of it.", translation="*表示注意到*。"),
    Example(text="A **strong** word.", translation="一个*强*字。"),
    Example(
        text="See the [page](https://www.un.org/a).",
        translation="见该[网页](https://www.un.org/b)。",
    ),
    Example(text="A word.", translation="一个**字**。"),
)
GOOD = (
    Example(text="It *takes note* of it.", translation="*表示注意到*。"),
    Example(text="See *A Book* by him.", translation="见他的《一本书》。"),
    Example(
        text="The *Ocean Grace* and article 174 *bis*.", translation="“大洋”号和第 174 条之二。"
    ),
    Example(text="非公开进行。", translation="It was held *in camera*.", language="zh"),
    Example(
        text="See the [page](https://www.un.org/en/a).",
        translation="见该[网页](https://www.un.org/zh/a)。",
    ),
    Example(text="见《一本书》。", translation="See *A Book*.", language="zh"),
    Example(text="见《一本书》。", translation="See “A Book”.", language="zh"),
)

_LANGUAGE = re.compile(rf"/(?:{'|'.join(sorted({*OFFICIAL, *languages()}))})(?=/|$)")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation with other emphasis or other links."""
    for pair in pairs(edition):
        if not any(map((pair.source + pair.target).__contains__, "*[")):
            continue
        source, target = _marks(pair.source), _marks(pair.target)
        if _may_differ(pair, target["emphasis"] - source["emphasis"]):
            source["emphasis"] = target["emphasis"]
        if source != target:
            message = f"`{pair.key}` has {_listed(target)}, but its source has {_listed(source)}"
            hint = "mark the same words as in msgid, and keep the addresses of links"
            yield Diagnostic("pair-markup", pair.target.span, message, hint)


def _marks(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for node in nodes(text):
        match node:
            case Emphasis():
                found[node.style] += 1
            case Link():
                found[_LANGUAGE.sub("/…", node.href)] += 1
            case Plain() | Shifted() | Token() | Symbol():
                pass
            case _:
                assert_never(node)
    return found


def _may_differ(pair: TextPair, more: int) -> bool:
    """Whether a translation may have so many more italics than its source, or fewer."""
    if pair.language.han is pair.written_in.han:
        return more == 0
    return more <= 0 if pair.language.han else more >= 0


def _listed(marks: Counter[str]) -> str:
    return ", ".join(f"{count} × {name}" for name, count in sorted((+marks).items())) or "no markup"
