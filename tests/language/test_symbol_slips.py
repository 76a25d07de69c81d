"""Slips in document symbols: each is reported in running text, with the symbol that was meant."""

import itertools
import random
import re
from collections.abc import Callable

import pytest
from published_symbols import JOINT, OF_BODIES, PARTS, PUBLISHED, RANGES, UNUSUAL

from gareport.editorial.rules.symbol import malformed

SLIPS: dict[str, Callable[[str], str]] = {
    "a slash twice": lambda s: s.replace("/", "//", 1),
    "a slash in full width": lambda s: s.replace("/", "／", 1),
    "a space before a slash": lambda s: s.replace("/", " /", 1),
    "a space after a slash": lambda s: s.replace("/", "/ ", 1),
    "an underscore for a slash": lambda s: s.replace("/", "_", 1),
    "a backslash for a slash": lambda s: s.replace("/", "\\", 1),
    "a slash after it": lambda s: f"{s}/",
    "an asterisk in it": lambda s: s.replace("/", "*/", 1),
    "no point": lambda s: re.sub(r"([A-Za-z])\.([0-9])", r"\1\2", s, count=1),
    "two points": lambda s: s.replace(".", "..", 1),
    "a comma for a point": lambda s: s.replace(".", ",", 1),
    "no number": lambda s: re.sub(r"\.[0-9]+$", ".", s),
    "a letter O for a nought": lambda s: re.sub(r"(?<=[0-9])0|0(?=[0-9])", "O", s),
    "a Cyrillic letter": lambda s: s.translate({65: 0x410, 69: 0x415, 83: 0x405, 67: 0x421}),
    "a letter in full width": lambda s: chr(ord(s[0]) + 0xFEE0) + s[1:],
    "a small letter": lambda s: s[0].lower() + s[1:],
    "a modifier in capitals": lambda s: re.sub("Add|Rev|Amend", lambda f: f[0].upper(), s),
    "a modifier without its slash": lambda s: re.sub("/(?=Add|Rev|Amend)", " ", s, count=1),
    "a modifier written out": lambda s: f"{s}/Addendum.1",
    "a letter left over": lambda s: f"{s}x",
}  # fmt: skip
IN_TEXT = (
    "See {} of it.",
    "It costs more (see {}).",
    "{} says so.",
    "见（{}）。",
    "报告 {} 说明。",
)


@pytest.mark.parametrize("kind", SLIPS)
def test_ten_slips_of_each_of_twenty_kinds_are_reported_in_running_text(kind: str) -> None:
    chance = random.Random(62502)
    symbols = sorted({one.rstrip("*") for one in (*PUBLISHED, JOINT[1])})
    slipped = [one for one in map(SLIPS[kind], symbols) if one not in symbols]
    drawn = chance.sample(slipped, min(10, len(slipped)))
    drawn += chance.choices(slipped, k=10 - len(drawn))
    texts = [chance.choice(IN_TEXT).format(one) for one in drawn]
    assert [text for text in texts if not list(malformed(text))] == []


def test_ninety_nine_in_a_hundred_pairs_of_slips_are_reported_in_running_text() -> None:
    symbols = sorted({one.rstrip("*") for one in PUBLISHED if re.match("A/.*/", one)})
    kinds = [kind for kind in SLIPS if kind != "a letter in full width"]  # any letter may be it
    slipped = {
        SLIPS[second](SLIPS[first](symbol))
        for symbol in symbols
        for first, second in itertools.permutations(kinds, 2)
        if SLIPS[first](symbol) != symbol
    } - {*symbols}
    missed = [one for one in slipped if not list(malformed(f"See {one} of it."))]
    assert len(slipped) > 5_000
    assert len(missed) <= len(slipped) / 100, missed


@pytest.mark.parametrize(
    "text",
    [
        "Documents A/62/502 / A/62/503, A/62/502/Add.1 and 2 and A/62/502, 503.",
        "It is A/B testing, 24/7, of 5/6 S/ he or a/ b/c, w/ 3/4.",
        "Section A / Part 2 / Item 3 and sites A/ B/ C.",
        "The text of A/62/502 and/or Add.1 or/and A/62/502, add 1 to it.",
        "See S/AC.44/2004/(02)/1, S/AC.37/2003/(1455)/26, LC/G.2318(SES.31/3).",
        "The records (A/C.3/62/SR.22-33, 39, 43-46, 48, 49 and 51-54), ICCD/COP(8)/16/Add.1.",
        "The report (A/62/502); see A/62/502, A/62/502. Revision 3 is A/62/502/Rev.3/Add.1.",
    ],
)
def test_what_only_looks_like_a_slip_is_not_reported(text: str) -> None:
    assert list(malformed(text)) == []


@pytest.mark.parametrize("symbol", [*PUBLISHED, *OF_BODIES, *JOINT, *RANGES, *UNUSUAL, *PARTS])
def test_no_slip_is_reported_for_a_well_formed_symbol(symbol: str) -> None:
    assert [text for text in IN_TEXT if list(malformed(text.format(symbol)))] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("\u0410/62/502", "A/62/502"),
        ("A/62/502//", "A/62/502"),
        ("A_62_502", "A/62/502"),
        ("A\\62\\502", "A/62/502"),
        ("A*/60/846/Add.1", "A/60/846/Add.1"),
        ("a/C.5/62/L.24", "A/C.5/62/L.24"),
        ("S/PV,4087", "S/PV.4087"),
        ("A/57/62O", "A/57/620"),
        ("A/62/502Add.1", "A/62/502/Add.1"),
        ("e/CN.4/Sub.2/AC.2/1987/WP.4", "E/CN.4/Sub.2/AC.2/1987/WP.4"),
        ("S/PV.", None),
        ("A/62/502 /Add.1/", "A/62/502/Add.1"),
        ("A/ 62_502 Add.1", "A/62/502/Add.1"),
        ("a / 62/502", "A/62/502"),
        ("A／62/L..78", "A/62/L.78"),
        ("A //C,5/62 /L24", "A/C.5/62/L.24"),
        ("A/CN.9/WGIII/WP.142", "A/CN.9/WG.III/WP.142"),
        ("A/62/502 /Addendum 1", "A/62/502/Add.1"),
        ("A/62/502/Addendum 1", "A/62/502/Add.1"),
        ("A /62/502/Add", None),
        ("A/ 60/846/Add.1x", None),
    ],
)
def test_a_slip_is_reported_with_the_symbol_that_was_meant(written: str, meant: str | None) -> None:
    assert list(malformed(f"See {written} of it.")) == [(4, written, meant)]


@pytest.mark.parametrize(
    "text",
    [one * 20_000 for one in ("A_", "A\\", "A,1/", "A/L. ", "A / ", "A/1/ / ", "A/1 Add1 /")],
)
def test_a_long_row_of_signs_is_searched_to_its_end(text: str) -> None:
    """A search that tried every length at every place would not come to an end here."""
    assert len(list(malformed(text))) <= 20_000
