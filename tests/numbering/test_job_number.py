"""The foot of page 1: job number, bar code and QR code, read back from the page as it is drawn."""

import re
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from built import built, lines, page_texts
from conftest import SAMPLE, TINY, Edited
from libreoffice import office
from PIL import Image

from gareport.flow.pipeline import open_report
from gareport.numbering.codes import Code, bar_code, qr_code
from gareport.numbering.resolve import resolve

ADDRESS = "https://undocs.org/{}/A/99/901/Add.1"


def codes_on(pdf: bytes, page: int = 0) -> set[tuple[str, str]]:
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=4).to_pil()
    return {(str(code.format), code.text) for code in zxingcpp.read_barcodes(picture)}


def expected(code: str, digits: str) -> set[tuple[str, str]]:
    return {
        (str(zxingcpp.BarcodeFormat.Code39), digits),
        (str(zxingcpp.BarcodeFormat.QRCode), ADDRESS.format(code)),
    }


@pytest.mark.parametrize(("code", "digits"), [("en", "4412345"), ("zh", "4412346")])
def test_both_codes_are_read_back_from_page_1_of_the_pdf(code: str, digits: str) -> None:
    edition = built(TINY, code)
    assert codes_on(edition.pdf) == expected(code, digits)
    assert all(not codes_on(edition.pdf, page) for page in range(1, edition.paginated.count))


@pytest.mark.parametrize(("code", "digits"), [("en", "4412345"), ("zh", "4412346")])
def test_both_codes_are_read_back_from_the_word_file(code: str, digits: str) -> None:
    assert codes_on(office(TINY, code).pdf) == expected(code, digits)


@pytest.mark.parametrize(("code", "letter"), [("en", "E"), ("zh", "C")])
def test_the_number_is_printed_with_its_letter_and_without_it_on_later_pages(
    code: str, letter: str
) -> None:
    number = {"en": "GE.44-12345", "zh": "GE.44-12346"}[code]
    first, *others = page_texts(built(TINY, code).pdf)
    assert f"{number} ({letter})" in first
    assert f"*{re.sub('[^0-9]', '', number)}*" in re.sub(r"\s", "", first)
    assert all(text.count(number) == 1 and f"{number} (" not in text for text in others)


def test_the_number_is_at_the_inner_side_of_the_page() -> None:
    pdf = built(TINY, "en").pdf
    for page in range(1, built(TINY, "en").paginated.count):
        foot = lines(pdf, page)[-1]
        text = "".join(glyph.char for glyph in foot)
        inner_first = page % 2 == 0  # from 0: pages 3, 5 are right-hand ones
        assert text.replace(" ", "").startswith("GE.44-12345") is inner_first


def test_nothing_is_printed_where_no_number_is_given() -> None:
    for code in ("zh", "en"):
        resolved = built(SAMPLE, code).resolved
        assert resolved.masthead.job is None
        assert codes_on(built(SAMPLE, code).pdf) == set()


def test_the_qr_code_can_be_left_out(edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva", "layout: geneva\nqr: false")})
    job = resolve(open_report(folder).editions["en"]).masthead.job
    assert job is not None
    assert job.qr is None


def test_a_spoilt_code_is_not_read_as_the_true_one() -> None:
    true = bar_code("4412345")
    (row,) = true.rows
    spoilt = Code((tuple(not dark if 40 < at < 60 else dark for at, dark in enumerate(row)),), 1, 1)
    assert spoilt.png() != true.png()
    assert "4412345" not in read(spoilt)
    assert read(true) == ["4412345"]
    assert read(qr_code("https://undocs.org/en/A/1")) == ["https://undocs.org/en/A/1"]


def read(code: Code) -> list[str]:
    picture = Image.open(BytesIO(code.png())).convert("L")
    framed = Image.new("L", (picture.width + 200, picture.height + 200), 255)
    framed.paste(picture, (100, 100))
    return [found.text for found in zxingcpp.read_barcodes(framed)]
