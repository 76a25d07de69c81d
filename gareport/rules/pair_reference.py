"""A translation refers to the paragraphs, sections and resolutions that its source refers to.

The numbers alone may be right and stand at the wrong words: paragraph 3 of section 17.
"""

import re
from collections import Counter
from collections.abc import Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.languages import Language
from gareport.pairs import pairs, prose
from gareport.spelled import ROMAN, han
from gareport.translate import Edition
from gareport.values import unmatched, values

NAMES = {"pair-reference": Severity.ERROR}
BAD = (
    Example(text="Paragraph 3 of section 17.", translation="第 3 节第 17 段。"),
    Example(text="See section II.", translation="见第三节。"),
    Example(text="In resolution 60/283.", translation="第 60/283 号决定。"),
    Example(text="See paragraph 12.", translation="见 12 处。"),
)
GOOD = (
    Example(text="See paragraphs 17 and 18.", translation="见第 17 和 18 段。"),
    Example(text="Paragraph 3 of section II.", translation="第二节第 3 段。"),
    Example(text="Resolutions 56/239 and 57/304.", translation="第 56/239 号和第 57/304 号决议。"),
    Example(text="The first paragraph.", translation="第一段。"),
    Example(text="Article 5, paragraph 3.", translation="第五条第 3 款。"),
)

_NUMBER = r"(?:[0-9]+(?:/[0-9]+)*[A-Z]?|[IVX]+)\b"
_LIST = rf"{_NUMBER}(?:(?:, {_NUMBER})*,? (?:and|or) {_NUMBER}|(?:-|–| to ){_NUMBER})?"
_ENGLISH = re.compile(
    r"\b(?P<kind>[Pp]ara|[Ss]ect|[Aa]rticle|[Rr]esolution|[Dd]ecision)"
    rf"(?:graph|ion)?(?P<more>s?)\.? (?P<list>{_LIST})"
)
_HAN = "[零〇一二三四五六七八九十百]+"
_DIGITS = r"[0-9]+(?:/[0-9]+)*[A-Z]?"
_ONE = rf"(?:{_DIGITS}|{_HAN})"
_CHINESE = re.compile(
    rf"第 ?(?P<list>{_ONE}(?: ?(?:[、和及至或-]|以及) ?(?:第 ?)?{_ONE})*) ?(?P<kind>段|节|款|条)"
    rf"|(?P<cited>(?:第 ?[0-9/、和及至 A-Z]+号(?:[、和及与]|以及)?)+)(?P<act>决议|决定)"
)
_KINDS = {
    "段": "paragraph", "节": "section", "条": "article", "款": "clause", "决议": "resolution",
    "决定": "decision", "para": "paragraph", "sect": "section",
}  # fmt: skip
# 款 is a section of a budget or a paragraph of a treaty.
_ALIKE = {
    "paragraph": ("paragraph", "clause"),
    "section": ("section", "clause"),
    "clause": ("clause", "section", "paragraph"),
}
# How a kind ends before its number: most texts have nothing like it and are passed over fast.
_ENDS = "para|aras|ara\\.|ras\\.|raph|aphs|sect|ects|ect\\.|cts\\.|tion|ions|sion|icle|cles"
_MAYBE = re.compile(rf" [0-9IVX](?<=(?:{_ENDS}) .)")
_Reference = tuple[str, str]


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault for each translation that refers to something else, both lists printed."""
    for pair in pairs(edition):
        source = _references(pair.source, pair.written_in)
        target = _references(pair.target, pair.language)
        if not (_without(source, target) or _without(target, source)):
            continue
        numbers = values(pair.source, pair.written_in), values(pair.target, pair.language)
        if unmatched(*numbers) or unmatched(*reversed(numbers)):
            continue  # a number that differs is told as such
        message = f"`{pair.key}` refers to {_listed(target)}, its source to {_listed(source)}"
        hint = "name what msgid names; if both are right: # ok: reference -- the reason"
        yield Diagnostic("pair-reference", pair.target.span, message, hint)


def _references(text: str, language: Language) -> list[tuple[_Reference, bool]]:
    """What a text refers to, and whether for sure: `第一段` may be the first paragraph."""
    found: list[tuple[_Reference, bool]] = []
    if not ("第" in text if language.han else _MAYBE.search(text)):
        return found
    for match in (_CHINESE if language.han else _ENGLISH).finditer(prose(text)):
        kind = match["kind"] or match["act"]
        listed = match["list"] or match["cited"]
        for number in re.findall(_ONE if language.han else _NUMBER, listed):
            value = str(ROMAN.get(number, number))
            firm = value[0].isascii()
            found.append(((_KINDS.get(kind.lower(), kind.lower()), value), firm))
    return [((k, v if firm else str(han(v))), firm) for (k, v), firm in found]


def _without(
    wanted: list[tuple[_Reference, bool]], given: list[tuple[_Reference, bool]]
) -> list[_Reference]:
    """The sure ones that have no partner."""
    left = Counter(reference for reference, _ in given)
    missing = []
    for kind, number in (reference for reference, firm in wanted if firm):
        names = [(name, number) for name in _ALIKE.get(kind, (kind,)) if left[name, number]]
        if names:
            left[names[0]] -= 1
        else:
            missing.append((kind, number))
    return missing


def _listed(found: list[tuple[_Reference, bool]]) -> str:
    return ", ".join(f"{kind} {number}" for (kind, number), _ in found) or "nothing"
