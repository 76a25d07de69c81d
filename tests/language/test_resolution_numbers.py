"""Numbers of resolutions in words, with the symbols of their documents."""

import pytest

from gareport.language.languages import languages
from gareport.language.resolution_numbers import resolution_numbers

FOUND = [
    ("en", "By its resolution 78/302, the Assembly", ["A/RES/78/302"]),
    ("en", "General Assembly resolutions 78/302 and 79/305", ["A/RES/78/302", "A/RES/79/305"]),
    ("en", "in resolutions 61/1, 61/2, and S-10/2", ["A/RES/61/1", "A/RES/61/2", "A/RES/S-10/2"]),
    ("en", "Security Council resolution 1244 (1999)", ["S/RES/1244(1999)"]),
    ("en", "since resolution 1244\u00a0(1999)", ["S/RES/1244(1999)"]),
    ("en", "resolution 1514 (XV)", ["A/RES/1514(XV)"]),
    ("zh", "大会第 60/283 号决议第二节", ["A/RES/60/283"]),
    ("zh", "第 60/283、61/244 和 62/1 号决议", ["A/RES/60/283", "A/RES/61/244", "A/RES/62/1"]),
    ("zh", "安全理事会第 1244 (1999)号决议", ["S/RES/1244(1999)"]),
]
NOT_SURE = [
    ("en", "Human Rights Council resolution 28/1"),
    ("en", "Economic and Social Council resolution 2021/5"),
    ("en", "the Council, in Council resolution 45/1"),
    ("en", "resolution 62/236 A"),
    ("en", "resolution 2044/5 of the Council"),
    ("en", "decision 61/540 and paragraph 78/302"),
    ("en", "resolution 5/1"),
    ("en", "a resolution 12 (2) of the text"),
    ("zh", "人权理事会第 28/1 号决议"),
    ("zh", "第 61/540 号决定"),
]


@pytest.mark.parametrize(("code", "text", "symbols"), FOUND)
def test_a_number_of_a_resolution_has_its_symbol(code: str, text: str, symbols: list[str]) -> None:
    found = list(resolution_numbers(text, languages()[code], of_assembly=True))
    assert [one.symbol for one in found] == symbols
    assert all(text[one.start : one.end].strip()[0] in "1234567890S" for one in found)


@pytest.mark.parametrize(("code", "text"), NOT_SURE)
def test_a_number_that_is_not_sure_has_none(code: str, text: str) -> None:
    assert not list(resolution_numbers(text, languages()[code], of_assembly=True))


def test_in_a_document_of_another_body_the_assembly_must_be_named() -> None:
    english = languages()["en"]
    assert not list(resolution_numbers("its resolution 48/1", english, of_assembly=False))
    named = "General Assembly resolution 48/1 and Security Council resolution 1325 (2000)"
    found = [one.symbol for one in resolution_numbers(named, english, of_assembly=False)]
    assert found == ["A/RES/48/1", "S/RES/1325(2000)"]
