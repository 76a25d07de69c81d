"""Every line of the front page, as each language writes it, for covers of every form."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from documents import FENCE, document

from gareport.editorial.example import Example
from gareport.flow.pipeline import open_report
from gareport.numbering.resolve import Resolved, resolve
from gareport.report.model import Paragraph
from gareport.report.texts import walk


class Form(NamedTuple):
    """A cover, and the lines it prints in each language: the role and the text, notes last."""

    cover: str
    en: str
    zh: str


_RIGHTS = "body: human_rights_council\nsymbol: A/HRC/28/41\nsession: 28\n"
_TITLES = "title: A title"
_EN = "title A title\nauthor Report of the Secretary-General"
_ZH = "title A title\nauthor 秘书长的报告"
FORMS = {
    "regular session": Form(
        "symbol: A/62/502\nsession: 62",
        f"session Sixty-second session\n{_EN}",
        f"session 第六十二届会议\n{_ZH}",
    ),
    "special session": Form(
        "symbol: A/S-24/2\nsession: S-24",
        f"session Twenty-fourth special session\n{_EN}",
        f"session 第二十四届特别会议\n{_ZH}",
    ),
    "emergency special session": Form(
        "symbol: A/ES-10/484\nsession: ES-10",
        f"session Tenth emergency special session\n{_EN}",
        f"session 第十届紧急特别会议\n{_ZH}",
    ),
    "year of the Council": Form(
        "organ: security_council\nsymbol: S/2010/181\nsession: 65",
        f"session Sixty-fifth year\n{_EN}",
        f"session 第六十五年\n{_ZH}",
    ),
    "session of a year": Form(
        "organ: economic_and_social_council\nsymbol: E/2013/11\nsession: 2013",
        f"session 2013 session\n{_EN}",
        f"session 2013 届会议\n{_ZH}",
    ),
    "body with sessions of its own": Form(
        f"{_RIGHTS}meeting: {{begins: 2015-02-26, ends: 2015-03-23}}\n"
        "agenda: [{item: 2, title: One}, {item: 5, title: Two}]",
        "body Human Rights Council\nsession Twenty-eighth session\n"
        "meeting 26 February–23 March 2015\nagenda Agenda items 2 and 5\n"
        f"agenda_title One\nagenda_title Two\n{_EN}",
        "body 人权理事会\nsession 第二十八届会议\nmeeting 2015 年 2 月 26 日至 3 月 23 日\n"
        f"agenda 议程项目 2 和 5\nagenda_title One\nagenda_title Two\n{_ZH}",
    ),
    "committee of the whole": Form(
        "body: fifth_committee\nsymbol: A/C.5/62/5\nsession: 62",
        f"session Sixty-second session\nbody Fifth Committee\n{_EN}",
        f"session 第六十二届会议\nbody 第五委员会\n{_ZH}",
    ),
    "body that is typed, with a place": Form(
        "body: A Made-up Committee\nsymbol: A/AC.999/2\nsession: 59\n"
        "meeting: {venue: Vienna, begins: 2016-06-08, ends: 2016-06-17}",
        "body A Made-up Committee\nsession Fifty-ninth session\n"
        f"meeting Vienna, 8–17 June 2016\n{_EN}",
        "body A Made-up Committee\nsession 第五十九届会议\n"
        f"meeting 2016 年 6 月 8 日至 17 日，Vienna\n{_ZH}",
    ),
    "days with the dash of the layout": Form(
        "layout: new_york_2007\nbody: A Made-up Committee\nsymbol: A/AC.999/2\nsession: 59\n"
        "meeting: {venue: Vienna, begins: 2016-06-08, ends: 2016-06-17}",
        "body A Made-up Committee\nsession Fifty-ninth session\n"
        f"meeting Vienna, 8-17 June 2016\n{_EN}",
        "body A Made-up Committee\nsession 第五十九届会议\n"
        f"meeting 2016 年 6 月 8 日至 17 日，Vienna\n{_ZH}",
    ),
    "sub-items, each with its title": Form(
        "agenda: [{item: 72, parts: [b], title: One}, {item: 72, parts: [c], title: Two}]",
        "session Ninety-ninth session\nagenda Agenda item 72 (b) and (c)\n"
        f"agenda_title One\nagenda_title Two\n{_EN}",
        "session 第九十九届会议\nagenda 议程项目 72(b)和(c)\n"
        f"agenda_title One\nagenda_title Two\n{_ZH}",
    ),
    "provisional agenda with a note": Form(
        "agenda: [{item: 66, parts: [b], title: One}]\nagenda_of: provisional\n"
        "marks: {agenda: list}\nnotes: {list: A/99/150.}",
        "session Ninety-ninth session\nagenda Item 66 (b) of the provisional agenda*\n"
        f"agenda_title One\n{_EN}\n* A/99/150.",
        "session 第九十九届会议\nagenda 临时议程* 项目 66(b)\n"
        f"agenda_title One\n{_ZH}\n* A/99/150.",
    ),
    "preliminary list, several notes in the order of reading": Form(
        "symbol: A/99/1*\nagenda: [{item: 4, title: 'One{note.b}'}, {item: 18, title: Two}]\n"
        "agenda_of: preliminary\ntitle: A title{note.a}\n"
        "marks: {symbol: again, agenda: list, author: late}\n"
        "notes: {a: A., b: B., late: Late., list: A/99/50., again: Reissued.}",
        "session Ninety-ninth session\nagenda Items 4 and 18 of the preliminary list**\n"
        "agenda_title One***\nagenda_title Two\ntitle A title****\n"
        "author Report of the Secretary-General*****\n"
        "* Reissued.\n** A/99/50.\n*** B.\n**** A.\n***** Late.",
        "session 第九十九届会议\nagenda 暂定项目表** 项目 4 和 18\n"
        "agenda_title One***\nagenda_title Two\ntitle A title****\nauthor 秘书长的报告*****\n"
        "* Reissued.\n** A/99/50.\n*** B.\n**** A.\n***** Late.",
    ),
    "joint document": Form(
        "symbol: A/99/742–S/2044/181\nagenda: [{item: 5, title: One}]\n"
        "joint: {organ: security_council, session: 99}",
        "organ_name General Assembly\nsession Ninety-ninth session\nagenda Agenda item 5\n"
        f"agenda_title One\norgan_name Security Council\nsession Ninety-ninth year\n{_EN}",
        "organ_name 大会\nsession 第九十九届会议\nagenda 议程项目 5\nagenda_title One\n"
        f"organ_name 安全理事会\nsession 第九十九年\n{_ZH}",
    ),
    "addendum with a Rapporteur": Form(
        "symbol: A/99/1/Add.2\nsubtitles: [A part]\nrapporteur: Nescio Nomen (Utopia)",
        "session Ninety-ninth session\ntitle A title\nsubtitle A part\n"
        "author Report of the Secretary-General\nstatus Addendum\n"
        "rapporteur Rapporteur: Nescio Nomen (Utopia)",
        "session 第九十九届会议\ntitle A title\nsubtitle A part\nauthor 秘书长的报告\n"
        "status 增编\nrapporteur 报告员：Nescio Nomen (Utopia)",
    ),
    "corrigendum": Form(
        "symbol: A/99/1/Add.2/Corr.1",
        f"session Ninety-ninth session\n{_EN}\nstatus Corrigendum",
        f"session 第九十九届会议\n{_ZH}\nstatus 更正",
    ),
    "revision, which shows in the symbol only": Form(
        "symbol: A/99/1/Rev.1",
        f"session Ninety-ninth session\n{_EN}",
        f"session 第九十九届会议\n{_ZH}",
    ),
    "note that transmits a report": Form(
        "kind: note\ntext: [{id: t, paragraph: The note.}]\ntransmits: {title: A report, "
        "subtitles: [A part], author: Nescio Nomen, rapporteur: Nomen Nescio (Utopia)}",
        "session Ninety-ninth session\ntitle A title\nauthor Note by the Secretary-General\n"
        "title A report\nsubtitle A part\nauthor Nescio Nomen\n"
        "rapporteur Rapporteur: Nomen Nescio (Utopia)",
        "session 第九十九届会议\ntitle A title\nauthor 秘书长的说明\n"
        "title A report\nsubtitle A part\nauthor Nescio Nomen\n"
        "rapporteur 报告员：Nomen Nescio (Utopia)",
    ),
    "note by the Secretariat": Form(
        "kind: note\nauthor: secretariat",
        "session Ninety-ninth session\ntitle A title\nauthor Note by the Secretariat",
        "session 第九十九届会议\ntitle A title\nauthor 秘书处的说明",
    ),
    "draft resolution of sponsors": Form(
        "kind: draft_resolution\nbody: fifth_committee\nsymbol: A/C.5/99/L.9\n"
        "distribution: limited\nsponsors: 'Arcadia and Utopia: draft resolution'",
        "session Ninety-ninth session\nbody Fifth Committee\n"
        "sponsors Arcadia and Utopia: draft resolution\ntitle A title",
        "session 第九十九届会议\nbody 第五委员会\n"
        "sponsors Arcadia and Utopia: draft resolution\ntitle A title",
    ),
    "draft decision": Form(
        "kind: draft_decision\nsymbol: A/99/L.9\ndistribution: limited",
        "session Ninety-ninth session\ntitle A title",
        "session 第九十九届会议\ntitle A title",
    ),
    "report of a committee": Form(
        "kind: committee_report\nbody: fifth_committee\nsymbol: A/99/965\n"
        "rapporteur: Nescio Nomen (Utopia)",
        "session Ninety-ninth session\ntitle A title\nauthor Report of the Fifth Committee\n"
        "rapporteur Rapporteur: Nescio Nomen (Utopia)",
        "session 第九十九届会议\ntitle A title\nauthor 第五委员会的报告\n"
        "rapporteur 报告员：Nescio Nomen (Utopia)",
    ),
    "report of a committee that is typed": Form(
        "kind: committee_report\nbody: Committee on Utopia\nsymbol: A/99/965",
        "session Ninety-ninth session\ntitle A title\nauthor Report of the Committee on Utopia",
        "session 第九十九届会议\ntitle A title\nauthor Committee on Utopia的报告",
    ),
    "letter of two": Form(
        "kind: letter\ntext: [{id: t, paragraph: The letter.}]\n"
        "signed: [{name: Nescio Nomen, titles: [Ambassador, Of Utopia]}, {name: Nomen Nescio}]",
        "session Ninety-ninth session\ntitle A title\nsignatory (Signed) Nescio Nomen\n"
        "signatory_title Ambassador\nsignatory_title Of Utopia\n"
        "signatory (Signed) Nomen Nescio",
        "session 第九十九届会议\ntitle A title\nsignatory_title Ambassador\n"
        "signatory_title Of Utopia\nsignatory Nescio Nomen（签名）\n"
        "signatory Nomen Nescio（签名）",
    ),
    "addendum without a line": Form(
        "symbol: A/99/1/Add.2\nstatus: none",
        f"session Ninety-ninth session\n{_EN}",
        f"session 第九十九届会议\n{_ZH}",
    ),
}


def _opened(cover: str, folder: Path) -> dict[str, Resolved]:
    """Both editions of a report with this cover; the texts of the other one are those typed."""
    folder = folder / "example"
    for name, text in Example(cover=f"{cover}\neditions: [en, zh]").as_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    opened = open_report(folder)
    assert [one for one in opened.found if one.severity == "error"] == []
    return {code: resolve(edition) for code, edition in opened.editions.items()}


def _lines(resolved: Resolved, with_roles: bool = True) -> str:
    found = [
        (f"{line.role} " if with_roles else "")
        + "".join(_printed(run) for run in resolved.runs[line.key])
        for part in resolved.front
        for line in part.lines
    ]
    notes = [f"{note.mark} {''.join(map(_printed, note.runs))}" for note in resolved.notes]
    return "\n".join((*found, *notes)).replace("\u00a0", " ")


def _printed(run: object) -> str:
    """The run as printed, without the signs of a text that is not translated."""
    from gareport.numbering.runs import NoteCall, StateMark, Untranslated, plain

    if isinstance(run, StateMark):
        return ""
    if isinstance(run, Untranslated):
        return "".join(map(_printed, run.children))
    return run.mark if isinstance(run, NoteCall) else plain((run,))  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_front_page_has_the_lines_of_its_form(form: Form, tmp_path: Path) -> None:
    editions = _opened(form.cover, tmp_path)
    assert _lines(editions["en"]) == form.en
    assert _lines(editions["zh"]) == form.zh


EXAMPLES = [
    (cover[1], lines[1])
    for cover, lines in pairwise(FENCE.findall(document("docs/forms.md")))
    if (cover[0], lines[0]) == ("yaml", "text")
]


@pytest.mark.parametrize(("cover", "lines"), EXAMPLES)
def test_the_examples_of_the_page_on_front_pages_print_what_it_says(
    cover: str, lines: str, tmp_path: Path
) -> None:
    assert _lines(_opened(cover.strip(), tmp_path)["en"], with_roles=False) == lines.strip()


def test_the_page_on_front_pages_has_an_example_for_each_form() -> None:
    assert len(EXAMPLES) == 15


TEXT = "text: [{id: first, paragraph: One.}, {id: second, paragraph: Two.}]\n"


@pytest.mark.parametrize(
    ("cover", "numbers"),
    [
        ("kind: note\ntext: [{id: first, paragraph: One.}]", ["", "1."]),
        (f"kind: note\n{TEXT}", ["1.", "2.", "3."]),
        (f"kind: note\n{TEXT}transmits: {{title: A report}}", ["1.", "2.", "1."]),
        (f"kind: letter\n{TEXT}", ["", "", "1."]),
    ],
)
def test_the_paragraphs_of_a_note_have_numbers_if_there_are_several(
    cover: str, numbers: list[str], tmp_path: Path
) -> None:
    resolved = _opened(cover, tmp_path)["en"]
    printed = {name: label.printed for name, label in resolved.labels.items()}
    ids = [one.id for one in walk(resolved.edition.report.roots) if isinstance(one, Paragraph)]
    assert [printed.get(name, "") for name in ids] == numbers
