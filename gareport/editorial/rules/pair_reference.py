"""A translation refers to the paragraphs, sections and resolutions that its source refers to.

The numbers may be right, but at the wrong words: paragraph 3 of section 17.
"""

import re
from collections import Counter
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.pairs import pairs
from gareport.editorial.spelled import ROMAN, han
from gareport.editorial.topics import Topic
from gareport.editorial.values import Value, unmatched, values
from gareport.language.languages import Language, Manual
from gareport.language.prose import prose
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"pair-reference": Severity.ERROR}
TOPIC = Topic.CONTENT
BAD = (
    Example(text="Paragraph 3 of section 17.", translation="第 3 节第 17 段。"),
    Example(text="See section II.", translation="见第三节。"),
    Example(text="In resolution 60/283.", translation="第 60/283 号决定。"),
    Example(text="See paragraph 12.", translation="见 12 处。"),
    Example(text="Chapter VII of the Charter.", translation="《宪章》第六章。"),
    Example(text="Part IV of the report.", translation="报告第五部分。"),
    Example(text="See annex II.", translation="见附件三。"),
    Example(text="Resolution 1325 (2000).", translation="第 1325(2000)号决定。"),
)
GOOD = (
    Example(text="See paragraphs 17 and 18.", translation="见第 17 和 18 段。"),
    Example(text="Paragraph 3 of section II.", translation="第二节第 3 段。"),
    Example(text="Resolutions 56/239 and 57/304.", translation="第 56/239 号和第 57/304 号决议。"),
    Example(text="The first paragraph.", translation="第一段。"),
    Example(text="Article 5, paragraph 3.", translation="第五条第 3 款。"),
    Example(text="See paragraph 17 (b) above.", translation="见上文第 17(b)段。"),
    Example(text="Paragraphs 5 (a) to (c).", translation="第 5(a)至(c)段。"),
    Example(text="Subparagraph 5 (a) (ii).", translation="第 5（a）㈡分段。"),
    Example(
        text="Resolutions 1325 (2000) and 1820 (2008).",
        translation="第 1325(2000)和第 1820 (2008) 号决议。",
    ),
    Example(text="Resolution 2758 (XXVI).", translation="第 2758(XXVI)号决议。"),
    Example(text="Rule 153 of the rules of procedure.", translation="议事规则第 153 条。"),
    Example(text="See staff rule 104.6.", translation="见工作人员细则 104.6。"),
    Example(text="Parts I and II; see annex IV.", translation="第一和第二部分；见附件四。"),
    Example(text="For my part I agree.", translation="我本人同意。"),
    Example(text="Part III of the book.", translation="该书第三编。"),
)

