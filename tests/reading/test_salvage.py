"""Salvage: one run reports the errors of every stage, and none that only follows from another."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, SAMPLE, TESTS, TINY, Edited

from gareport.flow.opened import is_buildable
from gareport.flow.pipeline import open_report
from gareport.reading.load import load
from gareport.reading.workspace import Workspace, working_in
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.scalars import SessionName

FILES = sorted(path.name for path in TINY.glob("*.yaml"))
KEY = re.compile(r"(?<![\w.{])([a-z_]+):(?= |$)", re.MULTILINE)
VALUE = re.compile(r"(?<=: )[^>|\s].*$", re.MULTILINE)
# What may be reported about a file in which one key or one value makes no sense.
OF_EXCEPTIONS = {"exception", "bold"}  # a name that is not a rule excuses nothing
OF_SHAPE = {
    "unknown-key", "missing-key", "missing-id", "block-kind", "value", "character", "yaml",
}  # fmt: skip


def named(text: str) -> set[str]:
    """The names that a cover or a section gives to its notes and amounts: no keys of a kind."""
    groups = re.findall(r"^(?: *)(?:notes|amounts):\n((?: +[a-z_]+: .*\n?)+)", text, re.MULTILINE)
    return {name for group in groups for name in re.findall(r"^ +([a-z_]+):", group, re.MULTILINE)}


def without_sense(text: str) -> Iterator[tuple[str, str]]:
    """The text with one key, one value or one line end made senseless: how, and the text."""
    for match in KEY.finditer(text):
        if match[1] not in named(text) and match[1] != "block":
            other = text[: match.start()] + "zzqx:" + text[match.end() :]
            yield f"the key {match[1]} at {match.start()}", other
    for match in VALUE.finditer(text):
        other = text[: match.start()] + "[[a], [b]]" + text[match.end() :]
        yield f"the value {match[0][:20]} at {match.start()}", other
    lines = text.split("\n")
    for at, line_text in enumerate(lines[:-1]):
        bell = [*lines[:at], line_text + "\x07", *lines[at + 1 :]]
        yield f"line {at + 1}: a control character", "\n".join(bell)


@pytest.mark.parametrize("name", FILES)
def test_no_finding_follows_from_a_wrong_key_value_or_line(name: str, edited: Edited) -> None:
    folder = edited(TINY)
    whole = (folder / name).read_text("utf-8")
    tried = 0
    for what, text in without_sense(whole):
        (folder / name).write_text(text, "utf-8")
        opened = open_report(folder)
        assert opened.found, what
        allowed = OF_SHAPE | (OF_EXCEPTIONS if what.startswith("the key bold") else set())
        assert {found.rule for found in opened.found} <= allowed, what
        assert not is_buildable(opened), what
        tried += 1
    assert tried > len(whole.splitlines())


@pytest.mark.parametrize("name", FILES)
def test_no_finding_follows_from_a_file_that_is_missing_or_not_yaml(
    name: str, edited: Edited
) -> None:
    folder = edited(TINY)
    path = folder / name
    text = path.read_text("utf-8")
    for rule, data in {
        "yaml": f"a: b: c\n{text}".encode(),
        "encoding": text.encode("utf-16"),
        "value": b"A text.",
        "missing-file": None,
    }.items():
        if data is not None:
            path.write_bytes(data)
        elif name == "report.yaml":
            continue
        else:
            path.unlink()
        found = open_report(folder).found
        rules = {fault.rule for fault in found if fault.span.file.endswith(".yaml")}
        if rule == "value" and name != "report.yaml":  # all ids in the file are lost
            assert rule in rules
        elif rule != "value":
            assert {fault.rule for fault in found} == {rule}


def faults(folder: Path) -> list[Diagnostic]:
    return list(open_report(folder).found)


def rules_and_lines(found: list[Diagnostic]) -> list[tuple[str, int]]:
    return [(fault.rule, fault.span.line) for fault in found]


def test_a_misspelt_key_is_read_as_the_one_it_resembles(edited: Edited) -> None:
    change = ("    text: The one term.", "    txet: The one {ref.nowhere}.")
    found = faults(edited(TINY, {"terms.yaml": change}))
    assert [fault.rule for fault in found if fault.span.file.endswith("terms.yaml")] == [
        "unknown-key",
        "unknown-reference",
    ]


def test_a_report_with_faults_says_what_it_lost_and_one_without_lost_nothing(
    edited: Edited,
) -> None:
    assert load(TINY)[0].lost is None  # type: ignore[union-attr]
    report, found = load(edited(TINY, {"report.yaml": ("session: 99", "sesion: 99")}))
    assert rules_and_lines(found) == [("unknown-key", 5)]
    assert report is not None
    assert report.lost is not None
    assert report.cover.session == SessionName(99)


def test_a_guess_that_does_not_fit_is_not_reported(edited: Edited) -> None:
    folder = edited(TINY, {"terms.yaml": ("heading: Terms\n", "heading: Terms\nnote: A remark.\n")})
    (fault,) = faults(folder)
    assert (fault.rule, fault.hint) == ("unknown-key", "did you mean `notes`?")


def test_the_language_of_the_content_decides_what_is_a_translation(edited: Edited) -> None:
    folder = edited(TINY, {"report.yaml": ("language: en", "language: english")})
    assert rules_and_lines(faults(folder)) == [("value", 10)]


def test_if_the_list_of_editions_is_wrong_the_existing_translations_are_checked(
    edited: Edited,
) -> None:
    change = ("editions: [zh, en, zh+en]", "editions: [zh, eng]")
    folder = edited(SAMPLE, {"report.yaml": change})
    catalogue = folder / "locales" / "en" / "LC_MESSAGES" / "a_62_502.po"
    text = catalogue.read_text("utf-8")
    catalogue.write_text(text.replace('"In addition, an amount', '"{amount.x}, an amount'), "utf-8")
    errors = {fault.rule for fault in faults(folder) if fault.severity is Severity.ERROR}
    assert errors == {"value", "unknown-reference"}


def with_labels(folder: Path, language: str, old: str, new: str) -> Path:
    """The report's folder with fixed words of its own, one place in them changed."""
    text = (ROOT / "locales" / language / "LC_MESSAGES" / "labels.po").read_text("utf-8")
    assert text.count(old) == 1
    path = folder / "locales" / language / "LC_MESSAGES" / "labels.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new), "utf-8")
    return folder


