"""The typefaces of the pages: each style is installed and draws every text, or it is reported.

A missing face is simulated by a fontconfig that skips it.
"""

from pathlib import Path

import pytest
from command_line import build_py
from conftest import ROOT, TINY, Edited

from gareport.flow import environment
from gareport.flow.environment import require_fonts
from gareport.flow.pipeline import open_report
from gareport.layout import faces
from gareport.layout.faces import HEI, LATIN, PACKAGES, SANS, SONG, STYLES, Ranges, common, face_of
from gareport.report.diagnostics import EnvironmentFault

CONFIGURATION = """\
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><selectfont><rejectfont><pattern>
  <patelt name="family"><string>{family}</string></patelt>{style}
</pattern></rejectfont></selectfont></fontconfig>
"""
STYLE = '<patelt name="style"><string>{}</string></patelt>'


def configured(folder: Path, family: str, style: str = "") -> str:
    """The configuration of a machine without a family, or without one style of it."""
    path = folder / "fonts.conf"
    text = CONFIGURATION.format(family=family, style=STYLE.format(style) if style else "")
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize("family", PACKAGES)
def test_a_family_that_is_not_there_is_named_with_the_package_that_has_it(
    family: str, tmp_path: Path
) -> None:
    without = configured(tmp_path, family)
    done = build_py("build", TINY, "--output", tmp_path / "out", FONTCONFIG_FILE=without)
    assert done.returncode == 4
    assert done.stderr == (
        f"error[environment]: missing fonts: {family}\n"
        f"    hint: run `sudo apt-get install {PACKAGES[family]}`\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("family", "style"), [(SONG, "Bold"), (LATIN, "Bold Italic")])
def test_a_family_without_one_of_its_styles_is_not_there(
    family: str, style: str, tmp_path: Path
) -> None:
    without = configured(tmp_path, family, style)
    done = build_py("build", TINY, "--output", tmp_path / "out", FONTCONFIG_FILE=without)
    assert (done.returncode, f"missing fonts: {family}\n" in done.stderr) == (4, True)


@pytest.mark.parametrize(("family", "style"), [(HEI, ""), (LATIN, "Bold Italic")])
def test_a_check_without_a_family_says_that_no_glyph_was_looked_for(
    family: str, style: str, tmp_path: Path
) -> None:
    done = build_py("check", TINY, FONTCONFIG_FILE=configured(tmp_path, family, style))
    assert f"missing fonts: {family}\n" in done.stdout + done.stderr
    assert "warning[glyphs-unchecked]" in done.stdout + done.stderr
    assert f"hint: run `sudo apt-get install {PACKAGES[family]}`" in done.stdout + done.stderr
    assert (done.returncode, "no findings" in done.stdout) == (0, False)


@pytest.mark.parametrize(("name", "package"), environment.LIBRARIES.items())
def test_a_library_that_is_not_there_is_named_with_its_package(
    name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "has_library", lambda wanted: wanted != name)
    with pytest.raises(EnvironmentFault) as fault:
        require_fonts()
    assert fault.value.message == f"missing libraries: {name}"
    assert fault.value.hint == f"run `sudo apt-get install {package}`"


def test_a_watermark_is_drawn_in_a_face_that_has_its_letters() -> None:
    assert [face_of(word) for word in ("草稿", "Draft", "À réviser")] == [HEI] * 3
    assert face_of("Wersja robocza – złożona") == LATIN


def test_every_face_that_the_style_sheet_names_is_looked_for() -> None:
    sheet = (ROOT / "templates" / "pdf" / "style.css.j2").read_text("utf-8")
    named = {part.split('"')[0] for part in sheet.split('"')[1::2]}
    families = {name for name in named if name.startswith(("Liberation", "Noto"))}
    styles = {f"{LATIN} {style}" for style in STYLES[LATIN]}
    assert families - styles == {LATIN, SONG, HEI, SANS} == set(STYLES) == set(PACKAGES)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (((1, 5),), ((3, 9),), ((3, 5),)),
        (((1, 1), (4, 8)), ((1, 4), (6, 6), (8, 9)), ((1, 1), (4, 4), (6, 6), (8, 8))),
        (((1, 3),), ((4, 6),), ()),
        ((), ((4, 6),), ()),
    ],
)
def test_what_two_styles_have_in_common(one: Ranges, other: Ranges, both: Ranges) -> None:
    assert common(one, other) == common(other, one) == both


@pytest.mark.parametrize("style", STYLES[LATIN])
def test_a_character_that_one_style_lacks_is_a_fault(
    style: str, edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = edited(TINY, {"figures.yaml": ("The total is", "The total of Ђ is")})
    assert [fault.rule for fault in open_report(folder).found] == ["translation-stale"]
    styles = faces._styles
    poor = {**styles(LATIN)}
    poor[style] = common(poor[style], ((0, 0x401), (0x403, 0x10FFFF)))
    with monkeypatch.context() as patched:
        patched.setattr(faces, "_styles", lambda name: poor if name == LATIN else styles(name))
        faces.coverage.cache_clear()
        faces._is_drawn.cache_clear()
        (fault,) = [fault for fault in open_report(folder).found if fault.rule == "glyph"]
    faces.coverage.cache_clear()
    faces._is_drawn.cache_clear()
    assert "U+0402 (Ђ)" in fault.message
    assert fault.message.endswith(
        "has no glyph in Liberation Serif, Noto Serif CJK SC, Noto Sans CJK SC"
    )
    assert fault.span.file.endswith("figures.yaml")


def test_a_fixed_word_is_looked_at_where_it_is_written(edited: Edited) -> None:
    folder = edited(TINY, {})
    labels = folder / "locales" / "en" / "LC_MESSAGES" / "labels.po"
    text = (ROOT / "locales" / "en" / "LC_MESSAGES" / "labels.po").read_text("utf-8")
    labels.parent.mkdir(parents=True, exist_ok=True)
    labels.write_text(text.replace('msgstr "Contents"', 'msgstr "Contents ไ"'), "utf-8")
    (fault,) = open_report(folder).found
    assert (fault.rule, "U+0E44" in fault.message) == ("glyph", True)
    line = labels.read_text("utf-8").split("\n")[fault.span.line - 1]
    assert line[fault.span.column - 1] == "ไ"


@pytest.mark.parametrize(
    ("typed", "listed", "hint"),
    [
        ("كتاب, كتب", "U+0643 (ك), U+062A (ت), U+0627 (ا), U+0628 (ب)", "something else"),
        ("Ca²⁺, SO₄²⁻", "U+207A (⁺), U+207B (⁻)", "without raised characters"),
    ],
)
def test_the_characters_of_a_text_without_a_glyph_are_one_fault(
    typed: str, listed: str, hint: str, edited: Edited
) -> None:
    folder = edited(TINY, {"figures.yaml": ("The total is", f"The total of {typed} is")})
    (fault,) = [fault for fault in open_report(folder).found if fault.rule == "glyph"]
    assert f"the characters {listed} have no glyph in" in fault.message
    assert hint in fault.hint
