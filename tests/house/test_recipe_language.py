"""The recipe for a language in CONTRIBUTING.md, followed to the letter in a copy, for French.

French is not shipped: its facts and words are in tests/recipes/french, for these tests alone.
"""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from built import page_texts
from conftest import TESTS
from followed import commands, own_tests, printed, typed
from recipes import copied

from gareport.translation.catalogue import parse_catalogue

HEADING = "Add a language"
FRENCH = TESTS / "recipes" / "french"
FACTS, LABELS = "gareport/language/languages/fr.py", "locales/fr/LC_MESSAGES/labels.po"
REPORT, CATALOGUE = "content/a_99_902", "locales/fr/LC_MESSAGES/a_99_902.po"
TEXTS: dict[str, str] = yaml.safe_load((FRENCH / "texts.yaml").read_text("utf-8"))
*COPIES, SCHEMA = commands(HEADING)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy with French, and a report in English that is to be translated into it."""
    project = copied(tmp_path_factory.mktemp("language") / "project")
    for command in COPIES:
        assert typed(project, command).returncode == 0, command
    for file in (FACTS, LABELS):
        assert (project / file).is_file(), f"the recipe does not make {file}"
        shutil.copy(FRENCH / Path(file).name, project / file)
    assert typed(project, SCHEMA).returncode == 0
    shutil.copytree(FRENCH / "report", project / REPORT)
    return project


@pytest.fixture(scope="module")
def translated(project: Path) -> Path:
    """The copy with the report translated: each entry that `sync` wrote is filled in."""
    printed(project, "sync")
    path = project / CATALOGUE

    def filled(entry: re.Match[str]) -> str:
        return f'{entry[0].removesuffix(chr(34) * 2)}"{TEXTS[entry["key"]]}"'

    text = path.read_text("utf-8")
    entry = r'msgctxt "(?P<key>[^"]+)"\nmsgid (?:"[^\n]*"\n)+msgstr ""'
    path.write_text(re.sub(entry, filled, text), "utf-8")
    return project


@pytest.fixture(scope="module")
def words(translated: Path) -> dict[str, str]:
    """What the files of the three editions print, by their names."""
    printed(translated, "build a_99_902 --output out")
    files = sorted((translated / "out" / "a_99_902").iterdir())
    return {path.name.removeprefix("A_99_902-"): printed_in(path) for path in files}


def printed_in(path: Path) -> str:
    """The words of a PDF or a Word file, with single spaces."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        text = " ".join(page_texts(data))
    else:
        package = ZipFile(BytesIO(data))
        parts = [name for name in package.namelist() if re.match(r"word/\w+\.xml", name)]
        xml = " ".join(package.read(name).decode() for name in parts)
        text = re.sub(r"<w:instrText.*?</w:instrText>", "", re.sub(r"</w:p>", " ", xml))
        text = re.sub("<[^>]*>", "", text)
    return re.sub(r"\s+", " ", re.sub("[\u2060\u200b]", "", text))


def entries(path: Path) -> dict[str, tuple[str, str]]:
    """The sources and translations of a PO file by key."""
    found = parse_catalogue(path.read_text("utf-8"), path.name)[0].entries
    return {str(key): (entry.source, str(entry.translation)) for key, entry in found.items()}


def test_facts_under_another_code_stop_every_command(project: Path, tmp_path: Path) -> None:
    beside = copied(tmp_path / "project")
    for command in COPIES:
        typed(beside, command)
    done = typed(beside, "python3 build.py rules")
    assert done.returncode != 0
    assert "fr.py describes `en` with the tag en-GB" in done.stderr
    shutil.copy(FRENCH / "fr.py", beside / FACTS)
    without_manual = (FRENCH / "fr.py").read_text("utf-8").replace("    manual=None,\n", "")
    (beside / FACTS).write_text(without_manual, "utf-8")
    assert (
        "missing 1 required positional argument: 'manual'"
        in typed(beside, "python3 build.py rules").stderr
    )


