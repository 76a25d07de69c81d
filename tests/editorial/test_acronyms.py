"""What an acronym stands for, as the text that explains it says."""

import pytest

from gareport.editorial.acronyms import explained


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        (
            "The information and communications technology (ICT) strategy.",
            "ICT",
            "information and communications technology",
        ),
        (
            "The Chief Information Technology Officer (CITO).",
            "CITO",
            "chief information technology officer",
        ),
        (
            "Enterprise resource planning (hereinafter “ERP”).",
            "ERP",
            "enterprise resource planning",
        ),
        ("Chlorofluorocarbons (CFCs) are many.", "CFC", ""),
        ("The United Nations (UN; see above).", "UN", "united nations"),
        ("Access to justice for all (AJA).", "AJA", "access to justice for all"),
    ],
)
def test_an_acronym_stands_for_the_words_before_it(text: str, acronym: str, name: str) -> None:
    (found,) = explained(text)
    assert (found.acronym, found.name) == (acronym, name)
    assert text[found.start :].startswith(acronym)


@pytest.mark.parametrize("text", ["(ICT) is new.", "The ICT strategy.", "Post 5 (ICT).", "It (A)."])
def test_without_words_before_a_bracket_nothing_is_explained(text: str) -> None:
    assert list(explained(text)) == []
