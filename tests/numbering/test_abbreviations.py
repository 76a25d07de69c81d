"""The list of abbreviations: what an edition explains, in the order of its language."""

from pathlib import Path

import pytest

from gareport.editorial.example import NAME, Example
from gareport.flow.pipeline import open_report
from gareport.numbering.resolve import Resolved, resolve
from gareport.numbering.show import as_text, show

ENGLISH = (
    "Two teams, of World Atlas Keepers (WAK) and of Utopia, met. Enterprise resource planning "
    "(ERP) is new; see *Atlas of Utopian Towns (AUT)*. The Department of Made-up "
    "Operations (DMPO) met."
)
CHINESE = "综合管理信息系统（综管系统）和企业资源规划（企资规）；世界地图基金（世图基金）。"
LISTED = {
    "en": [
        ("DMPO", "Department of Made-up Operations"),
        ("ERP", "enterprise resource planning"),
        ("WAK", "World Atlas Keepers"),
    ],
    "zh": [
        ("企资规", "企业资源规划"),
        ("世图基金", "世界地图基金"),
        ("综管系统", "综合管理信息系统"),
    ],
}


def resolved(example: Example, place: Path, code: str) -> Resolved:
    folder = place / NAME
    for name, text in example.as_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return resolve(open_report(folder).editions[code])


def listed(found: Resolved) -> list[tuple[str, str]]:
    return [(line.acronym, line.meaning) for line in found.abbreviations]


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_list_has_what_the_edition_explains_in_the_order_of_its_language(
    code: str, tmp_path: Path
) -> None:
    texts = {"en": ENGLISH, "zh": CHINESE}
    example = Example(texts[code], language=code, cover="abbreviations: true")
    assert listed(resolved(example, tmp_path, code)) == LISTED[code]


def test_a_translation_has_a_list_of_its_own(tmp_path: Path) -> None:
    example = Example(ENGLISH, translation=CHINESE, cover="abbreviations: true")
    assert listed(resolved(example, tmp_path, "zh")) == LISTED["zh"]


def test_the_first_explanation_counts_and_that_of_a_summary_is_the_first(tmp_path: Path) -> None:
    example = Example(
        "The Towns’ Utopian Fund (TUF) met.",
        cover="abbreviations: true\nsummary: [{id: brief, paragraph: A Third Utopian Fund (TUF).}]",
    )
    assert listed(resolved(example, tmp_path, "en")) == [("TUF", "Third Utopian Fund")]


@pytest.mark.parametrize("cover", ["", "abbreviations: false"])
def test_there_is_a_list_only_where_the_cover_asks_for_it(cover: str, tmp_path: Path) -> None:
    assert listed(resolved(Example(ENGLISH, cover=cover), tmp_path, "en")) == []


@pytest.mark.parametrize(
    ("contents", "parts"),
    [
        ("page", [("titles", True), ("contents", False), ("abbreviations", False)]),
        ("front", [("titles", False), ("contents", False), ("abbreviations", True)]),
        ("none", [("titles", False)]),
    ],
)
def test_the_list_follows_the_contents_and_without_contents_the_text(
    contents: str, parts: list[tuple[str, bool]], tmp_path: Path
) -> None:
    example = Example(ENGLISH, cover=f"abbreviations: true\ncontents: {contents}")
    found = resolved(example, tmp_path, "en")
    assert [(part.name, part.ends_page) for part in found.front[2:]] == parts
    assert found.ends_with_list == (contents == "none")


def test_show_has_the_list(tmp_path: Path) -> None:
    example = Example(ENGLISH, cover="abbreviations: true")
    shown = show(resolved(example, tmp_path, "en"))
    assert shown["abbreviations"][0] == {
        "acronym": "DMPO",
        "meaning": "Department of Made-up Operations",
    }
    assert "    DMPO  Department of Made-up Operations\n" in as_text(shown)
