"""Chinese on the finished pages: edges, line ends, faces, spaces, unbroken units.

Each claim is made for the whole sample and for a specimen of hard cases,
`tests/reports/typography`; each check must find faults that are made on purpose.
"""

import re
import subprocess
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from built import SAMPLE, TESTS, TINY, built, lines
from chinese_faults import (
    BODY_SIZE,
    body,
    broken,
    forbidden,
    in_wrong_face,
    is_han,
    lonely,
    ragged,
    retyped,
    slanted,
    torn,
)
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTCollection
from typeset import Letter, Line, typeset, written

from gareport.flow.pipeline import open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.faces import HEI
from gareport.layout.layouts import LAYOUTS
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import Resolved, resolve
from gareport.numbering.runs import NoteCall

SPECIMEN = TESTS / "reports" / "typography"
REPORTS = pytest.mark.parametrize("folder", [SAMPLE, SPECIMEN], ids=["a_62_502", "typography"])
UNIT = re.compile(
    r"A/(?:[A-Z]\.\d/)?\d+(?:/[A-Z]+\.\d+|/\d+)*(?:/(?:Add|Rev)\.\d)?"
    r"|第 [0-9]+/[0-9]+(?: [A-Z])? 号|第 28D 款|[0-9]+ [年月日](?=[^后])"
    r"|[0-9]{1,3}(?: [0-9]{3})+ (?:美元|欧元)|3\.5 亿美元"
)
KEPT = ("A/60/846/Add.1", "421 400 美元", "第 60/283 号", "3.5 亿美元", "2007 年", "第 28D 款")
FILLER = "秘书长提交的这份报告载有秘书处信息和通信技术的战略远景并说明有关的各项倡议和执行情况"


@cache
def lines_of(folder: Path) -> list[Line]:
    return typeset(built(folder, "zh").pdf)


@cache
def spoilt(rule: str = "", old: str = "</head>", new: str = "</head>") -> list[Line]:
    """The body of the specimen with one more rule in its style sheet, or with another HTML."""
    resolved = built(SPECIMEN, "zh").resolved
    html = render(resolved, "pdf")["report.html"].replace(old, new)
    html = html.replace("</head>", f"<style>{rule}</style></head>")
    return body(typeset(packager("pdf")(resolved, paginate(html))))


def typed(resolved: Resolved) -> list[str]:
    """Each text of the edition as typed: a lead runs into its text, a label comes before it."""
    texts = []
    for key in resolved.runs:
        lead, label = f"{key}.lead", resolved.labels.get(key)
        text = resolved.plain(lead) if lead in resolved.runs else ""
        mark = label.printed if label else ""
        texts.append((mark + text + _with_calls(resolved, key)).replace("\u00a0", " "))
    return texts


def _with_calls(resolved: Resolved, key: str) -> str:
    text = resolved.plain(key)
    calls = [run for run in resolved.runs[key] if isinstance(run, NoteCall)]
    if not calls:
        return text
    head = resolved.runs[key][: resolved.runs[key].index(calls[0])]
    length = len("".join(run.text for run in head if hasattr(run, "text")))
    return text[:length] + calls[0].mark + text[length:]


def edges(folder: Path) -> tuple[set[float], set[float]]:
    """Where lines may begin and end: the column, indented by a label a degree, and a quotation.

    A paragraph without number opens two characters in.
    """
    layout = LAYOUTS[built(folder, "zh").resolved.edition.report.cover.layout]
    page, size = layout.page, layout.han
    left, right = page.side + page.inset, page.width - page.side - page.inset
    opened = left + 2 * size.size
    return {opened, *(left + size.label * n for n in range(3))}, {right, right - size.label}


@REPORTS
def test_both_edges_of_chinese_paragraphs_are_straight(folder: Path) -> None:
    lines, texts = body(lines_of(folder)), typed(built(folder, "zh").resolved)
    assert len(lines) > 20
    assert ragged(lines, texts, edges(folder)) == []


def test_ragged_paragraphs_are_noticed() -> None:
    texts = typed(built(SPECIMEN, "zh").resolved)
    assert len(ragged(spoilt("main p { text-align: left }"), texts, edges(SPECIMEN))) > 5
    assert len(ragged(spoilt("main p { text-align: right }"), texts, edges(SPECIMEN))) > 5


def noted(lines: list[Line]) -> list[Line]:
    """The lines of the notes, some Han in them."""
    size = LAYOUTS["new_york_2007"].han.note_size
    small = [line for line in lines if abs(line[-1].size - size) < 0.1 and line[0].page > 2]
    return [line for line in small if any(is_han(letter.char) for letter in line)]


