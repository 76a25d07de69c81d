"""The glossary: terms found longest first, forms and case minded, faults of the files located."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, TINY, Edited

from gareport.editorial.pairs import pairs
from gareport.flow.pipeline import open_report
from gareport.language.languages import languages
from gareport.reading.workspace import Workspace, workspace
from gareport.report.glossary import Glossary
from gareport.translation.term_files import read_glossary

ENGLISH, CHINESE = languages()["en"], languages()["zh"]
TERMS = ROOT / "locales" / "terms"
SEED = [(TERMS / name, name) for name in ("a_62_502.yaml", "united_nations.yaml")]


def of(text: str, tmp_path: Path) -> Glossary:
    path = tmp_path / "terms.yaml"
    path.write_text(text, "utf-8")
    glossary, found = read_glossary([(path, "terms.yaml")])
    assert found == []
    return glossary


def test_the_longest_term_masks_the_shorter_ones() -> None:
    glossary, _ = read_glossary(SEED)
    found = glossary.terms_in("联合国秘书处和大会", CHINESE)
    assert [term.names["zh"] for term in found] == ["联合国秘书处", "大会"]
    found = glossary.terms_in("United Nations Secretariat, then a Member State", ENGLISH)
    assert [term.names["zh"] for term in found] == ["联合国秘书处", "会员国"]


def test_a_plural_and_a_form_are_found_and_part_of_a_word_is_not() -> None:
    glossary, _ = read_glossary(SEED)
    assert [t.names["zh"] for t in glossary.terms_in("Member states", ENGLISH)] == ["会员国"]
    assert glossary.terms_in("the member states of the union", ENGLISH) == []
    assert [t.names["zh"] for t in glossary.terms_in("the Assembly", ENGLISH)] == ["大会"]
    assert glossary.terms_in("reassembly, and it", ENGLISH) == []


def test_every_term_of_the_seed_is_in_the_sample_in_both_languages() -> None:
    glossary, found = read_glossary(SEED)
    assert found == []
    assert len(glossary.terms) >= 55
    both = list(pairs(open_report(ROOT / "content" / "a_62_502").editions["en"]))
    for term in glossary.terms:
        held = [pair.target.casefold() for pair in both if term.names["zh"] in pair.source]
        assert any(name.casefold() in text for text in held for name in term.written(ENGLISH)), term


def test_the_terms_of_a_report_hold_for_it_alone_and_the_others_for_all(tmp_path: Path) -> None:
    place = Workspace(tmp_path, tmp_path)
    for name in ("first", "second"):
        (tmp_path / "content" / name / "locales" / "terms").mkdir(parents=True)
    (tmp_path / "locales" / "terms").mkdir(parents=True)
    (tmp_path / "content" / "first" / "locales" / "terms" / "beside.yaml").touch()
    for name in ("first", "general", "second"):
        (tmp_path / "locales" / "terms" / f"{name}.yaml").touch()
    held = {
        name: [path.stem for path in place.glossary(tmp_path / "content" / name)]
        for name in ("first", "second", "third")
    }
    assert held == {
        "first": ["beside", "first", "general"],
        "second": ["second", "general"],
        "third": ["general"],
    }


def test_another_report_may_name_permanent_members_as_its_organ_does(edited: Edited) -> None:
    folder = edited(TINY)
    glossary, _ = read_glossary((path, path.name) for path in workspace().glossary(folder))
    assert glossary.terms_in("permanent members of the Board", ENGLISH) == []
    assert [term.names["zh"] for term in glossary.terms_in("the Assembly", ENGLISH)] == ["大会"]


def test_a_form_to_avoid_is_reported_with_what_to_write_instead(edited: Edited) -> None:
    folder = edited(TINY)
    terms = folder / "locales" / "terms" / "own.yaml"
    terms.parent.mkdir()
    terms.write_text("- kind: forbidden\n  zh: 注释\n  en: note\n  avoid: [脚注]\n", "utf-8")
    found = [fault for fault in open_report(folder).found if fault.rule == "pair-term"]
    assert [fault.hint for fault in found] == ["write “注释”"] * len(found)
    assert len(found) == 2


def test_a_term_is_written_in_the_languages_that_it_has(tmp_path: Path) -> None:
    glossary = of(
        """\
