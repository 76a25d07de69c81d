"""No text leaves its column: addresses are divided, and what cannot be divided is reported."""

import re
from pathlib import Path

import pytest
from built import page_texts
from conftest import TINY, Edited

from gareport.editorial.example import Example
from gareport.flow.pipeline import Made, build_edition, open_report
from gareport.language.scripts import ZERO_WIDTH_SPACE, divided, is_address, own_marks
from gareport.layout.overflow import overflowing
from gareport.layout.paginate import paginate
from gareport.numbering.parallel import Pair
from gareport.report.edition import Edition
from gareport.report.keys import Key

ADDRESS = (
    "https://www.un.org/en/ga/fifth/62/Teo_Brew-and-the-rest/%E4%B8%AD%E6%96%87"
    f"?symbol=A/62/502&Area=UNDOC&very_long_parameter={'abcdefghij' * 20}"
)
FILE = "annex_to_the_report_on_investing_in_information_technology_2007.docx"
WORD = "x" * 300
LONG = {"address": ADDRESS, "file": FILE, "word": WORD, "slashes": "and/or/" * 60}


def texts_of(edition: Edition | Pair, formats: tuple[str, ...] = ("pdf",)) -> str:
    result = build_edition(edition, formats)
    assert isinstance(result, Made), result
    assert result.found == ()
    return re.sub(r"\s+", "", "".join(page_texts(result.files["pdf"])))


@pytest.mark.parametrize("code", ["en", "en+zh"])
@pytest.mark.parametrize("long", LONG.values(), ids=LONG)
def test_a_long_word_is_printed_whole_within_its_column(
    long: str, code: str, edited: Edited
) -> None:
    folder = edited(TINY, {"terms.yaml": ("The one term.", f"'The {long} term.'")})
    opened = open_report(folder)
    assert re.sub(r"\s+", "", long) in texts_of(opened.edition(code))


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_long_word_is_divided_between_any_marks(code: str, tmp_path: Path) -> None:
    """The word at the start of a paragraph and within it, of every length up to a full line."""
    marks = ("“”", "（）") if code == "zh" else ("“”", "()")
    words = [WORD[:150], f"**{WORD}**", *(f"https://{'9' * length}" for length in range(60, 80, 3))]
    stop, seen = ("。", "该词为：") if code == "zh" else (".", "The term: ")
    texts = [
        f"{at}{one}{word}{end}{stop}" for word in words for one, end in marks for at in ("", seen)
    ]
    blocks = "".join(f"- id: p{at}\n  paragraph: '{one}'\n" for at, one in enumerate(texts))
    for path, content in Example(language=code, content=blocks).as_files().items():
        (tmp_path / path).write_text(content, "utf-8")
    edition = open_report(tmp_path).editions[code]
    assert len(edition.texts) > len(texts)
    assert texts_of(edition).count("x") == 4 * (150 + 300)


def test_a_long_address_keeps_to_its_column_in_any_text(tmp_path: Path) -> None:
    quoted = f"'See {ADDRESS}'"
    (tmp_path / "report.yaml").write_text(
        f"symbol: A/99/1\nkind: note\norgan: general_assembly\nsession: 99\nlanguage: en\n"
        f"original: en\neditions: [en]\ntitle: {quoted}\nauthor: {quoted}\nsections: [body]\n"
        f"contents: page\nagenda:\n  - {{item: 3, title: {quoted}}}\n"
        f"summary:\n  - id: summary\n    paragraph: {quoted}\n",
        "utf-8",
    )
    (tmp_path / "body.yaml").write_text(
        f"id: body\nkind: section\nheading: {quoted}\nnotes:\n  n: {quoted}\ncontent:\n"
        f"  - id: sub\n    heading: {quoted}\n    content:\n"
        f"      - id: a\n        lead: {quoted}\n        paragraph: 'A text.{{note.n}}'\n"
        f"        items:\n          - {{id: b, text: {quoted}}}\n"
        f"      - id: c\n        quote: {quoted}\n",
        "utf-8",
    )
    opened = open_report(tmp_path)
    assert opened.is_whole, opened.found
    # Agenda item, title, author, summary; two headings, which are in the contents too; run-in
    # heading, item, quotation, note. A hyphen at the end of a line is read as a sign of its own.
    text = re.sub("[\x02\ufffe]", "-", texts_of(opened.edition("en")))
    assert text.count(ADDRESS) == 12