def ragged_notes(lines: list[Line]) -> list[str]:
    texts = [text.replace("\u00a0", " ") for text in typed(built(SPECIMEN, "zh").resolved)]
    left, right = {min(edges(SPECIMEN)[0])}, {max(edges(SPECIMEN)[1])}
    return ragged(noted(lines), texts, (left, right))


def test_both_edges_of_chinese_notes_are_straight() -> None:
    assert len(noted(lines_of(SPECIMEN))) > 2
    assert ragged_notes(lines_of(SPECIMEN)) == []


def test_a_ragged_note_is_noticed() -> None:
    resolved = built(SPECIMEN, "zh").resolved
    html = render(resolved, "pdf")["report.html"]
    html = html.replace("</head>", "<style>.note:lang(zh) { text-align: left }</style></head>")
    assert ragged_notes(typeset(packager("pdf")(resolved, paginate(html)))) != []


@REPORTS
def test_no_text_ends_in_a_line_of_one_character(folder: Path) -> None:
    assert lonely(body(lines_of(folder)), typed(built(folder, "zh").resolved)) == []


def test_a_line_of_one_character_is_noticed() -> None:
    resolved = built(SAMPLE, "zh").resolved
    html = render(resolved, "pdf")["report.html"].replace("\u2060", "")
    lines = body(typeset(packager("pdf")(resolved, paginate(html))))
    assert lonely(lines, typed(resolved)) == ["见；", "绩；", "求；"]


@REPORTS
def test_no_forbidden_mark_begins_or_ends_a_line(folder: Path) -> None:
    assert forbidden(body(lines_of(folder))) == []


@pytest.mark.parametrize(("mark", "breaking"), [("，", "\u200b，"), ("“", "“\u200b")])
def test_a_mark_on_the_wrong_side_of_a_line_end_is_noticed(mark: str, breaking: str) -> None:
    found = [
        text
        for width in range(330, 400, 10)
        for text in forbidden(spoilt(f"main p {{ width: {width}pt }}", mark, breaking))
    ]
    assert any(mark in (text[0], text[-1]) for text in found)


@REPORTS
def test_double_dashes_and_ellipses_are_one_piece(folder: Path) -> None:
    assert torn(body(lines_of(folder))) == []


def test_a_torn_dash_is_noticed() -> None:
    assert torn(spoilt("main p { letter-spacing: 1pt }"))
    cut = next(line for line in body(lines_of(SPECIMEN)) if "——" in written(line)[1:])
    middle = written(cut).index("——") + 1
    assert torn([cut[:middle], cut[middle:]])


@REPORTS
def test_quotation_marks_and_dashes_have_the_face_of_their_text(folder: Path) -> None:
    assert in_wrong_face(body(lines_of(folder))) == []


@pytest.mark.parametrize(
    "rule",
    [
        'main p { font-family: "Liberation Serif", "Noto Serif CJK SC" !important }',
        '[lang|=en] { font-family: "Noto Serif CJK SC" !important }',
    ],
    ids=["Latin in Chinese", "Chinese in Latin"],
)
def test_a_mark_of_the_other_face_is_noticed(rule: str) -> None:
    assert in_wrong_face(spoilt(rule))


def test_quotation_marks_and_dashes_within_latin_are_latin() -> None:
    shared = [x for line in body(lines_of(SPECIMEN)) for x in line if x.char in "“”—…"]
    latin = [x.char for x in shared if x.face.startswith("Liberation")]
    assert "".join(latin) == "—“”…“”—…"


@REPORTS
def test_chinese_is_never_slanted_and_its_emphasis_is_hei(folder: Path) -> None:
    assert slanted(lines_of(folder)) == []
    faces = {x.face for line in body(lines_of(folder)) for x in line if is_han(x.char)}
    assert faces <= {"Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC", "Noto-Sans-CJK-SC-Bold"}
    assert "Noto-Sans-CJK-SC-Bold" in faces


def test_slanted_chinese_is_noticed() -> None:
    assert slanted(spoilt("em { font-style: italic !important }"))


@REPORTS
def test_spaces_between_chinese_and_figures_are_drawn_as_typed(folder: Path) -> None:
    lines = body(lines_of(folder))
    assert sum(x.char == " " and not x.guessed for line in lines for x in line) > 40
    assert retyped(lines, typed(built(folder, "zh").resolved)) == []


