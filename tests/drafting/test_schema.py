"""The schemas for editors: current, complete, and of the compiler's mind about files."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import ROOT, SAMPLE, TESTS, TINY, Edited, Golden

from gareport.drafting.schema import FILES, as_files
from gareport.flow.pipeline import open_report
from gareport.report.diagnostics import Severity
from gareport.report.foundation import BlockId, Kind
from gareport.report.scalars import Prose

FOLDERS = [SAMPLE, TINY, *sorted(TESTS.glob("cases/good/*"))]


class Editor(yaml.SafeLoader):
    """YAML as editors read it (1.2, core schema): dates and yes are texts."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


Editor.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), list("tfTF")
)
Editor.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789")
)
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(null|~|)$"), ["n", "~", ""])


def faults(text: str, is_cover: bool) -> list[str]:
    name = f"schema/{'report' if is_cover else 'section'}.schema.json"
    checker = jsonschema.Draft7Validator(yaml.safe_load((ROOT / name).read_text("utf-8")))
    return [error.message for error in checker.iter_errors(yaml.load(text, Loader=Editor))]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_current_and_sound(name: str, golden: Golden) -> None:
    golden(f"../{name}", as_files()[name])
    jsonschema.Draft7Validator.check_schema(yaml.safe_load((ROOT / name).read_text("utf-8")))


def properties(schema: Any) -> list[tuple[str, Any]]:
    kinds = [schema, *schema["definitions"].values()]
    return [pair for kind in kinds for pair in kind.get("properties", {}).items()]


@pytest.mark.parametrize("name", FILES)
def test_every_key_has_a_description_and_no_place_shows(name: str) -> None:
    found = properties(yaml.safe_load(as_files()[name]))
    assert len(found) > 25
    assert [key for key, value in found if not value.get("description", "").endswith(".")] == []
    assert {key for key, _ in found} & {"@", "place"} == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_schemas_accept_what_the_compiler_accepts(folder: Path) -> None:
    files = sorted(folder.glob("*.yaml"))
    assert files
    for path in files:
        assert faults(path.read_text("utf-8-sig"), path.name == "report.yaml") == [], path


@pytest.mark.parametrize(
    ("is_cover", "old", "new"),
    [
        (True, "session: 62", "session: 2200"),
        (True, "session: 62", "session: many"),
        (True, "symbol: A/62/502", "symbl: A/62/502"),
        (True, "organ: general_assembly", "organ: assembly"),
        (True, "organ: general_assembly\n", ""),
        (True, "{usd: 75100}", "{usd: -1}"),
        (True, "{usd: 75100}", "{eur: 75100}"),
        (True, "  travel: {usd", "  Travel!: {usd"),
        (True, "[introduction, ", "[Introduction, "),
        (True, "item: 126", "item: 0"),
        (True, "author: secretary_general\n", ""),
        (True, "\nsections: [introduction", "\n# sections: [introduction"),
        (True, "\nsections:", "\nrules: {per_cent: {severity: note, reason: x}}\nsections:"),
        (True, "\nsections:", "\nrules: {sum: {severity: note, reason: x}}\nsections:"),
        (True, "  - id: mandate\n    paragraph", "  - paragraph"),
        (False, "kind: introduction", "kind: intro"),
        (False, "  - id: advances\n    paragraph", "  - paragraph"),
        (False, "id: advances", "id: Advances"),
        (False, "    paragraph: 信", "    paragraf: 信"),
        (False, "    paragraph: 信", "    quote: x\n    paragraph: 信"),
        (False, "    paragraph: 信", "    numbered: perhaps\n    paragraph: 信"),
        (False, "notes:\n  broadbent", "notes:\n  Broadbent"),
        (False, "content:", "contents:"),
    ],
)
def test_the_schemas_refuse_what_the_compiler_refuses(is_cover: bool, old: str, new: str) -> None:
    text = (SAMPLE / ("report.yaml" if is_cover else "introduction.yaml")).read_text("utf-8")
    assert text.count(old) == 1
    assert faults(text, is_cover) == []
    assert faults(text.replace(old, new), is_cover) != []


