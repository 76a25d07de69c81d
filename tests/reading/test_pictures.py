"""Pictures: the forms that can be printed, as they are printed, and why others cannot be."""

import io
from pathlib import Path

import pytest
from PIL import Image

from gareport.reading.pictures import FIGURES, MOST_PIXELS, read_picture
from gareport.report.pictures import Picture, Unprintable


def saved(folder: Path, name: str, mode: str = "L", size: tuple[int, int] = (30, 20)) -> str:
    form = "PNG" if name.endswith("png") else "JPEG"
    Image.new(mode, size, 255 if mode == "L" else None).save(folder / name, form)
    return name


@pytest.mark.parametrize(
    ("name", "mode", "form"),
    [
        ("a.png", "L", "png"),
        ("a.jpg", "RGB", "jpeg"),
        ("a.JPEG", "L", "jpeg"),
        ("b.jpg", "CMYK", "jpeg"),
        ("b.png", "I;16", "png"),
    ],
)
def test_a_figure_may_be_png_or_jpeg(tmp_path: Path, name: str, mode: str, form: str) -> None:
    found = read_picture(tmp_path, saved(tmp_path, name, mode), FIGURES)
    assert isinstance(found, Picture)
    assert (found.width, found.height, found.form) == (30, 20, form)
    with Image.open(io.BytesIO(found.data)) as picture:
        assert picture.mode in ("L", "RGB")


def test_a_photograph_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (30, 20)).save(tmp_path / "a.jpg", exif=exif)
    found = read_picture(tmp_path, "a.jpg", FIGURES)
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (20, 30)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.emf", b"", "is an EMF file, which cannot be printed"),
        ("a.svg", b"<svg/>", "is an SVG file, which cannot be printed"),
        ("a.tif", b"", "is a TIF file, which cannot be printed"),
        ("a.txt", b"", "is not a PNG or JPEG file in the report's folder"),
        ("../a.png", b"", "is not a PNG or JPEG file in the report's folder"),
        ("a\0.png", None, "is not a PNG or JPEG file in the report's folder"),
        ("a.jpg", b"a text", "is not a JPEG file, although its name says so"),
        ("a.jpg", b"\xff\xd8\xff", "is a damaged JPEG file"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x00" * 9, "is a damaged JPEG file"),
        (
            "a.jpg",
            b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff",
            "is 65535 by 65535 pixels",
        ),
    ],
)
def test_what_cannot_be_printed_is_refused(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    if data is not None:
        (folder / name).write_bytes(data)
    found = read_picture(folder, name, FIGURES)
    assert isinstance(found, Unprintable)
    assert found.message == message
    assert MOST_PIXELS < 65535**2


def test_an_emblem_is_no_photograph(tmp_path: Path) -> None:
    found = read_picture(tmp_path, saved(tmp_path, "a.jpg"))
    assert found == Unprintable(
        "is not a PNG file in the report's folder",
        "write the name of a PNG file that is in the report's folder",
    )
