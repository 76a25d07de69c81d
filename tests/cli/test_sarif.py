"""SARIF 2.1.0: what the published schema requires of each object that we write, and one log whole.

The schema here is written by hand from the OASIS standard: of the objects used, every property
that we write, what is required, and the values it may have; no other property passes.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT, TESTS, Golden
from jsonschema import Draft7Validator

from gareport.cli.main import commands

CASES = sorted(TESTS.glob("cases/*/*"))


def an_object(required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties,
            "additionalProperties": False}  # fmt: skip


def a_list(items: Any, least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least}


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
URI = {"type": "string", "format": "uri-reference", "pattern": r"^[!-\[\]-~]+$"}
MESSAGE = an_object("text", text=TEXT)
RULE = an_object("id", id=TEXT, shortDescription=MESSAGE, fullDescription=MESSAGE)
DRIVER = an_object(
    "name", name=TEXT, version=TEXT, rules={**a_list(RULE), "uniqueItems": True}
)  # fmt: skip
REGION = an_object("startLine", startLine=COUNT, startColumn=COUNT, endColumn=COUNT)
PLACE = an_object("artifactLocation", artifactLocation=an_object("uri", uri=URI), region=REGION)
RESULT = an_object(
    "message",
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=MESSAGE,
    locations=a_list(an_object("physicalLocation", physicalLocation=PLACE), 1),
)
RUN = an_object(
    "tool",
    tool=an_object("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=a_list(RESULT),
)
LOG = Draft7Validator(
    an_object(
        "version runs", **{"$schema": URI}, version={"const": "2.1.0"}, runs=a_list(RUN, 1)
    )
)  # fmt: skip


def sarif(case: Path) -> Any:
    words = ["check", str(case.relative_to(ROOT)), "--sarif"]
    return json.loads(CliRunner().invoke(commands, words).stdout)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_log_has_what_the_standard_requires_and_nothing_it_does_not_know(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert [error.message for error in LOG.iter_errors(sarif(case))] == []


def test_a_log_without_a_message_or_with_a_column_of_none_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    case = TESTS / "cases" / "bad" / "wrong_sum"
    for spoil in ("message", "locations"):
        log = sarif(case)
        log["runs"][0]["results"][0][spoil] = {} if spoil == "message" else []
        assert not LOG.is_valid(log)
    log = sarif(case)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    place["region"]["startColumn"] = 0
    assert not LOG.is_valid(log)


def test_a_log_of_warnings_and_notes_is_the_expected_one(
    golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    log = sarif(TESTS / "cases" / "marked" / "exceptions")
    golden("golden/sarif.json", json.dumps(log, ensure_ascii=False, indent=2) + "\n")
