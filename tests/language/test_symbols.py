"""Document symbols: which are well formed, which are seen in a text, where they lead."""

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published_symbols import JOINT, OF_BODIES, PARTS, PUBLISHED, RANGES, UNUSUAL

from gareport.language import symbols
from gareport.language.inline import Symbol, flat, parse
from gareport.language.symbol_slips import near_symbols
from gareport.language.symbols import CANDIDATE, file_stem, is_well_formed, link

NUMBERED = r"[A-Zo]\.(?=(?:[0-9]+|[IVX]+)(?:/|$))"
MALFORMED = (
    "A/60//846/Add.1", "A//60/846", "A/60/846/Add1", "A/60/846/ADD.1", "A/60/846/Add.", "A/60/846/",
    "A/60 /846", "a/60/846", "A", "A/", "60/846", "A/60/846/Add.1/846", "A/60/846Add.1", "*A/1",
    "A/６０/846", "A/60／846", "A/60/846 ", "A/60/846\n", "S/PV.4087x", "X/60/846", "",
    "E/2008/33-E/2008/34", "E/L.10-E/L.11", "A/62/502-A/CN.9/5", "A/CN.9/WGIII/WP.142",
    "A/CN.9/WG.iii/WP.142", "UNEP/OZL.PRO.19/7", "UNEP/OzL.Pro/19/7", "ECE/EBAIR./96",
    "A/C.3/62/SR.33-22", "A/C.3/62/SR.22-22", "A/60/585/Add.1-", "A/60/585/Add.1-3/Corr.1",
    "A/60/585/Add.-3", "A/C.3/62/SR.22-33-35", "A/Conf.192/PC/L.3", "A/60/Add.3/846",
    "A/81/6 (Sect. 29C", "A/81/6 (Sector 29C)", "A/81/6 (Sect. 29C)/846", "A/80/5 Vol. II",
)  # fmt: skip


@pytest.mark.parametrize("symbol", [*PUBLISHED, *OF_BODIES, *JOINT, *RANGES, *UNUSUAL, *PARTS])
def test_symbols_of_published_documents_are_well_formed(symbol: str) -> None:
    assert is_well_formed(symbol)


@pytest.mark.parametrize("symbol", OF_BODIES)
def test_a_symbol_of_a_body_is_refused_with_a_slash_doubled_a_space_or_a_point_lost(
    symbol: str,
) -> None:
    slashes = [place for place, sign in enumerate(symbol) if sign == "/"]
    doubled = [f"{symbol[:place]}/{symbol[place:]}" for place in slashes]
    spaced = [f"{symbol[:place]} {symbol[place:]}" for place in range(1, len(symbol))]
    pointless = [symbol.replace(point, point[0], 1) for point in re.findall(NUMBERED, symbol)]
    assert [one for one in (*doubled, *spaced, *pointless) if is_well_formed(one)] == []


@pytest.mark.parametrize("symbol", MALFORMED)
def test_malformed_symbols_are_not(symbol: str) -> None:
    assert not is_well_formed(symbol)


Mutation = Callable[[str, random.Random], str | None]


def _at_a_slash(symbol: str, chance: random.Random, written: str) -> str:
    at = chance.choice([place for place, sign in enumerate(symbol) if sign == "/"])
    return symbol[:at] + written + symbol[at + 1 :]


def without_a_slash(symbol: str, chance: random.Random) -> str | None:
    """None where another symbol comes of it: of two words one, of `A/62/50` an old number."""
    mutated = _at_a_slash(symbol, chance, "")
    return None if re.search(r"DIGESTCISG|[A-Z]{3}\.|[^0-9/][0-9]{3,4}(/|$)", mutated) else mutated


def with_a_space(symbol: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(symbol))
    return f"{symbol[:at]} {symbol[at:]}"


def in_full_width(symbol: str, chance: random.Random) -> str:
    at = chance.randrange(len(symbol))
    return symbol[:at] + chr(ord(symbol[at]) + 0xFEE0) + symbol[at + 1 :]


def in_small_letters(symbol: str, chance: random.Random) -> str:
    part = chance.choice([one for one in re.findall("[A-Z]+", symbol) if one != "Sub"])
    return symbol.replace(part, part.lower(), 1)


