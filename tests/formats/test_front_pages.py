"""The front page of a document of every form, read back from both formats in both languages."""

from pathlib import Path

import pytest
from built import Built, Glyph, built, lines, page_texts, squeezed
from conftest import ROOT, SAMPLE, Edited
from word_parts import body, part

from gareport.layout.layouts import LAYOUTS
from gareport.numbering.front import FrontLine
from gareport.numbering.runs import Run, plain
from gareport.report.keys import Key

REPORTS = sorted(path.parent for path in (ROOT / "tests/reports").glob("*/report.yaml"))
FORMS = [path for path in REPORTS if path.name != "typography"]
EDITIONS = [(path, code) for path in FORMS for code in ("en", "zh")]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

every_form = pytest.mark.parametrize(
    ("folder", "code"), EDITIONS, ids=[f"{path.name}-{code}" for path, code in EDITIONS]
)


def printed(edition: Built, line: FrontLine) -> str:
    """A line of the front page with the marks of its notes, without white space."""
    return squeezed(_text(edition.resolved.runs[line.key]))


def _text(runs: tuple[Run, ...]) -> str:
    return plain(runs, "{}")


def front_of(edition: Built) -> list[FrontLine]:
    return [line for part in edition.resolved.front for line in part.lines]


def misplaced(text: str, wanted: list[str]) -> list[str]:
    """The lines that a text does not have after those before them."""
    at, missing = 0, []
    for line in wanted:
        found = text.find(line, at)
        if found < 0:
            missing.append(line)
        else:
            at = found + len(line)
    return missing


def word_text(edition: Built) -> str:
    """The text of the body of the Word file; the asterisks of notes are symbols."""
    pieces = []
    for element in body(edition).iter(f"{W}t", f"{W}sym"):
        is_star = element.tag == f"{W}sym"
        pieces.append(chr(int(element.get(f"{W}char"), 16)) if is_star else element.text or "")
    return squeezed("".join(pieces))


@every_form
def test_every_line_of_the_front_page_is_in_both_files_in_order(folder: Path, code: str) -> None:
    edition = built(folder, code)
    wanted = [printed(edition, line) for line in front_of(edition)]
    pdf = squeezed("".join(page_texts(edition.pdf)))
    assert misplaced(pdf, wanted) == []
    assert misplaced(word_text(edition), wanted) == []


def test_lines_in_another_order_are_noticed() -> None:
    assert misplaced("abcd", ["ab", "cd"]) == []
    assert misplaced("cdab", ["ab", "cd"]) == ["cd"]


def starts(rows: list[list[Glyph]], texts: list[str]) -> list[float]:
    """The left edge of the row that begins with each text, each row below the one before it."""
    found, below = [], iter(rows)
    for text in texts:
        row = next(row for row in below if "".join(g.char for g in row).startswith(text))
        found.append(row[0].left)
    return found


@every_form
def test_the_corner_is_at_the_margin_and_the_titles_are_at_the_text(
    folder: Path, code: str
) -> None:
    edition = built(folder, code)
    page = LAYOUTS[edition.resolved.edition.report.cover.layout].page
    corner, titles = (part for part in edition.resolved.front[:3] if part.name != "masthead")
    first = corner.columns[0]
    texts = [printed(edition, line)[:8] for line in (*first, *titles.lines)]
    edges = starts(lines(edition.pdf, 0), texts)
    assert edges[: len(first)] == pytest.approx([page.side] * len(first), abs=1.5)
    assert all(left > page.side + 20 for left in edges[len(first) :])


@every_form
def test_the_notes_of_the_cover_are_at_the_foot_in_order(folder: Path, code: str) -> None:
    edition = built(folder, code)
    stars = [note for note in edition.resolved.notes if note.mark.startswith("*")]
    wanted = [squeezed(note.mark + edition.resolved.plain(Key.note(note.id))) for note in stars]
    texts = [squeezed(text) for text in page_texts(edition.pdf)]
    on_front = [note for note in wanted if note in texts[0]]
    assert misplaced("".join(texts), wanted) == []
    assert on_front or not stars


@pytest.mark.parametrize(("layout", "size"), [("geneva", 14), ("new_york", 10)])
def test_the_body_is_larger_than_the_session_in_geneva(
    layout: str, size: int, edited: Edited
) -> None:
    folder = edited(
        ROOT / "tests/reports/council", {"report.yaml": ("\nkind:", f"\nlayout: {layout}\nkind:")}
    )
    edition = built(folder, "en")
    heights = {
        word: next(row[0].top - row[0].bottom for row in lines(edition.pdf, 0) if _is(row, word))
        for word in ("Human", "Ninety")
    }
    assert heights["Human"] / heights["Ninety"] == pytest.approx(size / 10, abs=0.1)
    sheet = part(edition.docx, "word/styles.xml").iter(f"{W}style")
    (style,) = (one for one in sheet if one.get(f"{W}styleId") == "Body")
    found = [int(one.get(f"{W}val")) for one in style.iter(f"{W}sz")]
    assert found == ([28] if layout == "geneva" else [])


def _is(row: list[Glyph], word: str) -> bool:
    return "".join(glyph.char for glyph in row).startswith(word)


def test_numbers_of_resolutions_and_symbols_have_no_chinese_face_in_word() -> None:
    """With its hint, a word processor may end a line within them."""
    for folder, code in ((SAMPLE, "zh"), (SAMPLE, "en")):
        links = body(built(folder, code)).iter(f"{W}hyperlink")
        numbers = [one for one in links if "/" in "".join(t.text or "" for t in one.iter(f"{W}t"))]
        assert numbers
        hints = {one.get(f"{W}hint") for link in numbers for one in link.iter(f"{W}rFonts")}
        assert "eastAsia" not in hints
