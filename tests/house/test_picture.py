"""The picture in the README shows the pages of both languages as they are built today."""

import subprocess
from io import BytesIO

import pytest
from built import built
from conftest import ROOT, SAMPLE
from PIL import Image, ImageChops, ImageOps, ImageStat

PICTURE = ROOT / "docs" / "pages.png"
LANGUAGES = ("zh", "en")
SHOWN = ((1, 0.69), (3, 0.97))  # a page, and how much of it from the top
DOTS_PER_INCH = 78
GAP = 8  # pixels between pages
SHADES = 16
BLURRED = (160, 160)  # small enough that the edges of letters do not count
CLOSE = 1.5  # of 255 shades on average: other versions of the programs differ by less


def page(pdf: bytes, number: int, share: float) -> Image.Image:
    """A page from its top, in greys, with a thin frame."""
    wanted = ["-f", str(number), "-l", str(number), "-r", str(DOTS_PER_INCH)]
    command = ["pdftoppm", "-png", "-gray", *wanted, "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    whole = Image.open(BytesIO(done.stdout)).convert("L")
    return ImageOps.expand(whole.crop((0, 0, whole.width, round(whole.height * share))), 1, 170)


def picture(pdfs: tuple[bytes, ...]) -> Image.Image:
    """The shown pages of the editions side by side, one row for each page."""
    rows = [[page(pdf, *shown) for pdf in pdfs] for shown in SHOWN]
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


def kept() -> Image.Image:
    """The picture in the repository; an empty one if there is none."""
    data = PICTURE.read_bytes() if PICTURE.exists() else b""
    return Image.open(BytesIO(data)) if data else Image.new("L", (1, 1))


def test_the_picture_shows_the_pages_of_today(request: pytest.FixtureRequest) -> None:
    chinese, english = (built(SAMPLE, code).pdf for code in LANGUAGES)
    now = picture((chinese, english))
    if request.config.getoption("--update-golden") and distance(now, kept()) > CLOSE:
        now.quantize(SHADES).save(PICTURE, optimize=True)
    assert distance(now, kept()) <= CLOSE
    assert distance(picture((english, chinese)), kept()) > CLOSE
    assert PICTURE.stat().st_size < 300_000
