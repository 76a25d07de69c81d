"""English pages as a typographer judges them, read from the places of glyphs in finished PDFs."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from built import SAMPLE, Glyph, built, lines, page_texts, squeezed, text_lines
from generated import page_feet, paragraphs
from weasyprint.text import line_break

from gareport.flow.pipeline import open_report
from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.layouts import LAYOUTS
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import Resolved, resolve

Row = list[Glyph]
LAYOUT = LAYOUTS["new_york_2007"]
SPACE = LAYOUT.latin.size / 4  # what the face gives a space
EDGE = LAYOUT.page.width - LAYOUT.page.side - LAYOUT.page.inset
HYPHENS = "-‐\u00ad\u0002\ufffe"
WIDEST = 3.5  # spaces: what the widest gap of the sample's text may take
USUAL = 2.3  # spaces: what the widest gap of nineteen lines in twenty may take


@cache
def variant(old: str = "", new: str = "") -> bytes:
    """The sample's English PDF, with one thing in its HTML changed."""
    resolved = built(SAMPLE, "en").resolved
    html = render(resolved, "pdf")["report.html"]
    assert old in html
    return packager("pdf")(resolved, paginate(html.replace(old, new)))


def text_of(row: Row) -> str:
    return "".join(glyph.char for glyph in row)


def body_pages(pdf: bytes) -> Iterator[list[Row]]:
    """The lines of text of each page after the contents, without the notes at its foot."""
    for number in range(2, len(page_texts(pdf))):
        rows = text_lines(pdf, number)
        yield [row for row in rows if max(glyph.top - glyph.bottom for glyph in row) > 11]


def gaps(row: Row) -> list[tuple[float, float]]:
    """Where the words of a justified line part; nothing for a line that ends before the edge."""
    if abs(row[-1].right - EDGE) > 1.5:
        return []
    parted = [(a.right, b.left) for a, b in pairwise(row) if b.left - a.right > SPACE / 2]
    return parted[1:] if re.match(r"[0-9]+\.|\([a-z]+\)", text_of(row)) else parted