def test_sync_writes_an_entry_for_each_text_with_its_place_and_terms(project: Path) -> None:
    said = printed(project, "check a_99_902")
    assert said.startswith(f"{CATALOGUE}:1:1: warning[translation-file]")
    assert said.endswith("1 warning\n")
    printed(project, "sync")
    text = (project / CATALOGUE).read_text("utf-8")
    assert text.startswith("# A/99/902 in French.\n")
    assert set(re.findall(r'^msgctxt "([^"]+)"', text, re.MULTILINE)) == TEXTS.keys()
    assert '#. ¶ 2 · I, item a), run-in heading\nmsgctxt "first_step.lead"' in text
    assert "#. Terms: Board = Conseil, Conseil d’administration\n" in text
    assert "调查" not in text
    assert "#. See: A/62/502 https://undocs.org/fr/A/62/502\n" in text


def test_a_translated_report_checks_clean_and_is_complete(translated: Path) -> None:
    assert printed(translated, "check a_99_902") == "no findings\n"
    before = (translated / CATALOGUE).read_bytes()
    assert printed(translated, "sync") == "no findings\n"
    assert (translated / CATALOGUE).read_bytes() == before
    table = printed(translated, "status a_99_902")
    assert "a_99_902, en to fr: segments and words" in table
    assert re.search(r"total +32 134 .* 100%\n", table)


def test_every_edition_is_built_in_every_format(words: dict[str, str]) -> None:
    stems = ("EN-FR", "EN", "FR")
    assert words.keys() == {f"{stem}.{ending}" for stem in stems for ending in ("docx", "pdf")}
    for name, text in words.items():
        assert ("Rapport du Secrétaire général" in text) == ("FR" in name), name
        assert ("Il compte a) un président" in text) == ("FR" in name), name
        assert ("It has (a) a chair" in text) == name.startswith("EN"), name


@pytest.mark.parametrize("name", ["FR.docx", "FR.pdf"])
def test_the_masthead_is_in_the_words_of_the_language(words: dict[str, str], name: str) -> None:
    for line in (
        "Nations Unies",
        "Assemblée générale",
        "Distr. générale 1er octobre 2044 Français Original : anglais",
        "Quatre-vingt-dix-neuvième session Points 7 et 8 de l’ordre du jour",
        "44-12346 (F)",
        "Table des matières",
        "Tableau 1",
        "1 245 300 dollars, comme le montre le tableau 1.",
    ):
        assert line in words[name], line


@pytest.mark.parametrize("name", ["FR.docx", "FR.pdf"])
def test_no_word_of_another_language_is_printed(
    translated: Path, words: dict[str, str], name: str
) -> None:
    both = [*entries(translated / CATALOGUE).values(), *entries(FRENCH / "labels.po").values()]
    french = {piece(target) for _, target in both}
    english = {piece(source) for source, _ in both} - french
    assert len(english) > 50
    assert {one for one in english if re.search(rf"\b{re.escape(one)}\b", words[name])} == set()
    assert {one for one in english if re.search(rf"\b{re.escape(one)}\b", words["EN.pdf"])}


def piece(text: str) -> str:
    """The longest stretch of a text without tokens and markup, which prints as it is."""
    return max(re.split(r"\{[^}]*\}|[*“”]", text), key=len).strip(" .:;,")


@pytest.mark.parametrize(("state", "mark"), [("missing", "[non traduit]"), ("stale", "[périmé]")])
def test_a_text_that_is_not_ok_has_a_mark_in_the_language(
    translated: Path, state: str, mark: str
) -> None:
    path, source = translated / CATALOGUE, translated / REPORT / "terms.yaml"
    whole, text = path.read_text("utf-8"), source.read_text("utf-8")
    if state == "missing":
        path.write_text(whole.replace(f'msgstr "{TEXTS["term"]}"', 'msgstr ""'), "utf-8")
    else:
        source.write_text(text.replace("twice a year", "once a year"), "utf-8")
    done = typed(translated, "python3 build.py build a_99_902 --edition fr --output marked")
    path.write_text(whole, "utf-8")
    source.write_text(text, "utf-8")
    assert done.returncode == 0
    assert f"warning[translation-{state}]: `term` " in done.stderr
    prints = "The Board meets twice a year." if state == "missing" else TEXTS["term"]
    for file in sorted((translated / "marked" / "a_99_902").iterdir()):
        shown = printed_in(file)
        assert mark in shown
        assert prints in shown
        assert "Projet de traduction : 31 textes sur 32" in shown


