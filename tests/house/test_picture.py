"""The pictures in the documents show the pages of both languages as they are built today."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from built import built
from conftest import ROOT, SAMPLE, TESTS
from PIL import Image, ImageChops, ImageOps, ImageStat

PICTURE = ROOT / "docs" / "pages.png"
LANGUAGES = ("zh", "en")
SHOWN = ((1, 0.69), (3, 0.97))  # a page, and how much of it from the top
DOTS_PER_INCH = 78
GAP = 8  # pixels between pages
SHADES = 16
BLURRED = (160, 160)  # small enough that the edges of letters do not count
CLOSE = 1.5  # of 255 shades on average: other versions of the programs differ by less


# The samples of forms, each with its front page in English and in Chinese.
FORMS = ROOT / "docs" / "forms.png"
FORM_NAMES = (
    *("council", "joint", "transmittal", "letter"),
    *("corrigendum", "resolution", "committee", "tiny"),
)
FORMS_PER_INCH = 42
FORMS_IN_ROW = 4


def page(pdf: bytes, number: int, share: float, dots: int = DOTS_PER_INCH) -> Image.Image:
    """A page from its top, in greys, with a thin frame."""
    wanted = ["-f", str(number), "-l", str(number), "-r", str(dots)]
    command = ["pdftoppm", "-png", "-gray", *wanted, "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    whole = Image.open(BytesIO(done.stdout)).convert("L")
    return ImageOps.expand(whole.crop((0, 0, whole.width, round(whole.height * share))), 1, 170)


def picture(pdfs: tuple[bytes, ...]) -> Image.Image:
    """The shown pages of the editions side by side, one row for each page."""
    return sheet([[page(pdf, *shown) for pdf in pdfs] for shown in SHOWN])


def sheet(rows: list[list[Image.Image]]) -> Image.Image:
    """The pictures of equal size on one sheet."""
    width = sum(image.width + GAP for image in rows[0]) - GAP
    height = sum(row[0].height + GAP for row in rows) - GAP
    whole, top = Image.new("L", (width, height), 255), 0
    for row in rows:
        for column, image in enumerate(row):
            whole.paste(image, (column * (image.width + GAP), top))
        top += row[0].height + GAP
    return whole


def distance(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures differ on average, in shades of grey; 255 if their sizes differ."""
    if one.size != other.size:
        return 255.0
    small = (image.convert("L").resize(BLURRED) for image in (one, other))
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def kept(path: Path = PICTURE) -> Image.Image:
    """The picture in the repository; an empty one if there is none."""
    data = path.read_bytes() if path.exists() else b""
    return Image.open(BytesIO(data)) if data else Image.new("L", (1, 1))


def test_the_picture_shows_the_pages_of_today(request: pytest.FixtureRequest) -> None:
    chinese, english = (built(SAMPLE, code).pdf for code in LANGUAGES)
    now = picture((chinese, english))
    if request.config.getoption("--update-golden") and distance(now, kept()) > CLOSE:
        now.quantize(SHADES).save(PICTURE, optimize=True)
    assert distance(now, kept()) <= CLOSE
    assert distance(picture((english, chinese)), kept()) > CLOSE
    assert PICTURE.stat().st_size < 300_000


def front_pages() -> Image.Image:
    """Page 1 of every form, in English and in Chinese; A4 is cut to the size of Letter."""
    pages = [
        page(built(TESTS / "reports" / name, code).pdf, 1, 1, FORMS_PER_INCH)
        for name in FORM_NAMES
        for code in ("en", "zh")
    ]
    size = (pages[0].width, pages[0].height)
    equal = [Image.new("L", size, 255) for _ in pages]
    for whole, one in zip(equal, pages, strict=True):
        whole.paste(one)
    return sheet([equal[at : at + FORMS_IN_ROW] for at in range(0, len(equal), FORMS_IN_ROW)])


def test_the_sheet_shows_the_front_pages_of_today(request: pytest.FixtureRequest) -> None:
    now = front_pages()
    if request.config.getoption("--update-golden") and distance(now, kept(FORMS)) > CLOSE:
        now.quantize(SHADES).save(FORMS, optimize=True)
    assert distance(now, kept(FORMS)) <= CLOSE
    assert FORMS.stat().st_size < 300_000


# Pages of the demonstration: two in English and two in Chinese.
DEMONSTRATION = ROOT / "docs" / "demonstration.png"
DEMONSTRATED = (("en", 7), ("en", 10), ("zh", 14), ("zh", 21))
DEMONSTRATED_PER_INCH = 50


@pytest.mark.slow
def test_the_picture_shows_the_pages_of_the_demonstration(request: pytest.FixtureRequest) -> None:
    folder = ROOT / "content" / "demonstration"
    pages = [
        page(built(folder, code).pdf, number, 1, DEMONSTRATED_PER_INCH)
        for code, number in DEMONSTRATED
    ]
    now = sheet([pages])
    if request.config.getoption("--update-golden") and distance(now, kept(DEMONSTRATION)) > CLOSE:
        now.quantize(SHADES).save(DEMONSTRATION, optimize=True)
    assert distance(now, kept(DEMONSTRATION)) <= CLOSE
    assert DEMONSTRATION.stat().st_size < 300_000
