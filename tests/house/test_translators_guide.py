"""The guides for translators: their commands run, and the Chinese one has the same parts."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from built import TINY
from documents import FENCE, codes, copied_project, document, fences, table_rows

from gareport.language.languages import languages
from gareport.report.edition import State

ENGLISH, CHINESE = "docs/translating.md", "docs/translating.zh.md"
REFERENCE = "docs/translating-reference.md"
PAGE = 85  # lines


def is_one_page(text: str) -> bool:
    return len(text.splitlines()) <= PAGE


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_the_translators_guide_is_one_page_that_leads_to_the_reference(name: str) -> None:
    guide = document(name)
    assert is_one_page(guide)
    assert "](translating-reference.md)" in guide
    assert not is_one_page(document(REFERENCE))


def differing_parts(one: str, other: str) -> list[str]:
    """What two guides do not have alike: code blocks, commands, levels of headings, table rows."""
    pairs = zip(parts(one).items(), parts(other).values(), strict=True)
    return [name for (name, mine), theirs in pairs if mine != theirs]


def parts(text: str) -> dict[str, object]:
    prose = FENCE.sub("", text)
    return {
        "blocks": FENCE.findall(text),
        "commands": commands_in(text),
        "headings": re.findall(r"^#+(?= )", prose, re.MULTILINE),
        "rows": len(re.findall(r"^\|", prose, re.MULTILINE)),
    }


def commands_in(text: str) -> list[str]:
    """The commands of a text, each once, in its order: spans first, then blocks."""
    found = (c for c in codes(text) if c.startswith(("make ", "python3 build.py ")))
    return [*dict.fromkeys(found)]


def test_the_chinese_guide_has_the_parts_of_the_english_one() -> None:
    assert differing_parts(document(ENGLISH), document(CHINESE)) == []


@pytest.mark.parametrize(
    ("part", "wrong", "found"),
    [
        ("unpack output/a_62_502/", "unpack output/", ["blocks", "commands"]),
        ("`make status`", "`make check`", ["commands"]),
        ("\n## 核对事项\n", "\n", ["headings"]),
        ("\n## 核对事项\n", "\n### 核对事项\n", ["headings"]),
        ("| `msgstr` | 译文 |\n", "", ["rows"]),
    ],
)
def test_a_guide_that_departs_from_the_other_is_found(
    part: str, wrong: str, found: list[str]
) -> None:
    chinese = document(CHINESE)
    assert part in chinese
    assert differing_parts(document(ENGLISH), chinese.replace(part, wrong, 1)) == found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copied_project(tmp_path / "project")


def failed_commands(text: str, folder: Path) -> list[str]:
    """The commands of a text that fail when they are run one after the other in a project."""
    return [command for command in commands_in(text) if not runs(command, folder)]


def runs(command: str, folder: Path) -> bool:
    words = command.split()
    if words[0] == "make":
        words.append(f"PY={sys.executable}")
        if words[1] == "report" and "EDITION=" not in command:
            words.append("EDITION=en")  # one edition shows whether the command is right
    else:
        words[0] = sys.executable
    return subprocess.run(words, cwd=folder, capture_output=True).returncode == 0


def test_the_commands_of_the_translators_guides_run(project: Path) -> None:
    assert failed_commands(document(ENGLISH) + document(REFERENCE), project) == []
    assert (project / "output/a_62_502/A_62_502-ZH-EN-changes.pdf").exists()
    assert (project / "output/a_62_502/A_62_502-ZH-EN.tmx").exists()


def test_a_command_of_the_guide_that_fails_is_found(project: Path) -> None:
    (block,) = (b for b in fences(document(ENGLISH), "") if " pack " in b)
    wrong = block.replace("tmx a_62_502 en", "tmx a_62_502 fr")
    wrong = f"```\n{wrong.replace('-table.docx', '-tables.docx')}```\n`make status REPORT=a_62`"
    assert failed_commands(wrong, project) == [
        "make status REPORT=a_62",
        "python3 build.py unpack output/a_62_502/A_62_502-ZH-EN-tables.docx",
        "python3 build.py tmx a_62_502 fr",
    ]


def unmarked_states(text: str, heading: str) -> list[str]:
    """The states that a guide does not list, or not with its mark in English and in Chinese."""
    rows = {row[0]: row[2] for row in table_rows(text, heading)}
    found = [languages()[code] for code in ("en", "zh")]
    marks = {
        State.STALE: [x.stale for x in found],
        State.TENTATIVE: [x.tentative for x in found],
        State.MISSING: [x.missing for x in found],
    }
    return [s for s in State if s not in rows or any(m not in rows[s] for m in marks.get(s, ()))]


@pytest.mark.parametrize(("name", "heading"), [(ENGLISH, "## States"), (CHINESE, "## 状态")])
def test_the_guide_lists_the_states_with_the_marks_that_are_printed(
    name: str, heading: str
) -> None:
    guide = document(name)
    assert unmarked_states(guide, heading) == []
    assert unmarked_states(guide.replace("〔未译〕", ""), heading) == ["missing"]
    unsure = guide.replace("| tentative |", "| unsure |")
    assert unmarked_states(unsure, heading) == ["tentative"]


def test_the_example_of_an_entry_is_one_of_a_real_catalogue() -> None:
    example, *_ = fences(document(ENGLISH), "po")
    catalogue = (TINY / "locales" / "zh" / "LC_MESSAGES" / "tiny.po").read_text("utf-8")
    assert f"\n{example}" in catalogue
    assert f"\n{example.replace('{amount.', '{amounts.')}" not in catalogue
