"""The demonstration: a report with whatever a report can have, and with nothing wrong in it."""

from collections.abc import Mapping
from functools import cache
from typing import get_args

import pytest
from built import built, destinations
from conftest import ROOT
from documents import checked
from judges import CLEAN, broken_rules, judge
from libreoffice import PDF, converted
from word_parts import body, bookmark_names

from gareport.flow.batch import Job, build_all
from gareport.flow.opened import Opened
from gareport.flow.pipeline import Made, open_report
from gareport.formats import FORMATS
from gareport.formats.docx.anchors import bookmarks
from gareport.numbering.profiles import Profile
from gareport.report.chart import ChartKind
from gareport.report.model import NODE_KINDS, Correction, SectionKind
from gareport.report.texts import figures_of, walk

DEMONSTRATION = ROOT / "content" / "demonstration"
LANGUAGES = ("en", "zh")
# What a text can have: markup, tokens, and words for cells.
WRITTEN = (
    *("*", "**", "^", "~", "](https://", "{ref.", "{refs.", "{range.", "{note.", "{amount."),
    *("{cell.", ".less}", "{nil}", "{na}", "{unavailable}", "{computed}", "{left}", "{above}"),
)
TABLES = (
    *("across:", "total: true", "level: 2", "formula:", "decimals:", "adds: false", "unit:"),
    *("numbered: false", "grouped: false", "width:", "number:", "headnote:", "source:", "note:"),
    *("abbreviations:", "rows_from:", "sheet:", ".csv", ".xlsx", "bullets:", "marks: dashes"),
    *("contents_lists:", "        source: Letter", "{ref.note."),
)


@cache
def opened() -> Opened:
    return open_report(DEMONSTRATION)


@cache
def typed() -> str:
    """The YAML of the report, without its comments."""
    texts = (path.read_text("utf-8") for path in sorted(DEMONSTRATION.glob("*.yaml")))
    return "\n".join(line for text in texts for line in text.splitlines() if line[:1] != "#")


def test_a_check_finds_nothing_in_it_and_no_rule_is_lowered() -> None:
    assert checked(DEMONSTRATION) == (0, "no findings\n")
    assert "\nrules:" not in typed()
    catalogue = ROOT / "locales" / "zh" / "LC_MESSAGES" / "demonstration.po"
    assert "# ok:" not in catalogue.read_text("utf-8")


def test_it_has_every_kind_of_block_section_and_chart() -> None:
    """A correction is only in a corrigendum, and an enclosure only in a letter."""
    report = opened().report
    assert {type(node) for node in walk(report.all_sections)} == {*NODE_KINDS} - {Correction}
    assert {one.kind for one in report.all_sections} == {*get_args(SectionKind)} - {"enclosure"}
    charts = [one.figure.chart for one in figures_of(report)]
    assert {chart.kind for chart in charts if chart} == {*get_args(ChartKind)}
    assert None in charts


@pytest.mark.parametrize("form", [*WRITTEN, *TABLES])
def test_it_has_every_form_of_text_and_table(form: str) -> None:
    assert form in typed()


def test_it_says_on_its_face_and_in_its_introduction_that_it_is_imaginary() -> None:
    report = opened().report
    assert "imaginary" in report.cover.subtitles[0]
    assert all("imaginary" in note for note in report.cover.notes.values())
    assert "imaginary" in (DEMONSTRATION / "introduction.yaml").read_text("utf-8")


@cache
def files() -> Mapping[str, bytes]:
    """What a final build makes of it."""
    codes = (*LANGUAGES, "en+zh")
    jobs = [Job(opened().edition(code), tuple(FORMATS), Profile.FINAL) for code in codes]
    found = {}
    for number, (_, made) in enumerate(build_all(jobs)):
        assert isinstance(made, Made), made
        assert made.found == ()
        found |= {f"{number}.{ending}": data for ending, data in made.files.items()}
    return found


@cache
def office(target: str) -> tuple[bytes, ...]:
    """What LibreOffice makes of its Word files, one for each language."""
    return tuple(converted(target, [built(DEMONSTRATION, code).docx for code in LANGUAGES]))


@pytest.mark.slow
def test_no_validator_objects_to_any_of_its_files() -> None:
    pdfs = {name: data for name, data in files().items() if name.endswith(".pdf")}
    words = {name: data for name, data in files().items() if name.endswith(".docx")}
    assert len(pdfs) == len(words) == 3
    assert broken_rules(pdfs) == {name: {"ua1": [], "3a": []} for name in pdfs}
    assert judge(words.items()) == dict.fromkeys(words, CLEAN)


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
def test_its_blocks_are_a_page_apart_at_most_in_both_formats(
    code: str,
) -> None:
    edition, at = built(DEMONSTRATION, code), LANGUAGES.index(code)
    names = [name for name in bookmark_names(body(edition)) if not name.startswith(("_T", "_A"))]
    keys = {mark.name: key for key, mark in bookmarks(edition.resolved.edition.report).items()}
    found, pages = destinations(office(PDF)[at]), edition.paginated.pages
    names = [name for name in names if name in found and name in keys]  # none of notes
    assert len(names) > 100
    assert [keys[name] for name in names if abs(found[name] - pages[keys[name]]) > 1] == []
