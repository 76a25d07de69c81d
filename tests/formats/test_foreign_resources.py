"""Nothing foreign gets into a file, whatever the name of a picture or a template says."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from conftest import TINY, Edited, change
from PIL import Image

from gareport.cli.main import commands
from gareport.flow.pipeline import open_report

RED, BLUE = (200, 0, 0), (0, 0, 200)


def square(colour: tuple[int, int, int]) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(stream, "PNG")
    return stream.getvalue()


def build(folder: Path, *words: str) -> tuple[int, str]:
    output = folder.parent / "out"
    found = CliRunner().invoke(
        commands, ["build", str(folder), "--edition", "en", "--output", str(output), *words]
    )
    return found.exit_code, found.output


def colours_in(folder: Path) -> set[tuple[int, int, int]]:
    """The colour of the emblem in the PDF and in the Word file."""
    (pdf,) = (folder.parent / "out").rglob("*.pdf")
    (docx,) = (folder.parent / "out").rglob("*.docx")
    with pikepdf.open(pdf) as document:
        images = [pikepdf.PdfImage(image) for image in document.pages[0].get_images().values()]
        found = {image.as_pil_image().convert("RGB").getpixel((5, 5)) for image in images}
    with zipfile.ZipFile(docx) as package:
        data = package.read("word/media/emblem.png")
    return found | {Image.open(io.BytesIO(data)).convert("RGB").getpixel((5, 5))}  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("name", "decoy"),
    [
        ("a#b.png", "a"),
        ("x%70.png", "xp.png"),
        ("q?.png", "q"),
        ("%2e%2e/x.png", "../x.png"),
        ("http:/x.png", "x.png"),
        ("file:/x.png", "x.png"),
    ],
)
def test_a_name_that_is_also_an_address_is_a_name(name: str, decoy: str, edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva", f'emblem: "{name}"')})
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(square(RED))
    (folder / decoy).write_bytes(square(BLUE))
    code, text = build(folder)
    assert code == 0, text
    found = colours_in(folder)  # the figures of the report have colours of their own
    assert (RED in found, BLUE in found) == (True, False)


def test_a_picture_that_changes_after_the_check_is_the_one_that_was_checked(edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("layout: geneva", "emblem: emblem.png")})
    (folder / "emblem.png").write_bytes(square(RED))
    report = open_report(folder).report
    (folder / "emblem.png").write_bytes(b"something else")
    assert report is not None
    assert report.pictures["emblem.png"].data == square(RED)  # type: ignore[union-attr]


FETCHES = (
    '<img src="file:///etc/hostname" alt="">',
    '<img src="emblem.png" alt="">',
    '<img src="http://127.0.0.1:1/x.png" alt="">',
    '<a rel="attachment" href="file:///etc/hostname">x</a>',
    '<link rel="attachment" href="file:///etc/hostname">',
    '<link rel="stylesheet" href="file:///etc/hostname">',
    "<style>@import 'file:///etc/hostname';</style>",
    "<style>@font-face { font-family: x; src: url(file:///etc/hostname) }</style>",
    "<style>body { background: url(file:///etc/hostname) }</style>",
    '<object data="file:///etc/hostname"></object>',
    '<embed src="file:///etc/hostname">',
    "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' "
    "height='9'><image href='file:///etc/hostname' width='9' height='9'/></svg>\" alt=\"\">",
)


@pytest.mark.parametrize("markup", FETCHES)
def test_a_template_gets_no_file_and_no_connection(
    markup: str, edited: Edited, templates: Path
) -> None:
    folder = edited(TINY)
    change(templates / "pdf" / "parts" / "report.html.j2", "</head>", f"{markup}</head>")
    code, text = build(folder, "--format", "pdf")
    (secret,) = {Path("/etc/hostname").read_text().strip()}
    made = [*(folder.parent / "out").rglob("*.pdf")]
    for pdf in made:
        with pikepdf.open(pdf) as document:
            streams = b"".join(
                obj.read_bytes() for obj in document.objects if isinstance(obj, pikepdf.Stream)
            )
        assert secret.encode() not in streams
    assert (code, made) == (1, []), text
    assert "Traceback" not in text