def without_its_point(symbol: str, chance: random.Random) -> str | None:
    points = [found.start() for found in re.finditer(r"(?<=Add|Rev|orr)\.", symbol)]
    at = chance.choice(points or [0])
    return f"{symbol[:at]}{chance.choice(('', ' '))}{symbol[at + 1 :]}" if at else None


def with_a_modifier_too_early(symbol: str, chance: random.Random) -> str:
    main = re.split("/(?=Add|Rev|Corr|Amend)", symbol)[0]
    return _at_a_slash(main, chance, f"/{chance.choice(('Add', 'Rev', 'Corr'))}.1/")


def of_no_session(symbol: str, chance: random.Random) -> str | None:
    found = re.match(r"(A/(?:RES/|C\.[35]/)?)[0-9]{2}(/[0-9LS].*)|([SE]/)[0-9]{4}(/.*)", symbol)
    before, after = (part for part in found.groups() if part) if found else ("", "")
    return f"{before}{chance.choice(('0', '7', '30', '200', '1900'))}{after}" if found else None


MUTATIONS: tuple[Mutation, ...] = (
    lambda symbol, chance: _at_a_slash(symbol, chance, "//"),
    without_a_slash, with_a_space, in_full_width, in_small_letters, without_its_point,
    with_a_modifier_too_early, of_no_session,
)  # fmt: skip


def test_two_hundred_mutated_symbols_of_eight_kinds_are_refused() -> None:
    chance = random.Random(62502)
    mutated: set[str] = set()
    kinds: Counter[int] = Counter()
    while len(mutated) < 200:
        kind = len(mutated) % len(MUTATIONS)
        symbol = MUTATIONS[kind](chance.choice(PUBLISHED), chance)
        if symbol and symbol not in mutated:
            mutated.add(symbol)
            kinds[kind] += 1
    assert [symbol for symbol in sorted(mutated) if is_well_formed(symbol)] == []
    assert set(kinds.values()) == {25}


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("见 A/62/502 /Add.1。", "A/62/502 /Add.1", "A/62/502/Add.1"),
        ("see A/ 62/502.", "A/ 62/502", "A/62/502"),
        ("（A／62／502）", "A／62／502", "A/62/502"),
        ("（Ａ/62/502）", "Ａ/62/502", "A/62/502"),
        ("in A/62/502/Add 1 and", "A/62/502/Add 1", "A/62/502/Add.1"),
        ("A/62/502/ADD.1", "A/62/502/ADD.1", "A/62/502/Add.1"),
        ("A/8447 and Add 1.", "Add 1", "Add.1"),
        ("A/8447 和 Corr. 1", "Corr. 1", "Corr.1"),
        ("a/res/60/283", "a/res/60/283", "A/RES/60/283"),
        ("A/60//846", "A/60//846", "A/60/846"),
    ],
)
def test_a_misspelt_symbol_is_reported_with_the_right_one(
    text: str, written: str, meant: str
) -> None:
    assert list(near_symbols(text)) == [(text.index(written), written, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "see A/62/502 / A/62/503", "A/65/L.78* / a note", "A/66/67-E/2011/79", "S-4/101",
        "1514 (XV)", "A/RES/60/283", "I/O and/or 5", "15/8/2007", "Add 1 to it.",
        "They add 1. Add 2 more.", "A/8447 and Add.1",
        "grade A / 5", "24/7 and s/he", "a/b/1", "A/62/502, Corrigendum 1",
    ],
)  # fmt: skip
def test_other_texts_hold_nothing_that_was_meant_as_a_symbol(text: str) -> None:
    assert list(near_symbols(text)) == []


@pytest.mark.parametrize(
    "symbol", [s for s in (*PUBLISHED, *OF_BODIES, *JOINT[1:]) if not s.endswith("*")]
)
@pytest.mark.parametrize("around", ["（{}）", "报告{}和", "see {}, and", "({}).", "{}", "“{}”"])
def test_a_symbol_is_seen_whole_whatever_is_around_it(symbol: str, around: str) -> None:
    nodes, faults = parse(around.format(symbol))
    assert faults == ()
    assert [node.text for node in flat(nodes) if isinstance(node, Symbol)] == [symbol]


@pytest.mark.parametrize(
    "text", ["and/or", "24/7", "I/O", "A/B", "S/he", "N/A", "60/283", "km/h 5"]
)
def test_other_words_with_a_slash_are_not_symbols(text: str) -> None:
    assert re.search(CANDIDATE, text) is None


