"""Document symbols: which are well formed, which are seen in a text, where they lead."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gareport.inline import Symbol, flat, parse
from gareport.symbols import CANDIDATE, file_stem, is_well_formed, link

# Symbols of published documents.
_PUBLISHED = """
A/62/502 A/60/846/Add.1 A/57/620 A/55/780 A/58/377 A/61/858 A/61/530/Add.2 A/62/510/Rev.1
A/C.5/62/L.24 A/C.5/62/SR.26 A/C.3/62/L.32 A/RES/63/262 A/RES/60/283 A/71/L.4 A/65/L.78*
A/54/L.81/Rev.1 A/BUR/53/1 A/HRC/5/21 A/HRC/S-4/5 A/CONF.192/PC/L.3 A/66/PV.82
A/AC.109/2019/L.18 A/CN.9/SER.C/DIGEST/CISG/2 A/520/Rev.15/Amend.1 S/2001/1189 S/PRST/1994/16
S/PV.4087 E/2004/93 E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1 E/CN.7/2003/10 ST/CS/SER.A/44/Rev.1*
ST/AI/189/Add.21 TD/B/1215 CERD/C/SR.1523 ECE/TRADE/C/CEFACT/2018/6 SFTR/1/Rev.3 A/8447
A/60/846/Add.1/Corr.1
"""
PUBLISHED = _PUBLISHED.split()
JOINT = ("A/68/65–E/2013/11", "A/66/67-E/2011/79")
MALFORMED = (
    "A/60//846/Add.1", "A//60/846", "A/60/846/Add1", "A/60/846/ADD.1", "A/60/846/Add.", "A/60/846/",
    "A/60 /846", "a/60/846", "A", "A/", "60/846", "A/60/846/Add.1/846", "A/60/846Add.1", "*A/1",
    "A/６０/846", "A/60／846", "A/60/846 ", "A/60/846\n", "S/PV.4087x", "X/60/846", "",
)  # fmt: skip


@pytest.mark.parametrize("symbol", [*PUBLISHED, *JOINT])
def test_symbols_of_published_documents_are_well_formed(symbol: str) -> None:
    assert is_well_formed(symbol)


@pytest.mark.parametrize("symbol", MALFORMED)
def test_malformed_symbols_are_not(symbol: str) -> None:
    assert not is_well_formed(symbol)


@pytest.mark.parametrize("symbol", [s for s in (*PUBLISHED, JOINT[1]) if not s.endswith("*")])
@pytest.mark.parametrize("around", ["（{}）", "报告{}和", "see {}, and", "({}).", "{}", "“{}”"])
def test_a_symbol_is_seen_whole_whatever_stands_round_it(symbol: str, around: str) -> None:
    nodes, faults = parse(around.format(symbol))
    assert faults == ()
    assert [node.text for node in flat(nodes) if isinstance(node, Symbol)] == [symbol]


@pytest.mark.parametrize(
    "text", ["and/or", "24/7", "I/O", "A/B", "S/he", "N/A", "60/283", "km/h 5"]
)
def test_other_words_with_a_slash_are_no_symbols(text: str) -> None:
    assert re.search(CANDIDATE, text) is None


def test_what_was_meant_as_a_symbol_is_seen_even_when_it_is_wrong() -> None:
    nodes, _ = parse("见（A/60//846/Add.1）和 A/60/846/Add1。")
    found = [node.text for node in flat(nodes) if isinstance(node, Symbol)]
    assert found == ["A/60//846/Add.1", "A/60/846/Add1"]


def test_a_link_names_the_language_and_leaves_out_the_mark_of_a_reissue() -> None:
    assert link("A/65/L.78*", "zh") == "https://undocs.org/zh/A/65/L.78"


def test_a_file_is_named_after_its_symbol() -> None:
    assert file_stem("A/60/846/Add.1") == "A_60_846_Add.1"
    assert file_stem("A/65/L.78**") == "A_65_L.78"
    assert file_stem("A/68/65–E/2013/11") == "A_68_65_E_2013_11"


def test_two_published_symbols_never_share_a_file() -> None:
    stems = [file_stem(symbol) for symbol in (*PUBLISHED, *JOINT)]
    assert len(set(stems)) == len(stems)


@settings(max_examples=200)
@given(st.text(st.sampled_from("AS/.0129-–*CLRevAdd"), max_size=30))
def test_a_file_name_never_leaves_its_folder(symbol: str) -> None:
    assert "/" not in file_stem(symbol)
    if is_well_formed(symbol):
        assert not file_stem(symbol).startswith(".")


@pytest.mark.parametrize("text", ["-A/" * 20_000, "A/" * 40_000, "A/1" * 20_000, "/A" * 40_000])
def test_a_long_row_of_beginnings_is_searched_to_its_end(text: str) -> None:
    """A search that tried every length at every place would not come to an end here."""
    nodes, _ = parse(text)
    assert "".join(getattr(node, "text", "") for node in nodes) == text