def test_a_word_beyond_its_column_is_reported_at_its_place() -> None:
    """A template could forbid the break: what leaves the column is then an error."""
    opened = open_report(TINY)
    words = "The one term."
    html = f'<p style="width: 50px; white-space: nowrap">{words}</p><p>{words}</p>'
    (found,) = overflowing((opened.edition("en"),), "en", paginate(html))
    assert found.rule == "text-width"
    assert re.fullmatch(rf"`{words}` is \d+ mm too wide \(edition `en`\)", found.message)
    assert Path(found.span.file).name == "terms.yaml"


def test_a_word_that_two_texts_have_is_reported_in_its_own_block(tmp_path: Path) -> None:
    blocks = "".join(f"- {{id: {one}, paragraph: The same words.}}\n" for one in ("a", "b"))
    for path, content in Example(content=blocks).as_files().items():
        (tmp_path / path).write_text(content, "utf-8")
    edition = open_report(tmp_path).editions["en"]
    html = '<p id="b" style="width: 9px; white-space: nowrap"><b>The same words.</b></p>'
    (found,) = overflowing((edition,), "en", paginate(html))
    assert found.span == edition.texts[Key.own("b")].text.at(0)


@pytest.mark.parametrize(
    ("style", "count"), [("-30px", 1), ("100px", 1), ("0", 0), ("20px", 0), ("-0.5px", 0)]
)
def test_a_word_before_or_behind_its_column_is_reported(style: str, count: int) -> None:
    moved = f'<span style="white-space: nowrap; margin-left: {style}">Two words</span>'
    html = f'<div style="width: 300px"><p style="width: 120px">{moved}</p></div>'
    edition = open_report(TINY).edition("en")
    found = list(overflowing((edition,), "en", paginate(html)))
    assert [one.rule for one in found] == ["text-width"] * count


def test_a_sign_in_the_margin_is_not_a_text_beyond_its_column() -> None:
    sign = '<span style="position: absolute; left: 90px; width: 10px; white-space: nowrap">'
    html = f'<p style="width: 80px; position: relative">{sign}[out of date]</span>Words</p>'
    edition = open_report(TINY).edition("en")
    assert list(overflowing((edition,), "en", paginate(html))) == []


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://www.un.org/en/a", "https:// www .un .org/ en/ a"),
        ("www.un.org/a?b=c&d=e#f", "www .un .org/ a? b= c& d= e# f"),
        ("a_long-name.%41.pdf", "a_ long- name.%41 .pdf"),
        ("https://a.b/(c)_d", "https:// a .b/ (c)_ d"),
    ],
)
def test_an_address_is_divided_at_the_usual_places(address: str, parts: str) -> None:
    assert divided(address).replace(ZERO_WIDTH_SPACE, " ") == parts


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://un.org, or www.un.org.", ["https://un.org,", "www.un.org."]),
        ("A word of twenty-nine letters and/or a symbol A/62/502/Add.1 only", []),
        ("x" * 29, []),
        ("x" * 30, ["x" * 30]),
        ("见https://www.un.org/zh。", ["https://www.un.org/zh。"]),
        (f"“{'x' * 30}”，见", [f"{'x' * 30}”，"]),
        ("一" * 60, []),
    ],
)
def test_what_is_divided_like_an_address(text: str, addresses: list[str]) -> None:
    for tag in ("en-GB", "zh-Hans"):
        pieces = own_marks(text, tag)
        assert "".join(pieces) == text
        assert [piece for piece in pieces if is_address(piece)] == addresses