def test_what_was_meant_as_a_symbol_is_seen_even_when_it_is_wrong() -> None:
    nodes, _ = parse("见（A/60//846/Add.1）和 A/60/846/Add1。")
    found = [node.text for node in flat(nodes) if isinstance(node, Symbol)]
    assert found == ["A/60//846/Add.1", "A/60/846/Add1"]


def test_a_link_names_the_language_and_leaves_out_the_mark_of_a_reissue() -> None:
    assert link("A/65/L.78*", "zh") == "https://undocs.org/zh/A/65/L.78"


@pytest.mark.parametrize(
    ("symbol", "address"),
    [
        ("A/C.3/62/SR.22-33", "A/C.3/62/SR.22"),
        ("A/60/585/Add.1-3*", "A/60/585/Add.1"),
        ("A/66/67-E/2011/79", "A/66/67-E/2011/79"),
        ("A/ES-10/15", "A/ES-10/15"),
        ("A/81/6 (Sect. 29C)", "A/81/6(Sect.29C)"),
    ],
)
def test_a_range_leads_to_its_first_document_and_an_address_has_no_spaces(
    symbol: str, address: str
) -> None:
    assert link(symbol, "en") == f"https://undocs.org/en/{address}"


def test_a_file_is_named_after_its_symbol() -> None:
    assert file_stem("A/60/846/Add.1") == "A_60_846_Add.1"
    assert file_stem("A/65/L.78**") == "A_65_L.78__"
    assert file_stem("A/68/65–E/2013/11") == "A_68_65+E_2013_11"


def read_back(stem: str) -> str:
    """The symbol that a file name was made of: two symbols of one name could not be read back."""
    joint = stem.replace("+", "–").replace("=", " ")
    marks = re.compile(r"_+(?=–|$)")
    return marks.sub(lambda found: "*" * len(found[0]), joint).replace("_", "/")


@pytest.mark.parametrize("symbol", [*PUBLISHED, *OF_BODIES, *JOINT])
def test_no_two_published_symbols_share_a_file(symbol: str) -> None:
    assert read_back(file_stem(symbol)) == symbol


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A/60/1/S/2005/1", "A/60/1–S/2005/1"),
        ("A/60/1-S/2005/1", "A/60/1–S/2005/1"),
        ("A/65/L.78", "A/65/L.78*"),
        ("A/65/L.78*", "A/65/L.78**"),
        ("E/5715 (1975)", "E/5715(1975)"),
        ("A/" + "AC.1/" * 100 + "1", "A/" + "AC.1/" * 100 + "2"),
    ],
)
def test_two_symbols_that_are_nearly_alike_do_not_share_a_file(one: str, other: str) -> None:
    assert is_well_formed(one) or is_well_formed(other)
    assert file_stem(one) != file_stem(other)


@settings(max_examples=300)
@given(st.from_regex(symbols._SINGLE, fullmatch=True).filter(is_well_formed), st.booleans())
def test_no_two_valid_symbols_share_a_file(symbol: str, is_joint: bool) -> None:
    symbol += "–S/2005/1*" * is_joint
    stem = file_stem(symbol)
    assert len(f"{stem}-ZH-EN.docx".encode()) <= 200
    assert read_back(stem) == symbol or len(symbol) > 140


def test_a_symbol_of_any_length_gives_a_short_name() -> None:
    names = {file_stem("A/" + "WGXIVX/" * 70 + str(number)) for number in range(99)}
    assert (len(names), {len(name.encode()) <= 160 for name in names}) == (99, {True})


@settings(max_examples=200)
@given(st.text(st.sampled_from("AS/.0129-–*CLRevAdd(é"), max_size=300))
def test_a_file_name_never_leaves_its_folder(symbol: str) -> None:
    stem = file_stem(symbol)
    assert re.fullmatch("[^/]{0,160}", stem, re.ASCII)
    if is_well_formed(symbol):
        assert not stem.startswith(".")


@pytest.mark.parametrize("text", ["-A/" * 20_000, "A/" * 40_000, "A/1" * 20_000, "/A" * 40_000])
def test_a_long_row_of_beginnings_is_searched_to_its_end(text: str) -> None:
    """A search that tried every length at every place would not come to an end here."""
    assert len(list(near_symbols(text))) < 2
    nodes, _ = parse(text)
    assert "".join(getattr(node, "text", "") for node in nodes) == text
