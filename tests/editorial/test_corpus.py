"""False alarms are measured: the rules on some two hundred paragraphs of right text, both ways.

The text is our own and its facts are made up; its forms are those of published documents. See
`tests/instruments/corpus.py` for its format. Every finding here is a false alarm: fix the rule.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import TESTS
from corpus import LANGUAGES, Both, document, write

from gareport.flow.pipeline import open_report
from gareport.report.diagnostics import Diagnostic, Severity

FILES = sorted((TESTS / "corpus").glob("*.txt"))
A_WARNING_IN = 20_000  # characters of a language for each false warning that it may have

# A fault in a translation: the file, the right words, the wrong ones, what is reported.
FAULTS = (
    ("budget", "余额 2 321 600 美元", "余额 2 312 600 美元", "pair-number"),
    ("resolutions", "号决议中通过了《给予", "号决议中通过了给予", "pair-quotes"),
    ("symbols", "the outcome (A/80/214)", "the outcome (A/80/241)", "pair-symbol"),
    ("numbers", "fell by 34 per cent between", "fell by 34% between", "per-cent"),
    ("peace", "on 12 November 2025 to fill", "on November 12, 2025 to fill", "english-date"),
    ("rights", "她感谢两国政府的合作。", "她感谢两国政府的合作合作。", "pair-doubled"),
    ("development", "new country programme documents", "new country program documents", "spelling"),
    ("meetings", "宣布休会，并请各代表团次日再来。", "宣布休会，并请各代表团次日再来", "pair-end"),
    ("law", "(about $16,500)", "(about $16500)", "thousands"),
    ("staff", "有工作人员 33 941 人", "有工作人员 33 941人", "spacing"),
)


def texts(language: str) -> Iterator[str]:
    """Every text of the corpus in a language."""
    for path in FILES:
        yield from (text.in_(language) for _, text in document(path.read_text("utf-8")).texts())


def findings(text: str, language: str, folder: Path) -> list[Diagnostic]:
    """What the tool finds in a file of the corpus, with this language as the source, but notes."""
    found = open_report(write(document(text), language, folder)).found
    return [one for one in found if one.severity is not Severity.NOTE]


def is_translated(finding: Diagnostic) -> bool:
    """Whether a finding is in the translation, and not in the source."""
    return finding.span.file.endswith(".po")


def test_the_corpus_is_large_enough_to_measure_by() -> None:
    parts = [part for path in FILES for part in document(path.read_text("utf-8")).parts]
    assert sum(len(part.passages) for part in parts) >= 200
    assert sum(map(len, texts("en"))) >= 60_000
    assert sum(map(len, texts("zh"))) >= 30_000


def test_a_file_of_the_corpus_is_read_as_it_says() -> None:
    text = """A/99/1
        A title
        标题

        # One
        # 一

        A text.{note.a}
        文字。{note.a}
        - An entry.
        - 一项。
        a = A note.
        a = 注。"""
    found = document("\n".join(line.strip() for line in text.split("\n")))
    assert [(str(key), both) for key, both in found.texts()] == [
        ("report.title", Both("A title", "标题")),
        ("s1", Both("One", "一")),
        ("p1", Both("A text.{note.a}", "文字。{note.a}")),
        ("p1_0", Both("An entry.", "一项。")),
        ("note.a", Both("A note.", "注。")),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_text_has_no_error_and_hardly_a_warning(language: str, tmp_path: Path) -> None:
    found = [
        one
        for path in FILES
        for one in findings(path.read_text("utf-8"), language, tmp_path / path.stem)
    ]
    errors = sum(one.severity is Severity.ERROR for one in found)
    (other,) = set(LANGUAGES) - {language}
    in_translation = sum(map(is_translated, found))
    if errors or in_translation > allowed(other) or len(found) - in_translation > allowed(language):
        pytest.fail("\n".join(map(str, found)), pytrace=False)


def allowed(language: str) -> int:
    """How many false warnings the corpus may have in a language."""
    return sum(map(len, texts(language))) // A_WARNING_IN


def test_ten_faults_in_the_corpus_are_ten_findings(tmp_path: Path) -> None:
    seen = []
    for name, right, wrong, _ in FAULTS:
        text = (TESTS / "corpus" / f"{name}.txt").read_text("utf-8")
        assert text.count(right) == 1, right
        source = "zh" if right.isascii() else "en"
        before = findings(text, source, tmp_path / "before" / name)
        after = findings(text.replace(right, wrong), source, tmp_path / "after" / name)
        more = Counter(one.rule for one in after) - Counter(one.rule for one in before)
        seen.append((name, [*more]))
    assert seen == [(name, [rule]) for name, _, _, rule in FAULTS]
