"""Chinese as United Nations documents write it: spaced figures, half-width stops in labels."""

from datetime import date

from gareport.language.figures import dated, grouped
from gareport.language.languages import Language, Manual, Mark, Starter
from gareport.language.numerals import UP_TO_TEN, chinese

NBSP = "\u00a0"
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# The labels that older treaties have for (a), (b) and so on.
LABELS = ("子丑寅卯辰巳午未申酉戌亥", "甲乙丙丁戊己庚", UP_TO_TEN)
# Half-width punctuation where Chinese has its own; not in `(a)`, `(A/57/620)` and `10:30`, nor the
# brackets around a headnote, or around the labels of older treaties, `(丑)` and `(二)`.
HALF_WIDTH = (
    "[,;:?!.(](?:"  # rare characters first: the search for them is fast
    rf"(?<=[{HAN}][,;:?!])(?![0-9])|(?<=[{HAN}]\.)(?![0-9A-Za-z.])"
    rf"|(?<=[”》）][,;:?!])(?=[{HAN}“《（])|(?<=.\()(?=[{HAN}])(?![{''.join(LABELS)}]\)))"
)
_FIGURE = "(?<![0-9])(?<![0-9][./-])(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]++(?:[./-][0-9]++)*+)"
_COUNTED = "[号段款条节项页章届次卷]"
_MONEY = "[万亿]?(?:美元|欧元|瑞士法郎|英镑|日元)"
# A number between 第 and what it counts, a figure with its unit, and a long figure by itself.
UNBROKEN = (
    rf"第 [0-9]+(?:/[0-9]+)?[A-Z]?(?: [A-Z])?(?: ?\([a-z]{{1,4}}\)){{0,3}}(?: {_COUNTED})?"
    f"|{_FIGURE}(?:[A-Z]|(?: [A-Z])(?= 号))? (?:{_MONEY}|{_COUNTED}|[年月日时分名人个万亿])"
    "|(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"
)


def _agenda(items: tuple[int, ...]) -> str:
    numbers = [str(item) for item in items]
    listed = "、".join(numbers[:-1])
    return "议程项目 " + (f"{listed} 和 {numbers[-1]}" if listed else numbers[0])


def _date(day: date) -> str:
    return dated(day, "y 年 M 月 d 日", "zh").replace(" ", NBSP)


LANGUAGE = Language(
    code="zh",
    tag="zh-CN",
    name="Chinese",
    letter="C",
    han=True,
    headings=(
        Mark("chineseCountingThousand", "{}."),
        Mark("upperLetter", "{}."),
        Mark("decimal", "{}."),
    ),
    items=(
        Mark("lowerLetter", "({})", "({})"),
        Mark("lowerRoman", "({})", "({})"),
        Mark("lowerLetter", "{}."),
    ),
    paragraph=Mark("decimal", "{}."),
    annex=Mark("chineseCountingThousand", "附件{}", "附件{}"),
    sole_annex="附件",
    table=Mark("decimal", "表 {}", "表 {}"),
    lead_gap="",
    unbroken=UNBROKEN,
    missing="〔未译〕",
    stale="〔译文过时〕",
    tentative="〔译文待核〕",
    comma="，",
    conjunctions=("以及", "和", "及"),
    plural="",
    manual=Manual.CHINESE,
    distribution="en",
    starter=Starter(
        title="报告标题（待写）",
        summary="报告的任务依据和内容提要（待写）。",
        introduction=("导言", "本报告的主题（待写）。"),
        background=("背景", "以往的决定（待写）。"),
        recommendations=("结论和建议", "大会不妨采取的行动（待写）。"),
    ),
    session=lambda number: f"第{chinese(number)}届会议",
    agenda=_agenda,
    date=_date,
    dollars=lambda dollars: f"{grouped(dollars, 'zh', NBSP)}{NBSP}美元",
)
