"""Manuals: a rule about English or Chinese leaves a language alone whose manual is another."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from conftest import Golden

from gareport.editorial import rules
from gareport.editorial.example import Case, as_example
from gareport.flow.pipeline import open_report
from gareport.language.languages import Manual, languages
from gareport.report.diagnostics import Diagnostic


@pytest.fixture
def _no_manual(monkeypatch: pytest.MonkeyPatch) -> None:
    """English and Chinese as languages whose conventions no rule knows."""
    for code in ("en", "zh"):
        monkeypatch.setitem(languages(), code, replace(languages()[code], manual=None))


def bad_examples() -> Iterator[tuple[str, Case]]:
    for name in rules.modules():
        for case in import_module(f"{rules.__name__}.{name}").BAD:
            yield name, case


def found_on(case: Case, folder: Path) -> list[Diagnostic]:
    for name, text in as_example(case).as_files().items():
        path = folder / "example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return list(open_report(folder / "example").found)


@pytest.mark.usefixtures("_no_manual")
def test_these_findings_are_made_in_every_language(tmp_path: Path, golden: Golden) -> None:
    names: set[str] = set()
    for number, (module, case) in enumerate(bad_examples()):
        own = import_module(f"{rules.__name__}.{module}").NAMES
        found = {fault.rule for fault in found_on(case, tmp_path / str(number))}
        names |= found & own.keys()
    golden("golden/rules_for_every_language.txt", "".join(f"{name}\n" for name in sorted(names)))


def test_every_manual_is_that_of_a_language_there_is() -> None:
    assert {language.manual for language in languages().values()} - {None} == set(Manual)
