"""Lists of references and ways to say numbers, in both languages: what is the same passes, in both
directions, and what differs is found. A file of pairs has one on each line."""

from pathlib import Path

import pytest
from pairing import findings

PAIRS = Path(__file__).parent / "number_pairs"


def pairs(name: str) -> list[tuple[str, str]]:
    """The pairs of a file: English, an equals sign, Chinese."""
    lines = (PAIRS / f"{name}.txt").read_text("utf-8").splitlines()
    return [(english, chinese) for english, _, chinese in (line.partition(" = ") for line in lines)]


@pytest.mark.parametrize(("english", "chinese"), pairs("lists"))
def test_a_list_of_references_is_read_alike_in_both_languages(english: str, chinese: str) -> None:
    assert findings(f"See {english}.", f"见{chinese}。") == []


@pytest.mark.parametrize(("english", "chinese"), pairs("other_lists"))
def test_one_other_number_in_a_list_is_found_in_both_directions(english: str, chinese: str) -> None:
    found = findings(f"See {english}.", f"见{chinese}。")
    assert {finding.language for finding in found} == {"en", "zh"}


@pytest.mark.parametrize(("english", "chinese"), pairs("sayings"))
def test_a_way_to_say_a_number_is_not_a_difference(english: str, chinese: str) -> None:
    assert findings(english, chinese) == []


@pytest.mark.parametrize(("english", "chinese"), pairs("measures"))
def test_a_number_that_measures_the_same_is_not_a_difference(english: str, chinese: str) -> None:
    assert findings(english, chinese) == []


@pytest.mark.parametrize(("english", "chinese"), pairs("other_measures"))
def test_a_number_that_measures_something_else_is_found(english: str, chinese: str) -> None:
    assert {finding.language for finding in findings(english, chinese)} == {"en", "zh"}
