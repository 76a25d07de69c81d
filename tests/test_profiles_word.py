"""Signs in Word: what a file says of its own state, and that one in order says nothing."""

import io
import zipfile

from built import Built
from conftest import TINY, Edited
from lxml import etree
from test_profiles import built
from word_file import Element, text_of
from word_judges import Verdict, judge

ADVANCE = {"report.yaml": ("author:", "advance_unedited: true\nauthor:")}


def part(edition: Built, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(edition.docx)) as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def test_the_advance_marking_stands_above_the_masthead_of_page_one(edited: Edited) -> None:
    folder = edited(TINY, ADVANCE)
    for code, marking in (("zh", "未经编辑的预发文本"), ("en", "Advance unedited version")):
        edition = built(folder, code)
        heads = [text_of(part(edition, f"header_{side}")) for side in ("first", "odd", "even")]
        assert [marking in head for head in heads] == [True, False, False]
        assert text_of(part(built(TINY, code), "header_first")) == ""


def test_no_judge_finds_a_fault_in_an_advance_version(edited: Edited) -> None:
    folder = edited(TINY, ADVANCE)
    files = [(code, built(folder, code).docx) for code in ("zh", "en")]
    assert set(judge(files).values()) == {Verdict((), (), ())}
