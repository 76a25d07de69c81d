"""Notes that transmit a report, letters and corrigenda: what is where in both files."""

import re
from pathlib import Path

import pytest
from built import TESTS, built, page_texts
from typeset import typeset, written
from word_parts import body, part

from gareport.editorial.example import Example
from gareport.flow.pipeline import Made, build_edition, open_report
from gareport.formats.docx.lists import list_places

REPORTS = TESTS / "reports"
SAMPLES = [REPORTS / name for name in ("transmittal", "letter", "corrigendum")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_the_samples_have_no_finding(folder: Path) -> None:
    assert open_report(folder).found == ()


def _pages(name: str, code: str) -> list[str]:
    texts = page_texts(built(REPORTS / name, code).pdf)
    return [re.sub(r"\s+", "", text) for text in texts]


ON_PAGES = {
    ("transmittal", "en"): (
        ["NotebytheSecretary-General**", "TheSecretary-Generalhasthehonour"],
        ["ReportoftheSpecialRapporteur", "NescioNomen,SpecialRapporteur", "Summary", "Contents"],
        ["Introduction", "1.Thepresentreport"],
    ),
    ("transmittal", "zh"): (["秘书长的说明**"], ["特别报告员的报告", "摘要", "目录"], ["一.导言"]),
    ("letter", "en"): (
        ["Letterdated19April", "(Signed)NescioNomenAmbassadorPermanent"],
        ["Annextotheletterdated19April2044fromthePermanentRepresentative", "[Original:French]"],
        ["EnclosureIDescriptionofthemap"],
        ["EnclosureIIListoftowns", "[Original:ChineseandRussian]", "1.Thetowns"],
    ),
    ("letter", "zh"): (
        ["大使乌托邦常驻联合国代表内肖·诺门（签名）"],
        ["2044年4月19日乌托邦常驻联合国代表给秘书长的信的附件乌托邦政府的声明", "[原件：法文]"],
        ["附文一地图说明"],
        ["附文二城镇名单", "[原件：中文和俄文]"],
    ),
    ("corrigendum", "en"): (
        ["Corrigendum", "Paragraph1ForItsauthordoesnotexistread", "3.InUtopia,anote"],
    ),
    ("corrigendum", "zh"): (["更正", "第1段将“作者并不存在”改为“作者和版面均不存在”"],),
}


@pytest.mark.parametrize(("sample", "pages"), ON_PAGES.items(), ids=map("-".join, ON_PAGES))
def test_each_page_has_its_part_of_the_document(
    sample: tuple[str, str], pages: tuple[list[str], ...]
) -> None:
    found = _pages(*sample)
    assert len(found) == len(pages)
    for text, wanted in zip(found, pages, strict=True):
        places = [text.find(one) for one in wanted]
        assert -1 not in places, (wanted, text)
        assert places == sorted(places)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_note_is_alone_on_page_1_and_nothing_calls_the_report_an_annex(code: str) -> None:
    first, second, *_ = _pages("transmittal", code)
    for word in ("Summary", "Contents", "Introduction", "摘要", "目录", "导言"):
        assert word not in first
    assert "nnex" not in second
    assert "附件" not in second


def test_the_signature_ends_where_the_text_ends() -> None:
    lines = [line for line in typeset(built(REPORTS / "letter", "en").pdf) if line[0].page == 1]
    ends = {written(line): max(letter.right for letter in line) for line in lines}
    signed = next(end for text, end in ends.items() if text.startswith("(Signed)"))
    titles = next(end for text, end in ends.items() if text == "Ambassador")
    widest = max(end for text, end in ends.items() if text.startswith("I have the honour"))
    assert abs(signed - titles) < 1
    assert abs(signed - widest) < 1


@pytest.mark.parametrize("name", ["transmittal", "letter", "corrigendum"])
@pytest.mark.parametrize("code", ["en", "zh"])
def test_word_has_the_lines_of_the_pdf_in_their_order(name: str, code: str) -> None:
    edition = built(REPORTS / name, code)
    text = re.sub(r"\s+", "", "".join(body(edition).itertext(f"{W}t")))
    for wanted in (one for page in ON_PAGES[name, code] for one in page):
        without = re.sub(r"(?<=[^\d])\*+|^\d\.", "", wanted)
        parts = re.split(r"(?<=[一二])\.|^EnclosureII?|^附文[一二]", without)
        assert all(part in text for part in parts if part), wanted


def test_signed_is_in_italics_in_both_files() -> None:
    edition = built(REPORTS / "letter", "en")
    runs = [run for run in body(edition).iter(f"{W}r") if "Signed" in "".join(run.itertext())]
    assert [run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for run in runs] == ["LatinEmphasis"]
    line = next(one for one in typeset(edition.pdf) if written(one).startswith("(Signed)"))
    faces = {letter.char: letter.face for letter in line[1:7]}
    assert all("Italic" in face for face in faces.values())
    assert "Italic" not in line[0].face


def test_word_counts_the_paragraphs_of_a_note_and_of_its_report_apart(tmp_path: Path) -> None:
    cover = (
        "kind: note\ntext: [{id: first, paragraph: One.}, {id: second, paragraph: Two.}]\n"
        "transmits: {title: A report}"
    )
    folder = tmp_path / "example"
    folder.mkdir()
    for name, text in Example(cover=cover).as_files().items():
        (folder / name).write_text(text, "utf-8")
    places, lists = list_places(open_report(folder).editions["en"].report)
    assert [(one.scheme, one.level) for one in lists] == [(2, 0)]
    assert {name: place.list for name, place in places.items()} == {"example": lists[0].number}


def test_the_head_of_a_parallel_edition_says_what_the_masthead_says() -> None:
    opened = open_report(REPORTS / "corrigendum")
    made = build_edition(opened.edition("en+zh"), ["pdf", "docx"])
    assert isinstance(made, Made)
    pdf = re.sub(r"\s+", "", page_texts(made.files["pdf"])[0])
    word = part(made.files["docx"], "word/document.xml")
    for text in (pdf, re.sub(r"\s+", "", "".join(word.itertext(f"{W}t")))):
        for line in (
            "Advanceuneditedversion",
            "GeneralAssembly",
            "Distr.:General·3October2044·Original:English",
            "未经编辑的预发文本",
            "大会",
            "Distr.:General·3October2044·Chinese·Original:English",
            "Ninety-ninthsession",
            "第九十九届会议",
            "Paragraph4",
            "Deletetheparagraph",
            "删去该段",
        ):
            assert line in text, line