- kind: title
  zh: 大会
  en: General Assembly
  fr: Assemblée générale
  forms: {en: [Assembly], fr: [Assemblée]}
  avoid: {fr: [Assemblee generale], zh: [联大]}
- {kind: term, en: post, fr: poste, avoid: {en: [slot]}}
- {kind: term, zh: 职位, en: position, forms: [positions in the field], avoid: [岗位, job]}
- {kind: forbidden, fr: informatique, avoid: [computing]}
""",
        tmp_path,
    )
    assembly, post, position, computing = glossary.terms
    french = replace(ENGLISH, code="fr", tag="fr-FR", plural="")
    languages = (CHINESE, ENGLISH, french)
    assert [assembly.written(one) for one in languages] == [
        ("大会",), ("General Assembly", "Assembly"), ("Assemblée générale", "Assemblée"),
    ]  # fmt: skip
    assert [assembly.avoided(one) for one in languages] == [("联大",), (), ("Assemblee generale",)]
    assert [post.written(one) for one in languages] == [(), ("post",), ("poste",)]
    assert position.written(ENGLISH) == ("position", "positions in the field")
    assert [position.avoided(one) for one in languages] == [("岗位", "job"), ("岗位", "job"), ()]
    assert [computing.avoided(one) for one in languages] == [(), (), ("computing",)]
    assert glossary.terms_in("l’Assemblée et un poste", french) == [assembly, post]
    assert glossary.terms_in("deux postes", french) == []
    assert glossary.terms_in("two posts", ENGLISH) == [post]
    assert glossary.terms_in("poste et 大会", CHINESE) == [assembly]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("forms: [a]", "`forms` does not say for which of en, fr it is"),
        ("avoid: [a]", "`avoid` does not say for which of en, fr it is"),
        ("forms: {zh: [a]}", "the term has no `zh`, so it cannot have its `forms`"),
        ("avoid: {xx: [a]}", "the term has no `xx`, so it cannot have its `avoid`"),
        ("avoid: {kind: [a]}", "the term has no `kind`, so it cannot have its `avoid`"),
        ("forms: {en: a}", "`en` must be a list of texts"),
        ("forms: a", "`forms` must be a list of texts"),
        ("xx: a", "the key `xx` is not known here"),
    ],
)
def test_a_list_of_a_term_in_two_alphabets_says_its_language(
    keys: str, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(f"- {{kind: term, en: post, fr: poste, {keys}}}\n", "utf-8")
    glossary, found = read_glossary([(path, "terms.yaml")])
    assert [fault.message for fault in found] == [message]
    assert glossary.terms == ()


def test_a_term_needs_a_language(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text("- {kind: term, avoid: [a]}\n", "utf-8")
    (found,) = read_glossary([(path, "terms.yaml")])[1]
    assert found.message == "the term has no name in any language"


def test_capitals_in_a_chinese_name_are_found(tmp_path: Path) -> None:
    glossary = of("- {kind: term, zh: P-5 职等, en: P-5 level}\n", tmp_path)
    assert [term.names["en"] for term in glossary.terms_in("为 P-5 职等。", CHINESE)] == [
        "P-5 level"
    ]


def test_an_error_of_a_file_is_reported_with_its_line(edited: Edited) -> None:
    folder = edited(TINY)
    terms = folder / "locales" / "terms" / "own.yaml"
    terms.parent.mkdir()
    terms.write_text(
        "- kind: word\n  zh: 一\n  en: one\n- kind: term\n  en: two\n  x: y\n", "utf-8"
    )
    found = open_report(folder).found
    places = [(fault.rule, fault.span.line, fault.span.column) for fault in found]
    assert places == [("term", 1, 9), ("term", 6, 3)]


def test_a_glossary_without_terms_finds_none(tmp_path: Path) -> None:
    assert of("[]\n", tmp_path).terms_in("大会", CHINESE) == []
