"""Profiles: what a draft, a review and a final print of their own state, and that it moves no text.

A report is made open by a change of its PO file only, so that what is printed is known.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from built import Built, lines, page_texts
from click.testing import CliRunner
from conftest import ROOT, SAMPLE, TESTS, TINY, Edited, Golden
from judges import CLEAN, broken_rules, judge
from profiled import CATALOGUE, MARKED, built, opened_up

from gareport.cli.main import commands
from gareport.flow.opened import is_buildable, required
from gareport.flow.pipeline import open_report
from gareport.formats.render import render
from gareport.language.redline import as_text
from gareport.layout.paginate import paginate
from gareport.numbering.profiles import Profile

EDITIONS = [(folder, code) for folder in (SAMPLE, TINY) for code in ("zh", "en")]
NAMES = [f"{folder.name}-{code}" for folder, code in EDITIONS]
MARKED += [TESTS / "cases" / "marked" / name for name in ("missing_translation", "no_catalogue")]
every_edition = pytest.mark.parametrize(("folder", "code"), EDITIONS, ids=NAMES)


def places(edition: Built) -> list[list[tuple[str, int, int]]]:
    """Every word of the report's own text on each page, with where it ends and how high it is."""
    pages = []
    for page in edition.paginated.document.pages:
        boxes = [box for box in _texts(page._page_box) if box.text.strip()]
        pages.append([(b.text.strip(), *_end(b)) for b in boxes])
    return [page for page in pages if page]


def _end(box: Any) -> tuple[int, int]:
    return round(box.position_x + box.width), round(box.position_y)  # in pixels