@pytest.mark.parametrize("instead", ["", "  ", "\u00a0", "\u2006"], ids=ascii)
def test_another_space_than_the_typed_one_is_noticed(instead: str) -> None:
    lines = [
        [replace(x, char=instead) if x.char == " " else x for x in line]
        for line in body(lines_of(SPECIMEN))
    ]
    assert retyped(lines, typed(built(SPECIMEN, "zh").resolved))


def sweep(folder: Path) -> Resolved:
    """A report whose paragraphs push the units through every place of a line."""
    cover = (SPECIMEN / "report.yaml").read_text("utf-8").replace("[specimen]", "[sweep]")
    (folder / "report.yaml").write_text(cover, "utf-8")
    text = "，又见".join(KEPT) + f"，以及 {KEPT[0]} 和**{KEPT[1]}**，*{KEPT[2]}*决议。"
    entries = [f"  - {{id: p{n}, paragraph: '{FILLER[:n]}见{text}'}}" for n in range(len(FILLER))]
    body_text = "\n".join(["id: sweep", "kind: section", "heading: 样张", "content:", *entries])
    (folder / "sweep.yaml").write_text(body_text + "\n", "utf-8")
    return resolve(open_report(folder).editions["zh"])


def test_symbols_amounts_and_numbers_are_never_broken_wherever_the_line_ends(
    tmp_path: Path,
) -> None:
    resolved = sweep(tmp_path)
    units = [*KEPT, *KEPT[:3]] * len(FILLER)
    html = render(resolved, "pdf")["report.html"]
    lines = body(typeset(packager("pdf")(resolved, paginate(html))))
    assert broken(lines, units) == []
    loose = html.replace("\u2060", "").replace(' class="nowrap"', "")
    lines = body(typeset(packager("pdf")(resolved, paginate(loose))))
    assert broken(lines, units) == sorted(KEPT, key=KEPT.index)


@REPORTS
def test_symbols_amounts_and_numbers_of_the_text_are_on_one_line(folder: Path) -> None:
    resolved = built(folder, "zh").resolved
    texts = [
        text
        for key, text in zip(resolved.runs, typed(resolved), strict=True)
        if key in resolved.labels
    ]
    units = [unit for text in texts for unit in UNIT.findall(text)]
    assert len(units) > 10
    assert broken(body(lines_of(folder)), units) == []


def made(folder: Path, content: str, old: str = "", new: str = "") -> list[Line]:
    """The lines of the specimen with this content instead of its own, a list in YAML."""
    cover = (SPECIMEN / "report.yaml").read_text("utf-8").replace("排印样张", "排印——样张")
    (folder / "report.yaml").write_text(cover, "utf-8")
    head = "id: specimen\nkind: section\nheading: 样张——其一\ncontent:\n"
    (folder / "specimen.yaml").write_text(head + content, "utf-8")
    resolved = resolve(open_report(folder).editions["zh"])
    html = render(resolved, "pdf")["report.html"].replace(old, new)
    return typeset(packager("pdf")(resolved, paginate(html)))


DASHED = (
    "  - {id: p, lead: 事由——其二。, paragraph: '正文——其三，又见*着重——其四*和**加粗——其五**。'}\n"
)


def test_a_dash_in_hei_is_two_characters_wide_and_no_hairline(tmp_path: Path) -> None:
    lines = made(tmp_path, DASHED)
    dashes = [x for line in lines for x in line if x.char == "—" and "Sans" in x.face]
    assert len(dashes) == 10
    for line in lines:
        text = "".join(x.char for x in line)
        for place in (match.start() for match in re.finditer("(?<=.)——(?=.)", text)):
            before, after = line[place - 1], line[place + 2]
            assert after.left - before.right == pytest.approx(
                2 * before.size, abs=0.1 * before.size
            )
    assert all(x.size / BODY_SIZE > 1.15 for x in dashes)


def hei_ink(style: str, text: str) -> tuple[float, float]:
    """How wide the first glyph of a text is in Hei and how high its ink, in thousandths of an em.

    `——` is its ligature of proportional dashes, `――` that of full width, which Chinese takes.
    """
    query = ["fc-match", "-f", "%{file}", f"{HEI}:style={style}"]
    path = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    face = next(f for f in TTCollection(path).fonts if f["name"].getDebugName(1).endswith("CJK SC"))
    name = face.getBestCmap()[ord(text[0])]
    for lookup in face["GSUB"].table.LookupList.Lookup if len(text) == 2 else ():
        for table in (getattr(x, "ExtSubTable", x) for x in lookup.SubTable):
            for ligature in getattr(table, "ligatures", {}).get(name, ()):
                if ligature.Component == [name]:
                    name = ligature.LigGlyph
    glyphs = face.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return glyphs[name].width, pen.bounds[3] - pen.bounds[1]