# Brackets after a number that begin no other reference: 1325 (2000), 2758 (XXVI), 5 (a), 5(a)㈡.
_BRACKET = r"(?: ?(?:[(（](?:[0-9]{1,4}|[a-z]{1,4}|[IVXL]{1,6})[)）]|[㈠-㈩]))"
_DIGITS = r"[0-9]+(?:[/.][0-9]+)*[A-Z]?"
_NUMBER = rf"(?:{_DIGITS}|[IVX]+)\b"
_NEXT = rf"{_NUMBER}{_BRACKET}*"
_LIST = rf"{_NEXT}(?:(?:, {_NEXT})*,? (?:and|or) {_NEXT}|(?:-|–| to ){_NEXT})?"
_ENGLISH = re.compile(
    r"\b(?P<part>[Ss]ub-?)?(?P<kind>[Pp]ara|[Ss]ect|[Aa]rticle|[Rr]esolution|[Dd]ecision"
    r"|[Rr]ule|[Rr]egulation|[Pp]art|[Cc]hapter|[Aa]nnex)"
    rf"(?:graph|ion|e(?=s))?(?P<more>s?)\.? (?P<list>{_LIST})"
)
_HAN = "[零〇一二三四五六七八九十百]+"
_ONE = rf"(?:{_DIGITS}|{_HAN})"
_JOINT = " ?(?:[、和及至或-]|以及) ?"
_CHINESE_LIST = rf"{_ONE}{_BRACKET}*(?:{_JOINT}(?:(?:第 ?)?{_ONE}{_BRACKET}*|{_BRACKET}+))*"
_CHINESE = re.compile(
    rf"第 ?(?P<list>{_CHINESE_LIST}) ?(?P<part>分)?(?P<kind>段|节|款|条|章|部分)"
    r"|(?P<cited>(?:第 ?[0-9/、和及至与第 A-Z()（）]+号(?:[、和及与]|以及)?)+)(?P<act>决议|决定)"
    rf"|附件 ?(?P<annexes>{_CHINESE_LIST})(?![个律般种份项分直并些旦样名次])"
)
_KINDS = {
    "段": "paragraph", "节": "section", "条": "article", "款": "clause", "章": "chapter",
    "部分": "part", "决议": "resolution", "决定": "decision", "para": "paragraph",
    "sect": "section",
}  # fmt: skip
# 款 is a section of a budget or a paragraph of a treaty; rules and regulations have 条.
_ALIKE = {
    "paragraph": ("paragraph", "clause"),
    "section": ("section", "clause"),
    "clause": ("clause", "section", "paragraph"),
    "article": ("article", "rule", "regulation"),
}
_OFTEN_OTHERWISE = ("rule", "regulation")  # `细则 104.6`
_OF_MANY_NAMES = ("part", "chapter", "annex")  # 编, 篇 or 附录 may stand for one
# The endings of kinds before a number; for speed, a text without one is skipped.
_ENDS = (
    "para|aras|ara\\.|ras\\.|raph|aphs|sect|ects|ect\\.|cts\\.|tion|ions|sion|icle|cles"
    "|rule|Rule|ules|part|Part|arts|pter|ters|nnex|exes"
)
_MAYBE = re.compile(rf" [0-9IVX](?<=(?:{_ENDS}) .)")
_Reference = tuple[str, str]
_Named = tuple[_Reference, bool]


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation that refers to something else, with both lists."""
    for pair in pairs(edition):
        if not pair.is_read:
            continue
        source = _references(pair.source, pair.written_in)
        target = _references(pair.target, pair.language)
        missing, extra = _without(source, target), _without(target, source)
        if not (missing or extra):
            continue
        numbers = values(pair.source, pair.written_in), values(pair.target, pair.language)
        if unmatched(*numbers) or unmatched(*reversed(numbers)):
            continue  # a number that differs is reported by pair_number
        if not (_sure(missing, target, numbers[1]) or _sure(extra, source, numbers[0])):
            continue
        message = f"`{pair.key}` refers to {_listed(target)}, but its source to {_listed(source)}"
        hint = "refer to what msgid refers to, or write the comment `# ok: reference -- the reason`"
        yield Diagnostic("pair-reference", pair.target.span, message, hint)


def _references(text: str, language: Language) -> list[_Named]:
    """What a text refers to, and whether that is certain: `第一段` may be the first paragraph."""
    found: list[_Named] = []
    is_chinese = language.manual is Manual.CHINESE
    if is_chinese:
        if "第" not in text and "附件" not in text:
            return found
    elif not _MAYBE.search(text):
        return found
    for match in (_CHINESE if is_chinese else _ENGLISH).finditer(prose(text)):
        found += _read_chinese(match) if is_chinese else _read_english(match)
    return found


def _read_chinese(match: re.Match[str]) -> Iterator[_Named]:
    kind = "annex" if match["annexes"] else _KINDS[match["kind"] or match["act"]]
    listed = match["list"] or match["cited"] or match["annexes"]
    for number in re.findall(_ONE, re.sub(_BRACKET, "", listed)):
        firm = number[0].isascii()
        yield (kind, number if firm else str(han(number))), firm and not match["part"]


def _read_english(match: re.Match[str]) -> Iterator[_Named]:
    kind = _KINDS.get(match["kind"].lower(), match["kind"].lower())
    firm = not match["part"] and kind not in _OFTEN_OTHERWISE
    for number in re.findall(_NUMBER, re.sub(_BRACKET, "", match["list"])):
        is_pronoun = match["kind"] == "part" and match["list"] == "I"  # `for my part I agree`
        yield (kind, str(ROMAN.get(number, number))), firm and not is_pronoun


def _without(wanted: list[_Named], given: list[_Named]) -> list[_Reference]:
    """The certain references that have no equal on the other side."""
    left = Counter(reference for reference, _ in given)
    missing = []
    for kind, number in (reference for reference, firm in wanted if firm):
        names = [(name, number) for name in _ALIKE.get(kind, (kind,)) if left[name, number]]
        if names:
            left[names[0]] -= 1
        else:
            missing.append((kind, number))
    return missing


def _sure(missing: list[_Reference], given: list[_Named], numbers: list[Value]) -> bool:
    """Whether one is missing that does not merely have another name on the other side."""
    shown = {value.shown for value in numbers}
    kinds = {kind for (kind, _), _ in given}
    return any(
        kind not in _OF_MANY_NAMES or kind in kinds or number not in shown
        for kind, number in missing
    )


def _listed(found: list[_Named]) -> str:
    return ", ".join(f"{kind} {number}" for (kind, number), _ in found) or "nothing"