def _texts(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    names = set((box.element.get("class") or "").split()) if box.element is not None else set()
    if names & {"state", "advance", "coverage", "changes"}:
        return
    if hasattr(box, "text"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def watermarked(pdf: bytes) -> list[bool]:
    """Whether each page has a watermark, marked as such, before all that is to be read."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        marks = [_first_mark(pikepdf.parse_content_stream(page)) for page in document.pages]
    return ["/Watermark" in mark for mark in marks]


def _first_mark(steps: Iterable[Any]) -> str:
    return next(str(list(operands)) for operands, operator in steps if str(operator) == "BDC")


# Nothing moves


@every_edition
def test_the_lines_of_a_review_and_a_final_are_where_those_of_the_draft_are(
    folder: Path, code: str
) -> None:
    draft, review = built(folder, code), built(folder, code, Profile.REVIEW)
    assert review.paginated.pages == draft.paginated.pages
    assert places(review) == places(draft)
    assert page_texts(review.pdf) == page_texts(draft.pdf)
    final = built(folder, code, Profile.FINAL)
    assert (final.pdf, final.docx) == (draft.pdf, draft.docx)


@every_edition
def test_the_advance_marking_moves_nothing(folder: Path, code: str, edited: Edited) -> None:
    change = {"report.yaml": ("author:", "advance_unedited: true\nauthor:")}
    clean, advance = built(folder, code), built(edited(folder, change), code)
    assert places(advance) == places(clean)
    assert advance.paginated.pages == clean.paginated.pages
    marking = {"zh": "未经编辑的预发文本", "en": "Advance unedited version"}[code]
    assert [marking in text for text in page_texts(advance.pdf)] == [True] + [False] * (
        clean.paginated.count - 1
    )
    assert marking not in page_texts(clean.pdf)[0]
    (high,) = (
        row[0].bottom
        for row in lines(advance.pdf, 0)
        if marking.split()[0] in "".join(glyph.char for glyph in row)
    )
    assert pypdfium2.PdfDocument(advance.pdf)[0].get_size()[1] - high > 60


@pytest.mark.parametrize("profile", [Profile.DRAFT, Profile.REVIEW])
def test_outdated_and_unchecked_texts_are_where_good_ones_are(
    profile: Profile, edited: Edited
) -> None:
    clean, marked = built(TINY, "zh"), built(opened_up(edited), "zh", profile)
    states = {segment.state for segment in marked.resolved.edition.texts.values()}
    assert states == {"ok", "stale", "tentative"}
    assert places(marked)[: clean.paginated.count] == places(clean)
    assert marked.paginated.pages == clean.paginated.pages


def test_a_text_that_moves_by_a_point_is_seen() -> None:
    clean = built(TINY, "zh")
    html = render(clean.resolved, "pdf")["report.html"]
    moved = html.replace("</style>", "h2 { padding-top: 1pt }</style>", 1)
    other = Built(clean.resolved, paginate(moved), b"", b"")
    assert places(other) != places(clean)


# What each profile prints


def test_a_watermark_lies_under_each_page_while_a_text_is_open(edited: Edited) -> None:
    folder = opened_up(edited)
    for code, profile, marked in (
        ("zh", Profile.DRAFT, True),
        ("zh", Profile.REVIEW, True),
        ("en", Profile.DRAFT, False),
        ("en", Profile.REVIEW, True),
    ):
        found = watermarked(built(folder, code, profile).pdf)
        assert found != []
        assert set(found) == {marked}


def test_the_coverage_is_on_the_first_page_in_the_language_of_the_edition(
    golden: Golden, edited: Edited
) -> None:
    found = [built(case, "zh") for case in MARKED] + [built(opened_up(edited, missing=True), "zh")]
    said = [edition.resolved.signs.coverage for edition in found]
    for edition, line in zip(found, said, strict=True):
        assert [line in text.replace("\r\n", "") for text in page_texts(edition.pdf)] == [
            True,
            *[False] * (edition.paginated.count - 1),
        ]
    english = edited(SAMPLE, {"locales/en/LC_MESSAGES/a_62_502.po": ('msgid "导言', 'msgid "引言')})
    said.append(built(english, "en").resolved.signs.coverage)
    golden("golden/coverage.txt", "\n".join([*said, ""]))


def test_every_fifth_line_of_each_page_is_numbered_at_its_height() -> None:
    review = built(SAMPLE, "zh", Profile.REVIEW)
    assert inked(review.pdf, 0) == inked(review.pdf, 1) == []
    for at in range(3, review.paginated.count):  # without notes: all but head and number is body
        rows = lines(review.pdf, at)[1:-1]
        heights = inked(review.pdf, at)
        assert len(heights) == len(rows) // 5 > 0
        for height, row in zip(heights, rows[4::5], strict=True):
            assert row[0].bottom < height < row[0].top
    assert inked(built(SAMPLE, "zh").pdf, 5) == []


def inked(pdf: bytes, page: int) -> list[float]:
    """The heights, in points from below, of what is drawn left of the text beside the rules."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[page].render(scale=2).to_pil().convert("L")
    document.close()
    strip = image.crop((60, 200, 2 * (60 - 6), image.height - 200))
    dark = [
        min(strip.crop((0, y, strip.width, y + 1)).tobytes()) < 200 for y in range(strip.height)
    ]
    starts = [y for y in range(1, strip.height) if dark[y] and not dark[y - 1]]
    ends = [y for y in range(1, strip.height) if dark[y - 1] and not dark[y]]
    return [(image.height - 200 - (a + b) / 2) / 2 for a, b in zip(starts, ends, strict=True)]


def test_a_review_shows_the_changes_of_the_source_after_the_text(edited: Edited) -> None:
    folder = opened_up(edited)
    review, draft = built(folder, "zh", Profile.REVIEW), built(folder, "zh")
    stale = [k for k, s in review.resolved.edition.texts.items() if s.state == "stale"]
    assert [changed.key for changed in review.resolved.signs.changed] == stale
    for changed in review.resolved.signs.changed:
        assert [c.text for c in changed.changes if c.kind == "gone"] == ["Formerly: "]
        assert changed.lang == "en-GB"
    count = draft.paginated.count
    texts = page_texts(review.pdf)
    assert texts[:count] == page_texts(draft.pdf)
    behind = "".join(texts[count:])
    assert "原文改动" in behind
    assert behind.count("Formerly: ") == len(stale)
    assert draft.resolved.signs.changed == built(TINY, "zh", Profile.REVIEW).resolved.signs.changed


def test_a_fuzzy_entry_that_names_what_it_was_made_from_is_outdated(edited: Edited) -> None:
    old = 'msgctxt "introduction"\n'
    new = '#, fuzzy\n#| msgid "Preface"\n' + old
    folder = edited(TINY, {CATALOGUE: (old, new)})
    (changed,) = built(folder, "zh", Profile.REVIEW).resolved.signs.changed
    assert as_text(changed.changes) == "[-Preface-]{+Introduction+}"


def test_a_text_without_translation_is_printed_grey_and_in_its_own_language() -> None:
    html = render(built(MARKED[2], "zh").resolved, "pdf")["report.html"]
    paragraph = '<span class="untranslated"><span lang="en-GB">One paragraph.</span></span>'
    assert f'<span class="state missing">〔未译〕</span>{paragraph}' in html


# What a final refuses


def test_a_final_names_what_is_open_and_writes_nothing(
    golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    said = ""
    for case in MARKED:
        words = ["build", str(case.relative_to(ROOT)), "--output", str(tmp_path)]
        result = CliRunner().invoke(
            commands, [*words, "--profile", "final"], catch_exceptions=False
        )
        assert result.exit_code == 1
        said += f"{result.output}\n"
    assert list(tmp_path.iterdir()) == []
    golden("golden/refused.txt", said)


def test_a_final_of_the_original_does_not_wait_for_translations() -> None:
    opened = open_report(MARKED[0])
    assert not is_buildable(required(opened, Profile.FINAL, ()))
    assert not is_buildable(required(opened, Profile.FINAL, ("en", "zh")))
    assert is_buildable(required(opened, Profile.FINAL, ("en",)))
    assert required(opened, Profile.REVIEW, ()) == opened


# What the judges say


def test_verapdf_finds_marked_pages_right(edited: Edited) -> None:
    folder = opened_up(edited, missing=True)
    found = broken_rules(
        {name: built(folder, "zh", Profile(name)).pdf for name in ("draft", "review")}
    )
    assert found == {name: {"ua1": [], "3a": []} for name in ("draft", "review")}


@pytest.mark.parametrize("name", ["draft", "review"])
def test_no_judge_finds_a_fault_in_a_marked_word_file(name: str, edited: Edited) -> None:
    folder = opened_up(edited, missing=True)
    files = [(code, built(folder, code, Profile(name)).docx) for code in ("zh", "en")]
    assert set(judge(files).values()) == {CLEAN}