def test_the_dash_of_hei_is_drawn_from_its_proportional_one() -> None:
    rules = "".join(render(built(SPECIMEN, "zh").resolved, "pdf").values())
    factors = [float(found) for found in re.findall(r'"locl" 0; font-size: ([0-9.]+)em', rules)]
    for name, factor in zip(("Regular", "Bold"), factors, strict=True):
        dash, wide, stroke = (hei_ink(name, glyph) for glyph in ("——", "――", "一"))
        assert dash[0] * factor == pytest.approx(2000, abs=2)
        assert wide[1] < 0.55 * stroke[1]
        assert 0.8 * stroke[1] < dash[1] * factor < stroke[1]


CHAIN = "“远景方向”——“战略途径”——“方案步骤”……“‘其他’各项”——“余者类推”"


def test_quotation_marks_beside_dashes_do_not_tear_lines_open(tmp_path: Path) -> None:
    texts = [f"  - {{id: p{n}, paragraph: '{FILLER[:n]}见{CHAIN * 4}。'}}\n" for n in range(18)]
    lines = body(made(tmp_path, "".join(texts)))
    assert len(lines) > 70
    assert torn(lines) == []
    assert forbidden(lines) == []
    assert widest(lines) < 1.8
    assert widest(body(made(tmp_path, "".join(texts), "\u200b", ""))) > 2.5


def widest(lines: list[Line]) -> float:
    """The widest gap between two letters, in points: what justification has added.

    A label and the mark of a note have a gap of their own.
    """
    pairs = [(a, b) for line in lines for a, b in pairwise(line) if not _is_label(a, b)]
    return max(b.left - a.right for a, b in pairs)


def _is_label(a: Letter, b: Letter) -> bool:
    return a.char == "." or a.size < b.size - 1


def test_the_last_line_of_a_paragraph_holds_two_characters_at_least(tmp_path: Path) -> None:
    texts = [f"  - {{id: p{n}, paragraph: '{(FILLER * 2)[: 30 + n]}尾声。'}}\n" for n in range(40)]
    lasts = [written(line) for line in body(made(tmp_path, "".join(texts)))]
    found = [text for text in lasts if text.endswith("声。")]
    assert len(found) == 40
    assert min(map(len, found)) == len("尾声。")


NOTED = """  - {id: p, paragraph: '样文。{note.han}样文。{note.latin}'}
notes:
  han: %s
  latin: >-
    A Made-up Office, “A Title of Some Length That Fills a Line Well”, A/60/846/Add.1,
    A/61/858/Corr.1 and A/62/502/Corr.1, A/62/510/Rev.1.
"""


def test_notes_have_straight_edges_but_latin_ones_no_wide_gaps(tmp_path: Path) -> None:
    lines = [x for x in made(tmp_path, NOTED % (FILLER * 4)) if x[-1].page > 2 and x[-1].size < 9.5]
    han = [x[-1].right for x in lines if "秘书" in written(x)][:-1]
    assert len(han) > 2
    page = LAYOUTS["new_york_2007"].page
    edge = page.width - page.side - page.inset
    assert {round(right) for right in han} == {round(edge)}
    latin = [x for x in lines if "Made-up" in written(x) or "Corr" in written(x)]
    assert len(latin) == 2
    assert latin[0][-1].right < edge - 5
    assert widest(latin) < 1


def beginnings(code: str, *words: str) -> list[float]:
    """Where the lines of the made-up report begin that open with these words, in points."""
    rows = [row for page in range(2, 5) for row in lines(built(TINY, code).pdf, page)]
    found = {"".join(glyph.char for glyph in row).replace(" ", ""): row[0].left for row in rows}
    return [next(left for text, left in found.items() if text.startswith(w)) for w in words]


def test_a_paragraph_without_number_opens_two_characters_in_and_its_closing_does_not() -> None:
    em = LAYOUTS["new_york_2007"].han.size
    number, paragraph, closing = beginnings("zh", "1.", "本段没有编号", "本段在其各项")
    assert paragraph - number == pytest.approx(2 * em, abs=1)
    assert closing == pytest.approx(number, abs=1)
    number, paragraph = beginnings("en", "1.", "Thisparagraphbears")
    assert paragraph == pytest.approx(number, abs=1)
