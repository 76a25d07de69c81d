"""The contents list sections, then annexes under their word, then what the cover asks for."""

from pathlib import Path

import pytest
from built import page_texts
from conftest import TINY, Edited

from gareport.flow.pipeline import open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import Resolved, resolve


def _resolved(folder: Path, code: str) -> Resolved:
    return resolve(open_report(folder).editions[code])


def _groups(resolved: Resolved) -> dict[str, list[str]]:
    return {
        group.word: [f"{line.label} {resolved.plain(line.id)}".strip() for line in group.lines]
        for group in resolved.listed
    }


LISTS = {"report.yaml": ("contents: page", "contents: page\ncontents_lists: [figures, tables]")}


def test_annexes_follow_under_their_word_with_their_numbers_alone() -> None:
    found = _groups(_resolved(TINY, "en"))
    assert [*found] == ["", "annexes"]
    assert found["annexes"][0] == "I. Terms"
    assert found["annexes"][1] == "A. A heading within an annex"
    assert found["annexes"][-1] == "II. Sources"
    assert _groups(_resolved(TINY, "zh"))["annexes"][-1] == "二. 来源"


def test_the_only_annex_has_no_number_and_a_word_in_the_singular(edited: Edited) -> None:
    folder = edited(
        TINY,
        {
            "report.yaml": ("annexes: [terms, sources]", "annexes: [terms]"),
            "figures.yaml": (" and {ref.sources}", ""),
        },
    )
    found = _groups(_resolved(folder, "en"))
    assert [*found] == ["", "annex"]
    assert found["annex"][0] == "Terms"


def test_lists_of_tables_and_figures_come_last_in_the_order_of_the_cover(edited: Edited) -> None:
    folder = edited(TINY, LISTS)
    found = _groups(_resolved(folder, "en"))
    assert [*found] == ["", "annexes", "figures", "tables"]
    assert found["figures"] == ["I. Resources by year", "II. Another figure"]
    assert found["tables"] == ["1. Resources by object of expenditure"]
    assert _groups(_resolved(folder, "zh"))["figures"][0] == "一. 按年开列的资源"


def test_a_contents_page_as_deep_as_the_cover_asks_keeps_annexes(edited: Edited) -> None:
    deep = ("contents: page", "contents: page\ncontents_depth: 1")
    found = _groups(_resolved(edited(TINY, {"report.yaml": deep}), "en"))
    assert found["annexes"] == ["I. Terms", "II. Sources"]


@pytest.mark.parametrize(
    ("code", "words"), [("en", ("Annexes", "Figures", "Tables")), ("zh", ("附件", "图", "表"))]
)
def test_the_page_prints_each_word_before_its_lines(
    code: str, words: tuple[str, ...], edited: Edited
) -> None:
    resolved = _resolved(edited(TINY, LISTS), code)
    pages = paginate(render(resolved, "pdf")["report.html"])
    lines = page_texts(packager("pdf")(resolved, pages))[1].splitlines()
    at = [lines.index(word) for word in words]
    assert at == sorted(at)
    for word, group in zip(words, resolved.listed[1:], strict=True):
        first = group.lines[0]
        line = lines[lines.index(word) + 1]
        assert line.startswith(f"{first.label} {resolved.plain(first.id)[:4]}"), line
        assert line.endswith(str(pages.pages[first.id]))
