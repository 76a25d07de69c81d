"""A translation refers to the paragraphs, sections and resolutions that its source refers to.

The numbers may be right, but exchanged: paragraph 3 of section 17 in place of paragraph 17 of
section 3. A number may also have another kind: decision 60/283 in place of resolution 60/283.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from gareport.editorial.example import Example
from gareport.editorial.pairs import TextPair, pairs
from gareport.editorial.references import Cited, references
from gareport.editorial.topics import Topic
from gareport.editorial.values import Value, unmatched, values
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
    Example(text="Resolution 62/236 A.", translation="第 62/236 B 号决议。"),
    Example(text="Resolution 1514 (XV).", translation="第 1514(XVI)号决议。"),
    Example(text="In volume II of it.", translation="见其第三卷。"),
    Example(text="See section B.", translation="见 C 节。"),
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
    Example(text="Paragraphs 3, 5-7 and 9.", translation="第 3 段、第 5 至 7 段和第 9 段。"),
    Example(
        text="Resolutions 61/244, sect. II, and 61/262.",
        translation="第 61/244 号决议第二节和第 61/262 号决议。",
    ),
    Example(
        text="Article 6 (1) (c) and 58 (1).", translation="第 6 条第 1 款(c)项和第五十八条第 1 款。"
    ),
    Example(text="Article 1, paragraph 3.", translation="第一条第三项。"),
    Example(
        text="Resolutions 3201 (S-VI) and 3202 (S-VI) of 1 May 1974.",
        translation="1974 年 5 月 1 日第 3201(S-VI)号和第 3202(S-VI)号决议。",
    ),
    Example(text="Draft resolutions I to IV.", translation="决议草案一至四。"),
    Example(text="Chap. II, paras. V.33 and V.34.", translation="第二章，第五.33 段和第五.34 段。"),
    Example(text="See A/80/6 (Sect. 36).", translation="见 A/80/6 (Sect. 36)。"),
    Example(text="Resolutions 62/236 A and B.", translation="第 62/236 A 和 B 号决议。"),
)

# 款 is a section of a budget or a paragraph of a treaty; rules and regulations have 条.
_ALIKE = {
    "paragraph": ("paragraph", "clause"),
    "section": ("section", "clause"),
    "clause": ("clause", "section", "paragraph"),
    "article": ("article", "rule", "regulation"),
}
_OF_MANY_NAMES = ("part", "chapter", "annex", "volume")  # 编, 篇, 附录 or 册 may stand for one
_Named = tuple[str, str]
_AllCited = Sequence[Cited]


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error for each translation that refers to something else, with both lists."""
    for pair in pairs(edition):
        if not pair.is_read:
            continue
        source = references(pair.source, pair.written_in)
        target = references(pair.target, pair.language)
        if not (source or target) or not _differ(pair, source, target):
            continue
        message = f"`{pair.key}` refers to {_listed(target)}, but its source to {_listed(source)}"
        hint = "refer to what msgid refers to, or write the comment `# ok: reference -- the reason`"
        yield Diagnostic("pair-reference", pair.target.span, message, hint)


def _differ(pair: TextPair, source: _AllCited, target: _AllCited) -> bool:
    """Whether the two refer to different parts, unless pair_number reports the numbers."""
    if _lettered(source, target) and _lettered(target, source):
        return True
    missing, extra = _without(source, target), _without(target, source)
    if not (missing or extra):
        return False
    numbers = values(pair.source, pair.written_in), values(pair.target, pair.language)
    if unmatched(*numbers) or unmatched(*reversed(numbers)):
        return False
    return _sure(missing, target, numbers[1]) or _sure(extra, source, numbers[0])


def _lettered(wanted: _AllCited, given: _AllCited) -> bool:
    """Whether a letter is missing where the other side has another letter of the same thing."""
    left = Counter(one[:2] for one in wanted if one.is_letter)
    left.subtract(one[:2] for one in given if one.is_letter)
    kinds = {one.kind for one in given if one.is_letter}
    return any(kind in kinds for kind, _ in +left)


def _without(wanted: _AllCited, given: _AllCited) -> list[_Named]:
    """The certain references that have no equal on the other side."""
    left = Counter(one[:2] for one in given)
    missing = []
    for kind, number in (one[:2] for one in wanted if one.firm and not one.is_letter):
        names = [(name, number) for name in _ALIKE.get(kind, (kind,)) if left[name, number]]
        if names:
            left[names[0]] -= 1
        else:
            missing.append((kind, number))
    return missing


def _sure(missing: list[_Named], given: _AllCited, numbers: list[Value]) -> bool:
    """Whether one is missing that does not merely have another name on the other side."""
    shown = {value.shown for value in numbers}
    kinds = {one.kind for one in given}
    return any(
        kind not in _OF_MANY_NAMES or kind in kinds or number not in shown
        for kind, number in missing
    )


def _listed(found: _AllCited) -> str:
    """The references in words; what may be one number of several lists is in its own list only."""
    firm = {one.number for one in found if one.firm}
    shown = [one for one in found if one.firm or one.number not in firm]
    return ", ".join(dict.fromkeys(map(_worded, shown))) or "nothing"


def _worded(one: Cited) -> str:
    return f"{'section' if one.kind == 'letter' else one.kind} {one.number}"
