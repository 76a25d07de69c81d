"""Figures: their numbers, their sizes, and what readers hear who cannot see them."""

import re
from pathlib import Path

import pytest
from built import TINY, built
from conftest import Edited
from word_parts import body

from gareport.flow.pipeline import open_report
from gareport.language.languages import languages
from gareport.layout.layouts import LAYOUTS
from gareport.layout.picture_size import drawn_size
from gareport.numbering.resolve import resolve
from gareport.report.pictures import Picture

SECOND = re.compile(r"      - id: decline\n.*?(?=  - id: words)", re.DOTALL)


@pytest.mark.parametrize(("code", "cited"), [("en", "figure"), ("zh", "图")])
def test_a_single_figure_has_no_number(edited: Edited, code: str, cited: str) -> None:
    folder = edited(TINY)
    section = folder / "figures.yaml"
    text = SECOND.sub("", section.read_text("utf-8"))
    section.write_text(text.replace("{refs.growth.decline}", "{ref.growth}"), "utf-8")
    catalogue = folder / "locales/zh/LC_MESSAGES/tiny.po"
    entries = catalogue.read_text("utf-8")
    catalogue.write_text(entries.replace("{refs.growth.decline}", "{ref.growth}"), "utf-8")
    label = resolve(open_report(folder).editions[code]).labels["growth"]
    assert (label.printed, label.reference) == ("", cited)


def test_more_than_twenty_figures_have_arabic_numbers(edited: Edited) -> None:
    folder = edited(TINY)
    section = folder / "figures.yaml"
    text = section.read_text("utf-8")
    found = SECOND.search(text)
    assert found
    more = "".join(found[0].replace("decline", f"more_{n}") for n in range(19))
    section.write_text(text.replace(found[0], found[0] + more), "utf-8")
    resolved = resolve(open_report(folder).editions["en"])
    assert resolved.labels["growth"].printed == "Figure 1"
    assert resolved.labels["more_18"].reference == "figure 21"


def test_roman_and_chinese_numbers() -> None:
    printed = {c: built(TINY, c).resolved.labels["decline"].printed for c in ("en", "zh")}
    assert printed == {"en": "Figure II", "zh": "图二"}
    assert {"en", "zh"} <= set(languages())


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("pixels", [(100, 50), (9000, 100), (100, 9000), (8000, 6000), (1, 1)])
def test_a_picture_keeps_its_shape_and_stays_on_the_page(
    layout: str, pixels: tuple[int, int]
) -> None:
    page = LAYOUTS[layout].page
    across, down = drawn_size(Picture(b"", *pixels), page)
    assert across <= min(page.measure + 0.01, pixels[0] * 0.24 + 0.01)
    assert down <= page.height - page.top - page.bottom - 100
    assert abs(across * pixels[1] - down * pixels[0]) <= 0.01 * max(pixels)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_word_has_the_picture_with_its_words(code: str) -> None:
    edition = built(TINY, code)
    alts = [p.get("descr") for p in body(edition).iter("{*}docPr")]
    assert edition.resolved.plain("growth.alt") in alts  # type: ignore[arg-type]
    assert edition.resolved.plain("decline.alt") in alts  # type: ignore[arg-type]


def test_every_wrong_figure_is_reported_in_one_run(edited: Edited) -> None:
    folder = edited(TINY)
    section = folder / "figures.yaml"
    text = section.read_text("utf-8").replace("image: columns.png", "image: columns.emf", 1)
    section.write_text(text.replace("          alt: The same six columns.\n", ""), "utf-8")
    found = [(d.rule, d.span.line) for d in open_report(folder).found if d.rule != "stale"]
    assert {rule for rule, _ in found} >= {"picture"}
    assert any("alt" in d.message for d in open_report(folder).found)


def test_a_picture_outside_the_folder_is_not_read(edited: Edited, tmp_path: Path) -> None:
    folder = edited(TINY)
    (folder.parent / "columns.png").write_bytes((folder / "columns.png").read_bytes())
    section = folder / "figures.yaml"
    text = section.read_text("utf-8").replace("image: columns.png", "image: ../columns.png")
    section.write_text(text, "utf-8")
    assert [d.rule for d in open_report(folder).found].count("picture") == 2
