"""A translation has no words of the source: no Chinese in English, no English clause in Chinese.

Names, titles and abbreviations stay, and so does a term in brackets after its translation. Two or
more words of the source are reported if one of them is in small letters. So are four words in small
letters in a row.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.topics import Topic
from gareport.language.prose import MASK, prose
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-residue": Severity.WARNING}
TOPIC = Topic.LANGUAGE
BAD = (
    Example(text="审议报告。", translation="It considered the 报告.", language="zh"),
    Example(
        text="Take note of the present report.", translation="请 take note of the present report。"
    ),
    Example(text="会议。", translation="The meeting (会议).", language="zh"),
    Example(text="It is the present report.", translation="这是 present report。"),
    Example(text="The Lotus Notes server.", translation="该 Lotus Notes server。"),
)
GOOD = (
    Example(
        text="See M. Broadbent.",
        translation="见 M. Broadbent, *Effective IT Governance — by Design*。",
    ),
    Example(text="See the Web page.", translation="见 Web 网页。"),
    Example(
        text="An ad hoc committee of Lotus Notes.", translation="Lotus Notes 的 ad hoc 委员会。"
    ),
    Example(text="See L. van der Rohe of Apple.", translation="见 Apple 的 L. van der Rohe。"),
    Example(
        text="In the hall (Salle des pas perdus).", translation="大厅（Salle des pas perdus）。"
    ),
    Example(
        text="J. de la Fuente and others, “On the way”, 2014.",
        translation="J. de la Fuente and others, “On the way”，2014 年。",
    ),
    Example(
        text="It is at 52 rue des Pâquis in Geneva.", translation="在日内瓦 52 rue des Pâquis。"
    ),
    Example(text="Good governance.", translation="善治（good governance）。"),
    Example(text="In *The world of today and us*.", translation="见 *The world of today and us*。"),
    Example(text="审议报告。", translation="It considered the report.", language="zh"),
)

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff][\u3400-\u4dbf\u4e00-\u9fff]*")
_CLAUSE = re.compile(r"\b[a-z]{2,}(?: [a-z]+){3,}\b")
_TITLE = re.compile(r"\*[^*]+\*")
# A name in its own language, and the title of an article.
_CITED = re.compile("（[^（）\u3400-\u9fff]*）|“[^“”\u3400-\u9fff]*”")
_LATIN = "A-Za-z\u00c0-\u024f"
_WORD = f"[{_LATIN}][{_LATIN}'’-]*"
_WORDS = re.compile(rf"(?<![\w(（“‘'/.@*-]){_WORD}(?: {_WORD})+(?![\w@])")
_TWO = re.compile("[A-Za-z] [A-Za-z]")  # for speed, a text without these is skipped
_SMALL = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
# Small words within names, and Latin ones that Chinese may keep.
_KEPT = frozenset(
    """and the for van von der den del des las los dos bin ibn sans hoc inter alia per capita pro
    rata forma facto jure vice versa situ mutatis mutandis prima facie bona fide officio ipso
    status quo ante others rue avenue boulevard quai chemin des les aux sur calle avenida""".split()  # noqa: SIM905
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at the first words of the source language in a translation."""
    for pair in pairs(edition):
        if pair.written_in.han is pair.language.han:  # both languages have the same script
            continue
        find = _latin if pair.language.han else _chinese
        if pair.source != pair.target and (found := find(pair)):
            name = pair.written_in.name
            message = f"`{pair.key}` still has {name} words: {found[0]}"
            hint = "translate them, or write the comment `# ok: residue -- the reason`"
            place = pair.target.at(found.start())
            yield Diagnostic("pair-residue", place, message, hint, Severity.WARNING)


def _chinese(pair: TextPair) -> re.Match[str] | None:
    return _CHINESE.search(prose(pair.target))


def _latin(pair: TextPair) -> re.Match[str] | None:
    target = prose(pair.target)
    if not _TWO.search(target):
        return None
    for kept in (_TITLE, _CITED):
        target = kept.sub(lambda found: MASK * len(found[0]), target)
    left = (found for found in _WORDS.finditer(target) if found[0] in pair.source)
    small = (found for found in left if not _KEPT.issuperset(_SMALL.findall(found[0])))
    return _CLAUSE.search(target) or next(small, None)
