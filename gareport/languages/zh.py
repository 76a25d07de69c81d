"""Chinese as United Nations documents write it: spaces round figures, half-width label stops."""

from datetime import date

from gareport.languages import Language, Mark
from gareport.languages.figures import dated, grouped
from gareport.numerals import chinese

NBSP = "\u00a0"


def _agenda(items: tuple[int, ...]) -> str:
    numbers = [str(item) for item in items]
    listed = "、".join(numbers[:-1])
    return "议程项目 " + (f"{listed} 和 {numbers[-1]}" if listed else numbers[0])


def _date(day: date) -> str:
    return dated(day, "y 年 M 月 d 日", "zh").replace(" ", NBSP)


CHINESE = Language(
    code="zh",
    tag="zh-CN",
    name="Chinese",
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
    unbroken="第 [0-9]+(?:/[0-9]+)?(?: [A-Z])? 号",
    missing="〔未译〕",
    stale="〔译文过时〕",
    session=lambda number: f"第{chinese(number)}届会议",
    agenda=_agenda,
    date=_date,
    dollars=lambda dollars: f"{grouped(dollars, 'zh', NBSP)}{NBSP}美元",
)