def stretch(pdf: bytes) -> tuple[float, float]:
    """The widest gap of all lines, and of nineteen in twenty, in spaces."""
    rows = [gaps(row) for page in body_pages(pdf) for row in page]
    widest = sorted(max(right - left for left, right in row) / SPACE for row in rows if row)
    assert len(widest) > 250
    return widest[-1], widest[len(widest) * 19 // 20]


def rivers(pages: Sequence[list[Row]], lines: int = 3, least: float = 1.8) -> int:
    """How often wide gaps of so many lines in a row lie under one another by half their width."""
    found = 0
    for rows in pages:
        above: list[tuple[float, float, int]] = []
        for row in rows:
            wide = [gap for gap in gaps(row) if gap[1] - gap[0] > least * SPACE]
            above = [
                (*gap, 1 + max([d for *g, d in above if _under(g, gap)] or [0])) for gap in wide
            ]
            found += sum(depth == lines for *_, depth in above)
    return found


def _under(one: Sequence[float], other: Sequence[float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > min(one[1] - one[0], other[1] - other[0]) / 2


def words(row: Row) -> list[str]:
    """The words of a line, separated by the gaps between them."""
    text = row[0].char
    for a, b in pairwise(row):
        text += (" " if b.left - a.right > SPACE / 2 else "") + b.char
    return text.split()


def hyphenated(pages: Sequence[list[Row]]) -> list[tuple[str, str]]:
    """The two parts of every word that the end of a line divides, typed hyphens among them."""
    return [
        (words(a)[-1][:-1].strip("(“"), words(b)[0].strip(".,;:)”"))
        for rows in pages
        for a, b in pairwise(rows)
        if a[-1].char in HYPHENS
    ]


def longest_ladder(pages: Sequence[list[Row]]) -> int:
    """How many lines in a row end in a hyphen at most."""
    marks = "".join("-" if row[-1].char in HYPHENS else " " for rows in pages for row in rows)
    return max(map(len, marks.split()), default=0)


def test_justified_lines_are_not_torn_apart() -> None:
    widest, usual = stretch(variant())
    print(f"widest gap {widest:.2f} spaces; of nineteen lines in twenty {usual:.2f}")
    assert widest < WIDEST
    assert usual < USUAL


def test_torn_lines_would_be_noticed() -> None:
    widest, usual = stretch(variant("hyphens: auto", "hyphens: manual"))
    print(f"unhyphenated: {widest:.2f}, {usual:.2f}")
    assert widest > WIDEST
    assert usual > USUAL


def test_no_river_runs_through_three_lines() -> None:
    pages = list(body_pages(variant()))
    assert rivers(pages) == 0
    assert rivers(pages, lines=4, least=1.5) == 0


def test_a_river_would_be_noticed() -> None:
    assert rivers(list(body_pages(variant("hyphens: auto", "hyphens: manual")))) > 0


def test_a_tenth_of_the_lines_is_hyphenated_and_never_three_in_a_row() -> None:
    pages = list(body_pages(variant()))
    count, ladder = len(hyphenated(pages)), longest_ladder(pages)
    print(f"{count} lines end in a hyphen, {ladder} in a row")
    assert 20 < count < 45
    assert ladder <= 2


def test_a_ladder_of_hyphens_would_be_noticed() -> None:
    def row(text: str) -> Row:
        return [Glyph(char, i, 0, i + 1, 12) for i, char in enumerate(text)]

    assert (
        longest_ladder([[row("manage-"), row("ment oper-"), row("ations strat-"), row("egy")]]) == 3
    )


def last_words(pdf: bytes, resolved: Resolved) -> set[str]:
    """The words that are alone on the last line of a text, letters only."""
    ends = tuple(squeezed(resolved.plain(key))[-12:] for key in resolved.runs)
    rows = [text_of(row) for page in body_pages(pdf) for row in page if len(words(row)) == 1]
    return {re.sub(r"\W", "", row) for row in rows if any(end.endswith(row) for end in ends)}


def test_no_text_ends_in_a_line_of_a_short_word() -> None:
    found = last_words(variant(), built(SAMPLE, "en").resolved)
    assert found
    assert [word for word in found if len(word) < 4] == []


def test_a_short_last_word_would_be_noticed() -> None:
    found = last_words(variant("in\u00a0ICT.", "in ICT."), built(SAMPLE, "en").resolved)
    assert [word for word in found if len(word) < 4] == ["ICT"]


def badly_divided(pdf: bytes, resolved: Resolved) -> list[tuple[str, str]]:
    """The words divided by a line's end that should not be: names, short words, headings."""
    texts = " ".join(resolved.plain(key) for key in resolved.runs)
    pairs = hyphenated(list(body_pages(pdf)))
    divided = [(a, b) for a, b in pairs if f"{a}-{b}" not in texts]
    assert divided
    return [(a, b) for a, b in divided if not (a + b).islower() or len(a) < 3 or len(b) < 3]


def test_names_and_short_words_are_not_hyphenated() -> None:
    assert badly_divided(variant(), built(SAMPLE, "en").resolved) == []


def test_a_badly_divided_word_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    stock = line_break.get_next_word_boundaries.__wrapped__
    monkeypatch.setattr(line_break, "get_next_word_boundaries", stock)
    html = render(built(SAMPLE, "en").resolved, "pdf")["report.html"]
    pdf = packager("pdf")(built(SAMPLE, "en").resolved, paginate(html))
    assert badly_divided(pdf, built(SAMPLE, "en").resolved)


# --- page breaks ----------------------------------------------------------------------------


def groups(rows: list[Row], pitch: float) -> list[list[str]]:
    """The lines of a page in paragraphs: the lines of one have a fixed distance."""
    found: list[list[str]] = []
    last = 0.0
    for row in rows:
        baseline = min(glyph.bottom for glyph in row if glyph.top - glyph.bottom > 11)
        if not found or abs(last - baseline - pitch) > 1:
            found.append([])
        letters = (glyph.char for glyph in row if glyph.top - glyph.bottom > 11)
        found[-1].append(squeezed("".join(letters)))
        last = baseline
    return found


def bad_breaks(pdf: bytes, resolved: Resolved) -> list[str]:
    """The lone lines, headings and announcements that a page break parts from their own."""
    texts = [squeezed(resolved.plain(key)) for key in resolved.runs]
    headings = {
        squeezed(resolved.plain(key))
        for key, label in resolved.labels.items()
        if label.series == "heading"
    }
    pages = [groups(rows, LAYOUT.latin.pitch) for rows in body_pages(pdf)]
    found = []
    for foot, head in ((a[-1], b[0]) for a, b in pairwise(pages) if a and b):
        parted = any(foot[-1] + head[0] in text for text in texts)
        if parted and 1 in (len(foot), len(head)):
            found.append(f"lone line: {foot[-1]} | {head[0]}")
        if any("".join(foot).endswith(heading) for heading in headings):
            found.append(f"heading at the foot: {foot[-1]}")
        if foot[-1].endswith(":"):
            found.append(f"announcement at the foot: {foot[-1]}")
    return found


@cache
def swept(folder: Callable[[], Path]) -> Resolved:
    return resolve(open_report(folder()).editions["en"])


def swept_pdf(folder: Callable[[], Path], *changes: tuple[str, str]) -> bytes:
    """The PDF of a generated report, with these changes in its HTML."""
    html = render(swept(folder), "pdf")["report.html"]
    for old, new in changes:
        assert old in html
        html = html.replace(old, new)
    return packager("pdf")(swept(folder), paginate(html))


def test_pages_break_where_they_may() -> None:
    pdf = swept_pdf(page_feet)
    assert len(page_texts(pdf)) > 25
    assert bad_breaks(pdf, swept(page_feet)) == []


def test_the_sample_breaks_its_pages_where_it_may() -> None:
    assert bad_breaks(variant(), built(SAMPLE, "en").resolved) == []


def test_bad_page_breaks_would_be_noticed() -> None:
    pdf = swept_pdf(
        page_feet,
        ("orphans: 2; widows: 2", "orphans: 1; widows: 1"),
        ("break-after: avoid; break-inside", "break-after: auto; break-inside"),
        (
            ".opening { break-after: avoid }",
            ".opening { break-after: auto } ol { break-before: auto }",
        ),
    )
    found = {fault.partition(":")[0] for fault in bad_breaks(pdf, swept(page_feet))}
    assert found == {"lone line", "heading at the foot", "announcement at the foot"}


# --- what stays on one line -----------------------------------------------------------------

_PHRASES = """$1.2 million|421,400|15 April 2003|A/60/846/Add.1|No. 5|para. 4|P-5|57/304|$234,700|
10 per cent|paragraph 17|2008-2009|agenda item 128|annex II|US$ 5 million|sect. II"""
WHOLE = [phrase.strip() for phrase in _PHRASES.split("|")]


def torn(pdf: bytes) -> set[str]:
    """The phrases that some line's end parts; each paragraph holds all of them."""
    rows = [row for number in range(len(page_texts(pdf))) for row in lines(pdf, number)]
    text = "\n".join(squeezed(text_of(row)) for row in rows)
    repeated = text.replace("\n", "").count("tail")
    assert repeated > 40
    return {phrase for phrase in WHOLE if text.count(squeezed(phrase)) < repeated}


def sweep() -> Path:
    """A report that says the same again and again, each time two letters further on."""
    body = " of the report and ".join(WHOLE)
    return paragraphs([f"{'x' * n} {body} tail." for n in range(1, 96, 2)])


def test_amounts_dates_and_symbols_stay_on_one_line() -> None:
    assert torn(swept_pdf(sweep)) == set()


def test_torn_amounts_would_be_noticed() -> None:
    found = torn(swept_pdf(sweep, ("\u00a0", " "), (".nowrap { white-space: nowrap }", "")))
    assert {"$1.2 million", "15 April 2003", "A/60/846/Add.1", "para. 4"} <= found