def test_a_report_in_chinese_is_printed_beside_its_translation(project: Path) -> None:
    printed(project, "new A/99/903 --language zh")
    cover = project / "content/a_99_903/report.yaml"
    text = cover.read_text("utf-8").replace("editions: [zh]", "editions: [zh, fr, zh+fr]")
    cover.write_text(text, "utf-8")
    printed(project, "sync a_99_903")
    printed(project, "build a_99_903 --edition zh+fr --output out")
    files = sorted((project / "out" / "a_99_903").iterdir())
    assert [path.name for path in files] == ["A_99_903-ZH-FR.docx", "A_99_903-ZH-FR.pdf"]
    for path in files:
        shown = printed_in(path)
        for part in ("对照本", "Édition bilingue", "本报告的主题（待写）。", "[non traduit]"):
            assert part in shown, (path.name, part)


def test_a_starter_report_in_the_language_only_waits_for_its_texts(project: Path) -> None:
    printed(project, "new A/99/904 --language fr")
    told = printed(project, "check a_99_904")
    names = re.findall(r"(?:error|warning|note)\[([a-z-]+)\]", told)
    assert names == ["placeholder"] * 5


def test_a_table_and_a_memory_for_translators_go_out_and_come_back(translated: Path) -> None:
    printed(translated, "pack a_99_902 fr --output out")
    table = "out/a_99_902/A_99_902-EN-FR-table.docx"
    assert "a_99_902 en &gt; fr" in printed_in(translated / table)
    assert "0 of 32 entries changed" in printed(translated, "unpack", table)
    path = translated / CATALOGUE
    whole = path.read_text("utf-8")
    path.write_text(whole.replace(f'msgstr "{TEXTS["term"]}"', 'msgstr ""'), "utf-8")
    assert "1 of 32 entries changed" in printed(translated, "unpack", table)
    assert path.read_text("utf-8") == whole
    printed(translated, "tmx a_99_902 fr --output out")
    memory = (translated / "out/a_99_902/A_99_902-EN-FR.tmx").read_text("utf-8")
    assert '<tuv xml:lang="fr-FR">' in memory


def test_data_schemas_and_terms_know_the_language(translated: Path) -> None:
    shown = json.loads(printed(translated, "show a_99_902 --edition fr --json"))
    assert (shown["edition"], shown["title"]) == ("fr", "Un rapport inventé")
    schema = json.loads((translated / "schema/report.schema.json").read_text("utf-8"))
    cover = schema["properties"]
    assert cover["language"]["enum"] == ["en", "fr", "zh"]
    offered = json.dumps(schema["allOf"])
    assert all(f'"{pair}"' in offered for pair in ("en+fr", "fr+zh", "zh+fr"))
    text = (translated / CATALOGUE).read_text("utf-8")
    (translated / CATALOGUE).write_text(text.replace("Le Conseil se", "La Commission se"), "utf-8")
    said = printed(translated, "check a_99_902")
    (translated / CATALOGUE).write_text(text, "utf-8")
    assert "warning[pair-term]: `term` does not have “Conseil” for “Board”" in said
    assert said.endswith("1 warning\n")


def test_rules_about_other_languages_leave_it_alone(project: Path) -> None:
    folder = project / "content" / "original"
    shutil.copytree(TESTS / "recipes/french/original", folder)
    assert printed(project, "check original") == "no findings\n"
    cover = folder / "report.yaml"
    text = cover.read_text("utf-8")
    cover.write_text(text.replace("language: fr", "language: en"), "utf-8")
    told = typed(project, "python3 build.py check original").stderr
    cover.write_text(text, "utf-8")
    names = set(re.findall(r"(?:error|warning|note)\[([a-z-]+)\]", told))
    assert {"acronym-unexplained", "decimal", "doubled", "list-capital", "list-end"} <= names
    assert {"dollar-sign", "heading-acronym", "per-cent", "space-before-stop", "spelling"} <= names


@pytest.mark.slow
def test_the_tests_of_the_facts_hold_for_the_language(project: Path) -> None:
    done = own_tests(project, "tests/language/test_languages.py")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_mypy_is_content_with_the_facts(project: Path) -> None:
    done = typed(project, f"python3 -m mypy --strict {FACTS}")
    assert done.returncode == 0, done.stdout
