"""Chinese as United Nations documents write it: spaced figures, half-width stops in labels."""

from collections.abc import Sequence
from datetime import date

from gareport.language.figures import dated, grouped
from gareport.language.languages import (
    AgendaList,
    AgendaNumber,
    Corner,
    Language,
    Manual,
    Mark,
    PlaceWords,
    Starter,
)
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


def _listed(entries: Sequence[str], joint: str) -> str:
    """The entries as a list: `33、35 和 85`."""
    return joint.join(filter(None, ("、".join(entries[:-1]), entries[-1])))


def _agenda(numbers: tuple[AgendaNumber, ...], of: AgendaList) -> tuple[str, str]:
    """`议程项目 72(b)和(c)`; `临时议程`, where the mark of a note is, and `项目 66(b)`."""
    items = [
        f"{one.item}{_listed([f'({part})' for part in one.parts], '和')}"
        if one.parts
        else str(one.item)
        for one in numbers
    ]
    listed = _listed(items, " 和 ")
    if of == "adopted":
        return f"议程项目 {listed}", ""
    return {"provisional": "临时议程", "preliminary": "暂定项目表"}[of], f"项目 {listed}"


def _days(first: date, last: date, dash: str) -> str:
    """`2016 年 6 月 8 日至 17 日`; the year is written once, the month where it changes."""
    if first == last:
        return _date(first)
    pattern = "y 年 M 月 d 日" if first.year != last.year else "M 月 d 日"
    if (first.year, first.month) == (last.year, last.month):
        pattern = "d 日"
    return f"{_date(first)}至 {dated(last, pattern, 'zh')}".replace(" ", NBSP)


def _date(day: date) -> str:
    return dated(day, "y 年 M 月 d 日", "zh").replace(" ", NBSP)


def _by_sound(word: str) -> bytes:
    """Latin letters, then characters in the order of GB 2312: of common ones, that of pinyin."""
    return word.casefold().encode("gb18030")


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
        Mark("lowerLetter", "({})", "({})"),
        Mark("chineseCountingThousand", "({})", "({})"),
        Mark("lowerLetter", "{}."),
    ),
    items=(
        Mark("lowerLetter", "({})", "({})"),
        Mark("lowerRoman", "({})", "({})"),
        Mark("lowerLetter", "{}."),
        Mark("lowerRoman", "{}."),
    ),
    paragraph=Mark("decimal", "{}."),
    part=Mark("chineseCountingThousand", "{}"),
    resolution=Mark("chineseCountingThousand", "决议草案{}", "决议草案{}"),
    decision=Mark("chineseCountingThousand", "决定草案{}", "决定草案{}"),
    annex=Mark("chineseCountingThousand", "附件{}", "附件{}"),
    sole_annex="附件",
    enclosure=Mark("chineseCountingThousand", "附文{}", "附文{}"),
    sole_enclosure="附文",
    appendix=Mark("chineseCountingThousand", "附录{}", "附录{}"),
    sole_appendix="附录",
    name_first=False,
    table=Mark("decimal", "表 {}", "表 {}"),
    box=Mark("decimal", "方框 {}", "方框 {}"),
    figure=Mark("chineseCountingThousand", "图{}", "图{}"),
    figures=Mark("decimal", "图 {}", "图 {}"),
    footnote=Mark("decimal", "{}", f"脚注{NBSP}{{}}"),
    lead_gap="",
    unbroken=UNBROKEN,
    dash="-",
    missing="〔未译〕",
    stale="〔译文过时〕",
    tentative="〔译文待核〕",
    comma="，",
    conjunctions=("以及", "和", "及"),
    plural="",
    list_joints=("、", "和"),
    through="至",
    without_article="",
    sorted_by=_by_sound,
    manual=Manual.CHINESE,
    distribution="en",
    starter=Starter(
        title="报告标题（待写）",
        summary="报告的任务依据和内容提要（待写）。",
        introduction=("导言", "本报告的主题（待写）。"),
        background=("背景", "以往的决定（待写）。"),
        recommendations=("结论和建议", "大会不妨采取的行动（待写）。"),
        document="文件标题（待写）",
        letter="信函标题（日期、发函人和收函人，待写）",
        note_verbale="普通照会标题（日期、发函人和收函人，待写）",
        text="文件的内容（待写）。",
        signed=("签名人姓名（待写）", "签名人职衔（待写）"),
        committee="委员会（待写）",
        recommended=("委员会的建议", "委员会的建议（待写）。"),
        sponsors="提案国（待写）",
        draft="草案标题（待写）",
        organs={
            "general_assembly": "大会",
            "security_council": "安全理事会",
            "economic_and_social_council": "经济及社会理事会",
        },
        body="{}",
        comma="，",
        preambular="*回顾*以往的决定（待写），",
        operative="*决定*采取的行动（待写）。",
        decision="{}决定采取的行动（待写）。",
        correction=("更正之处（待写）", "错误的文字（待写）", "正确的文字（待写）"),
    ),
    corner=Corner(
        session=lambda number: f"第{chinese(number)}届会议",
        special=lambda number: f"第{chinese(number)}届特别会议",
        emergency=lambda number: f"第{chinese(number)}届紧急特别会议",
        year=lambda number: f"第{chinese(number)}年",
        dated=lambda year: f"{year}{NBSP}届会议",
        agenda=_agenda,
        days=_days,
        meeting="{days}，{venue}",
    ),
    place=PlaceWords(
        annex=lambda number: f"附件{chinese(number)}",
        summary="摘要",
        paragraph=lambda number, item: f"第{NBSP}{number}{''.join(item)}{NBSP}段",
        table=lambda number: f"表{NBSP}{number}",
        row=lambda number: f"第{chinese(number)}行",
        column=lambda number: f"第{chinese(number)}栏",
        line=lambda number: f"第{NBSP}{number}{NBSP}行",
        joint="，",
    ),
    table_gap=NBSP,
    text_gap=NBSP,
    decimal_mark=".",
    date=_date,
    dollars=lambda dollars: f"{grouped(dollars, 'zh', NBSP)}{NBSP}美元",
)
