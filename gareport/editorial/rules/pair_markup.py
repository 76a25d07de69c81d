"""A translation has the emphasis, the bold words and the links of its source: they have a meaning.

A title that is in italics in English is in 《》 in Chinese.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import assert_never

from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.topics import Topic
from gareport.language.inline import Emphasis, Link, Plain, Symbol, Token
from gareport.language.languages import OFFICIAL, Language, languages
from gareport.language.prose import nodes
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-markup": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="It *takes note* of it.", translation="表示注意到。"),
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
        titles = _titles(pair.source, pair.written_in), _titles(pair.target, pair.language)
        emphasis = target["emphasis"] - source["emphasis"]
        if -titles[1] <= emphasis <= titles[0]:
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
            case Plain() | Token() | Symbol():
                pass
            case _:
                assert_never(node)
    return found


def _titles(text: str, language: Language) -> int:
    return text.count("《") if language.han else 0


def _listed(marks: Counter[str]) -> str:
    return ", ".join(f"{count} × {name}" for name, count in sorted((+marks).items())) or "no markup"
