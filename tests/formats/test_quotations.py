"""Quotations of several paragraphs, and their sources, in both formats and languages."""

import pytest
from built import TESTS, built
from pdf_structure import tree
from word_parts import W, body

from gareport.flow.pipeline import open_report
from gareport.numbering.show import as_text, show
from gareport.report.kinds import Role, role_of
from gareport.report.texts import walk

LISTS = TESTS / "reports" / "lists"
EACH = pytest.mark.parametrize("code", ["en", "zh"])
KEYS = ["speech", "speech.2", "speech.3", "speech.source"]


@EACH
def test_a_quotation_is_one_block_with_its_paragraphs_and_its_source(code: str) -> None:
    edition = built(LISTS, code)
    first, second = (one for one in tree(edition.pdf).walk() if one.role == "BlockQuote")
    assert [one.role for one in first.elements] == ["P"] * 4
    assert [one.role for one in second.elements] == ["P"] * 2
    assert first.elements[2].text().strip() == edition.resolved.plain(KEYS[2])


@EACH
def test_word_keeps_the_source_of_a_quotation_with_its_last_paragraph(code: str) -> None:
    found = []
    for paragraph in body(built(LISTS, code)).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and str(style.get(f"{W}val")).startswith("Quote"):
            kept = paragraph.find(f"{W}pPr/{W}keepNext") is not None
            found.append((str(style.get(f"{W}val")), kept))
    quote, last, source = ("Quote", False), ("Quote", True), ("QuoteSource", False)
    assert found == [quote, quote, last, source, last, source]


def test_each_paragraph_of_a_quotation_has_an_entry_and_is_quoted() -> None:
    edition = open_report(LISTS).editions["zh"]
    speech = next(one for one in walk(edition.report.all_sections) if one.id == "speech")
    keys = [key for key in edition.texts if key.owner == "speech"]
    assert keys == KEYS
    assert [role_of(speech, key) for key in keys] == [*[Role.QUOTE] * 3, Role.SOURCE]


def test_show_has_the_paragraphs_and_the_source_of_a_quotation() -> None:
    shown = show(built(LISTS, "en").resolved)
    speech = next(one for one in shown["blocks"] if one["id"] == "speech")
    assert speech["text"].splitlines()[1:] == [
        "“The second paragraph opens a mark too.",
        "“The last one closes it.”",
    ]
    assert speech["source"] == "Remarks of the office, Letters on Lists (2044)"
    assert "(source) The same remarks" in as_text(shown)