def test_a_fixed_word_that_cannot_be_read_is_not_called_missing(edited: Edited) -> None:
    change = ('msgctxt "contents"', 'msgctxt "contents"\nnonsense')
    (fault,) = faults(with_labels(edited(TINY), "en", *change))
    assert fault.rule == "po-syntax"


def test_fixed_words_of_a_file_that_is_not_there_are_missing(
    edited: Edited, tmp_path: Path
) -> None:
    with working_in(Workspace(tmp_path / "elsewhere", tmp_path / "nowhere")):
        opened = open_report(edited(TINY))
    assert {fault.rule for fault in opened.found} == {"fixed-word"}
    assert not is_buildable(opened)


def test_as_many_faults_as_a_file_has_are_found_in_a_few_rounds(edited: Edited) -> None:
    blocks = "".join(
        f"  - idd: p{n}\n    paragrap: See {{ref.none_{n}}}.\n    items:\n      - txt: A//1\n"
        for n in range(300)
    )
    folder = edited(TINY)
    (folder / "sources.yaml").write_text(f"idd: sources\nkind: annex\ncontent:\n{blocks}", "utf-8")
    found = [fault for fault in faults(folder) if fault.span.file.endswith("sources.yaml")]
    assert sum(fault.rule == "symbol" for fault in found) == 300
    assert sum(fault.rule == "unknown-key" for fault in found) >= 600


def test_the_case_of_every_stage_has_a_finding_of_every_stage() -> None:
    text = (TESTS / "cases" / "bad" / "every_stage_at_once" / "expected.txt").read_text("utf-8")
    stages = {
        "reading/yaml_text.py": "duplicate-key",
        "reading/load.py": "missing-file",
        "reading/explain.py": "block-kind",
        "translation/catalogue.py": "entry-id",
        "translation/translate.py": "entry-unknown",
        "editorial/rules/targets.py": "unknown-reference",
        "editorial/rules/sums.py": '"sum"',
    }
    for module, rule in stages.items():
        assert rule in (ROOT / "gareport" / module).read_text("utf-8")
        assert f"[{rule.strip(chr(34))}]" in text
