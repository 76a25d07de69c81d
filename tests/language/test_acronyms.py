"""What an acronym stands for, as the text that explains it says."""

import pytest

from gareport.language.acronyms import explained, own_words, short_forms, within


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
        (
            "The Department of Made-up Operations (DMPO).",
            "DMPO",
            "department of made-up operations",
        ),
        ("In Utopia the United Towns’ Fund (UTSFD).", "UTSFD", "united towns’ fund"),
        ("The mission in Utopia (UMIT).", "UMIT", ""),
        (
            "The United Towns Human Shelter Programme (UT-Habitat).",
            "UT-Habitat",
            "united towns human shelter programme",
        ),
        (
            "The United Towns Board for the Work of Women (UT-Women).",
            "UT-Women",
            "united towns board for the work of women",
        ),
        ("The office (UT-Habitat).", "UT-Habitat", ""),
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


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        ("信息和通信技术（信通技术）战略。", "信通技术", "信息和通信技术"),
        ("综合管理信息系统（综管系统）已有十年。", "综管系统", "综合管理信息系统"),
    ],
)
def test_a_short_form_in_chinese_has_characters_of_the_name_before_it(
    text: str, acronym: str, name: str
) -> None:
    (found,) = short_forms(text)
    assert (found.acronym, found.written) == (acronym, name)
    assert text[found.start :].startswith(acronym)


@pytest.mark.parametrize("text", ["工作人员（人员）的职责。", "各项原则（见下文）。"])
def test_other_words_in_brackets_are_not_short_forms(text: str) -> None:
    assert list(short_forms(text)) == []


def test_what_a_text_quotes_explains_nothing() -> None:
    text = "See “the internal control team (ICT)” and *Internal Control Team (ICT)*."
    assert list(explained(text))
    assert not list(explained(own_words(text)))
    assert len(own_words(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Enterprise resource planning", "enterprise resource planning"),
        ("United Towns’ Fund", "United Towns’ Fund"),
        ("ICT strategy team", "ICT strategy team"),
        ("信息和通信技术", "信息和通信技术"),
    ],
)
def test_within_a_sentence_only_names_have_capitals(written: str, name: str) -> None:
    assert within(written) == name
