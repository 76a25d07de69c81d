"""A reference says `above` or `below` as the blocks are in the report.

The words are right until a block moves. The rule reads the words next to a token: `{ref.x} above`,
`{ref.x}, below`, 上文第 {ref.x} 段, 下文{ref.x}. A block that contains the place, or is the place
itself, may be called either.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.braces import Token
from gareport.language.inline import parse, tokens
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import Role
from gareport.report.texts import reading, walk

NAMES = {"direction": Severity.WARNING}
TOPIC = Topic.REFERENCES
_TWO = "- {id: one, paragraph: 'FIRST'}\n- {id: two, paragraph: 'SECOND'}\n"


def _pair(first: str, second: str = "A text.", language: str = "en") -> Example:
    content = _TWO.replace("FIRST", first).replace("SECOND", second)
    return Example(content=content, language=language)


BAD = (
    _pair("As stated in paragraph {ref.two} above, it met."),
    _pair("A text.", "See paragraph {ref.one}, below."),
    _pair("See above, paragraph {ref.two}."),
    _pair("见上文第 {ref.two} 段。", language="zh"),
    _pair("See paragraphs {refs.one.two} above."),
    Example(
        content=_TWO.replace("FIRST", "See {ref.note.x} above.").replace("SECOND", "B.{note.x}"),
        section="notes:\n  x: A study.",
    ),
    Example(
        content=_TWO.replace("FIRST", "A.{note.x}").replace("SECOND", "B."),
        section="notes:\n  x: See {ref.two} above.",
    ),
    _pair("文字。", "见下文第{ref.one}段。", language="zh"),
)
GOOD = (
    _pair("See paragraph {ref.two} below.", "See paragraph {ref.one} above, and {ref.two} below."),
    _pair("The costs in paragraph {ref.two} above the limit, above $5 million."),
    _pair("Paragraphs {ref.two} and above all others; it is above. Paragraph {ref.two} says so."),
    Example(
        content="- id: first\n  paragraph: 'See {ref.last} below:'\n  items:\n"
        "    - {id: last, text: 'One.'}\n    - {id: more, text: 'More.'}\n"
        "  closing: As {ref.last} above says.\n"
    ),
    Example(
        content=_TWO.replace("FIRST", "A.{note.x}").replace("SECOND", "B."),
        section="notes:\n  x: See {ref.two} below and {ref.one} above.",
    ),
    _pair("See {range.one.two} below.", "See paragraphs {refs.one.two} above."),
    Example(
        content=_TWO.replace("FIRST", "A.{note.x}").replace("SECOND", "See {ref.note.x} above."),
        section="notes:\n  x: A study.",
    ),
    _pair("见下文第 {ref.two} 段。", "见上文第{ref.one}段，下文见第 {ref.one} 段。", "zh"),
)

_TOKEN = r"(?P<token>\{(?:ref|refs|range)\.[a-z][a-z0-9_.]*\})"
_WORDS: Mapping[Manual, tuple[re.Pattern[str], ...]] = {
    Manual.ENGLISH: (
        re.compile(
            rf"{_TOKEN},? (?P<word>above|below)\b"
            r"(?! (?:all|an?|any|average|each|its?|that|the|their|these|this|those|US|which)\b)"
            r"(?! [$0-9])"
        ),
        re.compile(
            r"\b(?P<word>above|below), (?:annex|chap(?:ter|\.)|paras?\.|paragraphs?|sect(?:ion|\.)"
            rf"|table) {_TOKEN}"
        ),
    ),
    Manual.CHINESE: (re.compile(rf"(?P<word>上文|下文)(?:第 ?|附?表 ?|附件 ?| )?{_TOKEN}"),),
}
_ABOVE = ("above", "上文")
_OTHER = {"above": "below", "below": "above", "上文": "下文", "下文": "上文"}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each word that points in the wrong direction."""
    manual = edition.language.manual
    if manual is None or edition.report.lost is not None:
        return
    for passage in passages(edition) if _refers(edition) else ():
        for pattern in _WORDS[manual] if "{r" in passage.text else ():
            for found in pattern.finditer(passage.text):
                if name := _wrong(found, passage, edition):
                    word = found["word"]
                    message = f"`{word}` points away from `{name}`"
                    place = passage.at(found.start("word"))
                    hint = f"write `{_OTHER[word]}`"
                    yield Diagnostic("direction", place, message, hint, Severity.WARNING)


def _refers(edition: Edition) -> bool:
    return any("{r" in segment.text for segment in edition.texts.values())


def _wrong(found: re.Match[str], passage: Passage, edition: Edition) -> str | None:
    """The block, or the note, that is on the other side of the text."""
    spans = _spans(edition)
    here = _place(passage, edition, spans)
    if here is None:
        return None
    for name, block in _named(found["token"], edition):
        first, last = spans.get(block, (here, here))
        if here < first if found["word"] in _ABOVE else here > last:
            return name
    return None


def _named(written: str, edition: Edition) -> Iterator[tuple[str, str]]:
    """What a reference names, with the block where that is: of a note, the one that calls it."""
    for token in (node for node in parse(written)[0] if isinstance(node, Token)):
        for one in token.members:
            is_note = one.kind == "footnote"
            yield one.id, _callers(edition).get(one.id, "") if is_note else Key(one.id).owner


def _place(passage: Passage, edition: Edition, spans: Mapping[str, tuple[int, int]]) -> int | None:
    """The number of the block that was read last: of a note, where it is called."""
    if passage.key.is_note:
        name = _callers(edition).get(passage.key.names[-1], "")
    else:
        block = passage.node or passage.section
        name = block.id if block else ""
    return spans[name][passage.role is Role.CLOSING] if name in spans else None


@lru_cache(maxsize=8)
def _callers(edition: Edition) -> Mapping[str, str]:
    """The block that calls each note."""
    report = edition.report
    texts = reading(report.all_sections)
    return {token.id: node.id for node, _, text in texts for token in tokens(text, "note")}


@lru_cache(maxsize=8)
def _spans(edition: Edition) -> Mapping[str, tuple[int, int]]:
    """The number of each block in reading order, and that of the last block within it."""
    report = edition.report
    order = walk(report.roots)
    return {
        node.id: (number, number + sum(1 for _ in walk((node,))) - 1)
        for number, node in enumerate(order)
    }