@pytest.mark.parametrize(
    ("old", "new", "is_right"),
    [
        ("session: 99", 'session: "99"', False),
        ("session: 99", "session: 9_9", False),
        ("{usd: 45000}", '{usd: "45000"}', False),
        ("{usd: 45000}", "{usd: 1000000000000000}", False),
        ("{usd: 45000}", "{usd: 45000, sum: [[]]}", False),
        ("layout: geneva", 'qr: "false"', False),
        ("layout: geneva", "qr: False", True),
        ("layout: geneva", "emblem: logo.svg", False),
        ("id: purpose", "id: true", False),
        ("id: purpose", "id: null", False),
        ("id: purpose", 'id: "true"', True),
        ("id: purpose", "id: purpose\n    items: [{id: point, text: A point.}]", False),
        ("date: 2044-10-22", "date: 22 October 2044", False),
        ("zh: GE.44-12346", "zh: GE.44-1234", False),
        ("  bold: {", "  no-such-rule: {", False),
        ("  bold: {", "  sum: {", False),
        ("editions: [en, zh]", "editions: [en, zh+en]", False),
        ("editions: [en, zh]", "editions: [en, en+zh]", True),
        ("language: en", "language: fr", False),
        ("author: secretary_general\n", "", False),
        ("kind: note", "kind: report", True),
    ],
)
def test_the_schema_and_the_compiler_are_of_one_mind(
    old: str, new: str, is_right: bool, edited: Edited
) -> None:
    folder = edited(TINY, {"report.yaml": (old, new)})
    cover = str(folder / "report.yaml")
    errors = [one for one in open_report(folder).found if one.severity is Severity.ERROR]
    assert [one for one in errors if one.span.file == cover] == errors
    assert (not errors) == is_right
    assert (faults(Path(cover).read_text("utf-8"), is_cover=True) == []) == is_right


@pytest.mark.parametrize("name", FILES)
def test_every_key_has_a_type_by_which_an_editor_adds_its_colon(name: str) -> None:
    """The YAML language server inserts the bare key where the schema of its value has no type."""
    schema = yaml.safe_load(as_files()[name])
    assert [key for key, value in properties(schema) if not {"type", "anyOf"} & value.keys()] == []


def test_an_editor_offers_only_pairs_that_begin_with_the_language_of_the_content() -> None:
    schema = yaml.safe_load(as_files()["schema/report.schema.json"])
    offered = {
        one["if"]["properties"]["language"]["const"]: one["then"]["properties"]["editions"]["items"]
        for one in schema["allOf"]
    }
    assert offered["en"]["enum"] == ["en", "zh", "en+zh"]
    assert offered["zh"]["enum"] == ["en", "zh", "zh+en"]
    assert "enum" not in schema["properties"]["editions"]["items"]


@pytest.mark.parametrize("key", ["items", "closing"])
def test_an_editor_marks_an_empty_list(key: str) -> None:
    block = f"    {key}: {'[]' if key == 'items' else 'A.'}\n"
    text = f"id: a\nkind: section\nheading: A\ncontent:\n  - id: b\n    paragraph: B.\n{block}"
    assert bool(faults(text, is_cover=False)) == (key == "items")


def test_the_files_of_the_sample_name_their_schema_in_the_first_line() -> None:
    for path in SAMPLE.glob("*.yaml"):
        first = path.read_text("utf-8").split("\n")[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        named = (path.parent / found[1]).resolve().relative_to(ROOT).as_posix()
        assert (
            named == f"schema/{'report' if path.name == 'report.yaml' else 'section'}.schema.json"
        )


def test_a_kind_whose_key_says_nothing_to_editors_is_refused() -> None:
    def kind() -> type[Kind]:
        class Notice(Kind):
            id: BlockId
            notice: Prose

        return Notice

    with pytest.raises(TypeError, match="Notice: no description of notice"):
        kind()
