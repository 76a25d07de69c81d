"""Passages: every text of an edition once, in order, with the part it plays."""

import re

from conftest import SAMPLE, TINY, Edited, Golden

from gareport.editorial.passages import PROSE, RUNNING, passages, worded
from gareport.flow.pipeline import open_report
from gareport.language.languages import Manual
from gareport.report.kinds import Role
from gareport.report.texts import segments


def test_each_text_is_a_passage_once_with_its_part(golden: Golden) -> None:
    edition = open_report(TINY).editions["en"]
    found = [f"{one.key}: {one.role}, {one.section.id if one.section else 'cover'}"
             for one in passages(edition)]  # fmt: skip
    golden("golden/passages_tiny.txt", "\n".join(found) + "\n")


def test_every_text_of_the_report_is_a_passage_in_each_language() -> None:
    for folder in (SAMPLE, TINY):
        for edition in open_report(folder).editions.values():
            keys = [one.key for one in passages(edition)]
            assert len(keys) == len(set(keys))
            assert keys == [key for key, _ in segments(edition.report) if key in edition.worded]
            assert len(edition.texts) - len(keys) == (3 if folder == TINY else 0)  # bare figures
            assert all(one.text is edition.texts[one.key].text for one in passages(edition))


def test_a_text_without_translation_is_not_a_passage_of_the_edition(edited: Edited) -> None:
    change = ('msgstr "其第三段。"', 'msgstr ""')
    folder = edited(TINY, {"locales/zh/LC_MESSAGES/tiny.po": change})
    editions = open_report(folder).editions
    gone = {one.key for one in passages(editions["en"])} - {p.key for p in passages(editions["zh"])}
    assert len(gone) == 1
    assert editions["zh"].texts[gone.pop()].text == "Its third paragraph."


def test_words_are_found_at_their_places_in_the_running_text_only() -> None:
    edition = open_report(TINY).editions["en"]
    pattern = re.compile("every kind of block")
    (found,) = worded(edition, pattern, RUNNING)
    passage, match = found
    assert (passage.role, passage.in_summary) == (Role.PARAGRAPH, True)
    assert passage.at(match).file.endswith("report.yaml")
    assert list(worded(edition, pattern, RUNNING, Manual.CHINESE)) == []
    assert [one for one, _ in worded(edition, pattern, RUNNING, Manual.ENGLISH)] == [passage]


def test_tokens_symbols_and_addresses_are_masked_and_the_place_is_kept() -> None:
    edition = open_report(TINY).editions["en"]
    assert list(worded(edition, re.compile(r"A/62/502|ref\.|{note|http"), PROSE)) == []
    (first,) = [one for one in passages(edition) if one.key == "purpose"]
    assert len(first.prose) == len(first.text)
    assert "A/62/502" in first.text
