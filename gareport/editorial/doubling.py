"""Repeated words and punctuation marks: a text and its language in, each repetition out.

Some repetitions are right: had had, that that, 人人, 一步一步, names such as Pago Pago, a verb and
a noun such as 发展发展中国家 or 目的的. Others may be right: what it is is a plan.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from gareport.language.languages import Language, Manual

# What makes a noun of a second word: 代表 + 代表团, 发展 + 发展中国家, 会议 + 会议服务.
_NOUN = (
    "[员人者组团队处科司署局部室厅所院会国站社区力量]|小组|中国家|中心|中的|主任|专员|草案|方案"
    "|框架|计划|规划|协定|协议|机构|机制|机关|系统|服务|设施|管理|政策|方法|方式|标准|委员会|法庭|伙伴"
    "|周期"
)
# A character that ends one word and begins or is the next one: 目的|的, 参与|与, 以及|及时.
_HAN_ONCE = (
    "(?<![目标打])的(?!的确)|了(?!了[解结断如然之])"
    "|(?<![现存实所潜内外旨意志好自正])在(?!在[职建线场位校编押审])"
    "|(?<![缓共温饱总谋亲平调柔随祥暖议])和(?!和[平谐解睦气约会好善])|(?<![参赋给授])与(?!与会)"
    "|(?<![于但凡可总就既倒或还要若])是(?!是[非否])|(?<![普涉埃危波顾触提论])及(?!及[时格早其])"
)
# For speed, each pattern begins with a character that is not a letter; before a word it is a space.
_PATTERNS: Mapping[Manual | None, tuple[re.Pattern[str], ...]] = {
    Manual.ENGLISH: (
        re.compile(
            r"(?![/’'-])\W(([A-Za-z]++) (?i:\2)\b)(?![/’'-]\w)"
            r"(?<![Hh]ad [Hh]ad)(?<![Tt]hat [Tt]hat)"
        ),
        re.compile(r"(([,;])\2|(?<=[A-Za-z)”])(:):(?!\S))"),
        re.compile(r"([.](?<=[A-Za-z)”].)[.](?![.\w/]))"),
    ),
    Manual.CHINESE: (
        re.compile(f"((?![一逐]|代表)([\u4e00-\u9fff]{{2,4}})\\2)(?!{_NOUN})"),
        re.compile(f"(({_HAN_ONCE})\\2)"),
        re.compile("(([，；：、])\\2)"),
    ),
}
# Words that never follow themselves. A verb or a preposition may: `they came in in May`.
_ONCE = frozenset({"the", "a", "an", "and", "or", "but", "our", "their", "its", "my", "your"})

UNCERTAIN = "delete one of them, unless both are meant"


@dataclass(frozen=True, slots=True)
class Repetition:
    """A repetition in a text: its offset, its characters, and whether it is certainly wrong."""

    at: int
    found: str
    is_certain: bool

    @property
    def once(self) -> str:
        """The word or the mark without its repetition."""
        return self.found[: len(self.found) // 2]


def doubled(text: str, language: Language) -> Iterator[Repetition]:
    """Yield each repetition in a text."""
    patterns = _PATTERNS.get(language.manual, ())
    # The space before the text lets the patterns match its first word.
    for found in chain(*(pattern.finditer(f" {text}") for pattern in patterns)):
        words = found[1].split()
        if not all(word[0].isupper() for word in words):
            yield Repetition(found.start(1) - 1, found[1], _is_certain(words))


def _is_certain(words: list[str]) -> bool:
    """Whether nobody could mean it: a mark, or a word such as `the`, but not the letter A."""
    first = words[0]
    if len(words) < 2:
        return not first[0].isalpha()
    return first.lower() in _ONCE and (len(first) > 1 or first == words[1])
